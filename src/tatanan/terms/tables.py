"""The tables in which codings are kept and handed on: one row a thing, each with its words.

They hold all that a record holds (`terms.record`). `position` keeps the order of the record;
columns of JSON text hold what no query looks into; `start` and `end` count code points of
the report's text. What is not known is null.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import pyarrow as pa

Tables = Mapping[str, pa.Table]

_TEXT, _COUNT, _DAY, _SHARE = pa.string(), pa.int32(), pa.date32(), pa.float64()


def _of(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


def _words(name: str) -> dict[str, pa.DataType]:
    """Return the columns of a quotation: where it begins and ends, and what it says."""
    return {f"{name}_start": _COUNT, f"{name}_end": _COUNT, f"{name}_quote": _TEXT}


SCHEMAS: Final[Mapping[str, pa.Schema]] = {
    # A text, by the hash of its characters: the same text is one report, whoever prints it.
    "reports": _of(id=_TEXT, language=_TEXT, text=_TEXT),
    # Where a text was printed. `page` is JSON: what was set aside, repaired and noted.
    "appearances": _of(
        id=_TEXT, report=_TEXT, record_id=_TEXT, outlet=_TEXT, url=_TEXT, title=_TEXT,
        published=_DAY, published_words=_TEXT, dateline=_TEXT, reader=_TEXT, page=_TEXT,
    ),
    # Who coded a report, as printed in which appearance. `details` is JSON: mentions, dates,
    # and what was seen and not coded.
    "codings": _of(
        report=_TEXT, appearance=_TEXT, coder=_TEXT, version=_TEXT, lexicon=_TEXT, models=_TEXT,
        details=_TEXT,
    ),
    "actors": _of(
        report=_TEXT, position=_COUNT, id=_TEXT, kind=_TEXT, name=_TEXT, country=_TEXT,
        code=_TEXT, sectors=_TEXT,
    ),
    "statements": _of(
        report=_TEXT, position=_COUNT, id=_TEXT, has_speaker=pa.bool_(), speaker=_TEXT,
        speaker_code=_TEXT, **_words("speaker"), **_words("cue"), **_words("content"),
        manner=_TEXT, first=_DAY, last=_DAY, when_basis=_TEXT, when_words=_TEXT, found_by=_TEXT,
    ),
    # `confidence` is the calibrated probability that the event is right, 0 to 1; `intensity`
    # PLOVER's score, -10 to 10; `when_words` the whole date as JSON.
    "events": _of(
        report=_TEXT, position=_COUNT, id=_TEXT, coder=_TEXT, type=_TEXT, mode=_TEXT,
        contexts=_TEXT, **_words("trigger"), sentence_start=_COUNT, sentence_end=_COUNT,
        first=_DAY, last=_DAY, when_basis=_TEXT, when_quote=_TEXT, when_words=_TEXT,
        place=_TEXT, country=_TEXT, **_words("place"), factuality=_TEXT, auxiliary=_TEXT,
        said_in=_TEXT, intensity=_SHARE, quad=_TEXT, confidence=_SHARE, found_by=_TEXT,
        retold=_TEXT,
    ),
    # Who takes part in an event; `side` is actor or recipient.
    "participants": _of(
        report=_TEXT, event=_TEXT, side=_TEXT, position=_COUNT, actor=_TEXT, code=_TEXT,
        start=_COUNT, end=_COUNT, quote=_TEXT,
    ),
    "memberships": _of(
        report=_TEXT, position=_COUNT, member=_TEXT, organisation=_TEXT, role=_TEXT,
        first=_DAY, last=_DAY, when_words=_TEXT, start=_COUNT, end=_COUNT, quote=_TEXT,
    ),
    "figures": _of(
        report=_TEXT, position=_COUNT, of=_TEXT, value=_SHARE, unit=_TEXT,
        approximate=pa.bool_(), actors=_TEXT, start=_COUNT, end=_COUNT, quote=_TEXT,
    ),
    "claims": _of(
        report=_TEXT, position=_COUNT, kind=_TEXT, subject=_TEXT, object=_TEXT, stance=_TEXT,
        said_in=_TEXT, start=_COUNT, end=_COUNT, quote=_TEXT,
    ),
    "findings": _of(
        report=_TEXT, position=_COUNT, rule=_TEXT, message=_TEXT, evidence=_TEXT,
        suggestion=_TEXT,
    ),
}
"""Every table by name, in an order in which none names a row of a later one."""

CHILDREN: Final = (
    "actors", "statements", "events", "participants", "memberships", "figures", "claims",
    "findings",
)
"""The tables that belong to a report's coding and are replaced with it."""


def quoted(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the columns of a table that quote the report: start, end and quote.

    >>> list(quoted("claims"))
    [('start', 'end', 'quote')]
    """
    columns = SCHEMAS[name].names
    for start in columns:
        stem = start.removesuffix("start")
        if start.endswith("start") and f"{stem}quote" in columns:
            yield start, f"{stem}end", f"{stem}quote"


def empty_tables() -> dict[str, pa.Table]:
    """Return every table without a row."""
    return {name: schema.empty_table() for name, schema in SCHEMAS.items()}
