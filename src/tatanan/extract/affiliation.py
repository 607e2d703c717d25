"""Which state or body somebody belongs to, where the words themselves do not say.

Newspapers leave out what their readers know: an Indonesian one does not write that the
minister is Indonesian, and a report from Kyiv does not repeat whose army it means. A small
log-linear model ranks the states and bodies that the report names (and the readers' own)
by where and how often they are named; where it is about as likely that none of them is right,
nothing is said.
"""

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
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
# How a state is named tells something: by its people, as itself, by its bodies and groups.
_TELLING_KINDS = (ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP)


class SpeakerKind(StrEnum):
    """By what words somebody who speaks is given."""

    NAME = "name"
    TITLE = "title"
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    UNSEEN = "unseen"
    NEW = "new"


class Calling(StrEnum):
    """What somebody does for a living, as far as the words say."""

    OFFICIAL = "official"
    EXPERT = "expert"
    OTHER = "other"
    UNSAID = "unsaid"


_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP", "IGO"})
_EXPERT = frozenset({"EDU", "NGO", "BUS", "JRN", "HLH"})


def calling_of(sectors: Collection[str]) -> Calling:
    """Return the calling of who belongs to some sectors.

    >>> calling_of(("MIL",))
    <Calling.OFFICIAL: 'official'>
    """
    if any(sector in sectors for sector in _OFFICIAL):
        return Calling.OFFICIAL
    if any(sector in sectors for sector in _EXPERT):
        return Calling.EXPERT
    return Calling.OTHER if sectors else Calling.UNSAID


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
    calling: Calling = Calling.UNSAID

    @property
    def none(self) -> tuple[str, ...]:
        """The features of the answer that none of the choices is right."""
        return ("none", f"none:{self.kind}", f"none:{self.calling}")


Chooser = Callable[[Case], Choice | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained model: weight by feature, and the margin below which it is silent.

    By so much a choice must be likelier than that none of the choices is right.
    """

    features: dict[str, float]
    margin: float


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the weights that ship with the package (see models/CARD.md)."""
    file = files("tatanan.extract") / "models" / "affiliation.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    return Weights(data["features"], data["margin"])


def likely_choice(case: Case) -> Choice | None:
    """Return the choice that the model trusts, or None."""
    weights = load_weights()
    shares = probabilities(case, weights.features)
    if not shares:
        return None
    best = best_of(case, shares)
    return case.choices[best] if margin_of(shares) >= weights.margin else None


def best_of(case: Case, shares: Sequence[float]) -> int:
    """Return the place of the likeliest choice."""
    return max(range(len(case.choices)), key=lambda n: (shares[n], case.choices[n].code))


def margin_of(shares: Sequence[float]) -> float:
    """Return by how much the likeliest choice is likelier than that none is right.

    >>> round(margin_of([0.5, 0.2]), 2)
    0.2
    """
    return max(shares) - (1 - sum(shares))


def probabilities(case: Case, weights: dict[str, float]) -> list[float]:
    """Return the probability of each choice; what is missing to 1 is that none is right."""
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in choice.features.items())
        for choice in case.choices
    ]
    none = sum(weights.get(name, 0.0) for name in case.none)
    top = max([*scores, none])
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts) + math.exp(none - top)
    return [part / total for part in parts]


def case_of(
    discourse: Discourse, kind: SpeakerKind, start: int, here: Sequence[tuple[int, Actor]],
    *, home: str | None, calling: Calling = Calling.UNSAID,
) -> Case:
    """Return the choices for somebody whose words stand at `start`.

    `here` are the actors named in the sentence, with their places; `home` is the state
    that the language's newspapers leave unsaid, or None.
    """
    namings = list(discourse.recent(FURTHEST))[::-1]
    choices: dict[str, str | None] = {}
    for naming in namings:
        if naming.actor.code != "UNK":
            choices.setdefault(naming.actor.code, naming.actor.country)
    if home is not None:
        choices.setdefault(home, home)
    ground = _ground(namings, discourse, start, here)
    return Case(start, kind, tuple(
        Choice(code, country, _crossed(_features(code, ground, home), (kind, calling)))
        for code, country in choices.items()
    ), calling)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all choices of a case are measured against; codes, None where there is none."""

    shares: Mapping[str, Mapping[str, float]]
    kinds: frozenset[tuple[str, ActorKind]]
    unquoted: frozenset[str]
    known: tuple[str, ...]
    last: str | None
    last_person: str | None
    last_subject: str | None
    last_speaker: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    quoted: frozenset[str]


def _ground(
    namings: Sequence[Named], discourse: Discourse, start: int,
    here: Sequence[tuple[int, Actor]],
) -> _Ground:
    known = [n for n in namings if n.actor.code != "UNK"]
    persons = [n.actor.code for n in known if n.actor.kind is ActorKind.PERSON]
    earlier = [n for n in namings if n.sentence < discourse.sentence]
    subjects = [n.actor.code for n in earlier if n.subject]
    last = [n.actor.code for n in known if n.sentence < discourse.sentence or n.place < start]
    return _Ground(
        shares={name: _shares(group, discourse) for name, group in {
            "share": namings,
            "person-share": [n for n in known if n.actor.kind is ActorKind.PERSON],
            "subject-share": [n for n in known if n.subject],
            "before-share": [n for n in known if n.sentence < discourse.sentence],
            "quoted-share": [n for n in namings if n.quoted],
            "unquoted-share": [n for n in namings if not n.quoted],
        }.items()},
        kinds=frozenset((n.actor.code, n.actor.kind) for n in known),
        unquoted=frozenset(n.actor.code for n in namings if not n.quoted),
        known=tuple(n.actor.code for n in known),
        last=last[-1] if last else None,
        last_person=persons[-1] if persons else None,
        last_subject=subjects[-1] if subjects else None,
        last_speaker=discourse.speaker.actor.code if discourse.speaker else None,
        before=tuple(actor.code for place, actor in here if place < start),
        after=tuple(actor.code for place, actor in here if place >= start),
        quoted=frozenset(actor.code for place, actor in here if discourse.is_quoted(place)),
    )


def _shares(namings: Sequence[Named], discourse: Discourse) -> dict[str, float]:
    """Return how much of some namings each code has, the latest counting most."""
    weights: dict[str, float] = {}
    for naming in namings:
        code = naming.actor.code
        weights[code] = weights.get(code, 0.0) + _fade(naming.sentence, discourse)
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def _features(code: str, ground: _Ground, home: str | None) -> dict[str, float]:
    shares = {name: of.get(code, 0.0) for name, of in ground.shares.items()}
    kinds = {f"named-as-{kind}": float((code, kind) in ground.kinds) for kind in _TELLING_KINDS}
    quoted = code in ground.quoted
    return shares | kinds | {
        "only": float(set(ground.known) == {code}),
        "last": float(ground.last == code),
        "last-person": float(ground.last_person == code),
        "last-subject": float(ground.last_subject == code),
        "last-speaker": float(ground.last_speaker == code),
        "first": float(ground.known[:1] == (code,)),
        "nearest-before": float(ground.before[-1:] == (code,)),
        "first-after": float(ground.after[:1] == (code,)),
        "here": float(code in ground.before or code in ground.after),
        "quoted-here": float(quoted),
        "only-quoted": float(quoted and code not in ground.unquoted),
        "home": float(home == code),
        "home-named": float(home == code and shares["share"] > 0),
        "body": float(code.startswith("IGO")),
        "collective": float(code in ("WST", "NGO", "IGO")),
    }


def _fade(sentence: int, discourse: Discourse) -> float:
    return float(FADING ** (discourse.sentence - sentence))


def _crossed(features: dict[str, float], by: Sequence[str]) -> dict[str, float]:
    """Return features by themselves and by what the words say of the speaker."""
    present = {name: value for name, value in features.items() if value}
    return present | {f"{name}:{what}": value for what in by for name, value in present.items()}
