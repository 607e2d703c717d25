"""The example reports are all described, can be read, and have the size of a report."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import html

FOLDER = files("tatanan.examples")
SCHEMA = files("tatanan.lexicons") / "schema" / "examples.json"
WORDS_OF_A_REPORT = range(120, 701)
CLAIMS_TO_CORRECT = {
    "count-in-headline",
    "old-member-called-new",
    "wrong-acronym",
    "wrong-weekday",
}


@cache
def _described() -> dict[str, Any]:
    """What the side file says about the examples."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "examples.yaml").read_text(encoding="utf-8"))
    return loaded


def _named(ending: str = "") -> list[Any]:
    """A row for each described file with this ending."""
    entries = [entry for entry in _described()["entries"] if entry["file"].endswith(ending)]
    return [pytest.param(entry, id=entry["file"]) for entry in entries]


REPORTS = _named(".txt") + _named(".html")


def test_the_description_fits_its_schema() -> None:
    """The side file of the examples validates against the schema of its kind."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(_described(), schema)


def test_each_example_is_listed_once_and_exists() -> None:
    """The described files are exactly the reports in the folder, in their order."""
    lying_there = {
        file.name for file in FOLDER.iterdir() if file.name.endswith((".txt", ".html", ".jsonl"))
    }
    assert [entry["file"] for entry in _described()["entries"]] == sorted(lying_there)


def test_each_defect_is_explained_and_shown() -> None:
    """Every defect of an entry is explained, and every explained defect occurs somewhere."""
    shown = {name for entry in _described()["entries"] for name in entry["defects"]}
    assert shown == set(_described()["defects"])


def test_both_languages_have_their_share() -> None:
    """Eight reports are Indonesian and six are English."""
    languages = [row.values[0]["language"] for row in REPORTS]
    assert (languages.count("id"), languages.count("en"), len(languages)) == (8, 6, 14)


@pytest.mark.parametrize("entry", REPORTS)
def test_each_report_has_the_size_of_a_report(entry: dict[str, Any]) -> None:
    """A report, without the scripts of its page, has 120 to 700 words."""
    assert len(_text_of(entry).split()) in WORDS_OF_A_REPORT


@pytest.mark.parametrize("entry", REPORTS)
def test_each_wrong_claim_is_there_and_corrected(entry: dict[str, Any]) -> None:
    """A report with wrong claims has as many corrections, and each quotes the report."""
    corrections = entry.get("corrections", [])
    assert len(corrections) == len(CLAIMS_TO_CORRECT.intersection(entry["defects"]))
    text = _text_of(entry)
    assert [row["says"] for row in corrections if row["says"] not in text] == []


@pytest.mark.parametrize("entry", _named(".html"))
def test_a_page_is_utf8_unless_it_is_said_to_be_not(entry: dict[str, Any]) -> None:
    """Only the page with another character set fails to decode as UTF-8, which it declares."""
    written = (FOLDER / entry["file"]).read_bytes()
    assert b"charset=" in written
    assert b"utf-8" in written
    assert _decodes(written) is not ("encoding" in entry)
    assert ("encoding" in entry) is ("wrong-charset" in entry["defects"])


@pytest.mark.parametrize("entry", _named(".jsonl"))
def test_the_records_are_four_and_complete(entry: dict[str, Any]) -> None:
    """Each of the four records has an id of its own, its day, title, text and context."""
    lines = (FOLDER / entry["file"]).read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    wanted = {"id", "text", "title", "published", "language", "before"}
    assert [set(record) for record in records] == [wanted] * 4
    assert all(value.strip() for record in records for value in record.values())
    assert len({record["id"] for record in records}) == 4
    assert max(record["published"] for record in records) == entry["published"]


def _text_of(entry: dict[str, Any]) -> str:
    """The words of an example as a reader of its page sees them."""
    written = (FOLDER / entry["file"]).read_bytes().decode(entry.get("encoding", "utf-8"))
    if not entry["file"].endswith(".html"):
        return str(written)
    page = html.document_fromstring(written)
    for hidden in list(page.iter("script", "style", "head")):
        hidden.drop_tree()
    text: str = page.text_content()
    return text


def _decodes(written: bytes) -> bool:
    """Whether the bytes are UTF-8."""
    try:
        written.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
