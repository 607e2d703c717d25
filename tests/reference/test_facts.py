"""The facts that ship are what their schemas ask for, and agree with one another."""

import json
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest
from jsonschema import Draft202012Validator

from tatanan.errors import BadReference
from tatanan.reference.facts import Span, fact_names, faults_of, load_facts

PLACES = [(folder, name) for folder in ("facts", "sets") for name in fact_names(folder)]
CODES = load_facts("facts", "codes")
SEATS = load_facts("facts", "un_seats")


@pytest.mark.parametrize(("folder", "name"), PLACES)
def test_a_file_of_facts_fits_its_schema(folder, name):
    """Every file names its kind and is what the schema of that kind asks for."""
    assert [] == [*faults_of(load_facts(folder, name))]


def test_every_schema_is_one_itself_and_is_used():
    """No schema is malformed, and none lies about without a file."""
    schemas = {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
               for file in (files("tatanan.reference") / "schema").iterdir()}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)

    assert {load_facts(*place)["kind"] for place in PLACES} == set(schemas)


def test_a_fault_is_told_with_its_place():
    """What does not fit is named by where it stands."""
    broken = {**SEATS, "seats": [{"seat": "china", "holders": []}]}

    assert any(fault.startswith("at $.seats[0].seat: ") for fault in faults_of(broken))


def test_an_unknown_kind_is_a_fault():
    """A file that says it is what nobody knows is at fault."""
    assert ["there is no schema 'nonsense'; correct `kind:`"] == [*faults_of({"kind": "nonsense"})]


def test_a_missing_file_is_named():
    """Whoever asks for facts that do not ship is told which."""
    with pytest.raises(BadReference, match=r"facts/moon\.yaml: there is no such file"):
        load_facts("facts", "moon")


@pytest.mark.parametrize("name", ["cow_states", "gw_states"])
def test_spells_of_one_state_do_not_overlap(name):
    """A state leaves a list before it comes back to it."""
    by_number = {}
    for row in load_facts("facts", name)["states"]:
        by_number.setdefault(row["number"], []).append(row)
    overlaps = [
        (number, earlier, later) for number, rows in by_number.items()
        for earlier, later in pairwise(sorted(rows, key=lambda row: row["first"]))
        if earlier["last"] is None or earlier["last"] >= later["first"]
    ]

    assert [] == overlaps


@pytest.mark.parametrize("name", ["cow_states", "gw_states"])
def test_no_spell_ends_before_it_begins_or_after_the_list(name):
    """Days are in order, and none lies beyond the last day that the list speaks of."""
    data = load_facts("facts", name)

    assert [] == [row for row in data["states"]
                  if not row["first"] <= (row["last"] or data["until"]) <= data["until"]]


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_every_number_of_a_list_has_a_code_or_is_known_to_have_none(system):
    """No state of a list is forgotten in the codes, and no number is in two of their parts."""
    codes = CODES["systems"][system]
    undated, dated = set(codes["codes"].values()), {row["number"] for row in codes["dated"]}
    without = {row["number"] for row in codes["without"]}
    listed = {row["number"] for row in load_facts("facts", f"{system}_states")["states"]}

    assert listed == undated | dated | without
    assert set() == (undated & dated) | (undated & without) | (dated & without)


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_on_no_day_do_two_numbers_share_a_code(system):
    """A dated code belongs to one number at a time, and a number to one code."""
    rows = CODES["systems"][system]["dated"]
    clashes = [
        (one, other) for one in rows for other in rows
        if one is not other and (one["iso3"] == other["iso3"] or one["number"] == other["number"])
        and (one["first"] or "") <= (other["last"] or "9")
        and (other["first"] or "") <= (one["last"] or "9")
    ]

    assert [] == clashes


def test_every_reference_of_the_codes_is_there():
    """A dated fact names a reference that the file holds, and no reference is left over."""
    rows = [row for system in CODES["systems"].values() for row in system["dated"]]
    used = {row["reference"] for row in [*rows, *CODES["names"], *CODES["unnumbered"]]}

    assert used | {"cow", "gw", "iso"} == set(CODES["references"])


def test_a_span_holds_its_first_and_its_last_day():
    """Both ends belong to a span, and an end that is None is open."""
    span = Span(date(1990, 10, 3), None)

    assert [False, True, True] == [day in span for day in
                                   (date(1990, 10, 2), date(1990, 10, 3), date(2100, 1, 1))]
