"""Votes in the General Assembly, as the page shows them."""

import data_folders
import pytest
import worlds

from tatanan.serve.voting import votes_of_state, votes_together, why_no_votes


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the user's data folder, with the votes of an invented world."""
    monkeypatch.setenv("TATANAN_DATA", str(tmp_path))
    return data_folders.fill(tmp_path)


def agreement(one, other, year):
    """Count by hand how often two states vote alike in a year."""
    votes = worlds.votes()
    cast = {}
    for state, call, when, vote in zip(votes.state, votes.rollcall, votes.year, votes.vote,
                                       strict=True):
        if when == year:
            cast.setdefault(votes.states[state], {})[call] = vote
    both = cast[one].keys() & cast[other].keys()
    return sum(cast[one][call] == cast[other][call] for call in both) / len(both)


def test_a_state_is_told_who_votes_like_it(folder, monkeypatch):
    """The nearest come first, the farthest first among the farthest; all are counted alike."""
    monkeypatch.setattr("tatanan.serve.voting._SHOWN", 3)
    told = votes_of_state("RUS")
    counted = sorted(agreement("RUS", state, told.year) for state in worlds.votes().states
                     if state != "RUS")

    assert folder.is_dir()
    assert counted[:3] == [pytest.approx(each.agreement) for each in told.farthest]
    assert counted[:-4:-1] == [pytest.approx(each.agreement) for each in told.nearest]
    assert all(each.agreement == pytest.approx(agreement("RUS", each.code, told.year))
               for each in (*told.nearest, *told.farthest))
    assert votes_together("RUS", "USA")[-1].agreement == pytest.approx(
        agreement("RUS", "USA", told.year))


def test_why_there_are_no_votes_is_said_in_both_languages(folder, monkeypatch, tmp_path):
    """Somebody who is no state has none; without the data nobody has."""
    assert votes_of_state("IGOUNO") is None
    assert "IGOUNO bukan negara, dan tidak memberi suara" == why_no_votes("IGOUNO").id

    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("TATANAN_DATA", str(tmp_path / "empty"))

    assert votes_of_state("RUS") is None
    assert "tatanan data fetch un-votes" in why_no_votes("RUS", "USA").id
    assert folder.is_dir()
