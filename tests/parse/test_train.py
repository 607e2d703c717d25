"""Training documents show a model what it will be shown when it is used."""

import pytest
import spacy
from spacy.training import Corpus

from tatanan.parse.conllu import read_trees
from tatanan.parse.train import RECIPES, Recipe, document, trees_of

LINES = """\
# text = “Kami membantunya.”
1\t“\t“\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No
2\tKami\tkami\tPRON\t_\tNumber=Plur\t3\tnsubj\t_\t_
3-4\tmembantunya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tmembantu\tbantu\tVERB\t_\t_\t0\troot\t_\t_
4\tnya\tnya\tPRON\t_\t_\t3\tcompound\t_\t_
5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No
6\t”\t”\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


def tree():
    """Return a sentence with typographic marks, a clitic and a label that is harmonised."""
    return next(read_trees(LINES.splitlines()))


def test_the_model_learns_from_the_words_that_it_will_see():
    """Clitics are words, and quotation marks are plain."""
    shown = document(tree(), spacy.blank("id").vocab, features=False, harmonise=True)

    assert [token.text for token in shown] == ['"', "Kami", "membantu", "nya", ".", '"']


@pytest.mark.parametrize("file", ["train.cfg", "ner.cfg"])
def test_the_words_of_the_treebank_are_kept(file, tmp_path):
    """While a model is trained no other tokenizer cuts the words again."""
    config = spacy.util.load_config(f"{spacy.util.get_package_path('tatanan')}/parse/{file}")
    nlp = spacy.blank("id")
    made = document(tree(), nlp.vocab, features=False, harmonise=True)
    spacy.tokens.DocBin(docs=[made]).to_disk(tmp_path / "one.spacy")

    for corpus in config["corpora"].values():
        reader = Corpus(tmp_path / "one.spacy", gold_preproc=corpus["gold_preproc"])
        (example,) = reader(nlp)
        assert [t.text for t in example.predicted] == [t.text for t in example.reference]


def test_labels_have_one_name_in_indonesian_alone():
    """What the treebanks call differently is called alike; the root is spaCy's."""
    vocab = spacy.blank("id").vocab
    alike = document(tree(), vocab, features=False, harmonise=True)
    as_given = document(tree(), vocab, features=False, harmonise=False)

    assert (alike[3].dep_, as_given[3].dep_) == ("nmod", "compound")
    assert (alike[2].dep_, alike[2].head.i) == ("ROOT", 2)


def test_features_are_learnt_where_the_recipe_says_so():
    """Indonesian models leave them out."""
    vocab = spacy.blank("id").vocab

    assert str(document(tree(), vocab, features=True, harmonise=True)[1].morph) == "Number=Plur"
    assert not str(document(tree(), vocab, features=False, harmonise=True)[1].morph)


def test_what_is_held_out_is_not_learnt_from(tmp_path):
    """Sentences are repeated as the recipe says, but never those that are held out."""
    for name, count in (("a", 3), ("b", 2)):
        text = "".join(LINES.replace("Kami", f"{name}{n}") for n in range(count))
        (tmp_path / f"{name}.conllu").write_text(text, encoding="utf-8")
    recipe = Recipe("id", (("a.conllu", 2), ("b.conllu", 1)), "a.conllu", 1, 10, features=False)

    learnt, held_out = trees_of(recipe, tmp_path)

    assert sorted(t.rows[1].form for t in learnt) == ["a1", "a1", "a2", "a2", "b0", "b1"]
    assert [t.rows[1].form for t in held_out] == ["a0"]
    assert trees_of(recipe, tmp_path) == (learnt, held_out)


def test_every_language_has_a_recipe():
    """Both languages, the Indonesian names, and the parser without the older release."""
    assert set(RECIPES) == {"en", "id", "id-free", "id-ner"}
