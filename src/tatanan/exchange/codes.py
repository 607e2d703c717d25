"""Names and codes by which other data sets call an actor, as the codes that ours join on."""

import re
from collections.abc import Mapping
from functools import lru_cache

from tatanan.exchange.facts import load_mapping
from tatanan.lexicons.codes import english_codes
from tatanan.lexicons.load import load_data

_ISO3 = re.compile(r"[A-Z]{3}")


def code_of_name(name: str) -> str | None:
    """Return the code of a state or body by its English name; None where it is not known.

    Where both have a name, the state goes before the body.

    >>> code_of_name("Moldova, Republic of"), code_of_name("European Union"), code_of_name("NA")
    ('MDA', 'IGOEUU', None)
    """
    return _codes_by_name().get(name.strip().casefold())


def state_of_name(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a state by its English name, or None.

    >>> state_of_name("Namibia"), state_of_name("European Union")
    ('NAM', None)
    """
    code = code_of_name(name)
    return code if code in state_codes() else None


def code_of_cameo_country(code: str) -> str | None:
    """Return CAMEO's code of a country as ours; None for a region and for what is not known.

    >>> [code_of_cameo_country(code) for code in ("IDN", "GZS", "WST", "EUR", "XXX")]
    ['IDN', 'PSE', 'WST', None, None]
    """
    countries = load_mapping("gdelt")["countries"]
    if code in countries:
        return countries[code]  # type: ignore[no-any-return]
    return code if code in state_codes() else None


def code_of_polecat(code: str) -> str | None:
    """Return POLECAT's code of a state or body as ours, or None.

    >>> [code_of_polecat(code) for code in ("IDN", "UNO", "KOS", "None")]
    ['IDN', 'IGOUNO', 'XKX', None]
    """
    codes: Mapping[str, str] = load_mapping("polecat")["codes"]
    return codes.get(code) or (code if code in state_codes() else None)


def state_of_fips(code: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a FIPS 10-4 code of a country, or None.

    >>> state_of_fips("RS"), state_of_fips("RI"), state_of_fips("OC")
    ('RUS', 'SRB', None)
    """
    fips: Mapping[str, str] = load_mapping("gdelt")["fips"]
    return fips.get(code)


def fips_of_state(code: str) -> str | None:
    """Return the FIPS 10-4 code of a state, or None.

    >>> fips_of_state("RUS"), fips_of_state("PSE"), fips_of_state("WST")
    ('RS', 'WE', None)
    """
    return _fips().get(code)


@lru_cache(maxsize=1)
def state_codes() -> frozenset[str]:
    """Return the codes of all states and territories that the lexicons know."""
    entries = (*load_data("generated", "territories")["entries"],
               *load_data("world", "states")["entries"])
    return frozenset(entry["code"] for entry in entries if _ISO3.fullmatch(entry["code"]))


@lru_cache(maxsize=1)
def _codes_by_name() -> Mapping[str, str]:
    listed: Mapping[str, str] = load_mapping("icews")["countries"]
    return {**english_codes(), **{name.casefold(): code for name, code in listed.items()}}


@lru_cache(maxsize=1)
def _fips() -> Mapping[str, str]:
    """Return FIPS codes by state; where a state has several, the last in the alphabet."""
    fips: Mapping[str, str] = load_mapping("gdelt")["fips"]
    return {state: code for code, state in sorted(fips.items())}
