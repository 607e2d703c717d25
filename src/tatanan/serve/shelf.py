"""Where catalogues lie: each in a file, beside its store, so that the next start finds it again."""

from collections.abc import Callable
from contextlib import suppress
from glob import escape
from pathlib import Path
from secrets import token_hex
from typing import Final

import duckdb

from tatanan.serve.asking import ask
from tatanan.serve.catalogue import Catalogue, catalogue_form, make_catalogue
from tatanan.store import Store

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

    def kept(self) -> Catalogue | None:
        """Return a catalogue that holds what the store holds now, if one lies beside it."""
        if self._beside is None:
            return None
        mark = self._mark()
        opened = map(_opened, self._beside.parent.glob(f"{escape(self._beside.name)}.{_NAME}*"))
        return next((found for found in opened if found and found.mark == mark), None)

    def make(self, *, step: Callable[[], None]) -> Catalogue:
        """Make a catalogue, and drop those before; `step` is called after each of the steps."""
        mark, file = self._mark(), self._new()
        make_catalogue(self._store, file, mark, step=step)
        made = Catalogue(file)
        before = escape(file.name.partition(_NAME)[0])
        for other in {*file.parent.glob(f"{before}{_NAME}*")} - {file}:
            with suppress(OSError):  # where a system does not let go of an open file
                other.unlink()
        return made

    def _mark(self) -> str:
        """Return what changes whenever the store holds something else, or the layout changes."""
        (state,) = ask(self._store, "state").to_pylist()
        return " ".join(map(str, (catalogue_form(), duckdb.__version__, *state.values())))

    def _new(self) -> Path:
        """Return a new file without tables, to be read by whoever may read the store."""
        name = f"{_NAME}{token_hex(6)}"
        if self._beside and not self._read_only:
            file = Path(f"{self._beside}.{name}")
            with suppress(OSError, duckdb.Error):
                duckdb.connect(file).close()
                file.chmod(self._beside.stat().st_mode & 0o666)
                return file
        return self._folder / name


def _opened(file: Path) -> Catalogue | None:
    """Return a catalogue; what is damaged, or half made, is none."""
    try:
        return Catalogue(file)
    except (duckdb.Error, OSError):
        return None
