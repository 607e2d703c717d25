"""Events that other coders found are kept beside a store's own, on both databases."""

from datetime import date

import invented
import postgres
import pyarrow as pa
import pytest
from foreign import gdelt_row, icews_row, line, mention_row, polecat_row, written

from tatanan.exchange.facts import load_mapping
from tatanan.exchange.imports import IMPORTERS
from tatanan.store import open_store
from tatanan.store.checking import check_store
from tatanan.store.imported import Kept


@pytest.fixture(params=["duckdb", "postgres"])
def store(request, tmp_path):
    """An empty store."""
    place = str(tmp_path / "world.duckdb")
    if request.param == "postgres":
        place = postgres.fresh_database()
    with open_store(place, create=True) as made:
        yield made


@pytest.fixture
def batches(tmp_path):
    """Events of three coders, and a mention."""
    columns = {name: line(load_mapping(name)["columns"]) for name in ("icews", "polecat")}
    files = {
        "gdelt": (gdelt_row(), gdelt_row(GlobalEventID="7", Day="20240801")),
        "gdelt-mentions": (mention_row(),),
        "icews": (columns["icews"], icews_row(), icews_row(event_date="2018-06-02")),
        "polecat": (columns["polecat"], polecat_row(), polecat_row(
            event_id="2", event_type="CONSULT", quad_code="VERBAL COOPERATION",
            actor_country="IDN; MYS; SGP", actor_name="None", recipient_country="None")),
    }
    return [batch for name, lines in files.items()
            for batch in IMPORTERS[name](written(tmp_path / name, *lines))]


def put_all(store, batches):
    """Put all batches into a store; return what became of them."""
    return sum((store.put_imported(batch.table, batch.rows) for batch in batches), Kept())


def test_rows_come_back_as_they_were_put(store, batches):
    """In the order of their keys, whatever the order in which they came."""
    put_all(store, reversed(batches))
    for name in ("imported_events", "imported_tellings"):
        put = pa.concat_tables(batch.rows for batch in batches if batch.table == name)
        keys = [(column, "ascending") for column in ("id", "pair") if column in put.column_names]

        assert [put.sort_by(keys)] == [*store.imported(name)]


def test_importing_twice_changes_nothing(store, batches):
    """What is there stays, and the snapshot is the same."""
    rows = sum(batch.rows.num_rows for batch in batches)

    assert Kept(rows, 0) == put_all(store, batches)
    before = store.snapshot()
    assert Kept(0, rows) == put_all(store, batches)
    assert before == store.snapshot()


def test_a_key_that_comes_twice_at_once_is_kept_once(store, batches):
    """The first row stands."""
    rows = batches[0].rows
    other = rows.set_column(rows.schema.get_field_index("url"), rows.schema.field("url"),
                            pa.array(["https://example.org/later"] * rows.num_rows))

    assert Kept(rows.num_rows, rows.num_rows) == store.put_imported(
        "imported_events", pa.concat_tables([rows, other]))
    (found,) = store.imported("imported_events")
    assert set(rows["url"].to_pylist()) == set(found["url"].to_pylist())


def test_imported_events_are_no_events_of_the_store(store, batches):
    """Counts and dyads of its own stay what they were; a snapshot tells the two stores apart."""
    store.put(invented.records(3))
    before, events = store.snapshot(), store.query("dyadic_events", (None, None, None))
    put_all(store, batches)

    assert events == store.query("dyadic_events", (None, None, None))
    assert before != store.snapshot()
    assert [] == check_store(store)
    assert 9 == store.info().rows["imported_events"]


def test_dyads_of_other_coders_have_the_columns_of_our_own(store, batches):
    """An event of several actors without a recipient is one of each toward each other."""
    put_all(store, batches)
    own = store.query("dyadic_events", (None, None, None))
    found = store.query("imported_dyadic_events", (None, None, None))
    pairs = [(row["actor"], row["recipient"], row["type"]) for row in found.to_pylist()]

    assert own.schema == found.schema
    assert [
        ("RUS", "UKR", "ASSAULT"), ("RUS", "UKR", "ASSAULT"),
        ("IDN", "VNM", "CONSULT"), ("IDN", "VNM", "CONSULT"),
        *((one, other, "CONSULT") for one in ("IDN", "MYS", "SGP")
          for other in ("IDN", "MYS", "SGP") if one != other),
        ("JPN", "PRK", "SANCTION"), ("USA", "PRK", "SANCTION"),
    ] == pairs


def test_dyads_can_be_asked_by_day_and_coder(store, batches):
    """Null asks nothing."""
    put_all(store, batches)
    asked = store.query("imported_dyadic_events", (date(2024, 7, 1), date(2024, 7, 31), "gdelt"))

    assert [("gdelt:1182000001", date(2024, 7, 3), -10.0, 3)] == [
        (row["event"], row["day"], row["intensity"], row["outlets"]) for row in asked.to_pylist()]


def test_pages_of_rows_miss_none(store, batches, monkeypatch):
    """However few rows are read at a time."""
    put_all(store, batches)
    (whole,) = store.imported("imported_events")
    monkeypatch.setattr("tatanan.store.imported._ROWS_AT_ONCE", 2)

    assert whole == pa.concat_tables(store.imported("imported_events"))
