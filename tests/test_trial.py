"""A trial shows which rules hold in a sentence, which nearly do, and what the models say."""

import io
import json

import pytest
from rich.console import Console
from trees import RULES, report_of, sentences_from, stored
from typer.testing import CliRunner

from tatanan.cli import app
from tatanan.terminal.trial import print_trial
from tatanan.trial import Judged, Node, Side, Trial, Tried, TriedSentence, TriedWord, try_sentences

PRAISE = "Iraqi troops were lauded by the American general."
USA, IRAQ = Side("USA", "the American general"), Side("IRQ", "Iraqi troops")


def tried(text, language="en"):
    """Return the trial of a sentence that stands beside a rule, from its stored tree."""
    report = report_of(text, language=language)
    return try_sentences(report, sentences_from(report, stored(language, RULES)[text]))


def made(**changed):
    """Return a trial made by hand: one sentence of one word."""
    known = {
        "number": 1, "form": "Lauded", "key": "laud",
        "holds": (Tried("en.support.praise", "SUPPORT", None, (USA,), (IRAQ,), None),),
        "nearly": (Tried("en.consult.phone", "CONSULT", "phone", (), (),
                         "its object is none of x"),),
        "by_rules": Judged("SUPPORT", None, (USA,), (IRAQ,)),
        "by_model": Judged("SUPPORT", 0.91, (USA,), (IRAQ,)),
    }
    word = TriedWord(**{**known, **changed})
    return Trial("en", (TriedSentence("Lauded.", (Node(1, "Lauded", "laud", "VERB", "root", 0),),
                                      (word,)),))


def page(trial, width=80):
    """Return a trial as it is printed."""
    written = io.StringIO()
    print_trial(trial, Console(file=written, width=width, highlight=False))
    return written.getvalue()


def test_a_rule_that_holds_names_both_sides():
    """Of a word that a rule knows, the trial says who acts on whom, by code and by words."""
    word = next(w for w in tried(PRAISE).sentences[0].words if w.form == "lauded")
    rule = next(rule for rule in word.holds if rule.rule == "en.support.praise")

    assert (rule.type, rule.mode, rule.why) == ("SUPPORT", None, None)
    assert [side.code for side in rule.actors] == ["USA"]
    assert [side.code for side in rule.recipients] == ["IRQ"]


def test_a_rule_that_nearly_holds_says_what_it_lacks():
    """A rule that forbids an object says so where the object is one of them."""
    words = tried("Tourists hailed a taxi outside the palace in Bangkok.").sentences[0].words
    why = {rule.rule: rule.why for word in words for rule in word.nearly}

    assert why["en.support.praise"].startswith("its object is one of album, cab")


def test_the_tree_has_a_node_for_each_word():
    """Number, word, key, class, relation and head of each word are there."""
    tree = tried(PRAISE).sentences[0].tree

    assert [node.form for node in tree] == [
        "Iraqi", "troops", "were", "lauded", "by", "the", "American", "general", "."]
    assert [node for node in tree if not node.head] == [
        Node(4, "lauded", "laud", "VERB", "root", 0)]


def test_a_trial_is_one_json_object():
    """The JSON says all that the page says."""
    trial = json.loads(json.dumps(made().as_json()))
    word = trial["sentences"][0]["words"][0]

    assert trial["language"] == "en"
    assert trial["sentences"][0]["tree"][0]["upos"] == "VERB"
    assert word["holds"][0]["actors"] == [{"code": "USA", "words": "the American general"}]
    assert word["by_model"]["probability"] == 0.91


def test_the_page_shows_tree_rules_and_sides():
    """The page is the tree, and below it each word with its rules."""
    assert page(made()).splitlines() == [
        "Lauded.",
        "",
        "  1  Lauded  laud  VERB  root",
        "",
        "1 Lauded (laud)",
        "  holds   SUPPORT  en.support.praise  USA “the American general” → IRQ “Iraqi",
        "  troops”",
        "  not     CONSULT phone  en.consult.phone: its object is none of x",
        "  rules   SUPPORT  USA “the American general” → IRQ “Iraqi troops”",
        "",
    ]


@pytest.mark.parametrize(
    ("by_model", "line"),
    [
        (None, "  model   no event"),
        (Judged("SUPPORT", 0.5, (Side("USA", None),), ()),
         "  model   SUPPORT 0.50  USA (named before) → nobody"),
    ],
)
def test_the_model_is_shown_where_it_differs(by_model, line):
    """Another type, another side or no event at all is shown below the rules."""
    assert line in page(made(by_model=by_model)).splitlines()
    assert "model" not in page(made())


def test_a_rule_without_known_actor_tells_nothing():
    """Where rules hold and no event comes of it, the page says why."""
    assert "rules   no event" in page(made(by_rules=None))


def test_control_characters_of_a_sentence_do_not_reach_the_terminal():
    """A sentence cannot move the cursor."""
    trial = Trial("en", (TriedSentence("red \x1b[31m", (), ()),))

    assert "\x1b" not in page(trial)


@pytest.mark.parametrize("arguments", [["fr", "Bonjour."], ["en"], ["en", "No.", "-f", "xml"]])
def test_wrong_usage_of_try_is_2(arguments):
    """A language, a sentence and a known format are needed."""
    assert CliRunner().invoke(app, ["lexicon", "try", *arguments]).exit_code == 2


def test_the_command_prints_a_page_or_json(monkeypatch):
    """The page is what comes without a wish for another format; both go to standard output."""
    monkeypatch.setattr("tatanan.trial.try_text", lambda *_, **__: made())

    seen = CliRunner().invoke(app, ["lexicon", "try", "en", "Lauded."])
    data = CliRunner().invoke(app, ["lexicon", "try", "en", "Lauded.", "--format", "json"])

    assert (seen.exit_code, data.exit_code) == (0, 0)
    assert "en.support.praise" in seen.stdout
    assert json.loads(data.stdout) == json.loads(json.dumps(made().as_json()))


@pytest.mark.slow
@pytest.mark.parametrize(("language", "sentence", "rule"), [
    ("id", "Malaysia menolak usul itu.", "id.reject.refuse"),
    ("en", "Mexico praised Chile.", "en.support.praise"),
])
def test_a_sentence_of_ones_own_is_parsed_and_tried(language, sentence, rule):
    """The command parses any sentence of its languages."""
    result = CliRunner().invoke(app, ["lexicon", "try", language, sentence, "-f", "json"])
    words = json.loads(result.stdout)["sentences"][0]["words"]

    assert rule in [held["rule"] for word in words for held in word["holds"]]
