"""Event data of other coders, one row an event and pair: ICEWS, GDELT, POLECAT."""

import re
from collections.abc import Iterator
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.lexicons.cameo import plover_of_cameo
from tatanan.lexicons.plover import load_plover
from tatanan.reference.facts import load_facts
from tatanan.reference.names import state_codes
from tatanan.reference.raw import Raw

_NOBODY = ("", "NA", "None", "NULL", "---")
_MOST = 10.0
_SHORTEST_CODE = 3
_OF_COUNTRY = r"^.*\((?P<country>[^()]*)\)$"
_SEPARATOR = re.compile(r"\s*;\s*")


def read_icews(raw: Raw) -> pa.Table:
    """Return the events of a file of ICEWS, with the intensities of Goldstein that it gives."""
    code = _padded(raw.texts("code"))
    return pa.table({
        "event": raw.texts("event"),
        "day": raw.days("day"),
        "actor": state_codes(raw.texts("actor", blank=_NOBODY)),
        "recipient": state_codes(raw.texts("recipient", blank=_NOBODY)),
        "actor_name": raw.texts("actor_name", blank=_NOBODY),
        "recipient_name": raw.texts("recipient_name", blank=_NOBODY),
        "code": code,
        **_types_of_cameo(code),
        "intensity": raw.floats("intensity", low=-_MOST, high=_MOST),
        **_unmeasured(raw.rows),
    })


def read_benchmark(raw: Raw) -> pa.Table:
    """Return the events of the copies of ICEWS that benchmarks use, which name relations."""
    names = {side: pc.replace_substring(raw.texts(f"{side}_name", blank=_NOBODY), "_", " ")
             for side in ("actor", "recipient")}
    code = _codes_of_relations(raw.texts("relation"))
    numbers = pa.array(range(1, raw.rows + 1), pa.int64()).cast(pa.string())
    return pa.table({
        "event": pc.binary_join_element_wise(raw.texts("set"), numbers, "-"),
        "day": raw.days("day"),
        **{side: state_codes(_countries(name)) for side, name in names.items()},
        **{f"{side}_name": name for side, name in names.items()},
        "code": code,
        **_types_of_cameo(code),
        "intensity": raw.floats("intensity", low=-_MOST, high=_MOST),
        **_unmeasured(raw.rows),
    })


def read_gdelt(raw: Raw) -> pa.Table:
    """Return the events of a file of GDELT; codes that name no state (EUR, WST) give none."""
    code = _padded(raw.texts("code", blank=_NOBODY))
    return pa.table({
        "event": raw.texts("event"),
        "day": raw.days("day"),
        "actor": state_codes(raw.texts("actor", blank=_NOBODY)),
        "recipient": state_codes(raw.texts("recipient", blank=_NOBODY)),
        "actor_name": raw.texts("actor_name"),
        "recipient_name": raw.texts("recipient_name"),
        "code": code,
        **_types_of_cameo(code),
        "intensity": raw.floats("intensity", low=-_MOST, high=_MOST),
        "confidence": pa.nulls(raw.rows, pa.float64()),
        "outlets": raw.integers("outlets", low=0, high=10**7),
    })


def read_polecat(raw: Raw) -> pa.Table:
    """Return the events of a file of POLECAT, one row an actor and recipient of an event."""
    kinds = pc.utf8_upper(raw.texts("type"))
    known = pc.is_in(kinds, pa.array([*load_plover()]))
    kind = pc.if_else(known, kinds, None)
    table = pa.table({
        "event": raw.texts("event"),
        "day": raw.days("day"),
        "actor_name": raw.texts("actor_name", blank=_NOBODY),
        "recipient_name": raw.texts("recipient_name", blank=_NOBODY),
        "code": kinds,
        "type": kind,
        "quad": _quads(kind),
        "intensity": raw.floats("intensity", low=-_MOST, high=_MOST),
        **_unmeasured(raw.rows),
    })
    pairs = [*_pairs(raw)]
    spread = table.take(pa.array([row for row, *_ in pairs], pa.int64()))
    for side, column in (("actor", [actor for _, actor, _ in pairs]),
                         ("recipient", [recipient for *_, recipient in pairs])):
        spread = spread.append_column(side, state_codes(pa.array(column, pa.string())))
    return spread


def _pairs(raw: Raw) -> Iterator[tuple[int, str | None, str | None]]:
    actors = raw.texts("actor", blank=_NOBODY).to_pylist()
    recipients = raw.texts("recipient", blank=_NOBODY).to_pylist()
    for row, (actor, recipient) in enumerate(zip(actors, recipients, strict=True)):
        for one in _listed(actor):
            for other in _listed(recipient):
                yield row, one, other


def _listed(cell: str | None) -> list[str | None]:
    return [*dict.fromkeys(_SEPARATOR.split(cell))] if cell else [None]


def _countries(names: pa.Array) -> pa.Array:
    """Return the country in brackets at the end of a name, or the name itself."""
    inside = pc.struct_field(pc.extract_regex(names, _OF_COUNTRY), "country")
    return pc.coalesce(inside, names)


def _unmeasured(rows: int) -> dict[str, pa.Array]:
    return {"confidence": pa.nulls(rows, pa.float64()),
            "outlets": pa.array([1] * rows, pa.int32())}


def _padded(codes: pa.Array) -> pa.Array:
    """Return CAMEO codes, of three figures or four, with the noughts that a spreadsheet takes."""
    return pc.utf8_lpad(codes, _SHORTEST_CODE, "0")


def _types_of_cameo(codes: pa.Array) -> dict[str, pa.Array]:
    encoded = codes.dictionary_encode()
    events = map(plover_of_cameo, encoded.dictionary.to_pylist())
    types = [event and event.type for event in events]
    kind = pa.array(types, pa.string()).take(encoded.indices)
    return {"type": kind, "quad": _quads(kind)}


def _quads(kinds: pa.Array) -> pa.Array:
    plover = load_plover()
    encoded = kinds.dictionary_encode()
    quads = [plover[kind].quad for kind in encoded.dictionary.to_pylist()]
    return pa.array(quads, pa.string()).take(encoded.indices)


def _codes_of_relations(relations: pa.Array) -> pa.Array:
    encoded = relations.dictionary_encode()
    codes = [_relations().get(name.casefold()) for name in encoded.dictionary.to_pylist()]
    return pa.array(codes, pa.string()).take(encoded.indices)


@lru_cache(maxsize=1)
def _relations() -> dict[str, str]:
    names = load_facts("facts", "cameo")["names"]
    return {name.casefold(): code for code, name in sorted(names.items(), reverse=True)}
