"""Mentions of GDELT 2.0: which report tells which event, as its files of 16 columns have it.

GDELT says where in its copy of a report the actors and the action stand; the copy is not public,
so these places are kept as theirs and are no evidence.
"""

import re
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.exchange.facts import load_mapping
from tatanan.exchange.imports.batch import Batches, Imported, table_of
from tatanan.exchange.imports.blocks import Block, blocks_of
from tatanan.exchange.imports.columns import (
    SEPARATOR,
    column,
    constant,
    counts,
    days,
    faulty,
    kept,
    looked_up,
    numbers,
    set_aside,
    together,
)
from tatanan.exchange.imports.gdelt import CODER, version
from tatanan.exchange.imports.table import Layout, Read, read_block
from tatanan.terms.ids import content_id
from tatanan.terms.imported import IMPORTED_TELLINGS, NO_EVIDENCE

_WANTED: Final = (
    "GlobalEventID", "MentionTimeDate", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "Confidence", "MentionDocTone",
    "MentionDocTranslationInfo",
)
_LANGUAGE: Final = re.compile(r"\bsrclc:([a-z]{2,3})\b")


def read_gdelt_mentions(path: Path) -> Batches:
    """Yield the mentions of a file of GDELT 2.0, plain, .zip or .gz, some at a time.

    A row without event or time is rejected; so is a line that has not 16 cells. A place of -1,
    GDELT's sign for one that is not known, gives None. Raises BadImport for what cannot be
    unpacked.
    """
    names = tuple(load_mapping("gdelt")["mentions"])
    layout = Layout(names, tuple(name for name in names if name in _WANTED))
    for block in blocks_of(path):
        yield _imported(block, read_block(block, layout))


def _imported(block: Block, read: Read) -> Imported:
    given, rows = column(read, "GlobalEventID"), read.table.num_rows
    whole = pc.if_else(pc.match_substring_regex(given, "^[0-9]{1,19}$"), given, None)
    seen = days(pc.utf8_slice_codeunits(column(read, "MentionTimeDate"), 0, 8))
    faults = faulty(
        read,
        (whole, "GlobalEventID", "is no number"),
        (seen, "MentionTimeDate", "begins with no day"),
    )
    columns = {
        "id": _ids(read), "event": pc.binary_join_element_wise(CODER, whole, ":"),
        "coder": constant(CODER, rows), "version": constant(version(), rows),
        "url": column(read, "MentionIdentifier"), "outlet": column(read, "MentionSourceName"),
        "published": seen, "evidence": constant(NO_EVIDENCE, rows), **_places(read),
        "confidence": pc.divide(numbers(column(read, "Confidence"), low=0, high=100), 100.0),
        "tone": numbers(column(read, "MentionDocTone"), low=-100, high=100),
        "language": looked_up(column(read, "MentionDocTranslationInfo"), _language),
    }
    table = kept(table_of(IMPORTED_TELLINGS, columns), faults)
    return Imported(IMPORTED_TELLINGS.name, table, set_aside(read, block.place, faults))


def _ids(read: Read) -> pa.Array:
    """Return a hash of each row: no part of a mention tells it from all others."""
    rows = together(*(column(read, name) for name in _WANTED)).to_pylist()
    return pa.array([content_id("gdelt-mention", *row.split(SEPARATOR)) for row in rows],
                    pa.string())


def _places(read: Read) -> dict[str, pa.Array]:
    named = {"sentence": "SentenceID", "actor_at": "Actor1CharOffset",
             "recipient_at": "Actor2CharOffset", "action_at": "ActionCharOffset"}
    return {name: counts(column(read, given)) for name, given in named.items()}


def _language(told: str) -> str | None:
    found = _LANGUAGE.search(told)
    return found and found[1]
