"""The tables that a store holds: what every column says, and where it stands in a record.

A record (`record_of`) is laid out as rows of these tables and put together from them again
without loss. Shards of bulk work hold the same tables as Parquet, one file a table:
`<folder>/<shard>/<table>.parquet`. Ids are text, offsets count code points of the report's
text, days are dates; what SQL need not look into is kept as JSON text. Null means not known.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import pyarrow as pa

from tatanan.terms.columns import (
    Column,
    ColumnKind,
    Table,
    column_of,
    day,
    interval,
    json_text,
    made,
    offset,
    text,
    words,
)
from tatanan.terms.imported import IMPORTED

Tables = Mapping[str, pa.Table]

_TEXT, _COUNT, _NUMBER = ColumnKind.TEXT, ColumnKind.COUNT, ColumnKind.NUMBER
_FLAG, _JSON = ColumnKind.FLAG, ColumnKind.JSON
_REPORT = made(_TEXT, "report", "id of the report")
_POSITION = made(_COUNT, "position", "its place among its like in the record, from 0")
_CODER = made(_TEXT, "coder", "id of the coder: a hash of version and digests")


def _listed(name: str, doc: str, *columns: Column) -> Table:
    """Return a table whose rows are the objects of a record's list of that name."""
    return Table(name, doc, (_REPORT, _POSITION, *columns), ("report", "position"), name)


_REPORTS = Table("reports", "one row a text, whoever printed it", (
    text("id", "hash of the text"),
    text("language", "id or en"),
    text("text", "text that was read; all offsets point into it"),
), ("id",))
_APPEARANCES = Table("appearances", "one row a place in which a text appeared", (
    made(_TEXT, "id", "hash of report, record, outlet, url, title and published"),
    _REPORT,
    made(_TEXT, "record", "id under which it came in"),
    text("outlet", "who published", null=True),
    text("url", "where", null=True),
    text("title", "headline", null=True),
    day("published", "day of publication"),
    text("published_words", "words of the page that give that day", null=True),
    text("dateline", "place that the dateline names", null=True),
    text("reader", "what cleaned the text: name and version", null=True),
    made(_JSON, "page", "what was set aside, repairs, notes (JSON)"),
), ("id",))
_CODINGS = Table("codings", "one row a report and a coder that coded it", (
    _REPORT,
    made(_TEXT, "appearance", "id of the appearance that was coded"),
    _CODER,
    text("version", "version of the package"),
    text("lexicon", "digest of the lexicon"),
    text("models", "digest of the models"),
    made(_TEXT, "digest", "hash of all that was coded"),
    made(_COUNT, "events", "how many events it found"),
    made(_FLAG, "current", "whether its rows are those that the store holds"),
), ("report", "coder"))
_EVENTS = Table("events", "one row an event, as one report tells it", (
    text("id", "hash of report, type and places of its words"),
    _REPORT, _POSITION, _CODER,
    text("type", "PLOVER type"),
    text("mode", "PLOVER mode", null=True),
    json_text("contexts", "PLOVER contexts"),
    *words("trigger_", "that tell the event", "trigger."),
    offset("sentence_start", "where its sentence starts", "sentence.start"),
    offset("sentence_end", "where its sentence ends", "sentence.end"),
    *interval("when_", "when."),
    text("place", "where it happened", "place.name", null=True),
    text("country", "state in which the place lies", "place.country", null=True),
    *words("place_", "that name the place", "place.", null=True),
    text("factuality", "asserted, denied, intended or conditional"),
    json_text("auxiliary", "PLOVER's auxiliary modes"),
    text("said_in", "id of the statement that tells it", null=True),
    column_of(_NUMBER, "intensity", "PLOVER's score of conflict and cooperation, -10 to 10"),
    text("quad", "verbal or material, cooperation or conflict"),
    column_of(_NUMBER, "confidence", "probability that it is right, 0 to 1", null=True),
    json_text("found_by", "rules and models that found it"),
    json_text("retold", "further words that tell the same event"),
), ("id",), "events")
_PARTICIPANTS = Table("participants", "one row somebody who takes part in an event", (
    made(_TEXT, "event", "id of the event"),
    _REPORT,
    made(_TEXT, "side", "actor or recipient"),
    _POSITION,
    text("actor", "id of an actor", null=True),
    text("code", "what data sets join on; UNK for somebody unknown"),
    *words("", "that name the participant", "evidence.", null=True),
), ("event", "side", "position"))
_STATEMENTS = Table("statements", "one row a statement that a report attributes", (
    text("id", "hash of report and places of its words"),
    _REPORT, _POSITION,
    text("speaker_actor", "id of the actor who speaks", "speaker.actor", null=True),
    text("speaker_code", "code of the speaker; null where left open", "speaker.code", null=True),
    *words("speaker_", "that name the speaker", "speaker.", null=True),
    *words("cue_", "that introduce it", "cue.", null=True),
    *words("content_", "that are said", "content."),
    text("manner", "direct, indirect or mixed"),
    *interval("when_", "when."),
    json_text("found_by", "rules that found it"),
), ("id",), "statements")
_ACTORS = _listed(
    "actors", "one row an actor of a report",
    text("id", "hash of what it is"),
    text("kind", "state, person, organisation, bloc or group"),
    text("name", "name"),
    text("country", "state it belongs to", null=True),
    text("code", "what data sets join on"),
    json_text("sectors", "PLOVER sectors"),
)
_MENTIONS = _listed(
    "mentions", "one row a run of words that names an actor or takes one up again",
    text("actor", "id of the actor; null for a name that is not known", null=True),
    *words("", "that name it"),
    text("entry", "lexicon entry or rule that decided"),
)
_DATES = _listed("dates", "one row a date that the text names", *interval("", "", null=False))
_MEMBERSHIPS = _listed(
    "memberships", "one row what a report says somebody is in an organisation",
    text("member", "id of the actor who is a member"),
    text("organisation", "id of the organisation"),
    text("role", "member, founder, new-member, observer, partner, candidate, ..."),
    *interval("when_", "when."),
    *words("grounds_", "that say so", "grounds."),
)
_FIGURES = _listed(
    "figures", "one row a count or an amount",
    text("of", "what is counted"),
    column_of(_NUMBER, "value", "how many, how much"),
    text("unit", "currency or unit; null for plain counts", null=True),
    column_of(_FLAG, "approximate", "whether the words round it"),
    json_text("actors", "ids of the actors concerned"),
    *words("", "that say so", "evidence."),
)
_CLAIMS = _listed(
    "claims", "one row a sentence on the international order that can be held against data",
    text("kind", "what it is about"),
    text("subject", "id of the actor it is about", null=True),
    text("object", "id of the actor with or against whom", null=True),
    text("stance", "asserted or denied"),
    text("said_in", "id of the statement that makes it", null=True),
    *words("", "that make it", "evidence."),
)
_FINDINGS = _listed(
    "findings", "one row something that does not add up inside a report",
    text("rule", "which rule found it"),
    text("message", "in plain words"),
    json_text("evidence", "words that show it"),
    text("suggestion", "what may be right", null=True),
)
_SKIPPED = _listed(
    "skipped", "one row something seen and not coded",
    *words("", "that were passed over"),
    text("reason", "why"),
    text("rule", "which rule passed it over"),
)
_PAST_EVENTS = Table("past_events", "one row an event of a coding that is no longer current", (
    made(_TEXT, "id", "id of the event"),
    _REPORT, _CODER,
    made(_TEXT, "type", "PLOVER type"),
    made(_TEXT, "actors", "codes of the actors, in order, with blanks between"),
    made(_TEXT, "recipients", "codes of the recipients, in order, with blanks between"),
    made(_TEXT, "trigger_quote", "words that tell the event"),
), ("id", "coder"))
_TELLINGS = Table("tellings", "one row an event of a report that was linked to others", (
    made(_TEXT, "event", "id of the linked event"),
    made(_TEXT, "telling", "id of an event, as one report tells it"),
    _REPORT,
    made(_TEXT, "text", "id of the group of like texts; the report's own where it is alone"),
), ("telling",))
_LINKS = Table("links", "one row two tellings of one event, with what speaks for it", (
    made(_TEXT, "one", "id of an event, as one report tells it"),
    made(_TEXT, "other", "id of another"),
    made(_NUMBER, "score", "probability that they are one, 0 to 1"),
    made(_TEXT, "refusal", "why they are left apart; null where they are one", null=True),
    made(_JSON, "grounds", "components with value and weight (JSON)"),
), ("one", "other"))
_CORRECTIONS = Table("corrections", "one row an entry of the log of reviews, only ever added to", (
    made(_TEXT, "id", "hash of all that the entry says"),
    made(_TEXT, "kind", "accept, reject, edit, merge, split, unlink or undo"),
    made(_TEXT, "event", "id that the event had when it was reviewed"),
    made(_TEXT, "report", "id of its report; the entry stays when the report goes"),
    made(_TEXT, "reviewer", "who says so"),
    made(_TEXT, "said_at", "moment in UTC (ISO 8601)"),
    made(_TEXT, "reason", "why", null=True),
    made(_TEXT, "undoes", "id of the entry that is taken back", null=True),
    made(_JSON, "entry", "all that it says, with the words of the event (JSON)"),
), ("id",))
_REVIEWS = Table("reviews", "one row an event that was reviewed, and what became of it", (
    made(_TEXT, "event", "id of the event, or of a part that a reviewer made of one"),
    _REPORT,
    made(_TEXT, "state", "accepted, rejected, edited, merged, split or unlinked"),
    made(_FLAG, "stands", "whether it counts"),
    made(_FLAG, "corrected", "whether corrected_events tells it instead of events"),
    made(_TEXT, "told_as", "event of another report that it was joined to; itself if unlinked",
         null=True),
    made(_TEXT, "correction", "id of the entry that decided"),
    made(_TEXT, "reviewer", "whose entry that is"),
    made(_TEXT, "said_at", "moment of that entry in UTC (ISO 8601)"),
    made(_TEXT, "reason", "why", null=True),
), ("event",))
_CORRECTED_EVENTS = Table(
    "corrected_events", "one row an event as reviewers corrected it, and each part of one",
    _EVENTS.columns, _EVENTS.key,
)
_CORRECTED_PARTICIPANTS = Table(
    "corrected_participants", "one row somebody who takes part in a corrected event",
    _PARTICIPANTS.columns, _PARTICIPANTS.key,
)


def _named(*tables: Table) -> Mapping[str, Table]:
    return MappingProxyType({table.name: table for table in tables})


TABLES: Final = _named(
    _REPORTS, _APPEARANCES, _CODINGS, _ACTORS, _MENTIONS, _DATES, _STATEMENTS, _EVENTS,
    _PARTICIPANTS, _MEMBERSHIPS, _FIGURES, _CLAIMS, _FINDINGS, _SKIPPED,
)
"""The tables that a record is laid out in."""

LOG: Final = _named(_CORRECTIONS)
"""What people add to a store: it stays when reports are read again, or go."""

REVIEWED: Final = _named(_REVIEWS, _CORRECTED_EVENTS, _CORRECTED_PARTICIPANTS)
"""What the log makes of the events that the store holds now; made anew when either changes."""

DERIVED: Final = MappingProxyType({**_named(_PAST_EVENTS, _TELLINGS, _LINKS), **REVIEWED})
"""The tables that a store makes of the others, or keeps of what they once held."""


@lru_cache(maxsize=1)
def table_schemas() -> Mapping[str, pa.Schema]:
    """Return the Arrow schema of every table, by its name.

    >>> table_schemas()["participants"].names[:4]
    ['event', 'report', 'side', 'position']
    """
    tables = {**TABLES, **DERIVED, **LOG, **IMPORTED}
    return MappingProxyType({name: table.schema for name, table in tables.items()})


def empty_tables() -> dict[str, pa.Table]:
    """Return the tables that a record is laid out in, without a row."""
    return {name: table_schemas()[name].empty_table() for name in TABLES}


def conform(name: str, data: pa.Table) -> pa.Table:
    """Return a table's columns in their order and of their types, whatever came beside them.

    Raises KeyError where a column is missing.
    """
    schema = table_schemas()[name]
    missing = sorted(set(schema.names) - set(data.column_names))
    if missing:
        raise KeyError(f"table {name} has no column {missing[0]!r}; see tatanan.terms.tables")
    return data.select(schema.names).cast(schema)
