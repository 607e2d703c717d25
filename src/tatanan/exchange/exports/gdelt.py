"""Our events in the columns of GDELT 2.0: three files, for GDELT's know no place for words.

PLOVER is turned into CAMEO, which loses something every time: the mode where CAMEO has none like
it, the contexts, and that an event is only told of, denied or still to come. So only events that
are told as having happened are written, and the third file says of each what it was, which code
it became, and whether the code leads back to its type. Each pair of actor and recipient is a row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, permutations, product
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from tatanan.exchange.codes import fips_of_state, state_codes
from tatanan.exchange.exports.cells import Cell, write_rows
from tatanan.exchange.exports.told import ToldEvent, ToldParty
from tatanan.exchange.facts import load_mapping
from tatanan.lexicons.cameo import CameoEvent, cameo_of_plover
from tatanan.terms.ids import content_id

EVENTS_FILE: Final = "events.export.CSV"
MENTIONS_FILE: Final = "events.mentions.CSV"
MAPPING_FILE: Final = "mapping.tsv"
MAPPING_COLUMNS: Final = (
    "GlobalEventID", "event", "telling", "report", "type", "mode", "contexts", "actor",
    "recipient", "EventCode", "keeps_type", "mapped", "trigger", "sentence",
)
_WEB: Final = "1"  # GDELT's type of a mention on the web
_CITATION: Final = "2"  # and of one that only a citation leads to
_Two = tuple[ToldParty | None, ToldParty | None]
_TYPES: Final = 3  # how many types of an actor GDELT has room for


@dataclass(frozen=True, slots=True)
class _Pair:
    """An event between two: all reports that tell it, the first of them in front."""

    number: int
    actor: ToldParty | None
    recipient: ToldParty | None
    tellings: Sequence[ToldEvent]

    @property
    def first(self) -> ToldEvent:
        return self.tellings[0]

    @property
    def cameo(self) -> CameoEvent:
        return cameo_of_plover(self.first.type, self.first.mode)


def write_gdelt(folder: Path, events: Iterable[ToldEvent]) -> dict[str, int]:
    """Write three files into a folder; return how many rows each has.

    `events.export.CSV` and `events.mentions.CSV` have GDELT's 61 and 16 columns and no header,
    `mapping.tsv` says what each event was in PLOVER and gives its words.
    """
    pairs = sorted(_pairs(events), key=lambda pair: pair.number)
    facts = load_mapping("gdelt")
    made = {
        EVENTS_FILE: map(itemgetter(*facts["events"]), map(_event, pairs)),
        MENTIONS_FILE: map(itemgetter(*facts["mentions"]),
                           chain.from_iterable(map(_mentions, pairs))),
    }
    counts = {name: write_rows(folder / name, None, rows, quoted=False)
              for name, rows in made.items()}
    mapping = (row for pair in pairs for row in _mapping(pair))
    return {**counts, MAPPING_FILE: write_rows(folder / MAPPING_FILE, MAPPING_COLUMNS, mapping)}


def event_number(event: str, actor: str, recipient: str) -> int:
    """Return a number for an event between two: a hash, so that a second run gives the same.

    It has 63 bits, for GDELT's numbers are signed.

    >>> event_number("a1b2", "RUS", "UKR") == event_number("a1b2", "RUS", "UKR") < 2**63
    True
    """
    hashed = int(content_id("gdelt", event, actor, recipient), 16)
    return hashed % 2**63


def _pairs(events: Iterable[ToldEvent]) -> Iterator[_Pair]:
    told: dict[int, dict[str, tuple[*_Two, ToldEvent]]] = defaultdict(dict)
    for event in events:
        if event.row["factuality"] == "asserted" and event.day:
            for actor, recipient in _sides(event):
                codes = (each.code if each else "" for each in (actor, recipient))
                told[event_number(event.linked, *codes)][event.id] = (actor, recipient, event)
    for number, tellings in told.items():
        ordered = sorted(tellings.values(), key=lambda each: (each[2].day or date.max, each[2].id))
        actor, recipient, _ = ordered[0]
        yield _Pair(number, actor, recipient, [event for *_, event in ordered])


def _sides(event: ToldEvent) -> Iterator[_Two]:
    """Yield who acts toward whom; of a reciprocal event each side toward each other."""
    if not event.recipients and len(event.actors) > 1:
        yield from permutations(event.actors, 2)
    else:
        yield from product(event.actors or (None,), event.recipients or (None,))


def _event(pair: _Pair) -> Mapping[str, Cell]:
    day = pair.first.day or date.min
    cameo, code = pair.cameo, pair.cameo.code
    cells: dict[str, Cell] = dict.fromkeys(load_mapping("gdelt")["events"])
    return cells | {
        "GlobalEventID": str(pair.number), **_day(day),
        **_actor(pair.actor, "Actor1"), **_actor(pair.recipient, "Actor2"),
        "IsRootEvent": "0",  # GDELT's sign for the first paragraph, which we do not claim
        "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2],
        "QuadClass": cameo.quad_class, "GoldsteinScale": cameo.goldstein,
        "NumMentions": len(pair.tellings), "NumSources": len(_outlets(pair)),
        "NumArticles": len({event.report.id for event in pair.tellings}),
        **_place(pair.first), "DATEADDED": f"{_published(pair.first):%Y%m%d}000000",
        "SOURCEURL": pair.first.report.address,
    }


def _day(day: date) -> Mapping[str, Cell]:
    elapsed = (day.month - 1) * 30 + day.day  # as GDELT counts a year of 365 days by months
    return {
        "Day": f"{day:%Y%m%d}", "MonthYear": f"{day:%Y%m}", "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + elapsed / 365:.4f}",
    }


def _actor(party: ToldParty | None, side: str) -> Mapping[str, Cell]:
    if party is None or party.code == "UNK":
        return {}
    facts = load_mapping("gdelt")
    country = party.code if party.code in state_codes() or party.code == "WST" else ""
    group = facts["groups_out"].get(party.code, "")
    types = [sector for sector in party.sectors if sector in facts["types_out"]]
    if not country and not types:
        types = ["NGO" if party.code == "NGO" else "IGO"]
    return {
        f"{side}Code": "".join((country, *types[:_TYPES])) or None,
        f"{side}Name": (party.name or party.code).upper(),
        f"{side}CountryCode": country or None, f"{side}KnownGroupCode": group or None,
        **{f"{side}Type{n}Code": kind for n, kind in enumerate(types[:_TYPES], 1)},
    }


def _place(event: ToldEvent) -> Mapping[str, Cell]:
    place, country = event.row["place"], event.row["country"]
    return {
        "ActionGeo_Type": "0", "ActionGeo_Fullname": place,
        "ActionGeo_CountryCode": country and fips_of_state(country),
    }


def _mentions(pair: _Pair) -> Iterator[Mapping[str, Any]]:
    for event in pair.tellings:
        for place in event.report.appearances:
            seen = f"{place.published or event.day:%Y%m%d}000000"
            yield {
                "GlobalEventID": str(pair.number), "EventTimeDate": f"{event.day:%Y%m%d}000000",
                "MentionTimeDate": seen, "MentionType": _WEB if place.url else _CITATION,
                "MentionSourceName": place.outlet,
                "MentionIdentifier": place.url or event.report.urn,
                "SentenceID": None, "Actor1CharOffset": _start(event.actors),
                "Actor2CharOffset": _start(event.recipients),
                "ActionCharOffset": event.trigger.start, "InRawText": "1",
                "Confidence": _percent(event.row["confidence"]),
                "MentionDocLen": len(event.report.text), "MentionDocTone": None,
                "MentionDocTranslationInfo": None, "Extras": None,
            }


def _start(parties: Sequence[ToldParty]) -> int:
    """Return where the first named party stands; -1 is GDELT's sign for nowhere."""
    return next((party.words.start for party in parties if party.words), -1)


def _percent(confidence: float | None) -> int | None:
    return None if confidence is None else round(100 * confidence)


def _mapping(pair: _Pair) -> Iterator[Sequence[Cell]]:
    for event in pair.tellings:
        yield (
            str(pair.number), event.linked, event.id, event.report.id, event.type, event.mode,
            "; ".join(event.listed("contexts")), _code(pair.actor), _code(pair.recipient),
            pair.cameo.code, pair.cameo.keeps_type, True, event.trigger.quote,
            event.sentence.quote,
        )


def _code(party: ToldParty | None) -> str | None:
    return party.code if party else None


def _outlets(pair: _Pair) -> set[str | None]:
    return {place.outlet for event in pair.tellings for place in event.report.appearances}


def _published(event: ToldEvent) -> date:
    return event.report.appearances[0].published or event.day or date.min
