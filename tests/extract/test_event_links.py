"""One event once: what a report tells again becomes further words of the event."""

from dataclasses import replace
from datetime import date

import pytest
from staging import event_of, rows, ruled
from trees import report_of

from tatanan.extract.event_links import link_events
from tatanan.terms.coding import Basis, Factuality, Participant, Place, StatementId, When

REPORT = report_of(
    "Israel menyerang Iran. Serangan itu terjadi di Isfahan pada Maret, tepatnya 3 Maret.")
PLAIN = event_of(ruled("Israel menyerang Iran."), "ASSAULT")


def cited(words):
    """Return words of the report as evidence."""
    start = REPORT.text.index(words)
    return REPORT.cite(start, start + len(words))


def day(first, last=None, basis=Basis.STATED):
    """Return a date of March 2025, or an interval."""
    last = last or first
    return When(date(2025, 3, first), date(2025, 3, last), basis, cited("3 Maret"))


def again(**values):
    """Return the same event told in other words, with other values."""
    return replace(PLAIN, trigger=cited("Serangan"), **values)


ISFAHAN = Place("Isfahan", cited("Isfahan"), "IRN")
TEHERAN = replace(ISFAHAN, name="Teheran")
UNKNOWN = Participant(None, None)


@pytest.mark.parametrize(("language", "text", "retold"), [
    # the noun takes up the verb
    ("en", "Israel attacked Iran on Friday. The attack by Israel on Iran came before dawn.",
     ["attack"]),
    ("id", ("Israel menyerang Iran pada Jumat. Serangan Israel terhadap Iran terjadi sebelum "
            "fajar."), ["Serangan"]),
])
def test_what_is_told_twice_is_one_event(language, text, retold):
    """The second telling is kept as further words, and its rule beside the first."""
    (event,) = ruled(text, language=language).events

    assert retold == [words.quote for words in event.retold]
    assert len(event.found_by) == 2


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Israel attacked Iran on 3 March. Israel attacked Iran again on 10 March."),
    ("id", "Israel menyerang Iran pada 3 Maret. Israel menyerang Iran lagi pada 10 Maret."),
])
def test_two_dates_are_two_events(language, text):
    """The same deed on another day is another deed."""
    first, second = ruled(text, language=language).events

    assert ("2025-03-03", "2025-03-10") == (str(first.when.first), str(second.when.first))


def test_the_other_direction_is_another_event():
    """Who strikes back does not repeat the first strike."""
    text = "Israel menyerang Iran pada Jumat. Iran menyerang Israel pada Jumat."

    assert [("ASSAULT", ["ISR"], ["IRN"]), ("ASSAULT", ["IRN"], ["ISR"])] == rows(ruled(text))


@pytest.mark.parametrize("values", [
    {"when": day(3)},  # a day
    {"mode": "aerial"},  # a mode
    {"place": ISFAHAN},  # a place
    {"contexts": ("military",)},  # a context
    {},  # nothing new
])
def test_what_is_told_later_fills_what_was_left_open(values):
    """The values of both tellings stand; id and trigger are those of the first."""
    (event,) = link_events(REPORT, [PLAIN, again(**values)])

    assert values == {name: getattr(event, name) for name in values}
    assert (PLAIN.id, PLAIN.trigger) == (event.id, event.trigger)
    assert (cited("Serangan"),) == event.retold


@pytest.mark.parametrize("values", [
    {"when": day(3)}, {"mode": "aerial"}, {"place": ISFAHAN},
])
def test_what_was_told_first_is_not_lost(values):
    """A vaguer telling afterwards takes nothing away."""
    (event,) = link_events(REPORT, [replace(PLAIN, **values), again()])

    assert values == {name: getattr(event, name) for name in values}


@pytest.mark.parametrize("dates", [(day(1, 31), day(3)), (day(3), day(1, 31))])
def test_of_two_dates_the_narrower_one_stands(dates):
    """3 March lies in March, and says more."""
    (event,) = link_events(REPORT, [replace(PLAIN, when=dates[0]), again(when=dates[1])])

    assert day(3) == event.when


def test_a_stated_date_stands_over_the_day_of_publication():
    """The day of the report is no date of the event."""
    (event,) = link_events(REPORT, [replace(PLAIN, when=day(20, basis=Basis.PUBLISHED)),
                            again(when=day(3))])

    assert day(3) == event.when


def test_the_score_is_that_of_the_mode_which_stands():
    """Where the second telling knows the mode, its score comes with it."""
    (event,) = link_events(REPORT, [PLAIN, again(mode="aerial", intensity=-9.5)])

    assert -9.5 == event.intensity


def test_of_two_probabilities_the_higher_one_stands():
    """Told twice, an event is at least as sure as told once."""
    (event,) = link_events(REPORT, [replace(PLAIN, confidence=0.4), again(confidence=0.7)])

    assert 0.7 == event.confidence


@pytest.mark.parametrize(("one", "other"), [
    ({"when": day(3)}, {"when": day(10)}),  # two days
    ({"mode": "aerial"}, {"mode": "drone"}),  # two modes
    ({"place": ISFAHAN}, {"place": TEHERAN}),  # two places
    ({}, {"factuality": Factuality.DENIED}),  # done and not done
    ({}, {"type": "COERCE"}),  # another deed
    ({}, {"recipients": PLAIN.actors}),  # somebody else
    ({}, {"said_in": StatementId("s")}),  # told by somebody else
])
def test_what_contradicts_is_another_event(one, other):
    """Events are joined only where nothing speaks against it."""
    assert 2 == len(link_events(REPORT, [replace(PLAIN, **one), again(**other)]))


@pytest.mark.parametrize("side", ["actors", "recipients"])
def test_unknown_sides_are_never_joined(side):
    """Two unknown attackers may be two."""
    unknown = {side: (UNKNOWN,)}

    assert 2 == len(link_events(REPORT, [replace(PLAIN, **unknown), again(**unknown)]))


def test_three_tellings_are_one_event_in_the_order_of_the_report():
    """Events stand where they were told first."""
    other = again(type="COERCE")
    events = link_events(REPORT, [PLAIN, other, again(), again()])

    assert ["ASSAULT", "COERCE"] == [event.type for event in events]
    assert 2 == len(events[0].retold)


@pytest.mark.parametrize(("language", "text", "count"), [
    # a word of the same root, and a noun with its article
    ("en", "Kenya condemned Sudan. The condemnation of Sudan by Kenya was sharp.", 1),
    # another deed of the same kind is another event
    ("en", "Kenya bombed Sudan. Kenya had also invaded Sudan.", 2),
    ("id", "Kenya mengebom Sudan. Kenya juga menduduki Sudan.", 2),
])
def test_only_what_takes_up_an_event_tells_it_again(language, text, count):
    """Two deeds with the same sides are not one."""
    assert count == len(ruled(text, language=language).events)


def test_the_lead_tells_the_headline_again():
    """In other words, which without a headline would tell of another event."""
    other = replace(PLAIN, trigger=cited("terjadi"))
    titled = replace(REPORT, title_span=PLAIN.sentence)
    (event,) = link_events(titled, [PLAIN, other])

    assert ["terjadi"] == [words.quote for words in event.retold]
    assert 2 == len(link_events(REPORT, [PLAIN, other]))
