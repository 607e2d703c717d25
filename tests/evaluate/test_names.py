"""The name tagger's accuracy on files of names."""

import pytest

from tatanan.errors import BadTree
from tatanan.evaluate import names as evaluation
from tatanan.evaluate.names import evaluate_names
from tatanan.parse.names import Name

LINES = "Retno PROPN B-PER\ntiba VERB O\ndi ADP O\nKairo PROPN B-LOC\n\n(PKB) PROPN B-ORG\n"


def put(folder, text=LINES):
    """Write a file of names and return its path."""
    path = folder / "idner-test.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("found", "right", "told"),
    [
        ([(Name("PER", 0, 1), Name("LOC", 3, 4)), (Name("ORG", 1, 2),)], 3, 3),
        ([(Name("PER", 0, 2), Name("LOC", 3, 4)), ()], 1, 2),
        ([(Name("ORG", 0, 1), Name("PER", 3, 4)), (Name("ORG", 0, 3),)], 0, 3),
        ([(), ()], 0, 0),
    ],
)
def test_a_name_is_right_in_both_ends_and_kind(monkeypatch, tmp_path, found, right, told):
    """Brackets are no part of a name, and half a name is none."""
    monkeypatch.setattr(evaluation, "find_names", lambda *_, **__: found)

    total = evaluate_names(put(tmp_path)).total

    assert (total.count.right, total.count.told, total.count.gold) == (right, told, 3)


def test_each_kind_has_a_figure_of_its_own(monkeypatch, tmp_path):
    """Kinds come in the order of their names."""
    monkeypatch.setattr(evaluation, "find_names", lambda *_, **__: [(Name("PER", 0, 1),), ()])

    result = evaluate_names(put(tmp_path))

    assert [(kind.name, kind.value) for kind in result.kinds] == [
        ("LOC", 0.0), ("ORG", 0.0), ("PER", 1.0),
    ]  # fmt: skip


def test_an_empty_file_is_refused(tmp_path):
    """Nothing cannot be scored."""
    with pytest.raises(BadTree, match="holds no sentence; get the file of names again"):
        evaluate_names(put(tmp_path, text="\n"))


@pytest.mark.slow
def test_the_tagger_that_ships_is_scored(tmp_path):
    """Whatever it finds, the names asked for are counted."""
    assert evaluate_names(put(tmp_path)).total.count.gold == 3
