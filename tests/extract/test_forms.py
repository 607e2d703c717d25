"""A form of words is a template, whose slots are filled from lists and by the finder."""

import pytest

from tatanan.errors import BadLexicon
from tatanan.extract import forms
from tatanan.extract.forms import group_of, load_forms

DATA = {
    "lists": {"verbs": ["join", "have joined"], "stops": ["leaders"]},
    "fragments": {"to": "{verbs} a"},
    "rules": [
        {"id": "en.x.a", "gives": "a", "forms": ["{who} {verbs} [the ]{body}{no_stops}"]},
        {"id": "en.x.b", "gives": "b", "forms": ["{to} club"], "denies": True},
    ],
}
SLOTS = {"who": "(?P<who>[A-Z])", "body": "(?P<body>Club|{verbs})"}


@pytest.fixture
def loaded(monkeypatch):
    """Return the forms of a small data file."""
    monkeypatch.setattr(forms, "load_data", lambda *_: DATA)
    return load_forms("en", "x", SLOTS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A have joined the Club", ["a"]),
        ("A join Club leaders", []),           # a word of `stops` follows
        ("we join a club", ["b"]),
        ("we rejoin a club", []),            # a form begins where a word begins
    ],
)
def test_a_form_is_found_where_its_slots_are_filled(loaded, text, found):
    """Lists, options, looks ahead and fragments stand for what they name."""
    assert found == [rule.gives for rule, _ in loaded.find(text)]


def test_a_filled_slot_tells_its_place(loaded):
    """The place of a slot can be asked for; a slot that the form lacks has none."""
    (_, match), = loaded.find("A join the Club")

    assert (0, 1) == group_of(match, "who")
    assert group_of(match, "whom") is None


def test_a_list_can_be_asked_for(loaded):
    """Any word of a list is found, as a whole word."""
    assert loaded.has("verbs", "they JOIN us")
    assert not loaded.has("verbs", "they rejoin us")


def test_a_form_with_an_unknown_slot_is_refused_by_name(monkeypatch):
    """The error names the file, the rule and the form."""
    bad = {**DATA, "rules": [{"id": "en.x.c", "gives": "c", "forms": ["{nobody} joins"]}]}
    monkeypatch.setattr(forms, "load_data", lambda *_: bad)

    with pytest.raises(BadLexicon, match=r"en/x\.yaml: rule en\.x\.c has a form"):
        load_forms("en", "x", SLOTS)


def test_a_form_that_makes_no_expression_is_named_when_it_is_tried(monkeypatch):
    """A finder's slot that is no expression is told with the rule, the place and the remedy."""
    monkeypatch.setattr(forms, "load_data", lambda *_: DATA)
    loaded = load_forms("en", "x", {**SLOTS, "who": "(?P<who>[A-Z"})

    with pytest.raises(BadLexicon, match=r"en/x\.yaml: rule en\.x\.a has a form .* mend"):
        list(loaded.find("A join the Club"))
