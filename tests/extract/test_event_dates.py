"""An event has the date of its own clause, and of no other."""

import pytest
from staging import ruled


def first_days(text, language):
    """Return the first day of each event's date, by its type."""
    events = ruled(text, language=language).events
    return {e.type: str(e.when.first) if e.when else None for e in events}


@pytest.mark.parametrize(("language", "text", "type_name", "day"), [
    # beside the verb, before it and behind
    ("en", "Kenya attacked Sudan on 3 March 2025.", "ASSAULT", "2025-03-03"),
    ("en", "On 3 March 2025, Kenya attacked Sudan.", "ASSAULT", "2025-03-03"),
    ("id", "Kenya menyerang Sudan pada 3 Maret 2025.", "ASSAULT", "2025-03-03"),
    ("id", "Pada 3 Maret 2025, Kenya menyerang Sudan.", "ASSAULT", "2025-03-03"),
    # behind its object's place
    ("en", "Kenya condemned Sudan in a speech in Lima on 3 March 2025.", "ACCUSE", "2025-03-03"),
    # before verbs that are joined it is that of all
    ("en", "On 3 March 2025 Kenya recalled its envoy and attacked Sudan.", "ASSAULT", "2025-03-03"),
])
def test_a_date_of_the_same_clause_is_the_events(language, text, type_name, day):
    """Wherever it stands in it."""
    assert day == first_days(text, language)[type_name]


@pytest.mark.parametrize(("language", "text", "type_name"), [
    # a relative clause has its own
    ("en", "Kenya condemned Sudan, which attacked Chad in March 2024.", "ACCUSE"),
    ("id", "Kenya mengecam Sudan yang menyerang Chad pada Maret 2024.", "ACCUSE"),
    # so has what is described
    ("en", "Kenya condemned the 2023 election in Sudan.", "ACCUSE"),
    ("id", "Kenya mengecam Sudan berdasarkan perjanjian tahun 1951.", "ACCUSE"),
    # and what was said
    ("en", "The army said on 3 March 2025 that Sudan attacked Chad.", "ASSAULT"),
    # where something begins or ends is no day of it
    ("en", "Kenya condemned Sudan until 3 March 2025.", "ACCUSE"),
    ("id", "Kenya mengecam Sudan sejak 3 Maret 2025.", "ACCUSE"),
])
def test_a_date_of_another_clause_is_not(language, text, type_name):
    """Not knowing is better than the nearest date."""
    assert first_days(text, language)[type_name] is None


def test_a_promise_has_the_date_of_what_is_promised():
    """What lies ahead is dated by what is to be done."""
    days = first_days("Kenya agreed to help Sudan on 3 March 2026.", "en")
    assert days["AGREE"] == "2026-03-03"
