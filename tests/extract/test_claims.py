"""Claims about the order of the world are found, with who makes them and whether they deny."""

from dataclasses import replace

import pytest
from trees import code, report_of, sentences_of

from tatanan.extract.claims import find_claims
from tatanan.extract.memberships import find_memberships
from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.terms.text import Span

RULES = [(lang, rule) for lang in LANGUAGES for rule in load_data(lang, "claims")["rules"]]
EXAMPLES = [(lang, e["text"], e["found"]) for lang, rule in RULES for e in rule["examples"]]
NEAR_MISSES = [
    (lang, miss["text"], rule["gives"]) for lang, rule in RULES for miss in rule["near_misses"]
]


def claims(text, language, **known):
    """Return the claims of a text."""
    report = report_of(text, language=language, **known)
    return find_claims(report, sentences_of(report), code(text, language=language, **known))


def row(claim):
    """Return a claim as it stands in the lexicon: kind, stance, subject and object by code."""
    subject = claim.subject.code if claim.subject else "-"
    other = claim.object.code if claim.object else "-"
    return f"{claim.kind} {claim.stance} {subject} {other}"


def rows(text, language):
    """Return the claims of a text as rows."""
    return [row(claim) for claim in claims(text, language)]


@pytest.mark.parametrize(("language", "text", "found"), EXAMPLES)
def test_a_rule_finds_its_examples(language, text, found):
    """Each example in the lexicon gives the claims that stand beside it, and no other."""
    assert sorted(found) == sorted(rows(text, language))


@pytest.mark.parametrize(("language", "text", "kind"), NEAR_MISSES)
def test_a_rule_leaves_its_near_misses(language, text, kind):
    """What looks alike and claims nothing gives no claim of that kind."""
    assert not [found for found in rows(text, language) if found.split()[0] == kind]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The spokesman denied that Russia is isolated.", ["isolation denied RUS -"]),
        ("id", "Juru bicara itu membantah bahwa Rusia terisolasi.", ["isolation denied RUS -"]),
        ("id", "Rusia menunjukkan bahwa mereka tidak terisolasi di panggung dunia.",
         ["isolation denied RUS -"]),
        ("en", "India is not only a pillar of the multipolar world, it leads it.",
         ["polarity asserted IND -"]),
        ("id", "Kami tidak menciptakan blok atau aliansi apa pun.", ["alliance denied - -"]),
        ("en", "The West has failed to isolate Iran.", ["isolation denied IRN -"]),
        ("id", "Kerja sama Rusia dan Iran tidak ditujukan terhadap negara ketiga.",
         ["counterweight denied IRN -"]),
        ("id", ("Rusia bertemu China di Moskow. Hubungan kedua negara berada pada periode "
               "terbaik dalam sejarah."), ["best-period asserted RUS CHN"]),
    ],
)
def test_a_claim_is_asserted_or_denied(language, text, found):
    """Negation and verbs of denying turn a claim round; feints like "not only" do not."""
    assert found == rows(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "China calls for a multipolar world."),
        ("en", "Iran must be isolated, the minister said."),
        ("en", "The alliance said that Norway would pay its share."),
        ("en", "The police in Norway spoke of an isolated incident."),
        ("id", "China menyerukan dunia multipolar."),
        ("id", "Aliansi itu menyatakan Norwegia akan membayar."),
        ("id", "Swedia akan terisolasi jika menolak, kata menteri itu."),
        ("id", "Kapal Jepang itu terjebak di laut kutub."),
    ],
)
def test_a_wish_or_a_mere_name_is_no_claim(language, text):
    """What is wished or feared, and words that only look alike, are no claims."""
    assert [] == rows(text, language)


def test_a_claim_knows_the_statement_that_makes_it():
    """A claim inside a statement carries its id; a claim of the report itself carries none."""
    quoted, = claims("Putin mengatakan SCO adalah pilar utama tatanan dunia multipolar.", "id")
    told, = claims("Rusia semakin terisolasi di panggung internasional.", "id")

    assert quoted.said_in is not None
    assert told.said_in is None


def test_a_headline_makes_claims_too():
    """What stands in the title alone is claimed by nobody but the report."""
    title = "Putin dan Xi Perkuat Aliansi Pertahanan untuk Melawan NATO"
    text = f"{title}\n\nKedua pemimpin bertemu di Astana."
    found = claims(text, "id", title=title, title_span=Span(0, len(title)))

    assert {"alliance asserted - -", "counterweight asserted - IGONAT"} == {*map(row, found)}
    assert [claim.said_in for claim in found] == [None, None]


def test_memberships_of_the_coding_are_claims():
    """Who is said to be a member, and who is said to have left, can be held against the data."""
    text = "Turkey is a NATO member. Britain left the European Union."
    report = report_of(text, language="en")
    coding = code(text, language="en")
    known = find_memberships(report, sentences_of(report), coding)
    found = find_claims(report, sentences_of(report), replace(coding, memberships=known))

    expected = ["membership asserted TUR IGONAT", "membership denied GBR IGOEUU"]
    assert expected == [*map(row, found)]


def test_a_denial_belongs_to_the_words_of_the_claim():
    """The evidence of a denied claim holds the word that denies it."""
    found, = claims("Menurut Putin, kerja sama itu tidak ditujukan terhadap siapa pun.", "id")

    assert found.evidence.quote == "tidak ditujukan terhadap siapa pun"
