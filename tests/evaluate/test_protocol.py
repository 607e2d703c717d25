"""The figures are those of the scorers that come with the gold, where these are at hand."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tatanan.evaluate.evaluation import evaluate
from tatanan.evaluate.gold import read_gold
from tatanan.evaluate.told import told_in

FOLDER = Path(os.environ.get("TATANAN_GOLD", ""))
SCRIPTS = ("flatten.py", "score.py", "score_types.py", "score_statements.py", "score_parallel.py")
NAMES = {"macro-F1": "macro_f1"}  # where our name for a figure is not the scripts'

pytestmark = pytest.mark.skipif(
    "TATANAN_GOLD" not in os.environ or not all((FOLDER / name).is_file() for name in SCRIPTS),
    reason="TATANAN_GOLD names no folder with gold sets and their scorers",
)

TYPES = ("AGREE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST", "ASSAULT", "CONSULT")
CODES = ("IDN", "RUS", "USA", "CHN", "IGOUNO")
WORDS = [
    "the",
    "two",
    "sides",
    "will",
    "talk",
    "again",
    "about",
    "peace",
    "and",
    "trade",
    "this",
    "week",
    "he",
    "said",
]


def made_up_gold(chance):
    """Yield the lines of gold sets in which anything may occur, by chance alone."""
    for name in ("news_id", "news_en"):
        yield name, [made_up_news(chance, f"{name} {n}") for n in range(80)]
    yield "plv_dev", [made_up_typed(chance, f"t{n % 70}") for n in range(80)]
    yield "polnear_dev", [made_up_document(chance, f"d{n}") for n in range(20)]
    pairs = [{"id": f"p{n}", "en": f"Text {n}.", "id_": f"Teks {n}."} for n in range(60)]
    yield "parallel", pairs


def made_up_news(chance, name):
    """Return a line of a news set."""
    events = [
        {
            "type": chance.choice(TYPES),
            "actors": some(chance, CODES),
            "recipients": some(chance, CODES),
            **({"alternative": True} if chance.random() < 0.2 else {}),
        }
        for _ in range(chance.randrange(4))
    ]
    statements = [
        {
            "speaker": chance.choice((*CODES, "UNK")),
            "content": words(chance, 4),
            **({"alternative": True} if chance.random() < 0.2 else {}),
        }
        for _ in range(chance.randrange(3))
    ]
    language = "id" if name.startswith("news_id") else "en"
    text = words(chance, 12)
    line = {"id": name, "language": language, "text": text, "published": "2024-03-01"}
    return line | {"events": events, "statements": statements}


def made_up_typed(chance, name):
    """Return a line of a set of types."""
    line = {"id": name, "language": "en", "text": words(chance, 12)}
    given = {"source": words(chance, 2), "target": words(chance, 2)}
    return line | given | {"type": chance.choice((*TYPES[:6], "YIELD"))}


def made_up_document(chance, name):
    """Return a line of a set of attributions; some words stand in quotation marks."""
    text = " ".join(f'"{words(chance, 3)}" {words(chance, 5)}.' for _ in range(12))
    attributions = [
        {"content": [place(chance, text, 40)]}
        | ({"source": [place(chance, text, 12)]} if chance.random() < 0.8 else {})
        for _ in range(8)
    ]
    return {"id": name, "language": "en", "text": text, "attributions": attributions}


def made_up_record(chance, ident, text):
    """Return a record as the coder might print it."""
    return {
        "id": ident,
        "events": [
            {
                "type": chance.choice(TYPES),
                "actors": parties(chance),
                "recipients": parties(chance),
                "trigger": None,
                "said_in": None,
            }
            for _ in range(chance.randrange(4))
        ],
        "statements": [
            {"speaker": speaker(chance, text), "cue": None, "content": quoted(chance, text, 40)}
            for _ in range(chance.randrange(6))
        ],
    }


def parties(chance):
    """Return the parties of one side of an event."""
    codes = some(chance, (*CODES, None))
    return [{"code": code, "evidence": {"quote": words(chance, 2)}} for code in codes]


def speaker(chance, text):
    """Return a speaker, known or not, in the text or not."""
    code = chance.choice((*CODES, "UNK"))
    away = {"code": code, "start": None, "end": None, "quote": None}
    return chance.choice([None, away, *[{"code": code} | quoted(chance, text, 12)] * 3])


def quoted(chance, text, length):
    """Return some words of a text with their place."""
    start, end = place(chance, text, length)
    return {"start": start, "end": end, "quote": text[start:end]}


def place(chance, text, length):
    """Return a place in a text."""
    start = chance.randrange(max(1, len(text) - length))
    return [start, min(len(text), start + chance.randrange(1, length))]


def some(chance, values):
    """Return none, one or two of the values."""
    return chance.sample(values, chance.randrange(3))


def words(chance, count):
    """Return so many words."""
    return " ".join(chance.choices(WORDS, k=count))


def by_script(name, *files, flags=()):
    """Return what a script of the folder prints."""
    run = [sys.executable, str(FOLDER / name), *map(str, files), *flags]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def flattened(records, path, *, spans=False):
    """Write the records as the scripts want them, and return the file."""
    lines = "".join(f"{json.dumps(record)}\n" for record in records)
    run = [sys.executable, str(FOLDER / "flatten.py"), *(["--spans"] if spans else [])]
    done = subprocess.run(run, input=lines, check=True, capture_output=True, text=True)
    path.write_text(done.stdout, encoding="utf-8")
    return path


def figures_by_script(gold, folder, records, workplace):
    """Return the figures of one gold set as the folder's scripts give them, by name."""
    rows = list(records.values())
    file = folder / f"{gold.name}.jsonl"
    if gold.name == "parallel":
        sides = [
            flattened(
                [
                    r | {"id": r["id"].removesuffix(f" {code}")}
                    for r in rows
                    if r["id"].endswith(code)
                ],
                workplace / f"{code}.jsonl",
            )
            for code in ("en", "id")
        ]
        found = json.loads(by_script("score_parallel.py", *sides, flags=["--json"]))
        return {name: found[name]["f1"] for name in ("type", "event")}
    spans = gold.name == "polnear_dev"
    told = flattened(rows, workplace / "told.jsonl", spans=spans)
    script = {"plv_dev": "score_types.py", "polnear_dev": "score_statements.py"}
    found = json.loads(by_script(script.get(gold.name, "score.py"), file, told, flags=["--json"]))
    found |= {f"recall {manner}": value for manner, value in found.get("recall", {}).items()}
    return {k: v["f1"] if isinstance(v, dict) and "f1" in v else v for k, v in found.items()}


def assert_same_figures(folder, seed, workplace):
    """Code a folder by chance, and hold our figures against those of the scripts."""
    chance = random.Random(seed)
    for gold in read_gold(folder):
        records = {t.id: made_up_record(chance, t.id, t.text) for t in gold.texts}
        told = {name: told_in(record) for name, record in records.items()}
        result = evaluate([gold], lambda _, told=told: told).sets[0]
        expected = figures_by_script(gold, folder, records, workplace)
        assert {s.name: s.value for s in result.scores} == {
            s.name: expected[NAMES.get(s.name, s.name)] for s in result.scores
        }
        assert result.size == len(gold.items)


@pytest.mark.parametrize("seed", range(3))
def test_our_figures_are_the_scripts_figures_on_made_up_gold(tmp_path, seed):
    """Whatever gold and coder say, both ways of counting give the same figures."""
    gold = tmp_path / "gold"
    gold.mkdir()
    for name, lines in made_up_gold(random.Random(100 + seed)):
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        (gold / f"{name}.jsonl").write_text(text, encoding="utf-8")

    assert_same_figures(gold, seed, tmp_path)


def test_our_figures_are_the_scripts_figures_on_the_gold(tmp_path):
    """The folder's own sets give the same figures either way."""
    assert_same_figures(FOLDER, 7, tmp_path)
