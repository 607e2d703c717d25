"""The words behind events and statements as Web Annotations."""

import json
from pathlib import Path

from exported import by_hand, exported, world
from jsonschema import Draft202012Validator

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "web_annotation_page.json").read_text("utf-8"))


def page(folder, records, **asked):
    """Return the page of annotations of records."""
    exported(folder, "annotations", records, **asked)
    return json.loads((folder / "annotations.jsonld").read_text("utf-8"))


def tag(annotation):
    """Return what the words of an annotation are: event, actor, cue."""
    return next(b["value"] for b in annotation["body"] if b.get("purpose") == "tagging")


def test_a_page_is_what_the_model_asks_for(tmp_path):
    """The schema was written from the recommendation, and refuses what is none."""
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    found = page(tmp_path, world())

    assert [] == [error.message for error in validator.iter_errors(found)]
    del found["items"][0]["target"]["source"]
    assert not validator.is_valid(found)


def test_each_selector_finds_the_words(tmp_path):
    """By place, in code points, and by the words with some text around them."""
    texts = {f"urn:tatanan:report:{r['report']['id']}": r["report"]["text"] for r in world()}
    found = page(tmp_path, world())["items"]

    assert found
    for annotation in found:
        target = annotation["target"]
        place, quote = target["selector"]
        text = texts[target["state"]["cached"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])


def test_the_target_is_the_address_or_the_name_of_the_text(tmp_path):
    """A report that was never on the web has a name."""
    sources = {a["target"]["source"] for a in page(tmp_path, world())["items"]}

    assert "https://example.org/brics" in sources
    assert any(source.startswith("urn:tatanan:report:") for source in sources)


def test_events_and_statements_are_told_apart_by_their_parts(tmp_path):
    """Each annotation says whose words they are and what they are."""
    found = page(tmp_path, [by_hand()])["items"]
    kinds = {(a["body"][0]["source"].split(":")[2], tag(a)) for a in found}

    assert {("event", "event"), ("event", "actor"), ("event", "recipient"), ("event", "date"),
            ("event", "place"), ("statement", "speaker"), ("statement", "cue"),
            ("statement", "content")} == kinds
    assert len(found) == len({a["id"] for a in found})


def test_of_events_that_were_asked_for_only_their_words_are_written(tmp_path):
    """Statements are left out then."""
    wanted = frozenset({by_hand()["events"][0]["id"]})
    found = page(tmp_path, world(), wanted=wanted)["items"]

    assert {f"urn:tatanan:event:{next(iter(wanted))}"} == {a["body"][0]["source"] for a in found}
