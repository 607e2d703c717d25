"""Several who are meant at once: by a number, or by a pronoun behind a list."""

import pytest
from staging import scene_of


def meant(text, language):
    """Return the codes that words for several denote in the last sentence of a text."""
    return {w.code for w in scene_of(text, language=language).parties if w.kind == "pair"}


AFFAIR = (
    "Peru accused Chile of spying. Chile expelled an envoy of Peru. Peru closed its border with "
    "Chile.\n\n"
)
STREIT = (
    "Peru menuduh Chile memata-matai. Chile mengusir utusan Peru. Peru menutup perbatasannya "
    "dengan Chile.\n\n"
)


@pytest.mark.parametrize(("language", "text"), [
    ("en", AFFAIR + "Kenya and Ghana backed Lima.\n\nThe two countries fought a war long ago."),
    ("en", AFFAIR + "Ghana spoke with both leaders on Friday."),
    ("en", AFFAIR + "Ghana, which has close ties with both, has called for calm."),
    ("id", STREIT + "Kenya dan Ghana mendukung Lima.\n\nKedua negara pernah berperang."),
    ("id", STREIT + "Ghana, yang bertetangga dengan kedua negara, menyerukan dialog."),
])
def test_two_are_those_whom_the_report_is_about(language, text):
    """In a new paragraph they are the parties, and not who was named last or who acts on them."""
    assert {"PER", "CHL"} == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("en", AFFAIR + "Kenya and Ghana signed a pact. The two countries share a border."),
    ("en", AFFAIR + "Kenya signed a pact with Ghana that binds both countries."),
    ("id", STREIT + "Kenya dan Ghana meneken pakta. Kedua negara itu bertetangga."),
])
def test_two_are_those_of_their_own_paragraph(language, text):
    """A list just before, or the only two of the sentence, are nearer than the affair."""
    assert {"KEN", "GHA"} == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("en", AFFAIR + "Kenya and Ghana offered to mediate between the two."),
    ("id", STREIT + "Kenya dan Ghana menawarkan mediasi antara keduanya."),
])
def test_who_mediates_between_two_is_neither(language, text):
    """The subject of their clause does something to them."""
    assert {"PER", "CHL"} == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("en", AFFAIR + "The treaty names both Kenya and Ghana."),
    ("en", AFFAIR + "Kenya and Ghana have both agreed."),
    ("en", AFFAIR + "The two-week operation went on."),
    ("en", AFFAIR + "The two men were held in a camp."),
    ("en", AFFAIR + "The two prisons were full."),
    ("en", AFFAIR + "Villages on both sides of the river were flooded."),
    ("id", STREIT + "Pada kuartal kedua harga naik."),
    ("id", STREIT + "Kedua pengadilan itu menolak."),
])
def test_words_that_take_up_no_two_states_mean_nobody(language, text):
    """Both of a list, ordinals, weeks, places and people nobody named are no parties."""
    assert set() == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Kenya, Ghana and Togo left the bloc. The three countries blamed Spain."),
    ("en", "Kenya, Ghana and Togo left the bloc. They blamed Spain."),
    ("id", "Kenya, Ghana, dan Togo keluar dari blok itu. Ketiganya menyalahkan Spanyol."),
    ("id", "Kenya, Ghana, dan Togo keluar dari blok itu. Ketiga negara itu menyalahkan Spanyol."),
    ("id", "Kenya, Ghana, dan Togo keluar dari blok itu. Mereka menyalahkan Spanyol."),
])
def test_a_number_or_a_plural_pronoun_takes_up_a_list(language, text):
    """Three are the list of three, all of it."""
    assert {"KEN", "GHA", "TGO"} == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    # two, not three
    ("en", "Kenya and Ghana left the bloc. The three countries blamed Spain."),
    ("id", "Kenya dan Ghana keluar dari blok itu. Ketiganya menyalahkan Spanyol."),
    # another subject in between
    ("en", "Kenya and Ghana left the bloc. The soldiers said they were tired."),
])
def test_a_list_of_another_length_or_before_another_subject_is_not_meant(language, text):
    """Where it does not fit, nobody is meant."""
    assert set() == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    ("en", AFFAIR + "Ghana, which backs Kenya and Togo, urged all sides to talk."),
    ("en", "Ghana condemned the attack of Peru on Chile and urged all parties to talk."),
    ("id", STREIT + "Ghana mendesak semua pihak menahan diri."),
    ("id", "Ghana mengutuk serangan Peru terhadap Chile dan menyerukan agar semua pihak bicara."),
])
def test_all_sides_of_whom_something_is_asked_are_two(language, text):
    """They are those whom the report is about, or the two whom the sentence names before."""
    assert {"PER", "CHL"} == meant(text, language)


@pytest.mark.parametrize(("language", "text"), [
    # by themselves
    ("en", AFFAIR + "All sides agreed."),
    ("id", STREIT + "Semua pihak setuju."),
    # not two
    ("en", "Ghana urged all sides to talk."),
    ("id", "Ghana mendesak semua pihak menahan diri."),
    # no sides
    ("en", AFFAIR + "Ghana urged all countries to talk."),
])
def test_all_sides_may_be_anybody(language, text):
    """Where nothing is asked of them, or no two are known, nobody is meant."""
    assert set() == meant(text, language)
