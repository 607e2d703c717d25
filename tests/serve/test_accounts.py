"""The file of users."""

import pytest

from tatanan.errors import BadSource
from tatanan.serve.accounts import Role, add_account, fits, hash_password, read_accounts


def test_a_user_is_kept_without_the_password(tmp_path):
    """The file holds a hash, which only its owner can read; a second adding changes the user."""
    file = tmp_path / "users"
    add_account(file, "ani", Role.READER, "kata sandi lama")
    add_account(file, "budi", Role.ADMIN, "kata sandi lama")
    add_account(file, "ani", Role.REVIEWER, "kata sandi baru")
    accounts = read_accounts(file)

    assert {"ani": Role.REVIEWER, "budi": Role.ADMIN} == {
        name: each.role for name, each in accounts.items()}
    assert "kata sandi" not in file.read_text()
    assert 0o600 == file.stat().st_mode & 0o777
    assert fits("kata sandi baru", accounts["ani"].secret)
    assert not fits("kata sandi lama", accounts["ani"].secret)


def test_the_same_password_has_another_hash_each_time():
    """The salt keeps apart who chose the same words."""
    assert hash_password("kata sandi sama") != hash_password("kata sandi sama")


@pytest.mark.parametrize(("name", "password"), [("a:b", "long enough it is"), ("ani", "short")])
def test_what_will_not_do_is_refused(tmp_path, name, password):
    """A name with a colon would be another field; a short password is soon guessed."""
    with pytest.raises(ValueError, match=r"choose a longer|no name for a user"):
        add_account(tmp_path / "users", name, Role.READER, password)


@pytest.mark.parametrize("line", ["ani", "ani:reader:plain", "ani:king:scrypt$2$8$1$YQ==$YQ=="])
def test_a_line_that_is_no_user_is_named(tmp_path, line):
    """The error names the line and what writes such files."""
    file = tmp_path / "users"
    file.write_text(f"# users\n{line}\n")

    with pytest.raises(BadSource, match=r"line 2 is no user.*--add-user"):
        read_accounts(file)


def test_a_missing_file_is_named(tmp_path):
    """The remedy is the command that makes it."""
    with pytest.raises(BadSource, match="--add-user"):
        read_accounts(tmp_path / "none")
