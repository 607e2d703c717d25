"""The encoder as it is trained, with PyTorch; its numbers are those of extract/encoder.py."""

import math
from collections.abc import Mapping, Sequence

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from tatanan.extract.encoded import DISTANCES, RANKS
from tatanan.extract.encoder import HEADS, POSITIONS
from tatanan.training.encoder_base import Start
from tatanan.training.encoder_batches import LISTS, Vocabulary
from tatanan.training.encoder_lessons import ANSWERS

# Of 1, 2, 4, 6, 8 and 12 layers six do as well as twelve, within what two trainings differ by.
LAYERS = 6
_DROPPED, _DROPPED_NEW = 0.1, 0.2
_HIDDEN, _PAIRS, _INNER = 256, 128, 64
_SMALL, _MIDDLE = 0.005, 0.1  # spread of new numbers
_NOBODY = -1e4
_NEAR, _FURTHEST = 8, 128  # places apart: each with its own class, all with the last


class Network(nn.Module):  # type: ignore[misc, unused-ignore] # PyTorch may be missing
    """The encoder and its heads; its parts are named as in the package's file."""

    def __init__(self, start: Start, vocabulary: Vocabulary, layers: int = LAYERS) -> None:
        super().__init__()
        size, answers = start.embeddings.shape[1], len(ANSWERS)
        self.embedding = nn.Embedding.from_pretrained(
            torch.tensor(start.embeddings), freeze=True)
        self.positions = nn.Embedding.from_pretrained(
            torch.tensor(start.positions), freeze=False)
        self.apart = None if start.apart is None else nn.Embedding.from_pretrained(
            torch.tensor(start.apart), freeze=True)
        self.norm = _norm(start, "emb.ln")
        self.layer = nn.ModuleList(_Layer(start, number) for number in range(layers))
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
        looked = self._looked(there[:, None, None, :])
        for layer in self.layer:
            laid = layer(laid, looked)
        words = laid.new_zeros(*batch["upos"].shape, laid.shape[2], dtype=torch.float32)
        words.index_put_((sentence, place), laid[sentence, batch["piece_place"]].float(),
                         accumulate=True)
        return words / batch["piece_count"].clamp(min=1)[..., None]

    def _looked(self, there: Tensor) -> Tensor:
        """Return at which pieces others look, or by how much more, where that is known."""
        if self.apart is None:
            return there
        more = self.apart(distance_classes(there.shape[-1]).to(there.device)).permute(2, 0, 1)
        return more[None].masked_fill(~there, -math.inf)

    def _drop(self, rows: Tensor) -> Tensor:
        return functional.dropout(rows, _DROPPED_NEW, self.training)


class _Layer(nn.Module):  # type: ignore[misc, unused-ignore] # PyTorch may be missing
    """A layer of the encoder, begun as it was in the base."""

    def __init__(self, start: Start, number: int) -> None:
        super().__init__()
        own = f"l{number}."
        self.asking = _linear(start, [f"{own}{part}" for part in "qkv"])
        self.attended = _linear(start, [f"{own}ao"])
        self.after_attention = _norm(start, f"{own}aln")
        self.hidden = _linear(start, [f"{own}fi"])
        self.shown = _linear(start, [f"{own}fo"])
        self.after_hidden = _norm(start, f"{own}oln")

    def forward(self, rows: Tensor, looked: Tensor) -> Tensor:
        """Return what the layer makes of sentences; `looked` says which pieces others look at."""
        count, longest, size = rows.shape
        query, key, value = self.asking(rows).view(
            count, longest, 3, HEADS, size // HEADS).permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=looked)
        heard = self.attended(heard.transpose(1, 2).reshape(rows.shape))
        rows = self.after_attention(rows + functional.dropout(heard, _DROPPED, self.training))
        shown = self.shown(functional.gelu(self.hidden(rows)))
        made: Tensor = self.after_hidden(
            rows + functional.dropout(shown, _DROPPED, self.training))
        return made


def distance_classes(longest: int) -> Tensor:
    """Return the class of how far the second of two places is from the first, for each two.

    Of 32 classes sixteen are for what stands before and sixteen for what stands behind: near
    places have one each, those further off share one with as far a place as logarithms make it
    (Raffel and others 2020, "Exploring the Limits of Transfer Learning").

    >>> distance_classes(3).tolist()
    [[0, 17, 18], [1, 0, 17], [2, 1, 0]]
    """
    places = torch.arange(longest)
    behind = places[None] - places[:, None]
    far = behind.abs()
    grown = torch.log(far.clamp(min=1) / _NEAR) / math.log(_FURTHEST / _NEAR) * _NEAR
    shared = (_NEAR + grown.long()).clamp(max=2 * _NEAR - 1)
    return torch.where(far < _NEAR, far, shared) + 2 * _NEAR * (behind > 0)


def _linear(start: Start, names: Sequence[str]) -> nn.Linear:
    biases = [start.arrays[f"{name}.b"] for name in names]
    weights = [start.arrays[f"{name}.w"].reshape(len(bias), -1)
               for name, bias in zip(names, biases, strict=True)]
    weight = torch.tensor(numpy.concatenate(weights))
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.load_state_dict({"weight": weight, "bias": torch.tensor(numpy.concatenate(biases))})
    return made


def _norm(start: Start, name: str) -> nn.LayerNorm:
    weight, bias = (torch.tensor(start.arrays[f"{name}.{part}"]) for part in "wb")
    made = nn.LayerNorm(len(weight), eps=1e-12)
    made.load_state_dict({"weight": weight, "bias": bias})
    return made


def _table(rows: int, size: int, spread: float) -> nn.Embedding:
    made = nn.Embedding(rows, size)
    nn.init.normal_(made.weight, std=spread)
    return made
