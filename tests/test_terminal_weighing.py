"""The page of weighed claims: each with its words, what is noted once, and what is told again."""

import io

import pytest
from rich.console import Console
from worlds import record, world

from tatanan.terminal.weighing import print_weighings
from tatanan.terms.coding import ClaimKind
from tatanan.weigh import Known, claims_of, weigh_claims
from tatanan.weigh.wording import load_words


def page(made, *, known=None, width=90, language="en"):
    """Return the page of the claims of a record."""
    written = io.StringIO()
    console = Console(file=written, width=width, force_terminal=False, highlight=False)
    (found,) = weigh_claims([claims_of(made)], known or world())
    print_weighings(*found, console, language=language)
    return written.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_screen(width):
    """Nor wider than the eye can follow."""
    text = page(record([("isolation", "RUS", None)]), width=width)

    assert max(map(len, text.splitlines())) <= min(width, 120)


def test_a_claim_stands_with_its_parties_words_and_sentences():
    """Who made it is told, too."""
    text = " ".join(page(record([("best-period", "RUS", "CHN")])).split())

    assert "1. best-period, asserted: RUS RUS – CHN CHN “words” (by the report itself)" in text
    assert "- Agreement (kappa) of Russia and China in UN votes, 2022:" in text
    assert "it does not measure" in text
    assert "[the highest before was that of" in text


def test_what_an_earlier_claim_has_is_not_told_again():
    """It is named, with the claim that has it."""
    claims = record([("isolation", "RUS", None), ("isolation", "RUS", None)])
    twice = " ".join(page(claims).split())
    measure = "Mean agreement (kappa) of Russia with all other states in UN votes"

    assert 1 == twice.count(f"- {measure}, 2022:")
    assert f"- as beside claim 1: {measure};" in twice


def test_what_is_noted_of_all_claims_is_told_once():
    """The day that had to be taken, say; what is noted of one claim stands with it."""
    made = record([("isolation", "RUS", None), ("counterweight", "IGOSCO", None)], published=None,
                  dates=[("2022-06-01", "2022-06-01", "stated")])
    text = " ".join(page(made).split())

    assert 1 == text.count("it names 2022-06-01 first")
    assert 1 == text.count("matter of intent")


def test_the_page_can_be_in_indonesian():
    """The sentences are, and the names of kinds."""
    text = " ".join(page(record([("isolation", "RUS", None)]), language="id").split())

    assert "1. keterkucilan, dinyatakan: RUS RUS “words” (oleh laporan itu sendiri)" in text
    assert "Rata-rata kesepakatan (kappa) Rusia dengan semua negara lain" in text


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_kind_has_a_name(language):
    """English calls each as its code does."""
    kinds = load_words(language)["page"]["kinds"]

    assert set(ClaimKind) == set(kinds)
    assert (language == "en") == (list(kinds) == list(kinds.values()))


def test_a_report_without_claims_and_a_claim_without_data_are_said_to_be_so():
    """Nothing is left blank without a word."""
    assert "no claim about the order of the world was found" in page(record())
    assert "1. isolation" in page(record([("isolation", "RUS", None)]), known=Known())


def test_a_title_cannot_steer_the_terminal():
    """What a report says is shown, not obeyed."""
    made = record([("isolation", "RUS", None)])
    made["report"]["title"] = "red: \x1b[31m"

    assert "\x1b" not in page(made)
