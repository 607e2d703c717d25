"""Words are cut where their pieces are likeliest together."""

import pytest

from tatanan.extract.word_pieces import START, WordPieces

PIECES = ["<unk>", START, f"{START}un", "seen", "s", "e", "n", f"{START}unseen"]


def cut(word, scores):
    """Return the pieces of a word, by how likely each is."""
    return [PIECES[place] for place in WordPieces(PIECES, scores, unknown=0).cut(word)]


@pytest.mark.parametrize(("word", "scores", "expected"), [
    ("unseen", [-9, -3, -2, -2, -4, -4, -4, -3], [f"{START}unseen"]),
    ("unseen", [-9, -3, -2, -2, -4, -4, -4, -6], [f"{START}un", "seen"]),
    ("sene", [-9, -3, -2, -2, -4, -4, -4, -3], [START, "s", "e", "n", "e"]),
    ("seen!", [-9, -3, -2, -2, -4, -4, -4, -3], [START, "seen", "<unk>"]),
    ("ﬁ", [-9, -3, -2, -2, -4, -4, -4, -3], [START, "<unk>", "<unk>"]),
])
def test_a_word_is_cut_where_its_pieces_are_likeliest(word, scores, expected):
    """The sum of the logarithms decides; what no piece covers is unknown."""
    assert expected == cut(word, scores)


def test_every_word_has_a_piece():
    """Nothing is lost: a word of unknown letters is unknown letters."""
    assert [START, "<unk>", "<unk>"] == cut("ЖЖ", [-1.0] * len(PIECES))
