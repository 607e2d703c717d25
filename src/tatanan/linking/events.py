"""One event told by many reports becomes one event, and each link says why.

Tellings that share a block are compared by what they say: type, sides, days, place, words. The
score is a probability; from the threshold on two tellings are linked, and links are taken up
strongest first unless a cluster would hold what cannot be one event. How many reports, outlets
and texts tell an event is counted apart, and so are events.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np

from tatanan.linking.bags import Bags, Values
from tatanan.linking.blocking import candidate_pairs
from tatanan.linking.clusters import Bond, Join, Refusal, join_tellings
from tatanan.linking.components import NAMES, Traits, components_of, traits_of
from tatanan.linking.linker import Linker, load_linker
from tatanan.linking.published import PublishedText
from tatanan.linking.shingles import Numbers
from tatanan.linking.tellings import Telling
from tatanan.terms.ids import content_id

_PAIRS_AT_ONCE: Final = 50_000


@dataclass(frozen=True, slots=True)
class Ground:
    """What one component says of two tellings, and what it adds to the score in log odds.

    `value` lies between 0 (against) and 1 (for); None where one of the tellings does not say.
    """

    component: str
    value: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class EventLink:
    """Two tellings that are taken to be of one event, and all grounds for it.

    `score` is the probability, 0 to 1. `refusal` says why they are left apart though they fit
    one another; None where they are joined.
    """

    one: str
    other: str
    score: float
    grounds: tuple[Ground, ...]
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """One event, with all that tell it.

    `outlets` are those that are known. `texts` is how many different texts tell it, copies of
    one story counted once. The id is made from that of its first telling.
    """

    id: str
    tellings: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    texts: int


@dataclass(frozen=True, slots=True)
class LinkedEvents:
    """All events, those told once among them, and the links that hold them together.

    An event of `n` tellings has `n - 1` links that are no refusals.
    """

    events: tuple[LinkedEvent, ...]
    links: tuple[EventLink, ...]


def link_events(
    tellings: Iterable[Telling],
    reports: Iterable[PublishedText],
    *,
    texts: Mapping[str, str] | None = None,
    linker: Linker | None = None,
    apart: Collection[str] = (),
) -> LinkedEvents:
    """Return the events that tellings tell, in any order of tellings the same.

    `reports` are those of all tellings. `texts` gives the text group of a report; None
    counts each report as a text of its own. `linker` is the one that ships unless given. `apart`
    are tellings that are linked with none, because somebody who knows said so.
    Raises ValueError where two tellings have one id, or a telling's report is missing.

    >>> russia = {"actors": frozenset({"RUS"}), "recipients": frozenset({"GBR"})}
    >>> told = ["Russia summoned the British ambassador over the minister's remarks on weapons.",
    ...         "Moscow on Monday summoned the British ambassador over remarks on weapons."]
    >>> linked = link_events(
    ...     [Telling(f"e{n}", f"r{n}", "ACCUSE", words, words.find("summoned"),
    ...              words.find("summoned") + 8, **russia) for n, words in enumerate(told)],
    ...     [PublishedText("r0", "", date(2024, 5, 7)), PublishedText("r1", "", date(2024, 5, 8))],
    ... )
    >>> linked.events[0].tellings, linked.links[0].score > 0.9
    (('e0', 'e1'), True)
    """
    linker = linker or load_linker()
    ordered = sorted(tellings, key=lambda telling: telling.id)
    printed = sorted(reports, key=lambda report: report.id)
    _require_own_ids(ordered, printed)
    by_id = {report.id: report for report in printed}
    published = [by_id[telling.report].published for telling in ordered]
    traits = traits_of(ordered, printed, words=linker.words)
    one, other = candidate_pairs(
        ordered,
        published=published,
        words=_rarest_words(traits.sentence),
        families=linker.families,
        bounds=linker.blocks,
    )
    free = ~np.isin([telling.id for telling in ordered], [*apart])
    both = free[one] & free[other]
    one, other = one[both], other[both]
    scores = np.concatenate(
        [linker.scores(components_of(traits, *some)) for some in _parts(one, other)]
    )
    pairs = _Pairs(ordered, published, one, other, scores)
    clusters, joins = _joined(pairs, linker)
    events = tuple(_event([ordered[n] for n in members], by_id, texts) for members in clusters)
    return LinkedEvents(events, tuple(_links(pairs, joins, traits=traits, linker=linker)))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All compared pairs of tellings, by the tellings' numbers."""

    tellings: Sequence[Telling]
    published: Sequence[date | None]
    one: Numbers
    other: Numbers
    scores: Values


def _require_own_ids(tellings: Sequence[Telling], reports: Sequence[PublishedText]) -> None:
    ids = {"tellings": [t.id for t in tellings], "reports": [report.id for report in reports]}
    for kind, names in ids.items():
        for one, other in pairwise(names):
            if one == other:
                raise ValueError(f"two {kind} have the id {one!r}; give each once")
    missing = {telling.report for telling in tellings} - {report.id for report in reports}
    if missing:
        raise ValueError(f"report {min(missing)!r} tells an event and is missing; give it, too")


def _rarest_words(bags: Bags) -> list[list[int]]:
    """Return the words of each sentence by their numbers, rarest first."""
    things = np.repeat(np.arange(bags.sizes.size), bags.sizes)
    kinds = bags.keys % bags.kinds
    order = np.lexsort((kinds, -bags.weights[kinds], things))
    return [part.tolist() for part in np.split(kinds[order], bags.starts[1:-1])]


def _parts(one: Numbers, other: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield pairs some at a time, so that memory does not grow with them; once even if none."""
    for begin in range(0, max(one.size, 1), _PAIRS_AT_ONCE):
        part = slice(begin, begin + _PAIRS_AT_ONCE)
        yield one[part], other[part]


def _joined(pairs: _Pairs, linker: Linker) -> tuple[list[list[int]], list[Join]]:
    """Return the clusters of all tellings, and the links by their place among the pairs."""
    strong = pairs.scores >= linker.threshold
    linked = np.zeros(len(pairs.tellings), np.bool_)
    linked[pairs.one[strong]] = linked[pairs.other[strong]] = True
    kept = np.flatnonzero(linked[pairs.one] & linked[pairs.other])
    numbers = np.flatnonzero(linked)
    one = np.searchsorted(numbers, pairs.one[kept]).tolist()
    other = np.searchsorted(numbers, pairs.other[kept]).tolist()
    bonds: list[Bond] = list(zip(one, other, pairs.scores[kept].tolist(), strict=True))
    clusters, joins = join_tellings(
        [pairs.tellings[n] for n in numbers.tolist()],
        [pairs.published[n] for n in numbers.tolist()],
        bonds,
        threshold=linker.threshold,
        least_mean=linker.least_mean,
    )
    found = [[int(numbers[n]) for n in members] for members in clusters]
    alone = [[n] for n in np.flatnonzero(~linked).tolist()]
    return sorted(found + alone), [Join(int(kept[join.bond]), join.refusal) for join in joins]


def _event(
    members: Sequence[Telling],
    printed: Mapping[str, PublishedText],
    texts: Mapping[str, str] | None,
) -> LinkedEvent:
    reports = sorted({telling.report for telling in members})
    outlets = sorted(frozenset[str]().union(*(printed[report].outlets for report in reports)))
    return LinkedEvent(
        content_id("linked-event", members[0].id),
        tuple(telling.id for telling in members),
        tuple(reports),
        tuple(outlets),
        len({texts[report] for report in reports} if texts else reports),
    )


def _links(
    pairs: _Pairs, joins: Sequence[Join], *, traits: Traits, linker: Linker
) -> Iterator[EventLink]:
    """Yield the links in the order in which they were taken up, with their grounds."""
    places = np.array([join.bond for join in joins], np.int64)
    components = components_of(traits, pairs.one[places], pairs.other[places])
    weights = linker.grounds(components)
    for row, (place, join) in enumerate(zip(places.tolist(), joins, strict=True)):
        values = zip(NAMES, components[row].tolist(), weights[row].tolist(), strict=True)
        yield EventLink(
            pairs.tellings[pairs.one[place]].id,
            pairs.tellings[pairs.other[place]].id,
            round(float(pairs.scores[place]), 4),
            tuple(_ground(*value) for value in values),
            join.refusal,
        )


def _ground(component: str, value: float, weight: float) -> Ground:
    return Ground(component, None if np.isnan(value) else round(value, 4), round(weight, 4))
