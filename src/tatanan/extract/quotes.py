"""Quotation marks are paired, paragraph by paragraph."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

_DOUBLE = re.compile(r"[\"“”„«»″＂]|``|''|’’|‘‘")
# A quotation in single marks is believed up to 400 signs; apostrophes confuse longer ones.
_SINGLE = re.compile(r"(?<![^\W_])['‘](?=[^\W_])(?P<inside>[^\"“”\n]{2,400}?)['’](?![^\W_'’])")
_DASH_OPENS = re.compile(r"(?:(?<=\n)|(?<=[.!?:])|(?<=[.!?:]\s)|^)[-–—]\s?(?=[^\W\d_a-z])")
_DASH_CLOSES = re.compile(r"\s?[-–—]\s(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_OPENS_ONLY = frozenset(("“", "„", "«", "``", "‘‘"))


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `start` and `end` with its marks, `first` and `last` without them.

    `opened` and `closed` say whether the marks themselves stand in the paragraph; a `turn` of
    a transcript has none.
    """

    start: int
    end: int
    first: int
    last: int
    opened: bool = True
    closed: bool = True
    single: bool = False
    turn: bool = False


def find_quotes(
    text: str, *, open_before: bool = False, cue_forms: Container[str] = ()
) -> tuple[Quote, ...]:
    """Return the quotations of a text in order, paired anew in each paragraph.

    A mark that can only close opens at the paragraph's start; one that never closes
    runs to the paragraph's end. `open_before` says that the text begins inside one.
    Dashes quote too where one of `cue_forms` follows the second: "- We agree - he said".

    >>> [q.closed for q in find_quotes("“Ya,” kata dia. “Tidak")]
    [True, False]
    """
    found: list[Quote] = []
    for line in re.finditer(r"[^\n]+", text):
        begins_inside = open_before and not found and line.start() == 0
        marked = list(_in_paragraph(text, line.start(), line.end(), begins_inside))
        dashed = _dashed(text, line.start(), line.end(), cue_forms)
        free = [q for q in dashed if not any(m.start < q.end and q.start < m.end for m in marked)]
        found.extend(sorted([*marked, *free], key=lambda q: q.start))
    return tuple(found)


def ends_inside(text: str, cue_forms: Container[str] = ()) -> bool:
    """Say whether a text breaks off inside a quotation.

    It does not where a cue follows a comma since the last mark: then a mark is missing.
    """
    quotes = find_quotes(text)
    if not quotes or quotes[-1].closed or quotes[-1].last < len(text.rstrip()):
        return False
    told = re.finditer(r",\s*([^\W\d_]+)", text[quotes[-1].first :])
    return not any(match[1].lower() in cue_forms for match in told)


def _in_paragraph(text: str, start: int, end: int, inside: bool) -> Iterator[Quote]:
    doubles = list(_double_quotes(text, start, end, inside))
    singles = (
        Quote(m.start(), m.end(), m.start("inside"), m.end("inside"), single=True)
        for m in _SINGLE.finditer(text, start, end)
    )
    free = [s for s in singles if not any(d.start < s.end and s.start < d.end for d in doubles)]
    yield from sorted([*doubles, *free], key=lambda q: q.start)


def _dashed(
    text: str, start: int, end: int, cue_forms: Container[str]
) -> Iterator[Quote]:
    position = start
    while opened := _DASH_OPENS.search(text, position, end):
        position = opened.end()
        for mark in _DASH_CLOSES.finditer(text, position, end):
            following = _WORD.findall(text, mark.end(), min(end, mark.end() + 40))[:3]
            if mark.start() > opened.end() and any(w.lower() in cue_forms for w in following):
                yield Quote(opened.start(), mark.end(), opened.end(), mark.start())
                position = mark.end()
                break


def _double_quotes(text: str, start: int, end: int, inside: bool) -> Iterator[Quote]:
    opened: tuple[int, int] | None = (start, start) if inside else None
    marked, any_yet = not inside, False
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is not None and not marked and mark.start() == start:
            opened, marked, any_yet = mark.span(), True, True
        elif opened is None:
            if not any_yet and _can_only_close(text, mark, start, end):
                yield from _quote(text, start, mark.end(), start, mark.start(), False, True)
            else:
                opened, marked = mark.span(), True
            any_yet = True
        elif _opens_again(text, mark, start, end):
            yield from _quote(text, opened[0], mark.start(), opened[1], mark.start(), marked, False)
            opened, marked = mark.span(), True
        else:
            yield from _quote(text, opened[0], mark.end(), opened[1], mark.start(), marked, True)
            opened, any_yet = None, True
    if opened is not None:
        yield from _quote(text, opened[0], end, opened[1], end, marked, False)


def _quote(
    text: str, start: int, end: int, first: int, last: int, opened: bool, closed: bool
) -> Iterator[Quote]:
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    if first < last:
        yield Quote(start, end, first, last, opened, closed)


def _can_only_close(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return not before.isspace() and before not in "([-–—:" and not after.isalnum()


def _opens_again(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Say whether a mark opens although a quotation is open: its closing mark is missing."""
    if mark.group() not in _OPENS_ONLY:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return before.isspace() and not after.isspace()
