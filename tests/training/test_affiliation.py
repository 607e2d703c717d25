"""The small model of affiliation is trained from annotated sentences."""

import json

import pytest

from tatanan.training.__main__ import main
from tatanan.training.affiliation import affiliation_examples, train_affiliation

ROWS = [
    # who the minister is, only the report around tells
    ("id", "Menteri itu mengatakan bahwa perbatasan tetap dibuka.", "Peru menutup pelabuhan.",
     "Menteri itu", "PER", "perbatasan tetap dibuka"),
    # the same in English
    ("en", "The minister said that the border would stay open.", "Chile closed its port.",
     "The minister", "CHL", "the border would stay open"),
    # the answer is none of the choices
    ("en", "The envoy said that the talks had ended.", "Chile closed its port.",
     "The envoy", "BOL", "the talks had ended"),
    # a home that is not named
    ("id", "Menteri tersebut mengatakan bahwa harga beras turun.", "Hujan turun di Jawa.",
     "Menteri tersebut", "IDN", "harga beras turun"),
]


@pytest.fixture
def annotated(tmp_path):
    """Return a file of four annotated sentences."""
    file = tmp_path / "annotated.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number, (language, text, before, _, state, content) in enumerate(ROWS):
            row = {
                "id": f"s{number}", "text": text, "before": before, "title": "",
                "language": language, "published": "2025-03-20",
                "statements": [{"speaker": state, "content": content}],
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return file


def lines_of(file):
    """Return the rows of a file of annotated sentences."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
def test_an_annotated_sentence_becomes_a_case_with_its_answer(annotated):
    """Each speaker whose state is open is a case; the answer is a choice or none."""
    examples = list(affiliation_examples(lines_of(annotated)))
    answers = [
        example.case.choices[example.right].code if example.right is not None else None
        for example in examples
    ]

    assert ["PER", "CHL", None, "IDN"] == answers


@pytest.mark.slow
def test_training_writes_a_model_that_says_how_good_it_is(annotated, tmp_path):
    """The file holds the weights, the margin and what was measured."""
    into = tmp_path / "models" / "affiliation.json"
    result = train_affiliation(lines_of(annotated), into)
    written = json.loads(into.read_text(encoding="utf-8"))

    assert written == result
    assert 0 <= written["margin"] <= 1
    assert 4 == written["cases"]
    assert set(written["features"])


@pytest.mark.slow
def test_training_twice_gives_the_same_model(annotated, tmp_path):
    """The same sentences give the same file, to the byte."""
    files = [tmp_path / name for name in ("first.json", "second.json")]
    for file in files:
        train_affiliation(lines_of(annotated), file)

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.slow
def test_the_command_trains_from_a_file(annotated, tmp_path, capsys):
    """`python -m tatanan.training FILE --into FILE` says what it measured."""
    into = tmp_path / "affiliation.json"
    main(["affiliation", str(annotated), "--into", str(into)])

    assert into.is_file()
    assert "'cases': 4" in capsys.readouterr().out
