"""Corrections in a store: kept, held against recoded reports, replayed; on both databases."""

from datetime import UTC, datetime
from importlib.resources import files
from random import Random

import invented
import postgres
import pyarrow as pa
import pytest
from reviewed import TEXT, event, quoted, record, sanction
from sample import CODER

from tatanan.errors import BadCorrection
from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import judge_by_rules
from tatanan.parse import parse_report
from tatanan.pipeline import extract_coding
from tatanan.read.inputs import InputKind, Reading, read_inputs
from tatanan.store import open_store
from tatanan.store.asking import EventFilter, dyadic_events, find_events
from tatanan.store.checking import check_store
from tatanan.store.corrections import (
    Judgement,
    correction_log,
    read_changes,
    record_correction,
    record_corrections,
    replay_corrections,
    review_states,
    unanchored,
)
from tatanan.store.imported import Kept
from tatanan.store.judging import judged_events, next_events, reviewer_agreement
from tatanan.terms.record import record_of
from tatanan.terms.review import CorrectionKind, ReviewState
from tatanan.terms.tables import table_schemas

IDN, TUR, MLI = {"IDN": "Indonesia"}, {"TUR": "Turki"}, {"MLI": "Mali"}
OTHER_TEXT = f"{TEXT} Sekian."
REPORTS = [
    record(sanction("a"), event("b", "SUPPORT", "menyambut", MLI, TUR), outlet="Koran A"),
    record(sanction("d", confidence=0.9), text=OTHER_TEXT, outlet="Koran B"),
]
MOMENT = datetime(2026, 3, 1, 12, 0, 0, 999, tzinfo=UTC)


@pytest.fixture(params=["duckdb", "postgres"])
def store(request, tmp_path):
    """A store of two reports that tell three events."""
    place = str(tmp_path / "world.duckdb")
    if request.param == "postgres":
        place = postgres.fresh_database()
    with open_store(place, create=True) as made:
        made.put(REPORTS)
        yield made


def say(store, kind, name, *, by="ana", hour=0, **more):
    """Record what a reviewer says."""
    said = Judgement(CorrectionKind(kind), name, by, more.pop("reason", "as the words say"), **more)
    return record_correction(store, said, when=MOMENT.replace(hour=hour))


def edit(store, name, **told):
    """Record an edit."""
    return say(store, "edit", name, changes=read_changes(store, name, told))


def pairs(store):
    """Return who did what to whom, as the measures see it."""
    return sorted((row["event"], row["actor"], row["type"], row["recipient"])
                  for row in dyadic_events(store).to_pylist())


def ids(store, **asked):
    """Return the events that a filter finds."""
    return sorted(find_events(store, EventFilter(**asked))["id"].to_pylist())


def test_what_is_rejected_no_longer_counts(store):
    """It is left out of events, dyads and counts, and is found by asking for it."""
    say(store, "reject", "a")
    stats = store.query("stats").to_pylist()[0]

    assert ["b", "d"] == ids(store)
    assert {"b", "d"} == {row[0] for row in pairs(store)}
    assert ["a"] == ids(store, review=("rejected",))
    assert ["b", "d"] == ids(store, review=("unreviewed",))
    assert (2, 2) == (stats["events"], stats["tellings"])
    assert ("rejected", False) == tuple(
        store.query("event", ("a",)).to_pylist()[0][name] for name in ("review", "stands"))


def test_what_is_edited_is_found_and_told_as_edited(store):
    """Filters ask of the corrected event; intensity and quad category follow its type."""
    edit(store, "a", type="COERCE", actors=[{"code": "CIV", "words": None}],
         recipients=[{"code": "MLI", "words": "Mali"}])
    (found,) = find_events(store, EventFilter(types=("COERCE",), actors=("CIV",))).to_pylist()

    assert ("a", "CIV", "MLI", -7.0, "edited") == tuple(
        found[name] for name in ("id", "actors", "recipients", "intensity", "review"))
    assert ["d"] == ids(store, actors=("IDN",))
    assert ("a", "CIV", "COERCE", "MLI") in pairs(store)
    told = store.query("event_participants", ("a",)).to_pylist()
    assert [("CIV", None), ("MLI", "Mali")] == [(row["code"], row["quote"]) for row in told]


def test_parts_count_in_place_of_what_was_split(store):
    """Each has its own sides; their id leads to the sentence."""
    split = tuple(read_changes(store, "a", {"recipients": [{"code": code, "words": None}]})
                  for code in ("MLI", "TUR"))
    say(store, "split", "a", parts=split)
    parts = [row for row in pairs(store) if row[0] not in ("b", "d")]

    assert [("IDN", "SANCTION", "MLI"), ("IDN", "SANCTION", "TUR")] == sorted(p[1:] for p in parts)
    assert {"split"} == set(store.query("event", (parts[0][0],))["review"].to_pylist())
    with pytest.raises(BadCorrection, match="is a part that a reviewer made"):
        say(store, "reject", parts[0][0])


def test_tellings_of_two_reports_are_joined(store):
    """They are one event with the outlets of both, as if they had been linked."""
    say(store, "merge", "a", others=("d",))
    found = {row["event"]: row["outlets"] for row in dyadic_events(store).to_pylist()}

    assert {"a": 2, "b": 1} == found
    assert ["Koran A", "Koran B"] == store.query("event_reports", ("a",))["outlet"].to_pylist()
    assert 2 == store.query("stats").to_pylist()[0]["events"]


def test_what_was_joined_follows_the_links_of_its_target(store):
    """Where the target is linked to others, so is what a reviewer joined to it."""
    say(store, "merge", "a", others=("d",))
    report = REPORTS[0]["report"]["id"]
    told = {"event": ["x"], "telling": ["a"], "report": [report], "text": ["t"]}
    store.replace_links(pa.table(told), table_schemas()["links"].empty_table())

    assert {"x", "b"} == {row["event"] for row in dyadic_events(store).to_pylist()}


def test_an_undone_entry_is_as_if_it_had_not_been_said(store):
    """The log keeps it, and names the entry that took it back."""
    before = pairs(store)
    first = say(store, "reject", "a")
    edit(store, "b", type="AID")
    undo = say(store, "undo", "a", hour=1, reason="a slip")
    say(store, "undo", "b", hour=1, by="ben", undoes=correction_log(store, event="b")[0]
        .correction.id)

    assert before == pairs(store)
    assert (first.id, undo.id) == (undo.undoes, correction_log(store, event="a")[0].undone_by)
    assert {ReviewState.UNREVIEWED} == {each.state for each in review_states(store, "ab").values()}
    with pytest.raises(BadCorrection, match="no entry of ana holds on event a"):
        say(store, "undo", "a", hour=2)


def recoded(*events):
    """Return the first report as another version of the coder codes it."""
    return record(*events, coder=invented.NEWER, outlet="Koran A")


def test_corrections_survive_recoding(store):
    """The event has another id and a wider trigger now, and is still rejected; so is the edit."""
    say(store, "reject", "a")
    edit(store, "b", type="AID")
    store.put([recoded(
        event("a2", "SANCTION", "menjatuhkan sanksi", IDN, MLI | TUR),
        event("b2", "AGREE", "menyambut", MLI, TUR),
    )])  # fmt: skip

    assert {"a2": "rejected", "b2": "edited"} == {
        name: each.state.value for name, each in review_states(store, ["a2", "b2"]).items()}
    assert ["b2", "d"] == ids(store)
    assert ("b2", "MLI", "AID", "TUR") in pairs(store)
    assert ["a"] == [each.correction.target.event for each in correction_log(store, event="a2")]
    assert [("b", True)] == [(u.correction.target.event, u.holds) for u in unanchored(store)]
    assert [] == check_store(store)


def test_what_can_no_longer_be_anchored_is_listed_and_comes_back(store):
    """Nothing is dropped: once the old coder codes the report again, the entry holds again."""
    say(store, "reject", "a")
    store.put([recoded(event("b", "SUPPORT", "menyambut", MLI, TUR))])
    (lost,) = unanchored(store)

    assert "no such event is coded at 'sanksi' now" == lost.reason
    assert 0 == store.info().rows["reviews"]
    store.put([REPORTS[0]])
    assert ([], ["b", "d"]) == (unanchored(store), ids(store))


def test_a_verdict_does_not_hold_on_another_reading(store):
    """Who rejected a sanction did not reject what the coder makes of the words now."""
    say(store, "reject", "a")
    store.put([recoded(event("a2", "COERCE", "sanksi", IDN, MLI))])
    (unfit,) = unanchored(store)

    assert "it is read otherwise now: COERCE, asserted, by IDN to MLI" == unfit.reason
    assert ["a2", "d"] == ids(store)


@pytest.fixture
def full(store):
    """The store with entries of every kind by two reviewers."""
    edit(store, "a", type="COERCE")
    say(store, "accept", "b", by="ben", reason=None)
    say(store, "merge", "a", others=("d",), hour=1)
    parts = tuple(read_changes(store, "b", {"type": kind}) for kind in ("AID", "AGREE"))
    split = say(store, "split", "b", parts=parts, hour=2)
    say(store, "undo", "b", by="ben", undoes=split.id, hour=3)
    return store


def test_a_log_replays_in_any_order_and_any_number_of_times(full, tmp_path):
    """Another store of the same reports gets the same contents, whenever the reports come."""
    log = full.corrections()
    for seed, first in ((1, True), (2, False)):
        shuffled = Random(seed).sample(log, len(log))
        with open_store(tmp_path / f"{seed}.duckdb", create=True) as other:
            if first:
                other.put(REPORTS)
            assert Kept(5, 0) == sum(
                (replay_corrections(other, [each]) for each in shuffled), Kept())
            if not first:
                assert 3 == len(unanchored(other))  # but for what was undone, and the undo
                other.put(REPORTS)
            assert Kept(0, 5) == replay_corrections(other, shuffled)
            assert full.snapshot() == other.snapshot()
            assert ([], []) == (unanchored(other), check_store(other))


def test_both_databases_answer_alike(full, tmp_path):
    """The same rows, types and order come from the corrected events of both."""
    with open_store(tmp_path / "other.duckdb", create=True) as other:
        other.put(REPORTS)
        replay_corrections(other, full.corrections())
        for name, values in (
            ("events", (None,) * 14), ("events", (*(None,) * 12, "merged\x1fedited", None)),
            ("dyadic_events", (None,) * 3), ("event", ("a",)), ("event_participants", ("a",)),
            ("event_reports", ("a",)), ("stats", ()), ("dyad_months", ()), ("link_events", ()),
            ("link_participants", ()), ("reviews", ("a\x1fb",)), ("judged_events", ()),
            ("events_to_review", ("a\x1fd",)),
        ):
            assert full.query(name, values).equals(other.query(name, values)), name


def test_the_log_can_be_asked_by_event_and_reviewer(full):
    """The oldest entry comes first; a merge speaks of all that it joins."""
    kinds = [each.correction.kind.value for each in correction_log(full)]

    assert ["merge", "split", "undo"] == kinds[2:]
    assert {"edit", "accept"} == set(kinds[:2])
    assert ["merge"] == [e.correction.kind.value for e in correction_log(full, event="d")]
    assert ["accept", "undo"] == [
        e.correction.kind.value for e in correction_log(full, reviewer="ben")]
    assert [] == correction_log(full, event="none")


def test_states_tell_who_decided_and_when(full):
    """The last entry that speaks of an event decides."""
    found = review_states(full, ["a", "b", "none"])

    assert (ReviewState.EDITED, "ana", MOMENT.replace(hour=1)) == (
        found["a"].state, found["a"].reviewer, found["a"].when)
    assert (ReviewState.ACCEPTED, "ben", None) == (
        found["b"].state, found["b"].reviewer, found["b"].reason)
    assert (ReviewState.UNREVIEWED, None) == (found["none"].state, found["none"].when)


def test_the_snapshot_tells_every_entry(store):
    """Two stores that differ in one word of a reason are not the same."""
    seen = {store.snapshot()}
    for hour, reason in enumerate(("one", "two")):
        say(store, "reject", "a", hour=hour, reason=reason)
        seen.add(store.snapshot())

    assert 3 == len(seen)
    assert 2 == store.info().rows["corrections"]


REFUSED = [
    ("an event that is not there", "reject", "none", {}, "no event goes by none"),
    ("no reason", "reject", "a", {"reason": ""}, "reject needs a reason"),
    ("itself", "merge", "a", {"others": ("a",)}, "events that differ"),
    ("another that is not there", "merge", "a", {"others": ("x",)}, "no event goes by x"),
    ("nothing to undo", "undo", "a", {}, "no entry of ana holds on event a"),
]


@pytest.mark.parametrize(("told", "kind", "name", "more", "why"), REFUSED,
                         ids=[row[0] for row in REFUSED])
def test_what_cannot_be_said_is_refused(store, told, kind, name, more, why):
    """Nothing is written, and the error says why."""
    with pytest.raises(BadCorrection, match=why):
        say(store, kind, name, **more)
    assert [] == store.corrections()


def test_several_are_recorded_together_or_not_at_all(store):
    """One event that is not there keeps all entries out."""
    said = [Judgement(CorrectionKind.REJECT, name, "ana", "no") for name in ("a", "none")]
    with pytest.raises(BadCorrection):
        record_corrections(store, said)

    assert [] == store.corrections()


WORDS = [
    ({"actors": [{"code": "TUR", "words": "Brasil"}]}, "'Brasil' does not stand in the report"),
    ({"when": {"first": "2026-02-01"}}, "no words give 2026-02-01"),
    ({"place": {"name": "Jenewa"}}, "'Jenewa' does not stand"),
    ({"actors": [{"words": "Turki"}]}, "'code' is missing"),
    ({"actors": "Turki"}, "docs/review.md"),
    ({"actors": [{"code": "tur", "words": None}]}, "does not match"),
    ({"mood": "dark"}, "was unexpected"),
]


@pytest.mark.parametrize(("told", "why"), WORDS)
def test_words_that_do_not_stand_are_refused(store, told, why):
    """What a reviewer points at is held against the text before it becomes an entry."""
    with pytest.raises(BadCorrection, match=why):
        read_changes(store, "a", told)


def test_words_are_found_in_the_sentence_of_the_event(store):
    """The first place elsewhere in the report is taken only where the sentence lacks them."""
    changes = read_changes(store, "b", {
        "actors": [{"code": "TUR", "words": "Turki"}], "trigger": "mengecam",
        "when": {"first": "2026-02-03"}, "place": {"name": "Mali", "country": "MLI"},
    })
    (actor,) = changes.actors

    assert quoted("Turki", 2)["start"] == actor.words.span.start
    assert quoted("mengecam")["start"] == changes.trigger.span.start
    assert ("published", None, "MLI") == (
        changes.when.basis.value, changes.when.words, changes.place.country)


@pytest.mark.parametrize(("statement", "table"), [
    ("UPDATE corrections SET entry = replace(entry, 'ana', 'eva')", "corrections"),
    ("INSERT INTO corrections SELECT * FROM corrections", "corrections"),
    ("DELETE FROM reviews", "reviews"),
    ("UPDATE corrected_events SET \"type\" = 'AID'", "corrected_events"),
    ("DELETE FROM corrected_participants", "corrected_participants"),
])
def test_the_check_finds_a_log_that_was_changed_by_hand(full, statement, table):
    """Entries are held against their ids, corrected events against the log."""
    assert [] == check_store(full)
    with full._engine.writing() as writer:  # noqa: SLF001 - as somebody with SQL would
        writer.run(statement)

    assert table in {fault.table for fault in check_store(full)}


def test_reviewers_draw_the_same_events_and_agree_or_not(store):
    """Each is given what they did not judge yet; what both judged is compared."""
    drawn = next_events(store, seed=4, count=5)
    for name in drawn:
        say(store, "accept", name)
    say(store, "reject", drawn[0], by="ben", hour=1)
    (found,) = reviewer_agreement(store)

    assert {"a", "b", "d"} == set(drawn)
    assert ([], drawn[1:]) == (
        next_events(store, seed=4, count=5), next_events(store, seed=4, count=5, reviewer="ben"))
    assert (1, 0.0) == (found.events, found.observed)
    assert {drawn[0]: False, drawn[1]: True, drawn[2]: True} == {
        each.event: each.right for each in judged_events(store)}
    with pytest.raises(BadCorrection, match=r"eva judged nothing; those who did: ana, ben"):
        reviewer_agreement(store, ["ana", "eva"])


@pytest.mark.slow
def test_every_verdict_on_real_codings_holds_or_is_listed(tmp_path):
    """Another judge reads the example reports: each acceptance goes on, or says why it does not."""
    pages = sorted((files("tatanan") / "examples").glob("0[126]*"))
    arrivals = read_inputs([str(page) for page in pages], standard_input=None, reading=Reading(
        InputKind.AUTO, None, None, clean=False))
    reports = [each.report for each in arrivals]
    with open_store(tmp_path / "world.duckdb", create=True) as made:
        made.put(record_of(report, extract_coding(report)) for report in reports)
        names = [name for (name,) in made.rows("SELECT id FROM events ORDER BY id")]
        record_corrections(made, [Judgement(CorrectionKind.ACCEPT, name, "ana") for name in names])
        made.put(
            record_of(report, code_sentences(report, parse_report(report), coder=CODER,
                                             judge=judge_by_rules()))
            for report in reports
        )
        held = {row[0] for row in made.rows("SELECT correction FROM reviews")}
        listed = {each.correction.id for each in unanchored(made)}

        assert held
        assert len(names) == len(held | listed)
        assert not held & listed
        assert [] == check_store(made)
