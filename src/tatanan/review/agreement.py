"""How far reviewers agree on the events that they both judged: Cohen's kappa, Krippendorff's alpha.

A judgement is one category a reviewer gives one unit: here, whether an event is right as the coder
told it (accepted) or not (rejected, or in need of an edit, a merge or a split). Both measures are
1 where all agree, and 0 where they agree as often as chance has it. They part where reviewers use
the categories unequally often: kappa takes each reviewer's own shares for what chance gives, alpha
the shares of all judgements together, corrected for their small number.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tatanan.review.coded import CodedReport
from tatanan.review.standing import effective, place_log
from tatanan.terms.review import JOINING, Anchor, Correction, CorrectionKind

Judgements = Mapping[str, Hashable]
"""What one reviewer says of units, by the unit."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on what both judged; None where that cannot be said.

    `events` is how many both judged, `observed` the share on which they agree, `kappa` is
    Cohen's, `alpha` Krippendorff's for categories.
    """

    one: str
    other: str
    events: int
    observed: float | None
    kappa: float | None
    alpha: float | None


def cohen_kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Return how far two reviewers agree beyond chance, -1 to 1, without a unit.

    kappa = (p_o - p_e) / (1 - p_e), with p_o the share of the n units on which both agree, and
    p_e the sum over categories k of (n_1k / n) (n_2k / n), where n_ik is how often reviewer i
    gave k. None where there are no units, and where both gave one and the same category
    throughout: then p_e is 1, and kappa is not defined.

    Cohen's example of 200 units: 88 + 40 + 12 of them alike.

    >>> table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    >>> pairs = [(i, j) for i in range(3) for j in range(3) for _ in range(table[i][j])]
    >>> round(cohen_kappa(pairs), 3)
    0.492

    Reference: Cohen (1960), A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20(1), 37-46, https://doi.org/10.1177/001316446002000104.
    """
    units = [*pairs]
    if not units:
        return None
    count = len(units)
    mine, theirs = (Counter(side) for side in zip(*units, strict=True))
    expected = sum(mine[k] * theirs[k] for k in mine)
    alike = sum(one == other for one, other in units)
    if expected == count * count:
        return None
    return (alike * count - expected) / (count * count - expected)


def krippendorff_alpha(judgements: Sequence[Judgements]) -> float | None:
    """Return how far any number of reviewers agree beyond chance, at most 1, without a unit.

    alpha = 1 - D_o / D_e for categories. Each unit u with m_u >= 2 judgements gives every ordered
    pair of them with weight 1 / (m_u - 1); o_ck is the weight of pairs of c and k, n_c its sum
    over k, and n the sum of all. Then D_o = sum of o_ck over c != k, divided by n, and D_e = sum
    of n_c n_k over c != k, divided by n (n - 1). Units may lack judgements. None where no unit has
    two, and where only one category was given: then nothing was told apart.

    Krippendorff's example of four reviewers and twelve units, some of them not judged by all:

    >>> rows = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    >>> round(krippendorff_alpha([{u: c for u, c in enumerate(r) if c != "."} for r in rows]), 3)
    0.743

    Reference: Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
    Pennsylvania, http://repository.upenn.edu/asc_papers/43 (section C); Krippendorff
    (2019), Content Analysis, 4th ed., chapter 12.
    """
    units: dict[str, list[Hashable]] = defaultdict(list)
    for reviewer in judgements:
        for unit, category in reviewer.items():
            units[unit].append(category)
    counted = [Counter(given) for given in units.values() if len(given) > 1]
    if not counted:
        return None
    total = sum((each for each in counted), Counter[Hashable]())
    count = total.total()
    expected = (count * count - sum(n * n for n in total.values())) / (count - 1)
    if not expected:
        return None
    unlike = sum((m * m - sum(n * n for n in each.values())) / (m - 1)
                 for each in counted for m in [each.total()])
    return 1 - unlike / expected


def verdicts_of(
    corrections: Iterable[Correction], reports: Iterable[CodedReport]
) -> dict[str, dict[str, bool]]:
    """Return what each reviewer says of each event: whether it is right as the coder told it.

    The last entry of a reviewer that speaks of an event decides; entries that were undone, and
    verdicts on what is coded otherwise now, are none. An event that is joined to another of its
    report was told twice, and so is not right; of all others a merge, or an unlink, says nothing.
    """
    log = effective(corrections)
    placed = place_log(log, [*reports])
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for entry in log:
        for anchor in _judged(entry):
            place = placed.get(anchor)
            if place and place.as_it_was:
                found[entry.reviewer][place.event.id] = entry.kind is CorrectionKind.ACCEPT
    return dict(found)


def _judged(entry: Correction) -> tuple[Anchor, ...]:
    """Return the events on which an entry passes judgement."""
    if entry.kind in JOINING:
        return tuple(each for each in entry.others if each.report == entry.target.report)
    return (entry.target,)


def agreement_of(one: str, other: str, verdicts: Mapping[str, Judgements]) -> Agreement:
    """Return how far two reviewers agree on the events that both judged."""
    mine, theirs = (verdicts.get(name, {}) for name in (one, other))
    both = sorted(mine.keys() & theirs.keys())
    pairs = [(mine[event], theirs[event]) for event in both]
    shared = [{event: side[event] for event in both} for side in (mine, theirs)]
    observed = sum(a == b for a, b in pairs) / len(pairs) if pairs else None
    return Agreement(
        one, other, len(both), observed, cohen_kappa(pairs), krippendorff_alpha(shared)
    )
