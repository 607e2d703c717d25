"""What rules and models make of a sentence, as the page shows it."""

from collections.abc import Iterable

from tatanan.errors import BadQuery
from tatanan.pipeline import extract_coding
from tatanan.serve.report_views import report_view
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import EventView, Labels, Piece, Shape
from tatanan.serve.shapes_report import StatementView
from tatanan.terms.record import record_of
from tatanan.terms.text import Report
from tatanan.trial import Judged, Side, TriedSentence, TriedWord, try_text
from tatanan.trial import Tried as TriedRule


class TokenOf(Shape):
    """A word and its place in the tree; `head` is the number of the word above it, 0 for none."""

    sentence: int
    number: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


class SideOf(Shape):
    """Somebody on a side: the code, and the words; null where it was named before."""

    code: str
    words: str | None


class RuleOf(Shape):
    """How a rule stands to a word; `why` is what keeps it from firing, null where it fires."""

    sentence: int
    number: int
    rule: str
    type: str
    mode: str | None
    trigger: str
    actors: list[SideOf]
    recipients: list[SideOf]
    why: Labels | None


class JudgedOf(Shape):
    """What the rules alone, and what the models, see in a word."""

    sentence: int
    number: int
    trigger: str
    by: str
    type: str
    probability: float | None
    actors: list[SideOf]
    recipients: list[SideOf]


class Tried(Shape):
    """What rules and models make of a text."""

    language: str
    tokens: list[TokenOf]
    fired: list[RuleOf]
    near: list[RuleOf]
    judged: list[JudgedOf]
    pieces: list[Piece]
    events: list[EventView]
    statements: list[StatementView]


def try_sentence(text: str, *, language: str) -> Tried:
    """Parse a text and return what rules and models make of it.

    Raises BadQuery where nothing stands in it.
    """
    if not text.strip():
        raise BadQuery("there is no sentence to try; write one")
    trial = try_text(text, language=language)
    report = Report.of(text, language=language)
    view = report_view(record_of(report, extract_coding(report)), kept=False)
    numbered = list(enumerate(trial.sentences, 1))
    return Tried(
        language=language, tokens=[token for n, each in numbered for token in _tokens(n, each)],
        fired=[rule for n, each in numbered for word in each.words
               for rule in _rules(n, word, word.holds)],
        near=[rule for n, each in numbered for word in each.words
              for rule in _rules(n, word, word.nearly)],
        judged=[judged for n, each in numbered for word in each.words
                for judged in _judged(n, word)],
        pieces=view.pieces, events=view.events, statements=view.statements,
    )


def _tokens(number: int, sentence: TriedSentence) -> Iterable[TokenOf]:
    for node in sentence.tree:
        yield TokenOf(sentence=number, number=node.number, text=node.form, lemma=node.key,
                      upos=node.upos, head=node.head, deprel=node.relation)


def _rules(number: int, word: TriedWord, tried: Iterable[TriedRule]) -> Iterable[RuleOf]:
    for each in tried:
        yield RuleOf(
            sentence=number, number=word.number, rule=each.rule, type=each.type, mode=each.mode,
            trigger=word.form, actors=_sides(each.actors), recipients=_sides(each.recipients),
            why=labels_of(each.why) if each.why else None)


def _judged(number: int, word: TriedWord) -> Iterable[JudgedOf]:
    for by, found in (("rules", word.by_rules), ("models", word.by_model)):
        if found is not None:
            yield _seen(number, word, by, found)


def _seen(number: int, word: TriedWord, by: str, found: Judged) -> JudgedOf:
    return JudgedOf(
        sentence=number, number=word.number, trigger=word.form, by=by, type=found.type,
        probability=found.probability, actors=_sides(found.actors),
        recipients=_sides(found.recipients))


def _sides(sides: Iterable[Side]) -> list[SideOf]:
    return [SideOf(code=each.code, words=each.words) for each in sides]
