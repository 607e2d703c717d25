"""What a person types to search is read into terms, and found where it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.errors import BadQuery
from tatanan.search.query import Query, Term, hits_in, parse_query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("sanksi Rusia", Query(((Term(("sanksi",)),), (Term(("rusia",)),)))),
        ('"sanksi baru"', Query(((Term(("sanksi", "baru"), is_phrase=True),),))),
        ("sank*", Query(((Term(("sank",), is_prefix=True),),))),
        ("sanksi OR embargo", Query(((Term(("sanksi",)), Term(("embargo",))),))),
        ("sanksi -energi", Query(((Term(("sanksi",)),),), (Term(("energi",)),))),
        ("sanksi NOT energi", Query(((Term(("sanksi",)),),), (Term(("energi",)),))),
        ("Astana AND visit", Query(((Term(("astana",)),), (Term(("visit",)),)))),
        ("IEU-CEPA", Query(((Term(("ieu", "cepa"), is_phrase=True),),))),   # a word with a sign
        ("São ¡!", Query(((Term(("sao",)),),))),             # accents and signs do not count
    ],
)
def test_a_query_is_read_as_it_is_typed(typed, query):
    """Words, phrases, prefixes, alternatives, and what must not stand there."""
    assert query == parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "names no word"),
        ("-energi", "names no word"),
        ("!!!", "names no word"),
        ("sanksi OR", "both sides"),
        ("OR sanksi", "both sides"),
        ('"sanksi baru', "not closed"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_remedy(typed, complaint):
    """The error says what is missing."""
    with pytest.raises(BadQuery, match=complaint):
        parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("serang", "Iran menyerang, lalu diserang.", ["menyerang", "diserang"]),
        ("attack", "They attacked; the attacks go on.", ["attacked", "attacks"]),
        ('"serang"', "Iran menyerang.", []),                  # a phrase stands as written
        ('"two presidents"', "The two Presidents met.", ["two Presidents"]),
        ("sank*", "Sanksi baru, sanksinya lama.", ["Sanksi", "sanksinya"]),
        ("Zelenskyy -x", "Zelenskyy bicara.", ["Zelenskyy"]),
    ],
)
def test_hits_are_marked_where_they_stand(typed, text, found):
    """Words are found in any form, phrases and prefixes as written."""
    spans = hits_in(text, parse_query(typed))

    assert found == [text[span.start : span.end] for span in spans]


@given(st.text(), st.text())
def test_whatever_is_typed_is_read_or_refused(typed, text):
    """No input crashes, and marks lie in the text, in order, without overlap."""
    try:
        query = parse_query(typed)
    except BadQuery:
        return
    spans = hits_in(text, query)

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
