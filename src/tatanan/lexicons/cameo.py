"""CAMEO codes as PLOVER events, and PLOVER events as CAMEO codes; both ways lose something."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tatanan.lexicons.load import load_data

_ROOT = 2  # figures of a root category


class Fit(StrEnum):
    """How well a code of another ontology goes into PLOVER.

    `same` is PLOVER's own type; `exact` a code that no other shares its type, mode and contexts
    with; `coarser` one that cannot be told from another afterwards; `none` one that PLOVER has
    left out.
    """

    SAME = "same"
    EXACT = "exact"
    COARSER = "coarser"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """What a CAMEO code says in PLOVER; `type` is None where PLOVER has no such event."""

    code: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    fit: Fit


@dataclass(frozen=True, slots=True)
class CameoEvent:
    """What a PLOVER type and mode are in CAMEO, with Goldstein's score and GDELT's quad class.

    `keeps_type` is False where the code leads back to another PLOVER type.
    """

    code: str
    goldstein: float
    quad_class: int
    keeps_type: bool


def plover_of_cameo(code: str) -> PloverEvent | None:
    """Return a CAMEO code in PLOVER's terms; None for what is no code of CAMEO.

    >>> plover_of_cameo("0841")
    PloverEvent(code='0841', type='RETREAT', mode='release', contexts=('legal',), fit=<Fit.EXACT...)
    >>> plover_of_cameo("010").type is None, plover_of_cameo("841") is None
    (True, True)
    """
    return _plover_events().get(code)


def cameo_of_plover(type_: str, mode: str | None) -> CameoEvent:
    """Return a PLOVER type and mode as a CAMEO code; a mode that is not known counts as none.

    Raises KeyError for a type that PLOVER does not have.

    >>> cameo_of_plover("ASSAULT", "aerial").code, cameo_of_plover("AGREE", None).code
    ('195', '030')
    """
    events = _cameo_events()
    return events.get((type_, mode)) or events[type_, None]


def repaired_code(code: str, root: str | None = None) -> str | None:
    """Return a CAMEO code with the leading nought that a spreadsheet took; None where in doubt.

    Without `root`, the category that the publisher gives beside the code, codes are taken to have
    three or four figures, as those of events have.

    >>> repaired_code("841"), repaired_code("40"), repaired_code("100")
    ('0841', '040', '100')
    >>> repaired_code("10", root="1"), repaired_code("10", root="10"), repaired_code("999")
    ('010', '10', None)
    """
    known = _plover_events()
    found = [each for each in (code, f"0{code}") if each in known]
    if root is not None:
        found = [each for each in found if each.startswith(root.zfill(_ROOT))]
    else:
        found = [each for each in found if len(each) > _ROOT]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1)
def _plover_events() -> Mapping[str, PloverEvent]:
    data = load_data("ontologies", "cameo")
    rows = [(row["type"], row.get("mode"), tuple(row.get("contexts", ())), row["codes"])
            for row in data["plover"]]
    shared = Counter((type_, mode, contexts) for type_, mode, contexts, codes in rows
                     for _ in _finest(codes))
    events = {
        code: PloverEvent(code, type_, mode, contexts,
                          Fit.COARSER if shared[type_, mode, contexts] > 1 else Fit.EXACT)
        for type_, mode, contexts, codes in rows for code in codes
    }
    left_out = {code: PloverEvent(code, None, None, (), Fit.NONE)
                for row in data["none"] for code in row["codes"]}
    return events | left_out


def _finest(codes: list[str]) -> list[str]:
    """Return codes without the roots that say no more than their general code: 04 and 040."""
    return [code for code in codes if not (len(code) == _ROOT and f"{code}0" in codes)]


@lru_cache(maxsize=1)
def _cameo_events() -> Mapping[tuple[str, str | None], CameoEvent]:
    data = load_data("ontologies", "cameo")
    return {
        (row["type"], row.get("mode")): CameoEvent(
            row["code"], float(row["goldstein"]), data["quad_classes"][row["code"][:_ROOT]],
            row.get("keeps", True),
        )
        for row in data["cameo"]
    }
