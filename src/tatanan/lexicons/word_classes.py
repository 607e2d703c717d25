"""Words by what they are about: harm, blame, a meeting, sport; by the key of the word."""

from collections.abc import Mapping
from functools import lru_cache

from tatanan.lexicons.load import load_data, require_language

Classes = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def load_word_classes(language: str) -> Classes:
    """Return the classes of each word; a word may be in several.

    >>> load_word_classes("en")["massacre"]
    ('harm', 'killing', 'event-noun')
    """
    found: dict[str, list[str]] = {}
    for name, words in load_data(require_language(language), "word_classes")["classes"].items():
        for word in dict.fromkeys(words):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}
