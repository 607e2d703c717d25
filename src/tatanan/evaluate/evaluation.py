"""One evaluation: every gold set of a folder coded and scored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from tatanan.evaluate.attributions import Document, score_attributions
from tatanan.evaluate.coding import told_of
from tatanan.evaluate.gold import GoldSet, GoldText, read_gold
from tatanan.evaluate.parallel import TranslatedPair, score_parallel
from tatanan.evaluate.scores import (
    NewsSentence,
    Score,
    score_by_type,
    score_events,
    score_statements,
)
from tatanan.evaluate.told import Told
from tatanan.evaluate.types import TypedSentence, score_types

_Item = TypeVar("_Item")
_Coder = Callable[[Sequence[GoldText]], Mapping[str, Told]]


@dataclass(frozen=True, slots=True)
class SetResult:
    """The figures of one gold set; `by_type` breaks events down by PLOVER type."""

    name: str
    digest: str
    size: int
    scores: tuple[Score, ...]
    by_type: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of all gold sets, and in plain words what was not measured and why."""

    sets: tuple[SetResult, ...]
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the evaluation as one JSON object."""
        return asdict(self)


def run(folder: Path, *, processes: int = 1) -> Evaluation:
    """Code every gold set of a folder and score it.

    Raises BadGold where the folder holds no gold or a line of it is malformed.
    """
    return evaluate(read_gold(folder), lambda texts: told_of(texts, processes=processes))


def evaluate(sets: Iterable[GoldSet], coder: _Coder) -> Evaluation:
    """Score a coder on gold sets.

    Figures of events are left out of a set where the coder told none: a coder that does not
    code events yet is not measured on them, and a floor under such a figure is then missed.
    """
    results, notes = [], []
    for gold in sets:
        told = coder(gold.texts)
        tells_events = any(text.events for text in told.values())
        result = _scored(gold, told, events=tells_events)
        if not tells_events and not _of(gold, Document):
            notes.append(f"{gold.name}: no event was told in any text; events are not measured")
        if result.scores:
            results.append(result)
    return Evaluation(tuple(results), tuple(notes))


def _scored(gold: GoldSet, told: Mapping[str, Told], *, events: bool) -> SetResult:
    news = _of(gold, NewsSentence)
    scores: tuple[Score, ...] = ()
    if events and news:
        scores += score_events(news, told)
    if news:
        scores += score_statements(news, told)
    if documents := _of(gold, Document):
        scores += score_attributions(documents, told)
    if events and (sentences := _of(gold, TypedSentence)):
        scores += score_types(sentences, told)
    if events and (pairs := _of(gold, TranslatedPair)):
        scores += score_parallel(pairs, told)
    by_type = score_by_type(news, told) if events else ()
    return SetResult(gold.name, gold.digest, len(gold.items), scores, by_type)


def _of(gold: GoldSet, kind: type[_Item]) -> list[_Item]:
    return [item for item in gold.items if isinstance(item, kind)]
