"""States in armed conflicts by year, from the dataset of UCDP and PRIO."""

from collections.abc import Iterator

import pyarrow as pa

from tatanan.reference.codes import iso3_column, year_ends
from tatanan.reference.raw import Raw

_SIDES = (("a", "a", "primary"), ("a_second", "a", "secondary"),
          ("b", "b", "primary"), ("b_second", "b", "secondary"))
_NO_STATE = frozenset({"", "-99", "NA"})
_ROMAN = {"extrasystemic": 1, "interstate": 2, "intrastate": 3, "II": 4}
_OVER = {"1": "territory", "2": "government", "3": "both"}
_HIGHEST = 999


def read_acd(raw: Raw) -> pa.Table:
    """Return one row a state, side and year of a conflict; sides without a state have none.

    The publisher lists several states of a side in one cell (`2, 200`); copies that spread them
    over rows give the same table.
    """
    years = raw.integers("year", low=1946, high=2200)
    shared = {
        "conflict": raw.integers("conflict", low=1, high=10**6),
        "year": years,
        "type": _kinds(raw),
        "intensity": raw.integers("intensity", low=1, high=2),
        "over": _over(raw),
        "first": raw.days("first", empty=True) if raw.has("first")
        else pa.nulls(raw.rows, pa.date32()),
    }
    parties = [*_parties(raw)]
    rows = pa.array([row for row, *_ in parties], pa.int64())
    state = pa.array([state for *_, state in parties], pa.int64())
    table = pa.table(shared).take(rows)
    return pa.table({
        **{name: table[name] for name in shared},
        "side": pa.array([side for _, side, _, _ in parties], pa.string()),
        "role": pa.array([role for _, _, role, _ in parties], pa.string()),
        "state": state,
        "iso3": iso3_column(state, year_ends(table["year"].combine_chunks()), system="gw"),
    }).group_by([*shared, "side", "role", "state", "iso3"]).aggregate([])


def _parties(raw: Raw) -> Iterator[tuple[int, str, str, int]]:
    """Yield the row, the side, the role and the number of every state that is named."""
    for name, side, role in _SIDES:
        cells = raw.texts(name, blank=_NO_STATE).to_pylist()
        for row, cell in enumerate(cells):
            for part in (cell or "").split(","):
                number = part.strip().removesuffix(".0")
                if number in _NO_STATE:
                    continue
                if not number.isdecimal() or not 2 <= int(number) <= _HIGHEST:
                    raise raw.fault(name, row, "lists what is no number of a state")
                yield row, side, role, int(number)


def _kinds(raw: Raw) -> pa.Array:
    """Return the types of conflict, which copies write as words and the publisher as numbers."""
    numbers = []
    for row, cell in enumerate(raw.texts("type").to_pylist()):
        number = _ROMAN.get(cell) or {"1": 1, "2": 2, "3": 3, "4": 4}.get(cell)
        if number is None:
            raise raw.fault("type", row, "is no type of conflict, 1 to 4")
        numbers.append(number)
    return pa.array(numbers, pa.int8())


def _over(raw: Raw) -> pa.Array:
    words = [_OVER.get(cell, cell) for cell in raw.texts("over", blank=("", "NA")).to_pylist()]
    return pa.array(words, pa.string())
