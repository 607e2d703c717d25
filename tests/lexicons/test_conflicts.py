"""The reference table knows who fights whom, and when, and takes no side."""

import re
from datetime import date

import pytest

from tatanan.lexicons.conflicts import (
    FIRST_DAY_OF_OUR_TIME,
    STILL_TOLD_OF,
    foes_on,
    load_conflicts,
)
from tatanan.lexicons.load import load_data

TODAY = date(2026, 11, 26)
LISTED = load_data("world", "conflicts")
KNOWN = {
    entry["code"]
    for folder, name in (("world", "states"), ("generated", "territories"),
                         ("world", "organisations"))
    for entry in load_data(folder, name)["entries"]
}
OF_BLAME = re.compile(
    r"aggress|invasion|invade|attack|terror|occup|liberat|genocid|rebel|regime|illegal|assault",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("RUS", "UKR", date(2023, 1, 1)),
        ("ISR", "IRN", date(2025, 6, 17)),
        ("USA", "IRN", date(2025, 6, 22)),
        ("ISR", "IRN", date(2026, 3, 1)),
        ("AFG", "PAK", date(2026, 2, 27)),
        ("RWA", "COD", date(2025, 2, 1)),
        ("ISR", "PSE", date(2023, 10, 7)),
        ("ISR", "LBN", date(2006, 8, 1)),
        ("IND", "PAK", date(2025, 5, 8)),
        ("KHM", "THA", date(2025, 7, 25)),
        ("SAU", "YEM", date(2016, 1, 1)),
        ("USA", "YEM", date(2024, 1, 12)),
        ("IGONAT", "SRB", date(1999, 4, 1)),
        ("IGONAT", "LBY", date(2011, 6, 1)),
        ("ARG", "GBR", date(1982, 5, 1)),
        ("ARM", "AZE", date(2020, 10, 1)),
        ("SYR", "SYR", date(2015, 1, 1)),
        ("SDN", "SDN", date(2024, 1, 1)),
    ],
)
def test_two_that_fight_are_each_other_s_foes(one, other, day):
    """The sides have no order, and a war within a state makes it its own foe."""
    foes = foes_on(day)

    assert other in foes[one]
    assert one in foes[other]


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("USA", "GBR", date(2003, 4, 1)),    # they stand on one side
        ("IDN", "MYS", date(2024, 1, 1)),    # long over
        ("ARG", "GBR", TODAY),
        ("RUS", "UKR", date(2013, 12, 31)),  # not yet begun
        ("DEU", "DEU", date(2024, 1, 1)),    # no war within
        ("XXX", "UKR", date(2023, 1, 1)),    # nobody whom we know
    ],
)
def test_who_does_not_fight_is_no_foe(one, other, day):
    """Neither allies nor those whose war is long over are foes on a day."""
    assert other not in foes_on(day).get(one, frozenset())


def test_a_conflict_counts_for_a_year_after_its_last_day():
    """Reports tell of a war's acts for some time after it has ended."""
    [war] = [each for each in load_conflicts() if each.id == "georgia-2008"]
    end = war.last + STILL_TOLD_OF

    assert "GEO" in foes_on(end)["RUS"]
    assert "GEO" not in foes_on(date.fromordinal(end.toordinal() + 1))["RUS"]


def test_a_day_that_is_not_known_counts_all_conflicts_since_1990():
    """Where a report has no day, what ended before our time does not count."""
    foes = foes_on(None)

    assert "SRB" in foes["IGONAT"]
    assert "GBR" not in foes.get("ARG", frozenset())
    assert all(each.sides[1] <= foes[code] for each in load_conflicts() for code in each.sides[0]
               if each.last is None or each.last >= FIRST_DAY_OF_OUR_TIME)


def test_a_month_or_a_year_is_as_wide_as_it_can_be():
    """A year as the first day is its first, as the last day its last."""
    wide = {row["id"]: row for row in LISTED["conflicts"]}
    for each in load_conflicts():
        row = wide[each.id]
        assert each.first.isoformat().startswith(row["first"])
        assert len(row["first"]) == 10 or each.first.day == 1
        assert (each.last is None) == (row["last"] is None)
        if each.last is not None:
            assert each.last.isoformat().startswith(row["last"])
            assert len(row["last"]) == 10 or (each.last.day >= 28)


@pytest.mark.parametrize("conflict", load_conflicts(), ids=lambda each: each.id)
def test_every_row_is_sound(conflict):
    """Codes are known, days in order, sides not empty, and nobody fights on both sides."""
    one, other = conflict.sides

    assert one
    assert other
    assert one | other <= KNOWN
    assert conflict.is_within == (one == other)
    assert (len(one) == 1) if conflict.is_within else not one & other
    assert date(1914, 1, 1) <= conflict.first <= (conflict.last or TODAY)
    assert (conflict.last or conflict.first) <= conflict.as_of <= TODAY
    assert conflict.reference.url.startswith("http")


def test_ids_are_unique():
    """Two rows never have one id."""
    ids = [each.id for each in load_conflicts()]

    assert len(ids) == len(set(ids))


def test_no_row_is_told_twice():
    """No two rows have one name."""
    names = [each.name for each in load_conflicts()]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_reference_is_used():
    """A reference that no row names says nothing."""
    used = {row.get("reference", LISTED["reference"]) for row in LISTED["conflicts"]}

    assert used == set(LISTED["references"])


def test_names_do_not_judge():
    """A name says where or between whom; it never says who is to blame."""
    assert [each.name for each in load_conflicts() if OF_BLAME.search(each.name)] == []
