"""The figures in a model card are written by the evaluation."""

import pytest
from rich.table import Table

from tatanan.errors import BadTree
from tatanan.evaluate.card import write_figures

CARD = """\
Before.
<!-- figures shipped -->
old
<!-- end of figures -->
Between.
<!-- figures other -->
<!-- end of figures -->
After.
"""


def table():
    """Return a small table of figures."""
    made = Table()
    made.add_column("treebank")
    made.add_column("LAS", justify="right")
    made.add_row("id_small-test", "74.20")
    return made


def test_a_block_is_replaced_and_nothing_else(tmp_path):
    """Old figures go, and the text around them and other blocks stay."""
    card = tmp_path / "CARD.md"
    card.write_text(CARD, encoding="utf-8")

    write_figures(card, "shipped", [table()])
    write_figures(card, "shipped", [table()])

    rows = "| treebank | LAS |\n| --- | ---: |\n| id_small-test | 74.20 |"
    assert card.read_text(encoding="utf-8") == CARD.replace("old", rows)


def test_tables_stand_apart(tmp_path):
    """An empty line parts two tables, and an empty block can be filled."""
    card = tmp_path / "CARD.md"
    card.write_text(CARD, encoding="utf-8")

    write_figures(card, "other", [table(), table()])

    assert "74.20 |\n\n| treebank" in card.read_text(encoding="utf-8").partition("Between.")[2]


def test_a_block_that_is_not_there_is_named(tmp_path):
    """The marks that are asked for are in the message."""
    card = tmp_path / "CARD.md"
    card.write_text("Nothing.", encoding="utf-8")

    with pytest.raises(BadTree, match="no block of figures 'shipped'"):
        write_figures(card, "shipped", [table()])
