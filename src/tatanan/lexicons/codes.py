"""The codes of states and bodies by their English names, as publishers of data sets write them."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from tatanan.lexicons.load import load_data

# Where a state and a body have one name, the state goes before.
_FILES = (("generated", "territories"), ("world", "states"), ("world", "organisations"))


@lru_cache(maxsize=1)
def english_codes() -> Mapping[str, str]:
    """Return the codes of states and bodies by English name and acronym, in folded letters.

    >>> english_codes()["indonesia"], english_codes()["nato"]
    ('IDN', 'IGONAT')
    """
    codes: dict[str, str] = {}
    for folder, file in _FILES:
        for entry in load_data(folder, file)["entries"]:
            for kind in ("names", "acronyms"):
                for name in entry.get(kind, {}).get("en", ()):
                    codes.setdefault(name.casefold(), entry["code"])
    return MappingProxyType(codes)
