"""A record and its rows say the same, to the letter."""

import io

import invented
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import bare_coding, full_coding, sample_report

from tatanan.examples.load import copy_examples
from tatanan.pipeline import extract_coding
from tatanan.read.inputs import Reading, read_inputs
from tatanan.store.rows import records_of, standing_key, tables_of
from tatanan.terms.record import load_record_schema, record_line, record_of
from tatanan.terms.tables import DERIVED, TABLES, table_schemas


def lines(records):
    """Return records as lines of JSON, which show the order of names, too."""
    return [record_line(record) for record in records]


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=6))
@settings(max_examples=40, deadline=None)
def test_records_come_back_to_the_letter(seeds):
    """Laid out as rows and put together again, a record is the same line of JSON."""
    records = [invented.record(seed) for seed in seeds]

    assert lines(records) == lines(records_of(tables_of(records)))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_invented_keeps_the_contract(seed):
    """The records that these tests are made with are such as `read` writes."""
    jsonschema.validate(invented.record(seed), load_record_schema())


@pytest.mark.parametrize("coding", [full_coding(), bare_coding(sample_report())])
def test_the_record_of_the_sample_comes_back(coding):
    """Every kind of value of the sample survives."""
    record = record_of(sample_report(), coding, record_id="x1")

    assert [record] == [*records_of(tables_of([record]))]


@pytest.mark.slow
def test_the_example_reports_come_back_to_the_letter(tmp_path):
    """What is coded from the reports of the package is kept without loss."""
    copy_examples(tmp_path)
    arrivals = read_inputs([str(tmp_path)], standard_input=io.BytesIO(), reading=Reading())
    records = [record_of(a.report, extract_coding(a.report), record_id=a.record_id)
               for a in arrivals]

    assert len(records) > 14
    assert lines(records) == lines(records_of(tables_of(records)))


def test_every_table_has_its_schema():
    """Tables come with the columns and types that are published, rows or not."""
    for tables in (tables_of([]), tables_of(invented.records(3))):
        assert {name: table.schema for name, table in tables.items()} == {
            name: table_schemas()[name] for name in TABLES
        }


def test_every_column_says_what_it_holds():
    """A reader of the tables finds a sentence at every column."""
    for table in {**TABLES, **DERIVED}.values():
        assert table.doc
        assert all(column.doc for column in table.columns)
        assert set(table.key) <= set(table.names)


def test_a_text_that_two_outlets_print_is_one_report_with_two_appearances():
    """The first to publish stands for the text; the other is not lost."""
    text = "Satu berita, dua koran: Indonesia menolak usul itu hari ini."
    one = invented.record(1, text=text, outlet="Koran A", published="2024-02-29")
    other = invented.record(2, text=text, outlet="Koran B", published="2025-01-07")

    for records in ([one, other], [other, one]):
        tables = tables_of(records)
        assert [one] == [*records_of(tables)]
        assert {"Koran A", "Koran B"} == set(tables["appearances"].column("outlet").to_pylist())


def test_a_report_that_came_in_twice_is_the_last_reading():
    """The same appearance, read again, replaces what was found before."""
    once = invented.record(1)
    again = once | {"events": once["events"][:1], "mentions": []}

    assert [again] == [*records_of(tables_of([once, again]))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"published": "2024-01-01"}, {"published": "2024-01-02"}),
        ({"published": "2024-01-02"}, {"published": None}),  # what is known goes first
        ({"outlet": "A"}, {"outlet": "B"}),
        ({"outlet": "B"}, {"outlet": None}),
        ({"url": "https://a"}, {"url": "https://b"}),
        ({"title": "A"}, {"title": "B"}),
        ({"record": "1"}, {"record": "2"}),
    ],
)
def test_which_appearance_stands_for_a_text(first, second):
    """The earliest does; where the day does not tell, the rest of what is known does."""
    same = {"published": "2024-05-05", "outlet": "M", "url": None, "title": None, "record": "r"}

    assert standing_key(same | first) < standing_key(same | second)
