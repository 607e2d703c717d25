"""repeated-passage: the page prints passages twice."""

import re
from collections.abc import Iterator
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.coding import Finding
from tatanan.terms.text import AsideReason, Evidence

RULE: Final = "repeated-passage"
_SHORTEST: Final = 60
"""Characters; shorter lines that come again are titles and captions."""
_SIGNS: Final = re.compile(r"[\W_]+")


def find_repeated_passages(dossier: Dossier) -> Iterator[Finding]:
    """Yield how much of the report was printed twice, with the passages that stand in the text."""
    title = _said(dossier.headline)
    repeats = [
        line
        for aside in dossier.report.set_aside
        if aside.reason is AsideReason.REPEAT
        for line in aside.quote.split("\n")
        if len(line) >= _SHORTEST and _said(line) != title
    ]
    if not repeats:
        return
    size = sum(map(len, repeats))
    share = round(100 * size / (size + len(dossier.report.text)))
    passages = "1 passage is" if len(repeats) == 1 else f"{len(repeats)} passages are"
    yield Finding(
        RULE,
        f"{passages} printed more than once, {size} characters or {share} % of what was printed",
        _first_prints(dossier, {_said(line) for line in repeats}),
        "read each of them once",
    )


def _first_prints(dossier: Dossier, said: set[str]) -> tuple[Evidence, ...]:
    """Return the passages where they stand in the text."""
    lines = (match for match in re.finditer(r"[^\n]+", dossier.report.text))
    return tuple(dossier.report.cite(*line.span()) for line in lines if _said(line[0]) in said)


def _said(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return _SIGNS.sub("", text).casefold()
