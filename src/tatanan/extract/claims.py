"""What is claimed about the international order: poles, best periods, isolation, alliances."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from tatanan.extract.forms import FormRule, Forms, group_of, load_forms
from tatanan.extract.passages import (
    BLOC,
    BODY,
    PEOPLE,
    PERSON,
    STATE,
    Passage,
    before,
    read_passages,
    state_of,
    statement_at,
    states_of,
)
from tatanan.terms.coding import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Coding,
    Membership,
    MembershipRole,
    Mention,
    Stance,
)
from tatanan.terms.text import Report, Sentence, Span

_SLOTS: Final = {
    "subject": f"(?P<subject>[{STATE}{BODY}{BLOC}{PERSON}])",
    "object": f"(?:the\\s)?(?P<object>[{STATE}{BODY}{BLOC}{PERSON}{PEOPLE}])",
    "body": f"(?:the\\s)?(?P<object>{BODY})",
    "nearby": "(?P<nearby>)",
    "pair": "(?P<pair>)",
    "quotes": "[“”\"‘’']?",
    "s": "['’]s?",
    "s0": "(?:['’]s?)?",
}
# Words that deny or wish a claim stand so many characters before it; verbs of denying further off.
_SIGHT: Final = 45
_WISH_SIGHT: Final = 70
_FAR_SIGHT: Final = 110
# "Between Russia and China" may follow a claim about relations, so near.
_BEHIND: Final = 30
_CLAUSE_ENDS: Final = re.compile(r"[,.;:!?\n“]")
_SENTENCE_ENDS: Final = re.compile(r"[.;!?\n]")
# What aims at another is a claim also where it is only wished.
_WISHABLE: Final = frozenset({ClaimKind.COUNTERWEIGHT})
# In these forms "never" belongs to the claim itself: never better.
_NEVER: Final = frozenset({ClaimKind.BEST_PERIOD})
_TOLD_ROLES: Final = frozenset({
    MembershipRole.MEMBER, MembershipRole.FOUNDER, MembershipRole.NEW_MEMBER, MembershipRole.LEFT,
})
_BODIES: Final = frozenset({ActorKind.ORGANISATION})
_OTHERS: Final = frozenset({ActorKind.STATE, ActorKind.BLOC})
Pair = tuple[Actor | None, Actor | None]
_Found = tuple[Passage, FormRule, re.Match[str]]


def find_claims(
    report: Report, sentences: Sequence[Sentence], coding: Coding
) -> tuple[Claim, ...]:
    """Return the claims about the order that a report makes or quotes, in the order of the text.

    Memberships of the coding are claims, too. What is merely wished is none. Of claims of one
    kind in the same words the longest stands.
    """
    forms = claim_forms(report.language)
    passages = read_passages(report, sentences, coding)
    claims = [claim for passage in passages
              for claim in _claims_in(passage, passages, forms, coding)]
    claims.extend(_of_membership(m, coding) for m in coding.memberships if m.role in _TOLD_ROLES)
    return tuple(sorted(_longest(claims), key=lambda claim: claim.evidence.span.start))


@lru_cache(maxsize=4)
def claim_forms(language: str) -> Forms:
    """Return the forms in which a language claims something about the order."""
    return load_forms(language, "claims", _SLOTS)


def _claims_in(
    passage: Passage, passages: Sequence[Passage], forms: Forms, coding: Coding
) -> Iterator[Claim]:
    for rule, match in forms.find(passage.text):
        kind = ClaimKind(rule.gives)
        if kind not in _WISHABLE and _is_wished(passage.text, match, rule, forms):
            continue
        start, is_denied = _denial(passage.text, match, rule, forms)
        if kind is ClaimKind.MEMBERSHIP and not is_denied:
            continue
        subject, other = _parties((passage, rule, match), passages, forms, coding)
        if kind is ClaimKind.BEST_PERIOD and subject is None:
            continue
        evidence = passage.cite(start, match.end())
        stance = Stance.DENIED if is_denied else Stance.ASSERTED
        told = statement_at(evidence.span, coding)
        yield Claim(kind, subject, other, stance, told, evidence)


def _of_membership(membership: Membership, coding: Coding) -> Claim:
    grounds = membership.grounds
    return Claim(
        ClaimKind.MEMBERSHIP, membership.member, membership.organisation,
        Stance.DENIED if membership.role is MembershipRole.LEFT else Stance.ASSERTED,
        statement_at(grounds.span, coding), grounds,
    )


def _is_wished(text: str, match: re.Match[str], rule: FormRule, forms: Forms) -> bool:
    clause = _clause_before(text, match.start(), _CLAUSE_ENDS, _WISH_SIGHT)
    inside = rule.gives == ClaimKind.ISOLATION and not rule.denies  # "must be isolated"
    return forms.has("unreal", clause + match[0] if inside else clause)


def _denial(
    text: str, match: re.Match[str], rule: FormRule, forms: Forms
) -> tuple[int, bool]:
    """Return where a claim's words begin, with those that deny it, and whether they do."""
    kind = ClaimKind(rule.gives)
    clause = _clause_before(text, match.start(), _CLAUSE_ENDS, _SIGHT)
    whole = clause if kind in _NEVER or rule.denies else clause + match[0]
    negator = forms.lists["negators"].search(_without_feints(whole, forms))
    sentence = _clause_before(text, match.start(), _SENTENCE_ENDS, _FAR_SIGHT)
    denier = forms.lists["deniers"].search(sentence)
    denied = sum((rule.denies, negator is not None, denier is not None)) % 2 == 1
    start = match.start()
    if negator is not None:
        start = min(start, start - len(clause) + negator.start())
    return start, denied


def _without_feints(text: str, forms: Forms) -> str:
    """Return a text without "not only" and the like, each letter replaced by a blank."""
    return forms.lists["no_negators"].sub(lambda found: " " * len(found[0]), text)


def _clause_before(text: str, start: int, ends: re.Pattern[str], sight: int) -> str:
    """Return what stands before a place in its clause, no further than one can see."""
    seen = text[max(0, start - sight) : start]
    marks = [mark.end() for mark in ends.finditer(seen)]
    return seen[marks[-1] :] if marks else seen


def _parties(
    found: _Found, passages: Sequence[Passage], forms: Forms, coding: Coding
) -> Pair:
    """Return whom a claim is about, and with or against whom.

    Who is isolated has to be clear: where several states stand before, it is nobody.
    """
    passage, rule, match = found
    if group_of(match, "pair") is not None:
        return _pair(passage, passages, match, forms, coding)
    subject = _named(passage, group_of(match, "subject"))
    other = _named(passage, group_of(match, "object"))
    nearby = group_of(match, "nearby")
    if nearby is None or subject is not None:
        return subject, other
    if rule.gives == ClaimKind.ISOLATION:
        states = states_of(passage.within(0, nearby[0]), coding, passage.report.language)
        return states[0] if len(states) == 1 else None, other
    return _nearest(passage, nearby[0], forms), other


def _named(passage: Passage, place: tuple[int, int] | None) -> Actor | None:
    mentions = passage.within(*place) if place is not None else ()
    return mentions[0].actor if mentions else None


def _nearest(passage: Passage, start: int, forms: Forms) -> Actor | None:
    """Return the body named last before a place in a sentence, or else the state or bloc.

    Where something happens ("in Syria") is not whom it is about.
    """
    actors = [
        mention.actor
        for at, mention in zip(reversed(passage.at), reversed(passage.named), strict=True)
        if at < start and not forms.has("prepositions", passage.text[max(0, at - 7) : at])
    ]
    for kinds in (_BODIES, _OTHERS):
        found = next((a for a in actors if a is not None and a.kind in kinds), None)
        if found is not None:
            return found
    return None


def _pair(
    passage: Passage, passages: Sequence[Passage], match: re.Match[str], forms: Forms,
    coding: Coding,
) -> Pair:
    """Return the two states that a claim about relations means: those of its sentence.

    Where the sentence names none before ("relations between our countries"), the last two of
    the sentences before.
    """
    language = passage.report.language
    ahead = list(reversed(passage.within(0, match.end())))
    behind = list(reversed(passage.within(match.end(), match.end() + _BEHIND)))
    here = _last_two(ahead, coding, language) or _last_two(behind, coding, language)
    if here is None and forms.has("pairs", passage.text):
        here = _last_two(list(before(passages, passage, match.end())), coding, language)
    return here or (None, None)


def _last_two(
    mentions: Sequence[Mention], coding: Coding, language: str
) -> tuple[Actor, Actor] | None:
    """Return the first two states of mentions that run backwards, in the order of the text."""
    states: dict[str, Actor] = {}
    for mention in mentions:
        state = state_of(mention.actor, coding, language)
        if state is not None:
            states.setdefault(state.code, state)
    two = list(states.values())[:2]
    return (two[1], two[0]) if len(two) == 2 else None


def _longest(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those whose words lie in a longer claim of the same kind."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: _length(c.evidence.span), reverse=True):
        same = (k for k in kept if k.kind is claim.kind and k.subject == claim.subject)
        others = (k for k in kept if k.kind is claim.kind is not ClaimKind.MEMBERSHIP)
        if not any(k.evidence.span.overlaps(claim.evidence.span) for k in (*same, *others)):
            kept.append(claim)
    return kept


def _length(span: Span) -> int:
    return span.end - span.start
