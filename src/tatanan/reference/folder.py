"""The data folder: a user's own reference data, checked once and kept as Parquet with a card."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tatanan.errors import BadReference, MissingReference
from tatanan.reference.datasets import DataSet, data_set, known_data_sets

if TYPE_CHECKING:  # Arrow takes a moment to load, and cards do without
    import pyarrow as pa

_VARIABLE = "TATANAN_DATA"


@dataclass(frozen=True, slots=True)
class Card:
    """What lies in the data folder under an id, from where, since when, and what it covers.

    `version` is None where nobody told it. `digest` is the SHA-256 of the publisher's files, in
    the order of their names. `first` and `last` are the days that the data cover; None where the
    rows do not tell. `partial` says that it is known not to be the whole data set.
    """

    id: str
    version: str | None
    format: str
    files: tuple[str, ...]
    origin: str
    digest: str
    added: date
    rows: int
    first: date | None
    last: date | None
    partial: bool


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A folder of reference data: `ID.parquet` and `ID.json` for each data set that is there."""

    path: Path

    def cards(self) -> tuple[Card, ...]:
        """Return the cards of all that is there, by id."""
        cards = (self.card(each.id) for each in known_data_sets())
        return tuple(card for card in cards if card is not None)

    def card(self, name: str) -> Card | None:
        """Return the card of a data set, None where it is not there."""
        file = self.path / f"{name}.json"
        if not file.is_file() or not self._table(name).is_file():
            return None
        try:
            return _card(json.loads(file.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError) as error:
            raise BadReference(
                f"{file} is no card of a data set ({error}); add {name} again"
            ) from error

    def table(self, name: str) -> "pa.Table":
        """Return the table of a data set, as its record describes it.

        Raises MissingReference where it is not there, with how to get it.
        """
        import pyarrow.parquet

        wanted = data_set(name)
        if self.card(name) is None:
            raise MissingReference(
                f"{wanted.title} ({name}) is not in {self.path}; {remedy(wanted)}"
            )
        table = pyarrow.parquet.read_table(self._table(name))
        if not table.schema.equals(wanted.schema()):
            raise BadReference(
                f"{self._table(name)} was written by another version of Tatanan; add {name} again"
            )
        return table

    def keep(self, table: "pa.Table", card: Card) -> Card:
        """Write a table and its card, in place of what was there, and return the card."""
        import pyarrow.parquet

        self.path.mkdir(parents=True, exist_ok=True)
        target = self._table(card.id)
        # A half-written file never stands under the name of a whole one.
        draft = target.with_suffix(f".{os.getpid()}.draft")
        pyarrow.parquet.write_table(table, draft, compression="zstd")
        draft.replace(target)
        written = json.dumps(asdict(card), default=str, indent=2, ensure_ascii=False)
        draft.write_text(written + "\n", encoding="utf-8")
        draft.replace(self.path / f"{card.id}.json")
        return card

    def _table(self, name: str) -> Path:
        return self.path / f"{name}.parquet"


def find_data_folder(
    named: Path | None = None, *, environment: Mapping[str, str] | None = None
) -> DataFolder:
    """Return the data folder: the one named, else that of TATANAN_DATA, else the user's own.

    >>> find_data_folder(environment={"TATANAN_DATA": "/srv/data"}).path.as_posix()
    '/srv/data'
    """
    variables = os.environ if environment is None else environment
    if named is not None:
        return DataFolder(named)
    if variables.get(_VARIABLE):
        return DataFolder(Path(variables[_VARIABLE]).expanduser())
    return DataFolder(_users_own(variables) / "tatanan" / "data")


def remedy(wanted: DataSet) -> str:
    """Return how to get a data set into the folder, as a command or in words."""
    if wanted.download.how:
        return " ".join(wanted.download.how.split())
    return (
        f"run `tatanan data fetch {wanted.id}`, or get it from {wanted.page} and run"
        f" `tatanan data add {wanted.formats[0].files[0]}`"
    )


def digest_of(files: Sequence[Path]) -> str:
    """Return the SHA-256 of files, in the order of their names."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda each: each.name):
        with file.open("rb") as opened:
            while chunk := opened.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()


def _users_own(variables: Mapping[str, str]) -> Path:
    """Return where a user's data lie: by the XDG rules, or as Windows and macOS have it."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share")


def _card(row: Mapping[str, Any]) -> Card:
    days = {key: row[key] and date.fromisoformat(row[key]) for key in ("added", "first", "last")}
    return Card(**{**row, **days, "files": tuple(row["files"])})
