"""A model is asked about whole sentences, in the words of the ontology."""

from datetime import date

from jsonschema import Draft202012Validator
from llm_server import event
from sample import CODER
from trees import report_of

from tatanan.lexicons.load import load_data
from tatanan.lexicons.plover import load_plover
from tatanan.llm.prompt import answer_schema, chunks_of, question_about
from tatanan.terms.coding import Actor, ActorId, ActorKind, Auxiliary, Coding, Factuality, Mention
from tatanan.terms.text import Span, with_children

TEXT = "Peru memuji Chile. Bolivia mengecam Peru. Chile diam."


def sentences_in(report):
    """Return the sentences of a text that ends each with a full stop; no tokens are needed."""
    found, start = [], 0
    for number, words in enumerate(report.text.split(". ")):
        end = min(start + len(words) + 1, len(report.text))
        found.append(with_children(report.id, number, Span(start, end), ()))
        start = end + 1
    return found


def question(report, number=0, *, most=6000, mentions=()):
    """Return the question about one piece of a report."""
    chunk = chunks_of(sentences_in(report), most=most)[number]
    return question_about(report, chunk, Coding(report.id, CODER, mentions=tuple(mentions)))


def test_pieces_are_whole_sentences_below_the_limit():
    """A piece ends before the sentence that would be too much; a long sentence stands alone."""
    report = report_of(TEXT)
    cut = {most: [[s.number for s in c.sentences] for c in
                  chunks_of(sentences_in(report), most=most)] for most in (1, 41, 42, 1000)}

    assert cut == {1: [[0], [1], [2]], 41: [[0, 1], [2]], 42: [[0, 1], [2]], 1000: [[0, 1, 2]]}
    assert chunks_of([]) == []


def test_sentences_are_numbered_as_in_the_report():
    """Numbers go on from piece to piece, and the text is sent letter by letter."""
    asked = question(report_of(TEXT), 1, most=20)

    assert asked.text.rstrip().endswith("SENTENCES\n[1] Bolivia mengecam Peru.")


def test_what_stood_before_and_the_day_are_told():
    """Day, title, context, and the text before: for "he" and "last year"."""
    first = question(report_of(TEXT, title="Pujian", before="Quispe tiba."), most=20).text
    second = question(report_of(TEXT, published=None), 1, most=20).text

    assert f"Published: {date(2025, 3, 20)}" in first
    assert "Pujian Quispe tiba." in first
    assert "Published: not known" in second
    assert "): Peru memuji Chile.\n" in second


def test_names_that_are_known_come_with_their_codes():
    """Only names of this piece, each once, and none whose state is not known."""
    report = report_of(TEXT)
    peru = Actor(ActorId("p"), "Peru", ActorKind.STATE, "PER", "PER")
    nobody = Actor(ActorId("n"), "Bolivia", ActorKind.STATE, "UNK")
    mentions = [
        Mention(report.cite(0, 4), peru, "state.PER"),
        Mention(report.cite(19, 26), nobody, "x"),
        Mention(report.cite(36, 40), peru, "state.PER"),
        Mention(report.cite(12, 17), None, "x"),
    ]

    assert "Names whose codes are known: Peru = PER\n" in question(report, mentions=mentions).text
    assert "known: nothing\n" in question(report).text


def test_a_text_with_signs_of_templates_is_sent_as_it_stands():
    """A dollar or a brace of a report is no placeholder."""
    text = "Peru membayar ${sentences} dan {x} $5."

    assert text in question(report_of(text)).text


def test_types_and_modes_are_those_of_the_ontology():
    """Whatever PLOVER has is explained, in its order, and nothing else is."""
    told = {row["name"]: [*row["modes"]] for row in load_data("world", "llm")["types"]}

    assert told == {name: [*kind.modes] for name, kind in load_plover().items()}
    instructions = question(report_of(TEXT)).instructions
    assert all(f"- {name}: " in instructions for name in told)
    assert "${" not in instructions


def test_the_schema_is_one_that_servers_enforce():
    """It is valid, fits an event, names PLOVER's types, and leaves no property open."""
    schema = answer_schema()
    row = schema["properties"]["events"]["items"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate({"events": [event(0, "AID", "x", [("a", "PER")])]})

    assert row["properties"]["type"]["enum"] == [*load_plover()]
    assert row["properties"]["factuality"]["enum"] == [*Factuality]
    assert row["properties"]["auxiliary"]["items"]["enum"] == [*Auxiliary]
    for part in (schema, row, schema["$defs"]["participant"]):
        assert part["required"] == [*part["properties"]]
        assert part["additionalProperties"] is False
