"""Events that are asked for in the formats of `tatanan export`: one file, or several in a zip."""

import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tatanan.exchange.exports.card import Card
from tatanan.exchange.exports.formats import FORMATS, Choices, Contents, Format, export
from tatanan.reference.states import cow_of
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Filters
from tatanan.store.rows import rows_of_reports
from tatanan.terms.tables import Tables

_BLOCK: Final = 1 << 16
NAMES: Final = ("polecat", "gdelt", "gexf", "graphml", "annotations", "ftm", "records", "tables")
_OURS: Final = {"records": "jsonl", "tables": "parquet"}


def is_zip(name: str) -> bool:
    """Say whether a format makes several files, which are sent as a zip.

    >>> is_zip("gdelt"), is_zip("gexf")
    (True, False)
    """
    return _format(name).file is None


def file_name(name: str) -> str:
    """Return what the file of a format is called."""
    return f"{name}.zip" if is_zip(name) else str(_format(name).file)


def bundled(desk: Desk, catalogue: Catalogue, filters: Filters, name: str) -> Iterator[bytes]:
    """Yield the bytes of a file in a format, or of a zip with all its files and their card."""
    format_, contents = _format(name), _contents(desk, catalogue, filters)
    card = Card("Political events with their words", catalogue.snapshot, version("tatanan"),
                asked=filters.where()[0] if filters.conditions else None)
    with tempfile.TemporaryDirectory(prefix="tatanan-") as place:
        folder = Path(place)
        choices = Choices(cow_of)
        if format_.file is None:
            export(folder / name, format_, contents, card, choices=choices)
            file = _zipped(folder / name, folder / "all.zip")
        else:
            format_.write(folder, contents, card, choices)
            file = folder / format_.file
        with file.open("rb") as written:
            while block := written.read(_BLOCK):
                yield block


def _format(name: str) -> Format:
    return FORMATS[_OURS.get(name, name)]


def _contents(desk: Desk, catalogue: Catalogue, filters: Filters) -> Contents:
    store = desk.store
    if not filters.conditions:
        return Contents(store.parts, store.records)
    where, values = filters.where()
    rows = catalogue.rows(f"SELECT id, report FROM told WHERE {where}", values)  # noqa: S608 - conditions of our own
    reports = frozenset(row["report"] for row in rows)

    def parts() -> Iterator[Tables]:
        for tables in store.parts():
            here = [each for each in tables["reports"]["id"].to_pylist() if each in reports]
            if here:
                yield rows_of_reports(tables, here)

    return Contents(parts, lambda: store.records(reports),
                    wanted=frozenset(row["id"] for row in rows))


def _zipped(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for file in sorted(folder.rglob("*")):
            made.writestr(zipfile.ZipInfo(f"{folder.name}/{file.name}"), file.read_bytes(),
                          zipfile.ZIP_DEFLATED)
    return target
