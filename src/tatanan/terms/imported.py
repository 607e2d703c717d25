"""The tables of events that other coders found: theirs, in our terms, and marked as theirs.

Such an event has no report whose text we hold, hence no evidence: nothing in these tables is a
quote, and the column `evidence` says so in every row. A store keeps them beside its own events
and never among them; a shard or an export holds them as Parquet, one file a table.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tatanan.terms.columns import Column, ColumnKind, Table, day, json_text, text

_COUNT, _NUMBER = ColumnKind.COUNT, ColumnKind.NUMBER
NO_EVIDENCE: Final = "none"
"""What the column `evidence` of an imported event holds: its publisher gives no words."""


def _number(name: str, doc: str, *, kind: ColumnKind = _NUMBER) -> Column:
    return Column(name, kind, doc, (), nullable=True)


def _side(side: str, doc: str) -> Iterator[Column]:
    """Yield the columns that tell who is on one side of an event."""
    yield text(side, f"{doc}: ISO 3166-1 alpha-3, IGO and three letters, WST, NGO", null=True)
    yield text(f"{side}_name", f"{doc}, as the publisher names them", null=True)
    yield text(f"{side}_given", f"{doc}, by the publisher's own code or country", null=True)
    yield json_text(f"{side}_sectors", f"{doc}: sectors, as the publisher writes them")


IMPORTED_EVENTS: Final = Table(
    "imported_events",
    "one row a pair of actor and recipient of an event that another coder found",
    (
        text("id", "the coder and its own id of the event; for ICEWS also a hash of the row"),
        Column("pair", _COUNT, "place among the pairs of the event, from 0"),
        text("coder", "whose coding it is: gdelt, icews or polecat"),
        text("version", "version of that coder, or of its format where it tells none"),
        text("given_id", "the publisher's own id, which need not tell one event from another"),
        day("first", "first day of the event"),
        day("last", "last day of the event, inclusive"),
        day("published", "day on which it was published or added"),
        *_side("actor", "who acts"),
        *_side("recipient", "toward whom"),
        text("type", "PLOVER type; null where PLOVER has none", null=True),
        text("mode", "PLOVER mode", null=True),
        json_text("contexts", "PLOVER contexts"),
        text("code", "the event in the publisher's ontology: a CAMEO code or a PLOVER type"),
        text("mapping", "how that became PLOVER: same, exact, coarser or none"),
        text("quad", "verbal or material, cooperation or conflict", null=True),
        _number("intensity", "the publisher's score of conflict and cooperation, -10 to 10"),
        text("scale", "whose scale that is: goldstein or plover"),
        text("place", "where it happened, as the publisher names it", null=True),
        text("country", "state in which the place lies", null=True),
        _number("latitude", "degrees north"),
        _number("longitude", "degrees east"),
        _number("mentions", "how often it is told, by the publisher's count", kind=_COUNT),
        _number("reports", "how many reports tell it, by the publisher's count", kind=_COUNT),
        _number("outlets", "how many outlets tell it, by the publisher's count", kind=_COUNT),
        text("url", "address of a report that tells it", null=True),
        text("outlet", "who published that report", null=True),
        text("story", "the publisher's id of that report", null=True),
        text("sentence", "number of the sentence in that report", null=True),
        text("language", "language in which that report was written", null=True),
        json_text("found_by", "the coder, and the entry of our table that turned its code"),
        text("evidence", "always none: the publisher gives no words"),
    ),
    ("id", "pair"),
)

IMPORTED_TELLINGS: Final = Table(
    "imported_tellings",
    "one row a report that tells an event that another coder found",
    (
        text("id", "hash of all that the row says"),
        text("event", "id of the imported event"),
        text("coder", "whose coding it is"),
        text("version", "version of that coder, or of its format"),
        text("url", "address of the report, or what identifies it where it has none", null=True),
        text("outlet", "who published it", null=True),
        day("published", "day on which it was seen"),
        _number("sentence", "number of the sentence, from 1", kind=_COUNT),
        _number("actor_at", "where the actor stands in the publisher's text", kind=_COUNT),
        _number("recipient_at", "where the recipient stands in it", kind=_COUNT),
        _number("action_at", "where the action stands in it", kind=_COUNT),
        _number("confidence", "how sure the publisher is, 0 to 1"),
        _number("tone", "tone of the report by the publisher's measure, -100 to 100"),
        text("language", "language from which it was translated; null for English", null=True),
        text("evidence", "always none: the publisher gives no words"),
    ),
    ("id",),
)

IMPORTED: Final[Mapping[str, Table]] = MappingProxyType(
    {table.name: table for table in (IMPORTED_EVENTS, IMPORTED_TELLINGS)}
)
"""The tables of events that other coders found."""
