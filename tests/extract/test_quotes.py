"""Quotation marks are paired, paragraph by paragraph."""

import pytest

from tatanan.extract.quotes import ends_inside, find_quotes


@pytest.mark.parametrize(("text", "inside"), [
    ("“Ya,” kata dia.", ["Ya,"]),                                     # marks that tell their side
    ('"Yes," she said. "No."', ["Yes,", "No."]),                      # straight marks, in order
    ("”Kami siap,” kata juru bicara.", ["Kami siap,"]),               # one mark for both ends
    ("''We agree,'' the ministry said.", ["We agree,"]),              # two single marks
    ("Kami tidak mundur,” kata dia.", ["Kami tidak mundur,"]),        # the opening mark is lost
    ("Dia berkata: “Kami tetap di sini.", ["Kami tetap di sini."]),   # the closing mark is lost
    ("“Satu.\n“Dua.”", ["Satu.", "Dua."]),                            # paired anew in a paragraph
    ("the ministers' plan and Iran's reply", []),                     # apostrophes quote nothing
    ("He called it 'a mistake' twice.", ["a mistake"]),               # single marks do
])
def test_marks_are_paired(text, inside):
    """What stands between two marks that belong together is a quotation."""
    assert inside == [text[q.first : q.last] for q in find_quotes(text)]


def test_dashes_quote_where_a_cue_follows():
    """A text between dashes is a quotation only if somebody is then said to have said it."""
    text = "- We are ready to talk - said the minister."

    assert ["We are ready to talk"] == [
        text[q.first : q.last] for q in find_quotes(text, cue_forms={"said"})
    ]
    assert () == find_quotes(text, cue_forms={"wrote"})


@pytest.mark.parametrize(("before", "broken_off"), [
    ("Kata dia: “Kami akan bertahan.", True),               # the quotation goes on
    ("“Kami akan bertahan,” kata dia.", False),             # it is closed
    ("“Kami akan bertahan, kata dia kemudian.", False),     # the cue shows that a mark is lost
])
def test_a_context_may_break_off_inside_a_quotation(before, broken_off):
    """A text that follows an open quotation is quoted itself."""
    assert broken_off == ends_inside(before, {"kata"})
