"""Where a sentence introduces a statement."""

import pytest
from trees import hits_of

from tatanan.extract.cues import follows_quotation


def cues_of(text, language):
    """Return the words of each cue of a text's first sentence."""
    sentence, _, hits = hits_of(text, language=language)
    return [" ".join(t.form for t in sentence.tokens[h.first - 1 : h.last]) for h in hits]


@pytest.mark.parametrize(
    ("language", "text", "cues"),
    [
        ("id", "Peru mengatakan bahwa perundingan berhasil.", ["mengatakan"]),  # a verb
        ("id", "Menurut Peru, perundingan berhasil.", ["Menurut"]),  # an adposition
        ("id", "“Kami berhasil,” kata Presiden Peru.", ["kata"]),  # behind a quotation
        ("id", "“Kami berhasil,” ujar Presiden Peru.", ["ujar"]),  # another one
        ("id", "Kata itu sulit diterjemahkan.", []),  # "kata" is a word
        ("id", "Peru mengulang kata damai itu.", []),  # "kata" is a noun
        ("en", "Peru said that the talks succeeded.", ["said"]),  # a verb
        ("en", "According to Peru, the talks succeeded.", ["According to"]),  # an adposition
        ("en", "In Peru's view, the talks succeeded.", ["In Peru 's view"]),  # around the speaker
        ("en", "“We succeeded,” Peru pointed out.", ["pointed out"]),  # with its particle
        ("en", "Peru pointed a finger at its neighbour.", []),  # without its particle
    ],
)
def test_words_that_introduce_statements_are_cues(language, text, cues):
    """A cue is a word of the lexicon that is used as the lexicon says."""
    assert cues == cues_of(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Chile tidak mengatakan bahwa perundingan gagal."),  # tidak
        ("id", "Chile belum menyatakan bahwa perundingan gagal."),  # belum
        ("en", "Chile did not say that the talks had failed."),  # not
        ("en", "Chile never said that the talks had failed."),  # never
    ],
)
def test_a_negated_verb_is_no_cue(language, text):
    """What somebody did not say is no statement."""
    assert [] == cues_of(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chile is free to declare that the talks have failed."),  # to
    ],
)
def test_a_verb_that_is_only_aimed_at_is_no_cue(language, text):
    """What somebody may or should say has not been said."""
    assert [] == cues_of(text, language)


@pytest.mark.parametrize(
    ("language", "text", "cues"),
    [
        ("id", "“Mereka mengatakan bahwa kami kalah,” kata Presiden Chile.", ["kata"]),
        ("en", "“They said that we had lost,” Chile said.", ["said"]),
    ],
)
def test_a_verb_inside_a_quotation_is_no_cue(language, text, cues):
    """The speaker's own words introduce nothing to the reader of the report."""
    assert cues == cues_of(text, language)


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("“Kami berhasil,” kata Presiden Peru.", True),  # behind the closing mark
        ("Perundingan berhasil, kata Presiden Peru.", True),  # behind a comma
        ("Peru mengulang kata damai dalam pidatonya.", False),  # behind a verb
    ],
)
def test_a_cue_behind_a_quotation_stands_behind_its_mark_or_comma(text, follows):
    """"kata" is a cue only behind a mark or a comma."""
    sentence, _, _ = hits_of(text)
    number = next(t.number for t in sentence.tokens if t.form == "kata")

    assert follows is follows_quotation(sentence, number)


def test_nothing_follows_a_quotation_at_the_start_of_a_sentence():
    """The first word has nothing before it."""
    sentence, _, _ = hits_of("Kata itu sulit diterjemahkan.")

    assert not follows_quotation(sentence, 1)
