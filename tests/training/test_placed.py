"""Annotations kept by place find their words in a folder of news."""

import json
import re
from pathlib import Path

import pytest

from tatanan.errors import BadGold
from tatanan.lexicons.plover import load_plover
from tatanan.training.__main__ import main
from tatanan.training.placed import placed_rows, read_placed, words_digest

TEXT = "Ties\n\nPeru met Chile in Lima. Chile condemned Cuba, said Peru."
SECOND = "Chile condemned Cuba, said Peru."
ADDRESS = "https://news.example/ties"
KEPT = Path(__file__).resolve().parents[2] / "training"
CODE = re.compile("[A-Z]{3}|IGO[A-Z0-9]{3}")


@pytest.fixture
def news(tmp_path):
    """Return a folder of news with one report."""
    folder = tmp_path / "news" / "en"
    folder.mkdir(parents=True)
    (folder / "en1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "index.csv").write_text(
        f"id,url,title,date\nen1,{ADDRESS},Ties,2025-03-20\n", encoding="utf-8")
    return folder.parent


def annotated(tmp_path, **changed):
    """Return a file that annotates the second sentence."""
    start = TEXT.index(SECOND)
    row = {
        "id": "n1", "language": "en", "report": ADDRESS, "start": start,
        "end": start + len(SECOND), "digest": words_digest(SECOND), "before": [[6, 29]],
        "events": [{"type": "ACCUSE", "trigger": [6, 15], "actors": ["CHL"],
                    "recipients": ["CUB"]}],
        "statements": [{"speaker": "PER", "content": [0, 20]}],
    }
    file = tmp_path / "placed.jsonl"
    file.write_text(json.dumps(row | changed) + "\n", encoding="utf-8")
    return [file]


def test_a_placed_sentence_has_its_words_and_what_stands_around_them(tmp_path, news):
    """Text, title, day and the sentences before come from the folder."""
    (row,) = placed_rows(annotated(tmp_path), news)

    assert (SECOND, "Ties", "2025-03-20") == (row["text"], row["title"], row["published"])
    assert "Peru met Chile in Lima." == row["before"]
    assert "condemned" == row["events"][0]["trigger"]
    assert "Chile condemned Cuba" == row["statements"][0]["content"]


def test_a_placed_sentence_is_annotated_as_any_other(tmp_path, news):
    """Sentences of one report are of one group, so that they are held out together."""
    (sentence,) = read_placed(annotated(tmp_path), news)

    assert ADDRESS == sentence.group
    assert frozenset({"CHL"}) == sentence.events[0].actors


@pytest.mark.parametrize(("changed", "told"), [
    ({"report": "https://news.example/other"}, "no report https://news.example/other"),
    ({"start": 3}, "other words stand at 3 of en1.txt"),
])
def test_an_annotation_of_other_words_is_refused(tmp_path, news, changed, told):
    """Nothing is learned from words that were not annotated."""
    with pytest.raises(BadGold, match=told):
        read_placed(annotated(tmp_path, **changed), news)


def test_places_need_the_folder_that_they_are_of(capsys):
    """The command line says what is missing, and trains nothing."""
    with pytest.raises(SystemExit):
        main(["events", "annotated.jsonl", "--placed", "placed.jsonl"])

    assert "add --news FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize("file", sorted(KEPT.glob("news-*.jsonl")), ids=lambda file: file.name)
def test_every_annotation_that_is_kept_is_one(file):
    """Types and modes are PLOVER's, codes are codes, and triggers lie in their sentences."""
    types = load_plover()
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        length = row["end"] - row["start"]
        for event in row["events"]:
            start, end = event["trigger"]
            assert event["mode"] in {"", *types[event["type"]].modes}
            assert 0 <= start < end <= length
            assert all(map(CODE.fullmatch, [*event["actors"], *event["recipients"]]))
        for said in row.get("statements", ()):
            assert 0 <= said["content"][0] < said["content"][1] <= length
            assert CODE.fullmatch(said["speaker"])
