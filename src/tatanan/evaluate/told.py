"""What a text tells, in the terms in which gold and coder are compared.

Gold and coder say what a text tells in the same few records. `told_in` makes them from the
record of a report as `tatanan read` prints it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Places = tuple[tuple[int, int], ...]
"""Runs of characters: half-open, in code points of the text."""

UNKNOWN = "UNK"
"""The code of somebody who is not known."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event: its PLOVER type, the codes on both sides, the words that name them.

    An `alternative` event is one that only one annotator found: neither required nor wrong.
    """

    type: str
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    actor_words: frozenset[str] = frozenset()
    recipient_words: frozenset[str] = frozenset()
    alternative: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """The codes of both sides together."""
        return self.actors | self.recipients


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """A statement: the speaker's code and the words of what was said.

    An `alternative` statement is one that only one annotator found.
    """

    speaker: str
    content: str
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement as places in its text; `source` is empty where no words name the speaker."""

    source: Places
    content: Places


@dataclass(frozen=True, slots=True)
class Told:
    """All that a coder says one text tells."""

    events: tuple[ToldEvent, ...] = ()
    statements: tuple[ToldStatement, ...] = ()
    attributions: tuple[Attribution, ...] = ()


def told_in(record: Mapping[str, Any]) -> Told:
    """Return what a report's record tells.

    >>> told_in({"events": [{"type": "AID", "actors": [{"code": "IDN"}]}]}).events[0].actors
    frozenset({'IDN'})
    """
    statements = record.get("statements") or ()
    return Told(
        tuple(map(_event, record.get("events") or ())),
        tuple(map(_statement, statements)),
        tuple(map(_attribution, statements)),
    )


def words_of(text: str) -> Counter[str]:
    """Return the words of a text in small letters, and how often each stands in it.

    >>> sorted(words_of("Xi met Xi's guests."))
    ['guests', 'met', 's', 'xi']
    """
    return Counter(_WORD.findall(text.lower()))


def _event(event: Mapping[str, Any]) -> ToldEvent:
    actors, recipients = event.get("actors") or (), event.get("recipients") or ()
    return ToldEvent(
        event["type"], _codes(actors), _codes(recipients), _words(actors), _words(recipients)
    )


def _codes(parties: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(party["code"] for party in parties if party.get("code"))


def _words(parties: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    quotes = (party["evidence"]["quote"] for party in parties if party.get("evidence"))
    return frozenset(word for quote in quotes for word in words_of(quote))


def _statement(statement: Mapping[str, Any]) -> ToldStatement:
    speaker = statement.get("speaker") or {}
    return ToldStatement(speaker.get("code") or UNKNOWN, statement["content"]["quote"])


def _attribution(statement: Mapping[str, Any]) -> Attribution:
    return Attribution(_place(statement.get("speaker")), _place(statement["content"]))


def _place(words: Mapping[str, Any] | None) -> Places:
    if not words or words.get("start") is None:
        return ()
    return ((words["start"], words["end"]),)
