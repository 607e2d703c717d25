"""Parquet and JSONL lose nothing."""

import json

import pyarrow.parquet as pq
import pytest
from exported import exported, world
from jsonschema import Draft202012Validator

from tatanan.store import open_store
from tatanan.store.rows import tables_of
from tatanan.terms.record import load_record_schema
from tatanan.terms.tables import TABLES, table_schemas


@pytest.fixture
def store(tmp_path):
    """A store with records."""
    with open_store(tmp_path / "world.duckdb", create=True) as made:
        made.put(world())
        yield made


def test_a_store_takes_back_its_parquet(tmp_path, store):
    """Exported, loaded and exported again, all is as it was."""
    exported(tmp_path / "one", "parquet", [*store.records()])
    with open_store(tmp_path / "other.duckdb", create=True) as other:
        other.load_parquet(tmp_path / "one")

        assert store.snapshot() == other.snapshot()


def test_every_column_of_a_parquet_file_says_what_it_holds(tmp_path):
    """Names, types and sentences are those of the published tables."""
    exported(tmp_path, "parquet", world())

    for name in TABLES:
        schema = pq.read_schema(tmp_path / f"{name}.parquet")
        assert table_schemas()[name].equals(schema)
        assert all(field.metadata[b"doc"] for field in schema)


def test_a_line_of_jsonl_is_exactly_a_record(tmp_path):
    """Whatever stands in a text, a line is one record, and the record that was read."""
    records = world()
    exported(tmp_path, "jsonl", records)
    lines = (tmp_path / "records.jsonl").read_text("utf-8").split("\n")
    read = [json.loads(line) for line in lines[:-1]]
    validator = Draft202012Validator(load_record_schema())

    assert sorted(records, key=lambda r: r["report"]["id"]) == read
    assert "" == lines[-1]
    assert [] == [error.message for record in read for error in validator.iter_errors(record)]


def test_parts_follow_one_another_in_a_file(tmp_path):
    """A store that is too large for one read is written in parts; no row is lost."""
    from tatanan.exchange.exports.tables import write_parquet

    halves = [tables_of(world()[:3]), tables_of(world()[3:])]
    rows = write_parquet(tmp_path, iter(halves))
    events = pq.read_table(tmp_path / "events.parquet")["id"].to_pylist()

    assert [each for half in halves for each in half["events"]["id"].to_pylist()] == events
    assert rows["events"] == len(events)
