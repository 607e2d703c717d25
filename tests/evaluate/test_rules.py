"""How many examples of rules get their stated sides from the rules alone."""

import pytest
from trees import RULES, sentences_from, stored

from tatanan.evaluate.rules import ExampleResult, RulesReport, rules_report
from tatanan.lexicons.events import Example

FRANCE, RWANDA = frozenset({"FRA"}), frozenset({"RWA"})


def result(actors, recipients, *told):
    """Return the result of an example with these stated sides and told events."""
    return ExampleResult("en.aid.give", Example("France helped Rwanda.", actors, recipients), told)


@pytest.mark.parametrize(
    ("stated", "told", "expected"),
    [
        ((("FRA",), ("RWA",)), [(FRANCE, RWANDA)], True),
        ((("FRA",), ("RWA",)), [(FRANCE, frozenset())], False),
        # sides of two events do not add up
        ((("FRA",), ("RWA",)), [(FRANCE, FRANCE), (RWANDA, RWANDA)], False),
        # what an example leaves open may be anything, but the type must be told
        ((("FRA",), None), [(FRANCE, RWANDA)], True),
        ((("FRA",), None), [], False),
        # nobody is stated, and nobody may be told
        ((("FRA",), ()), [(FRANCE, RWANDA)], False),
    ],
)
def test_an_example_is_right_where_one_event_has_exactly_its_sides(stated, told, expected):
    """Both stated sides have to be those of one event of the rule's type."""
    assert expected == result(*stated, *told).right


def test_the_figures_are_one_line():
    """A report says how many examples there are and how many are right, and their share."""
    right = result(("FRA",), ("RWA",), (FRANCE, RWANDA))
    half = result(("FRA",), ("RWA",), (FRANCE, frozenset()))

    assert str(RulesReport("en", (right, half))) == (
        "en: 2 examples; type 2 (100.0%), actors 2 (100.0%), recipients 1 (50.0%), "
        "both sides 1 (50.0%)"
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_most_examples_get_their_sides(language):
    """From stored trees the rules name both sides of most of their examples."""
    def parse(report):
        return sentences_from(report, stored(language, RULES)[report.text])

    found = rules_report(language, parse=parse)

    assert len(found.results) > 1000
    assert found.right > 0.5 * len(found.results)
