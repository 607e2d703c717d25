"""Text cut into pieces with marks: what a browser gets in the place of offsets.

Python counts code points and JavaScript UTF-16 units, so an offset would be another place there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tatanan.serve.shapes import Mark, MarkKind, Piece
from tatanan.terms.text import Span

Words = Mapping[str, Any]
"""Evidence as a record has it: start, end, quote."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that was taken out: where it is missing, what it says, and why it was."""

    at: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A run whose glued words were parted, and what stood there before."""

    span: Span
    was: str


@dataclass(slots=True)
class Marks:
    """The marks of a text; the same words for the same thing are one mark."""

    _spans: dict[tuple[int, int, str, str | None], str] = field(default_factory=dict)

    def add(self, kind: MarkKind, words: Words | None, ref: str | None) -> str | None:
        """Mark words as evidence of an item; return the id of the mark, None without words."""
        if words is None or words["start"] is None:
            return None
        key = (words["start"], words["end"], kind, ref)
        return self._spans.setdefault(key, f"m{len(self._spans)}")

    def find(self, kind: MarkKind, words: Words | None, ref: str | None) -> str | None:
        """Return the id of a mark that is there."""
        if words is None or words["start"] is None:
            return None
        return self._spans.get((words["start"], words["end"], kind, ref))

    def spans(self) -> Iterator[tuple[Span, str]]:
        """Yield where the marks stand, in the order of the text, the wider first."""
        for (start, end, _, _), name in sorted(
            self._spans.items(), key=lambda each: (each[0][0], -each[0][1], each[1])
        ):
            yield Span(start, end), name

    def shown(self, among: Iterable[str] | None = None) -> dict[str, Mark]:
        """Return the marks by id; `among` narrows them to some."""
        wanted = None if among is None else set(among)
        return {
            name: Mark(id=name, kind=kind, ref=ref)  # type: ignore[arg-type]
            for (_, _, kind, ref), name in self._spans.items()
            if wanted is None or name in wanted
        }


def cut(
    text: str, marks: Iterable[tuple[Span, str]], *, asides: Sequence[Aside] = (),
    repairs: Sequence[Repaired] = (), within: Span | None = None,
) -> list[Piece]:
    """Return a text, or what lies `within` a span of it, as pieces.

    >>> [(p.text, p.marks) for p in cut("Xi met Putin.", [(Span(0, 2), "m0")])]
    [('Xi', ['m0']), (' met Putin.', [])]
    """
    whole = within or (Span(0, len(text)) if text else None)
    if whole is None:
        return [_aside(text, each) for each in asides]
    kept = [(span, name) for span, name in marks if span.overlaps(whole)]
    mended = [each for each in repairs if each.span.overlaps(whole)]
    gaps = [each for each in asides if whole.start <= each.at <= whole.end]
    pieces: list[Piece] = []
    bounds = _bounds(whole, kept, mended, gaps)
    for start, end in pairwise(bounds):
        pieces.extend(_aside(text, each) for each in gaps if each.at == start)
        run = Span(start, end)
        pieces.append(Piece(
            text=text[start:end],
            marks=[name for span, name in kept if span.holds(run)],
            repair=next((each.was for each in mended if each.span.holds(run)), None),
        ))
    pieces.extend(_aside(text, each) for each in gaps if each.at == whole.end)
    return pieces


def _bounds(
    whole: Span, marks: Iterable[tuple[Span, str]], repairs: Iterable[Repaired],
    asides: Iterable[Aside],
) -> list[int]:
    """Return all places where something begins or ends, in order."""
    spans = [*(span for span, _ in marks), *(each.span for each in repairs), whole]
    places = {each.at for each in asides}.union(*((span.start, span.end) for span in spans))
    return sorted(place for place in places if whole.start <= place <= whole.end)


def _aside(text: str, aside: Aside) -> Piece:
    """Return a passage that was set aside, on lines of its own."""
    before = "" if aside.at == 0 or text[aside.at - 1] == "\n" else "\n"
    after = "" if text[aside.at : aside.at + 1] == "\n" else "\n"
    return Piece(text=f"{before}{aside.text}{after}", aside=aside.reason)
