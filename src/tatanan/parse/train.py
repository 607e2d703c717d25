"""Train the models from public treebanks: `python -m tatanan.parse.train TREEBANKS`.

The treebanks are an argument; the model card (models/CARD.md) says where each
one is had and under which licence. A training takes under an hour on one core.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.vocab import Vocab

import tatanan.parse.affixes  # noqa: F401  (registers the callback that the recipes name)
from tatanan.parse.conllu import Row, Tree, read_file
from tatanan.parse.names import names_document, quoted, read_names, recut
from tatanan.parse.packing import join_names, pack_model
from tatanan.parse.words import load_cut, shown

_HERE = Path(__file__).parent
_MODELS = _HERE / "models"
_JOIN = "join"  # puts FOLDER/id-ner.model into FOLDER/id.model
_ALL = ("id", "id-ner", _JOIN, "en")

_Corpora = Iterator[Iterator[Doc]]  # the documents to train on, then those held out


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


@dataclass(frozen=True, slots=True)
class NamesRecipe:
    """What a language's name tagger is trained from, and for how long at most."""

    language: str
    part: str
    dev: str
    steps: int


RECIPES: dict[str, Recipe | NamesRecipe] = {
    "id": Recipe(
        "id",
        (
            ("id_gsd-train.conllu", 1),
            ("id_gsd-dev.conllu", 2),
            ("id_pud.conllu", 2),
            ("id_csui-train.conllu", 3),
        ),
        "id_csui-train.conllu", 60, 3800, False,
    ),
    "id-free": Recipe(
        "id",
        (("id_gsd-dev.conllu", 1), ("id_pud.conllu", 1), ("id_csui-train.conllu", 1)),
        "id_csui-train.conllu", 60, 2500, False,
    ),
    "id-ner": NamesRecipe("id", "idner-train.txt", "idner-dev.txt", 1800),
    "en": Recipe(
        "en",
        (("en_ewt-train.conllu", 1), ("en_gum-train-free.conllu", 1)),
        "en_ewt-dev.conllu", 600, 4600, True,
    ),
}

# Indonesian treebanks disagree on these labels; one name each (the second is what we keep).
_SAME = {
    "compound": "nmod", "compound:a": "nmod", "nmod:lmod": "nmod", "case:adv": "case",
    "flat:foreign": "flat:name", "csubj:pass": "csubj", "cc:preconj": "cc",
    "goeswith": "flat:name",
}


def train_model(name: str, treebanks: Path, folder: Path) -> Path:
    """Train the parser or the name tagger of a recipe and return the packed model's path."""
    recipe = RECIPES[name]
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        if isinstance(recipe, NamesRecipe):
            corpora = _names_documents(recipe, treebanks)
            trained = _trained("ner.cfg", recipe, corpora, place) / "model-best"
        else:
            corpora = _tree_documents(recipe, treebanks)
            trained = _trained("train.cfg", recipe, corpora, place) / "model-last"
        return pack_model(spacy.load(trained), folder / f"{name}.model")


def trees_of(recipe: Recipe, treebanks: Path) -> tuple[list[Tree], list[Tree]]:
    """Return the training trees, weighted and shuffled with a fixed seed, and the held-out ones."""
    dev = read_file(treebanks / recipe.dev)[: recipe.held_out]
    trees: list[Tree] = []
    for file, weight in recipe.parts:
        part = read_file(treebanks / file)
        trees.extend(part[recipe.held_out if file == recipe.dev else 0 :] * weight)
    random.Random(1).shuffle(trees)
    return trees, dev


def document(tree: Tree, vocab: Vocab, *, features: bool, harmonise: bool) -> Doc:
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


def _trained(
    config: str, recipe: Recipe | NamesRecipe, corpora: _Corpora, place: Path
) -> Path:
    """Train by a file of settings and return the folder of the last and the best pipeline."""
    paths = {"train": place / "train.spacy", "dev": place / "dev.spacy"}
    for path, documents in zip(paths.values(), corpora, strict=True):
        DocBin(docs=documents).to_disk(path)
    settings = {
        "nlp.lang": recipe.language,
        "training.max_steps": recipe.steps,
        **{f"paths.{name}": str(path) for name, path in paths.items()},
    }
    nlp = init_nlp(spacy.util.load_config(_HERE / config, overrides=settings))
    kept = place / "kept"
    kept.mkdir()
    train(nlp, output_path=kept)
    return kept


def _tree_documents(recipe: Recipe, treebanks: Path) -> _Corpora:
    vocab = spacy.blank(recipe.language).vocab
    harmonise = recipe.language == "id"
    for trees in trees_of(recipe, treebanks):
        yield (
            document(tree, vocab, features=recipe.features, harmonise=harmonise) for tree in trees
        )


def _names_documents(recipe: NamesRecipe, treebanks: Path) -> _Corpora:
    vocab, cut = spacy.blank(recipe.language).vocab, load_cut(recipe.language)
    learnt, held_out = (
        [recut(sentence, cut) for sentence in read_names(treebanks / file)]
        for file in (recipe.part, recipe.dev)
    )
    for sentences in ([*learnt, *map(quoted, learnt)], held_out):
        yield (names_document(sentence, vocab, marked=True) for sentence in sentences)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train all models, or those of some recipes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("treebanks", type=Path, help="folder with the CoNLL-U files")
    parser.add_argument("--recipe", choices=sorted({*RECIPES, _JOIN}), action="append")
    parser.add_argument("--into", type=Path, default=_MODELS, help="folder for the models")
    options = parser.parse_args(arguments)
    for name in options.recipe or _ALL:
        if name == _JOIN:
            print(join_names(options.into / "id.model", options.into / "id-ner.model"))
        else:
            print(train_model(name, options.treebanks, options.into))


if __name__ == "__main__":
    main()
