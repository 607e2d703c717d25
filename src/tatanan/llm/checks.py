"""What a language model tells of an event is kept where the text bears it out, else dropped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tatanan.extract.auxiliary import factuality_of
from tatanan.extract.event_dates import DatesOf
from tatanan.extract.events import event_id, said_in
from tatanan.extract.readings import make_actor
from tatanan.extract.scenes import UNKNOWN, teller_of
from tatanan.lexicons.names import load_states
from tatanan.lexicons.plover import EventType, load_plover
from tatanan.llm.answers import AnsweredEvent, AnsweredParty
from tatanan.llm.lookup import Page
from tatanan.llm.prompt import Chunk
from tatanan.terms.coding import (
    Actor,
    ActorKind,
    Auxiliary,
    Coding,
    Event,
    Factuality,
    Participant,
)
from tatanan.terms.text import Evidence, Span

_CODE = re.compile(r"[A-Z]{3}|IGO[A-Z0-9]{3}")


class Refusal(StrEnum):
    """Why a value that a model returned is not in the coding."""

    NO_EVENT = "no event at all"
    UNKNOWN_TYPE = "unknown type"
    UNKNOWN_MODE = "unknown mode"
    UNKNOWN_FACTUALITY = "unknown factuality"
    UNKNOWN_AUXILIARY = "unknown auxiliary"
    CONTRADICTION = "factuality contradicts auxiliary"
    NO_TRIGGER = "trigger not found"
    MANY_TRIGGERS = "trigger in several sentences"
    NO_WORDS = "participant words not found"
    BAD_CODE = "code malformed"
    UNKNOWN_CODE = "code unknown"
    OTHER_CODE = "code differs from the name's"
    NOBODY = "nobody known"
    AGAIN = "event repeated"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value that was dropped; `evidence` is None where no words of the text belong to it."""

    reason: Refusal
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a model's events are checked against: the page, what the rules coded, its dates."""

    page: Page
    base: Coding
    dates: DatesOf
    rule: str


def checked(desk: Desk, chunk: Chunk, told: AnsweredEvent | None) -> Iterator[Event | Dropped]:
    """Yield an event as far as it holds, and what of it does not."""
    if told is None:
        yield Dropped(Refusal.NO_EVENT)
        return
    trigger = _trigger(desk, chunk, told)
    if isinstance(trigger, Dropped):
        yield trigger
        return
    kind = load_plover().get((told.type or "").upper())
    if kind is None:
        yield Dropped(Refusal.UNKNOWN_TYPE, trigger)
        return
    around = _sentence_at(chunk, trigger.span)
    sides: list[tuple[Participant, ...]] = []
    for parties in (told.actors, told.recipients):
        found = [_party(desk, chunk, party, trigger, around) for party in parties]
        for _, drops in found:
            yield from drops
        sides.append(_each_once(party for party, _ in found if party is not None))
    if not any(party.actor for side in sides for party in side):
        yield Dropped(Refusal.NOBODY, trigger)
        return
    event, drops = _event(desk, kind, told, trigger, around, sides[0], sides[1])
    yield event
    yield from drops


def _trigger(desk: Desk, chunk: Chunk, told: AnsweredEvent) -> Evidence | Dropped:
    """Return the words that tell an event: in the sentence it names, else in the only one."""
    if told.trigger is None:
        return Dropped(Refusal.NO_TRIGGER)
    places = [
        place for sentence in chunk.sentences
        for place in desk.page.places(told.trigger, sentence.span)
    ]
    named = [s.span for s in chunk.sentences if s.number == told.sentence]
    there = [place for place in places if any(span.holds(place) for span in named)]
    if not places:
        return Dropped(Refusal.NO_TRIGGER)
    if not there and len({_sentence_at(chunk, place) for place in places}) > 1:
        return Dropped(Refusal.MANY_TRIGGERS, desk.page.cite(places[0]))
    return desk.page.cite((there or places)[0])


def _sentence_at(chunk: Chunk, span: Span) -> Span:
    return next(s.span for s in chunk.sentences if s.span.holds(span))


def _party(
    desk: Desk, chunk: Chunk, told: AnsweredParty, trigger: Evidence, around: Span
) -> tuple[Participant | None, tuple[Dropped, ...]]:
    """Return who takes part, None if that cannot be told, and what of it was dropped."""
    span = told.words and desk.page.nearest(
        told.words, to=trigger.span, sentence=around, within=chunk.span)
    if not span:
        return None, (Dropped(Refusal.NO_WORDS),)
    words, code = desk.page.cite(span), told.code or ""
    named = _named(desk, span)
    if named is not None:
        doubt = _doubt(code, named.code)
        return Participant(words, named), ((doubt,) if doubt else ())
    if not _CODE.fullmatch(code):
        return None, (Dropped(Refusal.BAD_CODE, words),)
    actor = _state(desk, code) or _inside(desk, span, code)
    if actor is None and code != UNKNOWN:
        return None, (Dropped(Refusal.UNKNOWN_CODE, words),)
    return Participant(words, actor), ()


def _named(desk: Desk, span: Span) -> Actor | None:
    """Return whom the shortest mention names in which words lie, or None."""
    holding = [
        m for m in desk.base.mentions if m.actor is not None and m.evidence.span.holds(span)
    ]
    shortest = min(holding, key=lambda m: len(m.evidence.quote), default=None)
    return shortest.actor if shortest else None


def _doubt(code: str, known: str) -> Dropped | None:
    """Return what is wrong with a code beside a name whose code we know."""
    if not _CODE.fullmatch(code):
        return Dropped(Refusal.BAD_CODE)
    return Dropped(Refusal.OTHER_CODE) if code != known else None


def _state(desk: Desk, code: str) -> Actor | None:
    entry = load_states(desk.page.report.language).get(code)
    return make_actor(ActorKind.STATE, entry.name, code, code) if entry else None


def _inside(desk: Desk, span: Span, code: str) -> Actor | None:
    """Return the actor of this code whom words name among others: "NATO" in "NATO troops"."""
    return next(
        (m.actor for m in desk.base.mentions
         if m.actor is not None and m.actor.code == code != UNKNOWN
         and span.holds(m.evidence.span)),
        None,
    )


def _each_once(parties: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return the participants of a side, of each known code the first, as the rules do."""
    kept: dict[object, Participant] = {}
    for party in parties:
        kept.setdefault(party.code if party.actor else party.evidence, party)
    return tuple(kept.values())


def _event(
    desk: Desk, kind: EventType, told: AnsweredEvent, trigger: Evidence, around: Span,
    actors: tuple[Participant, ...], recipients: tuple[Participant, ...],
) -> tuple[Event, tuple[Dropped, ...]]:
    """Return the event; where nobody is left to act, somebody unknown does."""
    mode = told.mode.lower() if told.mode else None
    known = mode is None or mode in kind.modes
    auxiliary = tuple(each for each in Auxiliary if each.value in told.auxiliary)
    factuality, doubts = _factuality(told, auxiliary)
    acting = actors or (Participant(None, None),)
    teller = teller_of(desk.base.statements, trigger.span)
    event = Event(
        id=event_id(desk.page.report, kind.name, trigger.span, (*acting, *recipients)),
        type=kind.name,
        mode=mode if known else None,
        contexts=(),
        actors=acting,
        recipients=recipients,
        trigger=trigger,
        sentence=around,
        when=desk.dates.beside(around, trigger.span),
        place=None,
        factuality=factuality,
        auxiliary=auxiliary,
        said_in=said_in(teller, kind.quad, frozenset(party.code for party in acting)),
        intensity=kind.intensity(mode if known else None),
        quad=kind.quad,
        confidence=None,
        found_by=(desk.rule,),
    )
    unknown = [a for a in told.auxiliary if a not in {each.value for each in Auxiliary}]
    reasons = [
        *(() if known else (Refusal.UNKNOWN_MODE,)),
        *doubts,
        *(Refusal.UNKNOWN_AUXILIARY for _ in unknown),
    ]
    return event, tuple(Dropped(reason, trigger) for reason in reasons)


def _factuality(
    told: AnsweredEvent, auxiliary: tuple[Auxiliary, ...]
) -> tuple[Factuality, tuple[Refusal, ...]]:
    """Return how an event is told; the auxiliary modes decide where the model leaves it open."""
    by_modes = factuality_of(auxiliary)
    if told.factuality not in {each.value for each in Factuality}:
        return by_modes, (Refusal.UNKNOWN_FACTUALITY,)
    said = Factuality(told.factuality)
    if said is Factuality.ASSERTED and by_modes is not said:
        return by_modes, (Refusal.CONTRADICTION,)
    return said, ()
