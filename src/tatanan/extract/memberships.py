"""Who is said to be what in an international body: memberships, each with its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
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
    date_beside,
    read_passages,
    state_of,
    states_of,
)
from tatanan.lexicons.memberships import was_member
from tatanan.terms.coding import Actor, ActorKind, Coding, Membership, MembershipRole, Mention
from tatanan.terms.text import Report, Sentence

_SEPARATOR: Final = r"(?:\s*,\s*(?:{joins}\s+)?|\s+{joins}\s+)(?:the\s+)?"
_CLOSE: Final = r"(?:\s*,\s*(?:(?!{breaks}){joins}\s+)?|\s+(?!{breaks}){joins}\s+)(?:the\s+)?"
_NAMED: Final = rf"{STATE}(?:\s\((?:{STATE}|[A-Z]{{2,}})\))?"
_LED: Final = rf"(?:[{STATE}{PEOPLE}{BLOC}](?:-\w+)?\s{{any_kinds}}){{0,2}}"
_SLOTS: Final = {
    "members": rf"(?:(?P<members>{_NAMED}(?:{_SEPARATOR}{_NAMED})*)"
    r"|(?P<pair>{pairs})|(?P<three>{threes}))",
    "members_two": rf"(?P<members>{_NAMED}(?:{_SEPARATOR}{_NAMED})+)",
    "last_members": rf"(?P<members>{_NAMED}(?:{_CLOSE}{_NAMED})*)",
    "person": rf"(?P<members>{PERSON})",
    "named": PERSON,
    "another": rf"{BODY}(?:\s\((?:{BODY}|[A-Z]+)\))?",
    "one": rf"(?:the\s+)?(?P<members>{STATE})",
    "blocs": rf"(?:the\s+)?(?P<members>(?:{_NAMED}|{BLOC})(?:{_SEPARATOR}(?:{_NAMED}|{BLOC}))*)",
    "members_or_body": rf"(?P<members>[{STATE}{BODY}])",
    "org": rf"(?:{{any_kinds}}{_LED}(?P<org>{BODY})(?:\s\((?:{BODY}|[A-Z]+)\))?"
    r"|(?P<body>{bodies}))",
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
# "The three" are named at most so many sentences before.
_TAKEN_UP: Final = 2
# A slip of the pen names one that is no member; of a list with so many the body is another.
_MANY: Final = 2
# "Except" stands right before whom it excepts.
_NEAR: Final = 16
# What is still to come for these is part of their own words: will host, applied to join.
_OPEN: Final = frozenset({MembershipRole.CANDIDATE, MembershipRole.HOST})
_MEMBER: Final = MembershipRole.MEMBER
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
        seen = match.start() if rule.gives in _OPEN else match.end()
        if _is_unreal(passage, match.start(), seen, forms):
            continue
        members = _members(match, passage, passages, coding)
        org = group_of(match, "org")
        body = _body(passage, org) if org else _meant(passages, passage, match.start())
        if not members or body is None or body.actor is None:
            continue
        if rule.gives != _MEMBER or not _is_namesake(body, members, passage.report.published):
            yield _Found(passage, rule, match.start(), match.end(), members, body.actor)


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


def _members(
    match: re.Match[str], passage: Passage, passages: Sequence[Passage], coding: Coding
) -> tuple[Actor, ...]:
    """Return whom a form calls members: those it names, or as many as its words take up.

    A person stands for a state, and is no member without one.
    """
    language = passage.report.language
    named = group_of(match, "members")
    if named is None:
        return _taken_up(match, passage, passages, coding)
    members = (
        state_of(mention.actor, coding, language) or mention.actor
        for mention in passage.within(*named)
    )
    return tuple(a for a in members if a is not None and a.kind is not ActorKind.PERSON)


def _taken_up(
    match: re.Match[str], passage: Passage, passages: Sequence[Passage], coding: Coding
) -> tuple[Actor, ...]:
    """Return the states that "both" or "the three" take up: all that stood together last."""
    language = passage.report.language
    pair, three = group_of(match, "pair"), group_of(match, "three")
    wanted = 2 if pair else 3
    start = (pair or three or match.span())[0]
    states = states_of(passage.within(0, start), coding, language)
    number = passages.index(passage)
    for earlier in reversed(passages[max(0, number - _TAKEN_UP) : number]):
        states = states or states_of(earlier.named, coding, language)
    return states if len(states) == wanted else ()


def _is_namesake(body: Mention, members: Sequence[Actor], day: date | None) -> bool:
    """Say whether a body is another of its name: the table knows many as no members of it."""
    if day is None:
        return False
    strangers = [m for m in members if was_member(m.code, body.entry, day) is False]
    return len(strangers) >= _MANY


def _body(passage: Passage, place: tuple[int, int]) -> Mention | None:
    mention = next(iter(passage.within(*place)), None)
    return mention if mention is not None and _takes_members(mention.actor) else None


def _meant(passages: Sequence[Passage], passage: Passage, start: int) -> Mention | None:
    """Return the body that "the bloc" takes up: the one named last."""
    return next((m for m in before(passages, passage, start) if _takes_members(m.actor)), None)


def _takes_members(actor: Actor | None) -> bool:
    if actor is None or actor.kind is not ActorKind.ORGANISATION:
        return False
    return actor.code.startswith("IGO")


def _is_implied(
    membership: Membership, found: dict[tuple[str, str, MembershipRole], Membership]
) -> bool:
    """Say whether a plain membership follows from another that was found."""
    if membership.role is not MembershipRole.MEMBER:
        return False
    pair = membership.member.id, membership.organisation.id
    return any((*pair, role) in found for role in _STANDING)
