"""What a language model answered, read as far as it can be read; nothing of it is trusted yet."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tatanan.errors import BadAnswer

_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_SHOWN = 80  # characters of an answer in a message


@dataclass(frozen=True, slots=True)
class AnsweredParty:
    """Somebody in an event, as a model names them; None for what it left out."""

    words: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class AnsweredEvent:
    """An event as a model tells it; None for what it left out or wrote as something else."""

    sentence: int | None
    type: str | None
    mode: str | None
    trigger: str | None
    actors: tuple[AnsweredParty, ...]
    recipients: tuple[AnsweredParty, ...]
    factuality: str | None
    auxiliary: tuple[str, ...]


def read_answer(text: str) -> tuple[AnsweredEvent | None, ...]:
    """Return the events of an answer; None stands for an item that is no event at all.

    The JSON object may stand in a fence or among prose.
    Raises BadAnswer where there is none, or where it is cut off.

    >>> read_answer('Here you are: {"events": []}')
    ()
    """
    for found in _objects(_THOUGHT.sub("", text)):
        if isinstance(found, dict) and isinstance(found.get("events"), list):
            return tuple(map(_event, found["events"]))
    shown = " ".join(text.split())[:_SHOWN]
    raise BadAnswer(f"no JSON object with events in the answer {shown!r}; ask again")


def _objects(text: str) -> Iterator[object]:
    """Yield the JSON objects in a text, outermost only."""
    decoder, position = json.JSONDecoder(), text.find("{")
    while position >= 0:
        try:
            found, position = decoder.raw_decode(text, position)
            yield found
        except (ValueError, RecursionError):
            position += 1
        position = text.find("{", position)


def _event(row: object) -> AnsweredEvent | None:
    if not isinstance(row, dict):
        return None
    number = row.get("sentence")
    return AnsweredEvent(
        sentence=number if isinstance(number, int) else None,
        type=_words(row.get("type")),
        mode=_words(row.get("mode")),
        trigger=_words(row.get("trigger")),
        actors=tuple(map(_party, _items(row.get("actors")))),
        recipients=tuple(map(_party, _items(row.get("recipients")))),
        factuality=_words(row.get("factuality")),
        auxiliary=tuple(word for item in _items(row.get("auxiliary")) if (word := _words(item))),
    )


def _party(row: object) -> AnsweredParty:
    if not isinstance(row, dict):
        return AnsweredParty(_words(row), None)
    return AnsweredParty(_words(row.get("words")), _words(row.get("code")))


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
