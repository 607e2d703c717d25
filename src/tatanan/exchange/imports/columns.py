"""Whole columns of cells turned into what our tables hold, each different cell looked at once."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.exchange.imports.table import Read, Rejected

SEPARATOR: Final = "\x1f"
"""What stands between cells that are looked up together."""
_LONGEST_DAY = 10  # 2024-07-03


def column(read: Read, name: str) -> pa.Array:
    """Return a column of a table that was read."""
    cells = read.table[name]
    return cells.chunk(0) if cells.num_chunks == 1 else cells.combine_chunks()


def looked_up(
    cells: pa.Array, look_up: Callable[[str], Any], *, kind: pa.DataType | None = None
) -> pa.Array:
    """Return what each cell stands for, as text unless `kind` says otherwise; None stays None."""
    encoded = cells.dictionary_encode()
    found = [look_up(cell) for cell in encoded.dictionary.to_pylist()]
    return pa.array(found, kind or pa.string()).take(encoded.indices)


def together(*columns: pa.Array) -> pa.Array:
    """Return cells of one row joined into one, empty ones as empty text."""
    return pc.binary_join_element_wise(
        *columns, SEPARATOR, null_handling="replace", null_replacement=""
    )


def constant(value: object, rows: int, *, kind: pa.DataType | None = None) -> pa.Array:
    """Return a column that holds one value."""
    return pa.repeat(pa.scalar(value, kind or pa.string()), rows)


def nothing(rows: int, kind: pa.DataType | None = None) -> pa.Array:
    """Return a column in which nothing is known."""
    return pa.nulls(rows, kind or pa.string())


def without(cells: pa.Array, missing: Iterable[str]) -> pa.Array:
    """Return cells, None where they hold one of the publisher's signs for what is missing."""
    return pc.if_else(pc.is_in(cells, pa.array([*missing], pa.string())), None, cells)


def days(cells: pa.Array) -> pa.Array:
    """Return the days that cells begin with: 20240703 or 2024-07-03; None where they do not.

    >>> days(pa.array(["20240703", "2024-07-03 12:15:00", "2024-02-30"])).to_pylist()
    [datetime.date(2024, 7, 3), datetime.date(2024, 7, 3), None]
    """
    return looked_up(cells, _day, kind=pa.date32())


def numbers(cells: pa.Array, *, low: float, high: float) -> pa.Array:
    """Return cells as numbers; None where they hold none, or one beyond `low` and `high`."""

    def number(cell: str) -> float | None:
        try:
            value = float(cell)
        except ValueError:
            return None
        return value if low <= value <= high else None

    return looked_up(cells, number, kind=pa.float64())


def counts(cells: pa.Array) -> pa.Array:
    """Return cells as counts; None where they hold none.

    >>> counts(pa.array(["7", "-1", "many"])).to_pylist()
    [7, None, None]
    """
    return looked_up(cells, _count, kind=pa.int32())


def as_json(values: Iterable[str]) -> str:
    """Return texts as the JSON that our tables hold.

    >>> as_json(["GOV", "MIL"])
    '["GOV","MIL"]'
    """
    return json.dumps([*values], ensure_ascii=False, separators=(",", ":"))


def faulty(read: Read, *needed: tuple[pa.Array, str, str]) -> dict[int, str]:
    """Return why rows cannot be taken over, by row: what is needed and is not known.

    Each need is the column as it was understood, the name of the column that it was read from,
    and what is wrong with a cell that was not understood.
    """
    faults: dict[int, str] = {}
    for understood, name, wrong in needed:
        for row in pc.indices_nonzero(pc.is_null(understood)).to_pylist():
            cell = read.table[name][row].as_py()
            faults.setdefault(row, f"{name} {'is empty' if cell is None else f'{cell!r} {wrong}'}")
    return faults


def set_aside(read: Read, place: str, faults: dict[int, str]) -> tuple[Rejected, ...]:
    """Return the rows that cannot be taken over, in the order of their lines, with the others."""
    rows = read.table.take(pa.array(sorted(faults), pa.int64())).to_pylist()
    told = [
        Rejected(place, read.lines[row], faults[row], "\t".join(c or "" for c in cells.values()))
        for row, cells in zip(sorted(faults), rows, strict=True)
    ]
    return tuple(sorted((*read.rejected, *told), key=lambda rejected: rejected.line))


def kept(table: pa.Table, faults: dict[int, str]) -> pa.Table:
    """Return a table without the rows that cannot be taken over."""
    if not faults:
        return table
    dropped = pa.array(sorted(faults), pa.int64())
    return table.filter(pc.invert(pc.is_in(pa.array(range(table.num_rows), pa.int64()), dropped)))


def _day(cell: str) -> date | None:
    short = cell[:_LONGEST_DAY]
    packed = short[:8] if short[:8].isdigit() else short
    try:
        return date.fromisoformat(packed)
    except ValueError:
        return None


def _count(cell: str) -> int | None:
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else None
