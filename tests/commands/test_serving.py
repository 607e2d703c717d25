"""`tatanan serve`: what it refuses before it serves, and the file of users."""

import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import serving
from tatanan.serve.accounts import Role, fits, read_accounts

app = typer.Typer()
serving.register(app)


def run(*words, **variables):
    """Run the command."""
    return CliRunner().invoke(app, [*map(str, words)], env=variables)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::", "news.example"])
def test_others_are_let_in_only_by_name(host):
    """Without users and without a proxy the server answers on this machine alone."""
    done = run("--host", host)

    assert 2 == done.exit_code
    assert "--auth" in done.stderr


def test_a_user_is_added_to_the_file(tmp_path):
    """The password is taken from a variable or asked for, and never shown."""
    file = tmp_path / "users"
    done = run("--auth", file, "--add-user", "ani", "--role", "reviewer",
               TATANAN_PASSWORD="kata sandi ani")
    account = read_accounts(file)["ani"]

    assert 0 == done.exit_code, done.stderr
    assert Role.REVIEWER == account.role
    assert fits("kata sandi ani", account.secret)
    assert "kata sandi ani" not in done.output


@pytest.mark.parametrize(("words", "variables", "complaint"), [
    (("--add-user", "ani"), {}, "needs --auth"),
    (("--auth", "none/users"), {}, "--add-user"),
    ((), {"TATANAN_TOKEN": "short"}, "at least 16"),
])
def test_what_will_not_do_is_named(words, variables, complaint):
    """The message says what to give instead."""
    done = run(*words, **variables)

    assert done.exit_code in (1, 2)
    assert complaint in " ".join(done.stderr.split())


def test_a_store_that_is_none_is_refused(tmp_path):
    """A file of something else is left alone."""
    file = tmp_path / "letter.duckdb"
    file.write_text("Dear store")
    done = run(file, "--port", "0", "--no-open")

    assert 1 == done.exit_code
    assert "is no store" in done.stderr
    assert "Dear store" == file.read_text()
