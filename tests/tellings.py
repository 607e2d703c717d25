"""Tellings for the tests of linking: a row states only what it is about."""

from datetime import date

from tatanan.linking.published import PublishedText
from tatanan.linking.tellings import Telling
from tatanan.terms.coding import Factuality


def codes(words):
    """Return the codes that stand in a string."""
    return frozenset(words.split())


def telling(name, sentence, trigger, actors="RUS", recipients="UKR", **more):
    """Return a telling by report r-name; days are given as ISO dates, `when` is one day."""
    start = sentence.index(trigger)
    when = more.pop("when", None)
    first, last = more.pop("first", when), more.pop("last", when)
    return Telling(
        id=name,
        report=more.pop("report", f"r-{name}"),
        type=more.pop("type", "ASSAULT"),
        sentence=sentence,
        start=start,
        end=start + len(trigger),
        actors=codes(actors),
        recipients=codes(recipients),
        parties=codes(more.pop("parties", "")),
        factuality=Factuality(more.pop("factuality", "asserted")),
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        **more,
    )


def printed(*tellings, published="2024-05-07", outlets=()):
    """Return the reports of tellings, all published on one day."""
    names = sorted({each.report for each in tellings})
    day = date.fromisoformat(published) if published else None
    return [PublishedText(name, name, day, frozenset(outlets)) for name in names]
