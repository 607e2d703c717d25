"""A log as JSONL: what is written is read again, and what was changed by hand is refused."""

import json
from datetime import date

import pytest
from reviewed import anchor_of, coded, entry, record, sanction

from tatanan.errors import BadCorrection
from tatanan.review.log import changes_of, correction_line, read_correction, read_corrections
from tatanan.terms.changes import Changes, Dating, Locating, MarkedWords, Party
from tatanan.terms.coding import Basis, Factuality
from tatanan.terms.text import Span

REPORTS = coded(record(sanction("a", confidence=0.5), sanction("b")))
A, B = (anchor_of(REPORTS, name) for name in "ab")
WORDS = MarkedWords(Span(0, 9), "Indonesia")
DAY = date(2026, 2, 3)
ALL = Changes(
    type="AID", mode=None, contexts=("economic",), actors=(Party("IDN", WORDS), Party("UNK")),
    recipients=(), trigger=WORDS, when=Dating(DAY, DAY, Basis.PUBLISHED),
    place=Locating("Indonesia", None, WORDS), factuality=Factuality.INTENDED,
)
ENTRIES = [
    entry("accept", A, reason=None), entry("reject", A, by="Béa “B”"),
    entry("edit", A, changes=ALL),
    entry("edit", A, changes=Changes(when=None, place=None)), entry("merge", A, others=(B,)),
    entry("split", A, parts=(ALL, Changes(type="AGREE"))), entry("undo", A, undoes="0123"),
]  # fmt: skip


@pytest.mark.parametrize("said", ENTRIES, ids=lambda each: each.kind.value)
def test_an_entry_comes_back_as_it_was(said):
    """Every field of every kind goes to JSON and back, and so does the id."""
    line = correction_line(said)

    assert "\n" not in line
    assert said == read_correction(line, "log")
    assert said.id == json.loads(line)["id"]


def test_ids_tell_entries_apart():
    """Whatever differs makes another entry; what is the same has the same id."""
    ids = {each.id for each in ENTRIES}

    assert len(ENTRIES) == len(ids)
    assert entry("accept", A, reason=None).id in ids
    assert entry("accept", A, reason=None, by="ben").id not in ids


def changed(line, **values):
    """Return a line with other values."""
    return json.dumps(json.loads(line) | values)


GOOD = correction_line(ENTRIES[1])
BAD = [
    ("no JSON", "{", "is no JSON"),
    ("another reason", changed(GOOD, reason="none"), "says something else than what its id"),
    ("a field too many", changed(GOOD, extra=1), "'extra' was unexpected"),
    ("an unknown kind", changed(GOOD, kind="delete"), "kind: 'delete' is not one of"),
    ("no reason", changed(GOOD, reason=None), "reject needs a reason"),
    ("no such day", changed(GOOD, when="2026-13-01T00:00:00.000000Z"), "does not match format"),
    ("parts of no split", changed(GOOD, parts=[{"type": "AID"}]), "makes parts"),
]


@pytest.mark.parametrize(("told", "line", "why"), BAD, ids=[row[0] for row in BAD])
def test_a_line_that_is_no_entry_is_named(told, line, why):
    """File, line and reason are told."""
    with pytest.raises(BadCorrection, match=why) as caught:
        [*read_corrections(["", GOOD, line], "log.jsonl")]
    assert "log.jsonl, line 3" in str(caught.value)


@pytest.mark.parametrize(("told", "why"), [
    ({"actors": [{"code": "rusia", "words": None}]}, "does not match"),
    ({"factuality": "maybe"}, "is not one of"),
    ({"colour": "red"}, "was unexpected"),
    ({"when": {"first": "2026-02-03", "last": "2026-02-01", "basis": "published", "words": None}},
     "cannot run from"),
    ({"when": {"first": "2026-02-03", "last": "2026-02-03", "basis": "stated", "words": None}},
     "given by words"),
])
def test_changes_that_cannot_be_are_refused(told, why):
    """Codes, factuality, days and names are held against the schema and the types."""
    with pytest.raises(ValueError, match=why):
        changes_of(told)


@pytest.mark.parametrize(("kind", "more", "why"), [
    ("reject", {"reason": " "}, "needs a reason"), ("accept", {"by": ""}, "needs a reviewer"),
    ("edit", {}, "name at least one"), ("edit", {"changes": Changes()}, "name at least one"),
    ("merge", {}, "name at least one"), ("merge", {"others": (A,)}, "events that differ"),
    ("split", {"parts": (Changes(type="AID"),)}, "at least two"), ("undo", {}, "names the entry"),
    ("accept", {"others": (B,)}, "nothing else, joins"),
    ("accept", {"undoes": "0123"}, "nothing else, names"),
])
def test_an_entry_that_lacks_something_cannot_be_made(kind, more, why):
    """Each kind needs what it is about, and holds nothing else."""
    with pytest.raises(ValueError, match=why):
        entry(kind, A, **more)
