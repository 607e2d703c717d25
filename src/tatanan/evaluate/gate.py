"""The gate: figures that the coder has reached once must not drop again.

`floors.json` pins a floor under every figure, with the digest of the data that it was measured
on. Data that has changed must be measured and pinned again; pinning never lowers a floor unless
that is asked for.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tatanan.errors import BadGold, QualityDrop
from tatanan.evaluate.evaluation import Evaluation, SetResult

DEFAULT_FLOORS = Path("benchmarks/floors.json")

_DECIMALS = 4  # as figures are rounded


@dataclass(frozen=True, slots=True)
class SetFloors:
    """The floors under one gold set's figures, and the digest of the data behind them."""

    digest: str
    floors: Mapping[str, float]


Floors = Mapping[str, SetFloors]
"""The floors of every gold set, by its name."""


class Outcome(StrEnum):
    """How a figure stands to its floor."""

    HELD = "held"
    DROPPED = "dropped"
    CHANGED = "data changed"
    MISSING = "not measured"
    UNPINNED = "no floor"

    @property
    def passes(self) -> bool:
        """Whether the gate lets it through."""
        return self in (Outcome.HELD, Outcome.UNPINNED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one figure; `floor` or `value` is None where there is none."""

    set: str
    figure: str
    value: float | None
    floor: float | None
    outcome: Outcome


def check_floors(evaluation: Evaluation, floors: Floors) -> tuple[Verdict, ...]:
    """Return a verdict for every figure that is measured or has a floor.

    Raises BadGold where there are no floors at all: a gate without floors would hold nothing.
    """
    if not floors:
        raise BadGold("no floor is pinned yet; measure and pin with --pin, or name --floors FILE")
    measured = {result.name: result for result in evaluation.sets}
    names = list(dict.fromkeys([*measured, *floors]))
    return tuple(v for name in names for v in _verdicts(name, measured.get(name), floors.get(name)))


def passes(verdicts: tuple[Verdict, ...]) -> bool:
    """Say whether the gate is open: nothing dropped, changed or went unmeasured."""
    return all(verdict.outcome.passes for verdict in verdicts)


def pin_floors(
    evaluation: Evaluation, floors: Floors, *, allow_regression: bool = False
) -> dict[str, SetFloors]:
    """Return floors at the figures just measured; sets not measured keep theirs.

    Raises QualityDrop where a floor would sink or vanish, unless `allow_regression`.
    """
    sinking = list(_sinking(evaluation, floors))
    if sinking and not allow_regression:
        raise QualityDrop(
            f"pinning would lower {', '.join(sinking)}; improve the coder, or accept the loss "
            "with --allow-regression"
        )
    pinned = {r.name: SetFloors(r.digest, _values(r)) for r in evaluation.sets}
    return {**floors, **pinned}


def read_floors(path: Path = DEFAULT_FLOORS) -> dict[str, SetFloors]:
    """Return the floors of a file; none where there is no such file.

    Raises BadGold where the file is not what `write_floors` writes.
    """
    if not path.is_file():
        return {}
    try:
        sets = json.loads(path.read_text(encoding="utf-8"))["sets"]
        return {name: _pinned(values) for name, values in sets.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadGold(
            f"{path}: {error!r} where floors are read; restore the file, or delete it and pin again"
        ) from error


def write_floors(floors: Floors, path: Path = DEFAULT_FLOORS) -> None:
    """Write the floors, in a fixed order, so that a diff shows what has moved."""
    sets = {
        name: {"digest": pinned.digest, "floors": dict(sorted(pinned.floors.items()))}
        for name, pinned in sorted(floors.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"sets": sets}, indent=2) + "\n", encoding="utf-8")


def _pinned(values: Mapping[str, Any]) -> SetFloors:
    floors = {figure: float(floor) for figure, floor in values["floors"].items()}
    return SetFloors(str(values["digest"]), floors)


def _verdicts(name: str, result: SetResult | None, pinned: SetFloors | None) -> Iterator[Verdict]:
    values = _values(result) if result else {}
    floors = pinned.floors if pinned else {}
    changed = bool(result and pinned and result.digest != pinned.digest)
    for figure in dict.fromkeys([*values, *floors]):
        value, floor = values.get(figure), floors.get(figure)
        yield Verdict(name, figure, value, floor, _outcome(value, floor, changed=changed))


def _outcome(value: float | None, floor: float | None, *, changed: bool) -> Outcome:
    if value is None:
        return Outcome.MISSING
    if changed:
        return Outcome.CHANGED
    if floor is None:
        return Outcome.UNPINNED
    return Outcome.HELD if round(value - floor, _DECIMALS) >= 0 else Outcome.DROPPED


def _sinking(evaluation: Evaluation, floors: Floors) -> Iterator[str]:
    for result in evaluation.sets:
        values = _values(result)
        for figure, floor in (floors[result.name].floors if result.name in floors else {}).items():
            value = values.get(figure)
            if value is None:
                yield f"{result.name} {figure} from {floor} to nothing"
            elif round(value - floor, _DECIMALS) < 0:
                yield f"{result.name} {figure} from {floor} to {value}"


def _values(result: SetResult) -> dict[str, float]:
    return {score.name: score.value for score in result.scores if score.better_high}
