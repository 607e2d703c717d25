"""What a log of corrections makes of the events: the last word counts, edits add up."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed import anchor_of, coded, entry, event, quoted, record, sanction

from tatanan.review.standing import part_id, stand
from tatanan.terms.changes import Changes, Dating, MarkedWords, Party
from tatanan.terms.coding import Basis, Factuality
from tatanan.terms.text import Span

OTHER_TEXT = f"{record()['report']['text']} Sekian."
REPORTS = coded(
    record(
        sanction("a"), event("b", "SANCTION", quoted("sanksi", 1), {"IDN": "Indonesia"}, {}),
        event("c", "SUPPORT", "menyambut", {"MLI": "Mali"}, {"TUR": "Turki"}),
    ),
    record(sanction("d"), text=OTHER_TEXT),
)
A, B, C, D = (anchor_of(REPORTS, name) for name in "abcd")
TO_COERCE = Changes(type="COERCE")
DENIED = Changes(factuality=Factuality.DENIED)
PARTS = (Changes(recipients=(Party("MLI"),)), Changes(recipients=(Party("TUR"),)))


def states(*log, reports=REPORTS):
    """Return the state of each event that was reviewed; what does not stand in brackets."""
    found = stand(log, reports).reviewed
    return {each.event: each.state.value if each.stands else f"({each.state})" for each in found}


def rows(*log, reports=REPORTS):
    """Return the corrected rows of events, by id."""
    return {each.event: each.corrected.row for each in stand(log, reports).reviewed
            if each.corrected}


def sides(corrected):
    """Return the codes of both sides of a corrected event."""
    return [[p["code"] for p in corrected.parties if p["side"] == side]
            for side in ("actor", "recipient")]


FIRST = entry("reject", A)
LAST_WORDS = [
    ("nothing", [], {}),
    ("accepted", [entry("accept", A)], {"a": "accepted"}),
    ("rejected", [FIRST], {"a": "(rejected)"}),
    ("accepted after all", [FIRST, entry("accept", A, hour=1, by="ben")], {"a": "accepted"}),
    ("an edit takes it up again", [FIRST, entry("edit", A, hour=1, changes=TO_COERCE)],
     {"a": "edited"}),
    ("accepted as edited", [entry("edit", A, changes=TO_COERCE), entry("accept", A, hour=1)],
     {"a": "edited"}),
    ("undone", [FIRST, entry("undo", A, hour=1, undoes=FIRST.id)], {}),
    ("undone, and rejected again",
     [FIRST, entry("undo", A, hour=1, undoes=FIRST.id), entry("reject", A, hour=2)],
     {"a": "(rejected)"}),
    ("told twice", [entry("merge", A, others=(B,))], {"a": "merged", "b": "(merged)"}),
    ("told by another report", [entry("merge", A, others=(D,))], {"a": "merged", "d": "merged"}),
    ("joined, and the whole rejected",
     [entry("merge", A, others=(B,)), entry("reject", A, hour=1)],
     {"a": "(rejected)", "b": "(merged)"}),
    ("joined, and parted again", [entry("merge", A, others=(B,)), entry("accept", B, hour=1)],
     {"a": "merged", "b": "accepted"}),
    ("joined along a chain",
     [entry("merge", B, others=(C,)), entry("merge", A, others=(B,), hour=1)],
     {"a": "merged", "b": "(merged)", "c": "(merged)"}),
    ("joined to and fro", [entry("merge", A, others=(B,)), entry("merge", B, others=(A,), hour=1)],
     {"a": "(merged)", "b": "merged"}),
    ("parted from its links, and nothing said of its words", [entry("unlink", A)],
     {"a": "unlinked"}),
    ("rejected, and parted", [FIRST, entry("unlink", A, hour=1)], {"a": "(rejected)"}),
    ("parted, and accepted", [entry("unlink", A), entry("accept", A, hour=1)], {"a": "accepted"}),
    ("joined, and parted from it", [entry("merge", A, others=(D,)), entry("unlink", D, hour=1)],
     {"a": "merged", "d": "unlinked"}),
]


@pytest.mark.parametrize(("told", "log", "found"), LAST_WORDS, ids=[row[0] for row in LAST_WORDS])
def test_the_last_entry_decides(told, log, found):
    """Whether an event stands follows from the entries that were not taken back."""
    assert found == states(*log)


def test_a_split_makes_parts_that_stand_for_the_event():
    """The parts have ids of their own, and what they do not change is the event's."""
    split = entry("split", A, parts=PARTS)
    found = {each.event: each for each in stand([split], REPORTS).reviewed}
    parts = [found[part_id(split, number)] for number in range(2)]

    assert (False, None) == (found["a"].stands, found["a"].corrected)
    assert [[["IDN"], ["MLI"]], [["IDN"], ["TUR"]]] == [sides(part.corrected) for part in parts]
    assert {"SANCTION"} == {part.corrected.row["type"] for part in parts}
    assert all(p["event"] == part.event for part in parts for p in part.corrected.parties)


def test_edits_add_up_field_by_field():
    """A later edit changes its own fields; of one field the last value holds."""
    found = rows(
        entry("edit", A, changes=TO_COERCE), entry("edit", A, changes=DENIED, hour=1, by="ben"),
        entry("edit", A, changes=Changes(type="ASSAULT"), hour=2),
    )["a"]

    assert ("ASSAULT", "denied", -9.0, "material-conflict") == (
        found["type"], found["factuality"], found["intensity"], found["quad"])


def test_what_is_not_named_stays_as_it_was_coded():
    """An edit of one field leaves all other columns alone."""
    before = next(e.row for r in REPORTS for e in r.events if e.id == "a")
    found = rows(entry("edit", A, changes=DENIED))["a"]

    assert {"factuality"} == {name for name in before if before[name] != found[name]}


def test_a_mode_of_another_type_is_dropped():
    """Who changes the type alone does not keep a mode that the new type lacks."""
    reports = coded(record(sanction("m", mode="discontinue")))
    edit = entry("edit", anchor_of(reports, "m"), changes=TO_COERCE)

    assert (None, "COERCE") == tuple(
        rows(edit, reports=reports)["m"][name] for name in ("mode", "type"))


def test_days_and_words_are_taken_over():
    """What a reviewer points at becomes the evidence of the event."""
    words = quoted("bantuan")
    marked = MarkedWords(Span(words["start"], words["end"]), words["quote"])
    first, last = date(2026, 2, 1), date(2026, 2, 28)
    changes = Changes(when=Dating(first, last, Basis.STATED, marked), trigger=marked,
                      contexts=("economic",))
    found = rows(entry("edit", A, changes=changes))["a"]

    assert (first, last, "stated", "bantuan", "bantuan", ["economic"]) == (
        *(found[n] for n in ("first", "last", "when_basis", "when_quote", "trigger_quote")),
        json.loads(found["contexts"]))


def test_merging_adds_the_parties_that_are_missing():
    """Those of another report's telling are left to it."""
    (found,) = (each.corrected for each in
                stand([entry("merge", A, others=(C, D))], REPORTS).reviewed if each.event == "a")

    assert [["IDN", "MLI"], ["MLI", "TUR"]] == sides(found)


def test_a_telling_of_another_report_is_counted_as_the_target():
    """It keeps its own rows, and says which event it tells."""
    found = {each.event: each.told_as for each in
             stand([entry("merge", A, others=(B, D))], REPORTS).reviewed}

    assert {"a": None, "b": None, "d": "a"} == found


UNLINKED = [
    ("alone", [entry("unlink", D)], {"d": "d"}),
    ("with another that tells it", [entry("unlink", D, others=(A,))], {"a": "d", "d": "d"}),
    ("and stays so when it is accepted",
     [entry("unlink", D), entry("accept", D, hour=1)], {"d": "d"}),
    ("until it is joined to another",
     [entry("unlink", D), entry("merge", A, others=(D,), hour=1)], {"a": None, "d": "a"}),
    ("and what was joined to it before stays with it",
     [entry("merge", D, others=(A,)), entry("unlink", D, hour=1)], {"a": "d", "d": "d"}),
]


@pytest.mark.parametrize(("told", "log", "found"), UNLINKED, ids=[row[0] for row in UNLINKED])
def test_an_event_that_is_parted_from_its_links_is_told_as_itself(told, log, found):
    """So it is counted with none that a linker takes it to be, now and later."""
    assert found == {each.event: each.told_as for each in stand(log, REPORTS).reviewed}


READ_ANEW = coded(record(event("n", "COERCE", "sanksi", {"IDN": "Indonesia"}, {"MLI": "Mali"})))
GONE = coded(record())
LACKS_D = coded(
    record(event("c", "SUPPORT", "menyambut", {"MLI": "Mali"}, {"TUR": "Turki"}), sanction("a"))
)
NO_WORDS = Changes(trigger=MarkedWords(Span(0, 3), "xyz"))
UNFIT = [
    ("a verdict on another reading", entry("reject", A), READ_ANEW, "read otherwise now", False),
    ("an edit of another reading", entry("edit", A, changes=DENIED), READ_ANEW,
     "COERCE, asserted, by IDN to MLI", True),
    ("an event that is gone", entry("accept", A), GONE, "no such event is coded at 'sanksi'",
     False),
    ("a report that is gone", entry("accept", A), (), "is not there", False),
    ("one that cannot be joined", entry("merge", C, others=(A, D)), LACKS_D,
     "no event that could be joined is coded now for d", True),
    ("none that can be joined", entry("merge", A, others=(D,)), LACKS_D, "for d", False),
    ("words that do not stand", entry("edit", A, changes=NO_WORDS), REPORTS,
     "'xyz' does not stand at 0", False),
    ("no type of PLOVER", entry("edit", A, changes=Changes(type="HUG")), REPORTS, "no type", False),
    ("an undo of nothing", entry("undo", A, undoes="0000"), REPORTS, "does not hold", False),
]


@pytest.mark.parametrize(("told", "said", "reports", "why", "holds"), UNFIT,
                         ids=[row[0] for row in UNFIT])
def test_what_does_not_fit_is_listed_with_its_reason(told, said, reports, why, holds):
    """It is never dropped, and where it does not hold, it changes nothing."""
    found = stand([said], reports)
    (unfit,) = found.unanchored

    assert (said, holds) == (unfit.correction, unfit.holds)
    assert why in unfit.reason
    assert holds == bool(found.reviewed)


def test_an_edit_survives_another_reading():
    """What a reviewer corrected holds on to the words, whatever type the coder gives them now."""
    found = rows(entry("edit", A, changes=DENIED), reports=READ_ANEW)["n"]

    assert ("COERCE", "denied") == (found["type"], found["factuality"])


def entries():
    """Entries of every kind on four events of two reports, some at the same moment."""
    anchors = st.sampled_from((A, B, C, D))
    hours, by = st.integers(0, 3), st.sampled_from(("ana", "ben"))
    changes = st.sampled_from((TO_COERCE, DENIED))
    plain = st.builds(lambda k, a, h, r: entry(k, a, hour=h, by=r),
                      st.sampled_from(("accept", "reject")), anchors, hours, by)
    edits = st.builds(lambda a, h, c: entry("edit", a, hour=h, changes=c), anchors, hours, changes)
    merges = st.builds(
        lambda a, o, h: entry("merge", a, hour=h, others=(o,)) if a != o else entry("accept", a),
        anchors, anchors, hours)
    splits = st.builds(lambda a, h: entry("split", a, hour=h, parts=PARTS), anchors, hours)
    unlinks = st.builds(
        lambda a, o, h: entry("unlink", a, hour=h, others=(o,) if a != o else ()),
        anchors, anchors, hours)
    return st.one_of(plain, edits, merges, splits, unlinks)


@st.composite
def logs(draw):
    """A log in which some entries undo others."""
    said = draw(st.lists(entries(), max_size=6))
    undone = draw(st.lists(st.sampled_from(said), max_size=2)) if said else []
    return [*said, *(entry("undo", each.target, hour=4, undoes=each.id) for each in undone)]


@given(logs(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_neither_order_nor_repeats_show(log, dice):
    """Entries that come in any order, and any number of times, make the same of the events."""
    shuffled = [*log, *log]
    dice.shuffle(shuffled)

    assert stand(log, REPORTS) == stand(shuffled, REPORTS[::-1])


@given(logs())
@settings(max_examples=80, deadline=None)
def test_an_event_is_never_lost_in_merges(log):
    """What was joined leads to an event that is there and joined to none itself."""
    found = {each.event: each for each in stand(log, REPORTS).reviewed}

    for each in found.values():
        root = found.get(each.told_as)
        assert root is None or root.told_as in (None, root.event)
        assert each.told_as is None or each.told_as in found
        assert each.corrected is None or each.stands


@given(logs())
@settings(max_examples=60, deadline=None)
def test_a_log_whose_entries_are_all_undone_says_nothing(log):
    """Undoing everything is as if nobody had reviewed."""
    undos = [entry("undo", each.target, hour=9, undoes=each.id) for each in log
             if each.undoes is None]

    assert () == stand([*log, *undos], REPORTS).reviewed
