"""Numbers in words and digits, as a language writes them, and what they are worth."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tatanan.extract.date_templates import one_of

_FREE: Final = r"(?<![\w.,/:-])"
_DIGITS: Final = (
    r"(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?![\d/:])|\d+(?:[.,]\d+)?(?![\d/:]|-\d))"
)
_GAP: Final = r"(?:\s|-)"
_GROUP: Final = 3
# Scales of so few letters are written right behind the digits ("20bn"), longer ones apart.
_SHORT: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The number words of a language, and the marks that part thousands and decimals."""

    ones: Mapping[str, float]
    tens: Mapping[str, float]
    parts: Mapping[str, float]
    scales: Mapping[str, float]
    decimal: str

    @property
    def pattern(self) -> str:
        """A regular expression for any number, in digits or in words."""
        word = one_of([*self.ones, *self.tens, *self._long()])
        more = rf"(?:{_GAP}(?:and\s)?{word}(?!\w))*"
        words = rf"{one_of([*self.ones, *self.tens])}(?!\w){more}"
        parts = rf"{one_of(self.parts)}\s{one_of(self._long())}(?!\w){more}"
        return rf"(?:{_FREE}{self.digits}|{words}|{parts})"

    @property
    def digits(self) -> str:
        """A regular expression for a number in digits, which may stand right behind a sign."""
        scale = rf"\s?{one_of(self._long())}(?!\w)"
        return rf"{_DIGITS}(?:{scale}|{self._short()}(?!\w))*"

    def value(self, words: str, *, counts: bool) -> float | None:
        """Return what a number is worth; None where it cannot be read.

        `counts` says that it counts things, which come whole. Then a mark before three digits
        parts thousands, whatever the language: no soldier is cut in a thousand.
        """
        digits = re.match(r"[\d.,]+", words)
        rest = words[digits.end() :] if digits else words
        scales = [self._worth(word) for word in self._words(rest)]
        if not digits:
            return _added(scales, set(self.scales.values()))
        value = self._read(digits[0].rstrip(".,"), whole=counts and not scales)
        for scale in scales:
            value *= scale
        return round(value, 6)  # 4.1 times a thousand million is no round number to a machine

    def _read(self, digits: str, *, whole: bool) -> float:
        marks = [mark for mark in digits if not mark.isdigit()]
        tail = len(digits) - 1 - max(digits.rfind("."), digits.rfind(","))
        if not marks:
            return float(digits)
        last = marks[-1]
        is_group = tail == _GROUP and (len(marks) > 1 or last != self.decimal or whole)
        if is_group and (len(set(marks)) == 1):
            return float(re.sub(r"[.,]", "", digits))
        head, _, decimals = digits.rpartition(last)
        return float(re.sub(r"[.,]", "", head) + "." + decimals)

    def _words(self, text: str) -> list[str]:
        known = [*self.ones, *self.tens, *self.scales, *self.parts]
        pattern = rf"(?<!\w){one_of(known)}(?!\w)|{self._short()}(?!\w)"
        return [word.lower() for word in re.findall(pattern, text)]

    def _worth(self, word: str) -> float:
        plain = " ".join(word.replace("-", " ").split())
        tables = (self.tens, self.ones, self.parts, self.scales)
        return next(table[plain] for table in tables if plain in table)

    def _long(self) -> list[str]:
        return [word for word in self.scales if len(word) > _SHORT]

    def _short(self) -> str:
        return one_of(word for word in self.scales if len(word) <= _SHORT)


def load_numerals(
    tables: Mapping[str, Mapping[str, str | float]], decimals: Iterable[str]
) -> Numerals:
    """Return the numerals of a language's tables; `decimals` is the mark before decimals."""
    worth = {
        name: {word: float(value) for word, value in tables[name].items()}
        for name in ("ones", "tens", "parts", "scales")
    }
    return Numerals(**worth, decimal=next(iter(decimals)))


def _added(values: Iterable[float], scales: set[float]) -> float | None:
    """Return what number words are worth together: two hundred and forty thousand."""
    total = current = 0.0
    for value in values:
        if value not in scales:
            current += value
        elif value == min(scales) or value < 1000:
            current = (current or 1) * value
        else:
            total, current = total + (current or 1) * value, 0.0
    return total + current or None
