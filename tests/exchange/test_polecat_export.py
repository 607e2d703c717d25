"""Our events in POLECAT's columns, read back by other programs and by ourselves."""

import csv
from datetime import date

import pandas as pd
import pytest
from exported import AWKWARD, by_hand, exported, world
from foreign import POLECAT, rows_of

from tatanan.exchange.exports.cells import write_rows
from tatanan.exchange.exports.formats import Choices
from tatanan.exchange.exports.polecat import polecat_columns
from tatanan.exchange.imports import read_polecat_events
from tatanan.reference.states import cow_of


def table(folder):
    """Return the rows of an export as the csv module reads them."""
    with (folder / "events.polecat.tsv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file, delimiter="\t")]


def test_the_first_forty_columns_are_polecats(tmp_path):
    """In its order and under its names; ours come after."""
    exported(tmp_path, "polecat", [by_hand()])
    header = (tmp_path / "events.polecat.tsv").read_text("utf-8").partition("\n")[0].split("\t")

    assert POLECAT == header[:40]
    assert [*polecat_columns()] == header


def test_an_event_stands_in_polecats_columns_with_its_words(tmp_path):
    """What POLECAT has and we do not is None, its sign for what is missing."""
    exported(tmp_path, "polecat", [by_hand()], choices=Choices(cow_of))
    row = next(row for row in table(tmp_path) if row["Factuality"] == "asserted")
    text = by_hand()["report"]["text"]

    assert ("SUPPORT", "None", "5", "VERBAL COOPERATION", "diplomatic") == tuple(
        row[name] for name in ("Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"))
    assert ("Brasil", "BRA", "140", "Pemerintah Brasil") == tuple(
        row[f"Actor {name}"] for name in ("Name", "Country", "COW", "Name Raw"))
    assert ("IDN", "850", "None") == (
        row["Recipient Country"], row["Recipient COW"], row["Wikipedia Recipient ID"])
    assert ("2025-01-06", "2025-01-07", "Indonesian", "Kantor Contoh") == tuple(
        row[name] for name in ("Event Date", "Publication Date", "Language", "Source"))
    assert row["Trigger"] == text[int(row["Trigger Start"]) : int(row["Trigger End"])]
    assert row["Sentence"] == text[int(row["Sentence Start"]) : int(row["Sentence End"])]
    assert row["Actor Name Raw"] == text[int(row["Actor Starts"]) : int(row["Actor Ends"])]


def test_a_denied_event_is_marked_as_denied(tmp_path):
    """Whoever counts POLECAT's columns alone can leave it out by ours."""
    exported(tmp_path, "polecat", [by_hand()])
    (denied,) = (row for row in table(tmp_path) if row["Factuality"] == "denied")

    assert "future; negation" == denied["Auxiliary Modes"]
    assert "None; IGO" == denied["Actor Country"]  # somebody unknown, and a body without a code
    assert "None" == denied["Recipient Country"]


def test_tabs_line_ends_and_quotation_marks_come_back(tmp_path):
    """The csv module and pandas read every cell as it was."""
    records = world()
    exported(tmp_path, "polecat", records)
    triggers = {event["id"]: event["trigger"]["quote"]
                for record in records for event in record["events"]}
    read = {row["Event ID"]: row["Trigger"] for row in table(tmp_path)}
    frame = pd.read_csv(tmp_path / "events.polecat.tsv", sep="\t", dtype=str,
                        keep_default_na=False)

    assert triggers == read == dict(zip(frame["Event ID"], frame["Trigger"], strict=True))
    assert any(set(trigger) & set('"\t\n') for trigger in triggers.values())


@pytest.mark.parametrize("cell", [AWKWARD, "a\tb", "a\nb", 'a"b', "a\r\nb", "", "040", " x "])
def test_any_text_comes_back_from_a_cell(tmp_path, cell):
    """Quoting is by RFC 4180, whatever stands in the cell."""
    write_rows(tmp_path / "x.tsv", ["name", "cell"], [["1", cell], [None, "z"]])
    with (tmp_path / "x.tsv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file, delimiter="\t")]

    assert [["name", "cell"], ["1", cell], ["", "z"]] == rows


def test_a_format_without_quotation_marks_gets_blanks(tmp_path):
    """No cell can shift those after it."""
    write_rows(tmp_path / "x.tsv", None, [["a\tb", 'c "d"\r\n e', None]], quoted=False)

    assert 'a b\tc "d" e\t\n' == (tmp_path / "x.tsv").read_text("utf-8")


def test_our_own_importer_takes_the_export_back(tmp_path):
    """Types, days, scores and states are those that were written; the words stay behind."""
    records = world()
    exported(tmp_path, "polecat", records)
    rows, rejected = rows_of(read_polecat_events(tmp_path / "events.polecat.tsv"))
    told = {f"polecat:{event['id']}": event for record in records for event in record["events"]}
    dated = {row["id"]: row for row in rows}

    assert {"Event Date 'None' is no day"} >= {reason for _, reason in rejected}
    assert set(told) - set(dated) == {
        id_ for id_, event in told.items()
        if not (event["when"] or {}).get("first") and not published(records, event)}
    for id_, row in dated.items():
        assert (told[id_]["type"], told[id_]["intensity"], told[id_]["quad"]) == (
            row["type"], row["intensity"], row["quad"])
        assert isinstance(row["first"], date)


def published(records, event):
    """Return the day of publication of the report that tells an event."""
    (record,) = (r for r in records if event in r["events"])
    return record["report"]["published"]
