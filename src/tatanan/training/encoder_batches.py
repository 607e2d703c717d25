"""Sentences laid out in tensors, as the encoder's network reads them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy
import torch
from torch import Tensor

from tatanan.extract.encoder import MOST_PIECES, distances
from tatanan.training.encoder_lessons import ANSWERS, EncoderLesson

LISTS = ("upos", "relation", "kind", "role", "class")


class Cutter(Protocol):
    """What cuts words into the pieces that an encoder knows."""

    def cut(self, word: str) -> Sequence[int]:
        """Return the places of a word's pieces, in order; at least one."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an encoder knows by name: pieces of words, and the values of each list of LISTS.

    `kept` are the places that its pieces have in its base; `name` is the piece that stands for
    a hidden name; `around` are the pieces before and behind each sentence, where there are any.
    """

    pieces: Cutter
    kept: Sequence[int]
    name: int
    places: Mapping[str, Mapping[str, int]]
    around: tuple[int, int] | None = None


def parts(
    lessons: Sequence[EncoderLesson], count: int
) -> Iterator[Sequence[EncoderLesson]]:
    """Yield lessons of about the same length together."""
    ordered = sorted(lessons, key=lambda lesson: len(lesson.words.forms))
    return (ordered[start : start + count] for start in range(0, len(ordered), count))


def batch_of(
    lessons: Sequence[EncoderLesson], vocabulary: Vocabulary, device: str
) -> dict[str, Tensor]:
    """Return lessons laid out in tensors."""
    longest = max(len(lesson.words.forms) for lesson in lessons)
    # The pieces around a sentence are laid out as two more words behind it.
    shape = len(lessons), longest + (2 if vocabulary.around else 0)
    grids = {name: numpy.zeros(shape, dtype=numpy.int64)
             for name in ("upos", "relation", "kind", "said", "piece_count")}
    rules = numpy.zeros((*shape, len(ANSWERS)), dtype=numpy.float32)
    flat: dict[str, list[Any]] = {name: [] for name in (
        "piece", "piece_sentence", "piece_word", "piece_place", "told_sentence", "told_place",
        "told_weight", "answer", "party_told", "party_row", "role", "class", "rank", "unknown",
        "party_code", "side_known", "sides")}
    for number, lesson in enumerate(lessons):
        words, length = lesson.words, len(lesson.words.forms)
        grids["upos"][number, :length] = _known(vocabulary, "upos", words.upos)
        grids["relation"][number, :length] = _known(vocabulary, "relation", words.relations)
        grids["kind"][number, :length] = _known(vocabulary, "kind", words.kinds)
        grids["said"][number, :length] = words.said
        rules[number, :length] = words.rules
        _add_pieces(flat, number, lesson, vocabulary, grids["piece_count"])
        _add_told(flat, number, shape[1], lesson, vocabulary)
    real = ("told_weight", "side_known", "sides")
    made = {name: torch.as_tensor(
        numpy.array(values), dtype=torch.float32 if name in real else torch.int64)
        for name, values in flat.items()}
    made |= {name: torch.as_tensor(grid) for name, grid in grids.items()}
    made["rules"] = torch.as_tensor(rules)
    made["told_rules"] = made["rules"][made["told_sentence"], made["told_place"]]
    made |= _close(lessons, shape[1])
    made["codes"] = torch.tensor(len(flat["sides"]))
    made["sides"] = made["sides"].reshape(-1, 2)
    return {name: tensor.to(device) for name, tensor in made.items()}


def _known(vocabulary: Vocabulary, name: str, values: Sequence[str]) -> list[int]:
    return [vocabulary.places[name].get(value, 0) for value in values]


def _add_pieces(
    flat: dict[str, list[Any]], number: int, lesson: EncoderLesson, vocabulary: Vocabulary,
    counts: numpy.ndarray,
) -> None:
    cut: list[tuple[int, Sequence[int]]] = [
        (word, (vocabulary.name,) if form is None else vocabulary.pieces.cut(form))
        for word, form in enumerate(lesson.words.forms)
    ]
    if vocabulary.around is not None:
        before, behind = vocabulary.around
        cut = [(len(cut), (before,)), *cut, (len(cut) + 1, (behind,))]
    place = 0
    for word, pieces in cut:
        for piece in pieces[:MOST_PIECES]:
            flat["piece"].append(piece)
            flat["piece_sentence"].append(number)
            flat["piece_word"].append(word)
            flat["piece_place"].append(place)
            counts[number, word] += 1
            place += 1


def _close(lessons: Sequence[EncoderLesson], longest: int) -> dict[str, Tensor]:
    """Return of each word that may tell an event how far others are, and which rows it has."""
    told = [(len(lesson.words.forms), each) for lesson in lessons for each in lesson.told]
    absent = [sum(place < 0 for place in each.parties.words) for _, each in told]
    there = numpy.zeros((len(told), longest + max(absent, default=0)), dtype=bool)
    for row, ((length, _), more) in enumerate(zip(told, absent, strict=True)):
        there[row, :length] = there[row, longest : longest + more] = True
    apart = numpy.array([distances(longest, each.place) for _, each in told])
    return {"close_there": torch.as_tensor(there), "distance": torch.as_tensor(apart)}


def _add_told(
    flat: dict[str, list[Any]], number: int, longest: int, lesson: EncoderLesson,
    vocabulary: Vocabulary,
) -> None:
    for told in lesson.told:
        row, parties, code = len(flat["told_place"]), told.parties, len(flat["sides"])
        flat["told_sentence"].append(number)
        flat["told_place"].append(told.place)
        flat["told_weight"].append(lesson.weight)
        flat["answer"].append(-1 if told.answer is None else told.answer)
        flat["party_told"].extend([row] * len(told.rows))
        flat["party_row"].extend(parties.rows(longest))
        flat["role"].extend(_known(vocabulary, "role", parties.roles))
        flat["class"].extend(_known(vocabulary, "class", parties.classes))
        flat["rank"].extend(parties.ranks)
        flat["unknown"].extend(parties.unknown)
        flat["party_code"].extend(code + place for place in told.rows)
        actors = told.actors or [False] * len(lesson.codes)
        recipients = told.recipients or [False] * len(lesson.codes)
        flat["sides"].extend(zip(actors, recipients, strict=True))
        flat["side_known"].extend(
            [0.0 if told.actors is None else lesson.weight] * len(lesson.codes))
