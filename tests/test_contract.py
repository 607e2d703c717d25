"""What Tatanan writes about its own examples keeps the published contract."""

from importlib.resources import files
from io import BytesIO

import jsonschema
import pytest

from tatanan.examples.load import example_reports
from tatanan.pipeline import extract_coding
from tatanan.read.inputs import Arrival, Reading, read_inputs
from tatanan.terms.record import load_record_schema, record_line, record_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=sorted(example_reports()))
def written(request):
    """The records of one example."""
    return list(records(request.param))


def records(name):
    """Yield the records of an example."""
    path = str(files("tatanan.examples") / name)
    for arrival in read_inputs([path], standard_input=BytesIO(), reading=Reading()):
        assert isinstance(arrival, Arrival), arrival
        yield record_of(
            arrival.report, extract_coding(arrival.report), record_id=arrival.record_id
        )


def quotes(value):
    """Yield every place with its words, however deep it stands."""
    if isinstance(value, dict):
        if value.get("start") is not None and "quote" in value:
            yield value["start"], value["end"], value["quote"]
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


def test_every_record_keeps_the_contract(written):
    """Each record validates against the schema."""
    validator = jsonschema.Draft202012Validator(load_record_schema())

    assert written
    assert [error.message for record in written for error in validator.iter_errors(record)] == []


def test_every_quote_stands_where_it_says(written):
    """The text from start to end is the quote, for every value of every record."""
    for record in written:
        text = record["report"]["text"]
        assert [q for start, end, q in quotes(record) if text[start:end] != q] == []


def test_every_actor_that_is_named_is_listed(written):
    """Mentions and speakers point to actors of the record, with the same code."""
    for record in written:
        codes = {actor["id"]: actor["code"] for actor in record["actors"]}
        speakers = [each["speaker"] for each in record["statements"] if each["speaker"]]
        assert len(codes) == len(record["actors"])
        assert {m["actor"] for m in record["mentions"]} - {None} <= set(codes)
        assert [s for s in speakers if s["actor"] and codes[s["actor"]] != s["code"]] == []


def test_no_two_statements_share_an_id(written):
    """An id stands for one statement."""
    for record in written:
        ids = [statement["id"] for statement in record["statements"]]
        assert len(ids) == len(set(ids))


def test_what_was_set_aside_is_missing_where_it_says(written):
    """The place of each piece lies in the text or at its end."""
    for record in written:
        length = len(record["report"]["text"])
        assert all(aside["at"] <= length for aside in record["report"]["set_aside"])


def test_a_second_run_writes_the_same():
    """Coding an example twice gives the same line."""
    name = next(iter(example_reports()))

    assert [*map(record_line, records(name))] == [*map(record_line, records(name))]
