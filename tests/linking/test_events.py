"""One event told by many reports becomes one event, and each link says why."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tellings import printed, telling

from tatanan.linking.clusters import Refusal
from tatanan.linking.components import NAMES
from tatanan.linking.events import link_events
from tatanan.linking.published import PublishedText

STRIKE = "Rusia menyerang pelabuhan Odesa dengan 12 drone pada Selasa (7/5) dini hari."
RETOLD = "Pelabuhan Odesa diserang Rusia dengan 12 drone, Selasa (7/5), kata gubernur."
OTHER = "Rusia menyerang stasiun kereta Kharkiv; tiga pegawai terluka."
TALKS = "Menteri luar negeri Rusia dan Turki bertemu di Antalya membahas ekspor gandum."
SENTENCES = [(STRIKE, "menyerang"), (RETOLD, "diserang"), (OTHER, "menyerang"), (TALKS, "bertemu")]


def told(*numbers):
    """Return tellings of the sentences above, each by a report of its own."""
    return [
        telling(f"e{n}", *SENTENCES[number], **({"type": "CONSULT"} if number == 3 else {}))
        for n, number in enumerate(numbers)
    ]


def groups(linked):
    """Return the events as tuples of tellings."""
    return [event.tellings for event in linked.events]


def test_two_reports_of_one_strike_tell_one_event():
    """The same strike in other words is linked; another strike and a meeting are not."""
    tellings = told(0, 1, 2, 3)

    assert [("e0", "e1"), ("e2",), ("e3",)] == groups(link_events(tellings, printed(*tellings)))


def test_reports_outlets_texts_and_events_are_four_numbers():
    """A story that two outlets print and a third retells: one event, three reports, two texts."""
    tellings = told(0, 0, 1)
    outlets = (["Agency"], ["Daily", "Agency"], [])
    reports = [
        PublishedText(each.id, each.text, each.published, frozenset(names))
        for each, names in zip(printed(*tellings), outlets, strict=True)
    ]
    texts = {"r-e0": "wire", "r-e1": "wire", "r-e2": "r-e2"}
    event, *others = link_events(tellings, reports, texts=texts).events

    assert [] == others
    assert (3, ("Agency", "Daily"), 2) == (len(event.reports), event.outlets, event.texts)


def test_a_link_says_why():
    """Every component stands among the grounds, with its value, and what it adds."""
    tellings = told(0, 1)
    link, *_ = link_events(tellings, printed(*tellings)).links
    values = {ground.component: ground.value for ground in link.grounds}

    assert ("e0", "e1", None) == (link.one, link.other, link.refusal)
    assert [*NAMES] == [*values]
    assert (1, 1, None) == (values["type"], values["numbers"], values["mode"])
    assert sum(ground.weight for ground in link.grounds if ground.value is None) == 0


def test_a_refused_link_says_so():
    """One report tells two strikes that a third fits; it is linked to one and refused the other."""
    tellings = [
        telling("e0", *SENTENCES[0], report="r"),
        telling("e1", *SENTENCES[1], report="r"),
        telling("e2", *SENTENCES[1]),
    ]
    linked = link_events(tellings, printed(*tellings))

    assert [("e0",), ("e1", "e2")] == groups(linked)
    assert [None, Refusal.REPORT] == [link.refusal for link in linked.links]


@pytest.mark.parametrize(
    "other",
    [
        {"factuality": "denied"},
        {"actors": "UKR", "recipients": "RUS"},
        {"recipients": "POL"},
        {"type": "AID"},
        {"when": "2024-05-03"},
        {"country": "RUS"},
    ],
)
def test_the_same_words_do_not_make_one_event(other):
    """Denied, turned round, of others, of another kind, day or place: another event."""
    tellings = [
        telling("e0", STRIKE, "menyerang", when="2024-05-07", country="UKR"),
        telling("e1", STRIKE, "menyerang", **{"when": "2024-05-07", "country": "UKR"} | other),
    ]

    assert [("e0",), ("e1",)] == groups(link_events(tellings, printed(*tellings)))


def test_a_week_later_it_is_another_strike():
    """Undated reports that lie weeks apart are not compared, however alike."""
    tellings = told(0, 0)
    one, other = printed(*tellings)
    later = PublishedText(other.id, other.text, other.published + timedelta(days=21))

    assert [("e0",), ("e1",)] == groups(link_events(tellings, [one, later]))


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3), max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_tellings_makes_no_difference(numbers, chance):
    """Events, ids, scores and grounds are the same in whatever order tellings come."""
    tellings = told(*numbers)
    reports = printed(*tellings)
    mixed = chance.sample(tellings, len(tellings)), chance.sample(reports, len(reports))

    assert link_events(tellings, reports) == link_events(*mixed)


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3), max_size=7))
def test_every_telling_is_of_one_event_and_links_hold_it_together(numbers):
    """An event of n tellings has n - 1 links that were not refused."""
    tellings = told(*numbers)
    linked = link_events(tellings, printed(*tellings))
    kept = [link for link in linked.links if link.refusal is None]

    assert sorted(t.id for t in tellings) == sorted(sum(groups(linked), ()))
    assert len(tellings) - len(linked.events) == len(kept)
    assert all(0 <= link.score <= 1 for link in linked.links)


def test_more_reports_leave_the_events_of_others_alone():
    """What is told elsewhere of other states changes no event, and no id."""
    tellings = told(0, 1)
    others = [telling(f"o{n}", *SENTENCES[2], "ISR", "LBN") for n in range(30)]
    before = link_events(tellings, printed(*tellings)).events
    after = link_events([*tellings, *others], printed(*tellings, *others)).events

    assert before[0] in after


@pytest.mark.parametrize(
    ("tellings", "reports", "message"),
    [
        (told(0) * 2, printed(*told(0)), "two tellings have the id 'e0'; give each once"),
        (told(0), printed(*told(0)) * 2, "two reports have the id 'r-e0'; give each once"),
        (told(0), [], "report 'r-e0' tells an event and is missing; give it, too"),
    ],
)
def test_what_is_given_twice_or_not_at_all_is_refused(tellings, reports, message):
    """Ids say what is meant."""
    with pytest.raises(ValueError, match=message):
        link_events(tellings, reports)
