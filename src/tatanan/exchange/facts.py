"""The facts about other coders' formats and codes that ship with the package, each file once."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from tatanan.errors import BadLexicon

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads ten times faster
_HOME = "tatanan.exchange"


@lru_cache(maxsize=8)
def load_mapping(name: str) -> Mapping[str, Any]:
    """Return a file of facts about a format: `load_mapping("gdelt")`.

    Raises BadLexicon where the file is missing or is no YAML.
    """
    file = files(_HOME) / "mappings" / f"{name}.yaml"
    if not file.is_file():
        raise BadLexicon(f"mappings/{name}.yaml: there is no such file; install Tatanan again")
    try:
        text = file.read_text(encoding="utf-8")
        data = yaml.load(text, _Loader)  # noqa: S506 - one of the two safe loaders
    except yaml.YAMLError as error:
        raise BadLexicon(f"mappings/{name}.yaml: {error}; correct the YAML") from error
    if not isinstance(data, dict):
        raise BadLexicon(f"mappings/{name}.yaml holds no mapping; start it with `kind:`")
    return data


def mapping_names() -> tuple[str, ...]:
    """Return the names of all files of facts about formats.

    >>> mapping_names()
    ('cameo', 'ftm', 'gdelt', 'icews', 'polecat')
    """
    names = (file.name for file in (files(_HOME) / "mappings").iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml")))


def faults_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the contents of a file of facts, by the schema of its kind."""
    schema = files(_HOME) / "schema" / f"{data.get('kind')}.json"
    if not schema.is_file():
        yield f"there is no schema {data.get('kind')!r}; correct `kind:`"
        return
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for error in sorted(validator.iter_errors(data), key=lambda error: error.json_path):
        yield f"at {error.json_path}: {error.message[:200]}"
