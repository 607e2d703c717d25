"""How the page looks: its colours, its numbers, and characters that would steer a terminal."""

from typing import Final

from tatanan.terms.coding import When

TITLE = HEADING = "bold"
FAINT = "dim"
KNOWN, UNKNOWN = "bold cyan", "cyan"
QUOTED, STATED, CUE, ACTED = "green", "italic", "yellow", "magenta"

# A report may not move the cursor, change colours or turn the direction of writing.
_STEERING = dict.fromkeys(
    (
        *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
        *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    ),
    "\N{REPLACEMENT CHARACTER}",
) | {0x09: " "}
_RAISED = str.maketrans("0123456789ED", "⁰¹²³⁴⁵⁶⁷⁸⁹ᴱᴰ")
_OPENING_WORDS: Final = 60  # characters that tell a paragraph from another
_LITTLE_MORE: Final = 20  # characters that are not worth a cut
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def shown(words: str) -> str:
    r"""Return words with every character that would steer the terminal replaced, none lost.

    >>> shown("red: \x1b[31m")
    'red: �[31m'
    """
    return words.translate(_STEERING)


def shown_in_a_row(words: str) -> str:
    """Return words without a line break, letter for letter, ready to be shown."""
    return shown(words.replace("\n", " "))


def in_a_line(words: str) -> str:
    """Return words on one line, ready to be shown."""
    return " ".join(shown(words).split())


def cut(quote: str) -> str:
    """Return a quote, or its opening words."""
    words = in_a_line(quote)
    if len(words) <= _OPENING_WORDS + _LITTLE_MORE:
        return f"“{words}”"
    return f"“{words[:_OPENING_WORDS].rsplit(' ', 1)[0]} …”"


def opening(quote: str) -> str:
    """Return a quote, or its opening words and its length."""
    words = in_a_line(quote)
    told = cut(words)
    return told if words in told else f"{told} ({len(words)} characters)"


def interval(when: When) -> str:
    """Return an interval of days as short as it can be said."""
    if when.first is None or when.last is None:
        return "day not known"
    return f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"


def in_figures(value: float) -> str:
    """Return a value as it is written: whole, or in millions where that is as exact.

    >>> in_figures(400000), in_figures(31.4e6), in_figures(1234567), in_figures(2.5)
    ('400,000', '31.4 million', '1,234,567', '2.5')
    """
    for scale, name in _SCALES:
        if value >= scale and round(value / scale, 3) * scale == value:
            return f"{value / scale:,.15g} {name}"
    return f"{value:,.15g}"


def raised(marks: list[str]) -> str:
    """Return numbers of statements and marks of events as they stand above the line.

    >>> raised(["3", "E12"])
    '³⁺ᴱ¹²'
    """
    return "⁺".join(mark.translate(_RAISED) for mark in marks)
