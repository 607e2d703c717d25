"""Rows for people and for programs: an Arrow table or records, in the format asked for.

None is unknown: an en dash for people, null in JSON and Parquet, an empty cell in CSV.
"""

import csv
import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from tatanan.commands.shell import as_utf8, console, is_a_terminal, write

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.table import Table

    Rows: TypeAlias = pa.Table | Iterable[Mapping[str, object]]

RowFormat = Literal["table", "json", "jsonl", "csv", "parquet"]
Format = Annotated[
    RowFormat,
    typer.Option(
        "--format", "-f",
        help="A table to read, one JSON array, one JSON object a line, CSV, or Parquet (into a"
        " file or a pipe).",
    ),
]
_UNKNOWN = "–"
_BATCH = 10_000  # rows that are turned into Python values at a time


def print_rows(rows: "Rows", output: RowFormat) -> None:
    """Print the rows of an Arrow table, or records, to standard output.

    The columns of records are those that any of them has, in the order in which they come.
    """
    if output == "parquet":
        _print_parquet(rows)
    elif output == "csv":
        _print_csv(*_columns_and_rows(rows))
    elif output == "jsonl":
        _print_lines(*_columns_and_rows(rows))
    elif output == "json":
        _print_array(*_columns_and_rows(rows))
    else:
        _print_table(*_columns_and_rows(rows))


def refuse_parquet_on_a_terminal(output: RowFormat) -> None:
    """Refuse to send bytes to a screen; called before the work, it saves a user the wait."""
    if output == "parquet" and is_a_terminal(sys.stdout):
        raise typer.BadParameter(
            "parquet is not for a screen; send it into a file (> rows.parquet) or choose"
            " another --format"
        )


def _columns_and_rows(rows: "Rows") -> tuple[list[str], Iterable[Mapping[str, object]]]:
    if isinstance(rows, Iterable) and not hasattr(rows, "to_batches"):
        records = list(rows)
        return list(dict.fromkeys(name for record in records for name in record)), records
    return list(rows.column_names), _records_of(rows)


def _records_of(table: "pa.Table") -> Iterator[Mapping[str, object]]:
    for batch in table.to_batches(max_chunksize=_BATCH):
        yield from batch.to_pylist()


def _print_parquet(rows: "Rows") -> None:
    refuse_parquet_on_a_terminal("parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not isinstance(rows, pa.Table):
        columns, records = _columns_and_rows(rows)
        rows = pa.table({name: [record.get(name) for record in records] for name in columns})
    pq.write_table(rows, sys.stdout.buffer, compression="zstd")
    sys.stdout.buffer.flush()


def _print_csv(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> None:
    as_utf8(sys.stdout)
    written = csv.writer(sys.stdout, lineterminator="\n")
    written.writerow(columns)
    written.writerows([_cell(record.get(name)) for name in columns] for record in records)
    sys.stdout.flush()


def _print_lines(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> None:
    as_utf8(sys.stdout)
    for line in _lines(columns, records):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _print_array(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> None:
    """Print one array, an object a line, so that people can read it, too."""
    as_utf8(sys.stdout)
    before = "["
    for line in _lines(columns, records):
        sys.stdout.write(f"{before}\n{line}")
        before = ","
    write("\n]" if before == "," else "[]")


def _lines(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    from tatanan.terms.record import record_line

    for record in records:
        yield record_line({name: _jsonable(record.get(name)) for name in columns})


def _print_table(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> None:
    """Print a table as wide as the screen; into a file or a pipe, as wide as it is."""
    page = console()
    if not is_a_terminal(sys.stdout):
        page.width = 100_000
    with page.capture() as seen:
        page.print(_rich_table(columns, list(records)))
    lines = [line.rstrip() for line in seen.get().splitlines()]
    write("\n".join(lines))


def _rich_table(columns: Sequence[str], records: Sequence[Mapping[str, object]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    from tatanan.terminal.look import in_a_line

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        values = [record.get(name) for record in records]
        table.add_column(Text(in_a_line(name)), justify="right" if _numbers(values) else "left")
    for record in records:
        table.add_row(*(Text(in_a_line(_seen(record.get(name)))) for name in columns))
    return table


def _numbers(values: Iterable[object]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in known
    )


def _seen(value: object) -> str:
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    return str(_cell(value))


def _cell(value: object) -> object:
    """Return a value as a cell of CSV; a list or an object is JSON inside it."""
    value = _jsonable(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _jsonable(value: object) -> object:
    """Return a value as JSON knows it: days in ISO 8601, no number that is none."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _jsonable(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_jsonable(each) for each in value]
    return value
