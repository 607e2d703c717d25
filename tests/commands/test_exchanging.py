"""`tatanan import` and `tatanan export`."""

import json

import frictionless
import invented
import lasting
import pytest
import typer
from exported import by_hand, digests
from foreign import gdelt_row, icews_row, line, mention_row, polecat_row, written
from typer.testing import CliRunner

from tatanan.commands import exchanging
from tatanan.exchange.exports.formats import FORMATS
from tatanan.exchange.facts import load_mapping
from tatanan.store import open_store

HEADERS = {name: line(load_mapping(name)["columns"]) for name in ("icews", "polecat")}
LINES = {
    "gdelt": [gdelt_row()],
    "gdelt-mentions": [mention_row()],
    "icews": [HEADERS["icews"], icews_row()],
    "polecat": [HEADERS["polecat"], polecat_row()],
}


@pytest.fixture
def run():
    """Return a runner of the two commands."""
    app = typer.Typer(pretty_exceptions_enable=False)
    exchanging.register(app)
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture
def place(tmp_path):
    """A store with records."""
    path = tmp_path / "world.duckdb"
    with open_store(path, create=True) as store:
        store.put([by_hand(), *invented.records(6)])
    return path


@pytest.mark.parametrize("kind", LINES)
def test_a_file_of_each_format_is_imported(run, tmp_path, kind):
    """The store is made where there is none, and a second time adds nothing."""
    file, place = written(tmp_path / kind, *LINES[kind]), tmp_path / "world.duckdb"
    first = run("import", file, "--format", kind, "--to", place)
    second = run("import", file, "--format", kind, "--to", place)

    assert (0, 0) == (first.exit_code, second.exit_code)
    assert "rows added, 0 were there" in first.output
    assert "tatanan: 0 rows added" in second.output


def test_importing_for_long_leaves_the_catalogue(run, place, tmp_path, monkeypatch):
    """It names the snapshot of all that the store holds, what was imported with it."""
    lasting.take_for_long(monkeypatch)
    run("import", written(tmp_path / "g.csv", *LINES["gdelt"]), "--format", "gdelt", "--to", place)

    assert lasting.is_laid_out(place)


def test_rows_that_are_not_taken_over_are_told_and_kept(run, tmp_path):
    """The exit code says that it is a part, and the file what is missing."""
    file = written(tmp_path / "e.csv", gdelt_row(), gdelt_row(Day="soon"), "stray")
    kept = tmp_path / "rejected.jsonl"
    done = run("import", file, "--format", "gdelt", "--to", tmp_path / "w.duckdb",
               "--rejected", kept)
    rows = [json.loads(each) for each in kept.read_text("utf-8").splitlines()]

    assert 3 == done.exit_code
    assert f"{file}, line 2: Day 'soon' is no day" in done.output
    assert [(2, "Day 'soon' is no day"), (3, "1 cells, not 61")] == [
        (row["line"], row["reason"]) for row in rows]
    assert "stray" == rows[1]["row"]


def test_lines_that_were_put_right_are_told(run, tmp_path):
    """Nobody's file is mended in silence."""
    file = written(tmp_path / "p.txt", HEADERS["polecat"], polecat_row() + "\t")
    done = run("import", file, "--format", "polecat", "--to", tmp_path / "w.duckdb")

    assert 0 == done.exit_code
    assert "1 rows had shifted columns and were put right" in done.output


def test_a_file_that_is_none_of_its_format_fails(run, tmp_path):
    """With what to do about it."""
    file = written(tmp_path / "p.txt", "a\tb")
    done = run("import", file, "--format", "icews", "--to", tmp_path / "w.duckdb")

    assert 1 == done.exit_code
    assert "no column 'Event ID'" in done.output


@pytest.mark.parametrize("kind", FORMATS)
def test_a_store_is_exported_into_a_folder_of_each_format(run, place, tmp_path, kind):
    """The folder is a data package that names the store's snapshot; twice gives the same bytes."""
    told = [run("export", place, "--to", tmp_path / name, "--format", kind, "--licence",
                "CC-BY-4.0", "--author", "Kantor Contoh") for name in ("one", "other")]
    package = frictionless.Package(str(tmp_path / "one" / "datapackage.json"))
    with open_store(place) as store:
        snapshot = store.snapshot()

    assert [0, 0] == [each.exit_code for each in told]
    assert snapshot == package.version
    assert digests(tmp_path / "one") == digests(tmp_path / "other")


def test_a_place_that_ends_like_a_file_gets_that_file_alone(run, place, tmp_path):
    """Nothing is written beside it."""
    done = run("export", place, "--to", tmp_path / "a.gexf", "--format", "gexf")

    assert 0 == done.exit_code
    assert {"a.gexf", place.name} == {file.name for file in tmp_path.iterdir()}
    assert "no licence is named" in done.output


@pytest.mark.parametrize(("words", "told"), [
    (("--to", "{folder}/x.parquet", "--format", "parquet"), "name a folder"),
    (("--to", "{folder}", "--format", "jsonl"), "holds other files"),
    (("--to", "{folder}/none/x.gexf", "--format", "gexf"), "there is no folder"),
    (("--to", "{folder}/x", "--format", "gexf", "--licence", "no licence"), "SPDX"),
    (("--to", "{folder}/x", "--format", "shapefile"), "shapefile"),
])
def test_a_wrong_place_or_option_is_named(run, place, tmp_path, words, told):
    """As wrong usage, before anything is read."""
    done = run("export", place, *(word.format(folder=tmp_path) for word in words))

    assert 2 == done.exit_code
    assert told in " ".join(done.output.replace("│", " ").split())


def test_an_export_can_be_made_again_into_its_folder(run, place, tmp_path):
    """A folder that an export made is no folder of other files."""
    first, second = (run("export", place, "--to", tmp_path / "x", "--format", "jsonl")
                     for _ in range(2))

    assert (0, 0) == (first.exit_code, second.exit_code)


def test_events_that_are_asked_for_are_exported_alone(run, place, tmp_path):
    """And the package says which were asked for."""
    done = run("export", place, "--to", tmp_path / "x", "--format", "polecat",
               "--type", "SUPPORT", "--factuality", "asserted", "--actor", "BRA")
    lines = (tmp_path / "x" / "events.polecat.tsv").read_text("utf-8").count("\n")
    package = json.loads((tmp_path / "x" / "datapackage.json").read_text("utf-8"))

    assert 0 == done.exit_code
    assert 2 == lines
    assert "actors BRA; types SUPPORT; factuality asserted" == package["tatanan"]["filter"]


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_the_whole_reports_of_asked_events_are_exported(run, place, tmp_path, kind):
    """A record is not torn apart."""
    run("export", place, "--to", tmp_path / "x", "--format", kind, "--actor", "BRA")
    if kind == "jsonl":
        (text,) = (tmp_path / "x" / "records.jsonl").read_text("utf-8").splitlines()
        assert by_hand() == json.loads(text)
    else:
        with open_store(tmp_path / "other.duckdb", create=True) as other:
            other.load_parquet(tmp_path / "x")
            assert [by_hand()] == [*other.records()]


def test_imported_events_are_exported_with_the_whole_store(run, place, tmp_path):
    """Into Parquet, where all tables are."""
    file = written(tmp_path / "e.csv", gdelt_row())
    run("import", file, "--format", "gdelt", "--to", place)
    done = run("export", place, "--to", tmp_path / "x", "--format", "parquet")

    assert "imported_events.parquet, 1 rows" in done.output


def test_a_store_that_is_not_there_is_told(run, tmp_path):
    """No folder is made then."""
    done = run("export", tmp_path / "none.duckdb", "--to", tmp_path / "x", "--format", "jsonl")

    assert 1 == done.exit_code
    assert not (tmp_path / "x").exists()
