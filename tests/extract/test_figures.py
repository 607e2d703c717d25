"""Counts and amounts are found with what they count, in digits and words of two languages."""

import pytest
from trees import code, report_of, sentences_of

from tatanan.extract.figures import find_figures
from tatanan.lexicons.load import LANGUAGES, load_data

RULES = [(lang, rule) for lang in LANGUAGES for rule in load_data(lang, "figures")["rules"]]
EXAMPLES = [(lang, e["text"], e["found"]) for lang, rule in RULES for e in rule["examples"]]
NEAR_MISSES = [
    (lang, miss["text"], rule["gives"]) for lang, rule in RULES for miss in rule["near_misses"]
]


def figures(text, language):
    """Return the figures of a text."""
    report = report_of(text, language=language)
    return find_figures(report, sentences_of(report), code(text, language=language))


def row(figure):
    """Return a figure as it stands in the lexicon: what, how many, unit, `~` where rounded."""
    marks = [figure.unit] if figure.unit else []
    marks += ["~"] if figure.approximate else []
    return " ".join([figure.of, f"{figure.value:.15g}", *marks])


def rows(text, language):
    """Return the figures of a text as rows."""
    return [row(figure) for figure in figures(text, language)]


@pytest.mark.parametrize(("language", "text", "found"), EXAMPLES)
def test_a_rule_finds_its_examples(language, text, found):
    """Each example in the lexicon gives the figures that stand beside it, and no other."""
    assert sorted(found) == sorted(rows(text, language))


@pytest.mark.parametrize(("language", "text", "kind"), NEAR_MISSES)
def test_a_rule_leaves_its_near_misses(language, text, kind):
    """What looks alike and counts something else gives no figure of that kind."""
    assert not [found for found in rows(text, language) if found.split()[0] == kind]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "Anggaran itu mencapai Rp2,5 triliun.", ["money 2500000000000 IDR ~"]),
        ("id", "Sebanyak 1.500 tentara tiba di pangkalan.", ["troops 1500"]),
        ("id", "Sebanyak 10,000 tentara tiba di pangkalan.", ["troops 10000"]),  # English commas
        ("id", "Nilai kontrak itu 1.500 dolar AS.", ["money 1500 USD"]),
        ("id", "Dua ratus lima puluh ribu orang mengungsi.", ["displaced 250000"]),
        ("id", "Tembakan tentara menewaskan sedikitnya 17 warga.", ["dead 17 ~"]),
        ("en", "The plan costs €1.5 billion.", ["money 1500000000 EUR"]),
        ("en", "Britain pledged £3bn a year.", ["money 3000000000 GBP"]),
        ("en", "A hundred and twenty countries voted for the text.", ["votes 120"]),
        ("en", "Half a million people were displaced by the war.", ["displaced 500000"]),
        ("en", "Between 300 to 400 militants remained in the city.", ["troops 400 ~"]),
        ("en", "Two dozen soldiers were wounded.", ["wounded 24"]),
        ("en", "The 500 soldiers were killed near Bakhmut.", ["dead 500"]),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(language, text, found):
    """Marks of thousands and decimals, scales, number words and currencies are understood."""
    assert found == rows(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Germany sent Leopard 2 tanks to Ukraine."),
        ("en", "Dozens of people were killed."),                     # how many, nobody says
        ("en", "The war of 20 years killed many of the fighters."),
        ("en", "In 2022 soldiers crossed the border."),
        ("en", "The players from Spain met three coaches."),
        ("id", "Salah satu drone itu jatuh di Rumania."),
        ("id", "Puluhan orang tewas dalam serangan itu."),
        ("id", "Pada 2022 tentara melintasi perbatasan."),
        ("id", "Perang selama 20 tahun itu menewaskan banyak orang."),
    ],
)
def test_a_year_a_name_or_an_order_of_magnitude_is_no_figure(language, text):
    """Numbers that count nothing give no figure, and what nobody counted is not guessed."""
    assert [] == rows(text, language)


def test_who_met_is_whom_the_sentence_before_names():
    """"The two presidents" are the two persons named last."""
    text = (
        "Presiden Rusia Vladimir Putin menyambut Presiden China Xi Jinping di Moskow. "
        "Kedua presiden telah bertemu sekitar 40 kali."
    )
    found, = figures(text, "id")

    assert [actor.name for actor in found.actors] == ["Vladimir Putin", "Xi Jinping"]


def test_whose_soldiers_they_are_stands_in_the_words():
    """A figure is about the actors that its own words name."""
    found, = figures("More than 10,000 North Korean soldiers are fighting near Kursk.", "en")

    assert [actor.code for actor in found.actors] == ["PRK"]


def test_a_figure_leads_to_its_words():
    """The evidence is the form of words, with what rounds the number."""
    found, = figures("Pada hari itu sekitar 150 tentara terluka di perbatasan.", "id")

    assert found.evidence.quote == "sekitar 150 tentara terluka"
