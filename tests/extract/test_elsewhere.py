"""What a report tells elsewhere: how much of it has the same sides as an event."""

import random

import pytest
from staging import scenes_of, trigger_of

from tatanan.extract.elsewhere import Draft, Elsewhere, Tally, drafts_of, elsewhere, lay_out
from tatanan.extract.event_judges import default_judge
from tatanan.extract.event_model import load_event_model
from tatanan.extract.scenes import Choice
from tatanan.extract.second_look import Heard
from tatanan.extract.type_scores import TypeScores

PERU_ON_CHILE = (frozenset({"PER"}), frozenset({"CHL"}))
CHILE_ON_PERU = (frozenset({"CHL"}), frozenset({"PER"}))
KENYA_AND_UGANDA = (frozenset({"KEN", "UGA"}), frozenset())
# Where the numbers of one part of a report stand: its own sentence, those before, those behind.
OWN, BEFORE, BEHIND = 0, 13, 26
SIDES, TYPE, OF_KIND = 0, 2, 3


class _Cast:
    """Who is on both sides, without what the models made of it."""

    def __init__(self, codes, sure):
        self.actors, self.recipients = (
            tuple(Choice(code, None, ()) for code in sorted(side)) for side in codes)
        self.sure_actors, self.sure_recipients = sure, 1.0


def draft(type_name, codes, sure=1.0, key="word"):
    """Return what a word tells: its type for certain, its sides with some probability."""
    return Draft(key, Heard(type_name, 1.0, 1.0, 0.0, 1.0), _Cast(codes, sure))


def told(*drafts):
    """Return the drafts of one sentence by token."""
    return dict(enumerate(drafts, start=1))


def test_what_stands_before_and_behind_is_counted_apart():
    """Of three strikes and a visit, each counts where it stands, by how likely it is."""
    tally = Tally([
        told(draft("ASSAULT", PERU_ON_CHILE, 0.5)),
        told(draft("CONSULT", KENYA_AND_UGANDA)),
        told(draft("ASSAULT", PERU_ON_CHILE, 0.25)),
        told(draft("ASSAULT", CHILE_ON_PERU, 0.75)),
    ])
    numbers = Elsewhere(tally, 1).numbers("ASSAULT", "strike", PERU_ON_CHILE)

    assert [0, 500, 250] == [numbers[part + SIDES] for part in (OWN, BEFORE, BEHIND)]
    assert [0, 500, 1000] == [numbers[part + TYPE] for part in (OWN, BEFORE, BEHIND)]


def test_an_event_does_not_speak_for_itself():
    """What a word's own draft tells counts nowhere; other words of its sentence do."""
    own, other = draft("ASSAULT", PERU_ON_CHILE), draft("ASSAULT", PERU_ON_CHILE, 0.5, "raid")
    tally = Tally([told(own, other)])
    alone = Elsewhere(Tally([told(own)]), 0, frozenset(own.counts), own.weight)
    beside = Elsewhere(tally, 0, frozenset(own.counts), own.weight)

    assert not any(alone.numbers("ASSAULT", "word", PERU_ON_CHILE)[:BEHIND])
    assert 500 == beside.numbers("ASSAULT", "word", PERU_ON_CHILE)[OWN + SIDES]
    assert [] == alone.pairs("ASSAULT")
    assert [PERU_ON_CHILE] == beside.pairs("ASSAULT")


def test_other_types_of_a_kind_count_for_less():
    """Who was threatened is likelier the one attacked than who was visited is."""
    tally = Tally([
        told(draft("THREATEN", CHILE_ON_PERU)), told(draft("CONSULT", KENYA_AND_UGANDA)),
        told(draft("ASSAULT", PERU_ON_CHILE, 0.5)), {},
    ])
    here = Elsewhere(tally, 3)

    assert [PERU_ON_CHILE, CHILE_ON_PERU] == here.pairs("ASSAULT")
    assert [KENYA_AND_UGANDA] == here.pairs("AID")
    assert 1000 == here.numbers("ASSAULT", "word", CHILE_ON_PERU)[BEFORE + OF_KIND]


def test_the_last_ones_before_are_known():
    """The latest of a type says yes to its sides and no to others, and nothing to other types."""
    tally = Tally([
        told(draft("ASSAULT", PERU_ON_CHILE)), told(draft("ASSAULT", CHILE_ON_PERU, 0.2)), {}])
    here = Elsewhere(tally, 2)

    assert [1.0, 0.0, -1.0] == [
        here.numbers(name, "word", codes)[-1] for name, codes in (
            ("ASSAULT", CHILE_ON_PERU), ("ASSAULT", PERU_ON_CHILE), ("AID", PERU_ON_CHILE))]
    assert -1.0 == Elsewhere(tally, 0).numbers("ASSAULT", "word", PERU_ON_CHILE)[-1]


def test_the_order_of_words_in_a_sentence_changes_nothing():
    """Whole numbers add up to the same however they are added."""
    drafts = [draft("ASSAULT", PERU_ON_CHILE, share / 7) for share in range(1, 7)]
    mixed = random.Random(1).sample(drafts, len(drafts))
    numbers = [
        Elsewhere(Tally([told(*each), {}]), 1).numbers("ASSAULT", "word", PERU_ON_CHILE)
        for each in (drafts, mixed)]

    assert numbers[0] == numbers[1]
    assert sum(round(1000 * share / 7) for share in range(1, 7)) == numbers[0][BEFORE + SIDES]


def test_scenes_that_nobody_laid_out_know_themselves_alone():
    """A sentence that is asked about by itself has no report around it."""
    model = load_event_model()
    scores = TypeScores(model.first.types, model.thresholds)
    first, second = scenes_of("Peru attacked Chile. Kenya attacked Uganda.", language="en")
    drafts = [drafts_of(scene, scores, model.first, model.sides) for scene in (first, second)]
    lay_out([first], drafts[:1])

    assert [] == elsewhere(second, trigger_of(second, "attacked"), drafts[1]).pairs("ASSAULT")


@pytest.mark.parametrize(("language", "text", "word", "codes"), [
    ("en", ("Peru attacked Chile on Monday. Peru's army attacked Chile again on Tuesday. "
            "Bolivia closed its border after the attacks."), "attacks", PERU_ON_CHILE),
    ("id", ("Peru menyerang Cile pada Senin. Tentara Peru kembali menyerang Cile pada Selasa. "
            "Bolivia menutup perbatasannya setelah serangan itu."), "serangan", PERU_ON_CHILE),
])
def test_who_is_meant_by_a_noun_the_report_tells(language, text, word, codes):
    """Once all of a report was listened to, "the attacks" are surely those between the two."""
    scenes, alone = scenes_of(text, language=language), scenes_of(text, language=language)[-1]
    judge = default_judge()
    judge.listen(scenes)
    verdict = judge.decide(scenes[-1], trigger_of(scenes[-1], word))
    by_itself = judge.decide(alone, trigger_of(alone, word))

    assert codes == verdict.codes
    assert verdict.confidence > by_itself.confidence or codes != by_itself.codes


def test_what_others_do_is_not_taken_over():
    """A sentence that names both sides itself keeps them, whatever its report is about."""
    text = "Peru attacked Chile. Peru attacked Chile again. Kenya attacked Uganda."
    scenes = scenes_of(text, language="en")
    judge = default_judge()
    judge.listen(scenes)
    verdict = judge.decide(scenes[-1], trigger_of(scenes[-1], "attacked"))

    assert (frozenset({"KEN"}), frozenset({"UGA"})) == verdict.codes
