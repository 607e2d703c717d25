"""An index finds the reports in which a query holds, and is only a cache."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.search import open_index, parse_query
from tatanan.search.query import Query, Term, hits_in

TEXTS = {
    "a": "Uni Eropa menjatuhkan sanksi baru terhadap Rusia.",
    "b": "Rusia membalas sanksi energi itu.",
    "c": "The two presidents met in Astana and talked about sanctions.",
    "d": "Menteri itu diserang dengan kata-kata.",
}


@pytest.fixture
def index():
    """Return an index of four texts, in memory."""
    with open_index(None) as opened:
        opened.add(TEXTS.items())
        yield opened


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sanksi Rusia", {"a", "b"}),
        ("sanksi -energi", {"a"}),
        ('"sanksi baru"', {"a"}),
        ('"baru sanksi"', set()),
        ("sank*", {"a", "b"}),
        ("sanction", {"c"}),
        ("menyerang", {"d"}),
        ("Astana OR energi", {"b", "c"}),
        ('sanksi AND "OR"', set()),
    ],
)
def test_reports_are_found(index, typed, found):
    """Words in any form, phrases, prefixes, alternatives, exclusion."""
    query = parse_query(typed)

    assert found == set(index.find(query))
    assert len(found) == index.count(query)


def test_a_report_is_indexed_once(index):
    """Adding the same reports again adds nothing and finds nothing twice."""
    assert 0 == index.add(TEXTS.items())
    assert ["a", "b"] == sorted(index.find(parse_query("sanksi")))


def test_the_order_does_not_depend_on_the_order_of_adding():
    """Equally likely reports come in the order of their ids."""
    found = []
    for texts in (TEXTS, dict(reversed(TEXTS.items()))):
        with open_index(None) as opened:
            opened.add({**texts, "z": TEXTS["a"], "y": TEXTS["a"]}.items())
            found.append(opened.find(parse_query("sanksi OR Astana")))

    assert found[0] == found[1]


def test_a_file_keeps_what_was_indexed(tmp_path):
    """An index that is opened again knows its reports."""
    path = tmp_path / "world.fts.db"
    with open_index(path) as opened:
        opened.add(TEXTS.items())
    with open_index(path) as opened:
        assert set(TEXTS) == opened.known()


@pytest.mark.parametrize("damage", [b"no database at all, but long enough to be read as one" * 9])
def test_a_damaged_file_is_begun_anew(tmp_path, damage):
    """The index is a cache: nothing is lost with it."""
    path = tmp_path / "world.fts.db"
    path.write_bytes(damage)
    with open_index(path) as opened:
        assert frozenset() == opened.known()


def test_a_file_of_another_version_is_begun_anew(tmp_path):
    """What another version wrote is not read as our own."""
    path = tmp_path / "world.fts.db"
    with open_index(path) as opened:
        opened.add(TEXTS.items())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with open_index(path) as opened:
        assert frozenset() == opened.known()


WORDS = st.sampled_from(["serang", "menyerang", "sanksi", "rusia", "attack", "attacks", "baru"])
TERMS = st.one_of(
    WORDS.map(lambda word: Term((word,))),
    WORDS.map(lambda word: Term((word[:4],), is_prefix=True)),
    st.tuples(WORDS, WORDS).map(lambda words: Term(words, is_phrase=True)),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=5),
    st.lists(st.lists(TERMS, min_size=1, max_size=2), min_size=1, max_size=2),
    st.lists(TERMS, max_size=1),
)
def test_the_index_finds_what_reading_every_text_finds(texts, groups, without):
    """A report is found where each group has a hit in it and what is excluded has none."""
    query = Query(tuple(map(tuple, groups)), tuple(without))
    expected = {
        str(number)
        for number, text in enumerate(texts)
        if all(hits_in(text, Query((group,))) for group in query.groups)
        and not any(hits_in(text, Query(((term,),))) for term in query.without)
    }
    with open_index(None) as opened:
        opened.add((str(number), text) for number, text in enumerate(texts))
        found = opened.find(query)

    assert expected == set(found)
