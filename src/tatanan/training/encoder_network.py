"""The encoder as it is trained, with PyTorch; its numbers are those of extract/encoder.py."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from tatanan.extract.encoded import DISTANCES, RANKS
from tatanan.extract.encoder import HEADS, MOST_PIECES, POSITIONS
from tatanan.extract.word_pieces import WordPieces
from tatanan.training.encoder_base import Base, unpacked
from tatanan.training.encoder_lessons import ANSWERS, EncoderLesson

# Of 1, 2, 4, 6, 8 and 12 layers six do as well as twelve, within what two trainings differ by.
LAYERS = 6
_EPOCHS = 7
_SENTENCES = 64  # a step
# What was trained before changes slowly, what is new fast.
_STEP, _NEW_STEP = 1e-4, 1e-3
_WARMING = 0.06  # of all steps, in which they grow
_DROPPED, _DROPPED_NEW = 0.1, 0.2
_SMOOTHED = 0.05
_HIDDEN, _PAIRS, _INNER = 256, 128, 64
_SMALL, _MIDDLE = 0.005, 0.1  # spread of new numbers
_NOBODY = -1e4
LISTS = ("upos", "relation", "kind", "role", "class")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an encoder knows by name: pieces of words, and the values of each list of LISTS."""

    pieces: WordPieces
    kept: Sequence[int]
    name: int
    places: Mapping[str, Mapping[str, int]]


class Network(nn.Module):  # type: ignore[misc, unused-ignore] # PyTorch may be missing
    """The encoder and its heads; its parts are named as in the package's file."""

    def __init__(self, base: Base, vocabulary: Vocabulary) -> None:
        super().__init__()
        size, answers = base.size, len(ANSWERS)
        kept = list(vocabulary.kept)
        known = unpacked(base.codes[kept].reshape(-1, 16), base.scales[kept].reshape(-1))
        self.embedding = nn.Embedding.from_pretrained(
            torch.tensor(known.reshape(len(kept), size)), freeze=True)
        first = base.arrays["emb.type"].reshape(-1, size)[0]
        self.positions = nn.Embedding.from_pretrained(
            torch.tensor(base.arrays["emb.pos"].reshape(-1, size)[:POSITIONS] + first),
            freeze=False)
        self.norm = _norm(base, "emb.ln")
        self.layer = nn.ModuleList(_Layer(base, number) for number in range(LAYERS))
        sizes = {name: len(vocabulary.places[name]) for name in LISTS}
        self.upos = _table(sizes["upos"], size, _SMALL)
        self.relation = _table(sizes["relation"], size, _SMALL)
        self.kind = _table(sizes["kind"], size, _SMALL)
        self.said = _table(2, size, _SMALL)
        self.rules = _table(answers, size, _SMALL)
        self.type_in = nn.Linear(size + answers, _HIDDEN)
        self.type_out = nn.Linear(_HIDDEN, answers)
        self.side_told = nn.Linear(size + answers, _PAIRS)
        self.side_words = nn.Linear(size, _PAIRS)
        self.side_role = _table(sizes["role"], _PAIRS, _MIDDLE)
        self.side_distance = _table(DISTANCES, _PAIRS, _MIDDLE)
        self.side_class = _table(sizes["class"], _PAIRS, _MIDDLE)
        self.side_rank = _table(RANKS, _PAIRS, _MIDDLE)
        self.side_unknown = _table(2, _PAIRS, _MIDDLE)
        self.side_out = nn.Linear(_PAIRS, 2)
        self.pair_told = nn.Linear(size, _INNER)
        self.pair_words = nn.Linear(size, 2 * _INNER)

    def forward(self, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the scores of types for each word, and of both sides for each code."""
        rows = self._words(batch)
        own = rows[batch["told_sentence"], batch["told_place"]]
        told = torch.cat([own, batch["told_rules"]], dim=1)
        types = self.type_out(self._drop(functional.gelu(self.type_in(told))))
        words = rows[batch["party_sentence"], batch["party_place"]] * batch["named"][:, None]
        joint = (
            self.side_told(told)[batch["party_told"]] + self.side_words(words)
            + self.side_role(batch["role"]) + self.side_distance(batch["distance"])
            + self.side_class(batch["class"]) + self.side_rank(batch["rank"])
            + self.side_unknown(batch["unknown"])
        )
        pairs = torch.einsum(
            "pi,psi->ps", self.pair_told(own)[batch["party_told"]],
            self.pair_words(words).view(-1, 2, _INNER)) / math.sqrt(_INNER)
        scores = self.side_out(self._drop(functional.gelu(joint))) + pairs
        nobody = scores.new_full((int(batch["codes"]), 2), _NOBODY)
        return types, nobody.scatter_reduce(
            0, batch["party_code"][:, None].expand(-1, 2), scores, "amax")

    def _words(self, batch: Mapping[str, Tensor]) -> Tensor:
        seen = (self.upos(batch["upos"]) + self.relation(batch["relation"])
                + self.kind(batch["kind"]) + self.said(batch["said"])
                + batch["rules"] @ self.rules.weight)
        sentence, place = batch["piece_sentence"], batch["piece_word"]
        rows = self.embedding(batch["piece"]) + seen[sentence, place] + self.positions(
            batch["piece_place"].clamp(max=POSITIONS - 1))
        count, longest = len(batch["upos"]), int(batch["piece_place"].max()) + 1
        laid = rows.new_zeros(count, longest, rows.shape[1])
        laid[sentence, batch["piece_place"]] = rows
        there = torch.zeros(count, longest, dtype=torch.bool, device=rows.device)
        there[sentence, batch["piece_place"]] = True
        laid = functional.dropout(self.norm(laid), _DROPPED, self.training)
        for layer in self.layer:
            laid = layer(laid, there[:, None, None, :])
        words = laid.new_zeros(*batch["upos"].shape, laid.shape[2], dtype=torch.float32)
        words.index_put_((sentence, place), laid[sentence, batch["piece_place"]].float(),
                         accumulate=True)
        return words / batch["piece_count"].clamp(min=1)[..., None]

    def _drop(self, rows: Tensor) -> Tensor:
        return functional.dropout(rows, _DROPPED_NEW, self.training)


class _Layer(nn.Module):  # type: ignore[misc, unused-ignore] # PyTorch may be missing
    """A layer of the encoder, begun as it was in the base."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        start = f"l{number}."
        self.asking = _linear(base, [f"{start}{part}" for part in "qkv"])
        self.attended = _linear(base, [f"{start}ao"])
        self.after_attention = _norm(base, f"{start}aln")
        self.hidden = _linear(base, [f"{start}fi"])
        self.shown = _linear(base, [f"{start}fo"])
        self.after_hidden = _norm(base, f"{start}oln")

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """Return what the layer makes of sentences; `there` says where their pieces are."""
        count, longest, size = rows.shape
        query, key, value = self.asking(rows).view(
            count, longest, 3, HEADS, size // HEADS).permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=there)
        heard = self.attended(heard.transpose(1, 2).reshape(rows.shape))
        rows = self.after_attention(rows + functional.dropout(heard, _DROPPED, self.training))
        shown = self.shown(functional.gelu(self.hidden(rows)))
        made: Tensor = self.after_hidden(
            rows + functional.dropout(shown, _DROPPED, self.training))
        return made


def _linear(base: Base, names: Sequence[str]) -> nn.Linear:
    biases = [base.arrays[f"{name}.b"] for name in names]
    weights = [base.arrays[f"{name}.w"].reshape(len(bias), -1)
               for name, bias in zip(names, biases, strict=True)]
    weight = torch.tensor(numpy.concatenate(weights))
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.load_state_dict({"weight": weight, "bias": torch.tensor(numpy.concatenate(biases))})
    return made


def _norm(base: Base, name: str) -> nn.LayerNorm:
    weight, bias = (torch.tensor(base.arrays[f"{name}.{part}"]) for part in "wb")
    made = nn.LayerNorm(len(weight), eps=1e-12)
    made.load_state_dict({"weight": weight, "bias": bias})
    return made


def _table(rows: int, size: int, spread: float) -> nn.Embedding:
    made = nn.Embedding(rows, size)
    nn.init.normal_(made.weight, std=spread)
    return made


def fit_network(
    lessons: Sequence[EncoderLesson], base: Base, vocabulary: Vocabulary, *, seed: int = 0
) -> Network:
    """Return a network trained on lessons."""
    torch.manual_seed(seed)
    order = numpy.random.default_rng(seed)
    device = _device()
    network: Network = Network(base, vocabulary).to(device)
    batches = [batch_of(some, vocabulary, device) for some in _parts(lessons, _SENTENCES)]
    steps = _EPOCHS * len(batches)
    old = [*network.positions.parameters(), *network.norm.parameters(),
           *network.layer.parameters()]
    ids = {id(parameter) for parameter in old}
    new = [p for p in network.parameters() if p.requires_grad and id(p) not in ids]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": _STEP}, {"params": new, "lr": _NEW_STEP}], weight_decay=0.01)
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


def said_by(
    network: Network, lessons: Sequence[EncoderLesson], vocabulary: Vocabulary
) -> Iterator[tuple[EncoderLesson, numpy.ndarray, numpy.ndarray]]:
    """Yield of each sentence log probabilities by word, and log odds by word and code."""
    device = _device()
    for some in _parts(lessons, 2 * _SENTENCES):
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


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _parts(
    lessons: Sequence[EncoderLesson], count: int
) -> Iterator[Sequence[EncoderLesson]]:
    """Yield lessons of about the same length together."""
    ordered = sorted(lessons, key=lambda lesson: len(lesson.words.forms))
    return (ordered[start : start + count] for start in range(0, len(ordered), count))


def _loss(types: Tensor, sides: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
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


def batch_of(
    lessons: Sequence[EncoderLesson], vocabulary: Vocabulary, device: str
) -> dict[str, Tensor]:
    """Return lessons laid out in tensors."""
    longest = max(len(lesson.words.forms) for lesson in lessons)
    shape = len(lessons), longest
    grids = {name: numpy.zeros(shape, dtype=numpy.int64)
             for name in ("upos", "relation", "kind", "said", "piece_count")}
    rules = numpy.zeros((*shape, len(ANSWERS)), dtype=numpy.float32)
    flat: dict[str, list[Any]] = {name: [] for name in (
        "piece", "piece_sentence", "piece_word", "piece_place", "told_sentence", "told_place",
        "told_weight", "answer", "party_told", "party_sentence", "party_place", "named", "role",
        "distance", "class", "rank", "unknown", "party_code", "side_known", "sides")}
    for number, lesson in enumerate(lessons):
        words, length = lesson.words, len(lesson.words.forms)
        grids["upos"][number, :length] = _known(vocabulary, "upos", words.upos)
        grids["relation"][number, :length] = _known(vocabulary, "relation", words.relations)
        grids["kind"][number, :length] = _known(vocabulary, "kind", words.kinds)
        grids["said"][number, :length] = words.said
        rules[number, :length] = words.rules
        _add_pieces(flat, number, lesson, vocabulary, grids["piece_count"])
        _add_told(flat, number, lesson, vocabulary)
    real = ("told_weight", "named", "side_known", "sides")
    made = {name: torch.as_tensor(
        numpy.array(values), dtype=torch.float32 if name in real else torch.int64)
        for name, values in flat.items()}
    made |= {name: torch.as_tensor(grid) for name, grid in grids.items()}
    made["rules"] = torch.as_tensor(rules)
    made["told_rules"] = made["rules"][made["told_sentence"], made["told_place"]]
    made["codes"] = torch.tensor(len(flat["sides"]))
    made["sides"] = made["sides"].reshape(-1, 2)
    return {name: tensor.to(device) for name, tensor in made.items()}


def _known(vocabulary: Vocabulary, name: str, values: Sequence[str]) -> list[int]:
    return [vocabulary.places[name].get(value, 0) for value in values]


def _add_pieces(
    flat: dict[str, list[Any]], number: int, lesson: EncoderLesson, vocabulary: Vocabulary,
    counts: numpy.ndarray,
) -> None:
    place = 0
    for word, form in enumerate(lesson.words.forms):
        pieces = (vocabulary.name,) if form is None else vocabulary.pieces.cut(form)
        for piece in pieces[:MOST_PIECES]:
            flat["piece"].append(piece)
            flat["piece_sentence"].append(number)
            flat["piece_word"].append(word)
            flat["piece_place"].append(place)
            counts[number, word] += 1
            place += 1


def _add_told(
    flat: dict[str, list[Any]], number: int, lesson: EncoderLesson, vocabulary: Vocabulary
) -> None:
    for told in lesson.told:
        row, parties, code = len(flat["told_place"]), told.parties, len(flat["sides"])
        flat["told_sentence"].append(number)
        flat["told_place"].append(told.place)
        flat["told_weight"].append(lesson.weight)
        flat["answer"].append(-1 if told.answer is None else told.answer)
        flat["party_told"].extend([row] * len(told.rows))
        flat["party_sentence"].extend([number] * len(told.rows))
        flat["party_place"].extend(max(place, 0) for place in parties.words)
        flat["named"].extend(place >= 0 for place in parties.words)
        flat["role"].extend(_known(vocabulary, "role", parties.roles))
        flat["class"].extend(_known(vocabulary, "class", parties.classes))
        flat["distance"].extend(parties.distances)
        flat["rank"].extend(parties.ranks)
        flat["unknown"].extend(parties.unknown)
        flat["party_code"].extend(code + place for place in told.rows)
        actors = told.actors or [False] * len(lesson.codes)
        recipients = told.recipients or [False] * len(lesson.codes)
        flat["sides"].extend(zip(actors, recipients, strict=True))
        flat["side_known"].extend(
            [0.0 if told.actors is None else lesson.weight] * len(lesson.codes))
