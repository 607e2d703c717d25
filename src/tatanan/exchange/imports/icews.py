"""Events of ICEWS, as its tab-separated files of 20 columns tell them, or a Parquet copy of one.

ICEWS's number of an event does not tell it from all others, so the id here is that number and a
hash of the row; rows that are wholly alike are one.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tatanan.errors import BadImport
from tatanan.exchange.codes import code_of_name, state_of_name
from tatanan.exchange.facts import load_mapping
from tatanan.exchange.imports.batch import Batches, Imported, suffix_of, table_of
from tatanan.exchange.imports.blocks import blocks_of, is_quoted, without_header
from tatanan.exchange.imports.cameo_columns import what_happened
from tatanan.exchange.imports.columns import (
    SEPARATOR,
    as_json,
    column,
    constant,
    days,
    faulty,
    kept,
    looked_up,
    nothing,
    numbers,
    set_aside,
    together,
    without,
)
from tatanan.exchange.imports.table import Layout, Read, read_block
from tatanan.lexicons.cameo import repaired_code
from tatanan.terms.ids import content_id
from tatanan.terms.imported import IMPORTED_EVENTS, NO_EVIDENCE

CODER: Final = "icews"
_SIDES: Final = {"actor": "Source", "recipient": "Target"}
_RELEASE: Final = re.compile(r"\.(\d{14})\.")  # events.2018.20200427084805.tab
_LENGTH: Final = 8  # hexadecimal digits of the hash: no number has many rows


def read_icews_events(path: Path) -> Batches:
    """Yield the events of a file of ICEWS: .tab, plain, .zip or .gz, or .parquet.

    Codes of CAMEO that have lost their leading nought get it back. Countries are told by ISO
    3166-1 alpha-3, organisations that the lexicons know by their codes. A row without id, day or
    code of CAMEO is rejected. Raises BadImport where a column is missing.
    """
    release = _RELEASE.search(path.name)
    version = release[1] if release else "unknown"
    seen: set[str] = set()
    for place, read in _reads(path):
        yield _imported(place, read, version=version, seen=seen)


def _reads(path: Path) -> Iterator[tuple[str, Read]]:
    """Yield the rows of a file as text, under the names of ICEWS."""
    if suffix_of(path) == ".parquet":
        yield str(path), _read_parquet(path)
        return
    for header, block in without_header(blocks_of(path)):
        names = tuple(name.strip('"') for name in header.split("\t"))
        _require_columns(names, block.place)
        wanted = tuple(load_mapping("icews")["columns"])
        yield block.place, read_block(block, Layout(names, wanted, quoted=is_quoted(header)))


def _read_parquet(path: Path) -> Read:
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise BadImport(f"{path}: {error}; name a Parquet file that can be read") from error
    _require_columns(tuple(table.column_names), str(path))
    table = table.select(load_mapping("icews")["columns"])
    cells = {name: table[name].cast(pa.string()) for name in table.column_names}
    return Read(pa.table(cells).combine_chunks(), range(1, table.num_rows + 1), ())


def _require_columns(names: tuple[str, ...], place: str) -> None:
    missing = [name for name in load_mapping("icews")["columns"] if name not in names]
    if missing:
        raise BadImport(
            f"{place}: it has no column {missing[0]!r}; name a file of ICEWS with its header"
        )


def _imported(place: str, read: Read, *, version: str, seen: set[str]) -> Imported:
    given, day = _known(read, "Event ID"), days(column(read, "Event Date"))
    code = looked_up(column(read, "CAMEO Code"), repaired_code)
    faults = faulty(
        read,
        (given, "Event ID", "is none"),
        (day, "Event Date", "is no day"),
        (code, "CAMEO Code", "is no code of CAMEO"),
    )
    columns = {
        "id": _ids(read), "given_id": given, "first": day, "last": day, "code": code,
        **_constants(read.table.num_rows, version), **what_happened(code, coder=CODER),
        **_side(read, "actor"), **_side(read, "recipient"), **_place(read),
        "intensity": numbers(column(read, "Intensity"), low=-10, high=10),
        "outlet": _known(read, "Publisher"), "story": _known(read, "Story ID"),
        "sentence": _known(read, "Sentence Number"),
    }
    rows, twice = _each_once(kept(table_of(IMPORTED_EVENTS, columns), faults), seen)
    return Imported(IMPORTED_EVENTS.name, rows, set_aside(read, place, faults), twice=twice)


def _known(read: Read, name: str) -> pa.Array:
    return without(column(read, name), load_mapping("icews")["missing"])


def _ids(read: Read) -> pa.Array:
    whole = together(*(column(read, name) for name in read.table.column_names)).to_pylist()
    ids = []
    for row in whole:
        number = row.partition(SEPARATOR)[0]
        ids.append(f"{CODER}:{number}:{content_id(CODER, row)[:_LENGTH]}")
    return pa.array(ids, pa.string())


def _each_once(rows: pa.Table, seen: set[str]) -> tuple[pa.Table, int]:
    """Return rows that were not seen before, and how many were."""
    ids = rows["id"].to_pylist()
    new = [not (id_ in seen or seen.add(id_)) for id_ in ids]  # type: ignore[func-returns-value]
    return rows.filter(pa.array(new, pa.bool_())), new.count(False)


def _constants(rows: int, version: str) -> dict[str, pa.Array]:
    return {
        "pair": constant(0, rows, kind=pa.int32()), "coder": constant(CODER, rows),
        "version": constant(version, rows), "scale": constant("goldstein", rows),
        "evidence": constant(NO_EVIDENCE, rows), "published": nothing(rows, pa.date32()),
        "mentions": nothing(rows, pa.int32()), "reports": nothing(rows, pa.int32()),
        "outlets": nothing(rows, pa.int32()), "url": nothing(rows), "language": nothing(rows),
    }


def _side(read: Read, side: str) -> dict[str, pa.Array]:
    prefix = _SIDES[side]
    name, country = _known(read, f"{prefix} Name"), _known(read, f"{prefix} Country")
    sectors = _known(read, f"{prefix} Sectors")
    own = looked_up(pc.if_else(pc.is_null(country), name, None), code_of_name)
    return {
        side: pc.coalesce(looked_up(country, state_of_name), own),
        f"{side}_name": name,
        f"{side}_given": country,
        f"{side}_sectors": pc.fill_null(looked_up(sectors, _sectors), "[]"),
    }


def _sectors(cell: str) -> str:
    return as_json(sector.strip() for sector in cell.split(",") if sector.strip())


def _place(read: Read) -> dict[str, pa.Array]:
    parts = [_known(read, name) for name in ("City", "District", "Province", "Country")]
    return {
        "place": looked_up(together(*parts), _named_place),
        "country": looked_up(parts[-1], state_of_name),
        "latitude": numbers(column(read, "Latitude"), low=-90, high=90),
        "longitude": numbers(column(read, "Longitude"), low=-180, high=180),
    }


def _named_place(parts: str) -> str | None:
    return ", ".join(part for part in parts.split(SEPARATOR) if part) or None
