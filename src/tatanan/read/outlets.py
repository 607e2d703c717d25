"""Who published: the outlet behind an address or a name."""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from tatanan.lexicons.load import load_data


def outlet_of(url: str | None) -> str | None:
    """Return the name of the outlet whose site an address belongs to, or None.

    >>> outlet_of("https://nasional.kompas.com/read/1")
    'Kompas'
    """
    labels = _host(url).split(".") if url else []
    hosts = _hosts()
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((hosts[end] for end in ends if end in hosts), None)


def outlet_named(name: str | None) -> str | None:
    """Return the usual name of an outlet for any of its names; an unknown one stays."""
    return _names().get(name.casefold(), name) if name else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def _hosts() -> Mapping[str, str]:
    rows = load_data("world", "outlets")["entries"]
    return {_host(row["reference"]): row["names"][0] for row in rows if row.get("reference")}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    rows = load_data("world", "outlets")["entries"]
    return {name.casefold(): row["names"][0] for row in rows for name in row["names"]}
