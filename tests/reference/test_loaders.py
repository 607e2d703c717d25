"""Each publisher's file becomes the table that the record of its data set describes."""

from datetime import date

import publishers
import pytest
from publishers import write

from tatanan.errors import BadReference
from tatanan.reference.conform import load_recognised
from tatanan.reference.datasets import known_data_sets
from tatanan.reference.reading import open_sources
from tatanan.reference.recognise import recognise

USABLE = [name for name in dir(publishers) if name.isupper() and name != "ATOP_STATE_YEAR"]


def load(folder, file):
    """Return the table of a small file."""
    with open_sources(write(folder, file)) as sources:
        return load_recognised(recognise(sources))


def rows(folder, file, *names):
    """Return the rows of a small file as tuples of the columns that are named."""
    return [tuple(row[name] for name in names) for row in load(folder, file).to_pylist()]


def test_votes_of_the_absent_are_no_rows(tmp_path):
    """8 is absent and 9 no member: neither is a vote, and neither an abstention."""
    votes = rows(tmp_path, publishers.UN_VOTES, "rollcall", "iso3", "vote")

    assert [
        (26001, "USA", 1), (26001, "TWN", 3), (26126, "USA", 3), (26126, "CHN", 1),
        (44001, "DEU", 2), (44001, "DDR", 1), (45001, "NAM", 1),
    ] == votes


def test_the_seat_of_china_is_that_of_who_sat_there(tmp_path):
    """The file has one number for China; the table has 713 before 1971-11-15 and 710 after."""
    votes = rows(tmp_path, publishers.UN_VOTES, "day", "state")

    assert (date(1971, 9, 6), 713) in votes
    assert (date(1971, 12, 7), 710) in votes


def test_the_session_is_in_the_roll_call_where_no_column_tells(tmp_path):
    """A roll call numbered 26001 is one of session 26."""
    name, text = publishers.UN_VOTES

    assert {26, 44, 45} == {session for (session,) in rows(
        tmp_path, (name, text.replace(",session,", ",not_told,")), "session")}


def test_the_librarys_votes_are_read(tmp_path):
    """Letters become numbers, emergency sessions have none, and who did not vote has no row."""
    votes = rows(tmp_path, publishers.UN_LIBRARY, "session", "year", "state", "iso3", "vote")

    assert [
        (26, 1971, 713, "TWN", 3), (26, 1971, 710, "CHN", 2), (None, 2023, 565, "NAM", 1),
    ] == votes


def test_output_is_that_of_states_alone(tmp_path):
    """Groups, territories and who is no state yet have no row, nor a republic of a union."""
    names = "state", "iso3", "year", "output", "series"
    code = "NY.GDP.MKTP.CD"

    assert [
        (255, "DEU", 1991, 1900, code), (255, "DEU", 2020, 3900, code),
        (260, "DEU", 1989, 1400, code), (365, "RUS", 1991, 510, code),
        (365, "RUS", 2020, 1490.5, code), (565, "NAM", 1991, 3, code),
    ] == rows(tmp_path, publishers.WDI_GDP, *names)


def test_output_of_a_union_is_told_once(tmp_path):
    """Output a head times thousands of people; of a whole and its parts, who was a state then."""
    assert [
        (200, "GBR", 1820, 3306 * 21_239_000), (260, "DEU", 1989, 16000 * 78_700_000),
        (315, "CSK", 1992, 8000 * 15_600_000), (316, "CZE", 2022, 31000 * 10_500_000),
        (365, "RUS", 1989, 11000 * 287_000_000), (365, "RUS", 1991, 11000 * 148_000_000),
    ] == rows(tmp_path, publishers.MADDISON, "state", "iso3", "year", "output")


def test_ideal_points_take_the_code_of_the_day(tmp_path):
    """The publisher goes on with YUG; the code of 2020 is SRB."""
    names = "iso3", "year", "value_all", "low_all", "votes_all", "value_final", "value_legacy"

    assert [
        ("SRB", 2020, 0.6, 0.5, 90, 0.5, 0.4),
        ("RUS", 2024, None, None, None, -0.9, None),
    ] == rows(tmp_path, publishers.IDEAL_2025, *names)


def test_ideal_points_by_session_are_those_of_its_year(tmp_path):
    """Session 1 is 1946."""
    names = "iso3", "year", "value_all", "high_all", "votes_all", "value_final"

    assert [("USA", 1946, 1.75, 2.05, 42, None), ("NAM", 1990, -1.2, None, 80, None)] == rows(
        tmp_path, publishers.IDEAL_SESSIONS, *names
    )


def test_alliances_of_both_directions_are_one_row(tmp_path):
    """A dyad stands once, whichever way round its file gives it."""
    names = "one", "other", "one_iso3", "other_iso3", "year", "defense", "nonaggression"

    assert [
        (2, 20, "USA", "CAN", 2018, True, False),
        (255, 260, "DEU", "DEU", 1990, False, True),
        (700, 710, "AFG", "CHN", 1961, False, True),
    ] == rows(tmp_path, publishers.ATOP_DIRECTED, *names)


def test_alliances_of_several_treaties_are_joined(tmp_path):
    """What one treaty pledges, the dyad does."""
    names = "one", "other", "defense", "neutrality", "nonaggression", "consultation"

    assert [(200, 235, True, False, True, True)] == rows(
        tmp_path, publishers.COW_ALLIANCES, *names
    )


def test_a_spell_on_the_last_day_of_a_list_is_open(tmp_path):
    """Who was a member when the list ended has no last day."""
    assert [
        (245, None, date(1816, 1, 1), date(1871, 1, 18)),
        (255, "DEU", date(1990, 10, 3), None),
        (260, "DEU", date(1955, 5, 5), date(1990, 10, 2)),
    ] == rows(tmp_path, publishers.COW_STATES, "state", "iso3", "first", "last")


def test_the_list_of_gleditsch_and_ward_is_read_with_its_letters(tmp_path):
    """Their numbers, their days, and letters beyond ASCII."""
    assert [(260, "DEU", None), (437, "CIV", None)] == rows(
        tmp_path, publishers.GW_TEXT, "state", "iso3", "last"
    )


def test_a_list_without_a_header_is_read_by_places(tmp_path):
    """970 is Kiribati in this list, and days come first."""
    assert [
        (265, "DDR", date(1949, 10, 5), date(1990, 10, 2)),
        (970, "KIR", date(1979, 7, 12), None),
    ] == rows(tmp_path, publishers.GW_HEADLESS, "state", "iso3", "first", "last")


def test_majors_are_read(tmp_path):
    """Who is a major power still has no last day."""
    assert [
        (2, "USA", date(1898, 8, 13), None), (300, None, date(1816, 1, 1), date(1918, 11, 3)),
    ] == rows(tmp_path, publishers.MAJORS, "state", "iso3", "first", "last")


def test_what_is_not_known_of_capabilities_is_none(tmp_path):
    """-9 is the publisher's sign for not known, and 0 is a number."""
    assert [(245, None, 2000.0, None, 0.0), (255, "DEU", None, 40000.0, 600000.0),
            (260, "DEU", 30000.0, 38000.0, 500000.0)] == rows(
        tmp_path, publishers.NMC, "state", "iso3", "milex", "irst", "pec")


def test_disputes_of_dyads_are_read_once(tmp_path):
    """Both directions are one row; a level that is not known is None."""
    names = "dispute", "one", "other", "year", "hostility"

    assert [(4325, 640, 645, 2001, 4), (4326, 640, 645, 2002, None)] == rows(
        tmp_path, publishers.DYADIC_MID, *names
    )


def test_levels_of_disputes_keep_their_side(tmp_path):
    """Whose level is whose does not depend on the direction of the row."""
    names = "one", "other", "hostility", "hostility_one", "hostility_other"

    assert [(2, 200, 3, 3, 1)] == rows(tmp_path, publishers.GML, *names)


def test_participants_are_opponents_while_both_took_part(tmp_path):
    """Who left in 1962 was no opponent in 1963, and who joined then none before."""
    names = "one", "other", "year", "hostility", "hostility_one", "hostility_other"

    assert [(2, 40, 1962, 4, 3, 4), (2, 365, 1963, 3, 3, None)] == rows(
        tmp_path, publishers.MIDB, *names
    )


def test_states_of_one_cell_are_spread(tmp_path):
    """A cell that lists states gives one row each; a side of rebels gives none."""
    names = "conflict", "year", "side", "role", "iso3", "type", "intensity", "over"

    assert [
        (1, 2003, "a", "primary", "USA", 2, 2, "government"),
        (1, 2003, "a", "primary", "GBR", 2, 2, "government"),
        (1, 2003, "a", "secondary", "AUS", 2, 2, "government"),
        (1, 2003, "b", "primary", "IRQ", 2, 2, "government"),
        (2, 1990, "a", "primary", "IND", 3, 1, "territory"),
    ] == rows(tmp_path, publishers.UCDP, *names)


def test_senders_and_targets_of_a_case_are_spread(tmp_path):
    """Names with a comma stay whole, bodies keep their code, and what has none is None."""
    names = "case", "sender_code", "target_code", "first", "last", "financial", "trade"

    assert [
        (1, "IGOEUU", "YEM", 2014, None, True, False),
        (1, "NOR", "YEM", 2014, None, True, False),
        (2, "USA", None, 1999, 2000, False, True),
        (3, "IGOUNO", "NAM", 1980, 2022, False, False),
    ] == rows(tmp_path, publishers.GSDB, *names)


def test_memberships_of_organisations_are_rows(tmp_path):
    """1 is a member, 2 an associate, 3 an observer; 0 and signs for nothing are no rows."""
    names = "iso3", "year", "organisation", "role"

    assert [
        ("USA", 1990, "NATO", 1), ("USA", 2005, "NATO", 1), ("CHN", 2005, "SCO", 1),
        ("PAK", 2005, "AAAID", 2), ("PAK", 2005, "SCO", 3),
    ] == rows(tmp_path, publishers.IGO, *names)


def test_events_of_icews_take_codes_and_plover_types(tmp_path):
    """Countries become codes, types become PLOVER's, and a statement has none there."""
    names = "event", "actor", "recipient", "code", "type", "quad", "intensity", "outlets"

    assert [
        ("1", "NAM", "RUS", "040", "CONSULT", "verbal-cooperation", 1.0, 1),
        ("2", None, None, "011", None, None, -0.1, 1),
    ] == rows(tmp_path, publishers.ICEWS, *names)


@pytest.mark.parametrize(("code", "kind"), [
    ("163", "SANCTION"), ("0813", "CONCEDE"), ("192", "ASSAULT"), ("085", "RETREAT"),
    ("023", None), ("999", None),
])
def test_a_code_is_the_same_type_here_as_where_events_are_imported(tmp_path, code, kind):
    """Embargoes are sanctions, and appeals are no events: one table says so for both."""
    name, text = publishers.ICEWS
    one, _ = rows(tmp_path, (name, text.replace("\t040\t", f"\t{code}\t")), "type")

    assert (kind,) == one


def test_events_of_gdelt_are_read_by_places(tmp_path):
    """Old codes become those of today, and a quotation mark is a letter."""
    names = "event", "day", "actor", "recipient", "recipient_name", "type", "outlets"

    assert [("1001", date(2024, 7, 3), "ROU", "RUS", '"MOSCOW', "CONSULT", 3)] == rows(
        tmp_path, publishers.GDELT, *names
    )


def test_events_of_polecat_are_spread_over_their_actors(tmp_path):
    """One row an actor and recipient; a type of PLOVER's is taken as it stands."""
    names = "event", "actor", "recipient", "type", "quad", "intensity"

    assert [
        ("A1", "CHN", "IND", "CONSULT", "verbal-cooperation", 4.0),
        ("A1", "RUS", "IND", "CONSULT", "verbal-cooperation", 4.0),
        ("A2", "NAM", None, "PROTEST", "material-conflict", -5.0),
    ] == rows(tmp_path, publishers.POLECAT, *names)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("BORDERS_YEARLY", [(2, 20, 1, 2014, None), (260, 265, 1, 1989, 1990)]),
        ("BORDERS_SPELLS", [(2, 20, 1, 1816 + 104, None), (2, 31, 4, 1973, 1999)]),
    ],
)
def test_borders_are_spells(tmp_path, file, expected):
    """Years in a row are one spell, and a spell up to the end of the data has no last year."""
    names = "one", "other", "kind", "first", "last"

    assert expected == rows(tmp_path, getattr(publishers, file), *names)


@pytest.mark.parametrize("name", USABLE)
def test_a_table_is_as_its_record_says(tmp_path, name):
    """Columns, types and order of rows do not depend on the file."""
    file = getattr(publishers, name)
    header, *lines = file[1].rstrip("\n").split("\n")
    table = load(tmp_path, file)
    if name not in ("GW_HEADLESS", "GDELT", "UN_LIBRARY", "WDI_GDP"):  # no header at the top
        turned = "\n".join([header, *reversed(lines)]) + "\n"

        assert table.equals(load(tmp_path, (file[0], turned)))
    with open_sources(write(tmp_path, file)) as sources:
        assert recognise(sources).data_set.schema() == table.schema


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        ("UN_VOTES", "1,2,1,1,", "1,2,1,x,", r"UNVotes\.csv: column 'vote', row 1: 'x' is no nu"),
        ("ATOP_DIRECTED", "1961,", "961,", r"column 'year', row 4: '961' is not between 1815 and"),
        ("NMC", ".03,", "3.0,", r"column 'cinc', row 1: '3\.0' is not between 0 and 1"),
        ("UCDP", '"2, 200"', '"2, UK"', r"column 'gwno_a', row 1: '2, UK' lists what is no number"),
        ("UCDP", ",2,2003,2,2,", ",2,2003,2,9,", r"'type_of_conflict', row 1: '9' is no type"),
        ("UN_LIBRARY", ",N,", ",Q,", r"column 'ms_vote', row 3: 'Q' is none of Y, N, A and X"),
        ("GSDB", "Western Balkans", "", r"column 'sanctioned_state', row 2: '' names nobody"),
        ("IGO", "1990,usa,0", "1990,usa,5", r"column 'AAAID', row 1: '5' is not between 0 and 3"),
        ("WDI_GDP", '"1400"', '"-1400"', r"column '1989', row 2: '-1400' is not between 0 and"),
        ("MADDISON", "1820,3306", "1820,much", r"column 'gdppc', row 6: 'much' is no number"),
        ("ICEWS", "2018-06-01", "June 1", r"column 'Event Date', row 1: 'June 1' is no day"),
    ],
)
def test_a_cell_that_cannot_be_is_named(tmp_path, file, before, after, expected):
    """The file, the column as the file spells it, the row, the cell, and what to do."""
    name, text = getattr(publishers, file)
    broken = (name, text.replace(before, after, 1))
    assert broken[1] != text
    with pytest.raises(BadReference, match=expected):
        load(tmp_path, broken)


def test_a_fact_that_stands_twice_is_named(tmp_path):
    """One state has one vote on a roll call."""
    name, text = publishers.UN_VOTES
    doubled = (name, text + "9,2,1,2,USA,26,26001,1971-09-06,1971\n")
    with pytest.raises(BadReference, match=r"rollcall 26001, state 2 stands there 2 times"):
        load(tmp_path, doubled)


def test_every_column_says_what_it_means():
    """The record of a data set explains each column in a sentence."""
    columns = [column for each in known_data_sets() for column in each.columns]

    assert [] == [column for column in columns if not column.meaning.endswith(".")]
