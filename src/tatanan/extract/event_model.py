"""The second opinion on events: the models of types and sides, as they ship.

The first look is log-linear: tables of weights, a row for each feature and a column for each
answer. The second is of boosted trees (casts.py, second_look.py,
pairings.py). What was trained, on what, and
how well it does is told in models/CARD.md.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import repeat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy

from tatanan.extract.forest import Forest
from tatanan.lexicons.load import LANGUAGES

NO_EVENT = "none"
_FOLDER = files("tatanan.extract") / "models"
_FILE, _OTHERS = "events.npz", ("affiliation.json", "encoder.npz")
_FINE = 128  # steps of a unit, to which weights are kept: their file is less than half as large
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # a zip entry needs one; the same model gives the same bytes


@dataclass(frozen=True, slots=True)
class Table:
    """Weights by feature, for each of some answers.

    Of two answers the weights are those of the last one, and stand as plain numbers, too:
    where there is one number a feature, adding those up is faster than any matrix.
    """

    answers: tuple[str, ...]
    rows: Mapping[str, int]
    weights: numpy.ndarray
    plain: dict[str, float] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the weights of the last answer of two out by feature."""
        if self.weights.shape[1] == 1:
            self.plain.update(zip(self.rows, self.weights[:, 0].tolist(), strict=True))

    def shares(self, features: Iterable[str]) -> numpy.ndarray:
        """Return the probability of each answer; together they make 1."""
        return shares_of(self.scores(features))

    def scores(self, features: Iterable[str]) -> numpy.ndarray:
        """Return what speaks for each answer: those of sets without common features add up."""
        rows = [row for row in map(self.rows.get, features) if row is not None]
        scores: numpy.ndarray = self.weights.take(rows, axis=0).sum(axis=0)
        return scores

    def share(self, features: Iterable[str]) -> float:
        """Return the probability of the last answer of two."""
        return 1 / (1 + math.exp(-sum(map(self.plain.get, features, repeat(0.0)))))


def shares_of(scores: numpy.ndarray) -> numpy.ndarray:
    """Return the probability of each answer, from what speaks for each."""
    parts = numpy.exp(scores - scores.max())
    shares: numpy.ndarray = parts / parts.sum()
    return shares


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The log-linear models: which type a word tells by itself, and who is on which side."""

    types: Table
    sides: Table
    _by_side: dict[str, dict[str, float]] = field(
        init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the weights of the sides out by side."""
        for name, weight in self.sides.plain.items():
            side, bar, feature = name.partition("|")
            if bar:
                self._by_side.setdefault(side, {})[feature] = weight

    def side_score(self, side: str, *features: Sequence[str]) -> float:
        """Return what speaks for a choice's being on a side, as the logarithm of the odds.

        No feature may stand twice.
        """
        weights = self._by_side.get(side, {})
        total = self.sides.plain.get("bias", 0.0)
        for some in features:
            total += sum(map(weights.get, some, repeat(0.0)))
        return total


@dataclass(frozen=True, slots=True)
class SideForests:
    """The trees that judge who is on which side, a choice beside its rivals."""

    actor: Forest
    recipient: Forest


@dataclass(frozen=True, slots=True)
class PairForest:
    """The trees that judge both sides together, and what is usual of a type's sides.

    `habits` gives by type which share of its events has nobody acted upon, the same on both
    sides, and several who act and nobody acted upon.
    """

    forest: Forest
    habits: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a word tells an event, and a code takes part in it.

    A word whose probability is below `word` before anything around it is seen, or below
    `heard` once the encoder has read it, is not looked at further; a sentence is read by the
    encoder where a word of it reaches `promising` before. Where nobody reaches `recipient`, the
    likeliest is one from `sole_recipient` on.
    """

    word: float
    promising: float
    heard: float
    event: float
    actor: float
    recipient: float
    sole_recipient: float


@dataclass(frozen=True, slots=True)
class EventModel:
    """The models of one coder: which type a word tells, and who is on which side.

    `first` judges words and codes by themselves, `sides` and `events` beside their rivals,
    `pairs` both sides together.
    `learned` are by language the keys of words that no rule knows and that told events in
    training. `reliability` maps a certainty, given in equal steps from 0 to 1, to how often
    type and both sides of such an event were right in sentences held out.
    """

    first: FirstLook
    sides: SideForests
    events: Forest
    pairs: PairForest
    learned: Mapping[str, frozenset[str]]
    thresholds: Thresholds
    reliability: tuple[float, ...]

    def calibrated(self, certainty: float) -> float:
        """Return how often an event of this certainty is right, from 0 to 1."""
        steps = len(self.reliability) - 1
        step = min(int(certainty * steps), steps - 1)
        low, high = self.reliability[step], self.reliability[step + 1]
        return round(low + (high - low) * (certainty * steps - step), 3)


@lru_cache(maxsize=1)
def load_event_model() -> EventModel:
    """Return the models that ship with the package."""
    return unpack_event_model((_FOLDER / _FILE).read_bytes())


@lru_cache(maxsize=1)
def extract_models_digest() -> str:
    """Return the digest of all models that extract uses, as it is kept with each coding."""
    digest = sha256()
    for name in (*_OTHERS, _FILE):
        digest.update((_FOLDER / name).read_bytes())
    return digest.hexdigest()[:16]


def unpack_event_model(data: bytes) -> EventModel:
    """Return the models that a file holds."""
    with numpy.load(BytesIO(data), allow_pickle=False) as arrays:
        return EventModel(
            FirstLook(_table(arrays, "types"), _table(arrays, "sides")),
            SideForests(_forest(arrays, "actor"), _forest(arrays, "recipient")),
            _forest(arrays, "events"),
            PairForest(_forest(arrays, "pairs"), _habits(arrays)),
            {name: frozenset(_words(arrays[f"learned_{name}"])) for name in LANGUAGES},
            Thresholds(*map(float, arrays["thresholds"])),
            tuple(map(float, arrays["reliability"])),
        )


def pack_event_model(model: EventModel) -> bytes:
    """Return the file of a model, the same bytes for the same model."""
    arrays = {
        "thresholds": numpy.array([
            getattr(model.thresholds, limit.name) for limit in fields(Thresholds)]),
        "reliability": numpy.array(model.reliability),
        "habit_types": _packed(list(model.pairs.habits)),
        "habits": numpy.array(list(model.pairs.habits.values())),
        **{f"learned_{name}": _packed(sorted(words)) for name, words in model.learned.items()},
    }
    for name, table in (("types", model.first.types), ("sides", model.first.sides)):
        arrays[f"{name}_features"] = _packed(list(table.rows))
        arrays[f"{name}_answers"] = _packed(list(table.answers))
        arrays[f"{name}_weights"] = (numpy.round(table.weights * _FINE) / _FINE).astype("f2")
    for name, forest in (("actor", model.sides.actor), ("recipient", model.sides.recipient),
                         ("events", model.events), ("pairs", model.pairs.forest)):
        arrays.update({f"{name}_{part}": array for part, array in forest.arrays().items()})
    return pack_arrays(arrays)


def pack_arrays(arrays: Mapping[str, numpy.ndarray]) -> bytes:
    """Return the file of arrays by name, the same bytes for the same arrays."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            written = BytesIO()
            numpy.save(written, array, allow_pickle=False)
            archive.writestr(ZipInfo(f"{name}.npy", _NO_DATE), written.getvalue(), ZIP_DEFLATED)
    return packed.getvalue()


def _table(arrays: Mapping[str, numpy.ndarray], name: str) -> Table:
    rows = {feature: row for row, feature in enumerate(_words(arrays[f"{name}_features"]))}
    answers = tuple(_words(arrays[f"{name}_answers"]))
    return Table(answers, rows, arrays[f"{name}_weights"].astype(numpy.float32))


def _habits(arrays: Mapping[str, numpy.ndarray]) -> dict[str, tuple[float, ...]]:
    rows = arrays["habits"].tolist()
    return {name: tuple(row) for name, row in zip(
        _words(arrays["habit_types"]), rows, strict=True)}


def _forest(arrays: Mapping[str, numpy.ndarray], name: str) -> Forest:
    asked, limits, leaves, values, start = (
        arrays[f"{name}_{each.name}"] for each in fields(Forest))
    return Forest(asked, limits, leaves, values, float(start))


def _packed(words: Sequence[str]) -> numpy.ndarray:
    return numpy.frombuffer("\n".join(words).encode("utf-8"), dtype=numpy.uint8)


def _words(packed: numpy.ndarray) -> list[str]:
    return bytes(packed).decode("utf-8").split("\n") if packed.size else []
