"""Scenarios: what is assumed, and nothing else, changes what follows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.simulate.scenarios import baseline_of, run_scenario, share_of, share_together
from tatanan.terms.network import Alignment, AlignmentNetwork, Dyad, Period
from tatanan.terms.scenario import (
    Baseline,
    Joins,
    Leaves,
    Sanctions,
    Scenario,
    Shock,
    Turns,
)

# Two pairs of friends who avoid each other.
CAMPS = Baseline(
    ("A", "B", "C", "D"), (3.0, 2.0, 3.0, 2.0),
    tuple((Dyad.of(*pair), value, 0.02) for pair, value in
          {"AB": 0.8, "CD": 0.8, "AC": -0.6, "AD": -0.6, "BC": -0.5, "BD": -0.5}.items()),
)


def run(*assumptions, baseline=CAMPS, draws=40, seed=1):
    """Return the outcome of some assumptions."""
    return run_scenario(Scenario("test", baseline, assumptions, draws, seed))


def together(draws, pair):
    """Return in which share of draws two actors stand together."""
    return share_together(draws, *pair).value


def test_without_assumptions_nothing_changes():
    """Before and after share their draws."""
    outcome = run()

    assert outcome.before == outcome.after
    assert (1.0, 0.0) == (together(outcome.before, "AB"), together(outcome.before, "AC"))


def test_the_same_seed_gives_the_same_outcome():
    """Another seed gives other draws."""
    assert run(seed=3) == run(seed=3)
    assert run(seed=3).before != run(seed=4).before


@pytest.mark.parametrize(
    ("assumption", "pair", "after"),
    [
        (Joins("B", ("C", "D")), "BC", 1.0),                 # stands with the others now
        (Joins("B", ("C", "D")), "AB", 0.0),
        (Turns(Dyad.of("A", "B"), -1.0), "AB", 0.0),
        (Turns(Dyad.of("A", "C"), 0.1), "AC", 0.0),          # one dyad alone turns nobody
        (Shock("D", 100.0), "CD", 1.0),
        (Sanctions(("A",), "B", by=1.8), "AB", 0.0),
    ],
)
def test_an_assumption_shows_in_who_stands_with_whom(assumption, pair, after):
    """What follows is what the landscape of the changed world says."""
    assert after == together(run(assumption).after, pair)


def test_who_leaves_a_bloc_is_held_by_nothing():
    """Without its friends' ties an actor still stands away from its foes."""
    outcome = run(Leaves("B", ("A", "B")), Turns(Dyad.of("B", "C"), 0.9))

    assert 1.0 == together(outcome.after, "BC")
    assert 1.0 == together(outcome.before, "AB")


def test_assumptions_follow_one_another():
    """Joining after a turn sees what the turn left."""
    first = run(Turns(Dyad.of("C", "D"), -0.9), Joins("B", ("C", "D"))).after
    second = run(Joins("B", ("C", "D")), Turns(Dyad.of("C", "D"), -0.9)).after

    assert first != second


@pytest.mark.parametrize(
    ("assumption", "complaint"),
    [
        (Leaves("Z", ("A",)), "Leaves names Z, not among the actors A, B, C, D"),
        (Joins("A", ("C", "Y")), "Joins names Y"),
        (Turns(Dyad.of("A", "B"), 2.0), "between -1 and 1, not at 2.0"),
        (Shock("A", 0.0), "multiply it by more than 0"),
        (Sanctions(("A", "X"), "B"), "Sanctions names X"),
    ],
)
def test_what_cannot_be_assumed_is_refused(assumption, complaint):
    """The error names the assumption and the actor."""
    with pytest.raises(ValueError, match=complaint):
        run(assumption)


def test_no_draws_tell_nothing():
    """One draw is the least."""
    with pytest.raises(ValueError, match="0 draws tell nothing"):
        run(draws=0)


def test_a_baseline_is_made_of_alignments_and_sizes():
    """Who has no size is left out; an interval is four standard deviations."""
    year = Period.year(2024)
    network = AlignmentNetwork(year, ("A", "B", "C"), (
        Alignment(Dyad.of("A", "B"), year, 0.5, 0.3, 0.7, 9),
        Alignment(Dyad.of("A", "C"), year, -0.5, None, None, 1)))
    baseline = baseline_of(network, {"A": 2, "B": 1})

    assert (("A", "B"), (2.0, 1.0)) == (baseline.actors, baseline.sizes)
    assert ((Dyad.of("A", "B"), 0.5, pytest.approx(0.1)),) == baseline.propensities
    with pytest.raises(ValueError, match="two actors of some size"):
        baseline_of(network, {"A": 2})


@pytest.mark.parametrize(
    ("actors", "sizes", "dyads"),
    [(("A", "A"), (1.0, 1.0), ()), (("A",), (1.0, 1.0), ()),
     (("A", "B"), (1.0, 1.0), ((Dyad.of("A", "Z"), 0.5, 0.1),))],
)
def test_an_impossible_baseline_cannot_be_built(actors, sizes, dyads):
    """Actors stand once, have a size, and ties among themselves only."""
    with pytest.raises(ValueError, match=r"baseline needs|not there"):
        Baseline(actors, sizes, dyads)


@settings(max_examples=80)
@given(st.integers(0, 60), st.integers(1, 60))
def test_a_share_lies_in_its_interval(hits, count):
    """Bounds lie between 0 and 1 and around the share; more of the same narrows them."""
    hits = min(hits, count)
    share, more = share_of(hits, count), share_of(hits * 4, count * 4)

    assert 0 <= share.low <= share.value <= share.high <= 1
    assert more.high - more.low < share.high - share.low
