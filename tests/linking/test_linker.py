"""The linker's settings: data that fit their schemas, and a score that can be read."""

import json
import math
from importlib.resources import files

import numpy as np
import pytest
import yaml
from jsonschema import Draft202012Validator

from tatanan.lexicons.load import LANGUAGES
from tatanan.lexicons.plover import load_plover
from tatanan.linking.components import EXCLUDING, NAMES
from tatanan.linking.linker import load_linker

DATA = files("tatanan.linking") / "data"
KINDS = ("linker", "frequent_words", "standing")


def data(kind):
    """Return a data file of the linker."""
    return yaml.safe_load((DATA / f"{kind}.yaml").read_text("utf-8"))


def row(**values):
    """Return the components of one pair; those not named are not known."""
    return np.array([[values.get(name, math.nan) for name in NAMES]])


@pytest.mark.parametrize("kind", KINDS)
def test_a_data_file_holds_what_its_schema_asks_for(kind):
    """The schema is valid itself, and so is the file by it."""
    schema = json.loads((DATA / f"{kind}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    as_json = json.loads(json.dumps(data(kind)))

    assert [] == [e.message for e in Draft202012Validator(schema).iter_errors(as_json)]


def test_every_type_is_of_a_family():
    """No type of PLOVER is left out of linking, and no family has a type that is none."""
    assert {*load_plover()} == {*load_linker().families}


@pytest.mark.parametrize("kind", ["frequent_words", "standing"])
def test_words_are_there_in_both_languages(kind):
    """What is known of words is known in every language."""
    found = data(kind)
    tables = [found["languages"]] if kind == KINDS[1] else [*found["concepts"].values()]

    assert all(set(LANGUAGES) == set(table) for table in tables)


def test_a_score_is_the_sum_of_its_grounds():
    """Whoever adds up bias and grounds gets the log odds of the score."""
    linker = load_linker()
    pair = row(type=1.0, actors=1.0, dates=0.75, sentence=0.5)
    odds = linker.bias + linker.grounds(pair).sum()

    assert linker.scores(pair)[0] == pytest.approx(1 / (1 + math.exp(-odds)))


def test_what_is_not_known_adds_nothing():
    """A pair of which nothing is known has the score of the bias alone."""
    linker = load_linker()

    assert not linker.grounds(row()).any()
    assert 0.5 < linker.scores(row())[0] < linker.threshold


@pytest.mark.parametrize("name", NAMES)
def test_no_component_speaks_against_its_own_kind(name):
    """The more a component says for one event, the higher the score."""
    linker = load_linker()
    low, high = (linker.scores(row(**{name: value}))[0] for value in (0.01, 1.0))

    assert low < high


@pytest.mark.parametrize("name", EXCLUDING)
def test_other_sides_days_and_countries_exclude(name):
    """However alike the words, what cannot be one event is none."""
    alike = dict.fromkeys(NAMES, 1.0)

    assert load_linker().scores(row(**alike))[0] > 0.99
    assert 0 == load_linker().scores(row(**alike | {name: 0.0}))[0]
