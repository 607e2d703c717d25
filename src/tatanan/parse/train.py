"""Train the parsers from public treebanks: `python -m tatanan.parse.train TREEBANKS`.

The treebanks are an argument; the model card (models/CARD.md) says where each
one is had and under which licence. A training takes under an hour on one core.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

import tatanan.parse.affixes  # noqa: F401  (registers the callback that train.cfg names)
from tatanan.parse.conllu import Row, Tree, read_file
from tatanan.parse.packing import pack_model
from tatanan.parse.words import shown

_HERE = Path(__file__).parent
_MODELS = _HERE / "models"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one language's parser is trained from, and for how long.

    `parts` are (file name, how often each sentence is seen); of the file named
    `dev`, where it is also a part, the first `held_out` sentences are kept back.
    """

    language: str
    parts: tuple[tuple[str, int], ...]
    dev: str
    held_out: int
    steps: int
    features: bool


RECIPES = {
    "id": Recipe(
        "id",
        (
            ("id_gsd-train.conllu", 1),
            ("id_gsd-dev.conllu", 2),
            ("id_pud.conllu", 2),
            ("id_csui-train.conllu", 3),
        ),
        "id_csui-train.conllu", 60, 4500, False,
    ),
    "id-free": Recipe(
        "id",
        (("id_gsd-dev.conllu", 1), ("id_pud.conllu", 1), ("id_csui-train.conllu", 1)),
        "id_csui-train.conllu", 60, 2500, False,
    ),
    "en": Recipe(
        "en",
        (("en_ewt-train.conllu", 1), ("en_gum-train-free.conllu", 1)),
        "en_ewt-dev.conllu", 600, 5200, True,
    ),
}

# Indonesian treebanks disagree on these labels; one name each (the second is what we keep).
_SAME = {
    "compound": "nmod", "compound:a": "nmod", "nmod:lmod": "nmod", "case:adv": "case",
    "flat:foreign": "flat:name", "csubj:pass": "csubj", "cc:preconj": "cc",
    "goeswith": "flat:name",
}


def train_parser(name: str, treebanks: Path, folder: Path) -> Path:
    """Train the parser of a recipe and return the packed model's path."""
    recipe = RECIPES[name]
    with tempfile.TemporaryDirectory() as temporary:
        train_file, dev_file = _write_corpora(recipe, treebanks, Path(temporary))
        config = spacy.util.load_config(
            _HERE / "train.cfg",
            overrides={
                "nlp.lang": recipe.language,
                "paths.train": str(train_file),
                "paths.dev": str(dev_file),
                "training.max_steps": recipe.steps,
            },
        )
        kept = Path(temporary) / "kept"
        kept.mkdir()
        train(init_nlp(config), output_path=kept)
        last = spacy.load(kept / "model-last")
    return pack_model(last, folder / f"{name}.model")


def trees_of(recipe: Recipe, treebanks: Path) -> tuple[list[Tree], list[Tree]]:
    """Return the training trees, weighted and shuffled with a fixed seed, and the held-out ones."""
    dev = read_file(treebanks / recipe.dev)[: recipe.held_out]
    trees: list[Tree] = []
    for file, weight in recipe.parts:
        part = read_file(treebanks / file)
        trees.extend(part[recipe.held_out if file == recipe.dev else 0 :] * weight)
    random.Random(1).shuffle(trees)
    return trees, dev


def document(tree: Tree, vocab: spacy.Vocab, *, features: bool, harmonise: bool) -> Doc:
    """Return a tree as a document that a pipeline can learn from."""
    rows = tree.rows
    lemmas = [row.lemma for row in rows]
    return Doc(
        vocab,
        words=[shown(row.form) for row in rows],
        spaces=[not row.glued for row in rows],
        pos=[row.upos for row in rows],
        morphs=[row.feats if features else "" for row in rows],
        lemmas=lemmas if any(lemmas) else None,
        heads=[row.head - 1 if row.head else index for index, row in enumerate(rows)],
        deps=[_label(row, harmonise) for row in rows],
        sent_starts=[index == 0 for index in range(len(rows))],
    )


def _label(row: Row, harmonise: bool) -> str:
    if row.head == 0:
        return "ROOT"
    return _SAME.get(row.relation, row.relation) if harmonise else row.relation


def _write_corpora(recipe: Recipe, treebanks: Path, folder: Path) -> tuple[Path, Path]:
    vocab = spacy.blank(recipe.language).vocab
    paths = folder / "train.spacy", folder / "dev.spacy"
    for trees, path in zip(trees_of(recipe, treebanks), paths, strict=True):
        documents = (
            document(tree, vocab, features=recipe.features, harmonise=recipe.language == "id")
            for tree in trees
        )
        DocBin(docs=documents).to_disk(path)
    return paths


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one or all parsers from the folder of treebanks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("treebanks", type=Path, help="folder with the CoNLL-U files")
    parser.add_argument("--recipe", choices=sorted(RECIPES), action="append")
    parser.add_argument("--into", type=Path, default=_MODELS, help="folder for the models")
    options = parser.parse_args(arguments)
    for name in options.recipe or ("id", "en"):
        print(train_parser(name, options.treebanks, options.into))


if __name__ == "__main__":
    main()
