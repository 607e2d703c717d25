"""The key under which a word stands in the lexicon, whatever its inflection.

English words stand under their lemma; where the tagger errs, a dictionary's tells.
Indonesian verbs stand without meN- and di-
(`serang` for menyerang and diserang), nouns as they are, not doubled; an active form may
go back to several roots (mengutuk: kutuk, utuk), and the lexicon says which is a word.
"""

from collections.abc import Container
from functools import lru_cache

import simplemma

from tatanan.terms.text import Token

_VOWELS = "aeiou"
# Shorter remainders are no roots: "dia" is not a passive of "a".
_SHORTEST_ROOT = 3
# What meN- becomes before a root, and the sounds that it swallows.
_NASALS = (("menge", ("",)), ("meny", ("s",)), ("meng", ("", "k")), ("mem", ("", "p")),
           ("men", ("", "t")), ("me", ("",)))
_CLITICS = ("ku", "kau")


def word_key(token: Token, language: str, known: Container[str]) -> str:
    """Return the key of a token: of the possible ones the first that is known."""
    keys = possible_keys(token, language)
    return next((key for key in keys if key in known), keys[0])


def possible_keys(token: Token, language: str) -> tuple[str, ...]:
    """Return all keys that a token may have, likeliest first."""
    form = token.form.lower()
    return root_keys(form) if language == "id" else lemma_keys(token.lemma.lower(), form)


@lru_cache(maxsize=65536)
def lemma_keys(lemma: str, form: str) -> tuple[str, ...]:
    """Return the possible keys of an English word: the tagger's lemma, a dictionary's, itself.

    >>> lemma_keys("expell", "expelled")
    ('expell', 'expel', 'expelled')
    """
    return tuple(dict.fromkeys([lemma or form, simplemma.lemmatize(form, lang="en"), form]))


@lru_cache(maxsize=65536)
def root_keys(form: str) -> tuple[str, ...]:
    """Return the possible keys of an Indonesian word, likeliest first.

    >>> root_keys("menyerang"), root_keys("diserang"), root_keys("serangan-serangan")
    (('serang', 'nyerang', 'menyerang'), ('serang', 'diserang'), ('serangan', 'serangan-serangan'))
    >>> root_keys("mengutuk")
    ('utuk', 'kutuk', 'ngutuk', 'mengutuk')
    """
    half = _undoubled(form)
    roots = _active_roots(half)
    roots.extend(
        half[len(prefix):] for prefix in ("di", *_CLITICS)
        if half.startswith(prefix) and len(half) - len(prefix) >= _SHORTEST_ROOT
    )
    return tuple(dict.fromkeys([*roots, half, form]))  # doubled some are words of their own


def _undoubled(form: str) -> str:
    """Return a doubled word once: serangan-serangan, saling pukul-memukul."""
    first, dash, second = form.partition("-")
    return second if dash and first and second.endswith(first[-_SHORTEST_ROOT:]) else form


def _active_roots(form: str) -> list[str]:
    roots: list[str] = []
    for prefix, swallowed in _NASALS:
        rest = form[len(prefix):]
        if not form.startswith(prefix) or len(rest) < _SHORTEST_ROOT:
            continue
        roots.extend(sound + rest for sound in swallowed if _may_open(prefix, sound, rest))
    return roots


def _may_open(prefix: str, sound: str, rest: str) -> bool:
    """Say whether a root may begin so behind this form of meN-."""
    vowel = rest[0] in _VOWELS
    if sound:
        return vowel
    openings = {"meng": "aeioughkx", "mem": "bfvp", "men": "cdjzts", "me": "lrwymn", "menge": ""}
    consonants = "bcdfgjklmnprstvwyz"
    return rest[0] in (openings[prefix] or consonants)
