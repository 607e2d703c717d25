"""A handful of annotated sentences to train from, whose trees are stored with the tests' own."""

import json

import numpy
from trees import RULES, Trees, sentences_from, stored

from tatanan.extract.encoded import encoded
from tatanan.training.held_out import Said

TOLD = [
    # language, text, type, trigger, actors, recipients
    ("en", "Russia attacked Ukraine.", "ASSAULT", "attacked", ["RUS"], ["UKR"]),
    ("id", "Rusia menyerang Ukraina.", "ASSAULT", "menyerang", ["RUS"], ["UKR"]),
    ("en", "Ukraine was attacked by Russia.", "ASSAULT", "attacked", ["RUS"], ["UKR"]),
    ("id", "Ukraina diserang Rusia.", "ASSAULT", "diserang", ["RUS"], ["UKR"]),
    ("en", "Trump slammed China.", "ACCUSE", "slammed", ["USA"], ["CHN"]),
    ("id", "Trump mengecam China.", "ACCUSE", "mengecam", ["USA"], ["CHN"]),
    ("en", "Peru condemned Cuba and Bolivia.", "ACCUSE", "condemned", ["PER"], ["CUB", "BOL"]),
    ("id", "Peru mengecam Kuba dan Bolivia.", "ACCUSE", "mengecam", ["PER"], ["CUB", "BOL"]),
]
SILENT = [
    ("en", "The sun rose over the quiet valley."),
    ("id", "Matahari terbit di atas lembah yang tenang."),
]


def parse_stored(report):
    """Return the stored sentences of a report: of the tests' own texts, or of a rule's."""
    blocks = stored(report.language).get(report.text)
    blocks = blocks or stored(report.language, RULES).get(report.text)
    if blocks is None:
        assert Trees.parse is not None, f"no trees of {report.text!r} are stored"
        return Trees.parse(report)
    return sentences_from(report, blocks)


def row(number, language, text, *events):
    """Return a sentence with its events as a line of an annotated file has it."""
    return {
        "id": f"s{number}", "text": text, "language": language, "published": "2025-03-20",
        "events": [
            {"type": name, "trigger": trigger, "actors": actors, "recipients": recipients}
            for name, trigger, actors, recipients in events
        ],
    }


def rows():
    """Return all sentences as the lines of an annotated file have them."""
    told = [(language, text, event) for language, text, *event in TOLD]
    silent = [(language, text) for language, text in SILENT]
    return [row(number, *each) for number, each in enumerate([*told, *silent])]


def write(file, lines):
    """Write lines of JSON into a file, and return it."""
    written = (json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text("\n".join(written) + "\n", encoding="utf-8")
    return file


def scenes_of(seen):
    """Yield all scenes that hold a word which may tell an event, by their keys."""
    for sentence in seen:
        for number, scene in enumerate(sentence.scenes):
            if scene.triggers:
                yield (sentence.gold.id, number), scene


def said_of(seen):
    """Return what the encoder that ships says of sentences, as if they had been held out."""
    return {key: _said(scene) for key, scene in scenes_of(seen)}


def _said(scene):
    made = encoded(scene)
    tokens = tuple(trigger.token.number for trigger in scene.triggers)
    return Said(
        tokens, tuple(choice.code for choice in scene.choices),
        numpy.array([made.types[token] for token in tokens]),
        numpy.array([numpy.array(made.sides_of(t)).T for t in scene.triggers]),
    )
