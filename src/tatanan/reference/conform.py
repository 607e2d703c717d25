"""Hold a table to its data set's record: columns, types, no unexpected gaps, one row a fact."""

import importlib

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.errors import BadReference
from tatanan.reference.datasets import DataSet, Format
from tatanan.reference.recognise import Recognised

_HOME = "tatanan.reference.loaders"


def load_recognised(found: Recognised) -> pa.Table:
    """Return the table of a recognised file, as the record of its data set describes it.

    Raises BadReference, naming file, column and row, for a cell that cannot be.
    """
    module, name = (found.format.loader or "").split(".")
    read = getattr(importlib.import_module(f"{_HOME}.{module}"), name)
    return conform(read(found.read()), found.data_set, place=found.source.place)


def conform(table: pa.Table, data_set: DataSet, *, place: str) -> pa.Table:
    """Return a table with the columns, types and order of rows that a data set's record names."""
    schema = data_set.schema()
    columns = [table[field.name].combine_chunks().cast(field.type) for field in schema]
    shaped = pa.Table.from_arrays(columns, schema=schema.with_metadata(table.schema.metadata))
    for field in schema:
        if not field.nullable and shaped[field.name].null_count:
            row = pc.index(shaped[field.name].is_null(), pa.scalar(value=True)).as_py()
            raise BadReference(
                f"{place}: {field.name} of {data_set.id} is empty where"
                f" {_told(shaped, data_set, row)}; take the publisher's file again"
            )
    return require_unique(_sorted(shaped, data_set), data_set, place=place)


def require_unique(table: pa.Table, data_set: DataSet, *, place: str) -> pa.Table:
    """Return a table in which no fact stands twice; raise BadReference where one does."""
    if not data_set.key:
        return table
    counted = table.group_by([*data_set.key]).aggregate([([], "count_all")])
    double = counted.filter(pc.greater(counted["count_all"], 1))
    if double.num_rows:
        values = ", ".join(f"{name} {double[name][0].as_py()}" for name in data_set.key)
        raise BadReference(
            f"{place}: {values} stands there {double['count_all'][0].as_py()} times, where"
            f" {data_set.id} has one row; take the publisher's file, unchanged"
        )
    return table


def require_rows(rows: int, form: Format, *, place: str) -> None:
    """Raise BadReference where a file gives far fewer or more rows than a whole one does."""
    if form.rows is None or form.rows.fits(rows):
        return
    raise BadReference(
        f"{place} gives {rows:,} rows, where the publisher's gives about {form.rows.about:,}; take"
        " the whole file again, or add it with --partial if it is a part on purpose"
    )


def _told(table: pa.Table, data_set: DataSet, row: int) -> str:
    names = data_set.key or table.column_names[:2]
    return ", ".join(f"{name} {table[name][row].as_py()}" for name in names)


def _sorted(table: pa.Table, data_set: DataSet) -> pa.Table:
    """Return the rows in an order that does not depend on the file's."""
    first = data_set.key or (data_set.coverage,)
    names = [*first, *(name for name in table.column_names if name not in first)]
    return table.take(pc.sort_indices(table, [(name, "ascending") for name in names]))
