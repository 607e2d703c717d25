"""Reports that print the same text: a syndicated story is one source with many outlets.

Two reports print the same text where they share enough word 5-grams: half of those of both
together (Jaccard), or four fifths of those of the shorter (containment). Up to 100,000 reports
that is decided exactly, for every pair, by an inverted index; among more, the pairs to compare
are brought up by MinHash.

Reference: Broder (1997), On the resemblance and containment of documents.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Final

import numpy as np

from tatanan.linking.boilerplate import alike_texts, boilerplate_after
from tatanan.linking.forest import Forest, strongest
from tatanan.linking.minhash import alike_by_minhash
from tatanan.linking.overlaps import Alike, Overlaps, joined, no_overlaps, picked
from tatanan.linking.published import PublishedText
from tatanan.linking.shingles import Numbers, ShingleSets, chosen, shingle_sets
from tatanan.terms.ids import content_id

EXACT_UP_TO: Final = 100_000
"""More reports than this are compared by MinHash first: the index needs some 30 kB a report."""

DEFAULT_ALIKE: Final = Alike()

_Link = tuple[int, int, float, float, int]


@dataclass(frozen=True, slots=True)
class TextLink:
    """Two reports that print the same text, and the scores that say so.

    `shared` is the number of word 5-grams that both have. `jaccard` is their share of those of
    both together, `containment` of those of the shorter report; both from 0 to 1. What very
    many reports print is not counted where both have enough of their own.
    """

    one: str
    other: str
    jaccard: float
    containment: float
    shared: int


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Reports that print one text, and the outlets that are known to have published it.

    The group's id is made from that of its first report. A report that no other repeats is a
    group of its own.
    """

    id: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextGroups:
    """All reports in groups, and for each group the strongest links that hold it together.

    A group of `n` reports has `n - 1` links; exact copies are linked to the first of them.
    """

    groups: tuple[TextGroup, ...]
    links: tuple[TextLink, ...]


def group_texts(
    reports: Iterable[PublishedText],
    *,
    alike: Alike = DEFAULT_ALIKE,
    exact_up_to: int = EXACT_UP_TO,
    seed: int = 1,
) -> TextGroups:
    """Return the groups of reports that print the same text, in any order the same.

    Links join: where A repeats B and B repeats C, all three are one group. `seed` matters only
    for more reports than `exact_up_to`. Raises ValueError where two reports have one id, and
    MissingExtra where MinHash is needed and not installed.

    >>> story = "The foreign ministers of both states met in Jakarta on Monday"
    >>> groups = group_texts([
    ...     PublishedText("a", story, outlets=frozenset({"One Daily"})),
    ...     PublishedText("b", story + " officials said."),
    ...     PublishedText("c", "Rain is expected all week along the northern coast."),
    ... ])
    >>> [group.reports for group in groups.groups]
    [('a', 'b'), ('c',)]
    >>> groups.links[0].jaccard, groups.links[0].containment
    (0.777..., 1.0)
    """
    ordered = sorted(reports, key=lambda report: report.id)
    _require_own_ids(ordered)
    distinct, originals, copies = _distinct(ordered)
    after = boilerplate_after(originals.size)
    if originals.size <= exact_up_to:
        found = alike_texts(distinct, alike=alike, after=after)
    else:
        found = alike_by_minhash(distinct, alike=alike, after=after, seed=seed)
    links = _strongest_links(found, originals.size)
    return _groups(ordered, [*copies, *_numbered(links, originals)])


def _distinct(ordered: Sequence[PublishedText]) -> tuple[ShingleSets, Numbers, list[_Link]]:
    """Return the shingles of texts that are no copies, their numbers, and the links of copies."""
    sets = shingle_sets(report.text for report in ordered)
    firsts = _first_copies(sets)
    originals = np.unique(firsts)
    if originals.size == firsts.size:
        return sets, originals, []
    return chosen(sets, originals), originals, [*_of_copies(sets, firsts)]


def _require_own_ids(ordered: Sequence[PublishedText]) -> None:
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise ValueError(f"two reports have the id {one.id!r}; give each report once")


def _first_copies(sets: ShingleSets) -> Numbers:
    """Return for each text the first that has the same shingles: often itself.

    A text without words is no copy of another.
    """
    known: dict[bytes, int] = {}
    firsts = np.arange(sets.sizes.size)
    for text in np.flatnonzero(sets.sizes).tolist():
        digest = blake2b(sets.of(text).tobytes(), digest_size=16).digest()
        firsts[text] = known.setdefault(digest, text)
    return firsts


def _strongest_links(found: Iterable[Overlaps], size: int) -> Overlaps:
    """Return the links that hold the groups together; no more than these are kept in memory."""
    kept = no_overlaps()
    for some in found:
        both = joined(kept, some)
        first, last = np.minimum(both.one, both.other), np.maximum(both.one, both.other)
        order = np.lexsort((last, first, -both.containment, -both.jaccard))
        pairs = zip(both.one[order].tolist(), both.other[order].tolist(), strict=True)
        kept = picked(both, order[strongest(size, pairs)])
    return kept


def _of_copies(sets: ShingleSets, firsts: Numbers) -> Iterator[_Link]:
    for text in np.flatnonzero(firsts != np.arange(firsts.size)).tolist():
        yield int(firsts[text]), text, 1.0, 1.0, int(sets.sizes[text])


def _numbered(links: Overlaps, originals: Numbers) -> Iterator[_Link]:
    """Yield links with the numbers that the texts have among all."""
    one = originals[np.minimum(links.one, links.other)].tolist()
    other = originals[np.maximum(links.one, links.other)].tolist()
    scores = links.jaccard.tolist(), links.containment.tolist(), links.shared.tolist()
    yield from zip(one, other, *scores, strict=True)


def _groups(ordered: Sequence[PublishedText], links: Sequence[_Link]) -> TextGroups:
    forest = Forest(len(ordered))
    for one, other, *_ in links:
        forest.join(one, other)
    groups = tuple(_group([ordered[text] for text in members]) for members in forest.sets())
    named = (
        TextLink(ordered[one].id, ordered[other].id, jaccard, containment, shared)
        for one, other, jaccard, containment, shared in sorted(links)
    )
    return TextGroups(groups, tuple(named))


def _group(members: Sequence[PublishedText]) -> TextGroup:
    reports = tuple(member.id for member in members)
    outlets = frozenset[str]().union(*(member.outlets for member in members))
    return TextGroup(content_id("text-group", reports[0]), reports, tuple(sorted(outlets)))
