"""Take files into the data folder: recognise them, check them, and write their card."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.errors import BadReference
from tatanan.reference.conform import load_recognised, require_rows, require_unique
from tatanan.reference.datasets import DataSet
from tatanan.reference.folder import Card, DataFolder, digest_of
from tatanan.reference.reading import open_sources
from tatanan.reference.recognise import Recognised, recognise
from tatanan.reference.until import data_until, until_of


def add_files(
    files: Sequence[Path],
    folder: DataFolder,
    *,
    today: date,
    name: str | None = None,
    version: str | None = None,
    origin: str | None = None,
    partial: bool = False,
) -> Card:
    """Take files that make up one data set into a folder, and return its card.

    The files are recognised by their columns; `name` says what they hold where that is not
    clear. `partial` lets a part of a data set in. Raises BadReference, and writes nothing, where
    a file is not what its publisher's format says.
    """
    with ExitStack() as opened:
        found = [
            recognise(opened.enter_context(open_sources(file)), name=name) for file in files
        ]
        held = _one_data_set(found)
        table = _joined([load_recognised(each) for each in found], held, files)
    if not partial:
        require_rows(table.num_rows, found[0].format, place=", ".join(f.name for f in files))
    first, last = covered_days(table, held)
    card = Card(
        id=held.id, version=version, format=found[0].format.name,
        files=tuple(sorted(file.name for file in files)),
        origin=origin or ", ".join(str(file.resolve()) for file in files),
        digest=digest_of(files), added=today, rows=table.num_rows, first=first, last=last,
        partial=partial,
    )
    return folder.keep(table, card)


def covered_days(table: pa.Table, data_set: DataSet) -> tuple[date | None, date | None]:
    """Return the first and the last day that a table covers; None where its rows do not tell.

    Spells that still hold have no last day; there the day counts that the file ended on.
    """
    dated = table[data_set.coverage]
    least, most = pc.min_max(dated).values() if table.num_rows else (None, None)
    if data_set.coverage == "first":
        return _day(least, 1, 1), until_of(table)
    return _day(least, 1, 1), _day(most, 12, 31)


def _day(value: pa.Scalar | None, month: int, day: int) -> date | None:
    told = None if value is None else value.as_py()
    return date(told, month, day) if isinstance(told, int) else told


def _one_data_set(found: Sequence[Recognised]) -> DataSet:
    sets = {each.data_set.id: each.data_set for each in found}
    if len(sets) != 1:
        named = ", ".join(f"{each.source.place} is {each.data_set.id}" for each in found)
        raise BadReference(f"{named}; add the files of one data set in one command")
    return next(iter(sets.values()))


def _joined(tables: Sequence[pa.Table], data_set: DataSet, files: Sequence[Path]) -> pa.Table:
    """Return the rows of several files as one table, up to the latest day that one speaks of."""
    if len(tables) == 1:
        return tables[0]
    place = ", ".join(file.name for file in files)
    joined = pa.concat_tables([table.replace_schema_metadata(None) for table in tables])
    ordered = joined.combine_chunks().sort_by([
        (name, "ascending") for name in data_set.key or (data_set.coverage, *joined.column_names)
    ])
    days = [day for table in tables if (day := until_of(table)) is not None]
    unique = require_unique(ordered, data_set, place=place)
    return data_until(unique, max(days)) if days else unique
