"""Events of POLECAT, as its tab-separated files of 40 columns tell them.

Some of its files name more columns than they have, others have tabs too many: lines are put back
where only one way is right, and rejected where there is a doubt. An event with several actors
or recipients becomes a row for each pair.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.errors import BadImport
from tatanan.exchange.codes import code_of_polecat
from tatanan.exchange.facts import load_mapping
from tatanan.exchange.imports.batch import Batches, Imported, table_of
from tatanan.exchange.imports.blocks import Block, blocks_of, is_quoted, without_header
from tatanan.exchange.imports.columns import (
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
    without,
)
from tatanan.exchange.imports.mending import mend
from tatanan.exchange.imports.table import Layout, Read, read_block
from tatanan.lexicons.cameo import Fit
from tatanan.lexicons.plover import load_plover
from tatanan.terms.imported import IMPORTED_EVENTS, NO_EVIDENCE

CODER: Final = "polecat"
_PER_ACTOR: Final = ("", "_name", "_given")
_Pair = tuple[int, int, "int | None", "int | None"]


def read_polecat_events(path: Path) -> Batches:
    """Yield the events of a file of POLECAT, plain, .zip or .gz, some at a time.

    Types, modes, contexts and scores are PLOVER's already and are kept as they are. A row without
    id, day, type or quad is rejected. Raises BadImport where the header is not POLECAT's.
    """
    for header, block in without_header(blocks_of(path)):
        names = _names(header, block)
        layout = Layout(names, tuple(load_mapping("polecat")["columns"]), quoted=is_quoted(header))
        read = read_block(block, layout, mend=mend)
        yield _imported(block.place, read)


def _names(header: str, block: Block) -> tuple[str, ...]:
    """Return the names of the columns: the header's, or POLECAT's where it names too many.

    A header that names all forty, in order, among others was shifted, unless the lines have as
    many cells as it has names.
    """
    facts = load_mapping("polecat")
    named = [name.strip().strip('"') for name in header.rstrip("\t").split("\t")]
    named = [facts["aliases"].get(name, name) for name in named]
    wanted = facts["columns"]
    if sorted(named) == sorted(wanted):
        return tuple(named)
    if set(wanted) <= set(named) and len(named) == len(set(named)) == _cells(block):
        return tuple(named)
    rest = iter(named)
    if all(name in rest for name in wanted):
        return tuple(wanted)
    missing = [name for name in wanted if name not in named]
    raise BadImport(
        f"{block.place}: its header lacks {', '.join(missing) or 'the order of POLECAT'};"
        " name a file of POLECAT with its header"
    )


def _cells(block: Block) -> int:
    return block.data.partition(b"\n")[0].count(b"\t") + 1


def _imported(place: str, read: Read) -> Imported:
    given, day = _known(read, "Event ID"), days(column(read, "Event Date"))
    kind = looked_up(column(read, "Event Type"), _type)
    quad = looked_up(column(read, "Quad Code"), _quad)
    faults = faulty(
        read,
        (given, "Event ID", "is none"),
        (day, "Event Date", "is no day"),
        (kind, "Event Type", "is no type of PLOVER"),
        (quad, "Quad Code", "is no quad"),
    )
    columns = {
        "id": pc.binary_join_element_wise(CODER, given, ":"), "given_id": given, "first": day,
        "last": day, "type": kind, "code": kind, "quad": quad,
        **_constants(read.table.num_rows), **_labels(read), **_place(read), **_told(read),
        "intensity": numbers(column(read, "Intensity"), low=-10, high=10),
        **_side(read, "Actor"), **_side(read, "Recipient"),
    }
    rows = _spread(kept(table_of(IMPORTED_EVENTS, columns), faults))
    return Imported(
        IMPORTED_EVENTS.name, rows, set_aside(read, place, faults), mended=read.mended
    )


def _known(read: Read, name: str) -> pa.Array:
    return without(column(read, name), load_mapping("polecat")["missing"])


def _type(cell: str) -> str | None:
    name = cell.strip().upper()
    return name if name in load_plover() else None


def _quad(cell: str) -> str | None:
    quads: dict[str, str] = load_mapping("polecat")["quads"]
    return quads.get(cell.strip().upper())


def _constants(rows: int) -> dict[str, pa.Array]:
    return {
        "pair": constant(0, rows, kind=pa.int32()), "coder": constant(CODER, rows),
        "scale": constant("plover", rows), "mapping": constant(Fit.SAME.value, rows),
        "evidence": constant(NO_EVIDENCE, rows), "mentions": nothing(rows, pa.int32()),
        "reports": nothing(rows, pa.int32()), "outlets": nothing(rows, pa.int32()),
        "url": nothing(rows), "story": nothing(rows), "sentence": nothing(rows),
    }


def _labels(read: Read) -> dict[str, pa.Array]:
    version = pc.fill_null(_known(read, "Version"), "unknown")
    return {
        "mode": looked_up(_known(read, "Event Mode"), str.strip),
        "contexts": pc.fill_null(looked_up(_known(read, "Contexts"), _listed_as_json), "[]"),
        "version": version,
        "found_by": looked_up(version, lambda each: as_json([f"{CODER}-{each}"])),
    }


def _place(read: Read) -> dict[str, pa.Array]:
    return {
        "place": _known(read, "Placename"),
        "country": looked_up(_known(read, "Country"), code_of_polecat),
        "latitude": numbers(_known(read, "Latitude"), low=-90, high=90),
        "longitude": numbers(_known(read, "Longitude"), low=-180, high=180),
    }


def _told(read: Read) -> dict[str, pa.Array]:
    return {
        "published": days(_known(read, "Publication Date")),
        "outlet": _known(read, "Source"),
        "language": _known(read, "Language"),
    }


def _side(read: Read, prefix: str) -> dict[str, pa.Array]:
    side = prefix.lower()
    sectors = looked_up(_known(read, f"{prefix} Sectors"), _listed_as_json)
    return {
        side: _known(read, f"{prefix} Country"),  # its codes become ours once pairs are made
        f"{side}_given": _known(read, f"{prefix} Country"),
        f"{side}_name": _known(read, f"{prefix} Name"),
        f"{side}_sectors": pc.fill_null(sectors, "[]"),
    }


def _listed(cell: str) -> list[str]:
    parts = (part.strip() for part in cell.split(load_mapping("polecat")["separator"]))
    return [part for part in parts if part and part not in load_mapping("polecat")["missing"]]


def _listed_as_json(cell: str) -> str:
    return as_json(_listed(cell))


def _spread(rows: pa.Table) -> pa.Table:
    """Return a row for each pair of actor and recipient of an event, with their codes as ours."""
    pairs = [*_pairs(rows)]
    taken = rows.take(pa.array([row for row, *_ in pairs], pa.int64()))
    taken = _with(taken, "pair", pa.array([pair for _, pair, *_ in pairs], pa.int32()))
    for side, places in (("actor", [actor for _, _, actor, _ in pairs]),
                         ("recipient", [recipient for *_, recipient in pairs])):
        for suffix in _PER_ACTOR:
            cells = taken[f"{side}{suffix}"].to_pylist()
            chosen = [_nth(cell, place) for cell, place in zip(cells, places, strict=True)]
            taken = _with(taken, f"{side}{suffix}", pa.array(chosen, pa.string()))
        codes = looked_up(taken[side].combine_chunks(), code_of_polecat)
        taken = _with(taken, side, codes)
    return taken


def _pairs(rows: pa.Table) -> Iterator[_Pair]:
    """Yield row, number of the pair, and places in the lists of actors and of recipients."""
    sides = (zip(rows[side].to_pylist(), rows[f"{side}_name"].to_pylist(), strict=True)
             for side in ("actor", "recipient"))
    for row, (actor, recipient) in enumerate(zip(*sides, strict=True)):
        ones, others = _places(*actor), _places(*recipient)
        for pair, (one, other) in enumerate((one, other) for one in ones for other in others):
            yield row, pair, one, other


def _places(codes: str | None, names: str | None) -> Sequence[int | None]:
    """Return the places of the actors that a list of codes names; None alone for the whole cell.

    An actor that is named twice counts once, unless its names differ.
    """
    listed = _listed(codes) if codes else []
    if len(listed) < 2:
        return (None,)
    named = _listed(names) if names else []
    told = named if len(named) == len(listed) else [""] * len(listed)
    keys = [*zip(listed, told, strict=True)]
    return tuple(keys.index(key) for key in dict.fromkeys(keys))


def _nth(cell: str | None, place: int | None) -> str | None:
    """Return one of the parts of a cell; the whole cell where they are fewer than the actors."""
    if cell is None or place is None:
        return cell
    parts = _listed(cell)
    return parts[place] if place < len(parts) and len(parts) > 1 else cell


def _with(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(name), values)
