"""Weighings for other programs: one object a report, one a claim, one row a yardstick."""

import json
from datetime import date

from worlds import record, world

from tatanan.terms.weighing import Lacking
from tatanan.weigh import claims_of, weigh_claims
from tatanan.weigh.rows import cells_of, lines_of, page_of


def weighed(known=None):
    """Return a report of two claims, weighed: one that names somebody, and one that does not."""
    made = record([("best-period", "RUS", "CHN"), ("isolation", None, None)])
    found, = weigh_claims([claims_of(made)], known or world())
    return found


def test_a_page_holds_the_report_and_all_its_claims():
    """It is plain JSON, with days as ISO 8601 writes them."""
    page = json.loads(json.dumps(page_of(*weighed())))

    assert ("r1", "2022-06-01", "published") == (page["record"], page["day"], page["basis"])
    assert ["best-period", "isolation"] == [each["kind"] for each in page["weighings"]]
    first = page["weighings"][0]["measurements"][0]
    assert ("kappa of two states", "RUS–CHN", "2022-12-31") == (
        first["measure"], first["about"], first["until"])
    assert {"en", "id"} == set(first["words"])
    assert first["beside"][0]["about"] == "RUS–USA"


def test_a_line_is_one_claim_with_its_report():
    """Lines can be read one by one."""
    lines = list(lines_of(*weighed()))

    assert [("r1", "best-period"), ("r1", "isolation")] == [
        (each["record"], each["kind"]) for each in lines]


def test_a_row_is_one_yardstick_and_a_claim_without_any_has_one():
    """All rows have the same columns; who stands beside has a row of its own."""
    rows = list(cells_of(*weighed()))

    assert 1 == len({tuple(row) for row in rows})
    assert [2] == [row["claim"] for row in rows if row["measure"] is None]
    own = [row for row in rows if row["measure"] == "kappa of two states"]
    assert [("RUS–CHN", False), ("RUS–USA", True), ("CHN–USA", True)] == [
        (row["about"], row["beside"]) for row in own]
    assert own[0]["words_en"]
    assert own[1]["words_en"] is None


def test_what_is_lacking_is_in_every_form():
    """With how to get it, where there is room for it."""
    known = world(votes=None, lacking={"un-votes": Lacking("un-votes", "Votes", "run fetch")})

    assert "run fetch" == page_of(*weighed(known))["weighings"][0]["lacking"][0]["remedy"]
    assert "un-votes" in next(cells_of(*weighed(known)))["lacking"]


def test_days_without_a_report_are_null():
    """A day that is not known is None, not today."""
    made = record([("isolation", "RUS", None)], published=None)
    found, = weigh_claims([claims_of(made)], world())

    assert (None, "unknown") == (page_of(*found)["day"], page_of(*found)["basis"])
    assert date.max.isoformat() not in json.dumps(page_of(*found))
