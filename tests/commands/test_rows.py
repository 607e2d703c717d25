"""Rows are printed for people and for programs, and None stays unknown in each format."""

import io
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal

RECORDS = [
    {"actor": "IDN", "events": 12, "share": 0.25, "since": date(2024, 3, 1), "codes": ["RUS"]},
    {"actor": None, "events": 7, "share": None, "since": None, "codes": []},
]
TABLE = pa.Table.from_pylist(RECORDS)


def printed(rows, output):
    """Return what is printed, in bytes, as a command prints it."""
    app = typer.Typer()

    @app.command()
    def show(*, output: Format = "table") -> None:
        print_rows(rows, output)

    result = CliRunner().invoke(app, ["--format", output])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.mark.parametrize("rows", [RECORDS, TABLE], ids=["records", "arrow"])
def test_a_table_has_a_line_a_row_and_numbers_to_the_right(rows):
    """People see a dash for what is unknown, and no blanks at the end of a line."""
    lines = printed(rows, "table").decode().splitlines()

    assert lines == [
        "actor  events  share  since       codes",
        'IDN        12   0.25  2024-03-01  ["RUS"]',
        "–           7      –  –           []",
    ]


@pytest.mark.parametrize("rows", [RECORDS, TABLE], ids=["records", "arrow"])
def test_csv_leaves_an_unknown_cell_empty(rows):
    """A list is JSON inside its cell."""
    assert printed(rows, "csv").decode() == (
        "actor,events,share,since,codes\n"
        'IDN,12,0.25,2024-03-01,"[""RUS""]"\n'
        ",7,,,[]\n"
    )


@pytest.mark.parametrize("rows", [RECORDS, TABLE], ids=["records", "arrow"])
@pytest.mark.parametrize(
    ("output", "read"),
    [("json", json.loads), ("jsonl", lambda text: [*map(json.loads, text.splitlines())])],
)
def test_json_writes_days_in_iso_8601_and_null_for_unknown(rows, output, read):
    """An array and lines say the same."""
    assert read(printed(rows, output).decode()) == [
        {"actor": "IDN", "events": 12, "share": 0.25, "since": "2024-03-01", "codes": ["RUS"]},
        {"actor": None, "events": 7, "share": None, "since": None, "codes": []},
    ]


@pytest.mark.parametrize("rows", [RECORDS, TABLE], ids=["records", "arrow"])
def test_parquet_keeps_the_types(rows):
    """Days come back as days."""
    assert RECORDS == pq.read_table(io.BytesIO(printed(rows, "parquet"))).to_pylist()


@pytest.mark.parametrize(
    ("output", "nothing"),
    [("json", "[]\n"), ("jsonl", ""), ("csv", "actor\n"), ("table", "actor\n")],
)
def test_no_rows_are_no_rows(output, nothing):
    """An empty table keeps its columns where the format has a place for them."""
    assert printed(pa.table({"actor": pa.array([], pa.string())}), output).decode() == nothing


def test_records_need_not_have_the_same_names():
    """Columns are those that any record has; what a record lacks is unknown."""
    assert printed([{"a": 1}, {"b": 2}], "csv").decode() == "a,b\n1,\n,2\n"


def test_a_number_that_is_none_is_null_in_json():
    """JSON knows neither NaN nor infinity; a decimal becomes a number."""
    rows = [{"x": float("nan"), "y": float("inf"), "z": Decimal("1.5")}]

    assert json.loads(printed(rows, "jsonl")) == {"x": None, "y": None, "z": 1.5}


def test_a_word_cannot_steer_the_terminal_or_break_a_line():
    """Control characters are shown in a table, and escaped in JSON."""
    rows = [{"quote": "a\x1b[31m\nb\u2028c"}]

    assert printed(rows, "table").decode().splitlines() == ["quote", "a�[31m b c"]
    assert len(printed(rows, "jsonl").decode().splitlines()) == 1


def test_a_wide_row_stays_on_one_line_in_a_pipe():
    """Only a screen has an edge."""
    lines = printed([{"quote": "kata " * 200}], "table").decode().splitlines()

    assert lines[1].count("kata") == 200


def test_parquet_is_refused_on_a_terminal(monkeypatch):
    """Bytes are not sent to a screen; the remedy is named."""
    monkeypatch.setattr("tatanan.commands.rows.is_a_terminal", lambda _: True)

    with pytest.raises(typer.BadParameter, match="not for a screen"):
        refuse_parquet_on_a_terminal("parquet")
    with pytest.raises(typer.BadParameter, match="> rows"):
        print_rows(RECORDS, "parquet")
    refuse_parquet_on_a_terminal("csv")


def test_the_module_of_a_command_loads_neither_arrow_nor_numpy():
    """What prints rows is loaded by the commands' help and must be light."""
    line = "import sys, tatanan.cli, tatanan.commands.rows; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", line], check=True, capture_output=True, text=True)

    assert [] == [m for m in ("pyarrow", "numpy", "duckdb", "spacy") if m in done.stdout.split()]
