"""The list of rules, and how well each did."""

import pytest

from tatanan.extract.findings import _FINDERS
from tatanan.extract.findings.rules import load_finding_rules

RIGHT = 0.8


def test_every_rule_of_the_list_is_applied_and_the_reverse():
    """The data file lists what the code does."""
    assert {rule.id for rule in load_finding_rules()} == set(_FINDERS)


@pytest.mark.parametrize("rule", load_finding_rules(), ids=lambda rule: rule.id)
def test_an_active_rule_is_right_four_times_in_five(rule):
    """A finding that is wrong more often is noise."""
    assert rule.right <= rule.read
    assert not rule.active or rule.right >= RIGHT * rule.read
