"""`python -m tatanan` is the command `tatanan`."""

from tatanan.cli import app

if __name__ == "__main__":
    app(prog_name="tatanan")
