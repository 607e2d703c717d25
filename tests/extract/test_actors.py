"""Who is meant: names, titles, common nouns and pronouns."""

import pytest
from trees import code, codes, report_of, sentences_of, speaker_code, speaker_names, told

from tatanan.extract.actors import party_at, unseen
from tatanan.extract.discourse import Discourse
from tatanan.extract.reading import load_actor_words, read_names


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


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        ("id", "Kapal Indonesia berlayar di Laut China Selatan.", [("Indonesia", "IDN")]),  # a sea
        ("id", "AS Roma menang atas Feyenoord di Tirana.", []),  # a football club
        ("id", "Dolar AS menguat terhadap rupiah.", []),  # money
        ("id", "Perang Korea dikenang di Seoul.", []),  # a war
        ("id", "Pasar itu ramai pada bulan Mei.", []),  # a month
        ("en", "Indonesian ships sailed in the South China Sea.", [("Indonesian", "IDN")]),  # a sea
        ("en", "AS Roma beat Feyenoord in Tirana.", []),  # a football club
        ("en", "The family ate turkey and potatoes.", []),  # a bird on the table
        ("en", "The plan was discussed in May.", []),  # a month
        ("en", "Jordan Peterson gave a lecture in Toronto.", []),  # a first name
        ("en", "Jordan welcomed the delegation.", [("Jordan", "JOR")]),  # the state by itself
        ("id", "Hamas menolak usul itu.", [("Hamas", "PSE")]),  # an armed group has a state's code
        ("id", "seranganIsrael menewaskan dua orang.", [("Israel", "ISR")]),  # its blank is lost
    ],
)
def test_a_mention_is_a_name_that_denotes_somebody(language, text, mentions):
    """Seas, clubs, money and months hide the states whose names they bear."""
    found = code(text, language=language).mentions

    assert mentions == [(m.evidence.quote, m.actor.code) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "Beijing memprotes kunjungan itu.", ["CHN"]),  # the government
        ("id", "Pertemuan itu digelar di Beijing.", []),  # the place
        ("en", "Beijing protested against the visit.", ["CHN"]),  # the government
        ("en", "The meeting was held in Beijing.", []),  # the place
        ("en", "Crowds gathered in Washington, and Washington rejected the demand.", ["USA"]),
    ],
)
def test_a_capital_is_a_government_or_a_place(language, text, found):
    """Behind a preposition it is a place; where it acts it is a state."""
    assert found == codes(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Kementerian Kelautan Wakanda menutup pelabuhan."),  # Kementerian
        ("id", "Badan Antariksa Wakanda menunda peluncuran."),  # Badan
        ("en", "The Ministry of Tides closed the port."),  # Ministry
    ],
)
def test_a_body_with_unknown_words_is_no_person(language, text):
    """A capitalised run with the head of a body in it names nobody in particular."""
    assert [] == codes(code(text, language=language))


def test_a_state_is_listed_once_however_often_it_is_named():
    """The actors of a report are each listed once, in the order of the report."""
    coding = code("Peru menerima Chile. Chile berterima kasih kepada Peru.")

    assert ["PER", "CHL"] == [actor.code for actor in coding.actors]
    assert 4 == len(coding.mentions)


@pytest.mark.parametrize(
    ("language", "text", "head", "words", "state"),
    [
        ("id", "Menteri Luar Negeri Peru pulang.", "Menteri", "Menteri Luar Negeri Peru", "PER"),
        ("id", "Ia pulang.", "Ia", "Ia", None),  # nobody was named
        ("id", "Perempuan itu pulang.", "Perempuan", "Perempuan itu", None),  # no actor
        ("en", "The foreign minister of Peru left.", "minister", "The foreign minister of Peru",
         "PER"),
        ("en", "We left.", "We", "We", None),  # the first person is nobody of the report
    ],
)
def test_a_phrase_denotes_whom_it_names(language, text, head, words, state):
    """A party has its words, and an actor where the words tell who it is."""
    report = report_of(text, language=language)
    discourse = Discourse("2025-03-20", sentence=1)
    sentence = sentences_of(report)[0]
    reading = read_names(report, sentence, load_actor_words(language), discourse)
    token = next(t for t in sentence.tokens if t.form == head)
    party = party_at(reading, token, discourse)

    assert words == party.evidence.quote
    assert state == (party.actor.code if party.actor else None)


def test_a_party_that_does_not_stand_in_the_sentence_has_no_words():
    """Whoever is not written there has no place there."""
    party = unseen(None)

    assert (0, 0, None, None) == (party.first, party.last, party.evidence, party.actor)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "ASEAN bersikap serupa. Para menteri perhimpunan itu mengatakan pelabuhan ditutup.",
         "IGOASE"),
        ("en", "NATO met in Bergen. The alliance said the port was shut.", "IGONAT"),
        ("en", "NATO met in Bergen. An alliance said the port was shut.", "UNK"),  # a new one
        ("en", "Some of Kenya’s Western partners said the port was shut.", "WST"),  # partners
    ],
)
def test_a_bloc_is_the_one_named_last(language, text, expected):
    """"The alliance" is the organisation that the report is about; some of a bloc are of it."""
    assert expected == speaker_code(code(text, language=language).statements[-1])
