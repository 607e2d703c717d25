"""Which column of an export holds what: as the user says, or guessed from the header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tatanan.errors import BadSource
from tatanan.lexicons.load import read_data

_APART = re.compile(r"[\W_]+")
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_PARAGRAPH = "\n\n"  # between what several columns hold of one text
_SHOWN = 30  # columns in a message


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row each field of a record stands, counted from 0; a text may be in several."""

    places: Mapping[str, tuple[int, ...]]

    @property
    def holds_texts(self) -> bool:
        """Whether rows have a text; if not, they have an address."""
        return "text" in self.places

    def record(self, row: Sequence[str]) -> dict[str, str]:
        """Return the fields of a row that are not blank, tidied but for the text.

        >>> Columns({"text": (1,), "language": (0,)}).record(["Inggris", "Xi met Putin. "])
        {'text': 'Xi met Putin. ', 'language': 'en'}
        """
        found = {}
        for field, places in self.places.items():
            cells = [row[at] for at in places if at < len(row) and row[at].strip()]
            if cells:
                joined = _PARAGRAPH.join(cells)
                found[field] = joined if field == "text" else _tidy(field, joined.strip())
        return found


def parse_columns(wish: str) -> dict[str, str]:
    """Return what a user says of columns: our name of a field, and the header of its column.

    A text that stands in several columns names them all: `text=LP+TD`. Raises BadSource where it
    is not said as `text=Isi,title=Judul`.

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

    A table without texts may hold addresses. Raises BadSource where a wished column is not there,
    or neither texts nor addresses, and names the columns that are.
    """
    places = {field: _places(header, column, field, place) for field, column in wished.items()}
    taken = {at for found in places.values() for at in found}
    plain = [_plain(name) for name in header]
    for field, names in known_names().items():
        found = (plain.index(name) for name in names if name in plain)
        at = next((at for at in found if at not in taken), None)
        if at is not None and field not in places:
            places[field] = (at,)
            taken.add(at)
    if not places.keys() & {"text", "url"}:
        raise no_texts(header, place)
    return Columns(places)


def no_texts(header: Sequence[str], place: str) -> BadSource:
    """Return the error of a table in which no column is known to hold texts."""
    return BadSource(
        f"{place} has no column for the text; its columns are {_listed(header)}; "
        "name it with --columns text=COLUMN"
    )


def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names by which each field is known, the surest first."""
    return {field: tuple(names) for field, names in _data()["fields"].items()}


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return read_data(files("tatanan.gather") / "columns.yaml", "gather/columns.yaml")


def _tidy(field: str, cell: str) -> str:
    """Return a language by its code, and eight figures of a day with signs between them."""
    if field == "language":
        names = (name for name, known in _data()["languages"].items() if _plain(cell) in known)
        return next(names, cell.lower())
    figures = _EIGHT.fullmatch(cell) if field == "published" else None
    return "-".join(figures.groups()) if figures else cell


def _places(header: Sequence[str], wish: str, field: str, place: str) -> tuple[int, ...]:
    """Return the column that is wished for, or all of several."""
    several = wish.split("+") if wish not in map(str.strip, header) else [wish]
    return tuple(_place(header, column.strip(), field, place) for column in several)


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
