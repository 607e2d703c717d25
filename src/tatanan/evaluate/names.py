"""How well the name tagger finds names: exact in both ends and in kind."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tatanan.errors import BadTree
from tatanan.evaluate.scores import Count, Score, f1
from tatanan.parse.gold_words import find_names
from tatanan.parse.names import read_names, recut
from tatanan.parse.words import load_cut


@dataclass(frozen=True, slots=True)
class NamesResult:
    """A tagger's figures on one file of names: all kinds together, then each kind apart."""

    file: str
    total: Score
    kinds: tuple[Score, ...]


def evaluate_names(path: Path, *, model: Path | None = None) -> NamesResult:
    """Return how well the tagger does on a file of names, its words cut as in raw text.

    The language is the first two letters of the file's name, as in `idner-test.txt`.
    """
    language = path.stem[:2]
    cut = load_cut(language)
    sentences = [recut(sentence, cut) for sentence in read_names(path)]
    if not sentences:
        raise BadTree(f"{path}: the file holds no sentence; get the file of names again")
    found = find_names(sentences, language, model=model)
    right, told, gold = Counter[str](), Counter[str](), Counter[str]()
    for sentence, names in zip(sentences, found, strict=True):
        right.update(name.kind for name in {*names} & {*sentence.names})
        told.update(name.kind for name in names)
        gold.update(name.kind for name in sentence.names)
    kinds = (f1(kind, Count(right[kind], told[kind], gold[kind])) for kind in sorted(gold))
    total = f1("names", Count(right.total(), told.total(), gold.total()))
    return NamesResult(path.stem, total, tuple(kinds))
