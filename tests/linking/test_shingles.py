"""Texts as sets of word 5-grams."""

import pytest

from tatanan.linking.shingles import chosen, shingle_sets

SENTENCE = "Para menteri luar negeri ASEAN bertemu di Jakarta pada hari Senin"


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("", 0),
        ("— … !", 0),
        ("Sidang ditunda", 1),  # fewer than five words: one shingle of all of them
        ("Para menteri luar negeri ASEAN", 1),
        (SENTENCE, 7),
        (f"{SENTENCE}. {SENTENCE}.", 11),  # what is repeated counts once
    ],
)
def test_a_text_has_as_many_shingles_as_different_runs_of_words(text, size):
    """Runs of five words are counted, each once."""
    assert [size] == shingle_sets([text]).sizes.tolist()


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE.upper(),
        SENTENCE.replace(" ", "  \n"),
        f"“{SENTENCE}”!",
        SENTENCE.replace("A", "Ａ"),
    ],
)
def test_how_a_text_is_set_makes_no_difference(other):
    """Case, spacing, punctuation and the width of letters are no words."""
    one, two = shingle_sets([SENTENCE]), shingle_sets([other])

    assert one.hashes.tolist() == two.hashes.tolist()


def test_the_order_of_words_makes_a_difference():
    """The same words in another order share no run of five."""
    sets = shingle_sets([SENTENCE, " ".join(reversed(SENTENCE.split()))])

    assert not {*sets.of(0).tolist()} & {*sets.of(1).tolist()}


def test_numbers_are_the_same_in_every_run():
    """Shingles can be kept and compared with those of another day and machine."""
    assert [17588178554907062322] == shingle_sets(["satu dua tiga empat lima"]).hashes.tolist()


def test_some_texts_can_be_chosen():
    """Chosen texts keep their shingles, in the order asked for."""
    sets = shingle_sets([SENTENCE, "Sidang ditunda", f"{SENTENCE} kemarin"])
    some = chosen(sets, sets.sizes.argsort()[::-1][:2])

    assert [8, 7] == some.sizes.tolist()
    assert sets.of(2).tolist() == some.of(0).tolist()
