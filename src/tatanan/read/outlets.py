"""Who published: the outlet behind an address or a name."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from tatanan.lexicons.load import load_data

_LONGEST_NAME = 5  # words of an outlet's name
_WORD = re.compile(r"\w+(?:[.-]\w+)*")


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


def known_outlet(name: str) -> str | None:
    """Return the usual name of an outlet for any of its names; None for an unknown one."""
    return _names().get(name.casefold())


def outlet_within(line: str) -> str | None:
    """Return the outlet that a line of furniture names or links to, or None.

    A name that other bodies bear, or that is an ordinary word, names none inside a line.

    >>> outlet_within("Follow WhatsApp Channel SINDOnews")
    'Sindonews'
    """
    linked = (outlet_of(word) for word in line.split() if "/" in word or "." in word)
    named = (_sure_names().get(run) for run in _runs(_WORD.findall(line)))
    return next((name for name in (*linked, *named) if name), None)


def _runs(words: list[str]) -> Iterator[str]:
    """Yield the runs of words that may be a name, longer ones first."""
    for length in range(_LONGEST_NAME, 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


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


@lru_cache(maxsize=1)
def _sure_names() -> Mapping[str, str]:
    """Return the usual names by those that nothing else bears, as spelled or in capitals."""
    rows = load_data("world", "outlets")["entries"]
    sure = (
        (name, row["names"][0])
        for row in rows for name in row["names"] if name not in row.get("ambiguous", ()))
    return {spelled: usual for name, usual in sure for spelled in (name, name.upper())}
