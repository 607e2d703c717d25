"""What the page calls things, and what it says of accuracy."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tatanan.lexicons.load import load_data
from tatanan.lexicons.plover import load_plover
from tatanan.serve.labels import load_labels
from tatanan.serve.telling import load_method

FLOORS = Path(__file__).parents[2] / "benchmarks" / "floors.json"


@pytest.mark.parametrize(("name", "load"), [("labels", load_labels), ("method", load_method)])
def test_data_are_as_their_schema_says(name, load):
    """A label without one of its languages is found out here."""
    schema = json.loads((files("tatanan.serve") / f"{name}.schema.json").read_text("utf-8"))

    assert [] == list(Draft202012Validator(schema).iter_errors(load()))


def test_everything_has_a_name_in_both_languages():
    """Every type and quad of PLOVER, and every rule of findings."""
    labels, types = load_labels(), load_plover()

    assert set(types) == set(labels["types"])
    assert {each.quad for each in types.values()} == set(labels["quads"])
    assert {rule["id"] for rule in load_data("world", "findings")["rules"]} == set(
        labels["findings"])


def test_the_accuracy_that_is_told_is_the_one_that_is_held():
    """The page tells the floors of the news sets, no better and no worse."""
    floors = json.loads(FLOORS.read_text())["sets"]

    told = {(row["set"], row["figure"]): row["value"] for row in load_method()["accuracy"]}

    assert {(name, figure): value for name in ("news_id", "news_en")
            for figure, value in floors[name]["floors"].items() if figure != "half"} == told
