"""Who somebody is, and by which words a report says so: the name first, then the words."""

from collections.abc import Sequence

from rich.text import Text

from tatanan.terminal.look import KNOWN, UNKNOWN, cut, in_a_line
from tatanan.terms.coding import Actor, ActorKind, Coding, Participant, Speaker


def parties(coding: Coding, sides: Sequence[Participant], *, at: int) -> Text:
    """Return those on one side of an event, whose words stand at a place of the text."""
    return Text(", ").join(who(coding, _meant(coding, side), at=at) for side in sides)


def who(coding: Coding, somebody: Participant | Speaker, *, at: int) -> Text:
    """Return a name with its code, and the words where they are others.

    Of somebody without words it says how the report names them elsewhere, before `at` or later.
    """
    actor, evidence = somebody.actor, somebody.evidence
    if actor is None:
        return Text(f"{cut(evidence.quote) if evidence else 'somebody'} (UNK)", style=UNKNOWN)
    words = cut(evidence.quote) if evidence else _elsewhere(coding, actor, at)
    name = Text(f"{in_a_line(actor.name)} ({actor.code}", style=KNOWN)
    if evidence is None or in_a_line(evidence.quote) != in_a_line(actor.name):
        name.append(f", {words}", style="not bold")
    return name.append(")")


def _meant(coding: Coding, side: Participant) -> Participant:
    """Return who is meant by a side without words, of which only the code is known: the state."""
    if side.evidence is not None:
        return side
    states = (a for a in coding.actors if a.kind is ActorKind.STATE and a.code == side.code)
    return Participant(None, next(states, side.actor))


def _elsewhere(coding: Coding, actor: Actor, at: int) -> str:
    """Say by which words somebody, or somebody of a state, was named last before a place."""
    by_code = actor.kind is ActorKind.STATE
    named = [
        each.evidence for each in coding.mentions if each.actor is not None
        and (each.actor.code == actor.code if by_code else each.actor.id == actor.id)
    ]
    before = [evidence for evidence in named if evidence.span.start < at]
    if not before:
        return "named later" if named else "from the context"
    last = max(before, key=lambda evidence: evidence.span.start)
    is_name = in_a_line(last.quote) == in_a_line(actor.name)
    return "named before" if is_name else f"named before as {cut(last.quote)}"
