"""Lines of POLECAT whose columns were shifted: put back where only one way is right."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tatanan.exchange.facts import load_mapping
from tatanan.lexicons.plover import load_plover

_MOST_TABS = 3  # more tabs too many, and a line is not gone through
_CODES = re.compile(r"([A-Z]{3}(; ?[A-Z]{3})*)?")
_NUMBERS = re.compile(r"(\d+(; ?\d+)*)?")
_NOUN = re.compile(r"[A-Za-z][A-Za-z .()/-]*")


def mend(cells: Sequence[str]) -> list[str] | str:
    """Return the forty cells that a line must have meant, or why that is in doubt.

    A line with empty cells too many, or with a row number before it, is mended where taking
    them out leaves exactly one line in which every cell that can be checked is right: day and
    type of the event, its score and quad, countries, coordinates, day of publication. Nothing is
    ever added or joined.

    >>> mend(["a", "b"])
    '2 cells, not 40; none may be added'
    """
    wanted = len(load_mapping("polecat")["columns"])
    surplus = len(cells) - wanted
    if surplus < 0:
        return f"{len(cells)} cells, not {wanted}; none may be added"
    if not any(cells[wanted:]) and is_sound(cells[:wanted]):
        return [*cells[:wanted]]
    if surplus > _MOST_TABS:
        return f"{len(cells)} cells, not {wanted}"
    found = {line for line in _ways(cells, surplus) if is_sound(line)}
    if len(found) == 1:
        return [*found.pop()]
    return f"{len(cells)} cells, not {wanted}, and {len(found) or 'no'} ways to mend it"


def is_sound(cells: Sequence[str]) -> bool:
    """Say whether forty cells stand in the columns of POLECAT, as far as that can be checked."""
    row = dict(zip(load_mapping("polecat")["columns"], cells, strict=True))
    missing = load_mapping("polecat")["missing"]

    def known(name: str) -> str:
        return "" if row[name] in missing else row[name].strip()

    return (
        bool(known("Event ID"))
        and _is_day(row["Event Date"])
        and row["Event Type"].strip().upper() in load_plover()
        and row["Quad Code"].strip().upper() in load_mapping("polecat")["quads"]
        and _is_number(row["Intensity"], 10)
        and all(_CODES.fullmatch(known(f"{side} Country")) for side in ("Actor", "Recipient"))
        and all(_NUMBERS.fullmatch(known(f"{side} COW")) for side in ("Actor", "Recipient"))
        and all(not known(name) or _is_number(row[name], most)
                for name, most in (("Latitude", 90), ("Longitude", 180)))
        and _is_day(row["Publication Date"])
        and bool(_NOUN.fullmatch(known("Language")))
    )


def _ways(cells: Sequence[str], surplus: int) -> Iterator[tuple[str, ...]]:
    """Yield the line without each choice of empty cells, or without the number before it."""
    empty = [place for place, cell in enumerate(cells) if not cell]
    for taken in combinations(empty, surplus):
        yield tuple(cell for place, cell in enumerate(cells) if place not in taken)
    if surplus == 1 and cells[0].strip('"').isdigit():
        yield tuple(cells[1:])


def _is_day(cell: str) -> bool:
    try:
        date.fromisoformat(cell.strip()[:10])
    except ValueError:
        return False
    return True


def _is_number(cell: str, most: float) -> bool:
    try:
        return abs(float(cell)) <= most
    except ValueError:
        return False
