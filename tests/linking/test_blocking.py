"""Which tellings are compared at all."""

import random
from datetime import date

import pytest
from tellings import telling

from tatanan.linking.blocking import BlockBounds, candidate_pairs

FAMILIES = {"ASSAULT": ("force",), "COERCE": ("force", "pressure"), "SANCTION": ("pressure",)}
SENTENCE = "Rusia menyerang pelabuhan."
DAY = date(2024, 5, 7)


def told(*rows):
    """Return tellings; a row holds what differs from the others."""
    return [telling(f"e{n}", SENTENCE, "menyerang", **row) for n, row in enumerate(rows)]


def pairs(tellings, *, days=None, words=None, bounds=None):
    """Return the pairs that are compared."""
    one, other = candidate_pairs(
        tellings,
        published=days or [DAY] * len(tellings),
        words=words or [[]] * len(tellings),
        families=FAMILIES,
        bounds=bounds or BlockBounds(),
    )
    return list(zip(one.tolist(), other.tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ({}, {}, True),
        ({}, {"type": "COERCE"}, True),  # a seizure may be told as an attack
        ({}, {"type": "SANCTION"}, False),
        ({}, {"actors": "UKR", "recipients": "RUS"}, True),  # the sides are looked at later
        ({}, {"actors": "ISR", "recipients": "IRN"}, False),
        ({}, {"actors": "", "recipients": ""}, False),  # nobody known is nobody in common
        ({}, {"factuality": "denied"}, False),
        ({"report": "r"}, {"report": "r"}, False),
    ],
)
def test_tellings_are_compared_that_could_be_one(one, other, compared):
    """One family of types, somebody in common, one factuality, two reports."""
    assert ([(0, 1)] if compared else []) == pairs(told(one, other))


@pytest.mark.parametrize(
    ("days", "when", "compared"),
    [
        ((date(2024, 5, 7), date(2024, 5, 8)), {}, True),
        ((date(2024, 5, 7), date(2024, 5, 11)), {}, True),
        ((date(2024, 5, 7), date(2024, 5, 17)), {}, False),
        ((date(2024, 5, 7), None), {}, False),
        ((date(2024, 5, 7), date(2026, 1, 1)), {"when": "2024-05-01"}, True),
        ((date(2024, 5, 7), date(2026, 1, 1)),
         {"first": "2024-01-01", "last": "2024-12-31"}, False),  # a year is no date to go by
    ],
)  # fmt: skip
def test_time_brings_tellings_together(days, when, compared):
    """Reports of a few days are compared, and such as date an event alike."""
    assert ([(0, 1)] if compared else []) == pairs(told(when, when), days=days)


def test_a_large_block_is_cut_by_rare_words():
    """Where too many tell of one dyad in one week, those are compared that share a rare word."""
    words = [[1, 9], [2, 9], [1, 9], [3, 9], [4, 9]]
    bounds = BlockBounds(largest=3, rare_words=2)

    assert [(0, 2)] == pairs(told(*[{}] * 5), words=words, bounds=bounds)


def test_cost_is_bounded_for_each_telling():
    """A thousand tellings of one dyad and day are not half a million comparisons."""
    chance = random.Random(3)
    words = [[chance.randrange(400) for _ in range(8)] for _ in range(1000)]
    compared = pairs(told(*[{}] * 1000), words=words)

    assert 0 < len(compared) < 1000 * 8 * 64 / 2


def test_the_order_of_tellings_makes_no_difference():
    """The same pairs are found from the other end."""
    rows = [{}, {"type": "COERCE"}, {"actors": "ISR"}, {"recipients": "IRN"}, {"actors": "ISR"}]
    there, back = pairs(told(*rows)), pairs(told(*rows[::-1]))

    assert there == sorted((4 - other, 4 - one) for one, other in back)


def test_nothing_is_compared_with_nothing():
    """No tellings, no pairs."""
    assert [] == pairs([])
