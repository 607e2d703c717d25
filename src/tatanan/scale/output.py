"""The work folder: what became of each shard, written so that a kill at any moment does no harm.

    shards/NAME/TABLE.parquet    the tables of a shard, one file each
    shards/NAME/card.json        what became of it; a folder with a card is whole
    manifest.jsonl               the cards, one a line, with how long each shard took
    quarantine.jsonl             the items that failed, with the reason and where they stand
    pages/                       fetched pages, as WARC

A shard is written into a folder of another name, brought to disk, and renamed in one step.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tatanan.gather.journal import Journal
from tatanan.scale.shards import Shard
from tatanan.scale.work import Failure, Outcome

_CARD = "card.json"
_UNDER_WAY = ".tmp-"


@dataclass(frozen=True, slots=True)
class Card:
    """What became of a shard.

    `parts` are the names of its halves where it had to be split, because a worker died over
    it; then it has no tables itself. `sizes` are the bytes of its files.
    """

    shard: str
    items: int
    reports: int
    events: int
    failures: tuple[Failure, ...]
    sizes: Mapping[str, int]
    parts: tuple[str, ...] = ()
    seconds: float | None = None

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> "Card":
        """Return a card that was written as JSON."""
        failures = tuple(Failure(**failure) for failure in entry["failures"])
        return cls(**{**entry, "failures": failures, "parts": tuple(entry["parts"])})


class WorkFolder:
    """Where shards are written, and found again when a run is taken up."""

    def __init__(self, path: Path) -> None:
        """Take a folder, making it where there is none."""
        self.path = path
        self._shards = path / "shards"
        self._shards.mkdir(parents=True, exist_ok=True)
        self._manifest = Journal(path / "manifest.jsonl", durable=True)
        self._told = {str(entry.get("shard")) for entry in self._manifest.entries()}
        self._sweep()

    @property
    def pages(self) -> Path:
        """Where fetched pages are kept."""
        return self.path / "pages"

    def place_of(self, name: str) -> Path:
        """Return the folder of a shard."""
        return self._shards / name

    def find(self, name: str) -> Card | None:
        """Return what became of a shard; None where it is still to be done, or is damaged."""
        place = self.place_of(name)
        try:
            card = Card.read(json.loads((place / _CARD).read_text(encoding="utf-8")))
            whole = all((place / file).stat().st_size == n for file, n in card.sizes.items())
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not whole:
            return None
        if name not in self._told:  # the run that made it was killed before it could tell
            self._tell(card)
        return card

    def write(self, shard: Shard, outcome: Outcome, *, seconds: float | None = None) -> Card:
        """Write what became of a shard, in place of what was written before."""
        sizes = {f"{name}.parquet": len(body) for name, body in outcome.tables.items()}
        card = Card(
            shard.name, outcome.items, outcome.reports, outcome.events, outcome.failures, sizes,
            seconds=None if seconds is None else round(seconds, 3),
        )
        self._write(card, {f"{name}.parquet": body for name, body in outcome.tables.items()})
        return card

    def write_split(self, shard: Shard) -> Card:
        """Write that a shard is worked on in halves."""
        parts = tuple(half.name for half in shard.halves())
        card = Card(shard.name, len(shard.items), 0, 0, (), {}, parts)
        self._write(card, {})
        return card

    def _write(self, card: Card, files: Mapping[str, bytes]) -> None:
        made = self._shards / f"{_UNDER_WAY}{os.getpid()}-{card.shard}"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        told = json.dumps(asdict(card), ensure_ascii=False).encode("utf-8", "replace")
        for name, body in {**files, _CARD: told}.items():
            _write_down(made / name, body)
        _bring_to_disk(made)
        self._put_in_place(made, self.place_of(card.shard))
        self._tell(card)

    def _put_in_place(self, made: Path, place: Path) -> None:
        """Rename a folder; where another stands there, it goes first."""
        if place.exists():
            old = made.with_name(f"{made.name}-old")
            place.rename(old)
            shutil.rmtree(old, ignore_errors=True)
        try:
            made.rename(place)
        except OSError:  # another run was first, with the same contents
            if not place.exists():
                raise
            shutil.rmtree(made, ignore_errors=True)
        _bring_to_disk(self._shards)

    def _tell(self, card: Card) -> None:
        self._manifest.add(asdict(card))
        self._told.add(card.shard)

    def _sweep(self) -> None:
        """Take away what killed runs left half done."""
        for left in self._shards.glob(f"{_UNDER_WAY}*"):
            if not _runs(left.name.removeprefix(_UNDER_WAY).partition("-")[0]):
                shutil.rmtree(left, ignore_errors=True)


def _write_down(path: Path, body: bytes) -> None:
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _bring_to_disk(folder: Path) -> None:
    """Have the names in a folder on disk; where folders cannot be opened, the system does it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _runs(process: str) -> bool:
    """Say whether a process may still run; only POSIX can be asked without harm."""
    if os.name != "posix":
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except OSError:
        return True
    return True


def leaves(folder: WorkFolder, card: Card) -> Iterator[Card]:
    """Yield the cards of the shards in which a shard's tables lie: itself, or its parts."""
    if not card.parts:
        yield card
    for name in card.parts:
        part = folder.find(name)
        if part:
            yield from leaves(folder, part)
