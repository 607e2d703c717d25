"""A text is a transcript, or it is none."""

import pytest

from tatanan.terms.turns import find_turns


def turns(text):
    """Return the paragraphs of turns as rows: label, words, whether the label stands there."""
    return [
        (text[t.label.start : t.label.end], text[t.words.start : t.words.end], t.opens)
        for t in find_turns(text)
    ]


def test_paragraphs_go_on_until_the_next_label():
    """But for those behind the last turn."""
    text = ("A talk.\n\nMR. PRICE: Hello.\nIt is late.\n\nQUESTION: Why?\n\n"
            "MR. PRICE: Ask Kenya.\n\nEnd.")
    assert turns(text) == [
        ("MR. PRICE", "Hello.", True), ("MR. PRICE", "It is late.", False),
        ("QUESTION", "Why?", True), ("MR. PRICE", "Ask Kenya.", True)]


@pytest.mark.parametrize("text", [
    # a fact box
    "Date: 3 May\nVenue: Lima\nHost: Peru",
    # nobody speaks twice
    "Kenya: yes.\nChad: no.\nPeru: perhaps.",
    # the same speaker thrice
    "Note: one.\nNote: two.\nNote: three.",
    # sentences before a quotation
    "He said: no.\nShe replied: yes.\nHe said: no.",
    # times of day
    "Q\n10:30 Arrival\n11:00 Talks\n10:30 Arrival",
    "",
])
def test_other_texts_are_none(text):
    """A colon alone makes no transcript."""
    assert find_turns(text) == ()
