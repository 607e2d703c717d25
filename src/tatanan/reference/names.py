"""Names of states and bodies, as data sets write them, and the codes that they go with."""

import re
from collections.abc import Mapping
from functools import lru_cache

import pyarrow as pa

from tatanan.lexicons.codes import english_codes
from tatanan.lexicons.load import load_data
from tatanan.reference.facts import load_facts
from tatanan.reference.states import current_iso3

_ISO3 = re.compile(r"^[A-Z]{3}$")


def code_of_name(name: str) -> str | None:
    """Return the code of a state or body by an English name of it; None where it is not known.

    >>> code_of_name("Russian Federation"), code_of_name("Yemen, North"), code_of_name("EU")
    ('RUS', 'YEM', 'IGOEUU')
    >>> code_of_name("Namibia"), code_of_name("NA")
    ('NAM', None)
    """
    return _codes().get(name.strip().casefold())


def is_state_code(code: str) -> bool:
    """Say whether a code is one of ISO 3166-1 alpha-3, of today or given up, or XKX.

    >>> is_state_code("NAM"), is_state_code("DDR"), is_state_code("WST")
    (True, True, False)
    """
    return code in _state_codes()


def state_codes(cells: pa.Array) -> pa.Array:
    """Return the codes of cells that hold a code or a name of a state; None for any other."""
    encoded = cells.dictionary_encode()
    codes = [_state_code(cell) for cell in encoded.dictionary.to_pylist()]
    return pa.array(codes, pa.string()).take(encoded.indices)


def split_names(cell: str) -> list[str]:
    """Return the names of a list that is set off by commas, names with a comma in them whole.

    >>> split_names("Jordan, Yemen, North, Niger")
    ['Jordan', 'Yemen, North', 'Niger']
    """
    return [part.strip() for part in _list_pattern().findall(cell) if part.strip()]


def _state_code(cell: str) -> str | None:
    code = current_iso3(cell) if _ISO3.match(cell) else code_of_name(cell)
    return code if code is not None and is_state_code(code) else None


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """Return codes by name, case folded; where two have a name, the state goes before the body."""
    listed = load_facts("facts", "names")["names"]
    own = {row["name"].casefold(): row["code"] for row in listed if row["code"]}
    return {**english_codes(), **own}


@lru_cache(maxsize=1)
def _state_codes() -> frozenset[str]:
    data = load_facts("facts", "codes")
    codes = {code for system in data["systems"].values() for code in system["codes"]}
    codes |= {row["iso3"] for system in data["systems"].values() for row in system["dated"]}
    codes |= {row["iso3"] for row in data["unnumbered"]}
    return frozenset(codes | {e["code"] for e in load_data("generated", "territories")["entries"]})


@lru_cache(maxsize=1)
def _list_pattern() -> re.Pattern[str]:
    whole = [re.escape(row["name"]) for row in load_facts("facts", "names")["names"]
             if row.get("parts")]
    longest_first = "|".join(sorted(whole, key=len, reverse=True))
    return re.compile(rf"\s*(?:{longest_first})(?=\s*(?:,|$))|[^,]+")
