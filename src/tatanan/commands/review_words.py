"""Changes to an event as somebody types them; their words are yet to be found in the report."""

import json
from collections.abc import Callable
from typing import Any, Final

import typer

from tatanan.commands.networks import period_of

_NONE = "none"


def changes_typed(*, when: str | None, when_words: str | None, **typed: Any) -> dict[str, Any]:  # noqa: ANN401 - text, or a list of it
    """Return the changes that were named; `none` says that there is none."""
    told: dict[str, Any] = {name: _READ.get(name, _or_none)(value)
                            for name, value in typed.items() if value is not None}
    if when is not None:
        told["when"] = None if when == _NONE else {**_days(when), "words": when_words}
    elif when_words is not None:
        raise typer.BadParameter("--when-words needs --when: which days do they give?")
    if not told:
        raise typer.BadParameter("name what changes: --type, --actor, --when, ...")
    return told


def part_typed(part: str) -> dict[str, Any]:
    """Return what a part of an event says otherwise.

    >>> part_typed('{"recipients": [{"code": "BLR"}]}')
    {'recipients': [{'code': 'BLR'}]}
    """
    try:
        told = json.loads(part)
    except ValueError as error:
        raise typer.BadParameter(f"--part takes JSON: {error}") from error
    if not isinstance(told, dict):
        raise typer.BadParameter('--part takes a JSON object: {"type": "AID"}')
    return told


def _or_none(value: str) -> str | None:
    return None if value == _NONE else value


def _type(value: str) -> str:
    return value.upper()


def _names(value: str) -> list[str]:
    return [] if value == _NONE else [name.strip() for name in value.split(",") if name.strip()]


def _parties(values: list[str]) -> list[dict[str, str | None]]:
    if values == [_NONE]:
        return []
    parties = (value.partition("=") for value in values)
    return [{"code": code.strip().upper(), "words": words or None} for code, _, words in parties]


def _place(value: str) -> dict[str, str | None] | None:
    if value == _NONE:
        return None
    name, _, country = value.partition("=")
    return {"name": name, "country": country.upper() or None}


def _days(value: str) -> dict[str, str]:
    first, _, last = value.partition("..")
    period = period_of(first, last or first)
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


_READ: Final[dict[str, Callable[[Any], object]]] = {
    "type": _type, "contexts": _names, "actors": _parties, "recipients": _parties, "place": _place,
}
