"""What the page calls things, in both of its languages."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tatanan.lexicons.load import read_data
from tatanan.serve.shapes import Labels


def label_of(kind: str, code: str) -> Labels:
    """Return what a type, a quad or the rule of a finding is called; the code itself if unnamed.

    >>> label_of("types", "SUPPORT").id
    'Mendukung'
    """
    return Labels(**load_labels()[kind].get(code, {"en": code, "id": code}))


@lru_cache(maxsize=1)
def load_labels() -> Mapping[str, Any]:
    """Return all labels, as `labels.yaml` has them."""
    return read_data(files("tatanan.serve") / "labels.yaml", "serve/labels.yaml")
