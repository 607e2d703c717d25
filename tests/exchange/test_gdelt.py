"""Files of GDELT 2.0 become imported events, and mentions become tellings."""

import gzip
import zipfile
from datetime import date

import pyarrow as pa
import pytest
from foreign import gdelt_row, mention_row, rows_of, written

from tatanan.errors import BadImport
from tatanan.exchange.imports import read_gdelt_events, read_gdelt_mentions
from tatanan.exchange.imports.blocks import blocks_of
from tatanan.terms.imported import IMPORTED


@pytest.fixture
def events(tmp_path):
    """Return a reader of lines of GDELT's events."""
    return lambda *lines: rows_of(
        read_gdelt_events(written(tmp_path / "20240703121500.export.CSV", *lines)))


def test_an_event_says_who_did_what_to_whom_when_and_where(events):
    """Its type is PLOVER's, its score Goldstein's, and it is marked as GDELT's."""
    (row,), rejected = events(gdelt_row())

    assert [] == rejected
    assert {
        "id": "gdelt:1182000001", "pair": 0, "coder": "gdelt", "version": "2.0",
        "given_id": "1182000001", "first": date(2024, 7, 3), "last": date(2024, 7, 3),
        "published": date(2024, 7, 3),
        "actor": "RUS", "actor_name": "RUSSIA", "actor_given": "RUSMIL",
        "actor_sectors": '["MIL"]',
        "recipient": "UKR", "recipient_name": "UKRAINE", "recipient_given": "UKR",
        "recipient_sectors": "[]",
        "type": "ASSAULT", "mode": "aerial", "contexts": '["military"]', "code": "195",
        "mapping": "exact", "quad": "material-conflict", "intensity": -10.0,
        "scale": "goldstein", "place": "Odesa, Odes'ka, Ukraine", "country": "UKR",
        "latitude": 46.4775, "longitude": 30.7326, "mentions": 12, "reports": 9, "outlets": 3,
        "url": "https://example.org/odesa", "outlet": None, "story": None, "sentence": None,
        "language": None, "found_by": '["gdelt-2.0","cameo.195"]', "evidence": "none",
    } == row


@pytest.mark.parametrize(("cells", "name", "value"), [
    ({"Actor1CountryCode": "", "Actor1KnownGroupCode": "UNO"}, "actor", "IGOUNO"),
    ({"Actor1CountryCode": "", "Actor1Type1Code": "NGO"}, "actor", "NGO"),
    ({"Actor1CountryCode": "EUR", "Actor1Type1Code": ""}, "actor", None),  # a region
    ({"Actor1CountryCode": "", "Actor1Code": "---"}, "actor_given", None),
    ({"EventCode": "010", "EventRootCode": "01"}, "type", None),  # a statement
    ({"EventCode": "010", "EventRootCode": "01"}, "mapping", "none"),
    ({"EventCode": "841", "EventRootCode": "8"}, "code", "0841"),  # noughts that were lost
    ({"GoldsteinScale": ""}, "intensity", None),
    ({"GoldsteinScale": "99"}, "intensity", None),
    ({"NumSources": ""}, "outlets", None),  # not known is not none
    ({"ActionGeo_Lat": "", "ActionGeo_Fullname": ""}, "place", None),
    ({"SOURCEURL": 'https://example.org/"quoted"'}, "url", 'https://example.org/"quoted"'),
    ({"Actor1Name": "CÔTE D’IVOIRE"}, "actor_name", "CÔTE D’IVOIRE"),
])
def test_a_cell_becomes_what_our_tables_hold(events, cells, name, value):
    """What is not known is None, and codes stay text."""
    (row,), _ = events(gdelt_row(**cells))

    assert value == row[name]


@pytest.mark.parametrize(("line", "reason"), [
    (gdelt_row(GlobalEventID=""), "GlobalEventID is empty"),
    (gdelt_row(GlobalEventID="12x"), "GlobalEventID '12x' is no number"),
    (gdelt_row(Day="20240732"), "Day '20240732' is no day"),
    (gdelt_row(EventCode="X1"), "EventCode 'X1' is no code of CAMEO in its category"),
    (gdelt_row(EventCode="195", EventRootCode="14"),
     "EventCode '195' is no code of CAMEO in its category"),
    (gdelt_row() + "\t", "62 cells, not 61"),
    ("a stray line", "1 cells, not 61"),
    (gdelt_row(Actor1Name="A\rB"), "a control character stands in it"),
])
def test_a_line_that_is_no_event_is_set_aside_with_its_number(events, line, reason):
    """The lines beside it are taken over."""
    rows, rejected = events(gdelt_row(), line, gdelt_row(GlobalEventID="7"))

    assert ["gdelt:1182000001", "gdelt:7"] == [row["id"] for row in rows]
    assert [(2, reason)] == rejected


def test_a_line_that_is_no_utf8_is_set_aside(tmp_path):
    """No letter is guessed."""
    path = tmp_path / "events.csv"
    lines = [gdelt_row().encode(), gdelt_row(Actor1Name="?").encode().replace(b"?", b"\xe9")]
    path.write_bytes(b"\n".join(lines) + b"\n")
    rows, ((line, reason),) = rows_of(read_gdelt_events(path))

    assert 1 == len(rows)
    assert 2 == line
    assert reason.endswith("is no UTF-8")


def test_a_packed_file_is_read_like_a_plain_one(tmp_path):
    """GDELT's own files are .zip, others .gz."""
    text = f"{gdelt_row()}\n{gdelt_row(GlobalEventID='8')}"
    plain, packed, zipped = (tmp_path / f"events.csv{end}" for end in ("", ".gz", ".zip"))
    plain.write_text(text, encoding="utf-8")  # without a line end at the end
    packed.write_bytes(gzip.compress(text.encode()))
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("20240703121500.export.CSV", text)
    found = [rows_of(read_gdelt_events(path)) for path in (plain, packed, zipped)]

    assert 2 == len(found[0][0])
    assert found == [found[0]] * 3


@pytest.mark.parametrize("name", ["events.csv.gz", "events.zip", "missing.csv"])
def test_a_file_that_cannot_be_read_is_told_by_name(tmp_path, name):
    """Whoever wanted to import it learns what to do."""
    if name != "missing.csv":
        (tmp_path / name).write_bytes(b"neither")

    with pytest.raises(BadImport, match=name):
        [*read_gdelt_events(tmp_path / name)]


def test_blocks_are_whole_lines_and_count_on(tmp_path):
    """A file that is cut gives the same rows, and faults keep their line numbers."""
    lines = [gdelt_row(GlobalEventID=str(number)) for number in range(1, 8)]
    lines[5] = "a stray line"
    path = written(tmp_path / "events.csv", *lines)
    blocks = [*blocks_of(path, size=900)]

    assert 7 == sum(block.lines for block in blocks) > len(blocks) > 1
    assert path.read_bytes() == b"".join(block.data for block in blocks)
    assert [1, *range(2, 8)] == [number for block in blocks for number, _ in block.numbered()]


def test_the_tables_have_the_published_types(tmp_path):
    """Rows or none, columns and types are those of `terms.imported`."""
    for path, reader, name in (
        (written(tmp_path / "e.csv", gdelt_row()), read_gdelt_events, "imported_events"),
        (written(tmp_path / "m.csv", mention_row()), read_gdelt_mentions, "imported_tellings"),
        (written(tmp_path / "none.csv", "?"), read_gdelt_events, "imported_events"),
    ):
        (batch,) = reader(path)
        assert name == batch.table
        assert IMPORTED[name].schema == batch.rows.schema
        assert not any(column.null_count for field, column
                       in zip(batch.rows.schema, batch.rows.columns, strict=True)
                       if not field.nullable)


def test_a_mention_says_which_report_tells_which_event(tmp_path):
    """GDELT's places in a text that nobody has are kept as its own, and -1 is not known."""
    path = written(tmp_path / "m.csv", mention_row(), mention_row(SentenceID="3"))
    (one, other), rejected = rows_of(read_gdelt_mentions(path))

    assert [] == rejected
    assert one.pop("id") != other["id"]
    assert {
        "event": "gdelt:1182000001", "coder": "gdelt", "version": "2.0",
        "url": "https://example.org/odesa", "outlet": "example.org",
        "published": date(2024, 7, 3), "sentence": 2, "actor_at": 120, "recipient_at": None,
        "action_at": 131, "confidence": 0.6, "tone": -5.25, "language": "rus",
        "evidence": "none",
    } == one


def test_a_mention_without_event_is_set_aside(tmp_path):
    """And one without a time."""
    path = written(tmp_path / "m.csv", mention_row(GlobalEventID=""),
                   mention_row(MentionTimeDate="soon"))
    rows, rejected = rows_of(read_gdelt_mentions(path))

    assert [] == rows
    assert [(1, "GlobalEventID is empty"), (2, "MentionTimeDate 'soon' begins with no day")] == (
        rejected)


def test_the_same_file_gives_the_same_rows(tmp_path):
    """Whatever the cores do, rows come in the order of the lines."""
    path = written(tmp_path / "e.csv", *(gdelt_row(GlobalEventID=str(n)) for n in range(3000)))
    one, other = (pa.concat_tables(b.rows for b in read_gdelt_events(path)) for _ in range(2))

    assert one == other
    assert [f"gdelt:{n}" for n in range(3000)] == one["id"].to_pylist()
