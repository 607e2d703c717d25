"""How a view is cited: in BibTeX and APA, with the snapshot that it shows."""

import re
from datetime import date
from importlib.metadata import version
from urllib.parse import quote, urlsplit, urlunsplit

from tatanan.serve.problems import Problem
from tatanan.serve.shapes import Shape

_SHORT = 12
_SPECIAL = re.compile(r"([&%#_$])")


class Citation(Shape):
    """How a view is cited: `retrieved` is the day on which this was asked."""

    bibtex: str
    apa: str
    url: str
    snapshot: str
    retrieved: date


def cite(path: str, snapshot: str, *, base: str, day: date) -> Citation:
    """Return how the view behind a path is cited.

    >>> cite("/events?actor=RUS", "ab" * 32, base="http://127.0.0.1:8000", day=date(2026, 1, 2)).url
    'http://127.0.0.1:8000/events?actor=RUS&snapshot=abab...'

    Raises Problem for an address of another server.
    """
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith("/"):
        raise Problem(422, "bad-request", "Only a path of this server can be cited.",
                      remedy="Give what stands after the server's name, from / on.")
    asked = [each for each in parts.query.split("&") if each and not each.startswith("snapshot=")]
    query = "&".join([*asked, f"snapshot={snapshot}"])
    safe = quote(parts.path, safe="/%"), quote(query, safe="=&%,!:*+"), quote(parts.fragment)
    url = urlunsplit(("", "", safe[0], safe[1], safe[2]))
    url = f"{base}{url}"
    title = f"Political events with their words, snapshot {snapshot[:_SHORT]}"
    software = f"Tatanan {version('tatanan')}"
    bibtex = (
        f"@misc{{tatanan-{snapshot[:_SHORT]},\n  title = {{{title}}},\n"
        f"  howpublished = {{{software}, \\url{{{_SPECIAL.sub(_escaped, url)}}}}},\n"
        f"  note = {{Snapshot {snapshot}, retrieved {day}}},\n  year = {{{day.year}}}\n}}\n"
    )
    apa = (f"{title} [Data set]. ({day.year}). {software}. Snapshot {snapshot}."
           f" Retrieved {day}, from {url}")
    return Citation(bibtex=bibtex, apa=apa, url=url, snapshot=snapshot, retrieved=day)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"
