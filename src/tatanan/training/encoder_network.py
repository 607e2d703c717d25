"""The encoder as it is trained, with PyTorch; its numbers are those of extract/encoder.py."""

import math
from collections.abc import Mapping, Sequence

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from tatanan.extract.encoded import RANKS
from tatanan.extract.encoder import CLOSE_HEADS, DISTANCES, HEADS, POSITIONS
from tatanan.training.encoder_base import Start
from tatanan.training.encoder_batches import LISTS, Vocabulary
from tatanan.training.encoder_lessons import ANSWERS

# Of 1, 2, 4, 6, 8 and 12 layers six do as well as twelve, within what two trainings differ by.
LAYERS = 6
_DROPPED, _DROPPED_NEW = 0.1, 0.2
_HIDDEN = 256
_CLOSE, _CLOSE_LAYERS = 160, 2  # numbers a row and layers of the close reading
_SMALL, _MIDDLE = 0.005, 0.1  # spread of new numbers
_NOBODY = -1e4
_TINY = 1e-12
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
        self.layer = nn.ModuleList(_begun_layer(start, number) for number in range(layers))
        sizes = {name: len(vocabulary.places[name]) for name in LISTS}
        self.upos = _table(sizes["upos"], size, _SMALL)
        self.relation = _table(sizes["relation"], size, _SMALL)
        self.kind = _table(sizes["kind"], size, _SMALL)
        self.said = _table(2, size, _SMALL)
        self.rules = _table(answers, size, _SMALL)
        self.type_in = nn.Linear(size + answers, _HIDDEN)
        self.type_out = nn.Linear(_HIDDEN, answers)
        self.close_told = nn.Linear(size + answers, _CLOSE)
        self.close_words = nn.Linear(size, _CLOSE)
        self.close_role = _table(sizes["role"], _CLOSE, _MIDDLE)
        self.close_distance = _table(DISTANCES, _CLOSE, _MIDDLE)
        self.close_class = _table(sizes["class"], _CLOSE, _MIDDLE)
        self.close_rank = _table(RANKS, _CLOSE, _MIDDLE)
        self.close_unknown = _table(2, _CLOSE, _MIDDLE)
        self.close_absent = _table(1, _CLOSE, _MIDDLE)
        self.close_norm = nn.LayerNorm(_CLOSE, eps=_TINY)
        self.close = nn.ModuleList(_close_layer() for _ in range(_CLOSE_LAYERS))
        self.close_in = nn.Linear(_CLOSE, _CLOSE)
        self.close_out = nn.Linear(_CLOSE, 2)

    def forward(self, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the scores of types for each word, and of both sides for each code."""
        rows = self._words(batch)
        own = rows[batch["told_sentence"], batch["told_place"]]
        told = torch.cat([own, batch["told_rules"]], dim=1)
        types = self.type_out(self._drop(functional.gelu(self.type_in(told))))
        scores = self._read_closely(rows, told, batch)
        nobody = scores.new_full((int(batch["codes"]), 2), _NOBODY)
        return types, nobody.scatter_reduce(
            0, batch["party_code"][:, None].expand(-1, 2), scores, "amax")

    def _read_closely(
        self, rows: Tensor, told: Tensor, batch: Mapping[str, Tensor]
    ) -> Tensor:
        """Return the scores of both sides for each party of each word.

        Each of these words has a row of its sentence's words, of which it knows how far they
        are, and behind them of the parties that no word names.
        """
        parties = (self.close_role(batch["role"]) + self.close_class(batch["class"])
                   + self.close_rank(batch["rank"]) + self.close_unknown(batch["unknown"]))
        words = self.close_words(rows)[batch["told_sentence"]]
        words = words + self.close_distance(batch["distance"])
        absent = batch["close_there"].shape[1] - words.shape[1]
        laid = torch.cat([words, self.close_absent.weight.expand(len(told), absent, -1)], dim=1)
        laid = laid + self.close_told(told)[:, None]
        at = batch["party_told"], batch["party_row"]
        laid = laid.index_put(at, parties, accumulate=True)
        laid = functional.dropout(self.close_norm(laid), _DROPPED, self.training)
        for layer in self.close:
            laid = layer(laid, batch["close_there"][:, None, None, :])
        shown: Tensor = self.close_out(
            self._drop(functional.gelu(self.close_in(laid[at] + parties))))
        return shown

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
    """A layer of a transformer, of so many heads; its parts are named as in the package."""

    def __init__(self, heads: int, **parts: nn.Module) -> None:
        super().__init__()
        self.heads = heads
        for name, part in parts.items():
            self.add_module(name, part)

    def forward(self, rows: Tensor, looked: Tensor) -> Tensor:
        """Return what the layer makes of sentences; `looked` says which pieces others look at."""
        count, longest, size = rows.shape
        query, key, value = self.asking(rows).view(
            count, longest, 3, self.heads, size // self.heads).permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=looked)
        heard = self.attended(heard.transpose(1, 2).reshape(rows.shape))
        rows = self.after_attention(rows + functional.dropout(heard, _DROPPED, self.training))
        shown = self.shown(functional.gelu(self.hidden(rows)))
        made: Tensor = self.after_hidden(
            rows + functional.dropout(shown, _DROPPED, self.training))
        return made


def _begun_layer(start: Start, number: int) -> _Layer:
    """Return a layer of the encoder, begun as it was in the base."""
    own = f"l{number}."
    return _Layer(
        HEADS,
        asking=_linear(start, [f"{own}{part}" for part in "qkv"]),
        attended=_linear(start, [f"{own}ao"]),
        after_attention=_norm(start, f"{own}aln"),
        hidden=_linear(start, [f"{own}fi"]),
        shown=_linear(start, [f"{own}fo"]),
        after_hidden=_norm(start, f"{own}oln"),
    )


def _close_layer() -> _Layer:
    """Return a layer of the close reading, which has read nothing yet."""
    return _Layer(
        CLOSE_HEADS,
        asking=nn.Linear(_CLOSE, 3 * _CLOSE),
        attended=nn.Linear(_CLOSE, _CLOSE),
        after_attention=nn.LayerNorm(_CLOSE, eps=_TINY),
        hidden=nn.Linear(_CLOSE, 4 * _CLOSE),
        shown=nn.Linear(4 * _CLOSE, _CLOSE),
        after_hidden=nn.LayerNorm(_CLOSE, eps=_TINY),
    )


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
    made = nn.LayerNorm(len(weight), eps=_TINY)
    made.load_state_dict({"weight": weight, "bias": bias})
    return made


def _table(rows: int, size: int, spread: float) -> nn.Embedding:
    made = nn.Embedding(rows, size)
    nn.init.normal_(made.weight, std=spread)
    return made
