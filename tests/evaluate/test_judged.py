"""Judged pairs: how they are read, and what they say of what was linked."""

import json
from pathlib import Path

import pytest

from tatanan.errors import BadGold
from tatanan.evaluate.judged import (
    JudgedPair,
    Judgement,
    Part,
    TriggerPlace,
    kappa,
    read_pairs,
    score_pairs,
    weighted_recall,
    wilson,
)

PAIRS = Path(__file__).parents[2] / "benchmarks" / "gold" / "linking" / "pairs.jsonl"
HOME = {"a": "1", "b": "1", "c": "2", "d": None}


def place(name):
    """Return the place of a telling."""
    return TriggerPlace(name, 0, 0, 4, "ASSAULT")


def judged(one, other, judgement, **more):
    """Return a judged pair of two tellings."""
    return JudgedPair(
        Part.MEASURE, place(one), place(other), Judgement(judgement), "deed", **more
    )


def scored(*pairs):
    """Return (right, linked) and (right, same) of pairs."""
    precision, recall = score_pairs(pairs, {place(name): event for name, event in HOME.items()})
    return (precision.part, precision.whole), (recall.part, recall.whole)


@pytest.mark.parametrize(
    ("pairs", "precision", "recall"),
    [
        ([("a", "b", "same")], (1, 1), (1, 1)),
        ([("a", "b", "different")], (0, 1), (0, 0)),
        ([("a", "c", "same")], (0, 0), (0, 1)),
        ([("a", "c", "different")], (0, 0), (0, 0)),
        ([("a", "b", "unsure"), ("a", "c", "unsure")], (0, 0), (0, 0)),
        ([("d", "d", "same")], (0, 0), (0, 1)),  # what the coder tells no more is linked to nothing
        ([], (0, 0), (0, 0)),
    ],
)
def test_precision_is_of_linked_pairs_and_recall_of_same_ones(pairs, precision, recall):
    """Linked and different is an error, same and left apart a miss; unsure is neither."""
    assert (precision, recall) == scored(*(judged(*pair) for pair in pairs))


def test_a_drawn_pair_counts_for_those_it_stands_for():
    """One pair in nine that is linked outweighs none of the eight that it does not stand for."""
    pairs = [judged("a", "b", "same", weight=2.0), judged("a", "c", "same", weight=6.0)]
    events = {place(name): event for name, event in HOME.items()}

    assert 0.25 == weighted_recall([*pairs, judged("a", "c", "same")], events)
    assert weighted_recall([judged("a", "b", "same")], events) is None


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (138, 145, 0.904, 0.976), (0, 0, 0.0, 1.0)],
)
def test_an_interval_is_wilsons(part, whole, low, high):
    """Also where the share is nothing or all; of nothing, anything is possible."""
    share = wilson(part, whole)

    assert (low, high) == (pytest.approx(share.low, abs=1e-3), pytest.approx(share.high, abs=1e-3))


@pytest.mark.parametrize(
    ("readings", "agreement"),
    [
        (["ss", "dd", "ss", "dd"], 1.0),
        (["ss", "sd", "ds", "dd"], 0.0),
        (["sd", "ds"], -1.0),
        (["ss", "ss"], None),
        ([], None),
    ],
)
def test_kappa_leaves_chance_out(readings, agreement):
    """Agreement beyond what two readers would reach by chance."""
    assert agreement == kappa((first, second) for first, second in readings)


def test_the_pairs_of_the_project_can_be_read_and_hold_no_text():
    """At least three hundred pairs, both parts, each once; and nothing but places."""
    pairs = read_pairs(PAIRS)
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]

    assert len(pairs) >= 300
    assert {*Part} == {pair.part for pair in pairs}
    assert len(pairs) == len({frozenset((pair.one, pair.other)) for pair in pairs})
    assert {"report", "sentence", "start", "end", "type"} == {*rows[0]["one"]}
    assert 60 == sum(pair.second is not None for pair in pairs)


def test_no_pair_is_for_choosing_and_measuring():
    """A pair is of one part, by the week of its first report."""
    choosing, measuring = (
        {frozenset((p.one, p.other)) for p in read_pairs(PAIRS) if p.part is part} for part in Part
    )

    assert not choosing & measuring


@pytest.mark.parametrize(
    ("line", "words"),
    [("{", "JSONDecodeError"), ("{}", "KeyError"), ('{"part": "x"}', "'x' is not a valid Part")],
)
def test_a_bad_line_is_named(tmp_path, line, words):
    """File, line and fault are told."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(line)
    with pytest.raises(BadGold, match=rf"pairs.jsonl:1: .*{words}"):
        read_pairs(path)


def test_a_missing_file_is_named(tmp_path):
    """Whoever mistypes the path is told so."""
    with pytest.raises(BadGold, match="there is no such file"):
        read_pairs(tmp_path / "none.jsonl")
