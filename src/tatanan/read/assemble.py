"""The text is put together from what stays of the source, and nothing of the rest is lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tatanan.read.glue import Join
from tatanan.read.lines import Cut, Line
from tatanan.terms.text import Aside, Piece, Repair, Span

_BLANK = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_BREAKS = ("\n", "\n\n")
_NO_BLANK_BEFORE = (",", ".", ";", ")")
_HYPHEN = re.compile(r"[^\W\d_]-$")  # a word that goes on: no dash stands right behind a letter


@dataclass(slots=True)
class Assembly:
    """The text as it grows, with the record of where each run came from."""

    source: str
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    copied: list[list[int]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.chunks)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The runs of the text that stand so in the source, as long as they can be."""
        return tuple(Piece(Span(at, at + end - start), start) for at, start, end in self.copied)

    def copy(self, start: int, end: int) -> None:
        """Take over a run of the source as it stands."""
        if start >= end:
            return
        last = self.copied[-1] if self.copied else None
        if last and last[2] == start and last[0] + start - last[1] == self.length:
            last[2] = end
        else:
            self.copied.append([self.length, start, end])
        self.add(self.source[start:end])

    def add(self, filling: str) -> None:
        """Put in blanks or breaks that belong to no piece."""
        self.chunks.append(filling)
        self.length += len(filling)

    def set_aside(self, cut: Cut) -> None:
        """Keep what is cut, with where it stood and where it is missing."""
        quote = self.source[cut.start : cut.end]
        offset = cut.start + len(quote) - len(quote.lstrip())
        self.asides.append(Aside(cut.reason, quote.strip(), offset, self.length))


def assemble(
    source: str,
    lines: Sequence[Line],
    *,
    cuts: Sequence[Cut] = (),
    joins: Sequence[Join] = (),
    goes_on: frozenset[int] = frozenset(),
) -> Assembly:
    """Return the text of the lines without the cuts, the glued words parted.

    Runs of blanks become one; a blank line stays one. `goes_on` holds the offsets of lines
    that go on from the line before: the break becomes a blank.
    """
    made = Assembly(source)
    ordered = sorted(cuts, key=lambda cut: (cut.start, cut.end))
    waiting = ordered.copy()
    last_end = 0
    for line in lines:
        over = [cut for cut in ordered if cut.start < line.end and line.start < cut.end]
        runs = list(_kept_runs(source, line, over)) if over else [(line.start, line.end)]
        if runs and made.length:
            _set_aside_before(made, waiting, line.start + 1)
            _add_gap(made, last_end, line, goes_on=line.start in goes_on)
        for number, (start, end) in enumerate(runs):
            _set_aside_before(made, waiting, start)
            made.add(" " if number else "")
            _add_run(made, start, end, [j for j in joins if start <= j.start < j.end <= end])
        last_end = line.end
    _set_aside_before(made, waiting, len(source))
    return made


def _set_aside_before(made: Assembly, waiting: list[Cut], offset: int) -> None:
    while waiting and waiting[0].start < offset:
        made.set_aside(waiting.pop(0))


def _kept_runs(source: str, line: Line, cuts: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """Yield the runs of a line that stay, without blanks at their ends."""
    start = line.start
    for cut in (*cuts, None):
        end = cut.start if cut else line.end
        kept = source[start : max(end, start)]
        if kept.strip():
            yield start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip())
        start = max(start, cut.end if cut else start)


def _add_run(made: Assembly, start: int, end: int, joins: Sequence[Join]) -> None:
    at = start
    for join in joins:
        _add_plain(made, at, join.start)
        first = made.length
        for a, b in zip((join.start, *join.points), (*join.points, join.end), strict=True):
            if a != join.start:
                made.add(" ")
            made.copy(a, b)
        was = made.source[join.start : join.end]
        made.repairs.append(Repair(Span(first, made.length), was))
        at = join.end
    _add_plain(made, at, end)


def _add_plain(made: Assembly, start: int, end: int) -> None:
    """Copy a run, each run of blanks as one blank."""
    run = made.source[start:end]
    if run.isprintable() and "  " not in run:  # the only blanks are single spaces
        made.copy(start, end)
        return
    at = start
    for blank in _BLANK.finditer(made.source, start, end):
        made.copy(at, blank.start())
        made.add(" ")
        at = blank.end()
    made.copy(at, end)


def _add_gap(made: Assembly, last_end: int, line: Line, *, goes_on: bool) -> None:
    if goes_on:
        close = _HYPHEN.search(made.source[max(last_end - 2, 0) : last_end])
        made.add("" if close or line.text.startswith(_NO_BLANK_BEFORE) else " ")
        return
    gap = made.source[last_end : line.start]
    if gap in _BREAKS:
        made.copy(last_end, line.start)
    else:
        made.add("\n\n" if gap.count("\n") > 1 else "\n")
