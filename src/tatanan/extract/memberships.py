"""Who is said to be what in an international body: memberships, each with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tatanan.extract.forms import FormRule, Forms, group_of, load_forms
from tatanan.extract.passages import (
    BLOC,
    BODY,
    STATE,
    Passage,
    before,
    date_beside,
    read_passages,
    states_of,
)
from tatanan.terms.coding import Actor, ActorKind, Coding, Membership, MembershipRole
from tatanan.terms.text import Report, Sentence

_SEPARATOR: Final = r"(?:\s*,\s*(?:{joins}\s+)?|\s+{joins}\s+)(?:the\s+)?"
_CLOSE: Final = r"(?:\s*,\s*(?:(?!{breaks}){joins}\s+)?|\s+(?!{breaks}){joins}\s+)(?:the\s+)?"
_SLOTS: Final = {
    "members": rf"(?:(?P<members>{STATE}(?:{_SEPARATOR}{STATE})*)|(?P<pair>{{pairs}}))",
    "members_two": rf"(?P<members>{STATE}(?:{_SEPARATOR}{STATE})+)",
    "last_members": rf"(?P<members>{STATE}(?:{_CLOSE}{STATE})*)",
    "one": rf"(?:the\s+)?(?P<members>{STATE})",
    "blocs": rf"(?:the\s+)?(?P<members>[{STATE}{BLOC}](?:{_SEPARATOR}[{STATE}{BLOC}])*)",
    "members_or_body": rf"(?P<members>[{STATE}{BODY}])",
    "org": rf"(?:{{any_kinds}}(?P<org>{BODY})(?:\s\((?:{BODY}|[A-Z]+)\))?|(?P<body>{{bodies}}))",
    "colon": r"(?:\s*[:(]\s*|\s+[—–-]\s+|\s+{is}\s+)",
    "comma": r"\s?,",
    "dash": r"(?:-|\s)",
    "years": r"[12]\d\d\d",
    "number": r"\d+",
    "ordinal": r"\d+(?:st|nd|rd|th)",
    "s": "['’]s",
}
# A date counts as the membership's up to so many characters from its words.
_DATE_REACH: Final = 24
# So many characters before a form may hold a word that makes it unreal.
_SIGHT: Final = 60
# "Except" stands right before whom it excepts.
_NEAR: Final = 16
# What is still to come for these is part of their own words: will host, applied to join.
_OPEN: Final = frozenset({MembershipRole.CANDIDATE, MembershipRole.HOST})
_STANDING: Final = frozenset({MembershipRole.NEW_MEMBER, MembershipRole.FOUNDER})


@dataclass(frozen=True, slots=True)
class _Found:
    """A form of words that tells a membership: its place, and what fills it."""

    passage: Passage
    rule: FormRule
    start: int
    end: int
    members: tuple[Actor, ...]
    organisation: Actor


def find_memberships(
    report: Report, sentences: Sequence[Sentence], coding: Coding
) -> tuple[Membership, ...]:
    """Return who is said to be, to have become, or to be no longer, what in which body.

    Wished, feared and denied memberships are none. A membership told again is given once,
    with its first words; who is called a founder or a new member is not called a member, too.
    """
    forms = membership_forms(report.language)
    passages = read_passages(report, sentences, coding)
    found: dict[tuple[str, str, MembershipRole], Membership] = {}
    for passage in passages:
        for hit in _found_in(passage, passages, forms, coding):
            for membership in _memberships(hit, coding):
                key = (membership.member.id, membership.organisation.id, membership.role)
                found.setdefault(key, membership)
    kept = (m for m in found.values() if not _is_implied(m, found))
    return tuple(sorted(kept, key=lambda m: m.grounds.span.start))


@lru_cache(maxsize=4)
def membership_forms(language: str) -> Forms:
    """Return the forms in which a language tells who is what in which body."""
    return load_forms(language, "memberships", _SLOTS)


def _found_in(
    passage: Passage, passages: Sequence[Passage], forms: Forms, coding: Coding
) -> Iterator[_Found]:
    if BODY not in passage.text and not forms.has("bodies", passage.text):
        return
    for rule, match in forms.find(passage.text):
        place = group_of(match, "members") or group_of(match, "pair")
        seen = match.start() if rule.gives in _OPEN else match.end()
        if place is None or _is_unreal(passage, match.start(), seen, forms):
            continue
        named = group_of(match, "members")
        members = _members(passage, named) if named else _pair(passage, place[0], coding)
        org = group_of(match, "org")
        organisation = _body(passage, org) if org else _meant(passages, passage, match.start())
        if members and organisation is not None:
            yield _Found(passage, rule, match.start(), match.end(), members, organisation)


def _memberships(hit: _Found, coding: Coding) -> Iterator[Membership]:
    passage = hit.passage
    grounds = passage.cite(hit.start, hit.end)
    when = date_beside(passage, grounds.span, coding, reach=_DATE_REACH)
    for member in hit.members:
        if member.id != hit.organisation.id:
            role = MembershipRole(hit.rule.gives)
            yield Membership(member, hit.organisation, role, when, grounds)


def _is_unreal(passage: Passage, start: int, end: int, forms: Forms) -> bool:
    """Say whether a form is wished, feared, denied, or about everybody but its members."""
    clause = max(passage.text.rfind(mark, 0, start) for mark in (".", ";", ":", "“", "\n"))
    sight = passage.text[max(clause + 1, start - _SIGHT) : end]
    just_before = passage.text[max(0, start - _NEAR) : start]
    return forms.has("unreal", sight) or forms.has("exceptions", just_before)


def _members(passage: Passage, place: tuple[int, int]) -> tuple[Actor, ...]:
    return tuple(m.actor for m in passage.within(*place) if m.actor is not None)


def _pair(passage: Passage, start: int, coding: Coding) -> tuple[Actor, ...]:
    """Return the two states that "both" takes up: all that the sentence named before."""
    states = states_of(passage.within(0, start), coding, passage.report.language)
    return states if len(states) == 2 else ()


def _body(passage: Passage, place: tuple[int, int]) -> Actor | None:
    actor = next((m.actor for m in passage.within(*place)), None)
    return actor if actor is not None and _takes_members(actor) else None


def _meant(passages: Sequence[Passage], passage: Passage, start: int) -> Actor | None:
    """Return the body that "the bloc" takes up: the one named last."""
    named = (mention.actor for mention in before(passages, passage, start))
    return next((a for a in named if a is not None and _takes_members(a)), None)


def _takes_members(actor: Actor) -> bool:
    return actor.kind is ActorKind.ORGANISATION and actor.code.startswith("IGO")


def _is_implied(
    membership: Membership, found: dict[tuple[str, str, MembershipRole], Membership]
) -> bool:
    """Say whether a plain membership follows from another that was found."""
    if membership.role is not MembershipRole.MEMBER:
        return False
    pair = membership.member.id, membership.organisation.id
    return any((*pair, role) in found for role in _STANDING)
