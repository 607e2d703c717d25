"""Scenarios: what is assumed, and nothing else, changes what follows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.simulate.scenarios import (
    baseline_of,
    change_of,
    frustration_of,
    run_scenario,
    share_of,
    share_together,
)
from tatanan.terms.network import Alignment, AlignmentNetwork, Dyad, Period
from tatanan.terms.scenario import (
    Baseline,
    Drawn,
    Joins,
    Leaves,
    Outcome,
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
        (Sanctions(("A",), "B", by=-0.5), "by 0 or more, not by -0.5"),
        (Leaves("A", ("A",)), "names no member of the bloc besides A"),
        (Joins("A", ()), "names no member of the bloc besides A"),
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
    """Who has no size, or no tie to anybody, is left out; an interval is four deviations."""
    year = Period.year(2024)
    network = AlignmentNetwork(year, ("A", "B", "C", "D"), (
        Alignment(Dyad.of("A", "B"), year, 0.5, 0.3, 0.7, 9),
        Alignment(Dyad.of("A", "C"), year, -0.5, None, None, 1)))
    baseline = baseline_of(network, {"A": 2, "B": 1, "D": 5})

    assert (("A", "B"), (2.0, 1.0)) == (baseline.actors, baseline.sizes)
    assert ((Dyad.of("A", "B"), 0.5, pytest.approx(0.1)),) == baseline.propensities
    for sizes in ({"A": 2}, {"A": 2, "D": 1}):
        with pytest.raises(ValueError, match="two actors of some size"):
            baseline_of(network, sizes)


@pytest.mark.parametrize(
    ("actors", "sizes", "dyads"),
    [(("A", "A"), (1.0, 1.0), ()), (("A",), (1.0, 1.0), ()),
     (("A", "B"), (1.0, 1.0), ((Dyad.of("A", "Z"), 0.5, 0.1),)),
     (("A", "B"), (1.0, 1.0), ((Dyad.of("A", "B"), 1.5, 0.1),)),
     (("A", "B"), (1.0, 1.0), ((Dyad.of("A", "B"), 0.5, -0.1),)),
     (("A", "B"), (1.0, 1.0), ((Dyad.of("A", "B"), 0.5, 0.1), (Dyad.of("A", "B"), 0.4, 0.1)))],
)
def test_an_impossible_baseline_cannot_be_built(actors, sizes, dyads):
    """Actors stand once, have a size, and one propensity a dyad among themselves."""
    with pytest.raises(ValueError, match=r"baseline needs|not there|lies between|one propensity"):
        Baseline(actors, sizes, dyads)


@settings(max_examples=80)
@given(st.integers(0, 60), st.integers(1, 60))
def test_a_share_lies_in_its_interval(hits, count):
    """Bounds lie between 0 and 1 and around the share; more of the same narrows them."""
    hits = min(hits, count)
    share, more = share_of(hits, count), share_of(hits * 4, count * 4)

    assert 0 <= share.low <= share.value <= share.high <= 1
    assert more.high - more.low < share.high - share.low


def outcome_of(*, both, gained, lost, neither):
    """Return an outcome in which A and B stand together in so many draws before and after."""
    together, apart = (
        Drawn(sides, 0.0, (0.0,) * 4, 1)
        for sides in ((("A", "B", "C", "D"), ()), (("A", "C"), ("B", "D"))))
    counts = ((both, together, together), (gained, apart, together), (lost, together, apart),
              (neither, apart, apart))
    draws = sum(count for count, _, _ in counts)
    return Outcome(
        Scenario("test", CAMPS, (), draws, 0),
        tuple(first for count, first, _ in counts for _ in range(count)),
        tuple(second for count, _, second in counts for _ in range(count)))


@pytest.mark.parametrize(
    ("both", "gained", "lost", "neither", "low", "high"),
    [
        (36, 12, 2, 0, 0.0569, 0.3404),
        (20, 12, 2, 16, 0.0562, 0.3292),
        (36, 14, 0, 0, 0.1528, 0.4167),
    ],
)
def test_the_interval_of_a_change_is_that_of_newcombe(both, gained, lost, neither, low, high):
    """Half-worked tables of paired outcomes: the difference with method 10's bounds."""
    change = change_of(
        outcome_of(both=both, gained=gained, lost=lost, neither=neither), "A", "B")

    assert pytest.approx((gained - lost) / 50) == change.value
    assert (low, high) == (round(change.low, 4), round(change.high, 4))


@settings(max_examples=80)
@given(*[st.integers(0, 30) for _ in range(4)])
def test_a_change_lies_in_its_interval(both, gained, lost, neither):
    """Bounds lie around the difference and between -1 and 1."""
    if not both + gained + lost + neither:
        return
    change = change_of(
        outcome_of(both=both, gained=gained, lost=lost, neither=neither), "A", "B")

    assert -1 <= change.low <= change.value <= change.high <= 1
    assert change.value == change.after.value - change.before.value


def test_a_change_is_read_from_an_outcome():
    """Who turns away is less often beside its friend, for sure."""
    change = change_of(run(Turns(Dyad.of("A", "B"), -1.0)), "A", "B")

    assert (1.0, 0.0, -1.0) == (change.before.value, change.after.value, change.value)
    assert change.high < -0.8


def test_frustration_over_draws():
    """An actor's frustration is a mean over draws, and varies within them."""
    before = run(draws=60).before
    found = frustration_of(before, CAMPS.actors, "A")

    assert found.low < found.value < found.high < 0
    with pytest.raises(KeyError, match="Z is not among the actors A, B, C, D"):
        frustration_of(before, CAMPS.actors, "Z")
