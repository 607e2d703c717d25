"""What is said of a yardstick: in both languages, with what it does not measure, and no verdict."""

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tatanan.errors import BadLexicon
from tatanan.measure import isolation as profile
from tatanan.terms.coding import MembershipRole
from tatanan.terms.network import Period, Yardstick
from tatanan.terms.note import Note
from tatanan.weigh import counterweight, isolation, membership, polarity, relations
from tatanan.weigh.known import Draft
from tatanan.weigh.names import name_of
from tatanan.weigh.wording import (
    about_of,
    faults_of,
    load_words,
    say_measurement,
    say_note,
    say_reason,
    value_of,
)

LANGUAGES = ("en", "id")
MEASURES = sorted({
    value for module in (polarity, isolation, relations, counterweight, membership)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str) and not name.startswith("_")
    and " " in value} | set(polarity.OF_OUTPUT.values())
    | {profile.KAPPA, profile.ALIKE, profile.FRIENDS})
VERDICTS = re.compile(
    r"\b(true|false|wrong|right|proves?|refutes?|benar|salah|terbukti|membuktikan)\b",
    re.IGNORECASE)


def yardstick(**given):
    """Return a yardstick of two states, in the year 2022."""
    year = Period.year(2022)
    return replace(Yardstick("kappa of two states", "CHN–RUS", 0.51, period=year, until=year.last),
                   **given)


@pytest.mark.parametrize("name", [*LANGUAGES, "beside"])
def test_the_words_are_what_their_schema_asks_for(name):
    """Each file fits the schema of its kind."""
    assert [] == list(faults_of(load_words(name)))


def test_a_fault_is_named_with_its_place():
    """The schema refuses what it does not know."""
    broken = {**load_words("en"), "verdicts": {}}

    assert any("verdicts" in fault for fault in faults_of(broken))


def test_both_languages_say_the_same_things():
    """The same measures, frames, notes and blanks, shown in the same way."""
    one, other = (load_words(language) for language in LANGUAGES)
    blanks = [
        {(part, key): sorted(re.findall(r"{(\w+)}", str(value)))
         for part in ("frames", "notes") for key, value in words[part].items()}
        | {("name", key): sorted(re.findall(r"{(\w+)}", each["name"]))
           for key, each in words["measures"].items()}
        for words in (one, other)]

    assert blanks[0] == blanks[1]
    assert {k: v["show"] for k, v in one["measures"].items()} == {
        k: v["show"] for k, v in other["measures"].items()}


def test_every_measure_has_words():
    """A yardstick that can come up can be said."""
    assert len(MEASURES) > 25
    assert [] == [name for name in MEASURES if name not in load_words("en")["measures"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", load_words("en")["measures"])
def test_every_measure_says_what_it_does_not_measure_and_gives_no_verdict(measure, language):
    """No sentence says that anybody is right or wrong."""
    own = yardstick(measure=measure, value=1.0, low=0.0, high=1.0, percentile=0.25)
    said = say_measurement(Draft(own, (own,), ("made",)), behind=10).of(language)

    assert load_words(language)["measures"][measure]["omits"] in said
    assert not VERDICTS.search(said)
    assert "{" not in said


def test_a_sentence_has_value_interval_place_the_other_side_and_the_end_of_the_data():
    """All that the yardstick holds stands in it."""
    own = yardstick(low=0.4, high=0.62, percentile=0.84)
    other = yardstick(about="RUS–USA", value=-0.37)
    said = say_measurement(Draft(own, (other,), ("un-votes",)), behind=550)

    assert said.en.startswith(
        "Agreement (kappa) of China and Russia in UN votes, 2022: 0.51 (95 % interval 0.40 to"
        " 0.62). That is above 84 % of its own earlier values in the data. Beside it: Russia and"
        " United States -0.37. The data end on 2022-12-31, 550 days before the report. It measures")
    assert said.id.startswith(
        "Kesepakatan (kappa) China dan Rusia dalam pemungutan suara PBB, 2022: 0,51 (selang 95 %"
        " 0,40 sampai 0,62). Itu di atas 84 % nilainya sendiri sebelumnya dalam data. Di"
        " sampingnya: Rusia dan Amerika Serikat -0,37. Data berakhir pada 2022-12-31, 550 hari"
        " sebelum laporan. Ini mengukur")


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (3, "The data end on 2022-12-31, 3 days before the report."),
        (-3, "The data reach beyond the report's day, to 2022-12-31."),
        (None, "The data end on 2022-12-31."),
    ],
)
def test_the_end_of_the_data_is_told_relative_to_the_report(behind, words):
    """Before it, beyond it, or by its day alone."""
    assert words in say_measurement(Draft(yardstick(), (), ()), behind=behind).en


def test_what_is_not_known_is_said_so():
    """No number is made up."""
    said = say_measurement(Draft(yardstick(value=None), (), ()), behind=None)

    assert "not known from these data" in said.en
    assert "tidak diketahui dari data ini" in said.id


@pytest.mark.parametrize(
    ("measure", "value", "en", "indonesian"),
    [
        ("kappa of two states", -0.001, "0.00", "0,00"),
        ("share of capability", 0.393, "39 %", "39 %"),
        ("effective number of poles", 11.714, "11.7", "11,7"),
        ("rank of kappa in history", 9.0, "9", "9"),
        ("alliance pledge", 3.0, "defence", "pertahanan"),
        ("alliance pledge", None, "–", "–"),
    ],
)
def test_values_are_written_as_people_write_them(measure, value, en, indonesian):
    """Shares in percent, levels in words, decimals with the language's own mark."""
    own = yardstick(measure=measure)

    assert (en, indonesian) == tuple(value_of(own, value, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("about", "said"),
    [("CHN–RUS", "China dan Rusia"), ("IGOSCO+IGONAT", "SCO dan NATO"), ("world", "dunia"),
     ("WST", "Barat"), ("XXX", "XXX")],
)
def test_who_is_meant_is_called_by_name(about, said):
    """A code that nobody knows stands as it is."""
    assert said == about_of(yardstick(about=about), "id")


@pytest.mark.parametrize("code", ["RUS", "CHN", "TWN", "PSE", "IGOSCO", "IGONAT", "csto"])
def test_names_exist_in_both_languages(code):
    """States, territories and bodies."""
    assert all(name_of(code, language) for language in LANGUAGES)


def test_notes_fill_in_names_and_days():
    """A code becomes a name, a day stays one."""
    assert "the West has no list of members; NATO stands for it." == say_note(
        "stands-for", who="WST", other="IGONAT").en
    assert "2024-07-03" in say_note("named-day", day=date(2024, 7, 3)).id


def test_a_missing_file_is_named():
    """The error says where and what to do."""
    with pytest.raises(BadLexicon, match=r"weigh/words/fr\.yaml.*install Tatanan again"):
        load_words("fr")


def written_notes():
    """Return the templates of all notes that the source writes down."""
    source = Path(__file__).parents[2] / "src" / "tatanan"
    calls = [
        node for folder in ("measure", "weigh") for file in (source / folder).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Note"]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_note_has_its_indonesian():
    """What is written, with the names of ties and the roles of members; and nothing besides."""
    ties = {"alliances", "sanctions", "disputes", "borders"}
    roles = {role.value for role in MembershipRole}

    assert written_notes() | ties | roles | {"{one}; {other}"} == set(load_words("id")["reasons"])


def test_a_note_has_the_same_gaps_in_both_languages():
    """Nothing is lost, and nothing is asked for that is not there."""
    gaps = re.compile(r"{[^}]+}")

    assert [] == [english for english, other in load_words("id")["reasons"].items()
                  if sorted(gaps.findall(english)) != sorted(gaps.findall(other))]


@pytest.mark.parametrize(
    ("note", "indonesian"),
    [
        (Note("no votes are given"), "suara tidak diberikan"),
        (Note("from {before:.2f} to {after:.2f}, p = {p:.3f}", before=0.456, after=0.59, p=0.004),
         "dari 0,46 menjadi 0,59, p = 0,004"),
        (Note("no dyad is compared").then(Note("without {states}: not in the data", states="ZZZ")),
         "tidak ada pasangan yang dibandingkan; tanpa ZZZ: tidak ada dalam data"),
        (Note("{state} is not among the states of {ties}", state="ZZZ", ties=Note("alliances")),
         "ZZZ tidak termasuk negara dalam data aliansi"),
    ],
)
def test_a_note_is_said_in_indonesian(note, indonesian):
    """Numbers have their comma, and notes within notes are said, too."""
    assert indonesian == say_reason(note, "id")
    assert str(note) == say_reason(note, "en")
