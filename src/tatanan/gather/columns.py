"""Which column of an export holds what: as the user says, or guessed from the header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tatanan.errors import BadSource
from tatanan.lexicons.load import read_data

_APART = re.compile(r"[\W_]+")
_SHOWN = 30  # columns in a message


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row each field of a record stands, counted from 0."""

    places: Mapping[str, int]

    def record(self, row: Sequence[str]) -> dict[str, str]:
        """Return the fields of a row that are not blank.

        >>> Columns({"text": 1, "title": 0}).record(["", "Xi bertemu Putin."])
        {'text': 'Xi bertemu Putin.'}
        """
        cells = {field: row[at] for field, at in self.places.items() if at < len(row)}
        return {field: cell for field, cell in cells.items() if cell.strip()}


def parse_columns(wish: str) -> dict[str, str]:
    """Return what a user says of columns: our name of a field, and the header of its column.

    Raises BadSource where it is not said as `text=Isi,title=Judul`.

    >>> parse_columns("text=Isi Berita, title=Judul")
    {'text': 'Isi Berita', 'title': 'Judul'}
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in wish.split(","))):
        field, equals, column = (each.strip() for each in part.partition("="))
        if not equals or not column or field not in known_names():
            raise BadSource(
                f"--columns {part!r} names no field; write FIELD=COLUMN, with the fields "
                f"{', '.join(known_names())}"
            )
        found[field] = column
    return found


def find_columns(header: Sequence[str], *, wished: Mapping[str, str], place: str) -> Columns:
    """Return the columns of a header, those that are wished for before those that are guessed.

    Raises BadSource where a wished column or the column of the text is not there, and names the
    columns that are.
    """
    places = {field: _place(header, column, field, place) for field, column in wished.items()}
    taken = set(places.values())
    plain = [_plain(name) for name in header]
    for field, names in known_names().items():
        found = (plain.index(name) for name in names if name in plain)
        at = next((at for at in found if at not in taken), None)
        if at is not None and field not in places:
            places[field] = at
            taken.add(at)
    if "text" not in places:
        raise BadSource(
            f"{place} has no column for the text; its columns are {_listed(header)}; "
            "name it with --columns text=COLUMN"
        )
    return Columns(places)


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names by which each field is known, the surest first."""
    data = read_data(files("tatanan.gather") / "columns.yaml", "gather/columns.yaml")
    return {field: tuple(names) for field, names in data["fields"].items()}


def _place(header: Sequence[str], column: str, field: str, place: str) -> int:
    exact = [at for at, name in enumerate(header) if name.strip() == column]
    alike = [at for at, name in enumerate(header) if _plain(name) == _plain(column)]
    for found in (exact, alike):
        if found:
            return found[0]
    raise BadSource(
        f"{place} has no column {column!r} for {field}; its columns are {_listed(header)}; "
        "correct --columns"
    )


def _plain(name: str) -> str:
    return _APART.sub(" ", name).strip().casefold()


def _listed(header: Sequence[str]) -> str:
    shown = [name.strip() or "(without a name)" for name in header]
    rest = len(shown) - _SHOWN
    return ", ".join(shown[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "") or "none"
