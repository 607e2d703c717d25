"""The facts about other coders' formats and codes that ship with the package, each file once."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tatanan.lexicons.load import read_data
from tatanan.lexicons.schemas import faults_by_kind

_HOME = "tatanan.exchange"


@lru_cache(maxsize=8)
def load_mapping(name: str) -> Mapping[str, Any]:
    """Return a file of facts about a format: `load_mapping("gdelt")`.

    Raises BadLexicon where the file is missing or is no YAML.
    """
    return read_data(files(_HOME) / "mappings" / f"{name}.yaml", f"mappings/{name}.yaml")


def mapping_names() -> tuple[str, ...]:
    """Return the names of all files of facts about formats.

    >>> mapping_names()
    ('ftm', 'gdelt', 'icews', 'polecat')
    """
    names = (file.name for file in (files(_HOME) / "mappings").iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml")))


def faults_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the contents of a file of facts, by the schema of its kind."""
    yield from faults_by_kind(data, files(_HOME) / "schema")
