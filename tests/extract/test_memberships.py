"""Who is said to be what in an international body is found, with its words; wishes are not."""

import pytest
from trees import code, report_of, sentences_of

from tatanan.extract.memberships import find_memberships
from tatanan.lexicons.load import LANGUAGES, load_data

RULES = [(lang, rule) for lang in LANGUAGES for rule in load_data(lang, "memberships")["rules"]]
EXAMPLES = [(lang, e["text"], e["found"]) for lang, rule in RULES for e in rule["examples"]]
NEAR_MISSES = [
    (lang, miss["text"], rule["gives"]) for lang, rule in RULES for miss in rule["near_misses"]
]


def memberships(text, language):
    """Return the memberships of a text."""
    report = report_of(text, language=language)
    return find_memberships(report, sentences_of(report), code(text, language=language))


def rows(text, language):
    """Return the memberships of a text as rows: member, role and body, by their codes."""
    return {f"{m.member.code} {m.role} {m.organisation.code}" for m in memberships(text, language)}


@pytest.mark.parametrize(("language", "text", "found"), EXAMPLES)
def test_a_rule_finds_its_examples(language, text, found):
    """Each example in the lexicon gives the memberships that stand beside it, and no other."""
    assert set(found) == rows(text, language)


@pytest.mark.parametrize(("language", "text", "role"), NEAR_MISSES)
def test_a_rule_leaves_its_near_misses(language, text, role):
    """What looks alike and says something else gives no membership of that role."""
    assert not [row for row in rows(text, language) if row.split()[1] == role]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # a list, and only its last part is new
        ("id", ("Keanggotaan SCO kini meluas: kelompok itu mencakup Kazakhstan dan Kirgistan, "
               "serta Pakistan dan Belarusia yang merupakan anggota baru."),
         {"KAZ member IGOSCO", "KGZ member IGOSCO", "PAK new-member IGOSCO",
          "BLR new-member IGOSCO"}),
        # the body is taken up by a noun
        ("en", "NATO met in Vilnius. Sweden joined the alliance in March 2024.",
         {"SWE member IGONAT"}),
        ("id", "KTT BRICS berakhir kemarin. Mesir resmi bergabung dengan blok itu tahun lalu.",
         {"EGY member IGOBRI"}),
        # two states that a pronoun takes up
        ("id", "Rusia dan China memuji SCO, sebuah blok keamanan yang didirikan oleh keduanya.",
         {"RUS founder IGOSCO", "CHN founder IGOSCO"}),
        # whoever is excepted from what members do is a member
        ("en", "All NATO members except Hungary and Slovakia have sent weapons.",
         {"HUN member IGONAT", "SVK member IGONAT"}),
        ("id", "Semua anggota NATO kecuali Hongaria telah mengirim senjata.",
         {"HUN member IGONAT"}),
        ("en", "South Africa took over the presidency of the G20 from Brazil.",
         {"ZAF chair IGOG20"}),
        ("id", "Indonesia pernah menjadi tuan rumah KTT G20 di Bali.", {"IDN host IGOG20"}),
        ("en", "Georgia has applied for membership of the European Union.",
         {"GEO candidate IGOEUU"}),
        ("en", "Lithuania became the first country to withdraw from the Warsaw Pact.",
         {"LTU left IGO"}),
        ("id", "Rumania, negara anggota aliansi NATO, menembak jatuh drone itu.",
         {"ROU member IGONAT"}),
        # three states that stood together in the sentence before
        ("id", "Angola, Ekuador, dan Qatar bertemu. Ketiga negara itu telah keluar dari OPEC.",
         {"AGO left IGOOPE", "ECU left IGOOPE", "QAT left IGOOPE"}),
        ("en", "Angola, Ecuador and Qatar signed the accord. All three have left OPEC.",
         {"AGO left IGOOPE", "ECU left IGOOPE", "QAT left IGOOPE"}),
        # a person stands for a state
        ("en", "Luiz Inacio Lula da Silva, whose country holds the BRICS presidency, spoke.",
         {"BRA chair IGOBRI"}),
        ("id", "Luiz Inacio Lula da Silva, yang negaranya memegang presidensi BRICS, hadir.",
         {"BRA chair IGOBRI"}),
        # the acronym in brackets is the state once more
        ("id", "G7, yang beranggotakan Amerika Serikat (AS), Kanada, dan Jepang, bertemu.",
         {"USA member IGOG07", "CAN member IGOG07", "JPN member IGOG07"}),
    ],
)
def test_a_membership_is_found_where_the_report_tells_it(language, text, found):
    """Lists, breaks in lists, pronouns and nouns that take up a name are understood."""
    assert found == rows(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ukraine wants to join NATO before the end of the decade."),
        ("en", "Moldova would never have joined the CIS without pressure, he said."),
        ("en", "Turkey blocked Sweden's membership of NATO for a year."),
        ("en", "Japan and South Korea joined NATO leaders at the table in Madrid."),
        ("en", "The EU and Ukraine signed the agreement in Brussels."),
        ("en", "Russia opposed that Georgia became a member of NATO."),
        ("id", "Ukraina belum menjadi anggota NATO sampai hari ini."),
        ("id", "Turki menolak Swedia bergabung dengan NATO."),
        ("id", "Malaysia berminat menjadi anggota BRICS."),
        ("id", "Menteri Turki bertemu anggota parlemen Jepang di sela sidang PBB."),
        # four states stood together, not three
        ("id", "Angola, Mesir, Iran, dan Qatar bertemu. Ketiga negara itu telah keluar dari OPEC."),
        # another body of that name: the table knows two of the three as no members
        ("en", "The Quad, which groups the United States, Saudi Arabia and Egypt, urged a truce."),
    ],
)
def test_a_wish_a_denial_or_a_meeting_is_no_membership(language, text):
    """Wished, feared, denied and prevented memberships are none, nor is joining for an hour."""
    assert set() == rows(text, language)


def test_a_membership_has_the_date_beside_it():
    """The date that stands beside the words is the membership's; without one there is none."""
    joined, = memberships("Finland joined NATO in April 2023.", "en")
    standing, = memberships("Turkey is a NATO member.", "en")

    assert ("2023-04-01", "2023-04-30") == (str(joined.when.first), str(joined.when.last))
    assert standing.when is None


def test_the_grounds_are_the_words_that_say_so():
    """A membership leads to its words, which stand in the text."""
    text = "Analysts spoke of Malaysia, an ASEAN member, and of its neighbours."
    found, = memberships(text, "en")

    assert found.grounds.quote == "Malaysia, an ASEAN member"
    assert text[found.grounds.span.start : found.grounds.span.end] == found.grounds.quote


def test_a_founder_is_not_called_a_member_too():
    """Of what is said of one member the plain membership stands only where nothing else does."""
    text = "Indonesia is a member of ASEAN. Indonesia is a founding member of ASEAN."

    assert {"IDN founder IGOASE"} == rows(text, "en")
