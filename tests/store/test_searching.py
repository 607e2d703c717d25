"""Words are found alike on both databases; PostgreSQL finds them itself, by its own indexes."""

import invented
import postgres
import psycopg
import pytest

from tatanan.errors import BadQuery
from tatanan.search import Query, parse_query
from tatanan.search.query import hits_in
from tatanan.store import open_store
from tatanan.store.searching import find_texts

SPOKEN = [
    "Uni Eropa menjatuhkan sanksi baru terhadap Rusia.",
    "Rusia membalas sanksi energi itu; Żółć dan 10² drone.",
    "The two presidents' men met in Astana; O'Brien talked about sanctions.",
    "Menteri itu diserang dengan kata-kata. 100%_pasti, kata\\orang.",
    "kata " * 20_000 + "sanksi baru",
    "Sandi: " + "x" * 3_000 + " dan Sanksibaru.",
]
ASKED = [
    "sanksi Rusia", "sanksi -energi", '"sanksi baru"', '"baru sanksi"', "sank*", "sanction",
    "menyerang", "Astana OR energi", 'sanksi AND "OR"', "zolc", "10²", "O'Brien", "100%",
    '"kata sank*"', "kata", "rusia NOT eropa", "x" * 3_000, "xxx*", "serang OR met", '"a%b"',
    "Jenewa", "border troops", '"the plan"', "tembak*", "Türkiye", "turkiye",
]  # fmt: skip


@pytest.fixture(scope="module")
def texts():
    """Records of texts of every kind, and of sentences put together."""
    spoken = [invented.record(100 + n, text=text) for n, text in enumerate(SPOKEN)]
    return [*spoken, *invented.records(30)]


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def store(request, texts, tmp_path_factory):
    """A store of them."""
    place = tmp_path_factory.mktemp("store") / "world.duckdb"
    if request.param == "postgres":
        place = postgres.fresh_database()
    with open_store(place, create=True) as made:
        made.put(texts)
        yield made


def holds(text, query):
    """Say whether a query holds in a text, by reading it."""
    return (all(hits_in(text, Query((group,))) for group in query.groups)
            and not any(hits_in(text, Query(((term,),))) for term in query.without))


@pytest.mark.parametrize("typed", ASKED, ids=[typed[:20] for typed in ASKED])
def test_a_store_finds_what_reading_every_text_finds(store, texts, tmp_path, typed):
    """Words in any form, phrases and beginnings, accents and signs, on both databases."""
    query = parse_query(typed)
    found = find_texts(store, query, index=tmp_path / "index")

    assert len(found) == len(set(found))
    assert {r["report"]["id"] for r in texts if holds(r["report"]["text"], query)} == set(found)


def test_so_much_cannot_be_sought_at_once(store):
    """A query has a bound on both."""
    with pytest.raises(BadQuery, match="are the most"):
        find_texts(store, parse_query(" ".join(f"kata{n}" for n in range(65))), index=None)


@pytest.fixture
def place(texts):
    """Where a store in PostgreSQL is."""
    address = postgres.fresh_database()
    with open_store(address, create=True) as made:
        made.put(texts)
    return address


@pytest.fixture
def of_postgres(place):
    """A store in PostgreSQL."""
    with open_store(place) as opened:
        yield opened


def test_the_reports_where_it_stands_more_often_come_first(of_postgres, texts):
    """Of texts of one length, the one that says it twice is likelier; the id decides the rest."""
    twice = "Sanksi Rusia dan sanksi Jepang."
    once = ["Sanksi Rusia dan perintah Jepang.", "Sanksi Jepang dan perintah Rusia."]
    made = [invented.record(n, text=text) for n, text in enumerate([*once, twice], 700)]
    of_postgres.put(made)
    names = [record["report"]["id"] for record in made]
    found = find_texts(of_postgres, parse_query("sanksi jepang"), index=None)

    assert [names[2], *sorted(names[:2])] == [each for each in found if each in names]


@pytest.mark.parametrize(("condition", "index"), [
    ("forms @@ CAST('''sanksi''' AS tsquery)", "words_forms"),
    ("written LIKE '% sanksi baru %'", "words_written"),
    ("written LIKE '% sank%'", "words_written"),
])
def test_postgres_need_not_read_every_text(place, condition, index):
    """Full text finds words, and trigrams find phrases and beginnings."""
    with psycopg.connect(place) as connection:
        connection.execute("SET search_path = tatanan")
        connection.execute("SET enable_seqscan = off")  # a few texts are read sooner than an index
        plan = connection.execute(f"EXPLAIN SELECT report FROM words WHERE {condition}").fetchall()

    assert index in str(plan)


def test_a_book_is_kept_and_found():
    """A report of more words than PostgreSQL keeps places of, or even forms, is kept and found."""
    numbers = " ".join(f"kata{n:x}" for n in range(150_000))
    with open_store(postgres.fresh_database(), create=True) as store:
        store.put([invented.record(1, text=f"Uni Eropa menjatuhkan sanksi. {numbers} sanksi lagi")])

        for typed in ("sanksi", "sanksi -Jenewa", '"menjatuhkan sanksi"', "kata249*"):
            assert len(find_texts(store, parse_query(typed), index=None)) == 1, typed


def test_words_are_known_once_whoever_reads_a_report_again(of_postgres, texts):
    """A text never changes, and neither do its words; the snapshot does not tell of them."""
    before, count = of_postgres.snapshot(), of_postgres.rows("SELECT count(*) FROM words")
    of_postgres.put(invented.records(30, coder=invented.NEWER))

    assert [(len(texts),)] == count == of_postgres.rows("SELECT count(*) FROM words")
    assert before != of_postgres.snapshot()


def test_an_older_store_is_given_its_words(place):
    """Migrating it reads all texts that it holds."""
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("DROP TABLE tatanan.words")
        connection.execute("DELETE FROM tatanan.tatanan_migrations WHERE number >= 7")
    with open_store(place, old=True) as store:
        store.migrate()
        found = find_texts(store, parse_query("astana"), index=None)

    assert 1 == len(found)
