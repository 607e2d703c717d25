"""Who could take part: names, and whom nouns, possessives and pronouns mean."""

import pytest
from staging import scene_of, scenes_of

from tatanan.extract.parties import is_place


def denoted(text, language):
    """Return what the words of the last sentence of a text denote: words and code."""
    return {(w.evidence.quote, w.code) for w in scene_of(text, language=language).parties}


@pytest.mark.parametrize(("language", "text", "expected"), [
    # a state and its people
    ("en", "Israel's army attacked Lebanon.", ("Israel's army", "ISR")),
    # a leader
    ("en", "Xi Jinping met Vladimir Putin in Moscow on Tuesday.", ("Vladimir Putin", "RUS")),
    ("id", "Xi Jinping bertemu Vladimir Putin di Moskow.", ("Xi Jinping", "CHN")),
    # somebody whom nothing places
    ("en", "China urged residents to leave Iran.", ("residents", "UNK")),
])
def test_words_denote_somebody(language, text, expected):
    """Names, titles and nouns each denote one party."""
    assert expected in denoted(text, language)


@pytest.mark.parametrize(("language", "text", "owner"), [
    ("en", "China urged its citizens to leave Iran.", ("its", "CHN")),
    ("id", "China mendesak warganya meninggalkan Iran.", ("nya", "CHN")),
    ("id", "Rusia memamerkan rudalnya di Moskow.", ("nya", "RUS")),
])
def test_a_possessive_takes_up_the_subject_of_its_clause(language, text, owner):
    """Its citizens are China's where China acts."""
    assert owner in denoted(text, language)


@pytest.mark.parametrize(("language", "text", "people"), [
    ("en", "China urged its citizens to leave Iran.", ("its citizens", "CHN")),
    # where they are does not tell whose they are
    ("en", "Ghana praised its troops in Kenya.", ("its troops in Kenya", "GHA")),
    # beside a name in a list
    ("en", "Ghana promised Chad and its citizens more help.", ("its citizens", "TCD")),
    ("id", "Ghana memperingatkan warga negaranya di Kenya.", ("warga negaranya di Kenya", "GHA")),
    # who is asked is not whose citizens they are
    ("id", "Chile meminta warganya keluar dari Kenya.", ("warganya", "CHL")),
    # a clause that describes a state has that state for its subject
    ("en", "Ghana accused Kenya of bombing its own people.", ("its own people", "KEN")),
    # near misses: a neighbour is another, a place without a possessive tells
    ("en", "China warned its neighbours.", ("its neighbours", "UNK")),
    ("en", "China freed its hostages.", ("its hostages", "UNK")),
    ("id", "China memperingatkan warga di Kenya.", ("warga di Kenya", "KEN")),
])
def test_people_are_of_whom_their_possessive_means(language, text, people):
    """Its citizens are its own, wherever they are."""
    assert people in denoted(text, language)


@pytest.mark.parametrize(("language", "text", "owner"), [
    # the grounds are the object's
    ("en", "Erdogan criticised Bolton for his remarks on Syria.", ("his", "USA")),
    ("id", "Erdogan mengecam Bolton atas ucapannya tentang Suriah.", ("nya", "USA")),
    # whoever stands beside the possessive is somebody else
    ("en", "Russia defended its invasion of Ukraine.", ("its", "RUS")),
    # a fronted clause looks ahead
    ("en", "As its invasion of Ukraine entered its third year, Russia drafted more men.",
     ("its", "RUS")),
])
def test_a_possessive_takes_up_whom_its_place_tells(language, text, owner):
    """Grounds are the object's, a deed is not its victim's, and a fronted clause looks ahead."""
    assert owner in denoted(text, language)


@pytest.mark.parametrize(("language", "text", "outlet", "takes_part"), [
    # whom somebody told, and who reported it, have no part in it
    ("en", "Kenya's minister told Reuters that Sudan had attacked the port.", "Reuters", False),
    ("id", "Dilansir Reuters, Sudan menyerang pelabuhan Kenya.", "Reuters", False),
    # whoever is banned or raided has
    ("en", "Kenya banned the BBC on Monday.", "BBC", True),
    ("en", "Sudan attacked the offices of Reuters on Monday.", "Reuters", True),
])
def test_an_outlet_takes_part_only_in_what_is_done_with_it(language, text, outlet, takes_part):
    """An outlet that only reports is neither actor nor recipient of what it reports."""
    assert takes_part == (outlet in {quote for quote, _ in denoted(text, language)})


@pytest.mark.parametrize(("text", "pronoun"), [
    # named behind it
    ("It has invited the head of the UN agency to visit.", ("It", "UNK")),
    # the subject of the same verb
    ("Some members such as Japan opposed it.", ("it", "UNK")),
    # a person is no "it"
    ("Zelensky said that Russia itself knows what it has done.", ("it", "RUS")),
    ("Bush told Iran that he would not allow it to arm rebels.", ("he", "USA")),
])
def test_a_pronoun_means_nobody_named_behind_or_beside_it(text, pronoun):
    """Who follows, or stands in the same clause, is somebody else."""
    assert pronoun in denoted(text, "en")


@pytest.mark.parametrize(("language", "text", "pronoun"), [
    ("en", "Zelensky said he was open to talks with Russia.", ("he", "UKR")),
    ("id", "Zelenskyy mengatakan dia siap berunding dengan Rusia.", ("dia", "UKR")),
])
def test_he_in_reported_words_is_whoever_speaks(language, text, pronoun):
    """A pronoun behind "said" means the speaker."""
    assert pronoun in denoted(text, language)


@pytest.mark.parametrize(("language", "text", "pronoun"), [
    ("en", "“We support Ukraine,” Polish President Andrzej Duda said.", ("We", "POL")),
    ("id", "“Kami mendukung Ukraina,” kata Presiden Polandia Andrzej Duda.", ("Kami", "POL")),
])
def test_we_is_whoever_is_quoted(language, text, pronoun):
    """A first person inside quotation marks means the speaker."""
    assert pronoun in denoted(text, language)


def test_we_outside_of_any_statement_is_nobody_known():
    """Without a speaker there is nobody whom "we" could mean."""
    assert ("Kami", "UNK") in denoted("Kami mendukung Ukraina.", "id")


@pytest.mark.parametrize(("language", "text", "codes"), [
    # two leaders
    ("en", "Xi Jinping met Vladimir Putin in Moscow. Both leaders praised the talks.",
     {"CHN", "RUS"}),
    ("id", "Xi Jinping bertemu Vladimir Putin di Moskow. Kedua pemimpin memuji pertemuan itu.",
     {"CHN", "RUS"}),
    # two states
    ("en", "Peru signed a treaty with Chile. The two countries share a border.", {"PER", "CHL"}),
    ("id", "Peru menandatangani perjanjian dengan Chile. Kedua negara berbagi perbatasan.",
     {"PER", "CHL"}),
    # a pronoun for two
    ("id", "Peru menandatangani perjanjian dengan Chile. Keduanya berbagi perbatasan.",
     {"PER", "CHL"}),
])
def test_both_takes_up_the_two_who_were_named(language, text, codes):
    """Words for two denote the last two, each by the same words."""
    pair = [w for w in scene_of(text, language=language).parties if w.kind == "pair"]

    assert codes == {words.code for words in pair}
    assert 1 == len({words.evidence for words in pair})


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Both sides agreed to a truce."),
    ("id", "Kedua pihak menyepakati gencatan senjata."),
])
def test_both_takes_up_nobody_where_nobody_was_named(language, text):
    """A pair without two before it stays unknown."""
    assert {"UNK"} == {code for _, code in denoted(text, language)}


@pytest.mark.parametrize(("language", "text", "quote"), [
    ("en", "Xi Jinping met Vladimir Putin in Moscow on Tuesday.", "Moscow"),
    ("id", "Rusia memamerkan rudalnya di Moskow.", "Moskow"),
])
def test_a_city_is_a_place_and_a_state_is_none(language, text, quote):
    """A city lies in a state; the state itself is no place in it."""
    parties = scene_of(text, language=language).parties

    assert [quote] == [words.evidence.quote for words in parties if is_place(words)]


def test_every_party_has_its_words_in_the_sentence():
    """The words that denote somebody stand inside their sentence."""
    for scene in scenes_of("Israel attacked Iran. The attack came before dawn.", language="en"):
        assert all(scene.sentence.span.holds(w.evidence.span) for w in scene.parties)


@pytest.mark.parametrize(("language", "text", "expected"), [
    # nouns of states and people take up two, things do not
    ("en", "Peru met Chile. The two countries agreed.", {"PER", "CHL"}),
    ("en", "Peru met Chile. Two weeks passed.", set()),
    ("en", "Peru met Chile. Two boats sank.", set()),
    ("id", "Peru menemui Chile. Kedua negara sepakat.", {"PER", "CHL"}),
    # "secondly"
    ("id", "Peru menemui Chile. Kedua, perang berakhir.", set()),
    # those whom a list joined come before whom else was named
    ("en", "Peru and Chile met in Lima before Kenya spoke. Both sides agreed.", {"PER", "CHL"}),
    ("id", "Xi dan Putin bertemu setelah Biden berpidato. Kedua pemimpin sepakat.",
     {"CHN", "RUS"}),
])
def test_two_are_taken_up_by_a_noun_of_states_or_people(language, text, expected):
    """And they are the two that stood together."""
    pairs = {w.code for w in scene_of(text, language=language).parties if w.kind == "pair"}
    assert expected == pairs


@pytest.mark.parametrize(("language", "text", "words", "there"), [
    ("id", "Duta Besar Chad untuk PBB mengecam Peru.", "PBB", False),
    ("en", "Chad's ambassador to the UN condemned Peru.", "UN", False),
    ("en", "Chad's ambassador told the UN about Peru.", "UN", True),
    ("id", "Chad mengirim gandum untuk PBB.", "PBB", True),
])
def test_where_an_envoy_is_sent_takes_no_part(language, text, words, there):
    """The ambassador to the UN acts for Chad, and the UN does not."""
    parties = scene_of(text, language=language).parties

    assert there == any(w.evidence.quote == words for w in parties)


@pytest.mark.parametrize(("language", "text", "words", "code"), [
    # the lexicon knows no surname of Irfaan Ali
    ("en", "Irfaan Ali met Macron. Ali condemned Peru.", "Ali", "GUY"),
    ("en", "Chad's Amadou Oyugi met Macron. Oyugi condemned Peru.", "Oyugi", "TCD"),
    # a particle inside the name
    ("id", "Menteri Peru Hugo de Zela menemui Macron. Zela mengecam Chad.", "Zela", "PER"),
])
def test_a_surname_alone_is_whoever_was_named_in_full(language, text, words, code):
    """Who was introduced by a full name is taken up by the last word of it."""
    assert (words, code) in denoted(text, language)


@pytest.mark.parametrize(("language", "text", "codes"), [
    # the other of the two whom the report is about
    ("en", "Peru accused Chile of spying. Chile accused Peru of lying. Chile blamed its neighbour.",
     {"CHL", "PER"}),
    # nobody knows which ally
    ("en", "Ghana sent troops north. Ghana praised its ally.", {"GHA", "UNK"}),
    # whose ally somebody is does not act beside the ally
    ("en", "Ghana sent troops north. Its ally, Kenyan President William Ruto, has sent more.",
     {"KEN"}),
])
def test_its_neighbour_is_another(language, text, codes):
    """A neighbour, an ally or a rival is never whoever owns it."""
    assert codes == {code for _, code in denoted(text, language)}


@pytest.mark.parametrize(("language", "text", "expected"), [
    # the subject of the sentence before, though another state stands nearer
    ("en", ("Chad, which sent troops to help Niger, closed its border with Libya. Its foreign "
     "minister met reporters."), ("Its foreign minister", "TCD")),
    ("id", ("Duta Besar Kenya menuduh Uganda berbohong. Uganda membantah. Duta besarnya menemui "
     "wartawan."), ("Duta besarnya", "UGA")),
    # of its own clause, where that has one before it
    ("en", "Maduro thanked Chad. Macron condemned the raid and recalled his ambassador.",
     ("his ambassador", "FRA")),
    # where an envoy is sent is not whose the envoy is
    ("en", "Kenya closed its border with Uganda. Its ambassador to Tanzania met reporters.",
     ("Its ambassador to Tanzania", "KEN")),
])
def test_a_title_with_a_possessive_serves_whom_the_report_is_about(language, text, expected):
    """Its minister is the state's that the sentence before is about; and acts alone."""
    found = denoted(text, language)

    assert expected in found
    assert not {"Its", "his", "nya"} & {words for words, _ in found}


@pytest.mark.parametrize(("text", "expected"), [
    ("Emmanuel Macron met Prime Minister Anwar Ibrahim in Rome. The prime minister thanked France.",
     ("The prime minister", "MYS")),
    # somebody who holds another office is passed over
    ("Prime Minister Anwar Ibrahim met President Emmanuel Macron. The prime minister thanked Chad.",
     ("The prime minister", "MYS")),
    ("Macron met Prime Minister Anwar Ibrahim in Rome.", ("Prime Minister", "MYS")),
    ("Malaysia's acting prime minister, Anwar Ibrahim, has thanked Macron for his help.",
     ("Malaysia's acting prime minister, Anwar Ibrahim", "MYS")),
    # whoever holds no such office stays out of it
    ("Emmanuel Macron thanked Chad. The prime minister left Rome.", ("The prime minister", "UNK")),
])
def test_a_title_means_who_was_named_with_it(text, expected):
    """A title without a name is the last who was named with it, and no holder of another."""
    scene = scene_of(text, language="en", published="2026-02-02")

    assert expected in {(w.evidence.quote, w.code) for w in scene.parties}


@pytest.mark.parametrize(("language", "text", "owner"), [
    ("en", "He thanked Uganda for moving trucks to its northern border.", ("its", "UGA")),
    ("en", "Kenya thanked Uganda and moved trucks to its northern border.", ("its", "KEN")),
])
def test_who_does_what_somebody_is_thanked_for(language, text, owner):
    """A possessive in the grounds is of whoever does the deed there."""
    assert owner in denoted(text, language)


def test_who_says_we_is_not_they():
    """In somebody's own words "they" are others."""
    text = 'Chad and Niger held talks. "They agreed with us," Niger said.'

    assert {("They", "UNK"), ("us", "NER")} <= denoted(text, "en")


@pytest.mark.parametrize(("text", "codes"), [
    (("Chad, Mali, dan Niger bertemu. Ketiga negara itu mengecam Peru. Mereka mengusir pasukan "
     "Chile."), {"TCD", "MLI", "NER"}),
    (("Chad, Mali, dan Niger bertemu. Peru mengecam ketiga negara itu. Mereka mengusir pasukan "
     "Chile."), {"PER"}),
])
def test_they_are_several_who_were_taken_up_before(text, codes):
    """Whom "the three" took up as a subject, "they" takes up again."""
    assert codes == {code for words, code in denoted(text, "id") if words == "Mereka"}


@pytest.mark.parametrize(("text", "there"), [
    # a noun made of an adjective, of a verb without an object, of a passive
    ("Kenya mengecam jatuhnya Kota Goma.", False),
    ("Kenya menyesalkan ditutupnya perbatasan.", False),
    ("Kenya dan sembilan negara lainnya mengecam Peru.", False),
    # somebody's own
    ("Kenya mengirim pasukannya.", True),
    # who does it, where what is done stands before
    ("Kenya menolak keputusan Peru, yang dinilainya berlebihan.", True),
    # whom it is done to
    ("Kenya mendesak Peru. Chad lalu mengusirnya.", True),
])
def test_nya_may_make_a_noun(text, there):
    """ "Jatuhnya" is the fall, and nobody's."""
    assert there == any(words == "nya" for words, _ in denoted(text, "id"))
