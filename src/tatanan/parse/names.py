"""Sentences with their names marked: how they are read, cut into words, and shown to the tagger.

A file of names has one word a line, its tag last (`Samarinda PROPN B-LOC`), and an empty
line after each sentence. B- begins a name, I- goes on with it, O is outside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from tatanan.errors import BadTree
from tatanan.parse.words import Cut, indonesian_words, shown


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: its kind, its first word and the word after its last."""

    kind: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """The words of a sentence and the names among them."""

    words: tuple[str, ...]
    names: tuple[Name, ...]


def read_names(path: Path) -> list[NamedSentence]:
    """Return the sentences of a file of names.

    Raises BadTree where a word has no tag.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [(number, line.split()) for number, line in enumerate(lines, start=1)]
    blocks = groupby(rows, key=lambda row: bool(row[1]))
    return [_sentence([*block], path) for filled, block in blocks if filled]


def recut(sentence: NamedSentence, cut: Cut) -> NamedSentence:
    """Return an Indonesian sentence with its words cut as they are in raw text.

    A mark at the edge of a name is no part of it, nor is a clitic; a bracket parts two names.

    >>> from tatanan.parse.words import load_cut
    >>> given = NamedSentence(("partai", "(PKB)"), (Name("ORG", 1, 2),))
    >>> recut(given, load_cut("id"))
    NamedSentence(words=('partai', '(', 'PKB', ')'), names=(Name(kind='ORG', first=2, end=3),))
    """
    pieces = [[word[a:b] for a, b in indonesian_words(word, cut)] for word in sentence.words]
    starts = [0]
    for parts in pieces:
        starts.append(starts[-1] + len(parts))
    words = tuple(part for parts in pieces for part in parts)
    names = (Name(n.kind, starts[n.first], starts[n.end]) for n in sentence.names)
    return NamedSentence(words, tuple(part for n in names for part in _parted(n, words)))


def quoted(sentence: NamedSentence) -> NamedSentence:
    """Return a sentence in quotation marks, which files of names are apt to leave out.

    >>> quoted(NamedSentence(("Xi", "tiba"), (Name("PER", 0, 1),))).names
    (Name(kind='PER', first=1, end=2),)
    """
    names = (Name(n.kind, n.first + 1, n.end + 1) for n in sentence.names)
    return NamedSentence(('"', *sentence.words, '"'), tuple(names))


def names_document(sentence: NamedSentence, vocab: Vocab, *, marked: bool) -> Doc:
    """Return a sentence as a document, with its names where the tagger shall learn from them."""
    document = Doc(vocab, words=[shown(word) for word in sentence.words])
    if marked:
        document.set_ents(
            [Span(document, n.first, n.end, n.kind) for n in sentence.names],
            default="outside",
        )
    return document


def names_of(document: Doc) -> tuple[Name, ...]:
    """Return the names that a document bears."""
    return tuple(Name(e.label_, e.start, e.end) for e in document.ents)


def _sentence(block: Sequence[tuple[int, list[str]]], path: Path) -> NamedSentence:
    for number, cells in block:
        if len(cells) < 2 or cells[-1][:2] not in {"O", "B-", "I-"}:
            raise BadTree(
                f"{path}:{number}: the word {cells[0]!r} has no tag; end its line with O, B- or I-"
            )
    tags = [cells[-1] for _, cells in block]
    return NamedSentence(tuple(cells[0] for _, cells in block), tuple(_names(tags)))


def _names(tags: Sequence[str]) -> Iterator[Name]:
    """Yield the names of a row of tags; an I- that goes on with nothing begins a name."""
    first = 0
    for place, tag in enumerate(tags):
        kind = tag[2:]
        if tag[0] != "I" or place == 0 or tags[place - 1][2:] != kind:
            first = place
        if kind and (place + 1 == len(tags) or tags[place + 1] != f"I-{kind}"):
            yield Name(kind, first, place + 1)


def _parted(name: Name, words: Sequence[str]) -> Iterator[Name]:
    first = name.first
    brackets = [place for place in range(first, name.end) if words[place] in {"(", ")"}]
    for end in (*brackets, name.end):
        if (part := _trimmed(Name(name.kind, first, end), words)) is not None:
            yield part
        first = end + 1


def _trimmed(name: Name, words: Sequence[str]) -> Name | None:
    first, end = name.first, name.end
    while first < end and not _is_word(words[first]):
        first += 1
    while first < end and (words[end - 1] == "nya" or not _is_word(words[end - 1])):
        end -= 1
    return Name(name.kind, first, end) if first < end else None


def _is_word(word: str) -> bool:
    return any(letter.isalnum() for letter in word)
