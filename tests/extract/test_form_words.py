"""A form is tried only in a text that holds its words, and nothing is lost by that."""

import pytest
from trees import code, report_of, sentences_of

from tatanan.extract.claims import claim_forms
from tatanan.extract.figures import figure_forms
from tatanan.extract.form_words import needs_of, words_in
from tatanan.extract.memberships import membership_forms
from tatanan.extract.passages import read_passages
from tatanan.lexicons.load import LANGUAGES, load_data

LISTS = {"verbs": ["join", "be party to"], "marks": ["’s", "of"], "shares": ["%", "percent"]}


@pytest.mark.parametrize(
    ("template", "needs"),
    [
        ("to join", [{"to"}, {"join"}]),
        ("[the] club", [{"club"}]),                         # what may be missing is not needed
        ("(met|meets) twice", [{"met", "meets"}, {"twice"}]),
        ("(met| ){n} times", [{"times"}]),                  # one of the two is no word
        ("{verbs} it", [{"join", "party"}, {"it"}]),        # a phrase needs its longest word
        ("{marks} it", [{"s", "of"}, {"it"}]),              # signs beside it are none
        ("{shares} of", [{"of"}]),                          # a list that holds a mere sign
        ("leader[s]", []),                                  # the word may go on
        ("{who}leaders", []),                               # the word may have begun before
        ("{near}leaders", [{"leaders"}]),                   # a slot that takes no room
        ("dead{few} in", [{"dead"}, {"in"}]),               # a slot that begins with a blank
        ("ASEAN talks", [{"asean"}, {"talks"}]),
    ],
)
def test_a_form_needs_the_words_that_stand_by_themselves(template, needs):
    """Words, lists and alternatives are needed where they must be whole words."""
    found = needs_of(template, LISTS, empty=["near"], spaced=["few"])

    assert [frozenset(words) for words in needs] == list(found)


def with_signs(text, language):
    """Return the sentences of a text with signs for the names in them."""
    report = report_of(text, language=language)
    passages = read_passages(report, sentences_of(report), code(text, language=language))
    return [passage.text for passage in passages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("claims", claim_forms),
        ("figures", figure_forms),
        ("memberships", membership_forms),
    ],
)
def test_no_example_of_a_form_is_lost(language, name, load):
    """Trying only the forms whose words are there finds what trying all of them finds."""
    forms = load(language)
    texts = [
        text for rule in load_data(language, name)["rules"]
        for example in (*rule["examples"], *rule["near_misses"])
        for text in (example["text"], *with_signs(example["text"], language))
    ]
    tried = [[m for _, m in forms.find(text)] for text in texts]
    everything = [
        [m for rule in forms.rules for form in rule.forms for m in form.pattern.finditer(text)]
        for text in texts
    ]

    assert [[m.span() for m in found] for found in everything] == [
        [m.span() for m in found] for found in tried
    ]
    assert any(everything)


def test_the_words_of_a_text_are_whole_and_small():
    """Digits and signs part words."""
    assert {"g", "xi", "s", "visit", "japan"} == words_in("Xi’s G7-visit: JAPAN 2024")
