"""A short remark beside a number, which can be told in more than one language."""

from collections.abc import Mapping
from typing import Self


class Note(str):
    """Why a number is not known, or what belongs to it: a sentence, and what fills it.

    It reads as its English words. `template` is the sentence with its gaps, by which other
    languages find theirs (`tatanan.weigh.wording`), `filled` what stands in the gaps: names, codes,
    numbers and other notes.

    >>> note = Note("{count} of {states} states", count=3, states=190)
    >>> note, note.template, note.filled["count"]
    ('3 of 190 states', '{count} of {states} states', 3)
    """

    __slots__ = ("filled", "template")
    template: str
    filled: Mapping[str, object]

    def __new__(cls, template: str, **filled: object) -> Self:
        """Fill the gaps of a sentence."""
        note = super().__new__(cls, template.format(**filled))
        note.template, note.filled = template, filled
        return note

    def then(self, other: "Note | None") -> "Note":
        """Return this note and another one as one.

        >>> Note("no votes").then(Note("no ties")), Note("no votes").then(None)
        ('no votes; no ties', 'no votes')
        """
        return self if other is None else Note("{one}; {other}", one=self, other=other)
