"""What encoders say of sentences that they have not learned from.

The second look learns when to trust the encoder; so it must see what one says of new
sentences. The sentences fall into folds, and those of each are read by an encoder of the other
folds. What it said is kept in a file, by sentence, word and code.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy

from tatanan.extract.encoded import Encoded, Sides, remember
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import UNKNOWN, Choice, Scene, class_of
from tatanan.training.sentences import Seen

_UNHEARD = (-3.0, -3.0)
"""Log odds of a party like which none was heard of: of one in twenty."""

Key = tuple[str, int]
"""The id of an annotated sentence, and the number of a scene of it, from 0."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an encoder said of a scene: by trigger's token, and by code in the choices' order.

    `types` has a row of log probabilities for each token, `sides` for each token a row for
    each code: log odds of being an actor, and a recipient.
    """

    tokens: tuple[int, ...]
    codes: tuple[str, ...]
    types: numpy.ndarray
    sides: numpy.ndarray


def write_held_out(path: Path, said: Mapping[Key, Said]) -> None:
    """Write what encoders said, the same bytes for the same."""
    index = [[*key, each.tokens, each.codes] for key, each in sorted(said.items())]
    with path.open("wb") as file:
        numpy.savez_compressed(
            file,
            index=numpy.frombuffer(json.dumps(index).encode("utf-8"), dtype=numpy.uint8),
            types=numpy.concatenate([said[key].types for key in sorted(said)]).astype("f2"),
            sides=numpy.concatenate(
                [said[key].sides.reshape(-1, 2) for key in sorted(said)]).astype("f2"),
        )


def read_held_out(path: Path) -> dict[Key, Said]:
    """Return what encoders said of sentences that they had not learned from."""
    with numpy.load(path, allow_pickle=False) as packed:
        index = json.loads(bytes(packed["index"]).decode("utf-8"))
        types, sides = packed["types"].astype("f4"), packed["sides"].astype("f4")
    found: dict[Key, Said] = {}
    row = pair = 0
    for sentence, number, tokens, codes in index:
        rows, pairs = len(tokens), len(tokens) * len(codes)
        found[sentence, number] = Said(
            tuple(tokens), tuple(codes), types[row : row + rows],
            sides[pair : pair + pairs].reshape(rows, len(codes), 2))
        row, pair = row + rows, pair + pairs
    return found


def held_out(seen: Iterable[Seen], said: Mapping[Key, Said]) -> list[Seen]:
    """Give sentences what was said of them; return those of which it is known.

    A word that the coder has found since is left out, for nothing was said of it. A party of
    which nothing was said is taken for one like it: somebody unknown, or named before.
    """
    kept = []
    for sentence in seen:
        scenes = [_given(scene, said.get((sentence.gold.id, number)))
                  for number, scene in enumerate(sentence.scenes)]
        known = tuple(scene for scene in scenes if scene is not None)
        if len(known) == len(scenes):
            kept.append(replace(sentence, scenes=known))
    return kept


def _given(scene: Scene, said: Said | None) -> Scene | None:
    if not scene.triggers:
        return scene
    if said is None:
        return None
    rows = {token: row for row, token in enumerate(said.tokens)}
    codes = {code: column for column, code in enumerate(said.codes)}
    columns = [_column(choice, scene, codes) for choice in scene.choices]

    def sides_of(trigger: Trigger) -> Sides:
        told = said.sides[rows[trigger.token.number]].tolist()
        actor, recipient = zip(
            *(_UNHEARD if column is None else told[column] for column in columns), strict=True)
        return tuple(actor), tuple(recipient)

    told = tuple(trigger for trigger in scene.triggers if trigger.token.number in rows)
    given = scene if len(told) == len(scene.triggers) else scene.with_triggers(told)
    remember(given, Encoded(dict(zip(said.tokens, said.types, strict=True)), sides_of))
    return given


def _column(choice: Choice, scene: Scene, codes: Mapping[str, int]) -> int | None:
    """Return the column of what was said of a party, or of the last one like it; or None."""
    if choice.code in codes:
        return codes[choice.code]
    if choice.words:
        return codes.get(UNKNOWN)
    like = [
        codes[other.code] for other in scene.choices
        if not other.words and other.code in codes
        and class_of(other.code) == class_of(choice.code)]
    return max(like, default=None)
