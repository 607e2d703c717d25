"""The parsers' accuracy on treebanks."""

import pytest

from tatanan.errors import BadTree
from tatanan.evaluate.parser import evaluate_parser, harmonised, main, raw_text
from tatanan.parse.conllu import read_trees
from tatanan.parse.gold_words import parse_words

TREES = """\
# text = Anwar membantunya.
1\tAnwar\tAnwar\tPROPN\t_\t_\t2\tnsubj\t_\t_
2-3\tmembantunya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tmembantu\tbantu\tVERB\t_\t_\t0\troot\t_\t_
3\tnya\tnya\tPRON\t_\t_\t2\tobj\t_\t_
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# text = Mereka pulang.
1\tMereka\tmereka\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tpulang\tpulang\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def put(folder, text=TREES, name="id_small-test"):
    """Write a treebank and return its path."""
    path = folder / f"{name}.conllu"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("relation", "language", "expected"),
    [
        ("obl:agent", "id", "obl"),
        ("nsubj:pass", "id", "nsubj:pass"),
        ("compound", "id", "nmod"),
        ("compound:a", "id", "nmod"),
        ("compound", "en", "compound"),
        ("nmod:poss", "en", "nmod"),
    ],
)
def test_labels_that_treebanks_use_differently_are_one(relation, language, expected):
    """The passive subject is kept: it decides who acts on whom."""
    assert expected == harmonised(relation, language)


def test_a_text_without_a_comment_is_made_from_its_words():
    """Words that are glued to the next one stand without a space."""
    lines = [line for line in TREES.splitlines() if not line.startswith("#")]

    assert [raw_text(tree) for tree in read_trees(lines)] == [
        "Anwar membantunya.",
        "Mereka pulang.",
    ]


@pytest.mark.slow
def test_given_words_are_parsed_as_they_stand():
    """No word is cut or joined, each sentence has one root, and no answer is looked up."""
    given = list(read_trees(TREES.splitlines()))

    parsed = parse_words(given, "id")

    for before, after in zip(given, parsed, strict=True):
        assert [row.form for row in before.rows] == [row.form for row in after.rows]
        assert [row.relation for row in after.rows if row.head == 0] == ["root"]


@pytest.mark.slow
def test_a_treebank_gives_shares_and_a_speed(tmp_path):
    """Simple sentences are cut and parsed without a fault, in raw text too."""
    result = evaluate_parser(put(tmp_path))

    assert (result.treebank, result.words) == ("id_small-test", 7)
    assert (result.attachment.uas, result.word_f1, result.sentence_f1) == (1.0, 1.0, 1.0)
    assert result.attachment.las_harmonised >= result.attachment.las
    assert result.words_a_second > 0


@pytest.mark.slow
def test_the_command_prints_a_table(tmp_path, capsys):
    """One row a treebank, named as its file."""
    put(tmp_path)

    main([str(tmp_path), "--treebank", "id_small-test"])

    assert "id_small-test" in capsys.readouterr().out


def test_an_empty_treebank_is_refused(tmp_path):
    """Nothing cannot be scored."""
    with pytest.raises(BadTree, match="holds no sentence; get the treebank again"):
        evaluate_parser(put(tmp_path, text="\n"))


def test_a_missing_treebank_is_named(tmp_path, capsys):
    """The command says which file is not there."""
    with pytest.raises(SystemExit) as stop:
        main([str(tmp_path)])

    assert stop.value.code == 1
    assert "id_csui-test.conllu" in capsys.readouterr().err
