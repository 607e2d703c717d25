"""Who is meant: names, titles, common nouns and pronouns."""

import pytest
from trees import code, codes, speaker_names, told


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("AS dan China sepakat berunding di Jenewa.", "id", ["USA", "CHN"]),         # acronyms
    ("Kremlin dan Gedung Putih menolak berkomentar.", "id", ["RUS", "USA"]),     # seats
    ("PBB mengecam serangan terhadap Gaza.", "id", ["IGOUNO"]),                  # bodies
    ("Belarusia bergabung dengan SCO pada 2024.", "id", ["BLR", "IGOSCO"]),
    ("Russian and Ukrainian delegations met in Istanbul.", "en", ["RUS", "UKR"]),
    ("Hezbollah and the Houthis denied it.", "en", ["LBN", "YEM"]),              # armed groups
])
def test_names_have_the_codes_of_data_sets(text, language, expected):
    """States, their people and seats, bodies and armed groups are coded as data sets do."""
    assert set(expected) <= set(codes(code(text, language=language)))


@pytest.mark.parametrize(("text", "language", "no_code"), [
    ("Kapal itu berlayar di Laut China Selatan.", "id", "CHN"),        # a sea
    ("AS Roma menang 2-1 atas Lazio.", "id", "USA"),                   # a club
    ("Gempa mengguncang Jawa Barat.", "id", "WST"),                    # a province
    ("The tanker crossed the Persian Gulf.", "en", "IRN"),             # waters
    ("They met in Moscow on Sunday.", "en", "RUS"),                    # a city as a place
])
def test_a_name_inside_another_denotes_nobody(text, language, no_code):
    """Seas, clubs, provinces and places are no actors."""
    assert no_code not in codes(code(text, language=language))


@pytest.mark.parametrize(("text", "language", "name"), [
    # a surname after the full name
    ("Anwar Ibrahim tiba di Jakarta. Anwar mengatakan bahwa kunjungan itu penting.", "id",
     "Anwar Ibrahim"),
    # a pronoun takes up who spoke last
    ("Vladimir Putin menolak usul itu. Ia mengatakan bahwa Rusia akan bertahan.", "id",
     "Vladimir Putin"),
    # a title with its state takes up its holder
    ("Vladimir Putin tiba di Astana. Pemimpin Rusia tersebut mengatakan bahwa blok itu kuat.",
     "id", "Vladimir Putin"),
    ("Emmanuel Macron arrived late. He said that Europe must act.", "en", "Emmanuel Macron"),
])
def test_an_actor_is_taken_up_again(text, language, name):
    """Surnames, pronouns and titles denote the person named before."""
    assert [name] == speaker_names(code(text, language=language))[-1:]


def test_somebody_new_is_nobody_named_before():
    """“Seorang pejabat” is not the president of whom the report spoke."""
    coding = code("Donald Trump tiba di Riyadh. Seorang pejabat mengatakan bahwa jadwal berubah.")

    assert "Donald Trump" not in speaker_names(coding)


def test_an_unknown_person_gets_the_state_of_the_title():
    """A person whom no lexicon knows belongs to the state that the title names."""
    text = (
        "Menteri Lingkungan Kenya, Amina Oyugi, mengatakan bahwa hutan harus dijaga. Oyugi "
        "menambahkan bahwa dana sudah tersedia."
    )

    assert ["KEN", "KEN"] == [row[0] for row in told(code(text))]


def test_two_runs_give_the_same_coding():
    """The same report gives the same record, in any process and any order."""
    text = "Vladimir Putin menolak usul itu. Ia mengatakan bahwa Rusia akan bertahan."

    assert code(text) == code(text)
