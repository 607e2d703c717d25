"""The example reports, as a page offers them."""

import re
from functools import lru_cache
from html import unescape
from importlib.resources import files
from typing import Any

from tatanan.examples.load import example_reports
from tatanan.lexicons.load import read_data
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Labels, Shape

_TITLE = re.compile(rb"<title[^>]*>([^<]+)</title>", re.IGNORECASE)


class Example(Shape):
    """An example report: its file, its headline, and what it tells."""

    name: str
    title: str
    language: str
    outlet: str | None
    published: str | None
    what: Labels


@lru_cache(maxsize=1)
def list_examples() -> list[Example]:
    """Return the example reports in order.

    >>> list_examples()[0].language
    'id'
    """
    told = read_data(files("tatanan.examples") / "examples.yaml", "examples/examples.yaml")
    about = {each["file"]: each for each in told["entries"]}
    return [_example(name, body, about[name]) for name, body in example_reports().items()]


def _example(name: str, body: bytes, about: dict[str, Any]) -> Example:
    return Example(
        name=name, title=_title(name, body, about.get("encoding", "utf-8")) or about["what"],
        language=about["language"], outlet=None, published=about.get("published"),
        what=labels_of(about["what"]),
    )


def _title(name: str, body: bytes, encoding: str) -> str | None:
    """Return the headline: of a page its title, of a text its first long line."""
    if name.endswith(".jsonl"):
        return None
    if name.endswith(".html"):
        found = _TITLE.search(body)
        return unescape(found[1].decode(encoding, "replace")).strip() if found else None
    lines = (line.strip() for line in body.decode(encoding, "replace").splitlines())
    return next((line for line in lines if len(line.split()) > 3), None)
