"""Cohesion: the mean over dyads inside a bloc, and between two."""

import csv
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tatanan.measure.cohesion import measure_between, measure_cohesion
from tatanan.measure.similarity import compare_votes
from tatanan.terms.network import DyadMatrix, Period
from tatanan.terms.reference import VoteMatrix

COPIES = Path(__file__).parents[3] / "shared" / "reference"
YEAR = Period.year(2022)


def kappas(**pairs):
    """Return a table of kappa from pairs of letters: AB=0.5; what is not given is not known."""
    actors = tuple(sorted({actor for pair in pairs for actor in pair}))
    table = np.full((len(actors), len(actors)), np.nan)
    for pair, value in pairs.items():
        i, j = (actors.index(actor) for actor in pair)
        table[i, j] = table[j, i] = value
    return DyadMatrix("kappa", YEAR, actors, table, np.full(table.shape, 90))


def test_cohesion_is_a_mean_over_dyads():
    """A dyad of which nothing is known is in no mean."""
    found = measure_cohesion(kappas(AB=0.5, AC=0.1, BD=0.9), "ABC", about="the three")

    assert (pytest.approx(0.3), 2, None) == (found.value, found.count, found.note)
    assert ("cohesion, kappa", "the three", YEAR) == (found.measure, found.about, found.period)
    assert YEAR.last == found.until


def test_who_is_not_in_the_data_is_named():
    """The mean is over those who are known."""
    found = measure_cohesion(kappas(AB=0.5), ["A", "B", "Z"], about="bloc")

    assert (0.5, "without Z: not in the data") == (found.value, found.note)


@pytest.mark.parametrize("members", ["", "A", "AZ", "AC"])
def test_without_a_dyad_there_is_no_cohesion(members):
    """One alone, and two who are not compared, have none; the reason is told."""
    found = measure_cohesion(kappas(AB=0.5, BC=0.1), members, about="bloc")

    assert (None, 0) == (found.value, found.count)
    assert "no dyad is compared" in found.note


def test_between_blocs_common_members_do_not_count():
    """Who stands in both is no bridge and no divide."""
    found = measure_between(
        kappas(AB=1.0, AC=-0.5, AD=-0.1, BC=0.9, BD=0.9), "AB", "BCD", about="two blocs")

    assert (pytest.approx(-0.3), 2) == (found.value, found.count)


@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
def test_two_organisations_in_the_general_assembly():
    """In 2022 the SCO voted half as much alike as NATO did, and the two apart."""
    table = pq.read_table(COPIES / "un_votes_1946_2022.parquet")
    rows = table.filter(pc.equal(table["year"], 2022))
    codes, i = np.unique(rows["ccode"].to_numpy(), return_inverse=True)
    calls, j = np.unique(rows["resid"].to_numpy(), return_inverse=True)
    matrix = np.zeros((len(codes), len(calls)), np.int8)
    matrix[i, j] = rows["vote"].to_numpy()
    votes = VoteMatrix(YEAR, tuple(str(code) for code in codes), tuple(calls.tolist()), matrix)
    with (COPIES / "org_memberships_hand.csv").open() as file:
        members = {
            body: [row["ccode"] for row in rows if row["org"] == body
                   and row["start"] <= "2022-12-31"]
            for rows in [list(csv.DictReader(file))] for body in ("SCO", "NATO")}
    kappa = compare_votes(votes)
    inside = {body: measure_cohesion(kappa, own, about=body) for body, own in members.items()}
    across = measure_between(kappa, members["SCO"], members["NATO"], about="SCO and NATO")

    assert (0.400, 0.833) == tuple(round(inside[body].value, 3) for body in ("SCO", "NATO"))
    assert -0.113 == round(across.value, 3)
    assert (28, 435, 240) == (inside["SCO"].count, inside["NATO"].count, across.count)
