"""How the page looks: its colours, and what becomes of characters that steer a terminal."""

TITLE = HEADING = "bold"
FAINT = "dim"
KNOWN, UNKNOWN = "bold cyan", "cyan"
QUOTED, STATED, CUE = "green", "italic", "yellow"

# A report may not move the cursor, change colours or turn the direction of writing.
_STEERING = dict.fromkeys(
    (
        *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
        *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    ),
    "\N{REPLACEMENT CHARACTER}",
) | {0x09: " "}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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


def raised(numbers: list[int]) -> str:
    """Return numbers as they stand above the line.

    >>> raised([3, 12])
    '³⁺¹²'
    """
    return "⁺".join(str(number).translate(_RAISED) for number in numbers)
