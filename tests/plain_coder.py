"""A coder that needs no models, so that bulk work is quick; some words make it slow, fail or die.

It stands in a module of its own because worker processes load what codes a report by its name.
"""

import os
import time

from tatanan.terms.coding import Coder, Coding, Event, Factuality, Skipped
from tatanan.terms.ids import content_id
from tatanan.terms.text import Span

FAILS, DIES, COLLIDES = "GAGAL", "MATI", "KEMBAR"
CODER = Coder("1.0", "no lexicon", "no models")
_SLOW = 0.04  # seconds a report


def code(report):
    """Code the first word as a trigger, and skip the last."""
    if FAILS in report.text:
        raise ArithmeticError(f"{FAILS} stands in {report.id}")
    if DIES in report.text:
        os._exit(9)
    event = Event(
        content_id("event", report.id), "SUPPORT", None, (), (), (),
        report.cite(0, report.text.index(" ")), Span(0, len(report.text)), None, None,
        Factuality.ASSERTED, (), None, 5.0, "verbal-cooperation", None, ("plain",),
    )
    skipped = Skipped(report.cite(len(report.text) - 1, len(report.text)), "last", "plain")
    twice = 2 if COLLIDES in report.text else 1
    return Coding(report.id, CODER, events=(event,) * twice, skipped=(skipped,))


def code_slowly(report):
    """Code a report as `code` does, and take a while."""
    time.sleep(_SLOW)
    return code(report)
