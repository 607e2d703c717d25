"""A scene as the encoder sees it, and what the encoder makes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy

from tatanan.extract.encoder import Encoder, Parties, Words, load_encoder
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import NAME, UNKNOWN, Scene, class_of
from tatanan.extract.transformer import Matrix

_MOST_RANK = 4
_PASSIVE = "nsubj:pass"
RANKS = _MOST_RANK + 2  # so many different ones there are

Sides = tuple[tuple[float, ...], tuple[float, ...]]
"""Log odds of each choice of a scene: of being an actor, of being a recipient."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder makes of a scene.

    `types` holds by token the logarithm of the probability of each answer; `sides_of` says of
    a trigger who is on which side.
    """

    types: Mapping[int, Matrix]
    sides_of: Callable[[Trigger], Sides]


def encoded(scene: Scene) -> Encoded:
    """Return what the encoder makes of a scene; it reads each scene once."""
    return scene.once("encoded", 0, lambda: _encoded([scene])[0])


def encode_together(scenes: Sequence[Scene]) -> None:
    """Have the encoder read scenes at once, which is faster than one after the other."""
    for scene, made in zip(scenes, _encoded(scenes), strict=True):
        remember(scene, made)


def remember(scene: Scene, known: Encoded) -> None:
    """Give a scene what an encoder made of it, perhaps another one than the package's."""
    scene.once("encoded", 0, lambda: known)


def _encoded(scenes: Sequence[Scene]) -> list[Encoded]:
    encoder = load_encoder()
    words = [words_of(scene, encoder.answers) for scene in scenes]
    return [_made_of(scene, seen, rows, encoder)
            for scene, seen, rows in zip(scenes, words, encoder.encode(words), strict=True)]


def _made_of(scene: Scene, words: Words, rows: Matrix, encoder: Encoder) -> Encoded:
    numbers = [trigger.token.number for trigger in scene.triggers]
    told = encoder.told_by(rows, words, [number - 1 for number in numbers])
    by_number = dict(zip(numbers, told, strict=True))
    close = encoder.close(rows)

    def sides_of(trigger: Trigger) -> Sides:
        parties, choices = parties_of(scene, trigger)
        number = trigger.token.number
        return best_of(encoder.sides(by_number[number], number - 1, close, parties), choices)

    return Encoded(dict(zip(numbers, encoder.types(told), strict=True)), sides_of)


def words_of(scene: Scene, answers: tuple[str, ...]) -> Words:
    """Return the words of a scene with what the encoder may know of them."""
    tokens = scene.sentence.tokens
    kinds = [""] * len(tokens)
    for party in scene.parties:
        kinds[party.head - 1] = f"{party.kind}/{class_of(party.code)}"
    rules = numpy.zeros((len(tokens), len(answers)), dtype=numpy.float32)
    for trigger in scene.triggers:
        for rule in trigger.rules:
            rules[trigger.token.number - 1, answers.index(rule.type)] = 1
    return Words(
        forms=[None if key == NAME else token.form
               for token, key in zip(tokens, scene.keys, strict=True)],
        upos=[token.upos for token in tokens],
        relations=[token.relation if token.relation == _PASSIVE
                   else token.relation.split(":")[0] for token in tokens],
        kinds=kinds,
        said=[scene.teller(token) is not None for token in tokens],
        rules=rules,
    )


def parties_of(scene: Scene, trigger: Trigger) -> tuple[Parties, list[int]]:
    """Return all words that name who may take part, and the choice that each row is of."""
    rows = list(_named(scene, trigger))
    codes = [scene.choices[place].code for place, _, _ in rows]
    ranks = [scene.choices[place].rank for place, _, _ in rows]
    return Parties(
        words=[head - 1 for _, head, _ in rows],
        roles=[role for _, _, role in rows],
        classes=[class_of(code) for code in codes],
        ranks=[0 if rank is None else min(rank, _MOST_RANK) + 1 for rank in ranks],
        unknown=[code == UNKNOWN for code in codes],
    ), [place for place, _, _ in rows]


def best_of(scores: Matrix, choices: list[int]) -> Sides:
    """Return the best score of the words of each choice, for both sides."""
    best = numpy.full((choices[-1] + 1, 2), -numpy.inf)
    numpy.maximum.at(best, choices, scores)
    actor, recipient = best.T.tolist()
    return tuple(actor), tuple(recipient)


def _named(scene: Scene, trigger: Trigger) -> Iterator[tuple[int, int, str]]:
    """Yield for each word of each choice its place, token and role; 0 where it has no word."""
    for place, choice in enumerate(scene.choices):
        for words in choice.words:
            filler = scene.filler_of(trigger, words)
            yield place, words.head, str(filler.role) if filler is not None else "none"
        if not choice.words:
            yield place, 0, "none"
