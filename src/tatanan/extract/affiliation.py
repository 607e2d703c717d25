"""Which state or body somebody belongs to, where the words themselves do not say.

Newspapers leave out what their readers know: an Indonesian one does not write that the
minister is Indonesian, and a report from Kyiv does not repeat whose army it means. A small
log-linear model ranks the states and bodies that the report names (and the readers' own)
by where and how often they are named; below its threshold nothing is said.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from tatanan.extract.discourse import Discourse, Named
from tatanan.terms.coding import Actor, ActorKind

# Namings this many sentences back weigh nothing any more (0.8 to the 40th is 0.0001).
FURTHEST = 40
# Each sentence further back, a naming counts this much less.
FADING = 0.8
HOME = {"id": ("IDN", "Indonesia")}


class SpeakerKind(StrEnum):
    """By what words somebody who speaks is given."""

    NAME = "name"
    TITLE = "title"
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    UNSEEN = "unseen"
    INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True)
class Choice:
    """One state or body somebody may belong to, and what speaks for it."""

    code: str
    country: str | None
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody whose state is open: where the words stand, and the choices."""

    start: int
    kind: SpeakerKind
    choices: tuple[Choice, ...]


Chooser = Callable[[Case], Choice | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained model: weight by feature, and the probability below which it is silent."""

    features: dict[str, float]
    threshold: float


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the weights that ship with the package (see models/CARD.md)."""
    file = files("tatanan.extract") / "models" / "affiliation.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    return Weights(data["features"], data["threshold"])


def likely_choice(case: Case) -> Choice | None:
    """Return the choice that the model trusts, or None."""
    weights = load_weights()
    shares = probabilities(case, weights.features)
    if not shares:
        return None
    best = max(range(len(case.choices)), key=lambda n: (shares[n], case.choices[n].code))
    return case.choices[best] if shares[best] >= weights.threshold else None


def probabilities(case: Case, weights: dict[str, float]) -> list[float]:
    """Return the probability of each choice; what is missing to 1 is that none is right."""
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in choice.features.items())
        for choice in case.choices
    ]
    none = weights.get("none", 0.0) + weights.get(f"none:{case.kind}", 0.0)
    top = max([*scores, none])
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts) + math.exp(none - top)
    return [part / total for part in parts]


def case_of(
    discourse: Discourse, kind: SpeakerKind, start: int, language: str,
    here: Sequence[tuple[int, Actor]],
) -> Case:
    """Return the choices for somebody whose words stand at `start`.

    `here` are the actors named in the sentence, with their places.
    """
    namings = list(discourse.recent(FURTHEST))[::-1]
    named: dict[str, str | None] = {}
    for naming in namings:
        if naming.actor.code != "UNK":
            named.setdefault(naming.actor.code, naming.actor.country)
    if language in HOME:
        named.setdefault(HOME[language][0], HOME[language][0])
    plain = {code: _features(code, namings, discourse, start, language, here) for code in named}
    choices = tuple(
        Choice(code, named[code], _crossed(features, kind)) for code, features in plain.items()
    )
    return Case(start, kind, choices)


def _features(
    code: str, namings: Sequence[Named], discourse: Discourse, start: int, language: str,
    here: Sequence[tuple[int, Actor]],
) -> dict[str, float]:
    total = sum(_fade(n.sentence, discourse) for n in namings) or 1.0
    own = sum(_fade(n.sentence, discourse) for n in namings if n.actor.code == code)
    persons = [n for n in namings if n.actor.kind is ActorKind.PERSON and n.actor.code != "UNK"]
    subjects = [n for n in namings if n.subject and n.sentence < discourse.sentence]
    before = [actor.code for place, actor in here if place < start]
    after = [actor.code for place, actor in here if place >= start]
    known = [n.actor.code for n in namings if n.actor.code != "UNK"]
    speaker = discourse.speaker
    return {
        "share": own / total,
        "only": float(len(set(known)) == 1 and code in known),
        "last-person": float(bool(persons) and persons[-1].actor.code == code),
        "last-subject": float(bool(subjects) and subjects[-1].actor.code == code),
        "last-speaker": float(speaker is not None and speaker.actor.code == code),
        "first": float(bool(known) and known[0] == code),
        "nearest-before": float(bool(before) and before[-1] == code),
        "first-after": float(bool(after) and after[0] == code),
        "here": float(code in before or code in after),
        "home": float(language in HOME and HOME[language][0] == code),
        "home-named": float(language in HOME and HOME[language][0] == code and own > 0),
        "body": float(code.startswith("IGO")),
        "collective": float(code in ("WST", "NGO", "IGO")),
    }


def _fade(sentence: int, discourse: Discourse) -> float:
    return float(FADING ** (discourse.sentence - sentence))


def _crossed(features: dict[str, float], kind: SpeakerKind) -> dict[str, float]:
    """Return features by themselves and by the kind of words that name the speaker."""
    present = {name: value for name, value in features.items() if value}
    return present | {f"{name}:{kind}": value for name, value in present.items()}
