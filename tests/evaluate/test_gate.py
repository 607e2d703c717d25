"""The gate that keeps figures from dropping."""

import json

import pytest

from tatanan.errors import BadGold, QualityDrop
from tatanan.evaluate.evaluation import Evaluation, SetResult
from tatanan.evaluate.gate import (
    SetFloors,
    check_floors,
    passes,
    pin_floors,
    read_floors,
    write_floors,
)
from tatanan.evaluate.scores import Score


def measured(digest="d1", **values):
    """Return an evaluation of one set, with a figure that is no matter of quality."""
    scores = [Score(name, value) for name, value in values.items()]
    scores.append(Score("types", 1.5, better_high=False))
    return Evaluation((SetResult("news", digest, 10, tuple(scores)),))


def floors(digest="d1", **values):
    """Return the floors of one set."""
    return {"news": SetFloors(digest, values)}


@pytest.mark.parametrize(
    ("evaluation", "pinned", "outcomes", "is_open"),
    [
        (measured(dyad=0.5), floors(dyad=0.5), ["held"], True),
        (measured(dyad=0.6), floors(dyad=0.5), ["held"], True),
        (measured(dyad=0.4999), floors(dyad=0.5), ["dropped"], False),
        # other data: neither better nor worse
        (measured("d2", dyad=0.9), floors(dyad=0.5), ["data changed"], False),
        # what has a floor must be measured
        (measured(type=0.5), floors(dyad=0.5), ["no floor", "not measured"], False),
        (Evaluation(()), floors(dyad=0.5), ["not measured"], False),
        # a new figure has no floor yet
        (measured(dyad=0.5, type=0.6), floors(dyad=0.5), ["held", "no floor"], True),
    ],
)
def test_the_gate_holds_what_was_reached(evaluation, pinned, outcomes, is_open):
    """A drop, changed data or a figure that went missing closes the gate."""
    verdicts = check_floors(evaluation, pinned)

    assert outcomes == [verdict.outcome.value for verdict in verdicts]
    assert is_open == passes(verdicts)


def test_a_gate_without_floors_is_an_error():
    """A gate that holds nothing must not look open."""
    with pytest.raises(BadGold, match="no floor is pinned yet; measure and pin with --pin"):
        check_floors(measured(dyad=0.5), {})


def test_pinning_raises_floors_to_what_was_measured():
    """After pinning, today's figures are the floors, for today's data."""
    assert pin_floors(measured("d2", dyad=0.6, type=0.7), floors(dyad=0.5)) == floors(
        "d2", dyad=0.6, type=0.7
    )


@pytest.mark.parametrize(
    ("evaluation", "message"),
    [
        (measured(dyad=0.4), "news dyad from 0.5 to 0.4; improve the coder, or accept the loss"),
        # changed data is no excuse
        (measured("d2", dyad=0.4), "news dyad from 0.5 to 0.4"),
        (measured(type=0.9), "news dyad from 0.5 to nothing"),
    ],
)
def test_pinning_never_lowers_a_floor_unless_asked(evaluation, message):
    """Losing quality is a decision, not a side effect."""
    with pytest.raises(QualityDrop, match=message):
        pin_floors(evaluation, floors(dyad=0.5))

    lowered = pin_floors(evaluation, floors(dyad=0.5), allow_regression=True)
    assert passes(check_floors(evaluation, lowered))


def test_sets_that_were_not_measured_keep_their_floors():
    """Pinning from a folder with one set does not open the gate for the others."""
    pinned = floors(dyad=0.5) | {"other": SetFloors("d3", {"pair": 0.4})}

    assert pin_floors(measured(dyad=0.6), pinned)["other"] == pinned["other"]


def test_floors_are_read_as_they_were_written(tmp_path):
    """The file keeps everything, sorted so that a diff shows what moved."""
    path = tmp_path / "benchmarks" / "floors.json"
    pinned = floors(type=0.7, dyad=0.6)

    write_floors(pinned, path)

    assert read_floors(path) == pinned
    assert list(json.loads(path.read_text("utf-8"))["sets"]["news"]["floors"]) == ["dyad", "type"]


def test_no_file_means_no_floors(tmp_path):
    """Before the first pinning there is nothing to hold."""
    assert read_floors(tmp_path / "floors.json") == {}


@pytest.mark.parametrize("text", ["{", "[]", '{"sets": {"news": {}}}', '{"sets": {"news": 1}}'])
def test_a_damaged_file_of_floors_is_refused(tmp_path, text):
    """A gate whose floors cannot be read must not open."""
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadGold, match=r"floors\.json: .*restore the file, or delete it"):
        read_floors(path)
