"""Reports that print the same text are one source with many outlets."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.errors import MissingExtra
from tatanan.linking.boilerplate import alike_texts, own_text
from tatanan.linking.overlaps import Alike
from tatanan.linking.published import PublishedText
from tatanan.linking.shingles import shingle_sets, words_of
from tatanan.linking.texts import group_texts

WORDS = ["the", "minister", "of", "two", "states", "said", "that", "talks", "on", "trade", "go"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join), max_size=9)
PIECES = st.lists(st.integers(0, 4), min_size=1, max_size=4)


def story(number, length=60):
    """Return a text of its own: words that no other story has."""
    return " ".join(f"w{number}x{place}" for place in range(length))


def reports(*texts, outlets=None):
    """Return texts as reports r00, r01 and so on."""
    named = outlets or [[]] * len(texts)
    return [
        PublishedText(f"r{n:02}", text, outlets=frozenset(named[n]))
        for n, text in enumerate(texts)
    ]


def runs(text):
    """Return the word 5-grams of a text, without any hashing."""
    words = words_of(text)
    width = min(5, len(words)) or 1
    return {tuple(words[n : n + width]) for n in range(len(words) - width + 1)}


def groups_by_comparing(texts, alike):
    """Return the groups that comparing all with all gives."""
    grouped = [{n} for n in range(len(texts))]
    for one, other in ((i, j) for j in range(len(texts)) for i in range(j)):
        first, second = runs(texts[one]), runs(texts[other])
        shared = len(first & second)
        least = min(len(first), len(second))
        if shared and (
            shared / len(first | second) >= alike.jaccard or shared / least >= alike.containment
        ):
            both = grouped[one] | grouped[other]
            for member in both:
                grouped[member] = both
    return sorted({tuple(sorted(group)) for group in grouped})


@given(TEXTS)
def test_groups_are_those_that_comparing_all_gives(texts):
    """The index loses no pair and invents none."""
    found = group_texts(reports(*texts), alike=Alike(0.3, 0.6)).groups

    expected = groups_by_comparing(texts, Alike(0.3, 0.6))

    assert expected == [tuple(int(name[1:]) for name in group.reports) for group in found]


@given(st.lists(PIECES, max_size=10))
def test_many_texts_of_pieces_are_grouped_as_comparing_all_groups_them(pieces):
    """The same with texts that share whole passages."""
    texts = [" ".join(story(number, 12) for number in numbers) for numbers in pieces]
    found = group_texts(reports(*texts)).groups

    expected = groups_by_comparing(texts, Alike())

    assert expected == [tuple(int(name[1:]) for name in group.reports) for group in found]


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(texts, chance):
    """Groups, ids and links are the same in whatever order reports come."""
    given_ = reports(*texts, *texts[:2])
    mixed = chance.sample(given_, len(given_))

    assert group_texts(given_) == group_texts(mixed)


@given(TEXTS)
def test_links_hold_each_group_together_and_no_more(texts):
    """A group of n reports has n - 1 links, all inside it."""
    result = group_texts(reports(*texts), alike=Alike(0.3, 0.6))
    home = {name: group.id for group in result.groups for name in group.reports}

    assert len(texts) - len(result.groups) == len(result.links)
    assert all(home[link.one] == home[link.other] for link in result.links)


def test_a_syndicated_story_is_one_source_with_many_outlets():
    """Three outlets that print an agency's story are one group; their names are kept."""
    wire = story(1)
    texts = (wire, f"{wire} Editing by the foreign desk.", wire.upper(), story(2))
    found = group_texts(reports(*texts, outlets=[["Agency"], ["Daily"], [], ["Weekly"]]))

    assert [("r00", "r01", "r02"), ("r03",)] == [group.reports for group in found.groups]
    assert ("Agency", "Daily") == found.groups[0].outlets


def test_a_link_says_what_justifies_it():
    """A brief that a longer report contains has containment 1, and a small Jaccard."""
    brief, *_ = group_texts(reports(story(1), f"{story(1)} {story(2, 200)}")).links

    assert ("r00", "r01", 56) == (brief.one, brief.other, brief.shared)
    assert 1 == brief.containment
    assert pytest.approx(56 / 256) == brief.jaccard


def test_reports_without_words_are_not_copies_of_one_another():
    """Two empty pages do not print the same text."""
    assert 2 == len(group_texts(reports("", "…")).groups)


def test_a_footer_under_every_report_makes_no_group():
    """Sixty short stories under one long footer stay apart; without the rule they would not."""
    texts = [f"{story(n, 34)} {story('footer', 30)}" for n in range(60)]
    sets = shingle_sets([texts[0], f"{texts[1]}"])

    assert 60 == len(group_texts(reports(*texts)).groups)
    assert sets.sizes.tolist() == [60, 60]


def test_a_footer_hides_no_copies():
    """The same short story under the long footers of two outlets is found by its own words."""
    footers = [story("one", 50), story("other", 50)]
    texts = [f"{story(n)} {footers[n % 2]}" for n in range(140)]
    copies = [f"{story('same')} {footer}" for footer in footers]
    found = group_texts(reports(*copies, *texts))

    assert ("r00", "r01") == found.groups[0].reports
    assert 141 == len(found.groups)
    assert 56 / 64 == found.links[0].jaccard


def test_a_story_that_everybody_prints_is_no_boilerplate():
    """A story in seventy reports, each with a line of its own, is one group."""
    texts = [f"{story('wire')} {story(n, 8)}" for n in range(70)]
    found = group_texts(reports(*texts, story("other")))

    assert [70, 1] == [len(group.reports) for group in found.groups]


@given(TEXTS, st.integers(1, 4))
def test_a_text_keeps_what_few_others_print(texts, after):
    """Own text is what stands in no more texts than allowed, as counted one by one."""
    own = own_text(shingle_sets(texts), after=after)
    everything = [runs(text) for text in texts]
    left = [sum(sum(run in other for other in everything) <= after for run in one)
            for one in everything]  # fmt: skip

    assert left == own.sets.sizes.tolist()


@given(TEXTS, st.integers(1, 4))
def test_boilerplate_apart_each_pair_is_found_once(texts, after):
    """The three joins that leave boilerplate out never give one pair twice."""
    sets = shingle_sets(texts)
    steps = alike_texts(sets, alike=Alike(0.3, 0.6), after=after)
    pairs = [pair for some in steps
             for pair in zip(some.one.tolist(), some.other.tolist(), strict=True)]  # fmt: skip

    assert len(pairs) == len({frozenset(pair) for pair in pairs})


def test_one_id_for_two_reports_is_refused():
    """An id says which report is meant."""
    with pytest.raises(ValueError, match="two reports have the id 'a'; give each report once"):
        group_texts([PublishedText("a", "one"), PublishedText("a", "two")])


def edited(text, chance, changed):
    """Return a text with a share of its words changed."""
    words = text.split()
    for place in chance.sample(range(len(words)), int(changed * len(words))):
        words[place] = f"c{chance.randrange(10**9)}"
    return " ".join(words)


def edited_stories(stories, chance):
    """Return stories, each followed by a copy in which one word in twenty is changed."""
    for number in range(stories):
        yield story(number, 200)
        yield edited(story(number, 200), chance, 0.05)


def test_minhash_finds_what_the_index_finds():
    """Among edited copies of three hundred stories hashing brings up all that are alike."""
    pytest.importorskip("rensa", reason="MinHash needs the extra [minhash]")
    texts = reports(*edited_stories(300, random.Random(5)))

    exact, hashed = group_texts(texts), group_texts(texts, exact_up_to=100)

    assert {2} == {len(group.reports) for group in exact.groups}
    assert exact.groups == hashed.groups
    assert exact.links == hashed.links


def test_minhash_joins_a_story_that_everybody_prints():
    """A bucket of very many copies is joined through the first of them."""
    pytest.importorskip("rensa", reason="MinHash needs the extra [minhash]")
    texts = [f"{story('wire', 150)} {story(n, 6)}" for n in range(300)]
    found = group_texts(reports(*texts), exact_up_to=100)

    assert 1 == len(found.groups)


def test_minhash_says_what_to_install(monkeypatch):
    """Without the library the error names the extra, and the way round it."""
    monkeypatch.setitem(__import__("sys").modules, "rensa", None)
    with pytest.raises(MissingExtra, match=r"pip install 'tatanan\[minhash\]', or raise exact_up_"):
        group_texts(reports(story(1), story(2)), exact_up_to=1)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_seed_changes_no_score(seed):
    """Chance decides what is compared, never how alike it is."""
    pytest.importorskip("rensa", reason="MinHash needs the extra [minhash]")
    texts = reports(story(1), story(1) + " more", story(2))
    links = group_texts(texts, exact_up_to=1, seed=seed).links

    assert [pytest.approx(56 / 57)] == [link.jaccard for link in links]
    assert np.isfinite(links[0].containment)
