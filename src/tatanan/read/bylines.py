"""Lines at the head of a page that name who wrote the report: an author, an outlet, a place."""

import re
from functools import lru_cache

from tatanan.lexicons.known import known_bodies, known_places, languages_of, names_alone
from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.read.furniture import A_NAME, either
from tatanan.read.outlets import known_outlet

_LONGEST = 80  # characters
_SHORT_NAME = 2  # words; a headline has more, as it has a verb
_SIGNS = re.compile(r"\s*[,()|/·•]\s*|\s+[-–—]\s+")
_NAME = re.compile(A_NAME)
_WORD = re.compile(r"[^\W\d_]+")


def is_byline(line: str) -> bool:
    """Say whether a line holds nothing but names of outlets, authors and places.

    >>> is_byline("Ana Sosa with AFP, Lima"), is_byline("AFP journalist wins a prize")
    (True, False)
    """
    parts = _parts(line) if len(line) <= _LONGEST else []
    return any(map(known_outlet, parts)) and all(
        known_outlet(part) or part.casefold() in known_places() or _NAME.fullmatch(part)
        for part in parts)


def byline_outlet(line: str) -> str | None:
    """Return the one outlet that a by-line names, or None; who only helped is none.

    >>> byline_outlet("Tim, CNN Indonesia"), byline_outlet("Ana Sosa with AFP, Lima")
    ('CNN Indonesia', None)
    """
    names = {name for part in _parts(_helped().split(line)[0]) if (name := known_outlet(part))}
    return names.pop() if len(names) == 1 else None


def is_author(line: str) -> bool:
    """Say whether a line that stands beside a date is a person's name, or that and a place.

    At most half of the name's words are ordinary ones, and none is the name of a state; in
    more than two words nor that of a leader ("Quispe Temui Sosa").

    >>> is_author("Rosa Quispe Mamani in Lima"), is_author("Peru Tolak Usul")
    (True, False)
    """
    parts = _parts(line) if len(line) <= _LONGEST else []
    names = [part for part in parts if part.casefold() not in known_places()]
    return bool(names) and all(map(_is_person, names))


def _is_person(name: str) -> bool:
    words = _WORD.findall(name)
    ordinary = sum(any(languages_of(word.lower())) for word in words)
    known = names_alone() if len(words) > _SHORT_NAME else ()
    return (
        _NAME.fullmatch(name) is not None and 2 * ordinary <= len(words)
        and not any(w in known or w.casefold() in known_bodies() for w in words))


def _parts(line: str) -> list[str]:
    """Return the names of a by-line, without the words between them and those for its desk."""
    pieces = (part for piece in _SIGNS.split(line) for part in _joints().split(piece))
    return [part for piece in pieces if (part := _desk().sub("", piece).strip())]


@lru_cache(maxsize=1)
def _joints() -> re.Pattern[str]:
    words = _words("byline_joints") | _words("byline_helpers")
    return re.compile(rf"(?:^|\s+)(?:{either(words)})\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _helped() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(_words('byline_helpers'))})\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _desk() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_words('desk_words'))})\b", re.IGNORECASE)


def _words(table: str) -> frozenset[str]:
    return frozenset(w for lang in LANGUAGES for w in load_data(lang, "furniture")[table])
