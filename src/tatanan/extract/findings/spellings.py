"""name-variants: one person is written in two spellings."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.coding import Finding
from tatanan.terms.text import Evidence

RULE: Final = "name-variants"
_SHORTEST: Final = 5
"""Letters; shorter names that differ by one are two names."""
_NEAR: Final = 3
"""Letters by which two spellings of a name differ that the lexicon knows to be one person's."""
_POSSESSIVE: Final = re.compile(r"['’]s?$")


def find_name_variants(dossier: Dossier) -> Iterator[Finding]:
    """Yield two spellings of a known leader's name, and of a full name with one slip."""
    told: set[tuple[str, str]] = set()
    for one, other in (*_of_leaders(dossier), *_of_persons(dossier)):
        key = (_letters(one.quote), _letters(other.quote))
        if key not in told:
            told.add(key)
            yield Finding(
                RULE,
                f"“{one.quote}” and “{other.quote}” are spelled as two, and seem to be one person",
                (one, other),
            )


def _of_leaders(dossier: Dossier) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield the names of one leader whose last words differ by a few letters."""
    names: dict[str, list[Evidence]] = {}
    for mention in dossier.coding.mentions:
        if mention.entry.startswith("leader."):
            names.setdefault(mention.entry, []).append(mention.evidence)
    for evidences in names.values():
        first: dict[str, Evidence] = {}
        for evidence in evidences:
            first.setdefault(_letters(evidence.quote).split()[-1], evidence)
        for (one, a), (other, b) in combinations(first.items(), 2):
            if distance(one, other) <= min(_NEAR, min(len(one), len(other)) // 2):
                yield a, b
                break  # one pair shows it


def _of_persons(dossier: Dossier) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield full names of persons that differ in one word, by a letter."""
    first: dict[str, Evidence] = {}
    for sentence in dossier.body_sentences():
        for entity in sentence.entities:
            evidence = dossier.report.cite(entity.span.start, entity.span.end)
            words = _letters(evidence.quote).split()
            if entity.kind == "PER" and _is_full_name(evidence.quote, dossier):
                first.setdefault(" ".join(words), evidence)
    for (one, a), (other, b) in combinations(first.items(), 2):
        if _is_one_slip(one.split(), other.split()):
            yield a, b


def _is_full_name(quote: str, dossier: Dossier) -> bool:
    words = quote.split()
    return len(words) > 1 and all(
        word[0].isupper() and word.casefold() not in dossier.words.no_name for word in words
    )


def _is_one_slip(one: list[str], other: list[str]) -> bool:
    """Say whether two names differ in just one of their words, and there by a slip."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and is_variant(*pairs[0])


def is_variant(one: str, other: str) -> bool:
    """Say whether two words are one in two spellings: a letter or two more, less or other.

    >>> is_variant("zelensky", "zelenskyy"), is_variant("rahman", "rahmat")
    (True, False)
    """
    if one == other or min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    return (distance(one, other) == 1 and one[-1:] == other[-1:]) or _longer(one, other)


def _longer(one: str, other: str) -> bool:
    """Say whether the longer word doubles the last letter of the shorter, or a like one."""
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and long.startswith(short) and long[-1] == short[-1]


def distance(one: str, other: str) -> int:
    """Return how many letters have to be put in, left out or changed to make one word the other.

    >>> distance("lavrov", "lawrow")
    2
    """
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, wanted in enumerate(other, start=1):
            cost = min(row[place] + 1, row[place - 1] + 1, before + (letter != wanted))
            before, row[place] = row[place], cost
    return row[-1]


def _letters(name: str) -> str:
    """Return a name in small letters, without accents and possessives."""
    name = " ".join(_POSSESSIVE.sub("", word) for word in name.split())
    bare = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’‘`")
    kept = "".join(c if c.isalnum() else " " for c in plain)
    return " ".join(kept.split()) or name
