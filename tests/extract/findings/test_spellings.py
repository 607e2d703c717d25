"""One person in two spellings, and two persons who are not."""

import pytest
from dossiers import found_in

from tatanan.extract.findings.spellings import distance, is_variant

RULE = "name-variants"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Volodymyr Zelensky tiba di Riga. Di sana Zelenskyy bertemu para menteri.",
         ["Volodymyr Zelensky", "Zelenskyy"]),
        ("en", "Sergei Lavrov arrived in Riga. Later Lawrow met the ministers.",
         ["Sergei Lavrov", "Lawrow"]),
    ],
)
def test_a_leader_in_two_spellings_is_told(language, text, words):
    """The lexicon knows both spellings to be one person's."""
    assert [(words, None)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Penyair Hasan Wirajaya tiba di Hanoi. Menurut Wirojaya, sidang itu lancar.",
         ["Penyair Hasan Wirajaya", "Wirojaya"]),
        ("en", "The poet Martin Kowalsky arrived in Oslo. Martin Kowolsky spoke first.",
         ["Martin Kowalsky", "Martin Kowolsky"]),
    ],
)
def test_a_person_whom_nobody_knows_is_told_too(language, text, words):
    """A full name, and the same name with one slip inside."""
    assert [(words, None)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Kowalska met Peter Kowalski in Oslo."),  # two persons
        ("en", "The Workers’ Party met. The Parly stayed away."),  # too short to tell
        ("en", "The World Health Organization met. An Organisation left."),  # ordinary words
        ("en", "President Obama spoke of Osama."),
        ("id", "Joko Widodo tiba di Hanoi. Jokowi disambut para menteri."),  # two names of one
        ("id", "Kim Jong Un menerima tamu. Kim tersenyum."),
        ("id", "Benjamin Netanyahu berbicara. Benjamin Netanyahu pulang."),
        ("en", "Recep Tayyip Erdogan arrived. Erdoğan's aides waited."),  # but for the accent
        ("en", "Volodymyr Zelensky spoke. Zelensky’s wife listened."),
    ],
)
def test_a_name_in_one_spelling_is_not_told(language, text):
    """Short names, bynames, accents and possessives make no second spelling."""
    assert [] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("tsikhanouskaya", "tsikhanovskaya", True),
        ("zelensky", "zelenskyy", True),
        ("rahman", "rahmat", False),  # two names
        ("hasan", "hasan", False),
        ("jones", "johns", False),
        ("merkel", "markel", True),
        ("kerkel", "merkel", False),  # another first letter, another name
    ],
)
def test_a_variant_differs_inside_the_name(one, other, expected):
    """First and last letters of a name are seldom mistaken, and tell two names apart."""
    assert expected is is_variant(one, other)


def test_distance_counts_letters():
    """Letters put in, left out and changed count alike."""
    assert [0, 1, 2, 3] == [
        distance(*pair) for pair in (("a", "a"), ("xi", "xin"), ("lavrov", "lawrow"), ("", "abc"))
    ]
