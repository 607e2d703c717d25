"""All names that can denote an actor, in one index."""

import pytest

from tatanan.errors import UnknownLanguage
from tatanan.lexicons.names import Category, Office, find_words, load_names, words_of


def entries_of(name, language="en"):
    """Return what a name can mean."""
    words = words_of(name)
    index = load_names(language)
    for table, wanted in ((index.proper, words), (index.common, tuple(w.lower() for w in words))):
        for listed, entries in table.get(wanted[0], ()):
            if listed == wanted:
                return entries
    return ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jong-un", ("Jong", "un")),  # a hyphen
        ("U.S.", ("U", "S")),  # full stops
        ("Côte d’Ivoire", ("Côte", "d", "Ivoire")),  # an apostrophe and an accent
        ("seranganIsrael", ("serangan", "Israel")),  # a capital inside a word
        ("Uni Eropa", ("Uni", "Eropa")),  # two words
    ],
)
def test_a_name_is_cut_into_its_words(name, words):
    """Hyphens, full stops and apostrophes do not count; a capital begins a word."""
    assert words == words_of(name)


def test_words_of_a_stretch_know_their_places():
    """The words are cut from the stretch and from nothing outside it."""
    assert [("Peru", 9, 13)] == find_words("Di Lima, Peru menang.", 8, 14)


@pytest.mark.parametrize(
    ("language", "name", "category", "code"),
    [
        ("en", "Peru", Category.STATE, "PER"),  # a state
        ("id", "Prancis", Category.STATE, "FRA"),  # a state by its Indonesian name
        ("en", "Peruvian", Category.PEOPLE, "PER"),  # its people
        ("en", "Kremlin", Category.SEAT, "RUS"),  # the seat of a government
        ("id", "Gedung Putih", Category.SEAT, "USA"),  # the same in Indonesian
        ("en", "Beijing", Category.CAPITAL, "CHN"),  # a capital
        ("en", "NATO", Category.ORGANISATION, "IGONAT"),  # a body by its acronym
        ("id", "PBB", Category.ORGANISATION, "IGOUNO"),  # the same in Indonesian
        ("en", "Hamas", Category.GROUP, "PSE"),  # an armed group has the code of a state
        ("en", "South China Sea", Category.NONE, "UNK"),  # nobody
        ("en", "Kosovo", Category.STATE, "XKX"),  # coded as data sets do
        ("en", "Taiwan", Category.STATE, "TWN"),  # the same
    ],
)
def test_a_name_has_its_category_and_code(language, name, category, code):
    """What a name is a name of, and the code that data sets join on."""
    assert (category, code) in {(e.category, e.code) for e in entries_of(name, language)}


@pytest.mark.parametrize("language", ["en", "id"])
def test_longer_names_come_first(language):
    """Of the names with the same first word the longest is tried first."""
    index = load_names(language)
    for table in (index.proper, index.common):
        for group in table.values():
            lengths = [len(words) for words, _ in group]
            assert sorted(lengths, reverse=True) == lengths


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_thing_is_listed_once_under_a_name(language):
    """No name lists the same entry twice."""
    for group in load_names(language).proper.values():
        for _, entries in group:
            ids = [entry.id for entry in entries]
            assert sorted(set(ids)) == sorted(ids)


def test_common_nouns_are_found_in_lower_case_and_names_with_their_capitals():
    """"The minister" is a noun, "Turkey" a name; "turkey" is neither."""
    assert {Category.ROLE} == {e.category for e in entries_of("foreign minister")}
    assert "turkey" not in load_names("en").proper
    assert "turkey" not in load_names("en").common


@pytest.mark.parametrize(
    ("first", "last", "day", "held"),
    [
        ("2023-12-10", None, "2025-03-20", True),  # still in office
        ("2023-12-10", None, "2023-12-09", False),  # the day before
        ("2023-12-10", None, "2023-12-10", True),  # the first day
        ("2017-05", "2022", "2022-12-31", True),  # a year holds all its days
        ("2017-05", "2022", "2023-01-01", False),  # the year after
        ("2017-05", "2022-03", "2022-03-31", True),  # a month holds all its days
        ("2017-05", "2022-03", "2022-04-01", False),  # the month after
    ],
)
def test_an_office_is_held_from_its_first_to_its_last_day(first, last, day, held):
    """A date that is known only to the year or month is as wide as that."""
    assert held is Office("head of state", ("GOV",), first, last, None).held_on(day)


def test_an_unknown_language_is_refused():
    """The languages that are read are named."""
    with pytest.raises(UnknownLanguage, match="'xx'"):
        load_names("xx")
