"""Text cut into pieces with marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.serve.pieces import Aside, Marks, Repaired, cut
from tatanan.terms.text import Span

TEXTS = st.text(st.sampled_from("ab é😀ไ\u0301\n<>&"), min_size=1, max_size=40)


@st.composite
def marked(draw):
    """Draw a text with marks that overlap as they like."""
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=8))
    marks = [(Span(*sorted(each)), f"m{n}") for n, each in enumerate(spans) if each[0] != each[1]]
    return text, marks


@given(marked())
def test_the_pieces_are_the_text_and_every_mark_has_its_words(drawn):
    """Put together again they are what was cut, whatever overlaps."""
    text, marks = drawn
    pieces = cut(text, marks)

    assert text == "".join(piece.text for piece in pieces)
    assert all(piece.text for piece in pieces)
    for span, name in marks:
        words = "".join(piece.text for piece in pieces if name in piece.marks)
        assert text[span.start : span.end] == words


@given(marked(), st.data())
def test_a_part_of_a_text_is_cut_like_the_whole(drawn, data):
    """A sentence has the pieces that the report has there."""
    text, marks = drawn
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert text[start:end] == "".join(p.text for p in cut(text, marks, within=Span(start, end)))


def test_what_was_set_aside_stands_where_it_was_taken_out():
    """It is told apart from the text, and has lines of its own."""
    text = "Satu.\n\nDua."
    asides = [Aside(6, "Baca juga: X", "read-also"), Aside(11, "(tim)", "sign")]
    pieces = cut(text, [], asides=asides)

    assert [("Satu.\n", None), ("Baca juga: X", "read-also"), ("\nDua.", None),
            ("\n(tim)\n", "sign")] == [
        (piece.text.strip("\n") if piece.aside == "read-also" else piece.text, piece.aside)
        for piece in pieces]


def test_a_repair_says_what_stood_there():
    """Words that were glued together are shown parted."""
    (_, mended, _) = cut("di Kairo Mesir", [], repairs=[Repaired(Span(3, 8), "KairoMesir")])

    assert ("Kairo", "KairoMesir") == (mended.text, mended.repair)


def test_the_same_words_for_the_same_thing_are_one_mark():
    """A mention that is an actor, too, is not marked twice."""
    marks, words = Marks(), {"start": 0, "end": 2, "quote": "Xi"}

    assert marks.add("actor", words, "a1") == marks.add("actor", words, "a1")
    assert marks.add("actor", words, "a1") != marks.add("event", words, "e1")
    assert marks.add("actor", None, "a1") is None


@pytest.mark.parametrize("text", ["", "a"])
def test_a_text_without_marks_is_one_piece(text):
    """Of no text there is none."""
    assert [text] * bool(text) == [piece.text for piece in cut(text, [])]
