"""What the program says in English, said in Indonesian, too: by the sentences of `said.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from tatanan.lexicons.load import read_data
from tatanan.serve.shapes import Labels

_VALUE: Final = re.compile(r"\{(\d+)\}")
_LONGEST: Final = 4_000  # characters of something that is said


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages, with places for values: the English as a pattern."""

    english: re.Pattern[str]
    indonesian: str

    def render(self, said: re.Match[str]) -> str:
        """Return the Indonesian with the values of the English, which may be sentences, too."""
        return _VALUE.sub(lambda value: in_indonesian(said[int(value[1])]), self.indonesian)


def labels_of(said: str) -> Labels:
    """Return what the program says, in both languages.

    >>> labels_of("a member since 2017-06-09").id
    'anggota sejak 2017-06-09'
    """
    return Labels(en=said, id=in_indonesian(said))


def in_indonesian(said: str) -> str:
    """Return what is said in Indonesian; what no sentence fits, as names and values, stays.

    >>> in_indonesian("catatan.txt is a PDF file, not text; convert it to text")
    'catatan.txt adalah berkas PDF, bukan teks; ubahlah menjadi teks'
    """
    if len(said) > _LONGEST:
        return said
    fits = ((sentence, sentence.english.fullmatch(said)) for sentence in _sentences())
    return next((sentence.render(fit) for sentence, fit in fits if fit), said)


@lru_cache(maxsize=1)
def _sentences() -> tuple[Sentence, ...]:
    """Return all sentences: those that begin with words of their own first, then the longest.

    They say most exactly what is meant; of what is put together they know the outer part.
    """
    said = read_data(files("tatanan.serve") / "said.yaml", "serve/said.yaml")["said"]
    exact = sorted(said, key=lambda words: (words.startswith("{"), -len(_VALUE.sub("", words))))
    return tuple(Sentence(_pattern(english), said[english]) for english in exact)


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("".join(_parts(english)), re.DOTALL)


def _parts(english: str) -> Iterator[str]:
    """Yield the parts of a pattern: words as they stand, and groups for the values in order."""
    place = 0
    for value in _VALUE.finditer(english):
        yield re.escape(english[place : value.start()])
        yield "(.*?)"
        place = value.end()
    yield re.escape(english[place:])
