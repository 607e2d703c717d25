"""The words around a word: enough of its sentence to see what it tells."""

import re
from typing import Final

from rich.text import Text

from tatanan.terminal.look import CUE, QUOTED, shown
from tatanan.terms.text import Evidence, Report, Span

_ENOUGH, _MOST = 24, 72  # characters on one side of the word
_BEGINS: Final = re.compile(
    r"(?<=[,;:!?\"”]\s)|(?<=\s[–—-]\s)|(?<=\s)(?=[(\"“])")
_ENDS: Final = re.compile(
    r"(?=[,;:]\s|\s[–—-]\s|\s[(\"“])|(?<=[!?\"”])(?=\s)")
_STOPS: Final = re.compile(  # not that of "U.S." or "Gen."
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’]?\s+(?=\W?[A-Z])|\n+")
_BLANKS: Final = re.compile(r"\s+")


def around(report: Report, word: Evidence, frame: Span | None = None) -> Text:
    """Return a word between asterisks, in its clause or as much of it as can be read at once.

    `frame` is the sentence; without it, full stops bound the words.
    """
    span, text = word.span, report.text
    frame = frame or _between_stops(text, span)
    first = frame.start + _begin(text[frame.start : span.start])
    last = span.end + _end(text[span.end : frame.end])
    clause = Text("… " if text[frame.start : first].strip() else "", style=QUOTED)
    clause.append(_plain(text[first : span.start]).lstrip())
    clause.append(f"*{_plain(word.quote)}*", style=CUE)
    clause.append(_plain(text[span.end : last]).rstrip())
    return clause.append(" …" if text[last : frame.end].strip() else "")


def _between_stops(text: str, span: Span) -> Span:
    stops = [stop.end() for stop in _STOPS.finditer(text)]
    first = max((stop for stop in stops if stop <= span.start), default=0)
    return Span(first, min((stop for stop in stops if stop >= span.end), default=len(text)))


def _begin(ahead: str) -> int:
    """Return where to begin: at the nearest border that leaves enough, else at a word."""
    borders = [border.start() for border in _BEGINS.finditer(ahead)]
    fit = [at for at in borders if _ENOUGH <= len(ahead) - at <= _MOST]
    if fit:
        return fit[-1]
    return 0 if len(ahead) <= _MOST else ahead.find(" ", len(ahead) - _MOST - 1) + 1


def _end(behind: str) -> int:
    """Return where to end: at the nearest border that leaves enough, else at a word."""
    borders = (border.start() for border in _ENDS.finditer(behind))
    fit = [at for at in borders if _ENOUGH <= at <= _MOST]
    if fit:
        return fit[0]
    return len(behind) if len(behind) <= _MOST else behind.rfind(" ", 0, _MOST)


def _plain(words: str) -> str:
    return _BLANKS.sub(" ", shown(words))
