"""Placed sentences are seen in their whole reports, too."""

import json

import pytest
from annotated import parse_stored

import tatanan.pipeline
import tatanan.training.sentences
import tatanan.training.whole
from tatanan.training.placed import read_placed, words_digest
from tatanan.training.sentences import parse_annotated, see
from tatanan.training.whole import with_reports

TEXT = ("Kenya sends troops\n\nKenya met Sudan. Nothing changed. The rain fell. The sun rose.\n\n"
        "The army attacked Chad.")
LAST = "The army attacked Chad."
NOTHING = {"en": frozenset(), "id": frozenset()}


@pytest.fixture
def seen(tmp_path, monkeypatch):
    """Return an annotated sentence as it is seen by itself, and the folder of its report."""
    for module in (tatanan.pipeline, tatanan.training.sentences, tatanan.training.whole):
        monkeypatch.setattr(module, "parse_report", parse_stored)
    folder = tmp_path / "news" / "en"
    folder.mkdir(parents=True)
    (folder / "en1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "index.csv").write_text(
        "id,url,title,date\nen1,,Kenya sends troops,2025-03-20\n", encoding="utf-8")
    start = TEXT.index(LAST)
    row = {
        "id": "n1", "language": "en", "report": "en1", "start": start,
        "end": start + len(LAST), "digest": words_digest(LAST), "before": [],
        "events": [{"type": "ASSAULT", "trigger": [9, 17], "actors": ["KEN"],
                    "recipients": ["TCD"]}],
    }
    file = tmp_path / "placed.jsonl"
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    sentences = read_placed([file], folder.parent)
    return see(sentences, parse_annotated(sentences), NOTHING), folder.parent


def test_a_placed_sentence_is_learned_from_twice(seen):
    """By itself with a lesser weight, and where it stands."""
    alone, news = seen
    by_itself, whole = with_reports(alone, news, NOTHING)

    assert by_itself.gold.weight < whole.gold.weight
    assert by_itself.scenes == alone[0].scenes
    token = whole.scenes[0].sentence.tokens[0]
    assert token.span.start - whole.offset == 0
    assert [t.form for t in whole.scenes[0].sentence.tokens] == [
        t.form for t in alone[0].scenes[0].sentence.tokens]


def test_in_its_report_those_may_be_meant_who_were_named_far_above(seen):
    """And what each is to the report so far is known."""
    alone, news = seen
    _, whole = with_reports(alone, news, NOTHING)
    (scene,) = whole.scenes

    assert {"KEN", "TCD"} <= {choice.code for choice in scene.choices}
    assert scene.standings["KEN"].headline
    assert scene.standings["KEN"].place == 0
