"""Gold: texts with what annotators found in them, read from the files of a folder.

    news_id.jsonl, news_en.jsonl   sentences of news: events and statements
    plv_dev.jsonl                  sentences: the PLOVER type between a known source and target
    polnear_dev.jsonl              documents: attributed statements
    parallel.jsonl                 English sentences and their Indonesian translations

Each line is one JSON object. A set whose file is missing is not measured; of lines with one id
the last stands.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from typing import Any

from tatanan.errors import BadGold
from tatanan.evaluate.attributions import Document
from tatanan.evaluate.parallel import TranslatedPair
from tatanan.evaluate.scores import NewsSentence
from tatanan.evaluate.told import UNKNOWN, Attribution, Places, ToldEvent, ToldStatement
from tatanan.evaluate.types import TypedSentence

GoldItem = NewsSentence | TypedSentence | Document | TranslatedPair
"""What annotators say of one text (of a pair: that its two texts tell the same)."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text that is given to the coder, with what is known of where it stood."""

    id: str
    text: str
    language: str
    published: str | None = None
    title: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One file of gold: its name, the digest of its bytes, and what it holds."""

    name: str
    digest: str
    items: tuple[GoldItem, ...]
    texts: tuple[GoldText, ...]


def read_gold(folder: Path) -> tuple[GoldSet, ...]:
    """Return the gold sets of a folder, in a fixed order.

    Raises BadGold where the folder holds none of them, or where a line is malformed.
    """
    if not folder.is_dir():
        raise BadGold(f"{folder}: there is no such folder; name the folder of the gold files")
    found = [folder / f"{name}.jsonl" for name in _READERS if (folder / f"{name}.jsonl").is_file()]
    if not found:
        names = ", ".join(f"{name}.jsonl" for name in _READERS)
        raise BadGold(f"{folder}: no gold file is here; put at least one of {names} into it")
    return tuple(map(read_gold_set, found))


def read_gold_set(path: Path) -> GoldSet:
    """Return one gold file, recognised by its name."""
    body = path.read_bytes()
    rows: dict[str, tuple[GoldItem, tuple[GoldText, ...]]] = {}
    for line in starmap(_Line, json_lines(path, body)):
        rows[line.words("id")] = _READERS[path.stem](line)
    if not rows:
        raise BadGold(f"{path}: the file is empty; put one JSON object on each line")
    items = tuple(item for item, _ in rows.values())
    texts = tuple(text for _, texts in rows.values() for text in texts)
    return GoldSet(path.stem, sha256(body).hexdigest(), items, texts)


@dataclass(frozen=True, slots=True)
class _Line:
    """One object of a gold file, and where it stands: `values` is what JSON gives."""

    place: str
    values: Mapping[str, Any]

    def words(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            raise self.wrong(name, "is no text", f'give "{name}" as a text that is not empty')
        return value

    def words_if_any(self, name: str) -> str | None:
        """Return a text that may be missing or empty."""
        return self.words(name) if self.values.get(name) else None

    def codes(self, name: str) -> frozenset[str]:
        """Return a list of codes that may be missing."""
        values = self.values.get(name) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(name, "is no list of codes", f'write it as "{name}": ["IDN"]')
        return frozenset(values)

    def parts(self, name: str) -> "Iterator[_Line]":
        """Yield the objects of a list."""
        values = self.values.get(name)
        if not isinstance(values, list):
            raise self.wrong(name, "is no list", f'give "{name}" as a list, empty where none is')
        for number, value in enumerate(values, start=1):
            place = f"{self.place}: {name} {number}"
            if not isinstance(value, dict):
                raise BadGold(f"{place} is no object; write it as {{...}}")
            yield _Line(place, value)

    def places(self, name: str, *, text: str, needed: bool) -> Places:
        """Return the places of words in a text."""
        pieces = self.values.get(name) or []
        if needed and not pieces:
            raise self.wrong(name, "is empty", f'write where it stands as "{name}": [[start, end]]')
        for piece in pieces:
            if not _is_place(piece, len(text)):
                raise self.wrong(
                    name, f"holds {piece!r}", "give [start, end] with start < end inside the text"
                )
        return tuple((start, end) for start, end in pieces)

    def wrong(self, name: str, what: str, remedy: str) -> BadGold:
        """Return the error that says what is wrong with a value."""
        return BadGold(f'{self.place}: "{name}" {what}; {remedy}')


_Reader = Callable[[_Line], tuple[GoldItem, tuple[GoldText, ...]]]


def json_lines(path: Path, body: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of a JSONL file that holds `body`, each with its place (`file:line`).

    Raises BadGold for what is not UTF-8, and for a line that is no JSON object.
    """
    try:
        lines = body.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BadGold(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{path}:{number}"
            yield place, _parse(line, place)


def _parse(line: str, place: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadGold(f"{place}: {error}; write one JSON object on the line") from error
    if not isinstance(values, dict):
        raise BadGold(f"{place}: the line is no JSON object; write it as {{...}}")
    return values


def _is_place(piece: object, length: int) -> bool:
    return (
        isinstance(piece, list)
        and len(piece) == 2
        and all(isinstance(value, int) for value in piece)
        and 0 <= piece[0] < piece[1] <= length
    )


def _text(line: _Line) -> GoldText:
    return GoldText(
        line.words("id"),
        line.words("text"),
        line.words("language"),
        line.words_if_any("published"),
        line.words_if_any("title"),
        line.words_if_any("before"),
    )


def _news(line: _Line) -> tuple[NewsSentence, tuple[GoldText, ...]]:
    events = tuple(
        ToldEvent(
            event.words("type"),
            event.codes("actors"),
            event.codes("recipients"),
            alternative=bool(event.values.get("alternative")),
        )
        for event in line.parts("events")
    )
    statements = tuple(
        ToldStatement(
            statement.words_if_any("speaker") or UNKNOWN,
            statement.words("content"),
            alternative=bool(statement.values.get("alternative")),
        )
        for statement in line.parts("statements")
    )
    return NewsSentence(line.words("id"), events, statements), (_text(line),)


def _typed(line: _Line) -> tuple[TypedSentence, tuple[GoldText, ...]]:
    sentence = TypedSentence(*map(line.words, ("id", "source", "target", "type")))
    return sentence, (_text(line),)


def _document(line: _Line) -> tuple[Document, tuple[GoldText, ...]]:
    text = line.words("text")
    attributions = tuple(
        Attribution(
            part.places("source", text=text, needed=False),
            part.places("content", text=text, needed=True),
        )
        for part in line.parts("attributions")
    )
    return Document(line.words("id"), text, attributions), (_text(line),)


def _pair(line: _Line) -> tuple[TranslatedPair, tuple[GoldText, ...]]:
    published = line.words_if_any("published")
    english, indonesian = f"{line.words('id')} en", f"{line.words('id')} id"
    return TranslatedPair(english, indonesian), (
        GoldText(english, line.words("en"), "en", published),
        GoldText(indonesian, line.words("id_"), "id", published),
    )


_READERS: Mapping[str, _Reader] = {
    "news_id": _news,
    "news_en": _news,
    "plv_dev": _typed,
    "polnear_dev": _document,
    "parallel": _pair,
}
