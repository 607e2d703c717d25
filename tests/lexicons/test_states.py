"""The lists of states, collectives and territories keep what their schemas promise, and more."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

LEXICONS = Path(__file__).parents[2] / "src" / "tatanan" / "lexicons"
FILES = {
    "states": LEXICONS / "world" / "states.yaml",
    "collectives": LEXICONS / "world" / "collectives.yaml",
    "territories": LEXICONS / "generated" / "territories.yaml",
}
WORD_KEYS = ("names", "acronyms", "people", "seats", "capitals", "places")


@pytest.mark.parametrize("kind", sorted(FILES))
def test_each_file_fits_its_schema(kind: str) -> None:
    """Each of the three files validates against the schema of its kind."""
    schema = json.loads((LEXICONS / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(_lexicon(kind), schema)


@pytest.mark.parametrize("kind", ["states", "territories"])
def test_each_code_stands_once(kind: str) -> None:
    """No state has two entries, and the entries are sorted by their codes."""
    codes = [entry["code"] for entry in _entries(kind)]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", ["states", "collectives"])
def test_no_word_belongs_to_two_entries(kind: str, language: str) -> None:
    """A name, a people, a seat or a place leads to one entry only, whatever its case."""
    owners = defaultdict(set)
    for number, entry in enumerate(_entries(kind)):
        for word in _words(entry, language):
            owners[word.casefold()].add(number)
    assert {word for word, numbers in owners.items() if len(numbers) > 1} == set()


@pytest.mark.parametrize("language", ["en", "id"])
def test_states_and_collectives_share_no_word(language: str) -> None:
    """What names a state never names a collective as well."""
    states, collectives = (
        {word.casefold() for entry in _entries(kind) for word in _words(entry, language)}
        for kind in ("states", "collectives")
    )
    assert states & collectives == set()


@pytest.mark.parametrize("kind", ["states", "collectives"])
def test_ambiguous_words_are_words_of_their_entry(kind: str) -> None:
    """A word marked as ambiguous stands in one of the lists of the same entry."""
    for entry in _entries(kind):
        known = set(_words(entry, "en")) | set(_words(entry, "id"))
        assert set(entry.get("ambiguous", [])) <= known, entry["code"]


def test_members_of_collectives_are_listed_states() -> None:
    """Every member of a collective has an entry among the states."""
    codes = {entry["code"] for entry in _entries("states")}
    members = {code for entry in _entries("collectives") for code in entry.get("members", [])}
    assert members <= codes


def test_every_listed_state_has_its_cldr_name() -> None:
    """Every code of the hand-made list is known to the generated one."""
    generated = {entry["code"] for entry in _entries("territories")}
    assert {entry["code"] for entry in _entries("states")} <= generated


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [
        ("id", "AS", "USA"),
        ("id", "Gedung Putih", "USA"),
        ("id", "Tiongkok", "CHN"),
        ("id", "RRT", "CHN"),
        ("id", "Korut", "PRK"),
        ("id", "Perancis", "FRA"),
        ("id", "Belarusia", "BLR"),
        ("id", "Pantai Gading", "CIV"),
        ("id", "RD Kongo", "COD"),
        ("id", "UEA", "ARE"),
        ("en", "Turkey", "TUR"),
        ("en", "Kremlin", "RUS"),
        ("en", "Britons", "GBR"),
        ("en", "Golan Heights", "SYR"),
        ("en", "West Bank", "PSE"),
        ("en", "Crimea", "UKR"),
        ("en", "Taiwanese", "TWN"),
    ],
)
def test_words_that_newspapers_use_lead_to_their_state(language: str, word: str, code: str) -> None:
    """Common names, short forms, seats and places stand under the right code."""
    owners = [entry["code"] for entry in _entries("states") if word in _words(entry, language)]
    assert owners == [code]


def test_jerusalem_is_left_out() -> None:
    """The city whose status is contested leads to no state."""
    words = {word for entry in _entries("states") for word in _words(entry, "en")}
    assert not {word for word in words if "Jerusalem" in word}


@cache
def _lexicon(kind: str) -> dict[str, Any]:
    """The content of the file of this kind."""
    content: dict[str, Any] = yaml.safe_load(FILES[kind].read_text(encoding="utf-8"))
    return content


def _entries(kind: str) -> list[dict[str, Any]]:
    """The entries of the file of this kind."""
    entries: list[dict[str, Any]] = _lexicon(kind)["entries"]
    return entries


def _words(entry: dict[str, Any], language: str) -> list[str]:
    """All the words of one entry in one language."""
    return [word for key in WORD_KEYS for word in entry.get(key, {}).get(language, [])]
