"""What happened between two actors, as the measures take it: from the events that are asked for."""

from typing import Final

import pyarrow as pa

from tatanan.serve.catalogue import Catalogue
from tatanan.serve.filters import Filters, as_happened

_ROWS: Final = """
    WITH standing AS (
        SELECT min(telling_no) AS telling_no FROM told WHERE {where} GROUP BY event_no
    )
    SELECT t.event, t.from_day AS day, p.actor, p.recipient, t.type, t.quad, t.intensity,
        t.confidence, CAST(s.outlets AS INTEGER) AS outlets
    FROM standing
    JOIN told t USING (telling_no)
    JOIN pairs p USING (telling_no)
    JOIN spread s ON s.event_no = t.event_no
    WHERE p.actor <> p.recipient AND p.actor <> 'UNK' AND p.recipient <> 'UNK'
        AND ($both IS NULL OR (list_contains($both, p.actor) AND list_contains($both, p.recipient)))
    ORDER BY t.event, p.actor, p.recipient
"""


def dyadic_rows(
    catalogue: Catalogue, filters: Filters, *, both: tuple[str, str] | None = None
) -> pa.Table:
    """Return one row an actor, a recipient and an event that is told as having happened.

    The columns are those of `store.asking.dyadic_events`; `both` narrows it to two actors.
    """
    where, values = as_happened(filters).where()
    wanted = {**values, "both": list(both) if both else None}
    return catalogue.table(_ROWS.format(where=where), wanted)
