"""Cases of sanctions: who imposes them, on whom, of what kind and from when to when."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.names import code_of_name, split_names
from tatanan.reference.raw import Raw
from tatanan.reference.until import data_until

_KINDS = ("trade", "arms", "military", "financial", "travel", "other")
_ONGOING = "ongoing"


def read_cases(raw: Raw) -> pa.Table:
    """Return one row a case, sender and target; a case that is ongoing has no last year."""
    first = raw.integers("first", low=1900, high=2200)
    last = raw.integers("last", low=1900, high=2200, empty=True)
    success = raw.texts("success") if raw.has("success") else pa.nulls(raw.rows, pa.string())
    # A case of several aims may be over while one of them is still listed as ongoing.
    ongoing = pc.and_(
        pc.fill_null(pc.match_substring(success, _ONGOING, ignore_case=True), fill_value=False),
        pc.equal(last, pc.max(last)),
    )
    objective = raw.texts("objective") if raw.has("objective") else pa.nulls(raw.rows, pa.string())
    cases = pa.table({
        "case": raw.integers("case", low=1, high=10**6),
        "first": first,
        "last": pc.if_else(ongoing, None, last),
        **{kind: raw.flags(kind) for kind in _KINDS},
        "objective": objective,
        "success": success,
    })
    pairs = [*_pairs(raw)]
    names = {
        "sender": [sender for _, sender, _ in pairs],
        "target": [target for *_, target in pairs],
    }
    table = cases.take(pa.array([row for row, *_ in pairs], pa.int64()))
    for side, column in names.items():
        table = table.append_column(side, pa.array(column, pa.string()))
        codes = pa.array([code_of_name(name) for name in column], pa.string())
        table = table.append_column(f"{side}_code", codes)
    end = pc.max(last).as_py()
    return table if end is None else data_until(table, date(end, 12, 31))


def _pairs(raw: Raw) -> Iterator[tuple[int, str, str]]:
    """Yield the row, the sender and the target of every pair of names."""
    cells = zip(raw.texts("sender").to_pylist(), raw.texts("target").to_pylist(), strict=True)
    for row, (senders, targets) in enumerate(cells):
        if senders is None or targets is None:
            raise raw.fault("sender" if senders is None else "target", row, "names nobody")
        for sender in dict.fromkeys(split_names(senders)):
            for target in dict.fromkeys(split_names(targets)):
                yield row, sender, target
