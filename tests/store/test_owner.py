"""Who holds a store is told in words that anybody may read."""

import subprocess
import sys

import pytest

from tatanan.store.owner import Owner, command_line, holder_of, sign, this_process
from tatanan.store.served import find_served


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["/usr/bin/tatanan", "add", "berita", "--to", "x.duckdb"],
         "tatanan add berita --to x.duckdb"),
        (["tatanan", "add", "--to", "postgresql://ani:rahasia@db:5432/x"],
         "tatanan add --to postgresql://ani@db:5432/x"),
        (["tatanan", "add", "--to", "postgres://:rahasia@db/x"], "tatanan add --to postgres://@db/x"),
        (["tatanan", "add", "--to", "postgresql://db/x?user=a&password=rahasia&port=1"],
         "tatanan add --to postgresql://db/x?user=a&port=1"),
        (["-c", "x"], "python x"),
        ([], "python"),
    ],
)
def test_a_command_is_shown_without_its_secrets(words, shown):
    """Passwords in addresses are left out, and nothing else."""
    assert shown == command_line(words)


@pytest.mark.parametrize(
    ("pid", "told"),
    [
        (7, "process 7 on elsewhere (tatanan serve) since 2026-01-01, which answers at http://a"),
        (8, "process 8"),  # the note is of another process, so it is stale
    ],
)
def test_a_note_is_believed_where_the_database_names_the_same_process(tmp_path, pid, told):
    """The database knows who holds the lock, the note knows what that process does."""
    owner = Owner(7, "tatanan serve", "2026-01-01", "elsewhere", "http://a")
    sign(tmp_path / "world.duckdb", owner)

    assert told == holder_of(tmp_path / "world.duckdb", pid)


def test_a_token_is_not_shown_to_who_came_after_its_owner(tmp_path):
    """A note outlives a process that was killed; whatever listens there now is another."""
    place = tmp_path / "world.duckdb"
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    here = this_process()
    sign(place, Owner(ended.pid, here.command, here.since, here.host, "http://127.0.0.1:9"))
    (tmp_path / "world.duckdb.token").write_text("a token")

    assert find_served(place, read_only=True) is None
