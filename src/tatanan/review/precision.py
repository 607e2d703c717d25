"""How many of the coded events are right: estimated from those that were reviewed.

An event is right if a reviewer accepted it as the coder told it. Events come before reviewers in
an order that only a seed decides (`draw`), stratum by stratum. Whoever reviews them in that order
has, at any moment, reviewed a simple random sample of each stratum: the beginning of its order.
What was reviewed beside it, because it looked odd, does not bend the estimate.

What is assumed: that reviewers are right, and that they go on without looking at the estimate.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final, Literal

from tatanan.terms.ids import content_id
from tatanan.terms.review import ReviewState

By = Literal["none", "confidence", "type"]
_BOUNDS: Final = (0.5, 0.7, 0.9)  # of confidence; between them strata hold events in plenty
_WRONG: Final = (ReviewState.REJECTED, ReviewState.EDITED, ReviewState.SPLIT)


@dataclass(frozen=True, slots=True)
class Judged:
    """One coded event: what a sample is drawn of, and what reviewers say of it.

    `confidence` is None where no model judged it, `right` where no reviewer did.
    """

    event: str
    type: str
    confidence: float | None
    right: bool | None = None


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of events that are right, of a stratum or of all, with its interval.

    `events` is how many there are, `reviewed` how many of them make up the sample. `value`, `low`
    and `high` are None where nothing was reviewed, or where one stratum lacks a review.
    """

    stratum: str
    events: int
    reviewed: int
    right: int
    value: float | None
    low: float | None
    high: float | None


def is_right(state: ReviewState, *, stands: bool) -> bool | None:
    """Say whether the coder was right about an event, by what became of it; None if unreviewed.

    An event that was joined to another of its report was told twice; that is wrong. One that was
    only parted from those of other reports is not judged.
    """
    if state in (ReviewState.UNREVIEWED, ReviewState.UNLINKED):
        return None
    return stands and state not in _WRONG


def draw(events: Iterable[Judged], *, seed: int, by: By = "none") -> list[Judged]:
    """Return events in the order in which they are to be reviewed: by chance, strata in turn.

    The order inside a stratum is that of a hash of the seed and the event, so an event keeps its
    place among the others when more are coded. `by` "confidence" or "type" takes an event of each
    stratum in turn, so that small strata are seen, too.
    """
    ranked = [
        (rank, stratum, event)
        for stratum, members in strata(events, by=by).items()
        for rank, event in enumerate(_in_order(members, seed))
    ]
    return [event for _, _, event in sorted(ranked, key=lambda each: each[:2])]


def strata(events: Iterable[Judged], *, by: By) -> Mapping[str, Sequence[Judged]]:
    """Return events by their stratum, in the order of the names of strata."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for event in events:
        found[_stratum(event, by)].append(event)
    return {name: found[name] for name in sorted(found)}


def estimate_precision(
    events: Iterable[Judged], *, seed: int | None, by: By = "none", level: float = 0.95
) -> list[Precision]:
    """Return the precision of each stratum, and of all events last (`all`), 0 to 1.

    A stratum's precision is p_h = r_h / n_h, of n_h reviewed events r_h right, with Wilson's
    interval. That of all is p = sum of W_h p_h, W_h the share of all events that lie in h. Its
    interval is Wilson's of p with n* = q (1 - q) / v events, how many of a simple sample would
    vary as much: v = sum of W_h^2 q_h (1 - q_h) / n_h, q_h = (r_h + 1) / (n_h + 2), and q their
    sum weighted by W_h, so that strata without an error still count. Where there is one stratum,
    n* is n. None where a stratum has no review: its share is not known. Strata that are small
    enough to be reviewed whole are treated as samples all the same, which errs on the wide side.

    `seed` is the one of `draw`: only the unbroken beginning of each stratum's order is counted.
    None counts every review, however events were chosen: an estimate only if that was by chance.

    >>> found = [Judged(str(n), "AID", None, right=n > 0) for n in range(10)]
    >>> (all_of_them,) = estimate_precision(found, seed=None)
    >>> [round(each, 3) for each in (all_of_them.value, all_of_them.low, all_of_them.high)]
    [0.9, 0.596, 0.982]

    Reference: Wilson (1927), Probable inference, the law of succession, and statistical
    inference, JASA 22, 209-212; Korn & Graubard (1998), Confidence intervals for proportions with
    small expected number of positive counts estimated from survey data, Survey Methodology 24(2),
    193-201, for the effective number.
    """
    if not 0 < level < 1:
        raise ValueError(f"{level} is no level of an interval; give one between 0 and 1")
    found = [_of_stratum(name, members, _sample(members, seed), level)
             for name, members in strata(events, by=by).items()]
    if by == "none":
        return found or [Precision("all", 0, 0, 0, None, None, None)]
    return [*found, _of_all(found, level)]


def wilson_interval(share: float, count: float, *, level: float) -> tuple[float, float]:
    """Return Wilson's interval of a share of so many, 0 to 1.

    With z the quantile of the normal distribution at (1 + level) / 2, the ends are
    (p + z^2 / 2n ± z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n).

    >>> [round(end, 4) for end in wilson_interval(81 / 263, 263, level=0.95)]
    [0.2553, 0.3662]

    The example is of Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = share + z * z / (2 * count)
    reach = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def _in_order(events: Iterable[Judged], seed: int) -> list[Judged]:
    return sorted(events, key=lambda each: (content_id("draw", seed, each.event), each.event))


def _sample(events: Sequence[Judged], seed: int | None) -> list[bool]:
    """Return what reviewers say of the events of a sample."""
    if seed is None:
        return [each.right for each in events if each.right is not None]
    return [*_unbroken(_in_order(events, seed))]


def _unbroken(events: Iterable[Judged]) -> Iterator[bool]:
    for each in events:
        if each.right is None:
            return
        yield each.right


def _stratum(event: Judged, by: By) -> str:
    if by == "type":
        return event.type
    if by == "none":
        return "all"
    if event.confidence is None:
        return "no confidence"
    ends = (0.0, *_BOUNDS, 1.0)
    place = sum(event.confidence >= bound for bound in _BOUNDS)
    return f"confidence {ends[place]:.1f} to {ends[place + 1]:.1f}"


def _of_stratum(
    name: str, members: Sequence[Judged], sample: Sequence[bool], level: float
) -> Precision:
    count, right = len(sample), sum(sample)
    if not count:
        return Precision(name, len(members), 0, 0, None, None, None)
    low, high = wilson_interval(right / count, count, level=level)
    return Precision(name, len(members), count, right, right / count, low, high)


def _of_all(parts: Sequence[Precision], level: float) -> Precision:
    events, reviewed, right = (
        sum(counts) for counts in
        zip(*((each.events, each.reviewed, each.right) for each in parts), strict=True)
    ) if parts else (0, 0, 0)
    if not parts or any(each.value is None for each in parts):
        return Precision("all", events, reviewed, right, None, None, None)
    weights = [each.events / events for each in parts]
    value = sum(w * each.right / each.reviewed for w, each in zip(weights, parts, strict=True))
    smooth = [(each.right + 1) / (each.reviewed + 2) for each in parts]
    middle = sum(w * q for w, q in zip(weights, smooth, strict=True))
    variance = sum(w * w * q * (1 - q) / each.reviewed
                   for w, q, each in zip(weights, smooth, parts, strict=True))
    count = middle * (1 - middle) / variance
    low, high = wilson_interval(value, count, level=level)
    return Precision("all", events, reviewed, right, value, low, high)
