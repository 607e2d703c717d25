"""Files are checked before they are kept, and their card tells what they are and cover."""

import hashlib
import json
from datetime import date

import publishers
import pytest
from publishers import pack, write

from tatanan.errors import BadReference
from tatanan.reference.add import add_files
from tatanan.reference.folder import DataFolder

TODAY = date(2026, 11, 25)


@pytest.fixture
def folder(tmp_path):
    """A data folder that is not there yet."""
    return DataFolder(tmp_path / "data")


def add(folder, *files, **wishes):
    """Add small files, as a part where nothing else is wished."""
    return add_files(files, folder, today=TODAY, **{"partial": True, **wishes})


def test_a_file_is_kept_with_its_card(tmp_path, folder):
    """The card holds digest, origin, day, rows and the days that are covered."""
    file = write(tmp_path, publishers.NMC)
    card = add(folder, file, version="6.0")

    assert ("cinc", "6.0", "nmc", 3, True) == (card.id, card.version, card.format, card.rows,
                                              card.partial)
    assert (date(1816, 1, 1), date(1990, 12, 31)) == (card.first, card.last)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == card.digest
    assert (str(file.resolve()), TODAY) == (card.origin, card.added)
    assert card == folder.card("cinc")


def test_a_version_that_nobody_told_is_not_made_up(tmp_path, folder):
    """A card says of itself only what is known."""
    assert add(folder, write(tmp_path, publishers.NMC)).version is None


@pytest.mark.parametrize(
    ("file", "first", "last"),
    [
        ("COW_STATES", date(1816, 1, 1), date(2016, 12, 31)),  # the list's end, not a state's
        ("BORDERS_SPELLS", date(1920, 1, 1), date(2016, 12, 31)),
        ("GSDB", date(1980, 1, 1), date(2022, 12, 31)),
        ("ICEWS", date(2018, 6, 1), date(2018, 6, 2)),
        ("MAJORS", date(1816, 1, 1), date(2016, 12, 31)),
    ],
)
def test_where_data_end_is_told_though_spells_are_open(tmp_path, folder, file, first, last):
    """A spell that still holds has no last day, yet the file has."""
    card = add(folder, write(tmp_path, getattr(publishers, file)))

    assert (first, last) == (card.first, card.last)


def test_a_file_far_too_short_is_refused_unless_it_is_meant(tmp_path, folder):
    """Three rows are not the capabilities of the world; nothing is written."""
    file = write(tmp_path, publishers.NMC)
    with pytest.raises(BadReference, match=r"gives 3 rows, where .* about 17,121; .* --partial"):
        add(folder, file, partial=False)

    assert folder.card("cinc") is None
    assert not folder.path.exists()


def test_a_bad_file_leaves_what_was_there(tmp_path, folder):
    """What is in the folder stays until something better is checked."""
    before = add(folder, write(tmp_path, publishers.NMC))
    name, text = publishers.NMC
    with pytest.raises(BadReference, match="cinc"):
        add(folder, write(tmp_path, (name, text.replace(".03,", "3.0,"))))

    assert before == folder.card("cinc")
    assert 3 == folder.table("cinc").num_rows


def test_several_files_are_one_set(tmp_path, folder):
    """States and microstates of Gleditsch and Ward come in two files."""
    other = publishers.GW_TEXT[0], publishers.GW_TEXT[1].replace("260\tGFR", "223\tLIE")
    files = [write(tmp_path, publishers.GW_TEXT), write(tmp_path, other, name="microstates.txt")]
    files[1].write_text(files[1].read_text().replace("437\tCDI", "221\tMNC"))
    card = add(folder, *files)

    assert [221, 223, 260, 437] == folder.table("gw-states")["state"].to_pylist()
    assert ("ksgmdw.txt", "microstates.txt") == card.files
    assert date(2020, 12, 31) == card.last


def test_the_same_fact_in_two_files_is_told(tmp_path, folder):
    """A file that is given twice does not count twice."""
    files = [write(tmp_path, publishers.NMC), write(tmp_path, publishers.NMC, name="again.csv")]
    with pytest.raises(BadReference, match="state 245, year 1816 stands there 2 times"):
        add(folder, *files)


def test_files_of_two_sets_are_not_one(tmp_path, folder):
    """Each data set is added by itself."""
    files = [write(tmp_path, publishers.NMC), write(tmp_path, publishers.GSDB)]
    with pytest.raises(BadReference, match=r"is cinc, .* is gsdb; add the files of one data set"):
        add(folder, *files)


def test_the_same_file_gives_the_same_bytes(tmp_path, folder):
    """What is kept depends on the file alone, not on the order of its rows."""
    name, text = publishers.ATOP_DIRECTED
    header, *lines = text.rstrip("\n").split("\n")
    add(folder, write(tmp_path, (name, text)))
    kept = (folder.path / "atop.parquet").read_bytes()
    add(folder, write(tmp_path, (name, "\n".join([header, *reversed(lines)]) + "\n")))

    assert kept == (folder.path / "atop.parquet").read_bytes()


def test_an_archive_is_added_as_it_was_downloaded(tmp_path, folder):
    """The publisher's archive need not be unpacked."""
    card = add(folder, pack(tmp_path, "NMCv6.zip", publishers.NMC))

    assert ("NMCv6.zip",) == card.files
    assert "cinc" == json.loads((folder.path / "cinc.json").read_text("utf-8"))["id"]
