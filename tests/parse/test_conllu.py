"""CoNLL-U is read into plain rows."""

import pytest

from tatanan.errors import BadTree
from tatanan.parse.conllu import place_trees, read_file, read_trees
from tatanan.pipeline import extract_coding
from tatanan.terms.text import Report

GLUED = """\
# text = Ia membantunya.
1\tIa\tia\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_
2-3\tmembantunya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tmembantu\tbantu\tVERB\t_\t_\t0\troot\t_\t_
3\tnya\tnya\tPRON\t_\t_\t2\tobj\t_\t_
4\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""
EMPTY_NODE = """\
1\tIa\tia\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tdatang\tdatang\tVERB\t_\t_\t0\troot\t_\t_
2.1\tdatang\tdatang\tVERB\t_\t_\t_\t_\t_\t_
"""


def written(tree):
    """Return a tree's words as they stand in the text."""
    return "".join(row.form + ("" if row.glued else " ") for row in tree.rows).strip()


def test_the_parts_of_a_word_stand_together():
    """A multi-word token gives one row for each part; only the last may have a space after it."""
    (tree,) = read_trees(GLUED.splitlines())

    assert [row.form for row in tree.rows] == ["Ia", "membantu", "nya", "."]
    assert [row.glued for row in tree.rows] == [False, True, True, False]
    assert written(tree) == tree.text == "Ia membantunya."


def test_a_word_after_a_multi_word_token_keeps_its_space():
    """Where the token is not glued to what follows, its last part is not either."""
    (tree,) = read_trees(GLUED.replace("SpaceAfter=No", "_").splitlines())

    assert written(tree) == "Ia membantunya ."


def test_columns_become_fields():
    """A line of ten columns gives form, lemma, part of speech, features, head and relation."""
    (tree,) = read_trees(GLUED.splitlines())
    row = tree.rows[0]

    assert (row.lemma, row.upos, row.feats, row.head, row.relation) == (
        "ia", "PRON", "Number=Sing", 2, "nsubj",
    )  # fmt: skip


def test_an_underscore_stands_for_nothing():
    """A lemma or a feature that is not given is empty, but the underscore itself is a word."""
    (tree,) = read_trees(GLUED.splitlines())
    (underscore,) = read_trees(["1\t_\t_\tSYM\t_\t_\t0\troot\t_\t_"])

    assert (tree.rows[3].lemma, tree.rows[3].feats) == ("", "")
    assert underscore.rows[0].lemma == "_"


def test_empty_nodes_are_passed_over():
    """What an enhanced tree adds stands in no text."""
    (tree,) = read_trees(EMPTY_NODE.splitlines())

    assert [row.form for row in tree.rows] == ["Ia", "datang"]


def test_an_empty_line_parts_sentences(tmp_path):
    """Several empty lines are one; the last sentence needs none."""
    path = tmp_path / "two.conllu"
    path.write_text(f"\n{GLUED}\n\n{EMPTY_NODE}", encoding="utf-8")

    assert [len(tree.rows) for tree in read_file(path)] == [4, 2]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1\tIa\tia\tPRON", "here:1: 4 columns where CoNLL-U has 10"),
        ("1 Ia ia PRON _ _ 0 root _ _", "here:1: 1 columns where CoNLL-U has 10"),
        ("1\tIa\tia\tPRON\t_\t_\t_\troot\t_\t_", "here:1: the head '_' is no number"),
    ],
)
def test_a_malformed_line_is_refused_with_its_place(line, message):
    """The file, the line and what is wrong with it are named."""
    with pytest.raises(BadTree, match=message):
        list(read_trees([line], source="here"))


def test_trees_of_another_parser_can_be_coded():
    """Words of a CoNLL-U file take their places in the report, and the coder reads them."""
    report = Report.of("Putin mengatakan Rusia siap.", language="id")
    rows = [
        ("Putin", "PROPN", 2, "nsubj"), ("mengatakan", "VERB", 0, "root"),
        ("Rusia", "PROPN", 4, "nsubj"), ("siap", "ADJ", 2, "ccomp"), (".", "PUNCT", 2, "punct"),
    ]
    lines = [
        f"{n}\t{form}\t{form}\t{upos}\t_\t_\t{head}\t{relation}\t_\t_"
        for n, (form, upos, head, relation) in enumerate(rows, start=1)
    ]
    sentences = place_trees(report, read_trees(lines))
    statement = extract_coding(report, sentences=sentences).statements[0]

    assert ("RUS", "Rusia siap") == (statement.speaker.actor.code, statement.content.quote)


def test_a_word_that_the_report_lacks_is_named():
    """A tree of another text is refused, and the error names the word and the remedy."""
    tree = next(read_trees(["1\tXi\tXi\tPROPN\t_\t_\t0\troot\t_\t_"]))

    with pytest.raises(BadTree, match="'Xi' does not stand"):
        place_trees(Report.of("Putin", language="id"), [tree])
