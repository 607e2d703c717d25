"""Sentences become a coding; each value has its evidence."""

from datetime import date

import pytest
from trees import FOLDER, blocks_of, code, lines_of, report_of, stored, told

from tatanan.examples.load import example_reports
from tatanan.parse import parse_report
from tatanan.pipeline import extract_coding
from tatanan.read import read_records, read_report
from tatanan.terms.coding import Basis
from tatanan.terms.text import Capture

LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.conllu"))


def reports_of(name):
    """Return the reports of an example."""
    body = example_reports()[name]
    if name.endswith(".jsonl"):
        return [report for _, report in read_records(body.decode("utf-8").splitlines())]
    return [read_report(Capture(body, name=name))]


def text_of(block):
    """Return the words of a stored sentence."""
    return " ".join(row[1] for row in block)


def evidence_of(coding):
    """Yield every evidence in a coding."""
    yield from (mention.evidence for mention in coding.mentions)
    yield from (when.evidence for when in coding.dates if when.evidence)
    yield from (skipped.evidence for skipped in coding.skipped)
    yield from (evidence for finding in coding.findings for evidence in finding.evidence)
    for statement in coding.statements:
        yield statement.content
        if statement.cue:
            yield statement.cue
        if statement.speaker and statement.speaker.evidence:
            yield statement.speaker.evidence
        if statement.when and statement.when.evidence:
            yield statement.when.evidence


@pytest.mark.parametrize(
    ("text", "published", "basis", "day"),
    [
        ("Pada Selasa (18/3/2025) Peru mengatakan bahwa perundingan akan berlanjut.", "2025-03-20",
         Basis.STATED, date(2025, 3, 18)),  # beside the cue
        ("Peru mengatakan bahwa perundingan dimulai pada 18 Maret 2024.", "2025-03-20",
         Basis.PUBLISHED, date(2025, 3, 20)),  # inside what was said: it dates the talks
        ("Peru mengatakan bahwa perundingan akan berlanjut.", "2025-03-20",
         Basis.PUBLISHED, date(2025, 3, 20)),  # no date at all
    ],
)
def test_a_statement_has_the_date_beside_its_cue(text, published, basis, day):
    """A date inside the content is not the day on which it was said."""
    (statement,) = code(text, published=published).statements

    assert (basis, day) == (statement.when.basis, statement.when.first)


@pytest.mark.parametrize(("text", "basis", "day"), [
    (("The talks failed, officials of Kenya said, in the worst dispute since Sudan broke its "
     "promise in 2021."), Basis.PUBLISHED, date(2025, 3, 20)),
    ("The talks failed, officials of Kenya said on 18 March 2025.",
     Basis.STATED, date(2025, 3, 18)),
    ("The envoy, who was appointed on 3 May 2023, said that the talks had failed.",
     Basis.PUBLISHED, date(2025, 3, 20)),
])
def test_a_date_of_another_clause_is_not_when_it_was_said(text, basis, day):
    """Since when something is so, and when a speaker was appointed, is another day."""
    (statement,) = code(text, language="en").statements

    assert (basis, day) == (statement.when.basis, statement.when.first)


def test_a_statement_of_an_undated_report_has_no_date():
    """Nothing is known, so nothing is said."""
    text = "Peru mengatakan bahwa perundingan akan berlanjut."
    (statement,) = code(text, published=None).statements

    assert statement.when is None


def test_the_context_before_a_text_yields_no_record():
    """What stood before is read, and neither its actors nor its statements are listed."""
    coding = code("Hujan turun sepanjang hari.",
                  before="Chile mengatakan bahwa utusannya berangkat.")

    assert [] == [actor.code for actor in coding.actors]
    assert [] == told(coding)


def test_an_actor_of_the_context_is_listed_only_as_part_of_an_event():
    """Whose attack it was stands before: that state takes part, without words of its own."""
    coding = code("Peru mengecam serangan itu.", before="Chile menyerang Peru kemarin.")
    event = next(event for event in coding.events if event.type == "ACCUSE")
    parties = [(party.code, party.evidence is None)
               for party in (*event.actors, *event.recipients)]

    assert [] == told(coding)
    assert ["PER"] == [mention.actor.code for mention in coding.mentions]
    assert [("PER", False), ("CHL", True)] == parties
    assert ["PER", "CHL"] == [actor.code for actor in coding.actors]


def test_a_quotation_left_open_by_the_context_is_closed_in_the_text():
    """The first mark of the text closes what the context has opened."""
    coding = code("dan kami akan menepatinya,” kata Presiden Peru.",
                  before="“Kami sudah berjanji")

    assert [("PER", "direct", "dan kami akan menepatinya,")] == told(coding)


def test_a_text_of_nothing_has_an_empty_coding():
    """A report that names nobody and says nothing is coded as that."""
    coding = code("Hujan turun sepanjang hari.")

    assert ((), (), ()) == (coding.actors, coding.mentions, coding.statements)


@pytest.mark.parametrize("language", LANGUAGES)
def test_coding_twice_gives_the_same(language):
    """The same text yields the same coding, value by value."""
    for text in stored(language):
        if text.strip():
            assert code(text, language=language) == code(text, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_evidence_of_the_stored_texts_holds(language):
    """Every value of every stored text quotes the very words of the text."""
    for text in stored(language):
        report = report_of(text, language=language)
        for evidence in evidence_of(code(text, language=language)):
            evidence.check(report)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*example_reports()])
def test_all_evidence_of_an_example_holds(name):
    """Every value of every example quotes the report, and is the same the second time."""
    for report in reports_of(name):
        coding = extract_coding(report)
        found = list(evidence_of(coding))
        for evidence in found:
            evidence.check(report)

        assert found
        assert coding == extract_coding(report)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parser_still_gives_the_stored_trees(language):
    """Sentences whose tree has changed are named; `python scripts/make_trees.py` renews them."""
    changed = []
    for text, blocks in stored(language).items():
        lines = lines_of(text, parse_report(report_of(text, language=language)))
        today = blocks_of(lines)[text]
        changed += [text_of(block) for block in blocks if block not in today]

    assert [] == changed
