"""Attributed statements in documents, scored by their words."""

import pytest

from tatanan.evaluate.attributions import Document, manner_of, match_contents, score_attributions
from tatanan.evaluate.told import Attribution, Told

TEXT = 'Anwar said the talks went well. "We agree on all points," said Prabowo.'
ANWAR, PRABOWO = ((0, 5),), ((63, 70),)
TALKS, POINTS = ((11, 30),), ((32, 57),)


def scored(gold, told):
    """Return the figures of statements in the text above."""
    scores = score_attributions(
        [Document("d", TEXT, tuple(gold))], {"d": Told((), (), tuple(told))}
    )
    return {score.name: score.value for score in scores}


def both(*, talks=ANWAR, points=PRABOWO):
    """Return the two statements of the text, from the given sources."""
    return [Attribution(talks, TALKS), Attribution(points, POINTS)]


@pytest.mark.parametrize(
    ("told", "content", "pair", "strict"),
    [
        (both(), 1.0, 1.0, 1.0),
        # the speakers exchanged
        (both(talks=PRABOWO, points=ANWAR), 1.0, 0.0, 0.0),
        # one statement without a speaker, and one not found
        ([Attribution((), TALKS)], 0.6667, 0.0, 0.0),
        # a word too many is near enough, but not exact
        ([Attribution(ANWAR, ((6, 30),)), both()[1]], 1.0, 1.0, 0.5),
        # too few words of the content
        ([Attribution(ANWAR, ((11, 14),))], 0.0, 0.0, 0.0),
        ([], 0.0, 0.0, 0.0),
    ],
)
def test_contents_and_sources_are_compared_as_sets_of_words(told, content, pair, strict):
    """Half of the words make a match; a pair needs the source too."""
    found = scored(both(), told)

    assert (content, pair, strict) == (found["content"], found["pair"], found["strict"])


def test_statements_without_a_speaker_are_no_pairs():
    """Where gold names no source, a statement found still counts as content only."""
    found = scored([Attribution((), TALKS)], [Attribution((), TALKS)])

    assert (found["content"], found["pair"]) == (1.0, 0.0)


def test_recall_is_told_by_manner():
    """A quotation that is missed lowers the recall of quotations alone."""
    found = scored(both(), both()[:1])

    assert (found["recall direct"], found["recall indirect"]) == (0.0, 1.0)


def test_the_best_overlap_is_matched_first():
    """A statement that fits half does not take the place of the one that fits wholly."""
    gold = [(frozenset(), frozenset({1, 2})), (frozenset(), frozenset({1, 2, 3, 4}))]
    told = [(frozenset(), frozenset({1, 2, 3, 4}))]

    assert list(match_contents(gold, told)) == [(1, 0)]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“Kami siap”", "direct"),
        ('"Kami siap", "sekarang juga"', "direct"),
        ("pihaknya “siap” berunding", "mixed"),
        ("pihaknya siap berunding", "indirect"),
        # an opening mark whose closing one stands outside
        ('"Kami siap', "direct"),
    ],
)
def test_the_manner_is_read_off_the_quotation_marks(text, manner):
    """Direct speech is nearly all in quotation marks, indirect speech not at all."""
    assert manner == manner_of(text, ((0, len(text)),)).value
