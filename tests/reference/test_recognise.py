"""A file is known by its columns, whatever it is called, and is never taken for another."""

import publishers
import pytest
from publishers import pack, write

from tatanan.errors import BadReference
from tatanan.reference.reading import open_sources
from tatanan.reference.recognise import recognise

KNOWN = [
    ("UN_VOTES", "un-votes", "voeten"),
    ("UN_LIBRARY", "un-votes", "un-library"),
    ("IDEAL_2025", "ideal-points", "bsv-2025"),
    ("IDEAL_SESSIONS", "ideal-points", "bsv-sessions"),
    ("ATOP_DIRECTED", "atop", "atop-directed"),
    ("COW_ALLIANCES", "cow-alliances", "cow-yearly"),
    ("COW_STATES", "cow-states", "cow-spells"),
    ("GW_TEXT", "gw-states", "gw-text"),
    ("GW_HEADLESS", "gw-states", "gw-headless"),
    ("MAJORS", "cow-majors", "cow-majors"),
    ("NMC", "cinc", "nmc"),
    ("WDI_GDP", "wdi-gdp", "wdi-indicator"),
    ("MADDISON", "maddison", "mpd-full"),
    ("DYADIC_MID", "cow-mid", "cow-dyadic"),
    ("MIDB", "cow-mid", "cow-participants"),
    ("GML", "gml-mid", "gml-dispute-years"),
    ("UCDP", "ucdp-acd", "ucdp-prio"),
    ("GSDB", "gsdb", "gsdb-cases"),
    ("IGO", "igo", "igo-state-year"),
    ("ICEWS", "icews", "icews-tab"),
    ("GDELT", "gdelt", "gdelt-2"),
    ("POLECAT", "polecat", "polecat-tab"),
    ("BORDERS_YEARLY", "contiguity", "cow-yearly"),
    ("BORDERS_SPELLS", "contiguity", "cow-spells"),
]


def recognised(path, **wishes):
    """Return what a file is, as the id of the data set and the name of the format."""
    with open_sources(path) as sources:
        found = recognise(sources, **wishes)
    return found.data_set.id, found.format.name


@pytest.mark.parametrize(("file", "data_set", "form"), KNOWN)
def test_a_file_is_known_by_its_columns(tmp_path, file, data_set, form):
    """The name of a file says nothing; its columns do."""
    path = write(tmp_path, getattr(publishers, file), name="whatever.txt")

    assert (data_set, form) == recognised(path)


def test_the_case_of_a_column_does_not_matter(tmp_path):
    """STATEA is stateA."""
    name, text = publishers.ATOP_DIRECTED
    header, _, rows = text.partition("\n")

    assert ("atop", "atop-directed") == recognised(
        write(tmp_path, (name, f"{header.upper()}\n{rows}"))
    )


def test_of_two_formats_in_an_archive_the_first_listed_is_taken(tmp_path):
    """The download of ATOP holds directed and undirected dyads, and counts of states."""
    undirected = publishers.ATOP_DIRECTED[1].replace("stateA,stateB", "mem1,mem2")
    path = pack(tmp_path, "atop.zip", publishers.ATOP_STATE_YEAR, ("atop5_1dy.csv", undirected),
                publishers.ATOP_DIRECTED)

    assert ("atop", "atop-directed") == recognised(path)


def test_a_format_that_is_no_use_says_which_is(tmp_path):
    """A file without dyads is known, and refused with the name of the one that has them."""
    with pytest.raises(BadReference, match=r"does not say with whom; take atop5_1ddyr\.csv"):
        recognised(write(tmp_path, publishers.ATOP_STATE_YEAR))


def test_what_is_not_known_is_told_with_its_columns(tmp_path):
    """A file of no known data set is named, with what it has."""
    with pytest.raises(BadReference, match=r"x\.csv is no data set that is known, .*\(a, b, "):
        recognised(write(tmp_path, ("x.csv", "a,b\n1,2\n")))


def test_what_is_not_what_it_is_said_to_be_is_told(tmp_path):
    """Whoever says what a file is and is wrong learns which files would be right."""
    path = write(tmp_path, publishers.NMC)
    with pytest.raises(BadReference, match=r"has not the columns of atop .* take one of atop5_1"):
        recognised(path, name="atop")


def test_an_unknown_id_is_told(tmp_path):
    """A data set that nobody knows is named."""
    path = write(tmp_path, publishers.NMC)
    with pytest.raises(BadReference, match="there is no data set 'moon'"):
        recognised(path, name="moon")


def test_an_archive_of_two_data_sets_asks_which(tmp_path):
    """Where two data sets lie in one archive, the user says which."""
    path = pack(tmp_path, "both.zip", publishers.COW_STATES, publishers.MAJORS)
    with pytest.raises(BadReference, match="could hold cow-majors or cow-states; say which"):
        recognised(path)

    assert ("cow-majors", "cow-majors") == recognised(path, name="cow-majors")


def test_what_the_user_says_goes_before_the_most_exact_match(tmp_path):
    """A list of states has all columns of a list of majors, and may be one."""
    path = write(tmp_path, publishers.COW_STATES)

    assert ("cow-states", "cow-spells") == recognised(path)
    assert ("cow-majors", "cow-majors") == recognised(path, name="cow-majors")
