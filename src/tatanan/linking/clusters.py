"""From links to events: tellings are joined, strongest link first, unless the whole forbids it.

Links are not transitive: A may fit B, and B fit C, and A and C tell of different days. So two
clusters are joined only if all that both hold goes together: days that meet, sides that share
somebody, one country, no two tellings of one report, and scores that are high on the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from tatanan.linking.tellings import Telling

_NIGHT: Final = timedelta(days=1)  # an attack in the night may be told of two days

Sides = tuple[frozenset[str], frozenset[str]]
Bond = tuple[int, int, float]
"""Two tellings, the first with the lower number, and their score."""


class Refusal(StrEnum):
    """Why two tellings that fit one another are left in two events."""

    REPORT = "one report tells both"
    DATES = "days that do not meet"
    SIDES = "sides that share nobody"
    PLACES = "two countries"
    SCORES = "other tellings that do not fit"


@dataclass(frozen=True, slots=True)
class Join:
    """A link as it was taken up: it joined two clusters, or was refused."""

    bond: int
    refusal: Refusal | None


@dataclass(slots=True)
class _Cluster:
    """What is known of some tellings together; `scores` are sum and number by other cluster."""

    members: list[int]
    reports: set[str]
    sides: set[Sides]
    countries: set[str]
    begins: date | None
    ends: date | None
    scores: dict[int, tuple[float, int]] = field(default_factory=dict)


def join_tellings(
    tellings: Sequence[Telling],
    published: Sequence[date | None],
    bonds: Sequence[Bond],
    *,
    threshold: float,
    least_mean: float,
) -> tuple[list[list[int]], list[Join]]:
    """Return the clusters of tellings, and every link of the threshold or more as it was taken up.

    `bonds` are all compared pairs, strong or weak: two clusters whose compared pairs have a mean
    score below `least_mean` stay apart. Links within a cluster that is joined already are passed
    over.
    """
    clusters = _alone(tellings, published)
    _add_scores(clusters, bonds)
    home = list(range(len(tellings)))
    joins: list[Join] = []
    order = sorted(range(len(bonds)), key=lambda n: (-bonds[n][2], bonds[n][0], bonds[n][1]))
    for number in order:
        one, other, score = bonds[number]
        if score < threshold:
            break
        first, second = home[one], home[other]
        if first == second:
            continue
        refusal = _refusal(
            clusters[first], clusters[second], number=second, least_mean=least_mean
        )
        joins.append(Join(number, refusal))
        if refusal is None:
            _join(clusters, home, (first, second))
    found = (cluster.members for number, cluster in clusters.items() if home[number] == number)
    return sorted(sorted(members) for members in found), joins


def fits(one: Sides, other: Sides) -> bool:
    """Say whether two tellings have somebody in common on each side that both fill.

    Where one of them is reciprocal, all its sides are actors, and anybody in common will do.

    >>> russia, ukraine = frozenset({"RUS"}), frozenset({"UKR"})
    >>> fits((russia, ukraine), (ukraine, russia)), fits((russia, ukraine), (russia, frozenset()))
    (False, True)
    """
    if _is_reciprocal(one) or _is_reciprocal(other):
        return bool((one[0] | one[1]) & (other[0] | other[1]))
    return all(bool(a & b) or not (a and b) for a, b in zip(one, other, strict=True))


def _is_reciprocal(sides: Sides) -> bool:
    return len(sides[0]) > 1 and not sides[1]


def _alone(
    tellings: Sequence[Telling], published: Sequence[date | None]
) -> dict[int, _Cluster]:
    """Return each telling as a cluster of its own."""
    return {
        number: _Cluster(
            [number],
            {telling.report},
            {(telling.actors, telling.recipients)},
            {telling.country} if telling.country else set(),
            telling.first,
            _end(telling, published[number]),
        )
        for number, telling in enumerate(tellings)
    }


def _end(telling: Telling, published: date | None) -> date | None:
    """Return the last day on which a telling's event can have happened."""
    if published is None or not telling.has_happened:
        return telling.last
    if telling.first is None or telling.last is None:
        return published
    return max(min(telling.last, published), telling.first)


def _add_scores(clusters: dict[int, _Cluster], bonds: Iterable[Bond]) -> None:
    for one, other, score in bonds:
        clusters[one].scores[other] = clusters[other].scores[one] = (score, 1)


def _refusal(
    one: _Cluster, other: _Cluster, *, number: int, least_mean: float
) -> Refusal | None:
    """Return why two clusters cannot be one event, or None where they can.

    `number` is that of the other among the scores of the first.
    """
    if one.reports & other.reports:
        return Refusal.REPORT
    begins, ends = _latest(one.begins, other.begins), _earliest(one.ends, other.ends)
    if begins and ends and begins > ends + _NIGHT:
        return Refusal.DATES
    if not all(fits(a, b) for a in one.sides for b in other.sides):
        return Refusal.SIDES
    if len(one.countries | other.countries) > 1:
        return Refusal.PLACES
    total, count = one.scores[number]
    return Refusal.SCORES if total < least_mean * count else None


def _join(clusters: dict[int, _Cluster], home: list[int], both: tuple[int, int]) -> None:
    """Join two clusters; the larger takes up the smaller."""
    first, second = both
    sizes = len(clusters[first].members), len(clusters[second].members)
    kept, gone = both if sizes[0] >= sizes[1] else (second, first)
    cluster, other = clusters[kept], clusters[gone]
    for member in other.members:
        home[member] = kept
    cluster.members += other.members
    cluster.reports |= other.reports
    cluster.sides |= other.sides
    cluster.countries |= other.countries
    cluster.begins = _latest(cluster.begins, other.begins)
    cluster.ends = _earliest(cluster.ends, other.ends)
    cluster.scores.pop(gone, None)
    for neighbour, (total, count) in other.scores.items():
        if neighbour != kept:
            before = cluster.scores.get(neighbour, (0.0, 0))
            summed = (before[0] + total, before[1] + count)
            cluster.scores[neighbour] = clusters[neighbour].scores[kept] = summed
            del clusters[neighbour].scores[gone]
    del clusters[gone]


def _latest(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earliest(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
