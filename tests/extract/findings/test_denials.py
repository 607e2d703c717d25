"""Headlines that assert what the only one quoted on it denies."""

import pytest
from dossiers import found_in

from tatanan.terms.coding import Claim, ClaimKind, Stance, StatementId

RULE = "headline-against-quote"
ADVICE = "read it as the headline's word, not the speaker's"


@pytest.mark.parametrize(
    ("language", "head", "text", "words"),
    [
        ("id", "Minsk dan Beijing Bangun Pakta Militer untuk Melawan Barat",
         ("“Kerja sama ini tidak ditujukan terhadap siapa pun,” kata Presiden Belarus "
         "Alexander Lukashenko di Minsk."),
         "tidak ditujukan terhadap siapa pun"),
        ("en", "Minsk and Beijing build military alliance to counter the West",
         ("“Our partnership is not directed against anyone,” Belarusian President "
         "Alexander Lukashenko said in Minsk."),
         "not directed against anyone"),
    ],
)
def test_a_headline_that_its_only_source_denies_is_told(language, head, text, words):
    """The headline and the denial stand side by side."""
    assert [([head, words], ADVICE)] == found_in(text, RULE, head=head, language=language)


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("id", "Menlu Polandia: Minsk dan Beijing Bangun Pakta Militer",
         "“Kerja sama ini tidak ditujukan terhadap siapa pun,” kata Lukashenko."),
        ("id", "Minsk Bantah Bangun Pakta Militer untuk Melawan Barat",
         "“Kerja sama ini tidak ditujukan terhadap siapa pun,” kata Lukashenko."),
        ("id", "Minsk dan Beijing Bangun Pakta Militer untuk Melawan Barat",
         ("“Kerja sama ini tidak ditujukan terhadap siapa pun,” kata Alexander Lukashenko. "
         "“Mereka bersatu untuk melawan kami,” kata Presiden Prancis Emmanuel Macron.")),
        ("id", "Minsk dan Beijing Perluas Perdagangan",
         "“Kerja sama ini tidak ditujukan terhadap siapa pun,” kata Lukashenko."),
        ("en", "Are Minsk and Beijing building a military alliance?",
         "“Our partnership is not directed against anyone,” Lukashenko said."),
        ("en", "Minsk and Beijing build military alliance, says Poland",
         "“Our partnership is not directed against anyone,” Lukashenko said."),
    ],
)
def test_a_headline_with_another_voice_is_not_told(language, head, text):
    """A headline that quotes, asks or denies, or that somebody else in the text bears out."""
    assert [] == found_in(text, RULE, head=head, language=language)


def claims(stance):
    """Return a maker of two claims: of the headline's first word, and of the text's last."""
    def make(report):
        head, told = report.cite(0, 5), report.cite(len(report.text) - 6, len(report.text) - 1)
        kind = ClaimKind.ISOLATION
        return (
            Claim(kind, None, None, Stance.ASSERTED, None, head),
            Claim(kind, None, None, stance, StatementId("s1"), told),
        )
    return make


@pytest.mark.parametrize(
    ("stance", "expected"),
    [(Stance.DENIED, [(["Minsk", "oleng"], ADVICE)]), (Stance.ASSERTED, [])],
)
def test_claims_are_held_against_one_another(stance, expected):
    """A claim of the headline that the only one who speaks of it denies is told."""
    head, text = "Minsk Makin Terkucil dari Dunia", "Kota itu tidak pernah oleng."

    assert expected == found_in(text, RULE, head=head, claims=claims(stance))
