"""Which events are wanted: what stands in an address becomes conditions on the catalogue.

Nothing that was typed ever becomes SQL: it is handed over as a value.
"""

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from fastapi import Query

from tatanan.serve.problems import Problem

Listed = Annotated[
    list[str] | None,
    Query(description="One or several, by commas or repeated; ! before a value is NOT.",
          max_length=200),
]
Day = Annotated[
    str | None, Query(description="A day, a month or a year: 2024-03-01, 2024-03, 2024.",
                      max_length=10)]
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOST: Final = 200  # values of one filter
_SIDES: Final = ("actor", "recipient")
_CODES: Final = frozenset({"actor", "recipient", "either", "type", "where"})


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked: what for, as SQL over `told`, and its values."""

    about: str
    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filters:
    """All that is asked of events; an empty one asks nothing."""

    conditions: tuple[Condition, ...] = ()

    def where(self, *, but: str | None = None) -> tuple[str, dict[str, Any]]:
        """Return the condition of a WHERE and its values; what is asked about `but` is left out.

        What a reviewer rejected, joined or split is left out, unless reviews are asked about.
        """
        kept = [each for each in self.conditions if each.about != but]
        if but in _SIDES:  # what is asked of both sides together says too much about this one
            kept = [each for each in kept if each.about != "pair"]
        elif self.asks("pair"):  # it says all that its sides say
            kept = [each for each in kept
                    if each.about not in _SIDES or each.about not in each.values]
        if but != "review" and not self.asks("review"):
            kept.append(Condition("stands", "stands"))
        sql = " AND ".join(f"({each.sql})" for each in kept) or "true"
        return sql, {name: value for each in kept for name, value in each.values.items()}

    def asks(self, about: str) -> bool:
        """Say whether anything is asked about this."""
        return any(each.about == about for each in self.conditions)

    def and_(self, condition: Condition) -> "Filters":
        """Return these filters and one condition more."""
        return Filters((*self.conditions, condition))


def event_filters(  # noqa: PLR0913 - one argument a parameter of the address
    *, actor: Listed = None, recipient: Listed = None, either: Listed = None, type: Listed = None,  # noqa: A002 - the name in the address
    mode: Listed = None, context: Listed = None, quad: Listed = None, since: Day = None,
    until: Day = None,
    min_confidence: Annotated[float | None, Query(ge=0, le=1)] = None,
    factuality: Listed = None, outlet: Listed = None, language: Listed = None,
    where: Listed = None, report: Listed = None, review: Listed = None,
    q: Annotated[str | None, Query(max_length=200,
                                   description="Words that stand in the sentence.")] = None,
) -> Filters:
    """Return what an address asks of events."""
    first, last = period(since, until)
    asked: list[Condition] = []
    listed = {
        "actor": actor, "recipient": recipient, "either": either, "type": type, "mode": mode,
        "context": context, "quad": quad, "factuality": factuality, "outlet": outlet,
        "language": language, "where": where, "report": report, "review": review,
    }
    for about, values in listed.items():
        asked.extend(_either(about, values or ()))
    asked.extend(_pair(actor, recipient))
    if first:
        asked.append(Condition("since", "to_day >= $since", {"since": first}))
    if last:
        asked.append(Condition("until", "from_day <= $until", {"until": last}))
    if min_confidence is not None:
        asked.append(Condition("min_confidence", "confidence >= $least", {"least": min_confidence}))
    for place, word in enumerate((q or "").lower().split()):
        asked.append(Condition("q", f"contains(words, $q{place})", {f"q{place}": word}))
    return Filters(tuple(asked))


def as_happened(filters: Filters) -> Filters:
    """Return filters that ask for what is told as having happened, unless they ask already."""
    if filters.asks("factuality"):
        return filters
    return filters.and_(Condition("factuality", "factuality = 'asserted'"))


def period(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that are meant.

    >>> period("2024-02", "2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))

    Raises Problem for words that are no day, and for a period that ends before it begins.
    """
    first = _day(since, last=False) if since else None
    end = _day(until, last=True) if until else None
    if first and end and first > end:
        raise Problem(422, "bad-day", f"Nothing lies between {since} and {until}.",
                      remedy="Give the earlier day first.")
    return first, end


def listed(values: Iterable[str]) -> list[str]:
    """Return the values of a parameter, which come one by one or by commas."""
    found = [part.strip() for value in values for part in value.split(",")]
    return list(dict.fromkeys(part for part in found if part))


def _either(about: str, values: Iterable[str]) -> Iterable[Condition]:
    """Yield what is wanted (any of it), and what is not (none of it)."""
    given = listed(values)
    if len(given) > _MOST:
        raise Problem(422, "bad-request", f"{about} has {len(given)} values; {_MOST} are the most.")
    if about in _CODES:
        given = [value.upper() for value in given]
    wanted = [value for value in given if not value.startswith("!")]
    unwanted = [value[1:] for value in given if value.startswith("!")]
    make = _FORMS.get(about, _in_column)
    if wanted:
        yield Condition(about, make(about, f"${about}"), {about: wanted})
    if unwanted:
        name = f"no_{about}"
        yield Condition(about, f"NOT coalesce({make(about, '$' + name)}, false)", {name: unwanted})


def _pair(actor: list[str] | None, recipient: list[str] | None) -> Iterable[Condition]:
    """Yield that somebody acts toward somebody: of a reciprocal event, toward another side.

    The same several codes on both sides mean what these do to one another, not each to itself.
    """
    one, other = ([value.upper() for value in listed(given or ()) if not value.startswith("!")]
                  for given in (actor, recipient))
    among = " AND actor <> recipient" if len(one) > 1 and set(one) == set(other) else ""
    if one and other:
        yield Condition(
            "pair",
            f"telling_no IN (SELECT telling_no FROM pairs WHERE list_contains($one, actor)"  # noqa: S608 - one of two phrases of our own
            f" AND list_contains($other, recipient){among})", {"one": one, "other": other})


def _in_column(about: str, name: str) -> str:
    column = {"where": "country"}.get(about, about)
    return f"list_contains({name}, {column})"


def _as_actor(about: str, name: str) -> str:
    del about
    return (f"telling_no IN (SELECT telling_no FROM parts WHERE side = 'actor'"  # noqa: S608 - the name of a value
            f" AND list_contains({name}, code))")


def _as_recipient(about: str, name: str) -> str:
    del about
    return (f"telling_no IN (SELECT telling_no FROM pairs WHERE list_contains({name}, recipient)"  # noqa: S608 - the name of a value
            f" UNION ALL SELECT telling_no FROM parts WHERE side = 'recipient'"
            f" AND list_contains({name}, code))")


def _as_either(about: str, name: str) -> str:
    del about
    return f"telling_no IN (SELECT telling_no FROM parts WHERE list_contains({name}, code))"  # noqa: S608 - the name of a value


def _in_context(about: str, name: str) -> str:
    del about
    return f"list_has_any(contexts, {name})"


def _in_outlet(about: str, name: str) -> str:
    del about
    return f"report IN (SELECT report FROM places WHERE list_contains({name}, outlet))"  # noqa: S608 - the name of a value


_FORMS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "actor": _as_actor, "recipient": _as_recipient, "either": _as_either,
    "context": _in_context, "outlet": _in_outlet,
}


def _day(words: str, *, last: bool) -> date:
    found = _DAY.fullmatch(words)
    if found is None:
        raise _no_day(words)
    try:
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # noqa: S101 - the pattern has it
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        raise _no_day(words) from None


def _no_day(words: str) -> Problem:
    return Problem(422, "bad-day", f"{words!r:.40} is no day.",
                   remedy="Write 2024, 2024-03 or 2024-03-01.")
