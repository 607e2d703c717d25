"""The copies that lie beside the project are read, and give the numbers that are known of them.

They are not part of the project; where they are missing, these tests are skipped.
"""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pytest

from tatanan.reference.add import add_files
from tatanan.reference.builders import capabilities_of, ideal_points_of, votes_of
from tatanan.reference.folder import DataFolder
from tatanan.reference.states import state_system
from tatanan.reference.ties import alliances_of
from tatanan.terms.network import Period

COPIES = Path(__file__).parents[3] / "shared" / "reference"
pytestmark = pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder for the copies."""
    return DataFolder(tmp_path_factory.mktemp("data"))


def added(folder, name):
    """Add a copy, checked against the size of the publisher's file, and return its card."""
    return add_files([COPIES / name], folder, today=date(2026, 11, 25))


@pytest.mark.parametrize(
    ("name", "data_set", "rows", "last"),
    [
        ("un_votes_1946_2022.parquet", "un-votes", 855_887, date(2022, 12, 31)),
        ("un_idealpoints_bsv_jul2025_1946_2024.parquet", "ideal-points", 11_440,
         date(2024, 12, 31)),
        ("atop_v5_dyadyear_1815_2018.parquet", "atop", 136_648, date(2018, 12, 31)),
        ("cow_nmc_cinc_1816_2022.parquet", "cinc", 17_121, date(2022, 12, 31)),
        ("cow_mid_v5_dirdyadyear_disputes.parquet", "cow-mid", 10_234 // 2, date(2014, 12, 31)),
        ("gml_mid_v221_dirdyadyear_disputes.parquet", "gml-mid", 9_284 // 2, date(2010, 12, 31)),
        ("ucdp_acd_v201.parquet", "ucdp-acd", 6_324, date(2024, 12, 31)),
        ("gsdb_v3_subset588cases.csv", "gsdb", 941, date(2022, 12, 31)),
        ("cow_igo_v3_stateyear_counts_1816_2014.parquet", "igo-counts", 15_557,
         date(2014, 12, 31)),
        ("cow_igo_v3_dyad_jointcounts_1816_2014.parquet", "igo-joint", 917_695,
         date(2014, 12, 31)),
        ("cow_contiguity_v32.parquet", "contiguity", 847, date(2016, 12, 31)),
        ("cow_majors_v2016.parquet", "cow-majors", 14, date(2016, 12, 31)),
        ("cow_states_v2016.parquet", "cow-states", 243, date(2016, 12, 31)),
        ("gw_states_v2017.parquet", "gw-states", 216, date(2017, 12, 31)),
        ("states_cowstates.csv", "cow-states", 243, None),  # open ends are written 9999-12-31
        ("states_gwstates.csv", "gw-states", 239, None),
        ("icews_2018_sample.parquet", "icews", 3_705, date(2018, 6, 2)),
        ("icews_tkg_events.parquet", "icews", 278_731, date(2018, 10, 31)),
    ],
)
def test_a_copy_is_known_and_whole(folder, name, data_set, rows, last):
    """Each copy is recognised by its columns, and has the rows that it should."""
    card = added(folder, name)

    assert (data_set, rows, last) == (card.id, card.rows, card.last)


@pytest.mark.parametrize("name", ["cow", "gw"])
def test_the_lists_that_ship_are_those_of_the_copies(folder, name):
    """Every spell that ships stands in the copy, with the same days."""
    added(folder, f"states_{name}states.csv")
    kept = folder.table(f"{name}-states").select(["state", "first", "last"]).to_pylist()
    shipped = [(s.number, s.first, s.last) for s in state_system(name).spells]

    assert sorted(shipped, key=str) == sorted((tuple(row.values()) for row in kept), key=str)


def test_every_state_that_voted_has_a_code_but_zanzibar(folder):
    """The codes leave nobody out who ever voted, save one that no ISO code meant."""
    added(folder, "un_votes_1946_2022.parquet")
    table = folder.table("un-votes")
    without = table.filter(pc.is_null(table["iso3"]))["state"].unique().to_pylist()

    assert [511] == without


def test_codes_agree_with_the_publishers(folder):
    """The codes that the ideal points bring are ours, where the publisher follows the day."""
    import pyarrow.parquet as pq

    added(folder, "un_idealpoints_bsv_jul2025_1946_2024.parquet")
    theirs = pq.read_table(COPIES / "un_idealpoints_bsv_jul2025_1946_2024.parquet")
    told = {(int(r["ccode"]), int(r["year"])): r["iso3c"]
            for r in theirs.select(["ccode", "year", "iso3c"]).to_pylist() if r["iso3c"]}
    ours = folder.table("ideal-points").select(["state", "year", "iso3"]).to_pylist()
    differ = {r["state"] for r in ours
              if (r["state"], r["year"]) in told and told[r["state"], r["year"]] != r["iso3"]}

    assert {345, 678, 680} == differ  # YUG to this day, and YAR for both Yemens


def test_russia_and_china_vote_as_is_known(folder):
    """S of 2019 by the definition, over the roll calls dated in that year: .74, and -.42."""
    added(folder, "un_votes_1946_2022.parquet")
    votes = votes_of(folder.table("un-votes")).in_period(Period.year(2019))
    rows = {state: votes.matrix[votes.states.index(state)].astype(int)
            for state in ("RUS", "CHN", "USA")}

    def similarity(one, other):
        both = (rows[one] > 0) & (rows[other] > 0)
        return 1 - 2 * np.abs(rows[one] - rows[other])[both].mean() / 2

    assert (193, 90) == votes.matrix.shape
    assert (0.74, -0.42) == (round(similarity("RUS", "CHN"), 2), round(similarity("USA", "RUS"), 2))


def test_alliances_of_2018_are_as_is_known(folder):
    """S of 195 states: USA and Russia .54, India and Pakistan .97."""
    added(folder, "atop_v5_dyadyear_1815_2018.parquet")
    ties = alliances_of(folder.table("atop")).in_year(2018)

    def similarity(one, other):
        a, b = (ties.matrix[ties.states.index(state)] for state in (one, other))
        return round(float(1 - 2 * np.abs(a - b).mean() / 3), 2)

    assert (195, 0.54, 0.97) == (len(ties.states), similarity("USA", "RUS"),
                                 similarity("IND", "PAK"))


def test_capabilities_of_2022_are_as_is_known(folder):
    """The effective number of poles of 2022 is 11.7 with all states apart."""
    added(folder, "cow_nmc_cinc_1816_2022.parquet")
    shares = capabilities_of(folder.table("cinc")).in_year(2022).values

    assert 11.7 == round(float(1 / np.sum((shares / shares.sum()) ** 2)), 1)


def test_ideal_points_end_where_the_series_do(folder):
    """2024 has the points of final passage only."""
    added(folder, "un_idealpoints_bsv_jul2025_1946_2024.parquet")
    table = folder.table("ideal-points")

    assert (2023, 2024) == tuple(ideal_points_of(table, series=s).years[-1]
                                 for s in ("all", "final"))
