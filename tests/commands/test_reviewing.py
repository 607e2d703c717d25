"""`tatanan review`: what reviewers type, what it makes of the events, and what it says."""

import json

import pytest
import typer
from reviewed import TEXT, event, record, sanction
from typer.testing import CliRunner

from tatanan.commands import asking, exchanging, reviewing
from tatanan.store import open_store

app = typer.Typer()
for group in (reviewing, asking, exchanging):
    group.register(app)
ANA = ("--reviewer", "ana", "--reason", "as the words say")


@pytest.fixture
def place(tmp_path):
    """A store of two reports that tell three events."""
    where = tmp_path / "world.duckdb"
    with open_store(where, create=True) as store:
        store.put([
            record(sanction("a"), event("b", "SUPPORT", "menyambut", {"MLI": "Mali"},
                                        {"TUR": "Turki"})),
            record(sanction("d"), text=f"{TEXT} Sekian."),
        ])
    return where


def run(*words, code=0):
    """Run a command; return what it did."""
    done = CliRunner().invoke(app, [*map(str, words)], env={"TATANAN_REVIEWER": ""})
    assert code == done.exit_code, done.stderr or done.stdout
    return done


def rows(*words):
    """Return what a command prints, line by line."""
    return [json.loads(line) for line in run(*words, "--format", "jsonl").stdout.splitlines()]


def told(place, *asked):
    """Return the events that are found: id, type, sides, review."""
    names = ("id", "type", "actors", "recipients", "review")
    return sorted(tuple(row[n] for n in names) for row in rows("events", place, *asked))


def test_rejected_events_are_hidden_until_they_are_asked_for(place):
    """The id of the entry is printed, and takes it back."""
    done = run("review", "reject", place, "a", "b", *ANA)
    entry = done.stdout.split()[0]

    assert ["d"] == [row[0] for row in told(place)]
    assert ["a", "b"] == [row[0] for row in told(place, "--review", "rejected")]
    assert "rejected" in run("show", place, "a").stdout
    run("review", "undo", place, entry, *ANA)
    run("review", "undo", place, "b", *ANA)
    assert ["a", "b", "d"] == [row[0] for row in told(place)]


def test_an_edit_names_what_changes(place):
    """Everything that can be said of an event can be typed."""
    run(
        "review", "edit", place, "a", *ANA, "--type", "coerce", "--mode", "seize", "--actor",
        "tur=Turki", "--actor", "unk", "--recipient", "mli=Mali", "--context", "economic,legal",
        "--when", "2026-02", "--when-words", "sanksi", "--place", "Mali=mli", "--trigger",
        "menjatuhkan", "--factuality", "denied",
    )  # fmt: skip
    (found,) = rows("events", place, "--review", "edited")

    assert ("COERCE", "seize", "TUR UNK", "MLI", ["economic", "legal"], "2026-02-01", "2026-02-28",
            "Mali", "MLI", "menjatuhkan", "denied") == (
        *(found[n] for n in ("type", "mode", "actors", "recipients")),
        json.loads(found["contexts"]),
        *(found[n] for n in ("first", "last", "place", "country", "trigger", "factuality")))


def test_none_says_that_there_is_none(place):
    """A side, a day, a place and a mode can be taken away."""
    run("review", "edit", place, "a", *ANA, "--recipient", "none", "--when", "none", "--place",
        "none", "--mode", "none", "--context", "none")
    (found,) = rows("events", place, "--review", "edited")

    assert ("", None, None, None) == tuple(
        found[name] for name in ("recipients", "first", "place", "mode"))


def test_events_are_joined_and_split(place):
    """Each command says what it made of them."""
    run("review", "merge", place, "a", "b", *ANA)
    run("review", "split", place, "d", *ANA, "--part", '{"recipients": [{"code": "MLI"}]}',
        "--part", '{"recipients": [{"code": "TUR", "words": "Turki"}]}')

    assert [("SANCTION", "IDN", "MLI", "split"), ("SANCTION", "IDN", "TUR", "split"),
            ("SANCTION", "IDN MLI", "MLI TUR", "merged")] == sorted(
        row[1:] for row in told(place))


def test_a_log_is_exported_and_replayed(place, tmp_path):
    """Twice changes nothing; what does not fit another store is told and listed."""
    run("review", "accept", place, "a", "--reviewer", "ana")
    run("review", "reject", place, "d", *ANA)
    file, other = tmp_path / "log.jsonl", tmp_path / "other.duckdb"
    run("review", "export", place, file)
    with open_store(other, create=True) as store:
        store.put([record(sanction("a"))])

    assert "2 entries added, 0 were there; 1 do not fit" in run(
        "review", "replay", other, file).stderr
    assert "0 entries added, 2 were there" in run("review", "replay", other, file).stderr
    (unfit,) = rows("review", "unanchored", other)
    assert ("d", False) == (unfit["event"], unfit["holds"])
    assert "is not there" in unfit["fault"]


def test_the_log_tells_who_said_what(place):
    """All entries, or those of an event or of a reviewer."""
    run("review", "accept", place, "a", "--reviewer", "ben")
    run("review", "reject", place, "d", *ANA)
    every = rows("review", "log", place)

    assert {("ben", "accept", "a", None), ("ana", "reject", "d", "as the words say")} == {
        tuple(row[n] for n in ("reviewer", "kind", "event", "reason")) for row in every}
    assert ["d"] == [row["event"] for row in rows("review", "log", place, "--event", "d")]
    assert ["a"] == [row["event"] for row in rows("review", "log", place, "--reviewer", "ben")]


def test_events_are_drawn_with_their_sentence_and_marked_words(place):
    """The same seed draws the same events; who has judged one is not given it again."""
    drawn = rows("review", "next", place, "--seed", 5)
    first = drawn[0]["id"]
    run("review", "accept", place, first, "--reviewer", "ben")
    sentences = {row["id"]: row["sentence"] for row in drawn}

    assert drawn[1:] == rows("review", "next", place, "--seed", 5)
    assert drawn == rows("review", "next", place, "--seed", 5, "--reviewer", "ana")
    assert "Indonesia menjatuhkan [sanksi] kepada Mali dan Turki." == sentences["a"]
    assert "MLI (Mali), TUR (Turki)" == next(r["recipients"] for r in drawn if r["id"] == "a")
    assert 1 == len(rows("review", "next", place, "--count", 1, "--by", "type"))


def test_agreement_and_precision_are_measured(place):
    """Two reviewers who differ on one of three; the last word decides what is right."""
    run("review", "accept", place, "a", "b", "d", "--reviewer", "ben")
    run("review", "accept", place, "a", "b", "--reviewer", "ana")
    run("review", "reject", place, "d", *ANA)
    (agreed,) = rows("review", "agreement", place)
    (estimate,) = rows("review", "precision", place)
    strata = rows("review", "precision", place, "--by", "type")

    assert ("ana", "ben", 3, 0.0) == (
        agreed["one"], agreed["other"], agreed["events"], agreed["kappa"])
    assert (3, 3) == (estimate["events"], estimate["reviewed"])
    assert estimate["low"] < estimate["value"] < estimate["high"]
    assert ["SANCTION", "SUPPORT", "all"] == [row["stratum"] for row in strata]


def test_exports_hold_events_as_they_were_corrected(place, tmp_path):
    """POLECAT's columns lack what was rejected; Parquet keeps the log and both codings."""
    import pyarrow.parquet as pq

    run("review", "reject", place, "a", *ANA)
    run("review", "edit", place, "d", *ANA, "--type", "COERCE")
    run("export", place, "--to", tmp_path / "polecat", "--format", "polecat")
    run("export", place, "--to", tmp_path / "tables", "--format", "parquet")
    run("export", place, "--to", tmp_path / "rejected", "--format", "polecat", "--review",
        "rejected")
    written = {name: "\n".join(p.read_text("utf-8") for p in (tmp_path / name).glob("*.t*"))
               for name in ("polecat", "rejected")}

    assert ("COERCE" in written["polecat"], "SANCTION" in written["polecat"]) == (True, False)
    assert "SANCTION" in written["rejected"]
    assert 2 == pq.read_metadata(tmp_path / "tables" / "corrections.parquet").num_rows
    assert 3 == pq.read_metadata(tmp_path / "tables" / "events.parquet").num_rows


WRONG = [
    (("reject", "PLACE", "a", "--reviewer", "ana"), 2, "--reason"),
    (("accept", "PLACE", "a"), 2, "--reviewer"),
    (("edit", "PLACE", "a", *ANA), 2, "name what changes"),
    (("edit", "PLACE", "a", *ANA, "--when-words", "sanksi"), 2, "--when-words needs --when"),
    (("edit", "PLACE", "a", *ANA, "--when", "soon"), 1, "soon"),
    (("edit", "PLACE", "a", *ANA, "--type", "HUG"), 1, "'HUG' is no type of PLOVER"),
    (("edit", "PLACE", "a", *ANA, "--type", "AID", "--mode", "seize"), 1, "is no mode"),
    (("edit", "PLACE", "a", *ANA, "--actor", "TUR=Brasil"), 1, "'Brasil' does not stand"),
    (("split", "PLACE", "a", *ANA, "--part", "{}"), 1, "at least two"),
    (("split", "PLACE", "a", *ANA, "--part", "{"), 2, "--part takes JSON"),
    (("split", "PLACE", "a", *ANA, "--part", "[]"), 2, "JSON object"),
    (("accept", "PLACE", "x", *ANA), 1, "no event goes by x"),
    (("undo", "PLACE", "a", *ANA), 1, "no entry of ana holds"),
    (("replay", "PLACE", "PLACE"), 1, "cannot be read"),
    (("replay", "PLACE", "none.jsonl"), 1, "cannot be read"),
    (("agreement", "PLACE", "eva"), 1, "eva judged nothing"),
    (("precision", "PLACE", "--level", "2"), 1, "no level"),
]


@pytest.mark.parametrize("words", [("events",), ("export", "--to", "x", "--format", "jsonl")])
def test_a_state_that_there_is_not_is_refused(place, words):
    """A slip is not taken for a state that no event is in."""
    done = run(words[0], place, *words[1:], "--review", "acepted", code=2)

    assert "'acepted' is no state of a review" in " ".join(done.stderr.split())


@pytest.mark.parametrize(("words", "code", "why"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_what_cannot_be_done_is_refused_with_a_remedy(place, words, code, why):
    """Wrong usage is 2, what cannot be done is 1; nothing is written."""
    done = run("review", *(place if word == "PLACE" else word for word in words), code=code)

    assert why in done.stderr
    with open_store(place) as store:
        assert [] == store.corrections()
