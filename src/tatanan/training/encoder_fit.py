"""How the encoder's network learns: from sentences, and from what other networks say of them.

Several networks together are right more often than each of them, and reading takes as many
times as long. So the one that ships learns from the others: of each word and each code what they
say on average, beside what was annotated (Hinton, Vinyals and Dean 2015, "Distilling the
Knowledge in a Neural Network").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy
import torch
from scipy.special import expit, logit, logsumexp
from torch import Tensor, nn
from torch.nn import functional

from tatanan.extract.event_model import NO_EVENT
from tatanan.training.encoder_base import Start
from tatanan.training.encoder_batches import Vocabulary, batch_of, parts
from tatanan.training.encoder_lessons import ANSWERS, EncoderLesson
from tatanan.training.encoder_network import LAYERS, Network
from tatanan.training.held_out import Key, Said

_EPOCHS = 7
_SENTENCES = 64  # a step
# What was trained before changes slowly, what is new fast.
_STEP, _NEW_STEP = 1e-4, 1e-3
_WARMING = 0.06  # of all steps, in which they grow
_SMOOTHED = 0.05
_ANNOTATED = 0.3  # how much what was annotated counts, beside what the teachers say
_FAR = 30.0  # log odds that are sure enough
# Of so many sentences teachers do not learn one: it shows how much each of them counts.
_ASKED = 50
# How much less a teacher counts for each whole number that its log loss is above the least.
_PICKY = 25.0
_LEAST = 0.05  # below this share of the best a teacher has not learned, and says nothing
_SURE = 1e-6  # probabilities are at least so far from 0 and 1


@dataclass(frozen=True, slots=True)
class Teacher:
    """What a teacher begins with, of how many layers it is, and how fast it learns beside others.

    Who knows one `language` alone learns from its sentences and speaks of them; None: of all.
    """

    start: Start
    vocabulary: Vocabulary
    layers: int
    language: str | None = None
    pace: float = 1.0


def taught_network(
    lessons: Sequence[EncoderLesson], teachers: Sequence[Teacher], start: Start,
    vocabulary: Vocabulary, *, layers: int = LAYERS,
) -> Network:
    """Return a network trained on lessons and on what teachers say of them."""
    said = [_said_by_teacher(teacher, lessons, number)
            for number, teacher in enumerate(teachers, start=1)]
    heard = together(lessons, said)
    return fit_network(lessons, start, vocabulary, heard=heard, layers=layers)


def _said_by_teacher(
    teacher: Teacher, lessons: Sequence[EncoderLesson], seed: int
) -> dict[Key, Said]:
    """Return what a teacher says of the sentences in its language, once it has learned."""
    own = [x for x in lessons if teacher.language in (None, x.language)]
    network = fit_network(
        [x for x in own if not _is_asked(x)], teacher.start, teacher.vocabulary,
        layers=teacher.layers, seed=seed, pace=teacher.pace)
    return said_of(network, own, teacher.vocabulary)


def _is_asked(lesson: EncoderLesson) -> bool:
    """Say whether teachers are asked about a sentence in place of learning from it."""
    return int(sha256(repr(lesson.key).encode()).hexdigest(), 16) % _ASKED == 0


def together(
    lessons: Sequence[EncoderLesson], said: Sequence[Mapping[Key, Said]]
) -> dict[Key, Said]:
    """Return what several say of sentences on average: of probabilities, not of their logarithms.

    In each language those count most who know best what they had not learned from; who has
    learned nothing does not count.
    """
    asked = [x for x in lessons if _is_asked(x)]
    counts = {
        language: _counts([x for x in asked if x.language == language], said)
        for language in {x.language for x in lessons}
    }
    return {
        lesson.key: _mean([(one[lesson.key], count) for one, count in zip(
            said, counts[lesson.language], strict=True) if lesson.key in one and count])
        for lesson in lessons
    }


def _counts(
    asked: Sequence[EncoderLesson], said: Sequence[Mapping[Key, Said]]
) -> numpy.ndarray:
    """Return how much each of several counts, by its log loss of the types of some sentences."""
    losses = numpy.array([
        numpy.mean([
            -row[told.answer]
            for lesson in asked if lesson.key in one
            for told, row in zip(lesson.told, one[lesson.key].types, strict=True)
            if told.answer is not None
        ] or [0.0])
        for one in said
    ])
    silent = [not any(x.key in one for x in asked) for one in said]
    least = losses[numpy.logical_not(silent)].min(initial=numpy.inf)
    if not numpy.isfinite(least):
        return numpy.ones(len(said))
    counts = numpy.exp(-_PICKY * (losses - least))
    return numpy.where((counts < _LEAST) | silent, 0.0, counts)


def _mean(said: Sequence[tuple[Said, float]]) -> Said:
    counts = numpy.array([count for _, count in said])
    weights = (counts / counts.sum())[:, None, None]
    types = logsumexp([one.types for one, _ in said], axis=0, b=weights)
    sides = sum(weight * expit(one.sides) for weight, (one, _) in zip(
        weights.flat, said, strict=True))
    return replace(said[0][0], types=types, sides=logit(numpy.clip(sides, _SURE, 1 - _SURE)))


def fit_network(
    lessons: Sequence[EncoderLesson], start: Start, vocabulary: Vocabulary,
    *, heard: Mapping[Key, Said] | None = None, layers: int = LAYERS, seed: int = 0,
    pace: float = 1.0,
) -> Network:
    """Return a network trained on lessons, and on what others say of them where that is given.

    `pace` is how large its steps are beside those that suit most.
    """
    torch.manual_seed(seed)
    order = numpy.random.default_rng(seed)
    device = _device()
    network: Network = Network(start, vocabulary, layers).to(device)
    batches = [_batch(some, vocabulary, heard, device) for some in parts(lessons, _SENTENCES)]
    steps = _EPOCHS * len(batches)
    optimizer = _optimizer(network, pace)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(
        1.0, (step + 1) / (steps * _WARMING)) * max(0.0, 1 - step / steps))
    network.train()
    for _ in range(_EPOCHS):
        for number in order.permutation(len(batches)):
            with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
                types, sides = network(batches[number])
            optimizer.zero_grad(set_to_none=True)
            _loss(types.float(), sides.float(), batches[number]).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    network.eval()
    return network


def _optimizer(network: Network, pace: float) -> torch.optim.Optimizer:
    old = [*network.positions.parameters(), *network.norm.parameters(),
           *network.layer.parameters()]
    ids = {id(parameter) for parameter in old}
    new = [p for p in network.parameters() if p.requires_grad and id(p) not in ids]
    return torch.optim.AdamW(
        [{"params": old, "lr": pace * _STEP}, {"params": new, "lr": pace * _NEW_STEP}],
        weight_decay=0.01)


def said_by(
    network: Network, lessons: Sequence[EncoderLesson], vocabulary: Vocabulary
) -> Iterator[tuple[EncoderLesson, numpy.ndarray, numpy.ndarray]]:
    """Yield of each sentence log probabilities by word, and log odds by word and code."""
    device = _device()
    for some in parts(lessons, 2 * _SENTENCES):
        with torch.no_grad(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            types, sides = network(batch_of(some, vocabulary, device))
        scores = functional.log_softmax(types.float(), dim=1).cpu().numpy()
        odds = sides.float().cpu().numpy()
        row = pair = 0
        for lesson in some:
            rows, pairs = len(lesson.told), len(lesson.told) * len(lesson.codes)
            yield (lesson, scores[row : row + rows],
                   odds[pair : pair + pairs].reshape(rows, len(lesson.codes), 2))
            row, pair = row + rows, pair + pairs


def said_of(
    network: Network, lessons: Sequence[EncoderLesson], vocabulary: Vocabulary
) -> dict[Key, Said]:
    """Return what a network says of sentences."""
    return {
        lesson.key: Said(
            tuple(told.place + 1 for told in lesson.told), lesson.codes, types, sides)
        for lesson, types, sides in said_by(network, lessons, vocabulary)
    }


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _batch(
    lessons: Sequence[EncoderLesson], vocabulary: Vocabulary,
    heard: Mapping[Key, Said] | None, device: str,
) -> dict[str, Tensor]:
    batch = batch_of(lessons, vocabulary, device)
    if heard is not None:
        said = [heard[lesson.key] for lesson in lessons]
        types = [numpy.exp(one.types) for one in said]
        batch["heard_types"] = _laid(types, device)
        batch["heard_sides"] = _laid([expit(one.sides).reshape(-1, 2) for one in said], device)
        # Who takes part counts as much as there is an event at all.
        none = ANSWERS.index(NO_EVENT)
        batch["heard_weight"] = _laid(
            [numpy.repeat(lesson.weight * (1 - own[:, none]), len(lesson.codes))
             for own, lesson in zip(types, lessons, strict=True)], device)
    return batch


def _laid(arrays: Sequence[numpy.ndarray], device: str) -> Tensor:
    return torch.as_tensor(numpy.concatenate(arrays), dtype=torch.float32).to(device)


def _loss(types: Tensor, sides: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Return how wrong scores are by what was annotated and, where known, by what others say."""
    annotated = _loss_annotated(types, sides, batch)
    if "heard_types" not in batch:
        return annotated
    return _ANNOTATED * annotated + (1 - _ANNOTATED) * _loss_heard(types, sides, batch)


def _loss_annotated(types: Tensor, sides: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Return how wrong scores are, of types and of sides, each weighed by its sentence."""
    known, weighed = batch["answer"] >= 0, batch["side_known"] > 0
    loss = types.new_zeros(())
    if known.any():
        each = functional.cross_entropy(
            types[known], batch["answer"][known], reduction="none", label_smoothing=_SMOOTHED)
        loss = loss + (each * batch["told_weight"][known]).mean()
    if weighed.any():
        each = functional.binary_cross_entropy_with_logits(
            sides[weighed], batch["sides"][weighed], reduction="none").sum(dim=1)
        loss = loss + (each * batch["side_known"][weighed]).mean()
    return loss


def _loss_heard(types: Tensor, sides: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Return how far scores are from what others say."""
    each = functional.cross_entropy(types, batch["heard_types"], reduction="none")
    loss = (each * batch["told_weight"]).mean()
    apart = functional.binary_cross_entropy_with_logits(
        sides.clamp(-_FAR, _FAR), batch["heard_sides"], reduction="none").sum(dim=1)
    weight = batch["heard_weight"]
    return loss + (apart * weight).sum() / weight.sum().clamp(min=1)
