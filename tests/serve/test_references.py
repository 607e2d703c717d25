"""Reference data for the page: those that are in the data folder now."""

import data_folders
import pytest

from tatanan.serve.references import ideal_points, state_of_data, votes, why_missing


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the user's data folder, with nothing in it."""
    monkeypatch.setenv("TATANAN_DATA", str(tmp_path))
    return tmp_path


def test_what_is_not_there_is_said_with_how_to_get_it(folder):
    """Without data there are no votes, and the reason names the set."""
    assert [*folder.iterdir()] == []
    assert votes() is None
    assert "un-votes" in why_missing("un-votes")


def test_data_that_are_added_while_the_server_runs_are_found(folder):
    """Nobody has to start it again."""
    before = state_of_data()
    assert votes() is None
    data_folders.fill(folder)

    assert before != state_of_data()
    assert why_missing("un-votes") is None
    assert votes() is not None
    assert ideal_points() is not None
