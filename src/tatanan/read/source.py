"""What a report is made from: the characters, and what came with them."""

from dataclasses import dataclass
from datetime import date

from tatanan.terms.text import PageFinding


@dataclass(frozen=True, slots=True)
class Source:
    """The characters that a report is made from, and what came with them."""

    text: str
    title: str | None = None
    published: date | None = None
    published_words: str | None = None
    outlet: str | None = None
    url: str | None = None
    findings: tuple[PageFinding, ...] = ()
