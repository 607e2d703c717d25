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
    ("language", "text"),
    [
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
