"""Run the command line with `python -m tatanan`."""

from tatanan.cli import app

if __name__ == "__main__":
    app()
