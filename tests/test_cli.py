"""The command line keeps its word: what goes where, and how it ends."""

import json
import os
import subprocess
import sys
from importlib.resources import files

import pytest
from sample import bare_coding
from typer.testing import CliRunner

from tatanan.cli import app
from tatanan.errors import MissingModel
from tatanan.terms.record import load_record_schema

ASTANA = "Presiden Rusia dan Presiden China bertemu di Astana dalam konferensi tingkat tinggi."
HANOI = "Menteri luar negeri Vietnam menerima tamunya dari Laos di Hanoi untuk membahas perbatasan."


@pytest.fixture
def run(monkeypatch):
    """Run a command without the parser: every coding is empty."""
    monkeypatch.setattr("tatanan.pipeline.extract_coding", bare_coding)

    def invoke(*arguments, given=None):
        return CliRunner().invoke(app, list(map(str, arguments)), input=given)

    return invoke


@pytest.fixture
def folder(tmp_path):
    """A folder with two reports, a record, and a file of another kind."""
    (tmp_path / "b.txt").write_text(HANOI, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ASTANA, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(line("c-1", ASTANA) + "\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("Tidak dibaca.", encoding="utf-8")
    return tmp_path


def line(record_id, text, **known):
    """Return a record as a line of JSON."""
    return json.dumps({"id": record_id, "text": text, **known}, ensure_ascii=False)


def records(result):
    """Return the records that were written, one a line."""
    return [json.loads(written) for written in result.stdout.split("\n") if written]


def real(*arguments, given=b"", **environment):
    """Run the real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tatanan", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_file_is_read_as_a_page(run, folder):
    """The page is what comes without a wish for another format."""
    result = run("read", folder / "a.txt")

    assert result.exit_code == 0
    assert "Presiden China bertemu" in result.stdout
    assert "SPEAKERS" not in result.stdout
    assert result.stderr == ""


def test_json_is_one_object_for_people(run, folder):
    """With --format json, one report is one object over several lines."""
    result = run("read", folder / "a.txt", "--format", "json")

    assert json.loads(result.stdout)["report"]["text"] == ASTANA
    assert result.stdout.count("\n") > 10


def test_jsonl_is_one_object_a_line(run, folder):
    """With --format jsonl, three reports are three lines."""
    result = run("read", folder / "a.txt", folder / "b.txt", folder / "c.jsonl", "-f", "jsonl")

    assert [record["report"]["text"] for record in records(result)] == [ASTANA, HANOI, ASTANA]


def test_a_folder_gives_its_reports_in_order(run, folder):
    """All reports of a folder are read, sorted by name, and nothing else in it."""
    result = run("read", folder, "-f", "jsonl")

    assert [record["report"]["text"] for record in records(result)] == [ASTANA, HANOI, ASTANA]


@pytest.mark.parametrize("arguments", [["-"], []])
def test_a_pipe_is_standard_input(run, arguments):
    """`-` reads standard input, and so does no name at all in a pipe."""
    result = run("read", *arguments, "-f", "jsonl", given=ASTANA)

    assert records(result)[0]["report"]["text"] == ASTANA


def test_a_folder_without_reports_is_an_error(run, tmp_path):
    """An empty folder is named, with what it lacks."""
    result = run("read", tmp_path)

    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr
    assert ".jsonl" in result.stderr


@pytest.mark.parametrize("name", ["records.jsonl", "records.txt", "-"])
def test_records_are_recognised(run, tmp_path, name):
    """Lines of JSON are taken as records by the file's name or by the first line."""
    given = f"{line(7, ASTANA)}\n\n{line('b', HANOI)}\n"
    source = name
    if name != "-":
        source = tmp_path / name
        source.write_text(given, encoding="utf-8")

    result = run("read", source, "-f", "jsonl", given=given)

    assert [record["id"] for record in records(result)] == ["7", "b"]


def test_the_text_of_a_record_is_taken_as_it_stands(run):
    """Offsets of a record are those of its own text, whatever furniture it holds."""
    text = f"  loading...\n{ASTANA}\nFoto/AP\n"

    result = run("read", "-f", "jsonl", given=line("r", text))

    assert records(result)[0]["report"]["text"] == text
    assert records(result)[0]["report"]["set_aside"] == []


def test_clean_cleans_records_too(run):
    """With --clean, furniture of a record is set aside as that of a page is."""
    result = run("read", "--clean", "-f", "jsonl", given=line("r", f"loading...\n{ASTANA}"))
    report = records(result)[0]["report"]

    assert report["text"] == ASTANA
    assert [aside["quote"] for aside in report["set_aside"]] == ["loading..."]


def test_what_the_user_says_of_language_and_day_holds(run, folder):
    """--language and --published go before what the page seems to say."""
    wishes = ("--language", "en", "--published", "2024-07-03")

    report = records(run("read", folder / "a.txt", *wishes, "-f", "jsonl"))[0]["report"]

    assert (report["language"], report["published"]) == ("en", "2024-07-03")


def test_a_record_knows_its_own_day_best(run):
    """--published holds only for records that bring no day of their own."""
    given = f"{line('a', ASTANA, published='2024-07-05')}\n{line('b', ASTANA)}\n"

    result = run("read", "--published", "2024-07-03", "-f", "jsonl", given=given)

    days = [record["report"]["published"] for record in records(result)]
    assert days == ["2024-07-05", "2024-07-03"]


def test_html_can_be_said_to_be_html(run):
    """--input html reads a page however it begins."""
    page = f"<p>{ASTANA}</p><p>{HANOI}</p>"

    result = run("read", "--input", "html", "-f", "jsonl", given=page)

    assert "<p>" not in records(result)[0]["report"]["text"]


def test_one_bad_source_does_not_stop_the_others(run, folder):
    """What cannot be read is named on standard error; the rest is written; the code is 3."""
    (folder / "empty.txt").write_bytes(b"")
    sources = folder / "a.txt", folder / "gone.txt", folder / "empty.txt", folder / "b.txt"

    result = run("read", *sources, "-f", "jsonl")

    assert result.exit_code == 3
    assert [record["report"]["text"] for record in records(result)] == [ASTANA, HANOI]
    assert "gone.txt: No such file" in result.stderr
    assert "empty.txt is empty" in result.stderr
    assert "2 of 4 could not be read" in result.stderr


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{broken", "line 2 is no JSON"),
        ('{"id": "x"}', "has no text"),
        ('{"text": "Ya."}', "has no id"),
        ('{"id": "x", "text": "Bonjour.", "language": "fr"}', "'fr'"),
    ],
)
def test_one_bad_line_does_not_stop_the_others(run, tmp_path, bad, told):
    """A bad record is named by file and line; those before and after it are written."""
    source = tmp_path / "records.jsonl"
    source.write_text(f"{line('a', ASTANA)}\n{bad}\n{line('c', HANOI)}\n", encoding="utf-8")

    result = run("read", source, "-f", "jsonl")

    assert result.exit_code == 3
    assert [record["id"] for record in records(result)] == ["a", "c"]
    assert told in result.stderr
    assert "records.jsonl" in result.stderr


def test_when_nothing_can_be_read_the_code_is_1(run, tmp_path):
    """No report at all is a failure, with nothing on standard output."""
    result = run("read", tmp_path / "gone.txt", "-f", "jsonl")

    assert (result.exit_code, result.stdout) == (1, "")


def test_a_missing_model_stops_the_run(run, folder, monkeypatch):
    """What holds for every report is said once, and nothing more is tried."""

    def refuse(report):
        raise MissingModel(f"no parser of {report.language!r}")

    monkeypatch.setattr("tatanan.pipeline.extract_coding", refuse)

    result = run("read", folder)

    assert result.exit_code == 1
    assert result.stderr == "tatanan: no parser of 'id'\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "--format", "xml"],
        ["read", "--input", "pdf"],
        ["read", "--language", "fr"],
        ["read", "--published", "3 July 2024"],
        ["read", "--unknown"],
        ["examples", "no-such-example"],
        ["unheard-of"],
    ],
)
def test_wrong_usage_is_2(run, arguments):
    """An option, a value or a command that is not there is wrong usage."""
    result = run(*arguments, given=ASTANA)

    assert (result.exit_code, result.stdout) == (2, "")


def test_a_terminal_is_not_waited_for(run, monkeypatch):
    """Without a source and without a pipe, the command says what it needs."""
    monkeypatch.setattr("tatanan.commands.shell.is_a_terminal", lambda _: True)

    result = run("read")

    assert result.exit_code == 2
    assert "standard input" in result.stderr


def test_the_schema_is_printed(run):
    """`tatanan schema` prints the contract as it is published."""
    assert json.loads(run("schema").stdout) == load_record_schema()


def test_the_examples_are_listed_printed_and_copied(run, tmp_path):
    """Each listed example can be printed byte by byte, and all can be copied."""
    names = run("examples").stdout.split()
    printed = run("examples", names[0]).stdout_bytes
    copied = run("examples", "--to", tmp_path / "reports")

    assert printed == (files("tatanan.examples") / names[0]).read_bytes()
    assert copied.exit_code == 0
    assert sorted(file.name for file in (tmp_path / "reports").iterdir()) == names


def test_the_version_is_printed(run):
    """`--version` prints name and version and stops."""
    assert run("--version").stdout.split()[0] == "tatanan"


def test_sound_lexicons_pass_and_faulty_ones_do_not(run, monkeypatch):
    """`lexicon check` ends with 0 or 4 and names each fault."""
    from tatanan.lexicons.check import Fault

    monkeypatch.setattr("tatanan.lexicons.check.check_lexicons", lambda: ())
    assert run("lexicon", "check").exit_code == 0

    fault = Fault("en/words.yaml", "it does not say what it is")
    monkeypatch.setattr("tatanan.lexicons.check.check_lexicons", lambda: (fault,))
    result = run("lexicon", "check")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "en/words.yaml" in result.stderr


def test_a_folder_without_gold_cannot_be_evaluated(run, tmp_path):
    """`evaluate` needs gold and says so."""
    result = run("evaluate", tmp_path)

    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr


def test_records_are_utf_8_whatever_the_locale():
    """The encoding of the terminal does not decide what a record looks like."""
    given = line("ü", "Wer “ja” sagt: 🌏.", language="en").encode()

    done = real("read", "-f", "jsonl", given=given, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")

    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "ü"
    assert "🌏".encode() in done.stdout


def test_a_reader_that_leaves_early_causes_no_traceback():
    """`tatanan ... | head -1` ends quietly."""
    command = f"{sys.executable} -m tatanan schema | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, env=dict(os.environ)
    )

    assert done.stdout == b"{\n"
    assert done.stderr == b""


@pytest.mark.slow
def test_twice_the_same_input_gives_the_same_bytes():
    """Two processes write the same record, byte for byte, and nothing else."""
    runs = [
        real("read", "-f", "json", given=ASTANA.encode(), PYTHONHASHSEED=seed)
        for seed in ("1", "2")
    ]

    assert runs[0].returncode == 0, runs[0].stderr.decode()
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == b""
