"""What speaks for two tellings being of one event, each a value from 0 (against) to 1 (for).

A component is NaN where one of the two tellings does not say: not known is neither for nor
against.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from tatanan.linking.bags import Bags, Values, bags_of
from tatanan.linking.published import PublishedText
from tatanan.linking.rarity import Vocabulary
from tatanan.linking.shingles import Numbers, words_of
from tatanan.linking.tellings import Telling

NAMES: Final = (
    "type", "mode", "actors", "recipients", "parties", "dates", "place",
    "trigger", "standing", "around", "sentence", "names", "numbers", "story",
)  # fmt: skip
"""The components, in the order in which they stand in a row."""

EXCLUDING: Final = ("actors", "recipients", "dates", "place")
"""What tells two events apart where it is 0: other sides, other days, another country."""

WORDS_AROUND: Final = 6
"""How many words before and after a trigger are its surroundings: about a clause."""

_LETTERS: Final = 3  # runs of three letters: serangan and menyerang share some, as do attack(ed)
_DAY_OFF: Final = 0.25  # time zones and nights put one attack on two days; more is another day
_SAME_COUNTRY: Final = 0.5  # two places of one country may be one or two
_HEADLINE: Final = 0.6  # where more words than this begin with a capital, capitals tell no names
_NIGHT: Final = 1  # what happens in the night may be dated a day after publication elsewhere
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of all tellings, row by row, made once for all pairs."""

    types: npt.NDArray[np.str_]
    modes: npt.NDArray[np.str_]
    places: npt.NDArray[np.str_]
    countries: npt.NDArray[np.str_]
    first: Values
    last: Values
    latest: Values
    stories: Numbers
    actors: Bags
    recipients: Bags
    codes: Bags
    reciprocal: npt.NDArray[np.bool_]
    parties: Bags
    trigger: Bags
    standing: Bags
    around: Bags
    sentence: Bags
    names: Bags
    numbers: Bags
    story: Bags


def traits_of(
    tellings: Sequence[Telling],
    reports: Sequence[PublishedText],
    *,
    words: Vocabulary,
) -> Traits:
    """Return what is compared of tellings; `reports` are theirs."""
    rarity = words.rarity
    places = {report.id: place for place, report in enumerate(reports)}
    home = np.array([places[telling.report] for telling in tellings], np.int64)
    published = np.array([_day(report.published) for report in reports], np.float64)[home]
    first = np.array([_day(telling.first) for telling in tellings], np.float64)
    last = np.array([_day(telling.last) for telling in tellings], np.float64)
    told = np.array([telling.has_happened for telling in tellings], np.bool_)
    latest = np.where(told, published + _NIGHT, np.nan)
    return Traits(
        types=np.array([telling.type for telling in tellings], np.str_),
        modes=np.array([telling.mode or "" for telling in tellings], np.str_),
        places=np.array([(telling.place or "").casefold() for telling in tellings], np.str_),
        countries=np.array([telling.country or "" for telling in tellings], np.str_),
        first=first,
        last=np.fmin(last, np.fmax(latest, first)),
        latest=latest,
        stories=home,
        actors=bags_of([telling.actors for telling in tellings]),
        recipients=bags_of([telling.recipients for telling in tellings]),
        codes=bags_of([telling.codes for telling in tellings]),
        reciprocal=np.array(
            [not telling.recipients and len(telling.actors) > 1 for telling in tellings], np.bool_
        ),
        parties=bags_of([telling.parties for telling in tellings]),
        trigger=bags_of([_letters(telling) for telling in tellings]),
        standing=bags_of([_states_of_affairs(telling, words) for telling in tellings]),
        around=rarity.bags([_around(telling) for telling in tellings]),
        sentence=rarity.bags([words_of(telling.sentence) for telling in tellings]),
        names=rarity.bags([_names(telling.sentence) for telling in tellings]),
        numbers=bags_of([_NUMBER.findall(telling.sentence) for telling in tellings]),
        story=rarity.bags([words_of(report.text) for report in reports]),
    )


def components_of(traits: Traits, one: Numbers, other: Numbers) -> Values:
    """Return the components of pairs of tellings: a row for each pair, a column for each name."""
    either = traits.reciprocal[one] | traits.reciprocal[other]
    pooled = traits.codes.overlap(one, other)
    columns = (
        (traits.types[one] == traits.types[other]).astype(np.float64),
        _same(traits.modes, one, other),
        np.where(either, pooled, traits.actors.overlap(one, other)),
        np.where(either, np.nan, traits.recipients.overlap(one, other)),
        traits.parties.overlap(one, other),
        _dates(traits, one, other),
        _place(traits, one, other),
        traits.trigger.cosine(one, other),
        traits.standing.overlap(one, other),
        traits.around.cosine(one, other),
        traits.sentence.cosine(one, other),
        traits.names.cosine(one, other),
        traits.numbers.overlap(one, other),
        traits.story.cosine(traits.stories[one], traits.stories[other]),
    )
    return np.column_stack(columns)


def _same(values: npt.NDArray[np.str_], one: Numbers, other: Numbers) -> Values:
    """Return 1 where two values are the same, 0 where not, NaN where one is not known."""
    known = (values[one] != "") & (values[other] != "")
    return np.where(known, (values[one] == values[other]).astype(np.float64), np.nan)


def _place(traits: Traits, one: Numbers, other: Numbers) -> Values:
    """Return 1 for one place, 0.5 for one country, 0 for two countries."""
    place, country = _same(traits.places, one, other), _same(traits.countries, one, other)
    by_country = np.where(country == 1, _SAME_COUNTRY, country)
    return np.where(place == 1, 1.0, np.where(np.isnan(by_country), place, by_country))


def _dates(traits: Traits, one: Numbers, other: Numbers) -> Values:
    """Return how well the days fit: the share of both together, from a half where they meet.

    What has happened did so before its report was published, whether the report dates it or not.
    """
    first, last = traits.first, traits.last
    meets = np.minimum(last[one], last[other]) - np.maximum(first[one], first[other]) + 1
    spans = np.maximum(last[one], last[other]) - np.minimum(first[one], first[other]) + 1
    fits = np.where(meets > 0, 0.5 + 0.5 * meets / spans, np.where(meets == 0, _DAY_OFF, 0.0))
    apart = (first[one] > traits.latest[other]) | (first[other] > traits.latest[one])
    return np.where(apart, 0.0, np.where(np.isnan(meets), np.nan, fits))


def _day(day: date | None) -> float:
    return math.nan if day is None else float(day.toordinal())


def _letters(telling: Telling) -> set[str]:
    """Return the runs of three letters in the words of a trigger."""
    words = words_of(telling.sentence[telling.start : telling.end])
    return {
        word[place : place + _LETTERS]
        for word in words
        for place in range(max(len(word) - _LETTERS + 1, 1))
    }


def _states_of_affairs(telling: Telling, words: Vocabulary) -> set[tuple[str, bool]]:
    """Return what states of affairs a trigger names, and whether they have come about.

    A war that is feared is another than the war that is fought.
    """
    trigger = words_of(telling.sentence[telling.start : telling.end])
    is_put_off = not words.put_off.isdisjoint(_around(telling))
    return {(words.standing[word], is_put_off) for word in trigger if word in words.standing}


def _around(telling: Telling) -> list[str]:
    """Return the words of a trigger and those that stand before and after it."""
    before = words_of(telling.sentence[: telling.start])
    after = words_of(telling.sentence[telling.end :])
    within = words_of(telling.sentence[telling.start : telling.end])
    return [*before[-WORDS_AROUND:], *within, *after[:WORDS_AROUND]]


def _names(sentence: str) -> set[str]:
    """Return the words of a sentence that begin with a capital, but for its first."""
    words = _WORD.findall(sentence)
    capital = [word for word in words if word[0].isupper()]
    if len(capital) > _HEADLINE * len(words):
        return set()
    return {word.casefold() for word in words[1:] if word[0].isupper()}
