"""Events of GDELT 2.0, as its files of 61 columns tell them.

What is read: who, toward whom, when, what, Goldstein's score, where, how many reports and outlets
tell it, and the address of the first. Ethnic groups, religions, the tone of the event and the
places of the actors are left out.
"""

from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.exchange.codes import code_of_cameo_country, state_of_fips
from tatanan.exchange.facts import load_mapping
from tatanan.exchange.imports.batch import Batches, Imported, table_of
from tatanan.exchange.imports.blocks import Block, blocks_of
from tatanan.exchange.imports.cameo_columns import what_happened
from tatanan.exchange.imports.columns import (
    SEPARATOR,
    as_json,
    column,
    constant,
    counts,
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
from tatanan.terms.imported import IMPORTED_EVENTS, NO_EVIDENCE

CODER: Final = "gdelt"
_SIDES: Final = {"actor": "Actor1", "recipient": "Actor2"}
_PARTS: Final = ("CountryCode", "KnownGroupCode", "Type1Code", "Type2Code", "Type3Code")
_NOBODY: Final = ("---",)
_WANTED: Final = (
    "GlobalEventID", "Day", "EventCode", "EventRootCode", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "ActionGeo_Fullname", "ActionGeo_CountryCode", "ActionGeo_Lat",
    "ActionGeo_Long", "DATEADDED", "SOURCEURL",
    *(f"{side}{name}" for side in _SIDES.values() for name in ("Code", "Name", *_PARTS)),
)


def read_gdelt_events(path: Path) -> Batches:
    """Yield the events of a file of GDELT 2.0, plain, .zip or .gz, some at a time.

    The id of an event is `gdelt:` and GDELT's own. A row without id, day or code of CAMEO is
    rejected; so is a line that has not 61 cells. Raises BadImport for what cannot be unpacked.
    """
    names = tuple(load_mapping("gdelt")["events"])
    layout = Layout(names, tuple(name for name in names if name in _WANTED))
    for block in blocks_of(path):
        yield _imported(block, read_block(block, layout))


def version() -> str:
    """Return the version of the format: GDELT tells none of its coder."""
    return str(load_mapping("gdelt")["version"])


def _imported(block: Block, read: Read) -> Imported:
    given = column(read, "GlobalEventID")
    whole = pc.if_else(pc.match_substring_regex(given, "^[0-9]{1,19}$"), given, None)
    day, code = days(column(read, "Day")), _codes(read)
    faults = faulty(
        read,
        (whole, "GlobalEventID", "is no number"),
        (day, "Day", "is no day"),
        (code, "EventCode", "is no code of CAMEO in its category"),
    )
    columns = {
        "id": pc.binary_join_element_wise(CODER, whole, ":"),
        "given_id": whole, "first": day, "last": day, "code": code,
        **_constants(read.table.num_rows), **what_happened(code, coder=f"{CODER}-{version()}"),
        **_side(read, "actor"), **_side(read, "recipient"), **_place(read), **_told(read),
        "intensity": numbers(column(read, "GoldsteinScale"), low=-10, high=10),
    }
    rows = kept(table_of(IMPORTED_EVENTS, columns), faults)
    return Imported(IMPORTED_EVENTS.name, rows, set_aside(read, block.place, faults))


def _constants(rows: int) -> dict[str, pa.Array]:
    return {
        "pair": constant(0, rows, kind=pa.int32()), "coder": constant(CODER, rows),
        "version": constant(version(), rows), "scale": constant("goldstein", rows),
        "evidence": constant(NO_EVIDENCE, rows), "outlet": nothing(rows), "story": nothing(rows),
        "sentence": nothing(rows), "language": nothing(rows),
    }


def _codes(read: Read) -> pa.Array:
    """Return the codes of events, with the noughts that the category beside them shows lost."""

    def code(cell: str) -> str | None:
        given, root = cell.split(SEPARATOR)
        return repaired_code(given, root) if given and root else None

    return looked_up(together(column(read, "EventCode"), column(read, "EventRootCode")), code)


def _side(read: Read, side: str) -> dict[str, pa.Array]:
    prefix = _SIDES[side]
    parts = together(*(column(read, f"{prefix}{part}") for part in _PARTS))
    return {
        side: looked_up(parts, _actor),
        f"{side}_name": column(read, f"{prefix}Name"),
        f"{side}_given": without(column(read, f"{prefix}Code"), _NOBODY),
        f"{side}_sectors": looked_up(parts, _sectors),
    }


def _actor(parts: str) -> str | None:
    """Return our code of an actor: of its country, else of its group, else of its type."""
    country, group, *types = parts.split(SEPARATOR)
    facts = load_mapping("gdelt")
    known = code_of_cameo_country(country) or facts["groups"].get(group)
    return known or next((facts["types"][each] for each in types if each in facts["types"]), None)


def _sectors(parts: str) -> str:
    return as_json(each for each in parts.split(SEPARATOR)[2:] if each)


def _place(read: Read) -> dict[str, pa.Array]:
    return {
        "place": column(read, "ActionGeo_Fullname"),
        "country": looked_up(column(read, "ActionGeo_CountryCode"), state_of_fips),
        "latitude": numbers(column(read, "ActionGeo_Lat"), low=-90, high=90),
        "longitude": numbers(column(read, "ActionGeo_Long"), low=-180, high=180),
    }


def _told(read: Read) -> dict[str, pa.Array]:
    return {
        "published": days(pc.utf8_slice_codeunits(column(read, "DATEADDED"), 0, 8)),
        "mentions": counts(column(read, "NumMentions")),
        "reports": counts(column(read, "NumArticles")),
        "outlets": counts(column(read, "NumSources")),
        "url": column(read, "SOURCEURL"),
    }
