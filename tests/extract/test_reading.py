"""A sentence with what its names mean."""

import pytest
from staging import scene_of
from trees import code, read

from tatanan.extract.discourse import Discourse
from tatanan.extract.reading import is_named, named_here, pronoun_at


def token(reading, form):
    """Return the first token with a form."""
    return next(t for t in reading.sentence.tokens if t.form == form)


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("id", "Peru menerima utusan Uni Eropa.", ["PER", "IGOEUU"]),  # two names
        ("id", "Kapal Peru berlayar di Laut China Selatan.", ["PER"]),  # a sea is masked
        ("en", "Johnson left early.", []),  # a surname that several bear
        ("id", "Kementerian Perhubungan Peru menutup bandara.", ["PER"]),  # not Indonesia's
        ("id", "Kementerian Perhubungan menyurati Peru.", ["IDN", "PER"]),
        ("id", "Kedutaan Besar Republik Indonesia Peru menerima aduan.", ["IDN", "PER"]),
    ],
)
def test_a_reading_holds_what_the_names_mean(language, text, meant):
    """Names that denote nobody are left out, and so are names that stay open."""
    reading = read(text, language=language, published=None)

    assert meant == [actor.code for _, actor in named_here(reading, Discourse(None))]


def test_a_mask_and_an_open_surname_are_remembered_as_such():
    """The tokens of a sea are masked; a surname that stays open is undecided."""
    sea = read("Kapal Peru berlayar di Laut China Selatan.")
    surname = read("Johnson left early.", language="en", published=None)

    assert ["Laut", "China", "Selatan"] == [
        t.form for t in sea.sentence.tokens if t.number in sea.masked
    ]
    assert 1 == len(surname.undecided)


@pytest.mark.parametrize(
    ("language", "text", "form", "pronoun"),
    [
        ("id", "Ia menerima utusan itu.", "Ia", (False, None, 3)),  # he or she
        ("id", "Mereka menerima utusan itu.", "Mereka", (True, None, 3)),  # they
        ("en", "She received the envoy.", "She", (False, "f", 3)),  # she
        ("en", "We received the envoy.", "We", (True, None, 1)),  # we
        ("en", "The US received the envoy.", "US", None),  # a state in capitals
        ("en", "The US received the envoy.", "envoy", None),  # a noun
    ],
)
def test_a_pronoun_tells_its_number_gender_and_person(language, text, form, pronoun):
    """Indonesian pronouns tell no gender; "US" is no pronoun."""
    reading = read(text, language=language)
    found = pronoun_at(reading, token(reading, form))

    assert pronoun == (found and (found.plural, found.gender, found.person))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("JAKARTA - Peru menerima utusan itu.", "-"),  # a place in capitals
        ("Peru - yang menang - menerima utusan itu.", None),  # an insertion
        ("Misi pimpinan AS-Peru menerima utusan itu.", None),  # a hyphen inside a name
        ("Peru menerima utusan itu.", None),  # no dash
    ],
)
def test_a_dateline_ends_at_its_dash(text, last):
    """A place or an outlet before a dash is where the report was written, not who acts."""
    reading = read(text)
    tokens = reading.sentence.tokens

    assert last == (tokens[reading.dateline - 1].form if reading.dateline else None)


def test_a_word_of_a_name_is_named_and_a_title_is_not():
    """A title is a noun, whatever it says about a person."""
    reading = read("Menteri Luar Negeri Peru menerima utusan itu.")

    assert is_named(reading, token(reading, "Peru"))
    assert not is_named(reading, token(reading, "Menteri"))


@pytest.mark.parametrize(("language", "text", "codes"), [
    # the report explains its letters, before or behind
    ("en", "RSF left. The Rapid Support Forces (RSF) left. RSF left.", ["SDN"] * 4),
    ("en", "Reporters Without Borders (RSF) spoke. RSF spoke.", ["NGO"] * 3),
    # what the lexicon does not know is nobody of it
    ("id", "Dewan Perwakilan Rakyat Kabupaten (DPRK) rapat. DPRK menolak.", ["IDN"]),
    # nothing is explained: a group of a state that was named comes first
    ("en", "Sudan is at war. RSF attacked.", ["SDN", "SDN"]),
])
def test_an_acronym_means_what_the_report_says(language, text, codes):
    """Whatever else bears the same letters."""
    assert codes == [m.actor.code for m in code(text, language=language).mentions]


@pytest.mark.parametrize(("language", "text", "persons"), [
    ("en", "Anwar Ibrahim met Xi. Fatimah Anwar left.", {"Anwar Ibrahim", "Xi Jinping"}),
    ("id", "Anwar Ibrahim bertemu Xi. Dewi Fortuna Anwar pergi.", {"Anwar Ibrahim", "Xi Jinping"}),
    # a title is no first name
    ("id", "Prabowo Subianto tiba. Pak Prabowo pergi.", {"Prabowo Subianto"}),
])
def test_a_surname_behind_another_first_name_is_somebody_else(language, text, persons):
    """The bearer of the lexicon's name is not meant."""
    mentions = code(text, language=language).mentions
    assert persons == {m.actor.name for m in mentions if m.actor.kind == "person"}
    assert not any("Fatimah" in m.evidence.quote for m in mentions)


@pytest.mark.parametrize(("language", "text", "meant"), [
    # the state beside it says whose it is
    ("en", "Peru's Supreme Court jailed a general.", ["PER"]),
    ("en", "The Supreme Court of Peru jailed a general.", ["PER"]),
    ("id", "Kongres Peru menolak usul itu.", ["PER"]),
    # its own is named
    ("en", "Trump said the Supreme Court would decide.", ["USA", "USA"]),
    # nobody else is
    ("en", "The Supreme Court jailed a general.", ["USA"]),
])
def test_a_body_that_many_states_have_is_whose_the_text_says(language, text, meant):
    """The Supreme Court is Peru's beside Peru, and the best known one where nobody is named."""
    reading = read(text, language=language)

    assert meant == [actor.code for _, actor in named_here(reading, Discourse(None))]


@pytest.mark.parametrize(("text", "meant"), [
    ("Rwanda-backed rebels met Chad.", ["TCD"]),
    ("A Caracas-based analyst met Chad.", ["TCD"]),
    ("Pro-Russian rebels met Chad.", ["TCD"]),
    ("Rwanda backed rebels in Chad.", ["RWA", "TCD"]),  # Rwanda does it
    ("Rwanda-Chad talks failed.", ["RWA", "TCD"]),  # a hyphen between two
])
def test_who_only_stands_behind_somebody_is_nobody_here(text, meant):
    """In "Rwanda-backed rebels" Rwanda does nothing; in "Rwanda backed rebels" it does."""
    reading = read(text, language="en")

    assert meant == [actor.code for _, actor in named_here(reading, Discourse(None))]


@pytest.mark.parametrize(("language", "text", "meant"), [
    ("en", "Chad left the Lima talks.", ["TCD"]),
    ("en", "Chad signed the Lima Convention.", ["TCD"]),
    ("en", "Chad praised Lima's treaty.", ["TCD", "PER"]),  # Peru's own
    ("id", "Chad menandatangani Konvensi Lima.", ["TCD"]),
    ("id", "KBRI Lima menerima Chad.", ["IDN", "TCD"]),
    ("id", "Baku tembak terjadi di Chad.", ["TCD"]),  # shots are traded
])
def test_a_capital_that_gives_its_name_to_something_is_nobody(language, text, meant):
    """The Lima talks are not Peru, and no embassy is of the town in which it stands."""
    reading = read(text, language=language)

    assert meant == [actor.code for _, actor in named_here(reading, Discourse(None))]


@pytest.mark.parametrize(("text", "meant"), [
    ("North Korea met Chad. The North fired a missile.", ["PRK"]),
    ("Peru met Chad. The North fired a missile.", []),  # of Chad, perhaps
    ("North Korea met Chad. The north of the land is cold.", []),
    ("North Korea met Chad. It crossed the North Sea.", []),
])
def test_the_north_is_a_korea_in_a_report_on_it(text, meant):
    """The North is the state only where the report has named it, and no other word follows."""
    assert meant == [
        w.code for w in scene_of(text, language="en").parties if w.kind == "state"]


def names_of(text, *, language="en"):
    """Return the codes that the names of a sentence have, titles and nouns left out."""
    return [actor.code for _, actor in named_here(read(text, language=language), Discourse(None))]


@pytest.mark.parametrize(("language", "text", "meant"), [
    ("en", "Kenya's Security Council met on Monday.", ["KEN"]),
    ("en", "The Security Council of Kenya met on Monday.", ["KEN"]),
    ("en", "The Kenyan Security Council met on Monday.", ["KEN"]),
    ("en", "The National Security Council warned Kenya.", ["KEN"]),
    ("en", "Kenya's national security council met on Monday.", ["KEN"]),
    ("id", "Dewan Keamanan Kenya bersidang.", ["KEN"]),
    ("id", "Dewan Keamanan Nasional Kenya bersidang.", ["KEN"]),
    # the UN's
    ("en", "The Security Council condemned Kenya.", ["IGOUNO", "KEN"]),
    ("en", "The security council condemned Kenya.", ["IGOUNO", "KEN"]),
    ("en", "The UN Security Council condemned Kenya.", ["IGOUNO", "KEN"]),
    ("id", "Dewan Keamanan mengecam Kenya.", ["IGOUNO", "KEN"]),
    # a newspaper's name begins another
    ("en", "The National Assembly warned Kenya.", ["KEN"]),
    ("en", "The National accused Kenya.", ["ARE", "KEN"]),
])
def test_a_council_beside_a_state_is_that_state_s(language, text, meant):
    """Only where nothing else is named with it, a short name is that of the best known body."""
    assert meant == names_of(text, language=language)


@pytest.mark.parametrize(("language", "text", "meant"), [
    ("en", "Chad Marlow warned Peru.", ["PER"]),
    ("en", "Dana Jordan warned Peru.", ["PER"]),
    ("en", "Jordan warned Peru.", ["JOR", "PER"]),
    ("en", "Chad President Mahamat Deby warned Peru.", ["TCD", "PER"]),
    # the title stands first
    ("id", "Presiden Chad Mahamat Deby menegur Peru.", ["TCD", "PER"]),
    ("id", "Chad Marlow menegur Peru.", ["PER"]),
])
def test_a_state_s_name_may_be_somebody_s(language, text, meant):
    """Chad Marlow is nobody of Chad, President Mahamat Deby of Chad is."""
    reading = read(text, language=language)
    states = {"state", "people", "capital"}

    assert meant == [e.code for _, e in reading.meant if e.category in states]


@pytest.mark.parametrize(("language", "text", "meant"), [
    ("en", "Swiss-made drones struck Chad.", ["TCD"]),
    ("en", "A Russian-speaking envoy met Chad.", ["TCD"]),
    ("en", "Russian-led troops struck Chad.", ["RUS", "TCD"]),  # Russia does it
    ("en", "The envoy answered Chad in Russian.", ["TCD"]),
    ("en", "Chad held them in Russian camps.", ["TCD", "RUS"]),
    ("en", "Chad signed an accord with Russians.", ["TCD", "RUS"]),
    ("en", "A Greek Orthodox church in Chad burnt.", ["TCD"]),
    ("id", "Rudal buatan Swiss menghantam Chad.", ["TCD"]),
    ("id", "Rudal Swiss menghantam Chad.", ["CHE", "TCD"]),
    ("id", "Utusan berbahasa Rusia itu menemui Chad.", ["TCD"]),
    ("id", "Utusan Rusia itu menemui Chad.", ["RUS", "TCD"]),
])
def test_what_bears_a_people_s_name_is_not_that_people(language, text, meant):
    """Where a thing was made and which language is spoken tell nobody who does anything."""
    assert meant == names_of(text, language=language)


@pytest.mark.parametrize(("text", "meant"), [
    ("The European parliament warned Chad.", ["IGOEUU", "TCD"]),
    ("The UN general assembly warned Chad.", ["IGOUNO", "TCD"]),
    ("The Arab league warned Chad.", ["IGO", "TCD"]),
    ("The elders warned Chad.", ["TCD"]),  # the Elders are a body, elders are none
])
def test_a_body_s_name_may_be_written_in_small_letters(text, meant):
    """Some papers keep the capital of the people's name alone."""
    assert meant == names_of(text)


@pytest.mark.parametrize(("text", "meant"), [
    ("Jamaat Ansarullah shelled a post.", ["TJK"]),
    ("Ansarullah shelled a post.", ["YEM"]),
    ("Japan rose. The SDF left.", ["JPN", "JPN"]),
    ("Syria rose. The SDF left.", ["SYR", "SYR"]),
    ("The SDF left.", ["SYR"]),
])
def test_a_name_that_several_bear_is_told_apart_by_what_stands_beside_it(text, meant):
    """By the rest of its own name, or by a state that the report has named."""
    assert meant == [m.actor.code for m in code(text, language="en").mentions]
