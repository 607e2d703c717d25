"""What the benches of measures share: one thread, reference data of a folder, signed networks."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from tatanan.errors import BadReference
from tatanan.reference.add import add_files
from tatanan.reference.folder import DataFolder, find_data_folder
from tatanan.terms.network import Dyad, SignedNetwork, Tie

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_NETWORKS = "signnet_cowlist_edges.parquet"


def keep_to_one_thread() -> None:
    """Start again with one thread: number libraries ask only once, when they are loaded."""
    if any(os.environ.get(name) != "1" for name in _THREADS):
        os.environ.update(dict.fromkeys(_THREADS, "1"))
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - ourselves


def data_in(folder: Path | None, wanted: Sequence[str]) -> DataFolder:
    """Return a data folder; of a folder of publishers' files, one made of them for this run."""
    given = find_data_folder(folder)
    if folder is None or given.cards():
        return given
    made = DataFolder(Path(tempfile.mkdtemp(prefix="tatanan-bench-")))
    atexit.register(shutil.rmtree, made.path)
    files = sorted(file for file in folder.iterdir() if file.is_file())
    for name in wanted:
        for file in files:
            with suppress(BadReference):
                add_files([file], made, name=name, today=date(2026, 1, 1))
    return made


def networks_in(file: Path | None, folder: Path | None) -> list[SignedNetwork] | None:
    """Return the networks of a file, or of that of the folder; None where there is neither."""
    beside = folder / _NETWORKS if folder else None
    chosen = file or (beside if beside and beside.is_file() else None)
    return None if chosen is None else list(_networks(chosen))


def _networks(file: Path) -> Iterator[SignedNetwork]:
    """Yield the networks of a file, window by window."""
    ties: dict[str, list[Tie]] = {}
    for row in pq.read_table(file).to_pylist():
        tie = Tie(Dyad.of(row["a"], row["b"]), float(row["sign"]))
        ties.setdefault(row["window"], []).append(tie)
    for own in ties.values():
        yield SignedNetwork.of([code for tie in own for code in tie.dyad], own)
