"""The models of events are trained from annotated sentences and from the rules' own."""

from dataclasses import replace

import numpy
import pytest
from annotated import parse_stored, row, rows, said_of, write

import tatanan.training.events
import tatanan.training.sentences
from tatanan.extract.event_model import NO_EVENT, pack_event_model
from tatanan.extract.second_look import hear
from tatanan.extract.type_scores import TypeScores
from tatanan.lexicons.events import load_events
from tatanan.training.events import (
    FOLDS,
    LEXICON_WEIGHT,
    STEPS,
    THRESHOLDS,
    cases_of,
    fit_first,
    fold_of,
    lexicon_cases,
    train_events,
)
from tatanan.training.matching import matches
from tatanan.training.sentences import (
    lexicon_sentences,
    parse_annotated,
    read_annotated,
    see,
)

TAUGHT = "id.assault.attack"
NOTHING = {"en": frozenset(), "id": frozenset()}


def sentences_of_one_rule():
    """Return the sentences beside one rule."""
    pairs = zip(*lexicon_sentences(), strict=True)
    return tuple(map(list, zip(*((s, r) for s, r in pairs if r.id == TAUGHT), strict=True)))


@pytest.fixture(autouse=True)
def parser(monkeypatch):
    """The parser gives stored trees, and the lexicon brings the sentences of one rule."""
    monkeypatch.setattr(tatanan.training.sentences, "parse_report", parse_stored)
    monkeypatch.setattr(tatanan.training.events, "lexicon_sentences", sentences_of_one_rule)


@pytest.fixture
def sentences(tmp_path):
    """Return the annotated sentences."""
    return read_annotated([write(tmp_path / "annotated.jsonl", rows())])


@pytest.fixture
def seen(sentences):
    """Return what the coder sees in each."""
    return see(sentences, parse_annotated(sentences), NOTHING)


def seen_in(tmp_path, line):
    """Return what the coder sees in one annotated sentence."""
    (found,) = read_annotated([write(tmp_path / "one.jsonl", [line])])
    (one,) = see([found], parse_annotated([found]), NOTHING)
    return one


def test_an_annotated_event_meets_the_word_that_tells_it(seen):
    """Each event is matched with its trigger, and a sentence without any with nothing."""
    words = [[t.token.form for _, t, _ in matches(one)] for one in seen]

    assert ["attacked"] == words[0]
    assert ["diserang"] == words[3]
    assert [] == words[-1]


def test_of_a_trigger_of_several_words_one_tells_the_event(tmp_path):
    """The word that a rule of the type knows stands for all."""
    text = "Uni Eropa menjatuhkan sanksi baru terhadap Rusia pada Senin."
    one = seen_in(tmp_path, row(
        0, "id", text, ("SANCTION", "menjatuhkan sanksi baru", ["IGOEUU"], ["RUS"])))

    assert 1 == len(list(matches(one)))
    assert ["SANCTION"] == [case.answer for case in cases_of(one).types if case.answer != NO_EVENT]


def test_an_event_that_may_be_left_out_teaches_nothing(tmp_path):
    """An alternative reading is neither right nor wrong."""
    line = rows()[0]
    line["events"][0]["alternative"] = True
    cases = cases_of(seen_in(tmp_path, line))

    assert () == cases.types
    assert () == cases.sides


def test_a_sentence_teaches_types_and_sides(seen):
    """The right word has its type, and each code is asked about on both sides."""
    cases = cases_of(seen[0])
    choices = len(seen[0].scenes[0].choices)

    assert ["ASSAULT"] == [case.answer for case in cases.types]
    assert 2 * choices == len(cases.sides)
    assert 2 == sum(case.answer == "True" for case in cases.sides)


def test_a_sentence_without_events_teaches_what_is_none(seen):
    """Its words tell nothing, and nobody takes part."""
    cases = cases_of(seen[-1])

    assert {NO_EVENT} == {case.answer for case in cases.types}
    assert () == cases.sides


def test_a_case_counts_as_much_as_its_sentence(tmp_path):
    """What was written for training may count less than news."""
    file = write(tmp_path / "written.jsonl", rows()[:1])
    (one,) = read_annotated([file], weight=0.5)
    (light,) = see([one], parse_annotated([one]), NOTHING)
    cases = cases_of(light)

    assert {0.5} == {case.weight for case in (*cases.types, *cases.sides)}


def test_the_examples_of_a_rule_teach_its_type_and_its_near_misses_teach_none():
    """Sentences beside a rule count less than annotated ones."""
    (rule,) = (rule for rule in load_events("id").rules if rule.id == TAUGHT)
    taught = lexicon_cases(NOTHING)
    examples, misses = taught[: len(rule.examples)], taught[len(rule.examples) :]

    assert {rule.type} == {case.answer for cases in examples for case in cases.types}
    assert {NO_EVENT} >= {case.answer for cases in misses for case in cases.types}
    assert {LEXICON_WEIGHT} == {case.weight for cases in taught for case in cases.types}


def test_all_sentences_of_one_source_are_in_one_fold(sentences):
    """A fold depends on the source alone, and is the same in every run."""
    assert all(0 <= fold_of(sentence) < FOLDS for sentence in sentences)
    assert [fold_of(s) for s in sentences] == [fold_of(s) for s in sentences]


def test_a_model_knows_what_it_was_taught(seen):
    """After training each sentence tells its own event."""
    first = fit_first([cases_of(one) for one in seen])
    scores = TypeScores(first.types, replace(THRESHOLDS, word=0.0, promising=0.0))

    for one in seen:
        told = [heard.type for scene in one.scenes for heard in hear(scene, scores).values()
                if heard.event > 0.5]
        assert [event.type for event in one.gold.events] == told


def test_a_feature_that_occurs_once_is_not_kept(seen):
    """What only one sentence has says nothing about others."""
    types = fit_first([cases_of(one) for one in seen]).types

    assert "bias" in types.rows
    assert "word=id:terbit" not in types.rows
    assert types.weights.shape == (len(types.rows), len(types.answers))


def test_training_calibrates_on_sentences_held_out(sentences, seen):
    """The curve of reliability has its steps, and rises from 0 to 1 at most."""
    model = train_events(sentences, parse_annotated(sentences), said_of(seen))

    assert STEPS == len(model.reliability)
    assert sorted(model.reliability) == [*model.reliability]
    assert all(0 <= value <= 1 for value in model.reliability)
    assert numpy.isfinite(model.first.types.weights).all()


def test_training_twice_gives_the_same_file(sentences, seen):
    """The same sentences give the same model, to the byte."""
    parsed, said = parse_annotated(sentences), said_of(seen)
    first, second = (pack_event_model(train_events(sentences, parsed, said)) for _ in range(2))

    assert first == second
