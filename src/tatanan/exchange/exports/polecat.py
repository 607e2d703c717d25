"""Our events in the forty columns of POLECAT, and in columns of our own for the words.

What POLECAT has and we do not (COW numbers where nobody gives them, titles, Wikipedia, GeoNames,
coordinates) holds its sign for what is missing, None. Fields with several values have "; " between
them. Each row tells one event as one report tells it, and leads to its words.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from tatanan.exchange.exports.cells import Cell, write_rows, written
from tatanan.exchange.exports.told import ToldEvent, ToldParty, Words
from tatanan.exchange.facts import load_mapping

CowOf = Callable[[str, date], int | None]
"""What turns the ISO 3166-1 alpha-3 code of a state into its Correlates of War number on a day."""

_NONE: Final = "None"
_BETWEEN: Final = "; "
_PARTIES: Final = {"Actor": "actors", "Recipient": "recipients"}


def write_polecat(
    path: Path, events: Iterable[ToldEvent], *, cow_of: CowOf | None = None
) -> int:
    """Write events into a tab-separated file with a header; return how many.

    Without `cow_of` the columns of COW numbers hold None.
    """
    columns = polecat_columns()
    rows = (_row(columns, event, cow_of) for event in events)
    return write_rows(path, columns, rows)


def polecat_columns() -> tuple[str, ...]:
    """Return POLECAT's forty columns, and those that we add.

    >>> len(polecat_columns()), polecat_columns()[40:42]
    (62, ('Report ID', 'Report URL'))
    """
    facts = load_mapping("polecat")
    return (*facts["columns"], *(column["name"] for column in facts["evidence"]))


def _row(columns: Sequence[str], event: ToldEvent, cow_of: CowOf | None) -> list[Cell]:
    cells: dict[str, Any] = {
        **_what(event), **_side(event, "Actor", cow_of), **_side(event, "Recipient", cow_of),
        **_where(event), **_report(event), **_evidence(event),
    }
    theirs = len(load_mapping("polecat")["columns"])
    return [
        _or_none(cells.get(name)) if place < theirs else cells[name]
        for place, name in enumerate(columns)
    ]


def _or_none(value: Cell) -> Cell:
    return _NONE if value is None or value == "" else value


def _what(event: ToldEvent) -> dict[str, Any]:
    return {
        "Event ID": event.id,
        "Event Date": event.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.row["intensity"],
        "Quad Code": event.row["quad"].replace("-", " ").upper(),
        "Contexts": _BETWEEN.join(event.listed("contexts")),
    }


def _side(event: ToldEvent, side: str, cow_of: CowOf | None) -> dict[str, Any]:
    parties: Sequence[ToldParty] = getattr(event, _PARTIES[side])
    sectors = [*dict.fromkeys(sector for party in parties for sector in party.sectors)]
    named = [party.words for party in parties]
    numbers = [_cow(party, event.day, cow_of) for party in parties]
    return {
        f"{side} Name": _listed(party.name for party in parties),
        f"{side} Country": _listed(_polecat_code(party.code) for party in parties),
        f"{side} COW": _listed(numbers) if any(numbers) else None,
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": _BETWEEN.join(sectors),
        f"{side} Name Raw": _listed(words.quote if words else None for words in named),
        f"{side} Starts": _listed(words.start if words else None for words in named),
        f"{side} Ends": _listed(words.end if words else None for words in named),
    }


def _listed(values: Iterable[Cell]) -> str | None:
    """Return one value a party, so that all columns of a side have as many; None for nobody."""
    cells = [_NONE if value is None else written(value) for value in values]
    return _BETWEEN.join(cells) or None


def _polecat_code(code: str) -> str | None:
    """Return our code as POLECAT has it: UNO for the United Nations, IGO for other bodies."""
    codes: dict[str, str] = load_mapping("polecat")["codes"]
    theirs = {ours: given for given, ours in codes.items()}
    if code == "UNK":
        return None
    return theirs.get(code, "IGO" if code.startswith("IGO") else code)


def _cow(party: ToldParty, day: date | None, cow_of: CowOf | None) -> int | None:
    return cow_of(party.code, day) if cow_of and day else None


def _where(event: ToldEvent) -> dict[str, Any]:
    where = event.where
    return {
        "Placename": event.row["place"],
        "Country": event.row["country"],
        "Raw Placename": where and where.quote,
    }


def _report(event: ToldEvent) -> dict[str, Any]:
    first = event.report.appearances[0]
    languages = load_mapping("polecat")["languages"]
    return {
        "Source": first.outlet,
        "Publication Date": first.published,
        "Language": languages.get(event.report.language, event.report.language),
        "Version": f"tatanan {event.report.version}",
        "Report ID": event.report.id,
        "Report URL": first.url,
        "Report Title": first.title,
        "Coder": event.report.coder,
    }


def _evidence(event: ToldEvent) -> dict[str, Any]:
    return {
        **_span(event.trigger, "Trigger"),
        "Trigger": event.trigger.quote,
        **_span(event.sentence, "Sentence"),
        "Sentence": event.sentence.quote,
        "Date Words": event.when and event.when.quote,
        "Date Basis": event.row["when_basis"],
        "Event Date Last": event.row["last"],
        "Factuality": event.row["factuality"],
        "Auxiliary Modes": _BETWEEN.join(event.listed("auxiliary")),
        "Said In": event.row["said_in"],
        "Confidence": event.row["confidence"],
        "Found By": _BETWEEN.join(event.listed("found_by")),
    }


def _span(words: Words, name: str) -> dict[str, Cell]:
    return {f"{name} Start": words.start, f"{name} End": words.end}
