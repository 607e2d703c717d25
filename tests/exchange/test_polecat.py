"""Files of POLECAT become imported events, those with shifted columns where there is no doubt."""

from datetime import date

import pytest
from foreign import POLECAT, line, polecat_cells, polecat_row, rows_of, written
from hypothesis import given
from hypothesis import strategies as st

from tatanan.errors import BadImport
from tatanan.exchange.imports import read_polecat_events
from tatanan.exchange.imports.mending import is_sound, mend

HEADER = line(POLECAT)


@pytest.fixture
def events(tmp_path):
    """Return a reader of lines of POLECAT."""

    def read(*lines, header=HEADER):
        return rows_of(read_polecat_events(written(tmp_path / "events.txt", header, *lines)))

    return read


def test_an_event_of_two_actors_has_a_row_for_each_pair(events):
    """Types, modes, contexts and scores are PLOVER's already and stay as they are."""
    (one, other), rejected = events(polecat_row())

    assert [] == rejected
    assert ("JPN", "Japan", "JPN", 1) == (
        other["actor"], other["actor_name"], other["actor_given"], other["pair"])
    assert {
        "id": "polecat:20230105-1", "pair": 0, "coder": "polecat", "version": "2023-02",
        "given_id": "20230105-1", "first": date(2023, 1, 5), "last": date(2023, 1, 5),
        "published": date(2023, 1, 6),
        "actor": "USA", "actor_name": "United States", "actor_given": "USA",
        "actor_sectors": '["GOV"]',
        "recipient": "PRK", "recipient_name": "North Korea", "recipient_given": "PRK",
        "recipient_sectors": "[]",
        "type": "SANCTION", "mode": "discontinue", "contexts": '["economic","military"]',
        "code": "SANCTION", "mapping": "same", "quad": "material-conflict", "intensity": -6.0,
        "scale": "plover", "place": "Pyongyang", "country": "PRK", "latitude": 39.0339,
        "longitude": 125.7543, "mentions": None, "reports": None, "outlets": None, "url": None,
        "outlet": "Kantor Contoh", "story": None, "sentence": None, "language": "English",
        "found_by": '["polecat-2023-02"]', "evidence": "none",
    } == one


@pytest.mark.parametrize(("cells", "actors"), [
    ({"actor_country": "USA", "actor_name": "United States"}, [("USA", "United States")]),
    ({"actor_country": "None", "actor_name": "Gunmen"}, [(None, "Gunmen")]),
    ({"actor_country": "USA; USA", "actor_name": "Senate; Congress"},
     [("USA", "Senate"), ("USA", "Congress")]),
    ({"actor_country": "USA; USA", "actor_name": "United States"}, [("USA", "United States")]),
    ({"actor_country": "USA; UNO", "actor_name": "None"}, [("USA", None), ("IGOUNO", None)]),
])
def test_each_actor_counts_once(events, cells, actors):
    """Names go with their codes where there are as many."""
    rows, _ = events(polecat_row(**cells))

    assert actors == [(row["actor"], row["actor_name"]) for row in rows]
    assert [*range(len(actors))] == [row["pair"] for row in rows]


@pytest.mark.parametrize(("row", "reason"), [
    (polecat_row(event_id="None"), "Event ID 'None' is none"),
    (polecat_row(event_date="soon"), "Event Date 'soon' is no day"),
    (polecat_row(event_type="FIGHT"), "Event Type 'FIGHT' is no type of PLOVER"),
    (polecat_row(quad_code="None"), "Quad Code 'None' is no quad"),
    (line(polecat_cells()[:-1]), "39 cells, not 40; none may be added"),
])
def test_a_line_that_is_no_event_is_set_aside(events, row, reason):
    """With its number, the header being line 1."""
    rows, rejected = events(polecat_row(), row)

    assert 2 == len(rows)  # the two pairs of the first
    assert [(3, reason)] == rejected


def test_tabs_too_many_at_the_end_are_no_doubt(events):
    """Some files have them in every line, the header too."""
    plain, _ = events(polecat_row())

    assert (plain, []) == events(polecat_row() + "\t\t", header=f"{HEADER}\t\t")
    assert (plain, []) == events(polecat_row() + "\t\t\t\t\t\t")


def test_a_header_with_names_that_no_line_has_is_put_right(events):
    """Some files name a headline, and have none."""
    plain, _ = events(polecat_row())
    longer = line(["Event ID", "Headline", *POLECAT[1:], "Text"])

    assert (plain, []) == events(polecat_row(), header=longer)


def test_a_header_with_names_that_the_lines_have_is_taken_as_it_is(events):
    """Then nothing was shifted: there is a column more."""
    plain, _ = events(polecat_row())
    cells = polecat_cells()
    longer = line(["Event ID", "Headline", *POLECAT[1:]])

    assert (plain, []) == events(line([cells[0], "A headline", *cells[1:]]), header=longer)


def test_an_older_name_of_a_column_is_known(events):
    """Intensity is Event Intensity in some files."""
    plain, _ = events(polecat_row())

    assert (plain, []) == events(
        polecat_row(), header=HEADER.replace("\tIntensity\t", "\tEvent Intensity\t"))


def test_another_file_is_refused(events):
    """The message names what the header lacks."""
    with pytest.raises(BadImport, match="its header lacks Event ID"):
        events(polecat_row(), header=HEADER.replace("Event ID", "EventID"))


@given(place=st.integers(0, 40))
def test_one_tab_too_many_is_taken_out_where_it_is_seen(place):
    """Wherever the stray tab stands, the line is as it was: an empty cell shifts all after it."""
    cells = polecat_cells()

    assert cells == mend([*cells[:place], "", *cells[place:]])


@given(place=st.integers(1, 39), cut=st.integers(1, 3))
def test_a_cell_that_was_cut_in_two_is_not_guessed(place, cut):
    """A tab inside a value leaves no empty cell, so the line is refused."""
    cells = [cell or "x" for cell in polecat_cells()]
    longer = [*cells[:place], cells[place][:cut] or "x", cells[place][cut:] or "x",
              *cells[place + 1 :]]

    assert isinstance(mend(longer), str)


def test_two_ways_to_mend_a_line_are_a_doubt():
    """Where an empty cell might be either of two, nothing is chosen."""
    cells = polecat_cells(actor_title="", actor_name_raw="Tokyo")
    place = POLECAT.index("Actor Title")
    longer = [*cells[: place + 1], "", *cells[place + 1 :]]  # two empty cells side by side: one way
    moved = [*cells[:place], "", "Tokyo", "", *cells[place + 2 :]]  # before or after the words

    assert cells == mend(longer)
    assert mend(moved) == "41 cells, not 40, and 2 ways to mend it"


def test_a_row_number_before_each_line_is_taken_off(events):
    """Some programs write one, without a name for it."""
    plain, _ = events(polecat_row())

    assert (plain, []) == events(f"1\t{polecat_row()}")


def test_a_line_of_forty_cells_that_were_shifted_is_not_sound():
    """One cell lost and one tab too many is seen."""
    cells = polecat_cells()

    assert is_sound(cells)
    assert not is_sound([*cells[1:], "None"])
