"""A report is parsed into sentences of Universal Dependencies."""

import pytest

from tatanan.errors import UnknownLanguage
from tatanan.parse.spacy_parser import load_model, model_digest, parse_report
from tatanan.terms.text import Report

REPORTS = {
    "id": """Mesir Menjadi Tuan Rumah Perundingan

Kairo \u2013 Menteri Luar Negeri Mesir menerima utusan tujuh negara pada Selasa (5/3/2024). \
\u201cKami mendukung gencatan senjata itu,\u201d katanya. Usul tersebut ditolak oleh dua delegasi.
Perundingan AS-Iran berlangsung di gedung yang sama; nilainya Rp9 miliar.""",
    "en": """Egypt hosts talks

The foreign minister of Egypt received envoys of seven states in Cairo on Tuesday. \
\u201cWe support the ceasefire,\u201d he said. The U.S. Senate did not vote on the proposal.
The plan was rejected by two delegations at 3 p.m. Talks go on.""",
}

pytestmark = pytest.mark.slow


@pytest.fixture(params=sorted(REPORTS))
def report(request):
    """Return a report in each language."""
    return Report.of(REPORTS[request.param], language=request.param)


def test_each_word_stands_where_it_says(report):
    """The form of every token is cut from the report's text, inside its sentence, in order."""
    for sentence in parse_report(report):
        last = sentence.span.start
        for token in sentence.tokens:
            assert report.text[token.span.start : token.span.end] == token.form
            assert last <= token.span.start
            assert sentence.span.holds(token.span)
            last = token.span.end


def test_nothing_of_the_text_is_passed_over(report):
    """The tokens together hold every sign of the text but spaces."""
    forms = [token.form for sentence in parse_report(report) for token in sentence.tokens]

    assert "".join(report.text.split()) == "".join(forms)


def test_each_sentence_is_one_tree(report):
    """Numbers count from 1, heads are in the sentence, and all words hang under the first root."""
    for sentence in parse_report(report):
        numbers = [token.number for token in sentence.tokens]
        roots = [token for token in sentence.tokens if token.head == 0]

        assert numbers == list(range(1, len(numbers) + 1))
        assert [token.relation for token in roots] == ["root"]
        assert [token.number for token in sentence.subtree(roots[0].number)] == numbers


def test_the_same_report_gives_the_same_trees(report):
    """Parsing is deterministic."""
    assert parse_report(report) == parse_report(report)


def test_names_stand_where_they_say(report):
    """What the tagger suggests is a run of whole words with a kind."""
    for sentence in parse_report(report):
        starts = {token.span.start for token in sentence.tokens}
        ends = {token.span.end for token in sentence.tokens}
        for entity in sentence.entities:
            assert entity.kind in {"PER", "ORG", "LOC"}
            assert entity.span.start in starts
            assert entity.span.end in ends


def test_sentences_are_cut_at_lines_and_stops():
    """The title is a sentence of its own, and "U.S." ends none."""
    sentences = parse_report(Report.of(REPORTS["en"], language="en"))

    assert [len(s.tokens) > 0 for s in sentences] == [True] * 6
    assert REPORTS["en"][: sentences[0].span.end] == "Egypt hosts talks"


@pytest.mark.parametrize(
    ("text", "verb", "agent"),
    [
        ("Wilayah itu diklaim China sebagai miliknya.", "diklaim", "China"),
        ("Usul itu ditolak Rusia pada Senin.", "ditolak", "Rusia"),
    ],
)
def test_a_bare_agent_hangs_on_its_passive_verb(text, verb, agent):
    """It is labelled as an object or oblique; the verb's voice tells that it is the agent."""
    (sentence,) = parse_report(Report.of(text, language="id"))
    found = {token.form: token for token in sentence.tokens}

    assert "Voice=Pass" in found[verb].feats
    assert found[agent].head == found[verb].number
    assert found[agent].relation in {"obj", "obl", "obl:agent"}


def test_clitics_are_words():
    """The object that is glued to its verb hangs on it."""
    (sentence,) = parse_report(Report.of("Mereka membantunya.", language="id"))

    assert [token.form for token in sentence.tokens] == ["Mereka", "membantu", "nya", "."]
    assert sentence.tokens[2].head == 2


def test_a_text_of_spaces_has_no_sentences():
    """Nothing is parsed where nothing is written."""
    assert parse_report(Report.of(" \n ", language="en")) == ()


def test_a_model_is_read_once_and_known_by_its_digest():
    """The digest tells two models apart, and the same model has the same one."""
    assert load_model("id") is load_model("id")
    assert model_digest("id") == model_digest("id") != model_digest("en")


def test_a_language_that_is_not_read_is_refused():
    """The language is named."""
    with pytest.raises(UnknownLanguage, match="'xx'"):
        parse_report(Report.of("Bla.", language="xx"))
