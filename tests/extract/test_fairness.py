"""What is told of a deed does not hang on which states are in it.

A state is put in another's place in stored trees, word for word, so that nothing else differs.
"""

import pytest
from trees import CODER, report_of, sentences_from, stored

from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import default_judge

STATES = {
    "en": [("Russia", "Ukraine"), ("Ukraine", "Russia"), ("Israel", "Iran"), ("Iran", "Israel"),
           ("Peru", "Chile"), ("Samoa", "Fiji"), ("China", "Taiwan")],
    "id": [("Rusia", "Ukraina"), ("Ukraina", "Rusia"), ("Israel", "Iran"), ("Iran", "Israel"),
           ("Peru", "Chile"), ("Samoa", "Fiji"), ("China", "Taiwan")],
}
TEXTS = [
    ("en", "Russia attacked Ukraine."),
    ("en", "Ukraine was attacked by Russia."),
    ("en", "Russia invaded Ukraine in February 2022."),
    ("id", "Rusia menyerang Ukraina."),
    ("id", "Ukraina diserang Rusia."),
    ("id", "Rusia menginvasi Ukraina pada Februari 2022."),
]


def told(language, text, states):
    """Return what is told where states stand in the places of the first pair's."""
    names = dict(zip(STATES[language][0], states, strict=True))
    blocks = [
        [[names.get(cell, cell) for cell in row] for row in block]
        for block in stored(language)[text]
    ]
    words = " ".join(names.get(word.rstrip("."), word.rstrip(".")) for word in text.split()) + "."
    report = report_of(words, language=language, published="2025-03-20")
    coding = code_sentences(
        report, sentences_from(report, blocks), coder=CODER,
        judge=default_judge(min_confidence=0),
    )
    place = {actor.code: names_at for names_at, actor in _first_places(report, coding)}
    return [
        (event.type, event.confidence, str(event.factuality),
         sorted(place[party.code] for party in event.actors),
         sorted(place[party.code] for party in event.recipients))
        for event in coding.events
    ]


def _first_places(report, coding):
    """Yield in which order the actors are named."""
    found = sorted((m.evidence.span.start, m.actor.code, m.actor) for m in coding.mentions
                   if m.actor)
    for number, (_, _, actor) in enumerate(found):
        yield number, actor


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_who_it_is_changes_nothing_of_what_is_told(language, text):
    """Type, confidence and sides are the same whichever states stand in a sentence."""
    first, *others = (told(language, text, states) for states in STATES[language])

    assert first
    assert [first] * len(others) == others


def test_no_feature_of_the_models_is_a_name():
    """No model has seen who somebody is: the first look by name, the second in any number.

    The first and last letters of a word are features, too: "peru" is how perundingan begins.
    """
    from tatanan.extract.event_model import load_event_model

    first = load_event_model().first
    features = [*first.types.rows, *first.sides.rows]
    last = {name.rpartition(":")[2] for name in features
            if not name.startswith(("start=", "ending="))}
    states = {name.lower() for pairs in STATES.values() for pair in pairs for name in pair}

    assert set() == last & states
