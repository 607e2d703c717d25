"""One event once: what a report tells again becomes further words of the event."""

from dataclasses import replace
from datetime import date

import pytest
from staging import event_of, rows, ruled
from trees import report_of, sentences_of

from tatanan.extract import event_links
from tatanan.terms.coding import Basis, Factuality, Participant, Place, StatementId, When
from tatanan.terms.text import Span

REPORT = report_of(
    "Israel menyerang Iran. Serangan itu terjadi di Isfahan pada Maret, tepatnya 3 Maret.")
PLAIN = event_of(ruled("Israel menyerang Iran."), "ASSAULT")


def link_events(report, events):
    """Return the events of a report, each once, with the trees of the text."""
    return event_links.link_events(report, sentences_of(REPORT), events)


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


def news(title, body, *, language="en"):
    """Return what the rules tell of a report with a headline."""
    text = f"{title}\n\n{body}"
    return ruled(text, language=language, title=title, title_span=Span(0, len(title)))


@pytest.mark.parametrize(("language", "text", "count"), [
    # whose verb stands behind "the" tells nothing again by that
    ("en", "Kenya bombed Sudan. The army of Kenya had invaded Sudan.", 2),
    # a noun with its article does
    ("en", "Kenya invaded Sudan. The Kenyan attack on Sudan went on.", 1),
    ("id", "Kenya menduduki Sudan. Serangan Kenya terhadap Sudan itu terus berlanjut.", 1),
    # with a year of its own it means that
    ("en", "Kenya invaded Sudan. The 1994 Kenyan attack on Sudan was worse.", 2),
    # one more of its kind
    ("en", "Kenya attacked Sudan. Kenya also attacked Sudan in the night.", 2),
    ("id", "Kenya menyerang Sudan. Kenya juga menyerang Sudan pada malam hari.", 2),
    ("en", "Kenya attacked Sudan. The last Kenyan attack on Sudan had failed.", 2),
    ("id", "Kenya menyerang Sudan. Serangan terakhir Kenya terhadap Sudan itu gagal.", 2),
    # how often it was done tells of no one time
    ("en", "Kenya attacked Sudan. Kenya has attacked Sudan 40 times.", 2),
    ("id", "Kenya menyerang Sudan. Kenya telah menyerang Sudan sebanyak 40 kali.", 2),
    ("id", "Kenya menyerang Sudan. Kenya menyerang Sudan dengan 40 drone.", 1),
    # another demand
    ("en", "Kenya asked Sudan to free the crew. Kenya asked Sudan to pay the fine.", 2),
    ("en", "Kenya asked Sudan to free the crew. Kenya asked Sudan to free the sailors.", 1),
])
def test_what_takes_up_a_deed_is_asked_of_the_tree(language, text, count):
    """An article belongs to its own noun, and two demands with other contents are two."""
    types = [event.type for event in ruled(text, language=language).events]
    assert count == types.count(types[0])


@pytest.mark.parametrize(("language", "text", "count"), [
    # a group and its state share a code
    ("en", "The army of Sudan attacked the RSF. The RSF attacked the army of Sudan.", 2),
    ("id", "Tentara Sudan menyerang RSF. RSF menyerang tentara Sudan.", 2),
])
def test_deeds_inside_a_state_are_told_apart_by_who_they_are(language, text, count):
    """The code of the state on both sides says nothing of who did what to whom."""
    assert count == len(ruled(text, language=language).events)


def test_of_a_state_alone_two_verbs_tell_two_deeds_and_a_noun_tells_one_again():
    """Two arrests by the police of one state need not be the same."""
    home = replace(PLAIN, recipients=PLAIN.actors)

    assert 2 == len(link_events(REPORT, [home, replace(home, trigger=cited("menyerang"))]))
    assert 1 == len(link_events(REPORT, [home, replace(home, trigger=cited("Serangan"))]))


def test_a_headline_tells_nothing_of_long_before():
    """What it tells is of these days."""
    then = news("Kenya attacks Sudan", "Kenya attacked Sudan on 3 May 2021.")
    now = news("Kenya attacks Sudan", "Kenya attacked Sudan on 18 March 2025.")

    assert (2, 1) == (len(then.events), len(now.events))
