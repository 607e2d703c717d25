"""CAMEO codes as PLOVER events, and the way back."""

from importlib.resources import files
from pathlib import Path

import pytest

from tatanan.lexicons.cameo import Fit, cameo_of_plover, plover_of_cameo, repaired_code
from tatanan.lexicons.load import load_data
from tatanan.lexicons.plover import load_plover
from tatanan.lexicons.schemas import faults_by_kind

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
CAMEO = load_data("ontologies", "cameo")
ONTOLOGIES = files("tatanan.lexicons") / "ontologies"
CODES = [code for row in CAMEO["plover"] for code in row["codes"]]
LEFT_OUT = [code for row in CAMEO["none"] for code in row["codes"]]
BACK = [(row["type"], row.get("mode")) for row in CAMEO["cameo"]]


def test_the_table_is_what_its_schema_asks_for():
    """It validates, and the schema sees a code that lost its nought."""
    lost = {**CAMEO, "plover": [{"type": "AGREE", "codes": ["30"]}]}

    assert [] == [*faults_by_kind(CAMEO, ONTOLOGIES)]
    assert any("'30'" in fault for fault in faults_by_kind(lost, ONTOLOGIES))


@pytest.mark.parametrize(("code", "type_", "mode", "fit"), [
    ("040", "CONSULT", None, Fit.EXACT),
    ("041", "CONSULT", "phone", Fit.EXACT),
    ("042", "CONSULT", "visit", Fit.COARSER),  # 043 hosts a visit
    ("0841", "RETREAT", "release", Fit.EXACT),
    ("163", "SANCTION", "discontinue", Fit.COARSER),  # as the manual says, not the older file
    ("0813", "CONCEDE", None, Fit.COARSER),
    ("100", "REQUEST", None, Fit.EXACT),
    ("10", "REQUEST", None, Fit.EXACT),  # the category itself
    ("195", "ASSAULT", "aerial", Fit.EXACT),
    ("010", None, None, Fit.NONE),  # PLOVER holds that words alone are no event
    ("023", None, None, Fit.NONE),
])
def test_a_code_of_cameo_has_its_type_and_mode(code, type_, mode, fit):
    """And it is told whether another code could not be told from it afterwards."""
    event = plover_of_cameo(code)

    assert (type_, mode, fit) == (event.type, event.mode, event.fit)


def test_each_code_stands_once():
    """No code of CAMEO has two meanings in PLOVER."""
    assert len({*CODES, *LEFT_OUT}) == len([*CODES, *LEFT_OUT])


def test_every_type_and_mode_is_plovers():
    """Nothing is mapped to what the codebook does not have."""
    plover = load_plover()
    events = [plover_of_cameo(code) for code in CODES]

    assert set(plover) == {event.type for event in events}
    assert [] == [e for e in events if e.mode and e.mode not in plover[e.type].modes]


def test_exact_codes_alone_can_be_told_from_all_others():
    """Two codes of one type, mode and contexts are both coarser, but for a root and its general."""
    kept = {}
    for code in CODES:
        event = plover_of_cameo(code)
        kept.setdefault((event.type, event.mode, event.contexts), []).append(code)
    for codes in kept.values():
        alone = len({code.ljust(3, "0") for code in codes}) == 1
        assert {Fit.EXACT if alone else Fit.COARSER} == {plover_of_cameo(c).fit for c in codes}


@pytest.mark.parametrize(("type_", "mode"), [
    (name, mode) for name, kind in load_plover().items() for mode in (None, *kind.modes)
])
def test_every_plover_event_has_a_code_of_cameo(type_, mode):
    """The code leads back to the type, and where it does not that is said."""
    event = cameo_of_plover(type_, mode)

    assert (type_, mode) in BACK
    assert event.keeps_type is (plover_of_cameo(event.code).type == type_)
    assert -10 <= event.goldstein <= 10


def test_a_mode_that_nobody_knows_counts_as_none():
    """The type alone decides then."""
    assert cameo_of_plover("AID", None) == cameo_of_plover("AID", "unheard-of")


@pytest.mark.parametrize(("code", "root", "repaired"), [
    ("040", None, "040"),
    ("40", None, "040"),  # a spreadsheet took the nought
    ("841", None, "0841"),
    ("10", None, "010"),  # events have three figures or four
    ("190", None, "190"),
    ("10", "10", "10"),
    ("10", "1", "010"),  # the category tells
    ("20", "2", "020"),
    ("20", "20", "20"),
    ("141", "14", "141"),
    ("999", None, None),
    ("141", "19", None),  # code and category disagree
    ("", None, None),
])
def test_a_lost_nought_is_given_back_where_there_is_no_doubt(code, root, repaired):
    """Codes of CAMEO are text; a number that was one is repaired or refused."""
    assert repaired == repaired_code(code, root)


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference data are not here")
def test_every_code_of_the_reference_list_is_known():
    """No code with a score of Goldstein's is missing, and the scores are the same."""
    lines = (REFERENCE / "cameo_goldstein.csv").read_text("utf-8").splitlines()[1:]
    scores = {line.split(",")[0]: float(line.rsplit(",", 1)[1]) for line in lines}

    assert set() == set(scores) - {*CODES, *LEFT_OUT}
    assert [] == [row for row in CAMEO["cameo"]
                  if scores[row["code"]] != row["goldstein"]]
