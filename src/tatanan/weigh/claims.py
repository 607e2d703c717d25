"""Claims about the international order, and the yardsticks that are set beside each.

    polarity       how many poles there are, and what the subject changes; voting blocs
    best-period    the agreement of two states in their own history; events; ideal points
    isolation      a profile of the state beside others
    counterweight  weight and cohesion beside the other side; how far the two stand apart
    alliance       treaties; for a body, how far its members are bound
    membership     the dated list of the body

A claim that is denied is weighed like one that is made: the numbers are the same. None of them says
that a claim is true.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tatanan.terms.coding import Actor, ActorId, ActorKind, Claim, ClaimKind, Stance, StatementId
from tatanan.terms.text import Evidence, ReportId, Span
from tatanan.terms.weighing import (
    ClaimsOfReport,
    DayBasis,
    Lacking,
    Measurement,
    Weighing,
    Wording,
)
from tatanan.weigh.counterweight import of_counterweight, of_pacts
from tatanan.weigh.isolation import of_isolation
from tatanan.weigh.known import (
    EVENTS,
    MAJORS,
    OUTPUT,
    PACTS,
    POINTS,
    POWER,
    SANCTIONS,
    VOTES,
    Draft,
    Known,
    is_state,
    states_of,
)
from tatanan.weigh.membership import of_membership
from tatanan.weigh.names import code_of
from tatanan.weigh.polarity import of_polarity
from tatanan.weigh.relations import of_alliance, of_relation
from tatanan.weigh.wording import load_words, say_measurement, say_note

_WANTED: Mapping[ClaimKind, tuple[str, ...]] = {
    ClaimKind.POLARITY: (POWER, OUTPUT, MAJORS, VOTES),
    ClaimKind.BEST_PERIOD: (VOTES, POINTS, EVENTS),
    ClaimKind.ISOLATION: (VOTES, POINTS, POWER, OUTPUT, PACTS, SANCTIONS, EVENTS),
    ClaimKind.COUNTERWEIGHT: (POWER, OUTPUT, VOTES, PACTS),
    ClaimKind.ALLIANCE: (PACTS, VOTES, EVENTS),
    ClaimKind.MEMBERSHIP: (),
}

_OF_BODIES = frozenset({ClaimKind.POLARITY, ClaimKind.COUNTERWEIGHT, ClaimKind.ALLIANCE})
_SOME_DAY = date(2020, 1, 1)
"""Where no day is told: all lists of members reach to it."""


def claims_of(record: Mapping[str, Any], *, published: date | None = None) -> ClaimsOfReport:
    """Return the claims of a record that `tatanan read` writes, and the day they are held against.

    The day is that of publication; where the report tells none, `published`, or else the first
    day that its text names in full.
    """
    report, actors = record["report"], {each["id"]: _actor(each) for each in record["actors"]}
    told = report["published"]
    day, basis = date.fromisoformat(told) if told else published, DayBasis.PUBLISHED
    if day is None:
        day = next((date.fromisoformat(each["first"]) for each in record["dates"]
                    if each["basis"] == "stated" and each["first"] == each["last"]), None)
        basis = DayBasis.UNKNOWN if day is None else DayBasis.NAMED
    return ClaimsOfReport(
        ReportId(report["id"]), record["id"], report["title"], report["language"], day, basis,
        tuple(_claim(each, actors, report["id"]) for each in record["claims"]))


def weigh_claims(reports: Iterable[ClaimsOfReport], known: Known) -> Iterator[
        tuple[ClaimsOfReport, tuple[Weighing, ...]]]:
    """Yield each report with its claims weighed, in order."""
    for report in reports:
        notes = tuple(_of_the_day(report))
        yield report, tuple(
            weigh_claim(claim, known, day=report.day, notes=notes) for claim in report.claims)


def weigh_claim(
    claim: Claim, known: Known, *, day: date | None, notes: Sequence[Wording] = ()
) -> Weighing:
    """Return what several yardsticks say beside a claim on a day.

    Data are taken up to the year of that day; None takes all. What somebody asserts is weighed
    as what he denies, by the same numbers.

    >>> from tatanan.terms.coding import Actor, ActorId, ActorKind
    >>> claim = Claim(
    ...     ClaimKind.MEMBERSHIP, Actor(ActorId("1"), "India", ActorKind.STATE, "IND"),
    ...     Actor(ActorId("2"), "SCO", ActorKind.ORGANISATION, "IGOSCO"), Stance.ASSERTED, None,
    ...     Evidence(ReportId("r"), Span(0, 4), "baru"))
    >>> weighing = weigh_claim(claim, Known(), day=date(2024, 7, 3))
    >>> [(each.yardstick.measure, each.yardstick.value) for each in weighing.measurements]
    [('membership by the dated list', 1.0), ('days of membership', 2581.0)]
    """
    drafts = tuple(_drafts(claim, known, day))
    return Weighing(
        claim, day,
        tuple(_measurement(draft, day) for draft in drafts),
        (*notes, *_notes(claim, day)),
        tuple(_lacking(claim, known)))


def _drafts(claim: Claim, known: Known, day: date | None) -> Iterator[Draft]:
    subject, other = (code_of(each) if each else None for each in (claim.subject, claim.object))
    match claim.kind:
        case ClaimKind.POLARITY:
            yield from of_polarity(subject, _beside(subject), known, day=day)
        case ClaimKind.ISOLATION if subject is not None and is_state(subject):
            yield from of_isolation(subject, _beside(subject), known, day=day)
        case ClaimKind.MEMBERSHIP if subject is not None and other is not None:
            yield from of_membership(subject, other, day=day)
        case ClaimKind.COUNTERWEIGHT:
            one = _stand_in(subject)
            yield from of_counterweight(one, _other_side(one, other), known, day=day)
        case ClaimKind.BEST_PERIOD | ClaimKind.ALLIANCE if (pair := _pair(subject, other)):
            make = of_relation if claim.kind is ClaimKind.BEST_PERIOD else of_alliance
            yield from make(pair, _pairs_beside(pair), known, day=day)
        case ClaimKind.ALLIANCE:
            bodies = [code for code in (subject, other) if code and not is_state(code)]
            if bodies:
                yield from of_pacts([bodies[0], *_beside(bodies[0])], known, day=day)


def _measurement(draft: Draft, day: date | None) -> Measurement:
    until = draft.yardstick.until
    behind = None if day is None or until is None else (day - until).days
    return Measurement(draft.yardstick, draft.beside, draft.data, behind,
                       say_measurement(draft, behind=behind))


def _notes(claim: Claim, day: date | None) -> Iterator[Wording]:
    """Yield what about a claim cannot be measured, whatever the data."""
    codes = [code_of(each) for each in (claim.subject, claim.object) if each is not None]
    kind = claim.kind
    if not codes or (kind is ClaimKind.ISOLATION and claim.subject is None):
        yield say_note("nobody")
    elif kind in (ClaimKind.BEST_PERIOD, ClaimKind.ALLIANCE) and len(codes) == 1 and (
            is_state(codes[0])):
        yield say_note("no-object")
    for code in codes:
        stand_in = load_words("beside")["stands_for"].get(code)
        if stand_in is not None and kind is ClaimKind.COUNTERWEIGHT:
            yield say_note("stands-for", who=code, other=stand_in)
        elif kind in _OF_BODIES and not states_of(code, day or _SOME_DAY):
            yield say_note("no-members", who=code)
    if kind is ClaimKind.COUNTERWEIGHT:
        yield say_note("intent")


def _of_the_day(report: ClaimsOfReport) -> Iterator[Wording]:
    if report.basis is DayBasis.UNKNOWN:
        yield say_note("no-day")
    elif report.basis is DayBasis.NAMED:
        yield say_note("named-day", day=report.day)


def _lacking(claim: Claim, known: Known) -> Iterator[Lacking]:
    for name in _WANTED[claim.kind]:
        if name in known.lacking:
            yield known.lacking[name]


def _beside(subject: str | None) -> tuple[str, ...]:
    """Return the codes of those beside whom a state or a body is set."""
    beside = load_words("beside")
    if subject is None:
        return ()
    if is_state(subject):
        return tuple(code for code in beside["states"] if code != subject)
    others = beside["bodies"].get(subject, beside["other_bodies"])
    return tuple(code for code in others if code != subject)


def _other_side(subject: str | None, other: str | None) -> tuple[str, ...]:
    """Return whom a counterweight is said to weigh against, or else whom it is set beside."""
    if other is None:
        return _beside(subject)
    return tuple(code for code in (_stand_in(other),) if code is not None)


def _stand_in(code: str | None) -> str | None:
    """Return whose members are taken for somebody's who has no list of them."""
    stand_in: str | None = load_words("beside")["stands_for"].get(code, code)
    return stand_in


def _pair(subject: str | None, other: str | None) -> tuple[str, str] | None:
    if subject is None or other is None or subject == other:
        return None
    return (subject, other) if is_state(subject) and is_state(other) else None


def _pairs_beside(pair: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return each of two states with a third one: the first third that is neither."""
    third = next((code for code in load_words("beside")["third_states"] if code not in pair), None)
    return () if third is None else tuple((state, third) for state in pair)


def _actor(row: Mapping[str, Any]) -> Actor:
    return Actor(ActorId(row["id"]), row["name"], ActorKind(row["kind"]), row["code"],
                 row["country"], tuple(row["sectors"]))


def _claim(row: Mapping[str, Any], actors: Mapping[str, Actor], report: str) -> Claim:
    words = row["evidence"]
    return Claim(
        ClaimKind(row["kind"]), actors.get(row["subject"]), actors.get(row["object"]),
        Stance(row["stance"]), StatementId(row["said_in"]) if row["said_in"] else None,
        Evidence(ReportId(report), Span(words["start"], words["end"]), words["quote"]))
