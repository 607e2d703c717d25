"""Which language a text is in, by the share of its words that the language knows."""

import re

from tatanan.errors import UnknownLanguage
from tatanan.lexicons.known import languages_of
from tatanan.lexicons.load import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 1200  # characters from which the sample is taken
_SAMPLE = 90  # words; the two languages are apart after twenty
_FEW = 6  # below so many words a share means little, and the greater one decides
_LEAST = 0.5  # Dutch and Swedish reach 0.42 of the English words, Javanese 0.5 of the Indonesian


def find_language(text: str, *, place: str = "the text") -> str:
    """Return `id` or `en`, whichever knows more of the words in lower case.

    Raises UnknownLanguage where neither knows half of them. Malay is taken for Indonesian.

    >>> find_language("Presiden bertemu menteri luar negeri.")
    'id'
    """
    words = _sample(text)
    counts = map(sum, zip(*map(languages_of, words), strict=True))
    shares = dict.fromkeys(LANGUAGES, 0.0) | {
        language: count / len(words) for language, count in zip(LANGUAGES, counts, strict=False)
    }
    best = max(LANGUAGES, key=lambda language: shares[language])
    enough = _LEAST if len(words) >= _FEW else 0.0
    if shares[best] <= enough:
        raise UnknownLanguage(
            f"{place} seems to be in neither Indonesian nor English "
            f"({shares['id']:.0%} and {shares['en']:.0%} of its words are known); "
            "if it is, say so with --language id or en"
        )
    return best


def _sample(text: str) -> list[str]:
    """Return the first words in lower case, or all words where there are hardly any."""
    words = _WORD.findall(text[:_HEAD])
    lower = [word for word in words if word.islower()]
    return (lower if len(lower) > 2 else [word.lower() for word in words])[:_SAMPLE]
