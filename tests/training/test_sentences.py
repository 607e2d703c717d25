"""Annotated sentences are read and set beside what the coder sees in them."""

import pytest
from annotated import SILENT, TOLD, parse_stored, row, rows, write

import tatanan.training.sentences
from tatanan.errors import BadGold
from tatanan.lexicons.events import load_events
from tatanan.lexicons.load import LANGUAGES
from tatanan.training.sentences import (
    GoldEvent,
    lexicon_sentences,
    parse_annotated,
    place_of,
    read_annotated,
    see,
    unlisted_words,
)

NOBODY = frozenset()


@pytest.fixture(autouse=True)
def parser(monkeypatch):
    """The parser gives stored trees."""
    monkeypatch.setattr(tatanan.training.sentences, "parse_report", parse_stored)


@pytest.fixture
def sentences(tmp_path):
    """Return the annotated sentences, read from a file."""
    return read_annotated([write(tmp_path / "annotated.jsonl", rows())])


def gold(trigger, **values):
    """Return an annotated event."""
    return GoldEvent("ASSAULT", trigger, frozenset({"RUS"}), frozenset({"UKR"}), **values)


def test_each_line_is_a_sentence_with_its_events(sentences):
    """Type, trigger and codes come in as they are written."""
    assert len(TOLD) + len(SILENT) == len(sentences)
    assert (gold("attacked"),) == sentences[0].events
    assert () == sentences[-1].events


def test_a_sentence_in_two_languages_is_two_of_one_group(tmp_path):
    """A translation goes with its original, so that both are held out together."""
    event = {"type": "ASSAULT", "trigger_en": "attacked", "trigger_id": "menyerang",
             "actors": ["RUS"], "recipients": ["UKR"]}
    both = {"id": "p1", "en": "Russia attacked Ukraine.", "id_": "Rusia menyerang Ukraina.",
            "published": "2025-03-20", "events": [event]}

    english, indonesian = read_annotated([write(tmp_path / "both.jsonl", [both])])

    assert ("en", "id") == (english.language, indonesian.language)
    assert ("attacked", "menyerang") == (english.events[0].trigger, indonesian.events[0].trigger)
    assert english.group == indonesian.group
    assert english.id != indonesian.id


def test_sentences_of_one_report_are_of_one_group(tmp_path):
    """The report that a sentence is from keeps it together with its neighbours."""
    lines = [{**line, "doc": "r1"} for line in rows()[:2]]
    first, second = read_annotated([write(tmp_path / "report.jsonl", lines)])

    assert "r1" == first.group == second.group


def test_a_file_may_count_less_than_others(tmp_path):
    """The weight of a file is that of each of its sentences; blank lines are none."""
    file = write(tmp_path / "written.jsonl", rows())
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")

    assert {0.5} == {sentence.weight for sentence in read_annotated([file], weight=0.5)}


def test_a_line_without_a_sentence_is_refused_by_its_place(tmp_path):
    """The file, the line and the remedy are named."""
    file = write(tmp_path / "broken.jsonl", [rows()[0], {"id": "s1", "events": []}])

    with pytest.raises(BadGold, match=r"broken\.jsonl:2: a sentence needs `text`"):
        read_annotated([file])


def test_the_coder_sees_a_scene_for_each_sentence(sentences):
    """Each annotated sentence comes with its triggers and all who could take part."""
    seen = see(sentences, parse_annotated(sentences), {})

    assert sentences == [one.gold for one in seen]
    assert {1} == {len(one.scenes) for one in seen}
    assert {"RUS", "UKR", "UNK"} == {c.code for c in seen[0].scenes[0].choices}


def test_a_learned_word_is_seen_as_a_trigger(tmp_path):
    """What annotators marked and no rule knows is asked about from then on."""
    text = "The ministers drank coffee in Geneva."
    marked = row(0, "en", text, ("CONSULT", "coffee", ["UNK"], []))
    sentences = read_annotated([write(tmp_path / "coffee.jsonl", [marked])])
    parsed = parse_annotated(sentences)
    learned = unlisted_words(sentences, parsed)
    seen, unseen = (see(sentences, parsed, words)[0].scenes[0] for words in (learned, {}))

    assert {"en": frozenset({"coffee"}), "id": NOBODY} == learned
    assert "coffee" in [trigger.key for trigger in seen.triggers]
    assert "coffee" not in [trigger.key for trigger in unseen.triggers]


def test_a_word_that_a_rule_knows_is_not_learned(sentences):
    """The rules already ask about it."""
    assert {"en": NOBODY, "id": NOBODY} == unlisted_words(sentences, parse_annotated(sentences))


@pytest.mark.parametrize(("trigger", "place"), [
    ("attacked", (7, 15)),  # its words
    ("invaded", None),  # other words
    ("", None),  # none
])
def test_a_trigger_stands_where_its_words_stand(trigger, place):
    """A trigger whose words are not in the text has no place."""
    span = place_of(gold(trigger), "Russia attacked Ukraine.")

    assert place == (span and (span.start, span.end))


def test_the_rules_bring_their_own_sentences():
    """Each example tells its rule's event; a near miss tells none."""
    sentences, rules = lexicon_sentences()
    beside = sum(
        len(rule.examples) + len(rule.near_misses)
        for language in LANGUAGES for rule in load_events(language).rules
    )

    assert beside == len(sentences) == len(rules)
    for sentence, rule in zip(sentences, rules, strict=True):
        misses = {miss.text for miss in rule.near_misses}
        told = () if sentence.record["text"] in misses else (rule.type,)
        assert told == tuple(event.type for event in sentence.events)
