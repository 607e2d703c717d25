"""Each format that a store is exported to: which files it makes, and what writes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tatanan.exchange.exports.annotations import (
    event_annotations,
    statement_annotations,
    write_annotations,
)
from tatanan.exchange.exports.card import (
    Card,
    Field,
    Resource,
    fields_of,
    gdelt_fields,
    polecat_fields,
)
from tatanan.exchange.exports.ftm import write_ftm
from tatanan.exchange.exports.gdelt import (
    EVENTS_FILE,
    MAPPING_COLUMNS,
    MAPPING_FILE,
    MENTIONS_FILE,
    write_gdelt,
)
from tatanan.exchange.exports.graph import Span, dyadic_graph, write_gexf, write_graphml
from tatanan.exchange.exports.package import describe
from tatanan.exchange.exports.polecat import CowOf, write_polecat
from tatanan.exchange.exports.tables import write_parquet, write_records
from tatanan.exchange.exports.told import ToldEvent, told_events
from tatanan.terms.imported import IMPORTED
from tatanan.terms.record import Record
from tatanan.terms.tables import DERIVED, LOG, TABLES, Tables, table_schemas

_TSV: Final = "text/tab-separated-values"
_JSONL: Final = "application/jsonl"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is exported, in the order in which a store keeps it.

    `parts` gives the tables some reports at a time, and can be asked again; `rest` gives the
    tables that hang on no report; `records` gives records. `wanted` are ids of events; None is
    all, and then `parts` and `records` hold all reports, too.
    """

    parts: Callable[[], Iterator[Tables]]
    records: Callable[[], Iterator[Record]]
    rest: Callable[[], Iterator[Tables]] = lambda: iter(())
    wanted: frozenset[str] | None = None

    def events(self) -> Iterator[ToldEvent]:
        """Yield the events that are wanted."""
        return told_events(self.parts(), wanted=self.wanted)


@dataclass(frozen=True, slots=True)
class Choices:
    """What is decided for some formats: who knows COW numbers, and how wide a tie's period is."""

    cow_of: CowOf | None = None
    by: Span = "month"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the name of its file, None where it makes several; the last writes the only one.

    `write` puts its files into a folder and says what they are, in order.
    """

    name: str
    file: str | None
    write: Callable[[Path, Contents, Card, Choices], tuple[Resource, ...]]


def export(
    place: Path, format_: Format, contents: Contents, card: Card, *,
    choices: Choices | None = None,
) -> tuple[Resource, ...]:
    """Write a folder in a format, with three files that say what it is; return what was written.

    The same contents and card give the same bytes.
    """
    place.mkdir(parents=True, exist_ok=True)
    resources = format_.write(place, contents, card, choices or Choices())
    describe(place, card, resources)
    return resources


def _parquet(
    folder: Path, contents: Contents, card: Card, choices: Choices
) -> tuple[Resource, ...]:
    del card, choices

    def parts() -> Iterator[Tables]:
        yield from contents.parts()
        yield from contents.rest()

    rows = write_parquet(folder, parts())
    known = {**TABLES, **DERIVED, **LOG, **IMPORTED}
    return tuple(
        Resource(
            f"{name}.parquet", known[name].doc, "application/vnd.apache.parquet",
            fields_of(table_schemas()[name]), known[name].key, rows[name],
        )
        for name in sorted(rows)
    )


def _jsonl(folder: Path, contents: Contents, card: Card, choices: Choices) -> tuple[Resource, ...]:
    del card, choices
    rows = write_records(folder / "records.jsonl", contents.records())
    title = "one record a line: a report and all that was coded from it"
    return (Resource("records.jsonl", title, _JSONL, rows=rows),)


def _polecat(
    folder: Path, contents: Contents, card: Card, choices: Choices
) -> tuple[Resource, ...]:
    del card
    rows = write_polecat(folder / "events.polecat.tsv", contents.events(), cow_of=choices.cow_of)
    return (Resource(
        "events.polecat.tsv", "events in POLECAT's columns, and the words behind them", _TSV,
        polecat_fields(), ("Event ID",), rows, between="\t", missing=("", "None"),
    ),)


def _gdelt(folder: Path, contents: Contents, card: Card, choices: Choices) -> tuple[Resource, ...]:
    del card, choices
    rows = write_gdelt(folder, contents.events())
    mapping = tuple(Field(name, "boolean" if name in ("mapped", "keeps_type") else "string")
                    for name in MAPPING_COLUMNS)
    made = (
        (EVENTS_FILE, "events in GDELT's 61 columns, PLOVER turned into CAMEO",
         gdelt_fields("events"), ("GlobalEventID",), False),
        (MENTIONS_FILE, "reports that tell them, in GDELT's 16 columns",
         gdelt_fields("mentions"), (), False),
        (MAPPING_FILE, "what each of these events was in PLOVER, with its words", mapping, (),
         True),
    )
    return tuple(
        Resource(name, title, _TSV, fields, key, rows[name], between="\t", header=header)
        for name, title, fields, key, header in made
    )


def _gexf(folder: Path, contents: Contents, card: Card, choices: Choices) -> tuple[Resource, ...]:
    del card
    write_gexf(folder / "actors.gexf", dyadic_graph(contents.events(), by=choices.by))
    return (Resource("actors.gexf", f"who did what to whom, a tie a {choices.by}",
                     "application/gexf+xml"),)


def _graphml(
    folder: Path, contents: Contents, card: Card, choices: Choices
) -> tuple[Resource, ...]:
    del card
    write_graphml(folder / "actors.graphml", dyadic_graph(contents.events(), by=choices.by))
    return (Resource("actors.graphml", f"who did what to whom, a tie a {choices.by}",
                     "application/graphml+xml"),)


def _annotations(
    folder: Path, contents: Contents, card: Card, choices: Choices
) -> tuple[Resource, ...]:
    del choices

    def annotations() -> Iterator[dict[str, object]]:
        for tables in contents.parts():
            for event in told_events([tables], wanted=contents.wanted):
                yield from event_annotations(event)
            if contents.wanted is None:
                yield from statement_annotations(tables)

    rows = write_annotations(folder / "annotations.jsonld", annotations(),
                             name=f"{card.urn}:annotations")
    title = "the words behind events and statements, as Web Annotations"
    return (Resource("annotations.jsonld", title, "application/ld+json", rows=rows),)


def _ftm(folder: Path, contents: Contents, card: Card, choices: Choices) -> tuple[Resource, ...]:
    del card, choices
    rows = write_ftm(folder / "entities.ftm.jsonl", contents.parts(), wanted=contents.wanted)
    title = "actors, reports, events and memberships as entities of FollowTheMoney"
    return (Resource("entities.ftm.jsonl", title, _JSONL, rows=rows),)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType({each.name: each for each in (
    Format("parquet", None, _parquet),
    Format("jsonl", "records.jsonl", _jsonl),
    Format("polecat", "events.polecat.tsv", _polecat),
    Format("gdelt", None, _gdelt),
    Format("gexf", "actors.gexf", _gexf),
    Format("graphml", "actors.graphml", _graphml),
    Format("annotations", "annotations.jsonld", _annotations),
    Format("ftm", "entities.ftm.jsonl", _ftm),
)})
"""All formats by name."""
