"""Sentences as events see them, made from stored trees: the scenes, and the words in them."""

from trees import CODER, report_of, sentences_of

from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import Judge, judge_by_rules
from tatanan.extract.roles import roles_of
from tatanan.lexicons.grammar import load_grammar


def scenes_of(text, *, language="id", **known):
    """Return the scenes of a text, sentence after sentence."""
    found = {}

    def record(scene, trigger):
        found.setdefault(scene.sentence.number, scene)

    report = report_of(text, language=language, **known)
    code_sentences(report, sentences_of(report), coder=CODER, judge=Judge(record, {}))
    return [found[number] for number in sorted(found)]


def scene_of(text, *, language="id", **known):
    """Return the scene of the last sentence of a text."""
    return scenes_of(text, language=language, **known)[-1]


def trigger_of(scene, word):
    """Return the trigger that a word of a scene is, or None."""
    return next((t for t in scene.triggers if t.token.form == word), None)


def word_of(text, word, *, language="id"):
    """Return the first sentence of a text and one of its words."""
    sentence = sentences_of(report_of(text, language=language))[0]
    return sentence, next(token for token in sentence.tokens if token.form == word)


def roles_at(text, word, *, language="id"):
    """Return who fills which role of a word: the head's form, and the role."""
    sentence, token = word_of(text, word, language=language)
    roles = roles_of(sentence, token, load_grammar(language))
    return {sentence.tokens[number - 1].form: str(role) for number, role in roles.items()}


def ruled(text, *, language="id", **known):
    """Return the coding of a text for which the rules alone decide."""
    report = report_of(text, language=language, **known)
    return code_sentences(report, sentences_of(report), coder=CODER, judge=judge_by_rules())


def rows(coding):
    """Return the events of a coding as rows: type, actors and recipients by their codes."""
    return [(event.type, *sides(event)) for event in coding.events]


def sides(event):
    """Return the codes on both sides of an event."""
    return [p.code for p in event.actors], [p.code for p in event.recipients]


def event_of(coding, type_name):
    """Return the only event of a type in a coding."""
    (event,) = (event for event in coding.events if event.type == type_name)
    return event
