"""The real data that lie beside the project give the numbers that are known of them.

They are not part of the project; where they are missing, these tests are skipped. The expected
numbers are those of section 6 of MEASURES.md, worked out there from the same data by other code.
"""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from worlds import claim, drafted

from tatanan.pipeline import extract_coding
from tatanan.read.inputs import Reading, read_inputs
from tatanan.reference.add import add_files
from tatanan.reference.builders import capabilities_of, ideal_points_of, votes_of
from tatanan.reference.folder import DataFolder
from tatanan.reference.ties import alliances_of
from tatanan.terms.record import record_of
from tatanan.weigh import Known, claims_of, weigh_claim, weigh_claims
from tatanan.weigh.counterweight import of_counterweight
from tatanan.weigh.isolation import of_isolation
from tatanan.weigh.polarity import of_polarity
from tatanan.weigh.relations import RANK, of_relation

SHARED = Path(__file__).parents[3] / "shared"
COPIES = SHARED / "reference"
REPORT = SHARED / "report" / "000_baef28a2d727868a.txt"
DAY = date(2024, 7, 3)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing"),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """The copies, as the program reads them; histories from 1992, as in MEASURES.md."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    for name in ("un_votes_1946_2022.parquet", "cow_nmc_cinc_1816_2022.parquet",
                 "cow_majors_v2016.parquet", "atop_v5_dyadyear_1815_2018.parquet",
                 "un_idealpoints_bsv_jul2025_1946_2024.parquet"):
        add_files([COPIES / name], folder, today=date(2026, 11, 25))
    return Known(
        votes=votes_of(folder.table("un-votes")), power=capabilities_of(folder.table("cinc")),
        majors=folder.table("cow-majors"), pacts=alliances_of(folder.table("atop")),
        points=ideal_points_of(folder.table("ideal-points")), since=1992, draws=50)


def test_the_number_of_poles_is_the_one_known(known):
    """11.7 apart, 5.7 with the Shanghai organisation as one, 8.4 NATO as one, 4.8 both."""
    found = drafted(of_polarity("IGOSCO", ("IGONAT",), known, day=DAY))
    as_one = found["effective number of poles, as one"]

    assert (11.7, 5.7, [8.4, 4.8]) == (
        round(found["effective number of poles"].yardstick.value, 1),
        round(as_one.yardstick.value, 1), [round(each.value, 1) for each in as_one.beside])
    assert 1.89 == round(found["lead of the strongest pole"].yardstick.value, 2)


@pytest.mark.parametrize(("day", "value"), [(DAY, 0.49), (date(1995, 12, 31), 0.29)])
def test_the_concentration_among_seven_major_powers_is_the_one_known(known, day, value):
    """It rose from .29 in 1995 to .49 in 2022."""
    found = drafted(of_polarity(None, (), known, day=day))["concentration among major powers"]

    assert (value, 7) == (round(found.yardstick.value, 2), found.yardstick.count)


@pytest.mark.parametrize(
    ("pair", "rank"),
    [(("RUS", "CHN"), 9), (("RUS", "IDN"), 14), (("RUS", "IND"), 20), (("CHN", "IND"), 31),
     (("RUS", "KAZ"), 29), (("RUS", "USA"), 31)],
)
def test_the_ranks_of_2022_are_the_ones_known(known, pair, rank):
    """Among the 31 years from 1992 to 2022, by kappa."""
    own = drafted(of_relation(pair, (), known, day=DAY))[RANK].yardstick

    assert (rank, 31) == (own.value, own.count)


def test_the_best_year_of_russia_and_china_is_2019(known):
    """It is named beside the rank."""
    own = drafted(of_relation(("RUS", "CHN"), (), known, day=DAY))[RANK].yardstick

    assert own.note.endswith("2019")


def test_the_profile_of_russia_is_the_one_known(known):
    """43 of 175 roll calls alone against many; .50 vote alike, .63 with China, .37 with the USA."""
    found = drafted(of_isolation("RUS", ("CHN", "USA"), known, day=DAY))
    alone, alike = found["alone against many"], found["states voting alike"]

    assert (43, 175) == (round(alone.yardstick.value * alone.yardstick.count),
                         alone.yardstick.count)
    assert [0.5, 0.63, 0.37] == pytest.approx(
        [alike.yardstick.value, *(each.value for each in alike.beside)], abs=0.015)
    ranks = found["kappa with all others, rank among states"]
    assert [0.05, 0.13] == pytest.approx(
        [ranks.yardstick.value, ranks.beside[1].value], abs=0.016)


@pytest.mark.parametrize(
    ("day", "share", "cohesion", "product", "between"),
    [(date(2022, 12, 31), (0.393, 0.224), (0.400, 0.833), (0.157, 0.187), -0.113),
     (date(2019, 12, 31), None, None, None, -0.009),
     (date(2002, 12, 31), None, None, (0.080, 0.243), 0.197)],
)
def test_weight_and_cohesion_are_the_ones_known(known, day, share, cohesion, product, between):
    """The Shanghai organisation beside NATO, with the members of each time."""
    found = drafted(of_counterweight("IGOSCO", ("IGONAT",), known, day=day))
    both = {name: (each.yardstick.value, *(other.value for other in each.beside))
            for name, each in found.items()}

    for name, expected in (("share of capability", share), ("cohesion of votes", cohesion),
                           ("weight by cohesion", product)):
        if expected is not None:
            assert expected == pytest.approx(both[name], abs=0.0015)
    assert between == pytest.approx(both["kappa between two sides"][0], abs=0.0015)


def test_data_that_end_say_how_long_before_the_report(known):
    """ATOP ends in 2018, votes and CINC in 2022, ideal points of all votes in 2023."""
    found = weigh_claim(claim("isolation", "RUS"), known, day=DAY)
    ends = {name: each.yardstick.until.year for each in found.measurements for name in each.data}

    assert {"un-votes": 2022, "ideal-points": 2023, "atop": 2018} == {
        name: year for name, year in ends.items() if name != "cinc"}
    assert {550, 185, 2011} == {each.behind for each in found.measurements}


@pytest.mark.skipif(not REPORT.is_file(), reason="the founding report is missing")
def test_the_founding_report_is_weighed_from_end_to_end(known):
    """Every claim that names somebody has yardsticks with data, and none without."""
    (arrival,) = read_inputs([str(REPORT)], standard_input=BytesIO(), reading=Reading())
    coding = extract_coding(arrival.report)
    made = claims_of(record_of(arrival.report, coding))
    (report, weighings), = weigh_claims([made], known)
    (_, bare), = weigh_claims([made], Known())

    assert DAY == report.day
    assert {"alliance", "best-period", "counterweight", "isolation", "membership", "polarity"} == {
        each.claim.kind.value for each in weighings}
    assert all(each.measurements for each in weighings
               if each.claim.subject and each.claim.kind != "alliance")
    assert {"membership"} == {each.claim.kind.value for each in bare if each.measurements}
    assert len(weighings) == len(bare) == len(coding.claims)
