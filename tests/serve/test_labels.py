"""What the page calls things, and what it says of accuracy."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tatanan.evaluate.coding import told_of
from tatanan.evaluate.evaluation import evaluate
from tatanan.evaluate.gold import read_gold
from tatanan.lexicons.load import load_data
from tatanan.lexicons.plover import load_plover
from tatanan.serve.labels import load_labels
from tatanan.serve.telling import load_method

GOLD = Path(__file__).parents[3] / "shared" / "gold"
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


def test_the_accuracy_that_is_told_leaves_nothing_out():
    """The page tells every figure of the news sets that has a floor, the weak ones as well."""
    floors = json.loads(FLOORS.read_text())["sets"]

    told = {(row["set"], row["figure"]) for row in load_method()["accuracy"]}

    assert {(name, figure) for name in ("news_id", "news_en")
            for figure in floors[name]["floors"] if figure != "half"} == told


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated sentences are not here")
def test_the_accuracy_that_is_told_is_the_one_that_is_measured():
    """The page tells what an evaluation gives today, no better and no worse."""
    told = {(row["set"], row["figure"]): row["value"] for row in load_method()["accuracy"]}
    gold = [text for text in read_gold(GOLD) if text.name in ("news_id", "news_en")]
    measured = {(each.name, score.name): round(score.value, 4)
                for each in evaluate(gold, told_of).sets for score in each.scores}

    assert told == {key: measured[key] for key in told}
