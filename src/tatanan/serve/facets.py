"""Events that are asked for, counted by what they have."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tatanan.serve.asking import Row
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Filters
from tatanan.serve.shapes import Count
from tatanan.serve.shapes_events import Facets

Values = Mapping[str, Any]
Counted = dict[str, list[Count]]
_MOST: Final = 200  # values of one facet
_SIDES: Final = ("actor", "recipient")
_COLUMNS: Final = {
    "type": "type", "quad": "quad", "language": "language", "factuality": "factuality",
    "year": "year", "where": "country", "review": "review", "outlet": "outlet",
}
"""What is counted, by the name of the filter that asks about it."""
_ONCE_AND_OFTEN: Final = (("alone", "count(*)"), ("NOT alone", "count(DISTINCT event_no)"))
"""Events that are told once are many and soon counted; the others take care."""


def count_facets(desk: Desk, filters: Filters) -> Facets:
    """Return how many events have each value.

    What is asked about one thing is left out of its own counts, so that another value can be
    chosen; the things that nothing is asked about are counted together.
    """
    catalogue, counted = desk.catalogue, Counted()
    for abouts, (where, values) in _groups(filters):
        key = ("facets", tuple(abouts), where, repr(values))

        def make(
            catalogue: Catalogue, abouts: Sequence[str] = abouts, where: str = where,
            values: Values = values,
        ) -> Counted:
            return _count(catalogue, abouts, where, values)

        counted |= desk.once(key, make, of=catalogue)
    named = {"country" if about == "where" else about: each for about, each in counted.items()}
    return Facets(snapshot=catalogue.snapshot, **named)


def _groups(filters: Filters) -> Iterable[tuple[list[str], tuple[str, Values]]]:
    """Yield what is counted under one condition, with that condition."""
    groups: dict[str, tuple[list[str], tuple[str, Values]]] = {}
    for about in (*_COLUMNS, *_SIDES):
        where, values = filters.where(but=about)
        groups.setdefault(repr((where, values)), ([], (where, values)))[0].append(about)
    return groups.values()


def _count(catalogue: Catalogue, abouts: Sequence[str], where: str, values: Values) -> Counted:
    columns = [about for about in abouts if about in _COLUMNS]
    sides = [about for about in abouts if about in _SIDES]
    counts: dict[str, Counter[str]] = {about: Counter() for about in abouts}
    rows: list[Row] = []
    for told, count in _ONCE_AND_OFTEN:
        asked = f"{told} AND {where}"
        if columns:
            rows += catalogue.rows(_by_columns(columns, asked, count), values)
        if sides:
            rows += catalogue.rows(_by_sides(asked, told, count), {**values, "sides": sides})
    for row in rows:
        if row["value"] is not None:
            counts[row["about"]][row["value"]] += row["count"]
    return {about: _top(each) for about, each in counts.items()}


def _by_columns(abouts: Sequence[str], where: str, count: str) -> str:
    """Return a query that counts by several columns, each for itself, in one pass."""
    names = [_COLUMNS[about] for about in abouts]
    which = " ".join(f"WHEN grouping({_COLUMNS[about]}) = 0 THEN '{about}'" for about in abouts)
    return (
        f"SELECT CASE {which} END AS about, coalesce({', '.join(names)}) AS value,"  # noqa: S608 - names and conditions of our own
        f" {count} AS count FROM told WHERE {where}"
        f" GROUP BY GROUPING SETS ({', '.join(f'({name})' for name in names)})"
    )


def _by_sides(where: str, told: str, count: str) -> str:
    return (
        f"SELECT side AS about, code AS value, {count} AS count FROM parts"  # noqa: S608 - the same
        f" WHERE {told} AND is_first AND list_contains($sides, side)"
        f" AND telling_no IN (SELECT telling_no FROM told WHERE {where}) GROUP BY side, code"
    )


def _top(counts: Counter[str]) -> list[Count]:
    """Return the most frequent values."""
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [Count(value=value, count=count) for value, count in ordered[:_MOST]]
