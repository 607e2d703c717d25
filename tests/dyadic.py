"""Tables of dyadic events for tests, as a store gives them."""

from datetime import date

import pyarrow as pa

from tatanan.measure.dyads import COLUMNS, QUADS
from tatanan.terms.network import Period

YEAR = Period.year(2024)
DAY = date(2024, 5, 1)


def table(*rows):
    """Return a table of events from rows: event, actor, recipient, intensity, and what differs."""
    known = [
        {"event": row[0], "day": DAY, "actor": row[1], "recipient": row[2], "intensity": row[3],
         "quad": QUADS[0 if row[3] > 0 else 3], "confidence": 1.0, "outlets": 1,
         **(row[4] if len(row) > 4 else {})}
        for row in rows
    ]
    columns = {name: [row[name] for row in known] for name in COLUMNS}
    texts = {name: pa.array(columns[name], pa.string())
             for name in ("event", "actor", "recipient", "quad")}
    return pa.table({**columns, **texts, "day": pa.array(columns["day"], pa.date32()),
                     "outlets": pa.array(columns["outlets"], pa.int64()),
                     "intensity": pa.array(columns["intensity"], pa.float64()),
                     "confidence": pa.array(columns["confidence"], pa.float64())})
