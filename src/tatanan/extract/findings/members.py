"""member-count: a body is said to have more or fewer members than it has."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from tatanan.extract.findings.bodies import load_bodies
from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.findings.words import load_finding_words
from tatanan.lexicons.load import load_data
from tatanan.lexicons.memberships import memberships_of
from tatanan.terms.coding import Finding, MembershipRole

RULE: Final = "member-count"
_FULL: Final = (MembershipRole.MEMBER, MembershipRole.FOUNDER)
_SLOT: Final = re.compile(r"(\{n\}|\{body\})")
_WORD: Final = re.compile(r"\w+")
_AROUND: Final = timedelta(days=31)
"""A report of the days around an accession may count the one or the other way."""


def find_member_counts(dossier: Dossier) -> Iterator[Finding]:
    """Yield the counts of members that fit the body on no day that can be meant."""
    if dossier.day is None:
        return
    told: set[int] = set()
    for match, is_whole in _matches(dossier):
        finding = _miscount(match, is_whole, dossier)
        if finding is not None and match.start("n") not in told:
            told.add(match.start("n"))
            yield finding


def _matches(dossier: Dossier) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the counts of members in the sentences that name a body of the table."""
    text, language = dossier.report.text, dossier.words.language
    for sentence in dossier.sentences:
        place = sentence.span.start, sentence.span.end
        if not _any_body().search(text, *place):
            continue
        words = _words(text[slice(*place)])
        for form, needed, is_whole in _forms(language):
            if needed <= words:
                yield from ((match, is_whole)
                            for match in _pattern(form, language).finditer(text, *place))


def _miscount(match: re.Match[str], is_whole: bool, dossier: Dossier) -> Finding | None:
    if dossier.words.narrows.match(dossier.report.text[match.end() :].lstrip(" ,")):
        return None
    body = _named()[match["body"]]
    counts = [count for day in _days(match, dossier) for count in _counts(body, day)]
    value = dossier.words.value(match["n"])
    if not counts or min(counts) <= value <= max(counts) or (not is_whole and value < min(counts)):
        return None
    words = dossier.report.cite(*match.span())
    now = counts[0]
    message = f"“{words.quote}”: {match['body']} has {now} members on {dossier.day}"
    return Finding(RULE, message, (words,), str(now))


def _days(match: re.Match[str], dossier: Dossier) -> Iterator[date]:
    """Yield the report's day, days around it, and what the count's sentence dates."""
    if dossier.day is not None:
        yield from (dossier.day, dossier.day - _AROUND, dossier.day + _AROUND)
    sentence = dossier.sentence_at(match.start())
    for when in dossier.dates_in(sentence.span) if sentence else ():
        yield from (day for day in (when.first, when.last) if day is not None)


def _counts(body: str, day: date) -> tuple[int, ...]:
    """Return the least and the greatest number of full members on a day; () where unknown."""
    answers: dict[str, list[bool | None]] = {}
    for row in memberships_of(body):
        if row.role in _FULL:
            answers.setdefault(row.member, []).append(row.held_on(day))
    sure = sum(True in held for held in answers.values())
    open_ = sum(True not in held and None in held for held in answers.values())
    return (sure, sure + open_) if sure and open_ < sure else ()


@lru_cache(maxsize=1)
def _named() -> Mapping[str, str]:
    """Return the bodies whose members the table holds in full, by acronym and name."""
    complete = {
        row["id"] for row in load_data("world", "membership_dates")["organisations"]
        if "member" in row["complete"]
    }
    names: dict[str, str] = {}
    for acronym, bodies in load_bodies().by_acronym.items():
        if len(bodies) == 1 and bodies[0].id in complete and not bodies[0].ambiguous:
            names[acronym] = bodies[0].id
    for entry in load_data("world", "organisations")["entries"]:
        if entry["id"] in complete:
            names.update((name, entry["id"]) for shown in entry["names"].values() for name in shown)
    return names


@lru_cache(maxsize=1)
def _any_body() -> re.Pattern[str]:
    """Return a pattern for the name of any body of the table, the longest first."""
    names = sorted(_named(), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names)))


@lru_cache(maxsize=4)
def _forms(language: str) -> tuple[tuple[str, frozenset[str], bool], ...]:
    """Return how a language counts members: forms, their words, whether each counts them all."""
    words = load_finding_words(language)
    return tuple(
        (form, _words(_SLOT.sub(" ", form)), is_whole)
        for forms, is_whole in ((words.all_members, True), (words.some_members, False))
        for form in forms)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=256)
def _pattern(form: str, language: str) -> re.Pattern[str]:
    """Return a form's words in any case, its number and its body as named groups.

    It holds the names of all bodies, so only those are made whose words a report has.
    """
    number = load_finding_words(language).number
    slots = {"{n}": rf"(?P<n>{number})", "{body}": f"(?P<body>{_any_body().pattern})"}
    pieces = (slots.get(piece) or f"(?i:{re.escape(piece)})" for piece in _SLOT.split(form))
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)")
