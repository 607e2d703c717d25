"""acronym-expansion: an acronym and the words that it stands for do not go together."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tatanan.extract.findings.bodies import Bodies, Body, load_bodies, plain_words
from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.findings.expansions import Expansion, find_expansions
from tatanan.terms.coding import Finding
from tatanan.terms.text import Evidence

RULE: Final = "acronym-expansion"
_ALIKE: Final = 0.5
"""From this share of words on an expansion is a body's name with a slip, not another body's."""


def find_acronym_expansions(dossier: Dossier) -> Iterator[Finding]:
    """Yield wrong expansions, wrong acronyms, and acronyms with two expansions."""
    bodies, expansions = load_bodies(), tuple(find_expansions(dossier))
    told: set[str] = set()
    for expansion in expansions:
        finding = _wrong_words(expansion, bodies, dossier) or _wrong_acronym(
            expansion, bodies, dossier
        )
        if finding is not None and expansion.acronym not in told:
            told.add(expansion.acronym)
            yield finding
    for first, other in _twice_expanded(expansions, bodies, dossier):
        if first.acronym not in told:
            told.add(first.acronym)
            yield Finding(
                RULE,
                f"“{first.acronym}” is written out in two ways",
                (first.evidence, other.evidence),
            )


def _wrong_words(expansion: Expansion, bodies: Bodies, dossier: Dossier) -> Finding | None:
    """Return that a known acronym stands beside words that are no accepted expansion."""
    known = bodies.by_acronym.get(expansion.acronym, ())
    if not known or any(body.ambiguous for body in known) or _is_accepted(expansion, bodies):
        return None
    for body in known:
        words = _name_in(expansion.long, body)
        if _is_slip(words, body, dossier):
            start = expansion.evidence.span.start + expansion.long.index(words)
            return Finding(
                RULE,
                f"“{words}” is no accepted expansion of {expansion.acronym}",
                (dossier.report.cite(start, expansion.evidence.span.end),),
                f"{body.shown[dossier.words.language]} ({expansion.acronym})",
            )
    return None


def _name_in(words: str, body: Body) -> str:
    """Return words from the first on that belongs to a body's name: without "the head of"."""
    for match in re.finditer(r"[^\W_]+", words):
        if match[0].casefold() in body.vocabulary and match[0][0].isupper():
            return words[match.start() :]
    return words


def _is_accepted(expansion: Expansion, bodies: Bodies) -> bool:
    accepted = [e for body in bodies.by_acronym[expansion.acronym] for e in body.expansions]
    accepted += bodies.homonyms.get(expansion.acronym, ())
    before = f" {expansion.before}"
    return any(before.endswith(f" {words}") for words in accepted)


def _is_slip(name: str, body: Body, dossier: Dossier) -> bool:
    """Say whether a name is most of a body's, with a word that stands in none of its names."""
    words = [word for word in plain_words(name).split() if word not in dossier.words.connectives]
    shared = sum(word in body.vocabulary for word in words)
    longest = max(len(names.split()) for names in body.expansions)
    return 2 <= shared < len(words) <= longest + 1 and shared / len(words) >= _ALIKE


def _wrong_acronym(expansion: Expansion, bodies: Bodies, dossier: Dossier) -> Finding | None:
    """Return that a body's own name stands beside letters that are no acronym of it."""
    body = bodies.by_expansion.get(plain_words(expansion.long))
    if body is None or expansion.acronym in body.acronyms | bodies.others:
        return None
    if _are_initials(expansion.acronym, expansion.long) or not body.acronyms:
        return None
    beside = _first_use(dossier, body)
    if beside is None and not _is_near(expansion.acronym, body):
        return None
    right = beside.quote if beside else min(body.acronyms, key=_shortest)
    return Finding(
        RULE,
        f"“{expansion.long}” is called {expansion.acronym}"
        + (f" here and {right} elsewhere" if beside else f"; its acronym is {right}"),
        (expansion.evidence, *((beside,) if beside else ())),
        right,
    )


def _shortest(acronym: str) -> tuple[int, str]:
    return len(acronym), acronym


def _are_initials(acronym: str, words: str) -> bool:
    """Say whether letters are the first letters of words, small words left out or not."""
    letters = iter(word[0] for word in plain_words(words).split())
    return all(letter in letters for letter in acronym.casefold())


def _is_near(acronym: str, body: Body) -> bool:
    """Say whether letters are those of a body's acronym in another order."""
    return any(sorted(acronym) == sorted(known) for known in body.acronyms)


def _first_use(dossier: Dossier, body: Body) -> Evidence | None:
    """Return the first place where the report uses an acronym of a body."""
    for mention in dossier.coding.mentions:
        if mention.entry == f"organisation.{body.id}" and mention.evidence.quote in body.acronyms:
            return mention.evidence
    return None


def _twice_expanded(
    expansions: Sequence[Expansion], bodies: Bodies, dossier: Dossier
) -> Iterator[tuple[Expansion, Expansion]]:
    """Yield the first two expansions of an acronym that have nothing to do with each other."""
    first: dict[str, Expansion] = {}
    for expansion in expansions:
        if expansion.acronym in bodies.others or len(plain_words(expansion.long).split()) < 2:
            continue
        earlier = first.setdefault(expansion.acronym, expansion)
        if earlier is not expansion and _differ(earlier, expansion, bodies, dossier):
            yield earlier, expansion


def _differ(one: Expansion, other: Expansion, bodies: Bodies, dossier: Dossier) -> bool:
    """Say whether two expansions of an acronym share no word and cannot both be right."""
    known = one.acronym in bodies.by_acronym
    if known and _is_accepted(one, bodies) and _is_accepted(other, bodies):
        return False
    words, others = (
        set(plain_words(each.long).split()) - dossier.words.connectives for each in (one, other)
    )
    fit = all(_are_initials(one.acronym, each.long) for each in (one, other))
    return not words & others and fit
