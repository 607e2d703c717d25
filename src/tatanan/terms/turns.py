"""Transcripts: a label before each turn says who speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tatanan.terms.text import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LABEL = re.compile(
    r"\s*(?P<label>[^\W_a-z][\w.'’()/&-]*(?: [\w.'’()/&,-]+){0,7}?)\s?(?P<colon>:)\s+(?=\S)")
_LONGEST_LABEL = 60
# Words of a label that may begin small: "Minister of Trade", "Menteri Luar Negeri dan ...".
_PARTICLE = 3
# Labels of fewer lines are headings of a fact box.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a turn: the label of who speaks, its colon, and what is said.

    `opens` says that the label stands right before `words`; else the turn goes on.
    """

    label: Span
    colon: Span
    words: Span
    opens: bool


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the paragraphs of a transcript in order; none where a text is no transcript.

    It is one where three and more lines begin with a label and a colon, and somebody speaks
    again after somebody else. The last turn is its own line only: what follows may be the
    publisher's.

    >>> text = "Q: Why now?\nLavrov: We waited.\nThat is all.\nQ: And Syria?"
    >>> [(text[t.label.start:t.label.end], text[t.words.start:t.words.end])
    ...  for t in find_turns(text)]
    [('Q', 'Why now?'), ('Lavrov', 'We waited.'), ('Lavrov', 'That is all.'), ('Q', 'And Syria?')]
    >>> find_turns("Date: 3 May\\nVenue: Lima\\nHost: Peru")
    ()
    """
    lines = [(line, _label(text, line)) for line in _LINE.finditer(text)]
    labels = [match["label"] for _, match in lines if match]
    return tuple(_turns(text, lines)) if _take_turns(labels) else ()


def _label(text: str, line: re.Match[str]) -> re.Match[str] | None:
    match = _LABEL.match(text, line.start(), line.end())
    if match is None or len(match["label"]) > _LONGEST_LABEL:
        return None
    words = match["label"].split()
    return match if all(not w[0].islower() or len(w) <= _PARTICLE for w in words) else None


def _take_turns(labels: Sequence[str]) -> bool:
    """Say whether somebody speaks again after somebody else."""
    turns = [label for label, _ in groupby(labels)]
    return len(labels) >= _FEWEST and len(set(turns)) < len(turns)


def _turns(
    text: str, lines: Sequence[tuple[re.Match[str], re.Match[str] | None]]
) -> Iterator[Turn]:
    last = max(place for place, (_, match) in enumerate(lines) if match)
    opened: re.Match[str] | None = None
    for line, match in lines[: last + 1]:
        opened = match or opened
        words = _stripped(text, match.end() if match else line.start(), line.end())
        if opened is not None and words is not None:
            yield Turn(
                Span(*opened.span("label")), Span(*opened.span("colon")), words, match is not None)


def _stripped(text: str, start: int, end: int) -> Span | None:
    run = text[start:end]
    first = start + len(run) - len(run.lstrip())
    return Span(first, start + len(run.rstrip())) if run.strip() else None
