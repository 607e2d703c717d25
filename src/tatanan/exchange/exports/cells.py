"""Values as cells of tab- or comma-separated files, which any reader of such files gets back."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

Cell = str | int | float | bool | date | None


def write_rows(
    path: Path, names: Sequence[str] | None, rows: Iterable[Sequence[Cell]], *,
    between: Literal[",", "\t"] = "\t", quoted: bool = True,
) -> int:
    """Write rows with a header (None writes none) and return how many there were.

    Cells are quoted where they must be, by the rules of RFC 4180, so that tabs, line ends and
    quotation marks come back as they were. Formats that know no quotation marks (`quoted` is
    false) get a blank instead of tabs and line ends. An unknown value is an empty cell.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(
            file, delimiter=between, lineterminator="\n", escapechar=None,
            quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
            quotechar='"' if quoted else None,
        )
        if names is not None:
            writer.writerow(names)
        for row in rows:
            cells = [written(cell) for cell in row]
            writer.writerow(cells if quoted else [" ".join(cell.split()) for cell in cells])
            count += 1
    return count


def written(value: Cell) -> str:
    """Return a value as the text of a cell.

    >>> [written(value) for value in (None, True, -6.0, 0.25, date(2024, 7, 3), "040")]
    ['', 'true', '-6', '0.25', '2024-07-03', '040']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)
