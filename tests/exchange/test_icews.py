"""Files of ICEWS become imported events."""

from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from foreign import ICEWS, icews_row, line, rows_of, written

from tatanan.errors import BadImport
from tatanan.exchange.imports import read_icews_events

SAMPLE = Path(__file__).parents[3] / "shared" / "reference" / "icews_2018_sample.parquet"


@pytest.fixture
def events(tmp_path):
    """Return a reader of lines of ICEWS."""
    name = "events.2018.20200427084805.tab"
    return lambda *lines: rows_of(read_icews_events(written(tmp_path / name, line(ICEWS), *lines)))


def test_an_event_says_who_did_what_to_whom_when_and_where(events):
    """Countries are told by code, and the release by the name of the file."""
    (row,), rejected = events(icews_row())

    assert [] == rejected
    assert row.pop("id").startswith("icews:32889836:")
    assert {
        "pair": 0, "coder": "icews", "version": "20200427084805", "given_id": "32889836",
        "first": date(2018, 6, 1), "last": date(2018, 6, 1), "published": None,
        "actor": "IDN", "actor_name": "Foreign Affairs (Indonesia)", "actor_given": "Indonesia",
        "actor_sectors": '["Executive","Foreign Ministry","Government"]',
        "recipient": "VNM", "recipient_name": "Government (Vietnam)",
        "recipient_given": "Vietnam", "recipient_sectors": '["Government"]',
        "type": "CONSULT", "mode": None, "contexts": "[]", "code": "040", "mapping": "exact",
        "quad": "verbal-cooperation", "intensity": 1.0, "scale": "goldstein",
        "place": "Hanoi, Thanh Pho Ha Noi, Vietnam", "country": "VNM", "latitude": 21.0245,
        "longitude": 105.841, "mentions": None, "reports": None, "outlets": None, "url": None,
        "outlet": "Kantor Contoh", "story": "47400351", "sentence": "2", "language": None,
        "found_by": '["icews","cameo.040"]', "evidence": "none",
    } == row


def test_two_events_of_one_number_are_two(events):
    """ICEWS's numbers are not unique; rows that are wholly alike are one."""
    rows, rejected = events(icews_row(), icews_row(event_date="2018-06-02"), icews_row())

    assert [] == rejected
    assert 2 == len({row["id"] for row in rows}) == len(rows)
    assert {"32889836"} == {row["given_id"] for row in rows}


@pytest.mark.parametrize(("cells", "name", "value"), [
    ({"cameo_code": "40"}, "code", "040"),  # a spreadsheet took the nought
    ({"cameo_code": "10"}, "code", "010"),
    ({"cameo_code": "100"}, "type", "REQUEST"),
    ({"source_country": "NA", "source_name": "European Union"}, "actor", "IGOEUU"),
    ({"source_country": "NA", "source_name": "Unidentified State Actor"}, "actor", None),
    ({"source_country": "Moldova, Republic of"}, "actor", "MDA"),
    ({"source_sectors": "NA"}, "actor_sectors", "[]"),
    ({"target_country": "", "target_name": "NA"}, "recipient_name", None),
    ({"latitude": "NA"}, "latitude", None),
    ({"city": "NA", "province": "NA", "country": "NA"}, "place", None),
    ({"source_name": 'Abdul "Abu" Contoh'}, "actor_name", 'Abdul "Abu" Contoh'),
])
def test_a_cell_becomes_what_our_tables_hold(events, cells, name, value):
    """What is not known is None, and codes stay text."""
    (row,), _ = events(icews_row(**cells))

    assert value == row[name]


@pytest.mark.parametrize(("line_", "reason"), [
    (icews_row(event_id=""), "Event ID is empty"),
    (icews_row(event_id="NA"), "Event ID 'NA' is none"),
    (icews_row(event_date="June 1"), "Event Date 'June 1' is no day"),
    (icews_row(cameo_code="999"), "CAMEO Code '999' is no code of CAMEO"),
    ("too\tshort", "2 cells, not 20"),
])
def test_a_line_that_is_no_event_is_set_aside_with_its_number(events, line_, reason):
    """The header is line 1."""
    rows, rejected = events(icews_row(), line_)

    assert 1 == len(rows)
    assert [(3, reason)] == rejected


def test_quoted_files_are_read_too(tmp_path):
    """A Dataverse writes its tab files with quotation marks; a tab or a mark may stand inside."""
    cells = icews_row(source_name='Kantor "Satu"\tDua').split("\t")
    cells[2:4] = ['Kantor "Satu"\tDua']
    quoted = ["\t".join('"' + cell.replace('"', '""') + '"' for cell in row)
              for row in (ICEWS, cells)]
    (row,), rejected = rows_of(read_icews_events(written(tmp_path / "e.tab", *quoted)))

    assert [] == rejected
    assert 'Kantor "Satu"\tDua' == row["actor_name"]


def test_columns_may_stand_in_any_order(tmp_path):
    """They are told by their names."""
    turned = [line(reversed(ICEWS)), line(reversed(icews_row().split("\t")))]
    (row,), _ = rows_of(read_icews_events(written(tmp_path / "e.tab", *turned)))

    assert ("IDN", "040") == (row["actor"], row["code"])


def test_a_file_without_a_column_is_refused_by_name(tmp_path):
    """Whoever names another file learns which column it lacks."""
    path = written(tmp_path / "e.tab", line(ICEWS[:-1]))

    with pytest.raises(BadImport, match="no column 'Longitude'"):
        [*read_icews_events(path)]


def test_a_parquet_copy_is_read_like_the_file(tmp_path):
    """Numbers of a copy that was typed become text again."""
    columns = dict(zip(ICEWS, ([cell] for cell in icews_row().split("\t")), strict=True))
    path = tmp_path / "sample.parquet"
    pq.write_table(pa.table({**columns, "Event ID": [32889836], "Latitude": [21.0245]}), path)
    (row,), _ = rows_of(read_icews_events(path))

    assert ("IDN", "VNM", "32889836", 21.0245) == (
        row["actor"], row["recipient"], row["given_id"], row["latitude"])


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of ICEWS is not here")
def test_a_real_sample_is_taken_over_whole():
    """Every row of it has a code, and hardly any country is left without its own."""
    rows, rejected = rows_of(read_icews_events(SAMPLE))
    types = Counter(row["type"] for row in rows)
    unknown = [row for row in rows if row["actor_given"] and not row["actor"]]

    assert ([], 3705) == (rejected, len(rows))
    assert [] == unknown
    assert {"CONSULT", "ASSAULT", None} <= set(types)
