"""Events: what the words of a sentence tell, who takes part, and whether it happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from tatanan.extract.auxiliary import auxiliary_of, factuality_of, told_modes
from tatanan.extract.event_dates import DatesOf, date_of
from tatanan.extract.event_judges import Judge, Verdict
from tatanan.extract.event_rules import Trigger
from tatanan.extract.parties import PartyWords, is_place
from tatanan.extract.scenes import Choice, Scene, best_rule
from tatanan.lexicons.events import Role
from tatanan.lexicons.plover import VERBAL, load_plover
from tatanan.terms.coding import (
    Auxiliary,
    Event,
    EventId,
    Participant,
    Place,
    Statement,
    StatementId,
    When,
)
from tatanan.terms.ids import content_id
from tatanan.terms.text import Evidence, Report, Span, Token

# Through these relations what a promise is about hangs on it.
_CONTENTS = ("obj", "nsubj:pass", "xcomp", "ccomp")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it is told in one place: the scene, the trigger, and what a judge says."""

    scene: Scene
    trigger: Trigger
    verdict: Verdict


def find_events(
    report: Report, scenes: Sequence[Scene], dates: Sequence[When], judge: Judge,
    *, before: Sequence[Scene] = (),
) -> tuple[Event, ...]:
    """Return the events that a report tells, each place that tells one by itself.

    `before` are scenes of what stood before it: they tell who is meant, and nothing else.
    """
    day = DatesOf(dates)
    judge.listen([*before, *scenes])
    return tuple(
        event_of(report, told, day)
        for scene in scenes
        for told in told_in(scene, judge)
    )


def told_in(scene: Scene, judge: Judge) -> list[Told]:
    """Return the events of a sentence; of words that tell the same, the surest one."""
    kept: list[Told] = []
    for trigger in scene.triggers:
        verdict = judge.decide(scene, trigger)
        if verdict is None:
            continue
        told = Told(scene, trigger, verdict)
        same = next((n for n, other in enumerate(kept) if _is_same(other, told)), None)
        if same is None:
            kept.append(told)
        elif verdict.share > kept[same].verdict.share:
            kept[same] = told
    return [told for told in kept if not any(_is_part(told, other) for other in kept)]


def _is_same(one: Told, other: Told) -> bool:
    """Say whether two words of a sentence tell one event: "carried out an attack"."""
    if one.verdict.type != other.verdict.type or _is_denied(one) != _is_denied(other):
        return False
    a, b = one.trigger.token, other.trigger.token
    if a.head == b.number or b.head == a.number:
        return True
    return one.verdict.codes == other.verdict.codes


def _is_part(told: Told, other: Told) -> bool:
    """Say whether a word only names what another one tells: "lodged a protest", "due to meet".

    So does the noun in which a rule sees the deed of its verb, and what a promise or a threat
    is about: what two will do is one thing with their word that they will.
    """
    steps = _steps_up(told.scene, told.trigger.token, other.trigger.token)
    if not steps or _all_codes(told) != _all_codes(other):
        return False
    kinds = load_plover()
    kind, own = kinds[told.verdict.type], kinds[other.verdict.type]
    if not own.lies_ahead:
        rule = best_rule(other.trigger, other.verdict.type)
        noun = best_rule(told.trigger, told.verdict.type)
        return steps == 1 and rule is not None and told.trigger.key in rule.object and (
            told.verdict.codes == other.verdict.codes
            and (noun is None or noun.demands < rule.demands))
    if kind.lies_ahead or own.leaning != kind.leaning:
        return False
    if steps > 1 or told.trigger.token.relation in ("xcomp", "ccomp") or kind.takes_two:
        return True
    # Whoever pledges support supports by the word itself; whoever considers sanctions has none.
    return kind.quad not in VERBAL and Auxiliary.FUTURE in _modes(told)


def _steps_up(scene: Scene, token: Token, above: Token) -> int:
    """Return over how many verbs a word hangs on another as what it is about; 0 where on none."""
    for steps in (1, 2):
        head = scene.sentence.head_of(token)
        if head is None or not token.relation.startswith(_CONTENTS):
            return 0
        if head.number == above.number:
            return steps
        token = head
    return 0


def _all_codes(told: Told) -> frozenset[str]:
    actors, recipients = told.verdict.codes
    return actors | recipients


def _is_denied(told: Told) -> bool:
    return Auxiliary.NEGATION in _modes(told)


def _modes(told: Told) -> frozenset[Auxiliary]:
    """Return the modes that the words around an event give; "will not allow" is a refusal."""
    if _by_negation(told):
        return frozenset()
    scene, type_name = told.scene, told.verdict.type
    kind = load_plover()[type_name]
    return frozenset(told_modes(
        scene.sentence, told.trigger.token, scene.keys, scene.grammar,
        verbal=kind.quad in VERBAL and not kind.takes_two, others=_others(scene, type_name)))


def _by_negation(told: Told) -> bool:
    """Say whether "not" makes a word tell its event, for no rule knows it as such without."""
    type_name, negations = told.verdict.type, told.scene.grammar.negations
    rule = best_rule(told.trigger, type_name)
    return load_plover()[type_name].by_negation and (
        rule is None or not negations.isdisjoint(rule.particle))


def _others(scene: Scene, type_name: str) -> frozenset[int]:
    """Return the tokens that rules know for deeds of other types only."""
    return frozenset(
        t.token.number for t in scene.triggers
        if t.rules and all(rule.type != type_name for rule in t.rules))


def event_of(report: Report, told: Told, dates: DatesOf) -> Event:
    """Return the event that a judge sees at a trigger, with the words for each of its values."""
    scene, trigger, verdict = told.scene, told.trigger, told.verdict
    span = trigger.token.span
    rule = best_rule(trigger, verdict.type)
    kind = load_plover()[verdict.type]
    actors = tuple(_participant(scene, trigger, choice, acts=True) for choice in verdict.actors)
    recipients = tuple(
        _participant(scene, trigger, choice, acts=False) for choice in verdict.recipients)
    when = date_of(scene, trigger, verdict.type, dates)
    auxiliary = auxiliary_of(_modes(told), when=when, published=report.published)
    teller = scene.teller(trigger.token)
    mode = rule.mode if rule else None
    return Event(
        id=event_id(report, verdict.type, span, (*actors, *recipients)),
        type=verdict.type,
        mode=mode,
        contexts=rule.contexts if rule else (),
        actors=actors,
        recipients=recipients,
        trigger=_trigger_words(report, scene, trigger),
        sentence=scene.sentence.span,
        when=when,
        place=_place(scene, trigger),
        factuality=factuality_of(auxiliary, lies_ahead=kind.lies_ahead),
        auxiliary=auxiliary,
        said_in=said_in(teller, kind.quad, verdict.codes[0]),
        intensity=kind.intensity(mode),
        quad=kind.quad,
        confidence=verdict.confidence,
        found_by=(*((rule.id,) if rule else ()), *verdict.found_by),
    )


def _participant(
    scene: Scene, trigger: Trigger, choice: Choice, *, acts: bool
) -> Participant:
    words = min(choice.words, key=lambda w: _remoteness(scene, trigger, w, acts), default=None)
    return Participant(words.evidence, words.actor or choice.actor) if words else (
        Participant(None, choice.actor))


def _remoteness(
    scene: Scene, trigger: Trigger, words: PartyWords, acts: bool
) -> tuple[bool, bool, int, int]:
    """Return how far words are from telling who acts, or who does not, in an event."""
    filler = scene.filler_of(trigger, words)
    distance = abs(words.head - trigger.token.number)
    if filler is None:
        return True, True, 0, distance
    return False, filler.role.endswith(Role.AGENT) != acts, len(filler.way), distance


def _trigger_words(report: Report, scene: Scene, trigger: Trigger) -> Evidence:
    """Return the trigger with its object where the rule names one ("menjatuhkan sanksi")."""
    tokens = [trigger.token]
    wanted = {word for rule in trigger.rules for word in (*rule.object, *rule.particle)}
    for child in scene.sentence.under(trigger.token.number):
        near = abs(child.number - trigger.token.number) <= 3
        if near and wanted & {scene.keys[child.number - 1], child.form.lower()}:
            tokens.append(child)
    return report.cite(min(t.span.start for t in tokens), max(t.span.end for t in tokens))


def said_in(teller: Statement | None, quad: str, codes: frozenset[str]) -> StatementId | None:
    """Return the statement that tells of an event; None where the report does.

    What its own speaker says is the event itself: "we reject this" is told by the report.
    `codes` are those of the event's actors.
    """
    if teller is None:
        return None
    speaker = teller.speaker.actor if teller.speaker else None
    own = quad in VERBAL and speaker is not None and speaker.code in codes
    return None if own else teller.id


def _place(scene: Scene, trigger: Trigger) -> Place | None:
    """Return where an event took place: the place that fills that role, else the nearest one."""
    for words in scene.parties:
        filler = scene.filler_of(trigger, words)
        if is_place(words) and filler is not None and filler.role.endswith(Role.PLACE):
            country = words.actor.country if words.actor else None
            return Place(words.evidence.quote, words.evidence, country)
    return None


def event_id(
    report: Report, type_name: str, span: Span, parties: Sequence[Participant]
) -> EventId:
    """Return the id of an event: a hash of its type and of the places of its words."""
    places = [f"{p.evidence.span.start}-{p.evidence.span.end}" if p.evidence else p.code
              for p in parties]
    return EventId(content_id("event", report.id, type_name, f"{span.start}-{span.end}", *places))
