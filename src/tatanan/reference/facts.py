"""Read the facts that ship with the package, each file once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tatanan.errors import BadReference
from tatanan.lexicons.schemas import faults_by_kind

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads ten times faster
_HOME = "tatanan.reference"


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included; None is an open end."""

    first: date | None
    last: date | None

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies in the span."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Span":
        """Return the span that a row of facts names with `first` and `last`."""
        first, last = row["first"], row["last"]
        return cls(first and date.fromisoformat(first), last and date.fromisoformat(last))


@lru_cache(maxsize=64)
def load_facts(folder: str, name: str) -> Mapping[str, Any]:
    """Return a file of facts: `load_facts("facts", "codes")`, `load_facts("sets", "atop")`.

    Raises BadReference where the file is missing or is no YAML.
    """
    file = files(_HOME) / folder / f"{name}.yaml"
    if not file.is_file():
        raise BadReference(f"{folder}/{name}.yaml: there is no such file; install Tatanan again")
    try:
        text = file.read_text(encoding="utf-8")
        data = yaml.load(text, _Loader)  # noqa: S506 - one of the two safe loaders
    except yaml.YAMLError as error:
        raise BadReference(f"{folder}/{name}.yaml: {error}; correct the YAML") from error
    if not isinstance(data, dict):
        raise BadReference(f"{folder}/{name}.yaml holds no mapping; start it with `kind:`")
    return data


def fact_names(folder: str) -> tuple[str, ...]:
    """Return the names of the files of facts in a folder, `facts` or `sets`, in order.

    >>> fact_names("facts")
    ('cameo', 'codes', 'cow_states', 'gw_states', 'names', 'un_seats')
    """
    names = (file.name for file in (files(_HOME) / folder).iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml")))


def faults_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the contents of a file of facts, by the schema of its kind."""
    yield from faults_by_kind(data, files(_HOME) / "schema")
