"""Columns of CAMEO codes as the columns of our tables that say what happened."""

from collections.abc import Callable

import pyarrow as pa

from tatanan.exchange.imports.columns import as_json, looked_up
from tatanan.lexicons.cameo import PloverEvent, plover_of_cameo
from tatanan.lexicons.plover import load_plover


def what_happened(codes: pa.Array, *, coder: str) -> dict[str, pa.Array]:
    """Return the columns that tell what CAMEO codes are in PLOVER; `coder` goes into `found_by`."""

    def part(of: Callable[[PloverEvent], str | None]) -> pa.Array:
        def look_up(code: str) -> str | None:
            event = plover_of_cameo(code)
            return of(event) if event else None

        return looked_up(codes, look_up)

    return {
        "type": part(lambda event: event.type),
        "mode": part(lambda event: event.mode),
        "contexts": part(lambda event: as_json(event.contexts)),
        "mapping": part(lambda event: event.fit),
        "quad": part(lambda event: load_plover()[event.type].quad if event.type else None),
        "found_by": part(lambda event: as_json([coder, f"cameo.{event.code}"])),
    }
