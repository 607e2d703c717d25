"""Where catalogues lie: each in a file, beside its store, so that the next start finds it again."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from glob import escape
from pathlib import Path
from secrets import token_hex
from typing import Final

import duckdb

from tatanan.store.base import Store
from tatanan.store.catalogue import SETTINGS, catalogue_form, make_catalogue

_NAME: Final = "catalogue-"


class Shelf:
    """The catalogues of a store; only the newest is kept.

    `beside` is the store's file, beside which they lie. Without it, or where nothing may be
    written there, they lie in `folder`, and are gone with it.
    """

    def __init__(
        self, store: Store, folder: Path, *, beside: Path | None = None, read_only: bool = False
    ) -> None:
        self._store = store
        self._folder = folder
        self._beside = beside
        self._read_only = read_only

    def kept(self) -> Path | None:
        """Return the catalogue beside the store that holds what the store holds now, if any does.

        One of something else is never taken, and neither is what is damaged.
        """
        if self._beside is None:
            return None
        mark = self._mark()
        lying = self._beside.parent.glob(f"{escape(self._beside.name)}.{_NAME}*")
        return next((file for file in lying if _mark_of(file) == mark), None)

    def make(self, *, step: Callable[[], None]) -> Path:
        """Make a catalogue, and drop those before; `step` is called after each of the steps.

        It is made in a folder that nobody else may enter, and put in its place when it is whole:
        what a kill leaves behind is that folder, which the next one to make a catalogue drops.
        """
        mark, begun = self._mark(), self._begin()
        private = begun.parent
        try:
            make_catalogue(self._store, begun, mark, step=step)
            made = begun.replace(private.parent / f"{self._prefix}{_NAME}{token_hex(6)}")
        finally:
            shutil.rmtree(private, ignore_errors=True)
        for other in {*made.parent.glob(f"{escape(self._prefix)}{_NAME}*")} - {made}:
            with suppress(OSError):  # where a system does not let go of an open file
                other.unlink()
        return made

    @property
    def _prefix(self) -> str:
        return f"{self._beside.name}." if self._beside else ""

    def _mark(self) -> str:
        """Return what changes whenever the store holds something else, or the layout changes."""
        (state,) = self._store.query("state").to_pylist()
        return " ".join(map(str, (catalogue_form(), duckdb.__version__, *state.values())))

    def _begin(self) -> Path:
        """Return a new file without tables, to be read by whoever may read the store."""
        if self._beside and not self._read_only:
            with suppress(OSError, duckdb.Error):
                return self._new(self._beside.parent, self._beside.stat().st_mode & 0o666)
        return self._new(self._folder, 0o600)

    def _new(self, home: Path, mode: int) -> Path:
        """Return a new file in a folder of its own, and drop such folders that a kill left."""
        prefix = f".{self._prefix}{_NAME}"
        for left in home.glob(f"{escape(prefix)}*"):
            shutil.rmtree(left, ignore_errors=True)
        file = Path(tempfile.mkdtemp(prefix=prefix, dir=home), "made")
        duckdb.connect(file).close()
        file.chmod(mode)
        return file


def _mark_of(file: Path) -> str | None:
    """Return the mark of a catalogue; None for what is damaged, or no catalogue."""
    try:
        with duckdb.connect(file, read_only=True, config=SETTINGS) as opened:
            ((mark,),) = opened.execute("SELECT mark FROM made").fetchall()
            return str(mark)
    except (duckdb.Error, OSError, ValueError):
        return None
