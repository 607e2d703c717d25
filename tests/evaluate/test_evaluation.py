"""A folder of gold, coded and scored as a whole."""

import json

import pytest
from rich.console import Console

from tatanan.evaluate import check_floors, pin_floors, table
from tatanan.evaluate.coding import told_of
from tatanan.evaluate.evaluation import Evaluation, evaluate, run
from tatanan.evaluate.gate import SetFloors
from tatanan.evaluate.gold import GoldText, read_gold
from tatanan.evaluate.told import Attribution, Told, ToldEvent, ToldStatement

FILES = {
    "news_en": {
        "id": "n1",
        "language": "en",
        "text": "Anwar said the talks went well.",
        "events": [{"type": "CONSULT", "actors": ["MYS"], "recipients": []}],
        "statements": [{"speaker": "MYS", "content": "the talks went well"}],
    },
    "plv_dev": {
        "id": "t1",
        "language": "en",
        "text": "Kenya aided Chad.",
        "source": "Kenya",
        "target": "Chad",
        "type": "AID",
    },
    "polnear_dev": {
        "id": "d1",
        "language": "en",
        "text": "Anwar said the talks went well.",
        "attributions": [{"source": [[0, 5]], "content": [[11, 30]]}],
    },
    "parallel": {"id": "p1", "en": "Kenya aided Chad.", "id_": "Kenya membantu Chad."},
}
EVENTS = {
    "n1": ToldEvent("CONSULT", frozenset({"MYS"})),
    "t1": ToldEvent("AID", actor_words=frozenset({"kenya"})),
    "p1 en": ToldEvent("AID"),
    "p1 id": ToldEvent("AID"),
}


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one line of each gold set."""
    for name, row in FILES.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def perfect(texts):
    """Tell all that gold asks for."""
    said = (ToldStatement("MYS", "the talks went well"),)
    places = (Attribution(((0, 5),), ((11, 30),)),)
    return {t.id: Told((EVENTS[t.id],) if t.id in EVENTS else (), said, places) for t in texts}


def without_events(texts):
    """Tell statements only."""
    return {name: Told((), t.statements, t.attributions) for name, t in perfect(texts).items()}


def printed(*parts):
    """Return the table as it stands on a screen."""
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(table(*parts))
    return capture.get()


def test_a_perfect_coder_gets_full_marks_on_every_set(folder):
    """Each set is scored with the figures that belong to it."""
    evaluation = evaluate(read_gold(folder), perfect)

    values = {r.name: {s.name: s.value for s in r.scores} for r in evaluation.sets}
    assert values == {
        "news_en": dict.fromkeys(
            ("type", "half", "dyad", "actors", "presence", "statement", "speaker"), 1.0
        ),
        "plv_dev": dict.fromkeys(("top1", "macro-F1", "any", "types"), 1.0),
        "polnear_dev": dict.fromkeys(("content", "pair", "strict", "recall indirect"), 1.0)
        | dict.fromkeys(("recall direct", "recall mixed"), 0.0),
        "parallel": {"type": 1.0, "event": 1.0},
    }
    assert evaluation.notes == ()


def test_events_are_not_measured_on_a_coder_that_tells_none(folder):
    """What is not coded is said to be unmeasured: it is not the same as all wrong."""
    evaluation = evaluate(read_gold(folder), without_events)

    figures = {result.name: [score.name for score in result.scores] for result in evaluation.sets}
    assert figures["news_en"] == ["statement", "speaker"]
    assert [note.split(":")[0] for note in evaluation.notes] == ["news_en", "plv_dev", "parallel"]


def test_a_coder_that_loses_its_events_does_not_pass_the_gate(folder):
    """A figure with a floor must be measured."""
    gold = read_gold(folder)
    floors = pin_floors(evaluate(gold, perfect), {})

    verdicts = check_floors(evaluate(gold, without_events), floors)

    assert {v.outcome.value for v in verdicts if v.set == "parallel"} == {"not measured"}


def test_the_table_shows_figures_beside_their_floors(folder):
    """One row a figure; what failed is said in words."""
    evaluation = evaluate(read_gold(folder), without_events)
    digest = next(r.digest for r in evaluation.sets if r.name == "news_en")
    floors = {"news_en": SetFloors(digest, {"statement": 1.0, "dyad": 0.2})}

    lines = printed(evaluation, check_floors(evaluation, floors)).splitlines()

    rows = [" ".join(line.split()) for line in lines]
    assert "news_en statement 1.000 1.000 1.000 1 1 1 1.000 held" in rows
    assert "(1) speaker 1.000 1.000 1.000 1 1 1 no floor" in rows
    assert "news_en dyad 0.200 not measured" in rows


def test_the_table_names_what_was_not_measured(folder):
    """Notes stand under the table."""
    assert "parallel: no event was told" in printed(evaluate(read_gold(folder), without_events))


def test_an_evaluation_is_plain_json(folder):
    """The figures can be read by other programs."""
    evaluation = evaluate(read_gold(folder), perfect)

    back = json.loads(json.dumps(evaluation.as_json()))

    assert back["sets"][0]["scores"][0]["count"] == {"right": 1, "told": 1, "gold": 1}
    assert Evaluation(()).as_json() == {"sets": (), "notes": ()}


@pytest.mark.slow
def test_gold_texts_are_coded_as_any_other_report():
    """What the pipeline finds is what is scored, by the id of the gold text."""
    text = GoldText("x", "President Emmanuel Macron said the talks went well.", "en")

    told = told_of([text])

    assert list(told) == ["x"]
    assert [s.content for s in told["x"].statements] == ["the talks went well"]


@pytest.mark.slow
def test_a_folder_is_coded_and_scored(folder):
    """The whole evaluation runs on a folder, and twice gives the same figures."""
    assert run(folder) == run(folder)
