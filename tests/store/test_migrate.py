"""The tables that the migrations make are those that are published."""

import pyarrow as pa
import pytest

from tatanan.store import open_store
from tatanan.store.migrate import load_migrations
from tatanan.terms.tables import table_schemas

TYPES = {
    pa.string(): "VARCHAR", pa.int32(): "INTEGER", pa.date32(): "DATE", pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
}


def test_migrations_are_numbered_without_a_gap():
    """Each has its number and its name, once."""
    numbers = [each.number for each in load_migrations()]

    assert [*range(1, len(numbers) + 1)] == numbers


@pytest.mark.parametrize("name", table_schemas())
def test_the_columns_of_a_table_are_the_published_ones(tmp_path, name):
    """Names, order, types and what may be null agree with `tatanan.terms.tables`."""
    query = (
        "SELECT column_name, data_type, is_nullable = 'YES' FROM information_schema.columns"
        " WHERE table_name = $1 ORDER BY ordinal_position"
    )
    with open_store(tmp_path / "world.duckdb", create=True) as store:
        found = [tuple(row.values()) for row in store.read(query, (name,)).to_pylist()]

    assert [(f.name, TYPES[f.type], f.nullable) for f in table_schemas()[name]] == found
