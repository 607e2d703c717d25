"""Beside claims of a counterweight: weight, cohesion, their product, and the other side."""

from datetime import date

import pytest
from worlds import drafted, output, power, world

from tatanan.weigh.counterweight import (
    BETWEEN,
    COHESION,
    OF_OUTPUT,
    PACTS_INSIDE,
    PRODUCT,
    SHARE,
    of_counterweight,
    of_pacts,
)
from tatanan.weigh.known import Known

DAY = date(2022, 6, 1)


@pytest.fixture(scope="module")
def found():
    """The Shanghai organisation beside NATO."""
    return drafted(of_counterweight("IGOSCO", ("IGONAT",), world(), day=DAY))


def test_weight_is_the_members_share_of_all(found):
    """Who is a member and not in the data is named."""
    values = power().in_year(2022)
    east = sum(values.of(state) for state in ("CHN", "IND", "KAZ", "RUS"))

    assert pytest.approx(east / values.values.sum()) == found[SHARE].yardstick.value
    assert "KGZ" in found[SHARE].yardstick.note
    assert ["IGONAT"] == [each.about for each in found[SHARE].beside]


def test_a_share_of_output_stands_beside_that_of_capability(found):
    """Its own data tell it, and who is not in them."""
    values = output().in_year(2022)
    east = sum(values.of(state) for state in ("CHN", "IND", "RUS"))

    assert pytest.approx(east / values.values.sum()) == found[OF_OUTPUT].yardstick.value
    assert "KAZ" in found[OF_OUTPUT].yardstick.note
    assert ("wdi-gdp",) == found[OF_OUTPUT].data


def test_the_product_is_weight_by_cohesion_and_its_interval_goes_along(found):
    """Capabilities have no error, so the interval is that of cohesion, scaled."""
    share, cohesion, product = (found[name].yardstick for name in (SHARE, COHESION, PRODUCT))

    assert pytest.approx(share.value * cohesion.value) == product.value
    assert pytest.approx(share.value * cohesion.low) == product.low
    assert cohesion.low <= cohesion.value <= cohesion.high


def test_camps_are_further_apart_than_they_are_inside(found):
    """The kappa between them is below the cohesion of either."""
    assert found[BETWEEN].yardstick.value < found[COHESION].yardstick.value
    assert "IGOSCO–IGONAT" == found[BETWEEN].yardstick.about


def test_pacts_inside_are_a_share_of_pairs(found):
    """One pact among six pairs, and all among the four of the West."""
    own, beside = found[PACTS_INSIDE].yardstick, found[PACTS_INSIDE].beside[0]

    assert (pytest.approx(1 / 6), 1.0) == (own.value, beside.value)
    assert "1 of 6 pairs of members" == own.note


def test_new_members_change_the_history():
    """India was no member before 2017; the share then was lower than now."""
    found = drafted(of_counterweight("IGOSCO", (), world(), day=DAY))

    assert 1.0 == found[SHARE].yardstick.percentile
    assert 1 == found[PACTS_INSIDE].yardstick.note.count("pairs")


def test_a_single_state_has_weight_and_no_cohesion():
    """Nobody is in line with himself."""
    found = drafted(of_counterweight("CHN", ("USA",), world(), day=DAY))

    assert found[SHARE].yardstick.value > 0
    assert found[COHESION].yardstick.value is None
    assert "too few members" in found[COHESION].yardstick.note
    assert found[BETWEEN].yardstick.value < 0


def test_without_a_subject_the_other_side_is_told_alone():
    """A headline that names one side names one."""
    found = drafted(of_counterweight(None, ("IGONAT",), world(), day=DAY))

    assert BETWEEN not in found
    assert "IGONAT" == found[SHARE].yardstick.about
    assert [] == list(of_counterweight(None, (), world(), day=DAY))


def test_a_body_is_no_side_against_itself():
    """Who is a member of both is left out; here nobody is left."""
    assert BETWEEN not in drafted(of_counterweight("IGOSCO", ("IGOSCO",), world(), day=DAY))


@pytest.mark.parametrize(
    ("known", "names"),
    [
        (Known(), set()),
        (world(votes=None), {SHARE, OF_OUTPUT, PACTS_INSIDE}),
        (world(power=None), {OF_OUTPUT, COHESION, BETWEEN, PACTS_INSIDE}),
        (world(output=None), {SHARE, COHESION, PRODUCT, BETWEEN, PACTS_INSIDE}),
        (world(pacts=None), {SHARE, OF_OUTPUT, COHESION, PRODUCT, BETWEEN}),
    ],
)
def test_missing_data_leave_out_what_needs_them(known, names):
    """Each data set has its own yardsticks."""
    assert names == set(drafted(of_counterweight("IGOSCO", ("IGONAT",), known, day=DAY)))


def test_pacts_alone_can_be_asked_for():
    """Of a body that is called an alliance."""
    assert [PACTS_INSIDE] == list(drafted(of_pacts(["IGONAT", "IGOSCO"], world(), day=DAY)))
