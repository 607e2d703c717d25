"""One suite for both databases: what is written stays as it is, and is found again alike."""

from collections import Counter
from dataclasses import replace
from datetime import date

import invented
import postgres
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.errors import BadRecord, BadStore, EvidenceMismatch
from tatanan.store import Written, open_store
from tatanan.store.asking import EventFilter, diff_codings, dyadic_events, find_events, find_reports
from tatanan.store.checking import check_store
from tatanan.store.migrate import load_migrations
from tatanan.store.rows import coder_id, tables_of
from tatanan.store.shards import write_shard
from tatanan.terms.imported import IMPORTED
from tatanan.terms.tables import DERIVED, LOG, REVIEWED, TABLES, table_schemas

TEXT = "Satu berita, dua koran: Indonesia menolak usul itu hari ini."


@pytest.fixture(params=["duckdb", "postgres"])
def place(request, tmp_path):
    """Where a store may be made: a file, or an empty database."""
    if request.param == "postgres":
        return postgres.fresh_database()
    return str(tmp_path / "world.duckdb")


@pytest.fixture
def store(place):
    """An empty store."""
    with open_store(place, create=True) as made:
        yield made


def by_report(records):
    """Return records in the order in which a store gives them."""
    return sorted(records, key=lambda record: record["report"]["id"])


def rows(store, query, *values):
    """Return the rows of a query as tuples."""
    return [tuple(row.values()) for row in store.query(query, values).to_pylist()]


def pairs(store, **asked):
    """Return the dyads of events that happened."""
    found = dyadic_events(store, **asked).to_pylist()
    return [(row["event"], row["actor"], row["recipient"]) for row in found]


def test_records_come_back_as_they_were_written(store):
    """Nothing is lost and nothing is added on the way in and out."""
    records = invented.records(12)

    assert Written(added=12) == store.put(records)
    assert by_report(records) == [*store.records()]
    assert [records[3]] == [*store.records([records[3]["report"]["id"], "unknown"])]


def test_what_is_written_is_there_when_the_store_is_opened_again(place):
    """A store outlives the process, and needs no leave to be made a second time."""
    with open_store(place, create=True) as store:
        store.put(invented.records(3))
        before = store.snapshot()
    with open_store(place) as store:
        assert before == store.snapshot()


def test_writing_twice_changes_no_row(store):
    """The second time all reports are found unchanged, and the contents are the same."""
    store.put(invented.records(8))
    before, info = store.snapshot(), store.info()

    assert Written(unchanged=8) == store.put(invented.records(8))
    assert (before, info) == (store.snapshot(), store.info())


def test_two_orders_and_any_batches_give_the_same_store(store, tmp_path):
    """The order of writing and the size of batches never show, even where texts are shared."""
    shared = [
        invented.record(100 + n, text=TEXT, outlet=outlet, published=day)
        for n, (outlet, day) in enumerate([("B", None), ("A", "2024-01-02"), (None, "2024-01-02")])
    ]
    records = [*invented.records(6), *shared]
    store.put(records)
    with open_store(tmp_path / "other.duckdb", create=True) as other:
        for record in reversed(records):
            other.put([record])

        assert by_report([*records[:6], shared[1]]) == [*other.records()]
        assert other.snapshot() == store.snapshot()


@given(st.lists(st.integers(0, 5), max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_any_way_of_adding_the_same_gives_the_same(tmp_path_factory, seeds, dice):
    """With repeats, shared texts and batches of any size, only what was added counts."""
    pool = [
        invented.record(n, text=f"{TEXT} {n // 3}", outlet="ABC"[n % 3]) for n in range(6)
    ]
    shuffled = seeds * 2
    dice.shuffle(shuffled)
    found = []
    for order, size in ((sorted(set(seeds)), 8), (shuffled, dice.randint(1, 4))):
        path = tmp_path_factory.mktemp("any") / "world.duckdb"
        with open_store(path, create=True) as store:
            for start in range(0, len(order), size):
                store.put(pool[n] for n in order[start : start + size])
            found.append(store.snapshot())

    assert found[0] == found[1]


def test_the_snapshot_tells_every_change_of_contents(store):
    """One other letter anywhere gives another digest."""
    record = invented.record(1)
    store.put([record])
    seen = {store.snapshot()}
    for changed in (
        record | {"dates": [when("2024-01-01", "2024-01-01")]},
        record | {"events": [record["events"][0] | {"confidence": 0.5}]},
        record | {"report": record["report"] | {"dateline": "Jakarta"}},
        record | {"coder": invented.NEWER},
    ):
        store.put([changed])
        assert store.snapshot() not in seen
        seen.add(store.snapshot())


def spoil(record, part):
    """Return a record in which one quote does not stand where it says."""
    elsewhere = {"start": 0, "end": 3, "quote": "~~~"}
    if part == "repairs":
        return record | {"report": record["report"] | {"repairs": [elsewhere | {"was": "x"}]}}
    if part == "mentions":
        return record | {"mentions": [{"actor": None, **elsewhere, "entry": "x"}]}
    if part == "findings":
        found = {"rule": "r", "message": "m", "evidence": [elsewhere], "suggestion": None}
        return record | {"findings": [found]}
    event = record["events"][0]
    if part == "sentence":
        event = event | {"sentence": {"start": 0, "end": len(record["report"]["text"]) + 1}}
    elif part == "participants":
        event = event | {"actors": [{"actor": None, "code": "UNK", "evidence": elsewhere}]}
    else:
        event = event | {part: [elsewhere] if part == "retold" else elsewhere}
    return record | {"events": [event]}


@pytest.mark.parametrize(
    "part", ["trigger", "retold", "sentence", "participants", "mentions", "findings", "repairs"]
)
def test_a_quote_that_does_not_stand_keeps_the_whole_batch_out(store, part):
    """Evidence is held against the text on every write; of such a batch nothing is written."""
    store.put([invented.record(50)])
    before = store.snapshot()
    good, bad = invented.record(1), spoil(invented.record(2), part)

    with pytest.raises(EvidenceMismatch, match=bad["report"]["id"]):
        store.put([good, bad])
    assert before == store.snapshot()


@pytest.mark.parametrize("name", ["events", "reports", "statements"])
def test_an_id_that_is_there_twice_keeps_the_batch_out(store, name):
    """Ids are keys, though the tables have none."""
    tables = tables_of(invented.records(4))
    twice = tables | {name: pa.concat_tables([tables[name], tables[name].slice(0, 1)])}

    with pytest.raises(BadRecord, match="twice"):
        store.put_tables(twice)
    assert 0 == store.info().rows["reports"]


def test_rows_without_their_report_keep_the_batch_out(store):
    """A row that belongs to no report of the batch is refused, and named."""
    tables = tables_of(invented.records(2))
    lost = tables | {"reports": tables["reports"].slice(0, 1),
                     "codings": tables["codings"].slice(0, 1)}

    with pytest.raises(BadRecord, match="which is not in table reports"):
        store.put_tables(lost)


def test_another_coder_replaces_a_coding_as_a_whole(store):
    """Only what the last coder found is there; who coded before is still known."""
    old, new = invented.record(1), invented.record(1, coder=invented.NEWER)
    other = invented.record(2)
    store.put([old, other])

    assert Written(replaced=1) == store.put([new])
    assert by_report([new, other]) == [*store.records()]
    assert [("1.0", 2, 1), ("2.0", 1, 1)] == [
        (row["version"], row["reports"], row["current"])
        for row in store.query("codings").to_pylist()
    ]
    assert len(old["events"]) == store.info().rows["past_events"]


def test_the_old_coder_may_come_back(store):
    """What was past is current again, and is not kept twice."""
    old, new = invented.record(1), invented.record(1, coder=invented.NEWER)
    store.put([old])
    for record in (new, old):
        store.put([record])

    assert [old] == [*store.records()]
    assert len(new["events"]) == store.info().rows["past_events"]
    assert [] == check_store(store)


def test_the_difference_of_two_codings_names_events_gained_and_lost(store):
    """Compared are the reports that both coded, whichever coding is current."""
    kept, lost, gained = (
        invented.event(name, kind, ["IDN"], ["TUR", "MLI"])
        for name, kind in (("k", "AGREE"), ("l", "SANCTION"), ("g", "SUPPORT"))
    )
    store.put([invented.telling(1, kept, lost), invented.record(2)])
    store.put([invented.telling(1, kept, gained, coder=invented.NEWER)])
    report = invented.record(1)["report"]["id"]
    trigger = invented.record(1)["report"]["text"][0]
    gains = (report, "gained", "eg", "SUPPORT", "IDN", "TUR MLI", trigger)
    losses = (report, "lost", "el", "SANCTION", "IDN", "TUR MLI", trigger)

    for old, new in (("1.0", "2.0"), (coder_id(invented.CODER)[:8], coder_id(invented.NEWER))):
        found = diff_codings(store, old, new).to_pylist()
        assert [gains, losses] == [tuple(row.values()) for row in found]
    backwards = diff_codings(store, "2.0", "1.0").to_pylist()
    assert {("gained", "el"), ("lost", "eg")} == {(r["change"], r["event"]) for r in backwards}


def test_both_codings_are_known_even_if_they_come_in_one_batch(store):
    """A coding that its successor follows at once goes into the past like any other."""
    store.put([invented.record(1), invented.record(1, coder=invented.NEWER)])

    assert 2 == store.info().rows["codings"]
    assert 1 == store.info().rows["reports"]
    assert store.info().rows["past_events"]


@pytest.mark.parametrize(("name", "told"), [
    ("3.0", "no coder goes by '3.0'"), ("", "no coder goes by ''"), ("1.0", "more than one coded"),
])
def test_a_coder_that_cannot_be_told_is_refused(store, name, told):
    """A name must lead to one coding of each report, and the error lists what there is."""
    other = invented.CODER | {"lexicon": "l9"}
    store.put([invented.record(1), invented.record(1, coder=other)])

    with pytest.raises(BadStore, match=told) as caught:
        diff_codings(store, name, coder_id(other))
    assert coder_id(other) in str(caught.value)


def test_reports_outlets_and_events_are_three_numbers(store):
    """One text in three places is one report, and what it tells happened once."""
    events = [invented.event(1, "AGREE", ["IDN"], ["TUR"])]
    for outlet in ("Koran A", "Koran B", None):
        store.put([invented.telling(1, *events, text=TEXT, outlet=outlet)])

    stats = store.query("stats").to_pylist()[0]
    assert (1, 2, 1, 1) == (stats["reports"], stats["outlets"], stats["events"], stats["tellings"])
    assert 2 == dyadic_events(store).to_pylist()[0]["outlets"]


def test_dyadic_events_are_what_happened_between_two(store):
    """Each pair of sides once; nobody with himself, nobody unknown, nothing merely intended."""
    store.put([invented.telling(
        1,
        invented.event(1, "SANCTION", ["IDN", "IDN", "TUR"], ["MLI", "UNK"]),
        invented.event(2, "AGREE", ["TUR", "CIV"], []),  # reciprocal
        invented.event(3, "ASSAULT", ["IDN"], ["IDN"]),
        invented.event(4, "ASSAULT", ["IDN"], ["TUR"], factuality="denied"),
        invented.event(5, "ASSAULT", ["IDN"], []),  # one-sided
        invented.event(6, "SUPPORT", ["UNK"], ["TUR"]),
        invented.event(7, "SUPPORT", ["IDN", "TUR"], ["UNK"]),  # one recipient, not known
    )])

    assert [
        ("e1", "IDN", "MLI"), ("e1", "TUR", "MLI"), ("e2", "CIV", "TUR"), ("e2", "TUR", "CIV"),
    ] == pairs(store)


def test_dyadic_events_have_the_agreed_columns(store):
    """The measures take this table as it is."""
    store.put(invented.records(5))

    schema = dyadic_events(store).schema
    assert {
        "event": "string", "day": "date32[day]", "actor": "string", "recipient": "string",
        "type": "string", "quad": "string", "intensity": "double", "confidence": "double",
        "outlets": "int32",
    } == {field.name: str(field.type) for field in schema}


def when(first, last):
    """Return the date of an event."""
    return {"first": first, "last": last, "basis": "stated", "quote": None, "start": None,
            "end": None, "anchor": None}


def test_the_day_of_an_event_is_its_own_else_the_day_of_publication(store):
    """Since and until hold for that day; where nobody knows it, it is null."""
    store.put([
        invented.telling(
            1, invented.event(1, "AGREE", ["IDN"], ["TUR"], when=when("2023-05-01", "2023-05-31")),
            invented.event(2, "AGREE", ["IDN"], ["TUR"]), published="2024-02-29"),
        invented.telling(2, invented.event(3, "AGREE", ["IDN"], ["TUR"]), published=None),
    ])

    found = {row["event"]: row["day"] for row in dyadic_events(store).to_pylist()}
    assert {"e1": date(2023, 5, 1), "e2": date(2024, 2, 29), "e3": None} == found
    assert [("e2", "IDN", "TUR")] == pairs(store, since=date(2023, 5, 2))
    assert [("e1", "IDN", "TUR")] == pairs(store, until=date(2023, 5, 1))


def linked(*tellings):
    """Return the tables that say which tellings are one event."""
    names = ("event", "telling", "report", "text")
    told = {name: [row[n] for row in tellings] for n, name in enumerate(names)}
    return pa.table(told), table_schemas()["links"].empty_table()


def test_tellings_that_were_linked_are_one_event(store):
    """The likeliest telling stands for it, all outlets count, and all reports are shown."""
    one, other = (
        invented.event(n, "AGREE", ["IDN"], [to], confidence=share)
        for n, to, share in ((1, "TUR", 0.4), (2, "MLI", 0.9))
    )
    store.put([invented.telling(1, one, outlet="A"), invented.telling(2, other, outlet="B")])
    reports = [invented.record(n)["report"]["id"] for n in (1, 2)]
    store.replace_links(*linked(("x", "e1", reports[0], "t"), ("x", "e2", reports[1], "t")))

    assert [("x", "IDN", "MLI")] == pairs(store)
    assert 2 == dyadic_events(store).to_pylist()[0]["outlets"]
    assert 1 == store.query("stats").to_pylist()[0]["events"]
    for name in ("x", "e1", "e2"):
        assert {"e1", "e2"} == {row[0] for row in rows(store, "event_reports", name)}
    store.replace_links(*linked(("y", "e1", reports[0], "t")))
    assert {("y", "IDN", "TUR"), ("e2", "IDN", "MLI")} == set(pairs(store))


FILTERED = [
    ({}, "123456"),
    ({"actors": ("IDN",)}, "135"),
    ({"actors": ("IDN", "CIV")}, "1345"),
    ({"recipients": ("TUR",)}, "13"),  # of a reciprocal event, the other side, too
    ({"actors": ("IDN",), "recipients": ("TUR",)}, "13"),
    ({"actors": ("TUR",), "recipients": ("IDN",)}, "3"),
    ({"actors": ("IDN",), "recipients": ("IDN",)}, ""),
    ({"types": ("SANCTION",)}, "1"),
    ({"types": ("SANCTION", "AGREE")}, "13"),
    ({"modes": ("discontinue",)}, "4"),
    ({"contexts": ("economic",)}, "24"),
    ({"contexts": ("economic", "military")}, "246"),
    ({"contexts": ("eco%",)}, ""),  # a context is a word, no pattern
    ({"since": date(2024, 1, 1)}, "12346"),
    ({"until": date(2023, 6, 15)}, "5"),  # its date overlaps
    ({"since": date(2023, 6, 30), "until": date(2023, 12, 31)}, "5"),
    ({"min_confidence": 0.5}, "2"),
    ({"factuality": ("denied", "intended")}, "6"),
    ({"outlets": ("Koran A",)}, "123"),
    ({"outlets": ("Koran A", "Koran B")}, "123456"),
    ({"languages": ("en",)}, "456"),
    ({"states": ("CHE",)}, "6"),
    ({"actors": ("IDN'; DROP TABLE events; --",)}, ""),
    ({"outlets": ("$1",)}, ""),
]


@pytest.fixture
def filtered(place):
    """A store of six events, each of which differs from the others in something."""
    sides = ["IDN"], ["TUR"]
    with open_store(place, create=True) as made:
        made.put([
            invented.telling(
                1,
                invented.event(1, "SANCTION", *sides),
                invented.event(2, "SUPPORT", ["MLI"], ["CIV"], contexts=["economic"],
                               confidence=0.5),
                invented.event(3, "AGREE", ["TUR", "IDN"], [], confidence=0.25),
                outlet="Koran A", language="id", published="2024-02-29",
            ),
            invented.telling(
                2,
                invented.event(4, "ASSAULT", ["CIV"], ["MLI"], mode="discontinue",
                               contexts=["diplomatic", "economic"]),
                invented.event(5, "SUPPORT", ["IDN"], [], when=when("2023-06-01", "2023-06-30")),
                invented.event(
                    6, "SUPPORT", ["MLI"], ["UNK"], factuality="denied", contexts=["military"],
                    place={"name": "S", "country": "CHE", "start": None, "end": None,
                           "quote": None},
                ),
                outlet="Koran B", language="en", published="2025-01-07",
            ),
        ])
        yield made


def test_events_are_found_by_all_that_is_asked(filtered):
    """Several values of one kind are an or, several kinds an and; values are never SQL."""
    wrong = {}
    for asked, expected in FILTERED:
        found = find_events(filtered, EventFilter(**asked)).column("id").to_pylist()
        if sorted(found) != [f"e{n}" for n in expected]:
            wrong[str(asked)] = (expected, found)

    assert {} == wrong


def test_events_come_latest_first_and_no_more_than_are_wanted(filtered):
    """The order is that of the days, then of the ids."""
    ids = find_events(filtered).column("id").to_pylist()

    assert ["e4", "e6", "e1", "e2", "e3", "e5"] == ids
    assert ids[:2] == find_events(filtered, limit=2).column("id").to_pylist()


def test_reports_are_found_by_day_outlet_and_language(filtered):
    """The latest comes first, with the number of its events and outlets."""
    found = find_reports(filtered).to_pylist()

    assert [("Koran B", 3, 1), ("Koran A", 3, 1)] == [
        (row["outlet"], row["events"], row["outlets"]) for row in found
    ]
    for asked in ({"until": date(2024, 3, 1)}, {"outlets": ["Koran A"]}, {"languages": ["id"]}):
        assert ["Koran A"] == find_reports(filtered, **asked).column("outlet").to_pylist()


def test_an_event_comes_with_its_sentence_to_the_code_point(store):
    """Offsets count code points, in whatever writing and however many bytes they take."""
    text = "🤝🏽 e\u0301 ไทย “ya”. Indonesia menolak usul itu. 🤝"
    start, end = text.index("Indonesia"), text.index(" 🤝", 5)
    event = invented.event(1, "SUPPORT", ["IDN"], [], sentence={"start": start, "end": end})
    store.put([invented.telling(1, event, text=text)])

    assert "Indonesia menolak usul itu." == store.query("event", ("e1",))["sentence"][0].as_py()
    told = store.query("event_reports", ("e1",)).to_pylist()[0]
    assert ("Indonesia menolak usul itu.", -start) == (told["sentence"], told["trigger_start"])


def test_who_takes_part_is_told_in_order(store):
    """Actors go first, each in its place."""
    store.put([invented.telling(1, invented.event(1, "AGREE", ["TUR", "IDN"], ["CIV"]))])

    found = store.query("event_participants", ("e1",)).to_pylist()
    assert [("actor", "TUR"), ("actor", "IDN"), ("recipient", "CIV")] == [
        (row["side"], row["code"]) for row in found
    ]


def test_the_dyads_of_a_month_are_counted(store):
    """Events with a day of their own are counted by directed dyad, month and category."""
    january = when("2024-01-31", "2024-01-31")
    store.put([invented.telling(
        1, *(invented.event(n, "SANCTION", ["IDN"], ["TUR"], when=january) for n in range(3)),
        invented.event(9, "SANCTION", ["IDN"], ["TUR"]),
    )])

    assert [("IDN", "TUR", date(2024, 1, 1), "material-conflict", 3, -6.0)] == rows(
        store, "dyad_months")


def test_a_query_that_is_not_there_is_refused_by_name(store):
    """Queries are files; none is made up on the way."""
    with pytest.raises(KeyError, match="no query 'evnts'"):
        store.query("evnts")


def test_shards_are_loaded_as_records_are_put(store, tmp_path):
    """Parquet of the same records gives the same store; a second time changes nothing."""
    records = invented.records(9)
    for start in range(0, 9, 4):
        shard = tmp_path / "shards" / f"{start}"
        write_shard(shard, tables_of(records[start : start + 4]))
    write_shard(tmp_path / "shards" / ".tmp-9", tables_of([invented.record(99)]))  # not yet whole
    (tmp_path / "shards" / "0" / "skipped.parquet").unlink()  # as where a table has no rows
    for record in records[:4]:
        record["skipped"] = []

    loaded = store.load_parquet(tmp_path / "shards")
    before = store.snapshot()

    assert (Written(added=9), by_report(records)) == (loaded, [*store.records()])
    assert Written(unchanged=9) == store.load_parquet(tmp_path / "shards")
    assert before == store.snapshot()


@pytest.mark.parametrize("spoilt", ["no Parquet", None])
def test_a_shard_that_cannot_be_read_is_named(store, tmp_path, spoilt):
    """A file that is no table, and a folder without any, are told by their path."""
    folder = tmp_path / "shard"
    folder.mkdir()
    if spoilt:
        (folder / "reports.parquet").write_text(spoilt)

    with pytest.raises(BadRecord, match=str(folder)):
        store.load_parquet(folder)


def test_a_sound_store_has_no_fault(store):
    """The check of what was written finds nothing."""
    store.put(invented.records(6))
    store.put([invented.record(1, coder=invented.NEWER)])

    assert [] == check_store(store)


TAMPERED = [
    ("UPDATE mentions SET quote = 'x' || quote", "evidence", "does not stand at"),
    ("UPDATE reports SET \"text\" = 'kosong'", "evidence", "does not stand at"),
    ("INSERT INTO events SELECT * FROM events", "events", "is there 2 times"),
    ("INSERT INTO mentions SELECT * FROM mentions", "mentions", "is there 2 times"),
    ("DELETE FROM reports", "mentions", "which is not there"),
    ("DELETE FROM codings", "codings", "has 0 current codings"),
    ("DELETE FROM appearances", "codings", "was coded in appearance"),
    ("DELETE FROM events", "events", "has 0 events, and its coding tells of"),
    ("UPDATE participants SET event = 'e' || event", "participants", "is not there"),
    ("UPDATE events SET quad = 'other'", "codings", "is not what was written"),
]


@pytest.mark.parametrize(("statement", "table", "told"), TAMPERED)
def test_the_check_finds_what_was_changed_by_hand(store, statement, table, told):
    """Quotes, keys, and rows that belong nowhere are told, each with its table."""
    record = invented.record(3)
    assert record["mentions"]
    store.put([record])
    with store._engine.writing() as writer:  # noqa: SLF001 - as somebody with SQL would
        writer.run(statement)

    faults = check_store(store)

    assert any(f.table == table and told in f.message for f in faults), faults


def test_what_fails_on_the_way_leaves_nothing(store):
    """A transaction that is broken off is as if it had not begun."""
    store.put(invented.records(2))
    before = store.snapshot(), [*store.records()]

    def fail():
        with store._engine.writing() as writer:  # noqa: SLF001 - the transaction itself is tested
            writer.stage("more", pa.table({"x": ["1"]}))
            writer.run("DELETE FROM events")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert before == (store.snapshot(), [*store.records()])
    assert Written(added=1) == store.put([invented.record(77)])


def test_a_store_of_older_tables_is_migrated(place):
    """It is refused until `migrate` has brought it up to date, and then is like any other."""
    with open_store(place, create=True) as store:
        store.put(invented.records(2))
        before = store.snapshot()
        with store._engine.writing() as writer:  # noqa: SLF001 - as an older version left it
            writer.run("DELETE FROM tatanan_migrations WHERE number >= 2")
            if store.info().engine == "postgres":
                writer.run("DROP TABLE words")
                for name in (*TABLES, *DERIVED):
                    for (index,) in writer.rows(
                        "SELECT indexname FROM pg_indexes WHERE tablename = $1", (name,)
                    ):
                        writer.run(f"DROP INDEX {index}")
            for name in ("events", "participants", "tellings"):
                writer.run(f"DROP VIEW reviewed_{name}")
            for name in (*IMPORTED, *LOG, *REVIEWED):  # last: who drops a table holds it
                writer.run(f"DROP TABLE {name}")  # against all who read

    with pytest.raises(BadStore, match=r"older Tatanan.*tatanan store migrate"):
        open_store(place)
    with open_store(place, old=True) as store:
        due = [f"{each.number:04} {each.name}" for each in load_migrations()[1:]]
        assert due == store.migrate()
        assert [] == store.migrate()
    with open_store(place) as store:
        assert before == store.snapshot()


def test_a_store_of_newer_tables_is_refused(place):
    """Its message says what to install."""
    with open_store(place, create=True) as store, store._engine.writing() as writer:  # noqa: SLF001 - as a newer version left it
        writer.run("INSERT INTO tatanan_migrations VALUES (99, 'future', '9.0')")

    with pytest.raises(BadStore, match=r"newer Tatanan.*version 99.*pip install --upgrade"):
        open_store(place)


def test_a_place_without_a_store_is_refused_by_name(place):
    """Nothing is made where nobody asked for it."""
    with pytest.raises(BadStore, match="tatanan add SOURCE --to"):
        open_store(place)


def test_who_only_reads_cannot_write(place):
    """A store that is opened to be read stays as it is."""
    with open_store(place, create=True) as store:
        store.put(invented.records(1))
    with open_store(place, read_only=True) as store:
        assert 1 == store.info().rows["reports"]
        assert [] == check_store(store)
        with pytest.raises(BadStore, match="open it without read_only to write"):
            store.put(invented.records(2))


def test_both_databases_answer_alike(tmp_path):
    """The same contents give the same rows, types, order and digest on both."""
    records = [*invented.records(25), *(invented.record(n, coder=invented.NEWER) for n in range(5))]
    asked = Counter()
    with (
        open_store(tmp_path / "world.duckdb", create=True) as one,
        open_store(postgres.fresh_database(), create=True) as other,
    ):
        for store in (one, other):
            store.put(records)
        event = records[20]["events"][0]["id"]
        nothing = (None,) * 14
        for name, values in (
            ("events", nothing), ("events", ("IDN", "TUR\x1fMLI", *nothing[2:])),
            ("event", (event,)), ("event_participants", (event,)), ("event_reports", (event,)),
            ("reports", nothing[:5]), ("stats", ()), ("codings", ()), ("dyad_months", ()),
            ("dyadic_events", nothing[:3]), ("bounds", (4,)), ("stray", ()),
            ("diff_codings", (coder_id(invented.CODER), coder_id(invented.NEWER))),
            ("coded_twice", (f"{coder_id(invented.CODER)}\x1f{coder_id(invented.NEWER)}",)),
        ):
            assert one.query(name, values).equals(other.query(name, values)), name
            asked[name] += one.query(name, values).num_rows
        assert one.snapshot() == other.snapshot()
        assert replace(one.info(), place="", engine="", engine_version="") == replace(
            other.info(), place="", engine="", engine_version="")
    assert {"stray"} == {name for name, count in asked.items() if not count}
