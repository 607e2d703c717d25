"""Our events in GDELT's columns, read back by GDELT's importer."""

import csv
from copy import deepcopy

from exported import by_hand, exported, world
from foreign import GDELT, MENTIONS, rows_of

from tatanan.exchange.imports import read_gdelt_events, read_gdelt_mentions
from tatanan.lexicons.cameo import cameo_of_plover


def cells(folder, name, columns):
    """Return the lines of a file without a header, by column."""
    lines = (folder / name).read_text("utf-8").split("\n")[:-1]
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def mapping(folder):
    """Return what each event was before."""
    with (folder / "mapping.tsv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file, delimiter="\t")]


def test_an_event_stands_in_gdelts_61_columns(tmp_path):
    """PLOVER's SUPPORT is CAMEO's 050, with Goldstein's score of it."""
    exported(tmp_path, "gdelt", [by_hand()])
    (row,) = cells(tmp_path, "events.export.CSV", GDELT)

    assert ("20250106", "202501", "2025", "2025.0164") == tuple(
        row[name] for name in ("Day", "MonthYear", "Year", "FractionDate"))
    assert ("050", "050", "05", "1", "3.5") == tuple(row[name] for name in (
        "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"))
    assert ("BRA", "BRASIL", "IDN") == (
        row["Actor1CountryCode"], row["Actor1Name"], row["Actor2CountryCode"])
    assert ("1", "1", "1", "https://example.org/brics", "Brasilia", "BR") == tuple(
        row[name] for name in ("NumMentions", "NumSources", "NumArticles", "SOURCEURL",
                               "ActionGeo_Fullname", "ActionGeo_CountryCode"))


def test_only_what_is_told_as_having_happened_is_written(tmp_path):
    """GDELT has no column for denials; a denied event would be counted there."""
    exported(tmp_path, "gdelt", world())
    asserted = {event["id"] for record in world() for event in record["events"]
                if event["factuality"] == "asserted"
                and ((event["when"] or {}).get("first") or record["report"]["published"])}

    assert asserted == {row["telling"] for row in mapping(tmp_path)}


def test_gdelts_importer_takes_the_export_back(tmp_path):
    """Its type is ours again, unless the mapping says that the code does not keep it."""
    exported(tmp_path, "gdelt", world())
    rows, rejected = rows_of(read_gdelt_events(tmp_path / "events.export.CSV"))
    was = {f"gdelt:{row['GlobalEventID']}": row for row in mapping(tmp_path)}

    assert [] == rejected
    assert set(was) == {row["id"] for row in rows}
    for row in rows:
        before = was[row["id"]]
        assert before["EventCode"] == row["code"]
        assert (before["keeps_type"] == "true") is (before["type"] == row["type"])
        for side in ("actor", "recipient"):
            code = before[side]
            assert row[side] == (None if code in ("", "UNK") else code)


def test_every_event_is_marked_as_mapped(tmp_path):
    """The third file says what each was, and gives its words."""
    exported(tmp_path, "gdelt", world())
    rows = mapping(tmp_path)

    assert {"true"} == {row["mapped"] for row in rows}
    assert all(row["trigger"] and row["sentence"] for row in rows)
    assert all(cameo_of_plover(row["type"], row["mode"] or None).code == row["EventCode"]
               for row in rows)


def test_a_report_is_a_mention(tmp_path):
    """Offsets are those of our text, and a report without an address goes by its name."""
    exported(tmp_path, "gdelt", world())
    rows, rejected = rows_of(read_gdelt_mentions(tmp_path / "events.mentions.CSV"))
    events, _ = rows_of(read_gdelt_events(tmp_path / "events.export.CSV"))

    assert [] == rejected
    assert {row["id"] for row in events} == {row["event"] for row in rows}
    assert {row["url"].split(":")[0] for row in rows} == {"https", "urn"}
    assert all(set(row) == set(MENTIONS) for row in cells(tmp_path, "events.mentions.CSV",
                                                          MENTIONS))


def test_a_reciprocal_event_is_a_row_each_way(tmp_path):
    """PLOVER puts all sides among the actors; GDELT knows one acting and one acted upon."""
    record = deepcopy(by_hand())
    event = record["events"][0]
    event["actors"], event["recipients"] = [*event["actors"], *event["recipients"]], []
    exported(tmp_path, "gdelt", [record])
    rows = cells(tmp_path, "events.export.CSV", GDELT)

    assert {("BRA", "IDN"), ("IDN", "BRA")} == {
        (row["Actor1CountryCode"], row["Actor2CountryCode"]) for row in rows}
    assert 2 == len({row["GlobalEventID"] for row in rows})


def test_a_body_goes_by_its_group(tmp_path):
    """The United Nations are UNO among GDELT's known groups."""
    record = deepcopy(by_hand())
    record["events"][0]["recipients"][0]["code"] = "IGOUNO"
    exported(tmp_path, "gdelt", [record])
    (row,) = cells(tmp_path, "events.export.CSV", GDELT)

    assert ("", "UNO") == (row["Actor2CountryCode"], row["Actor2KnownGroupCode"])
