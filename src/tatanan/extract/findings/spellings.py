"""name-variants: one name is written in two spellings."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.lexicons.known import known_bodies, known_places, languages_of
from tatanan.terms.coding import Finding
from tatanan.terms.text import Evidence

RULE: Final = "name-variants"
_SHORTEST: Final = 5
"""Letters; shorter names that differ by one are two names."""
_NEAR: Final = 3
"""Letters by which two spellings of a name differ that the lexicon knows to be one person's."""
_NAME: Final = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")


def find_name_variants(dossier: Dossier) -> Iterator[Finding]:
    """Yield two spellings of a known leader's name, and of another name with one slip."""
    told: set[frozenset[str]] = set()
    for one, other in (*_of_leaders(dossier), *_of_others(dossier)):
        words = frozenset(_letters(one.quote).split()) ^ frozenset(_letters(other.quote).split())
        if not words & frozenset(chain(*told)):
            told.add(words)
            yield Finding(
                RULE,
                f"“{one.quote}” and “{other.quote}” seem to be one name in two spellings",
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


def _of_others(dossier: Dossier) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield names that differ in one word, by a letter; one of them is a name of two words."""
    first: dict[str, Evidence] = {}
    for name in _names(dossier):
        first.setdefault(_letters(name.quote), name)
    names = [(letters.split(), name) for letters, name in first.items()]
    for words, name in names:
        if len(words) > 1:
            initials = (words[0][0], words[-1][0])  # a slip never changes the first letter
            yield from ((name, b) for others, b in names
                        if others[0][0] in initials and _is_one_slip(words, others))


def _names(dossier: Dossier) -> Iterator[Evidence]:
    """Yield the runs of words with capitals; "According to" and the like may begin a sentence."""
    for sentence in dossier.body_sentences():
        start = sentence.span.start
        for run in _NAME.finditer(dossier.report.text, start, sentence.span.end):
            yield dossier.report.cite(_without_titles(run), run.end())
            opening, _, rest = run[0].partition(" ")
            if run.start() == start and rest and " " not in rest and is_ordinary(opening):
                yield dossier.report.cite(run.end() - len(rest), run.end())


def _without_titles(run: re.Match[str]) -> int:
    """Return where a name begins in a run of words with capitals: not with "But", "President".

    Two words are left, for first names are ordinary words, too.
    """
    words = list(re.finditer(r"\S+", run[0]))
    for word in words[:-2]:
        if not is_ordinary(word[0]):
            return run.start() + word.start()
    return run.start() + words[-2:][0].start()


def is_ordinary(word: str) -> bool:
    """Say whether a word is one of the language, too, and not only a name.

    >>> is_ordinary("President"), is_ordinary("Blinken")
    (True, False)
    """
    return any(languages_of(_POSSESSIVE.sub("", word.casefold())))


def _is_one_slip(one: list[str], other: list[str]) -> bool:
    """Say whether two names differ in one word by a slip.

    A surname may stand for the whole name, and so may a first name that is no word beside.
    """
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return one < other and len(pairs) == 1 and _is_misspelled(*pairs[0])
    if len(other) > 1 or other[0] in one:
        return False
    return _is_misspelled(one[-1], other[0]) or (
        is_variant(one[0], other[0]) and not any(map(_is_known, (one[0], other[0])))
    )


def _is_known(word: str) -> bool:
    """Say whether a word is one of the language, or the name of a state, a people or a city."""
    return is_ordinary(word) or word in known_bodies() or word in known_places()


def _is_misspelled(one: str, other: str) -> bool:
    """Say whether of two words that differ by a slip one is no word at all.

    Two short names that differ in a letter, and none in length, are two names.
    """
    if not is_variant(one, other) or (len(one) == len(other) == _SHORTEST):
        return False
    return not (is_ordinary(one) and is_ordinary(other))


def is_variant(one: str, other: str) -> bool:
    """Say whether two words are one in two spellings: a letter or two more, less or other.

    >>> is_variant("zelensky", "zelenskyy"), is_variant("rahman", "rahmat")
    (True, False)
    """
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if min(len(one), len(other)) < _SHORTEST:
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
