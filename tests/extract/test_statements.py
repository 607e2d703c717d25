"""Who is reported to have said or thought what."""

import pytest
from trees import code, told


@pytest.mark.parametrize(("text", "expected"), [
    # a clause behind its cue
    ("Presiden Rusia Vladimir Putin mengatakan bahwa perundingan akan dilanjutkan pekan depan.",
     [("RUS", "indirect", "perundingan akan dilanjutkan pekan depan")]),
    # a quotation before its cue
    ("“Kami mendukung gencatan senjata di Gaza,” kata Perdana Menteri Malaysia Anwar Ibrahim.",
     [("MYS", "direct", "Kami mendukung gencatan senjata di Gaza,")]),
    # words of the speaker inside those of the report
    ("Xi Jinping mengatakan China dan Rusia “harus tetap bekerja sama dalam jangka panjang”.",
     [("CHN", "mixed",
       "China dan Rusia “harus tetap bekerja sama dalam jangka panjang”")]),
    # an adposition as cue, in front
    ("Menurut Kementerian Luar Negeri Iran, serangan itu melanggar hukum internasional.",
     [("IRN", "indirect", "serangan itu melanggar hukum internasional")]),
    # two cues that share a speaker
    ("Juru bicara Kremlin mengatakan pasukan tidak ditarik dan menambahkan bahwa latihan lanjut.",
     [("RUS", "indirect", "pasukan tidak ditarik"),
      ("RUS", "indirect", "latihan lanjut")]),
    # the agent of a passive, with its conjunction
    ("Disampaikan oleh Menteri Luar Negeri Jepang bahwa bantuan akan ditambah.",
     [("JPN", "indirect", "bantuan akan ditambah")]),
])
def test_indonesian_statements_have_speaker_and_content(text, expected):
    """Speech is found with its speaker's code, its manner and its very words."""
    assert expected == told(code(text))


@pytest.mark.parametrize(("text", "expected"), [
    ("The Kremlin said that the talks would go on next week.",
     [("RUS", "indirect", "the talks would go on next week")]),
    ("“We will not leave the alliance,” the Turkish foreign minister told reporters.",
     [("TUR", "direct", "We will not leave the alliance,")]),
    ("North Korea fired two missiles on Monday, South Korea's military said.",
     [("KOR", "indirect", "North Korea fired two missiles on Monday")]),
    ("According to the Israeli army, the strike hit a command centre.",
     [("ISR", "indirect", "the strike hit a command centre")]),
    ("“We want peace,” the Ukrainian president said. “But not at any price.”",
     [("UKR", "direct", "We want peace,” the Ukrainian president said. “But not at any price.")]),
    ("China's foreign ministry called the tariffs “a serious violation of the rules”.",
     [("CHN", "direct", "a serious violation of the rules")]),
])
def test_english_statements_have_speaker_and_content(text, expected):
    """English speech is found as Indonesian is; a cue may stand inside its quotation."""
    assert expected == told(code(text, language="en"))


@pytest.mark.parametrize(("text", "language"), [
    ("Kedua presiden memuji “kemitraan” negara mereka.", "id"),               # a scare quote
    ("Menteri itu tidak menyebut negara mana yang dimaksud.", "id"),           # denied
    ("Perusahaan itu mengumumkan rencana ekspansi.", "id"),                    # a noun, no clause
    ("The so-called “peace plan” failed within days.", "en"),                  # a scare quote
    ("The ministry did not say when the talks would resume.", "en"),           # denied
    ("Turkey announced new tariffs on Monday.", "en"),                         # a noun, no clause
])
def test_what_only_looks_like_speech_is_none(text, language):
    """Scare quotes, denials and plain objects of announcing are no statements."""
    assert [] == told(code(text, language=language))


@pytest.mark.parametrize("text", [
    # the cue behind
    "“Perbatasan tetap dibuka. Kami tidak menutup pintu,” kata Menteri Luar Negeri Polandia.",
    # the cue in front
    "Menteri Luar Negeri Polandia berkata: “Perbatasan tetap dibuka. Kami tidak menutup pintu.”",
])
def test_a_quotation_is_told_once_though_it_runs_over_sentences(text):
    """A cue before or behind several quoted sentences introduces them all, as one statement."""
    (statement,) = told(code(text))

    assert ("POL", "direct") == statement[:2]
    assert statement[2].startswith("Perbatasan tetap dibuka. Kami tidak menutup pintu")


def test_a_quotation_without_a_cue_goes_on_with_its_speaker():
    """A quotation that follows another keeps who spoke, and the words that named him."""
    coding = code(
        "“Kami siap berunding,” kata Presiden Iran Masoud Pezeshkian. “Tetapi kami tidak akan "
        "menyerah pada tekanan.”\n“Dunia harus tahu itu dengan jelas.”"
    )

    assert ["IRN", "IRN"] == [row[0] for row in told(coding)]
    assert all(s.speaker.evidence.quote for s in coding.statements)


def test_a_statement_says_where_its_state_was_inferred():
    """Where no words give the speaker's state, the model that inferred it is named."""
    coding = code(
        "“Kami terus memantau keadaan WNI di sana,” kata Menteri Luar Negeri.",
        title="Indonesia Siapkan Evakuasi WNI dari Iran",
    )
    speaker = coding.statements[0].speaker

    assert ("affiliation.model" in coding.statements[0].found_by) == (
        speaker.actor is not None and speaker.actor.code != "UNK"
    )
