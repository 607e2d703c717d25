"""Polarity: published concentrations come out, and a bloc taken as one is one pole."""

import csv
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.measure.polarity import compare_polarity, concentration_of, measure_polarity
from tatanan.terms.network import Period
from tatanan.terms.reference import StateValues

COPIES = Path(__file__).parents[3] / "shared" / "reference"
YEAR = Period.year(2022)
# Correlates of War numbers of the major powers since 1991.
MAJORS = ("2", "200", "220", "255", "365", "710", "740")


def capabilities(**values):
    """Return capabilities of a few states: A=0.5, B=None where it is not known."""
    known = [np.nan if value is None else value for value in values.values()]
    return StateValues("cinc", YEAR, tuple(values), np.array(known, float))


some_capabilities = st.lists(st.floats(0.001, 1), min_size=2, max_size=8).map(
    lambda values: capabilities(**dict(zip("ABCDEFGH", values, strict=False))))


@pytest.mark.parametrize(
    ("values", "effective", "concentration"),
    [
        ({"A": 1, "B": 1}, 2, 0),                     # two equals
        ({"A": 1, "B": 1, "C": 1, "D": 1}, 4, 0),     # four equals
        ({"A": 5, "B": 0}, 1, 1),                     # one has all
        ({"A": 3, "B": 1}, 1.6, 0.5),                 # shares 3/4 and 1/4
        ({"A": 7}, 1, None),                          # among one there is no inequality
    ],
)
def test_small_systems(values, effective, concentration):
    """Effective poles and concentration can be worked out on paper."""
    found = measure_polarity(capabilities(**values))

    assert (pytest.approx(effective), pytest.approx(concentration)) == (
        found.effective, found.concentration)


def test_the_strongest_pole_comes_first():
    """Poles are listed by their share, with the lead of the first over the second."""
    found = measure_polarity(capabilities(A=1, B=6, C=3))

    assert [("B", 0.6), ("C", 0.3), ("A", 0.1)] == [
        (pole.name, pytest.approx(pole.share)) for pole in found.poles]
    assert pytest.approx(2) == found.lead


def test_who_is_not_known_is_named_and_not_counted():
    """Not knowing is no weakness: the shares are of those who are known."""
    found = measure_polarity(capabilities(A=1, B=None, C=1))

    assert (2, ("B",)) == (pytest.approx(found.effective), found.unknown)


@pytest.mark.parametrize("values", [{}, {"A": None}, {"A": 0, "B": 0}])
def test_where_nobody_has_anything_there_is_no_polarity(values):
    """The reason stands beside the values that are missing."""
    found = measure_polarity(capabilities(**values))

    assert (None, None, None) == (found.effective, found.concentration, found.lead)
    assert "no state" in found.note


def test_a_bloc_may_count_as_one_pole():
    """Its members' capabilities are added, and the bloc is named."""
    found = measure_polarity(capabilities(A=2, B=2, C=4), as_one={"union": ("A", "B")})

    assert (("union",), pytest.approx(2)) == (found.as_one, found.effective)
    assert ["C", "union"] == [pole.name for pole in found.poles]


def test_without_a_state_the_others_share_what_is_left():
    """What a state is to the system shows when it is left out."""
    found = measure_polarity(capabilities(A=2, B=2, C=4), without=["C"])

    assert (("C",), pytest.approx(2)) == (found.without, found.effective)


def test_only_some_may_be_counted():
    """Among the major powers, a bloc is its members among them."""
    found = measure_polarity(
        capabilities(A=2, B=2, C=4, D=4), among=["A", "C", "D"], as_one={"union": ("A", "B")})

    assert [("C", 0.4), ("D", 0.4), ("union", 0.2)] == [
        (pole.name, pytest.approx(pole.share)) for pole in found.poles]


def test_every_choice_of_blocs_is_compared():
    """All states apart come first, all blocs as one last."""
    compared = compare_polarity(
        capabilities(A=1, B=1, C=1, D=1), {"west": ("C", "D"), "east": ("A", "B")})

    assert [(), ("east",), ("west",), ("east", "west")] == [each.as_one for each in compared]
    assert [4, pytest.approx(8 / 3), pytest.approx(8 / 3), 2] == [
        pytest.approx(each.effective) for each in compared]


def test_blocs_with_a_common_member_are_compared_one_at_a_time():
    """A state stands in one pole; each bloc is told for itself."""
    blocs = {"one": ("A", "B"), "other": ("B", "C")}
    compared = compare_polarity(capabilities(A=1, B=1, C=1), blocs)

    assert [(), ("one",), ("other",)] == [each.as_one for each in compared]
    with pytest.raises(ValueError, match="B is a member of one and of other"):
        measure_polarity(capabilities(A=1, B=1, C=1), as_one=blocs)


@pytest.mark.parametrize(
    "options", [{"as_one": {"bloc": ["A", "Z"]}}, {"without": ["Z"]}, {"among": ["A", "Z"]}])
def test_an_unknown_state_is_refused(options):
    """The error names the state."""
    with pytest.raises(KeyError, match="'Z' is not among the 2 states of cinc"):
        measure_polarity(capabilities(A=1, B=1), **options)


def test_capability_is_not_below_zero():
    """The error names the state and what it is said to have."""
    with pytest.raises(ValueError, match=r"B has a capability of -1"):
        measure_polarity(capabilities(A=1, B=-1))


@given(some_capabilities)
def test_poles_are_at_least_one_and_at_most_all(given_capabilities):
    """So many equal poles there may be; concentration lies between 0 and 1."""
    found = measure_polarity(given_capabilities)

    assert 1 - 1e-9 <= found.effective <= len(found.poles) + 1e-9
    assert 0 <= found.concentration <= 1 + 1e-9
    assert pytest.approx(1) == sum(pole.share for pole in found.poles)


@given(some_capabilities, st.floats(0.01, 100), st.randoms(use_true_random=False))
def test_names_order_and_unit_do_not_matter(given_capabilities, factor, random):
    """Polarity is of the shares alone."""
    order = list(range(len(given_capabilities.states)))
    random.shuffle(order)
    other = StateValues("steel", YEAR, tuple(f"S{place}" for place in order),
                        given_capabilities.values[order] * factor)
    one, same = measure_polarity(given_capabilities), measure_polarity(other)

    assert pytest.approx(one.effective) == same.effective
    assert pytest.approx(one.concentration, abs=1e-7) == same.concentration


@given(some_capabilities)
def test_a_merger_never_adds_a_pole(given_capabilities):
    """Two as one leave fewer effective poles than two apart."""
    apart, merged = compare_polarity(given_capabilities, {"union": ("A", "B")})

    assert merged.effective < apart.effective


@given(some_capabilities)
def test_concentration_follows_from_the_effective_number(given_capabilities):
    """CON is sqrt((1/N - 1/n) / (1 - 1/n)), N the effective poles of n."""
    found = measure_polarity(given_capabilities)
    n = len(found.poles)
    expected = np.sqrt(max(0.0, 1 / found.effective - 1 / n) / (1 - 1 / n))

    assert pytest.approx(expected, abs=1e-7) == found.concentration


def test_concentration_of_one_share_is_not_defined():
    """There is nobody to be unequal to."""
    assert concentration_of(np.array([1.0])) is None


def cinc_of(year):
    """Return the capabilities of a year in the copy of the national material capabilities."""
    table = pq.read_table(COPIES / "cow_nmc_cinc_1816_2022.parquet")
    rows = table.filter(pc.equal(table["year"], year))
    states = tuple(str(code) for code in rows["ccode"].to_pylist())
    return StateValues("cinc", Period.year(year), states,
                       np.array(rows["cinc"].to_pylist(), float))


def members_of(body, day, states):
    """Return who belongs to a body on a day, by the copy of memberships."""
    with (COPIES / "org_memberships_hand.csv").open() as file:
        return [row["ccode"] for row in csv.DictReader(file)
                if row["org"] == body and row["status"] in ("member", "founder")
                and row["start"] <= day and (not row["end"] or row["end"] > day)
                and row["ccode"] in states]


@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
def test_the_world_of_2022():
    """As one pole, the SCO would leave fewer poles, not more; so would NATO."""
    cinc = cinc_of(2022)
    blocs = {body: members_of(body, "2022-12-31", cinc.states) for body in ("SCO", "NATO")}
    compared = {each.as_one: each for each in compare_polarity(cinc, blocs)}

    assert {(): 11.7, ("SCO",): 5.7, ("NATO",): 8.4, ("NATO", "SCO"): 4.8} == {
        names: round(each.effective, 1) for names, each in compared.items()}
    both = {pole.name: round(pole.share, 2) for pole in compared["NATO", "SCO"].poles}
    assert (0.39, 0.22) == (both["SCO"], both["NATO"])


@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
@pytest.mark.parametrize(
    ("year", "concentration", "lead"), [(1995, 0.29, 1.02), (2022, 0.49, 1.89)])
def test_seven_major_powers_have_grown_unequal(year, concentration, lead):
    """On material capabilities the concentration among them rose."""
    found = measure_polarity(cinc_of(year), among=MAJORS)

    assert (concentration, lead) == (round(found.concentration, 2), round(found.lead, 2))
