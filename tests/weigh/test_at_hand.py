"""Which data lie in a data folder, and what is lacking."""

import data_folders

from tatanan.reference.folder import DataFolder
from tatanan.weigh.at_hand import WEIGHED, known_in


def test_an_empty_folder_lacks_everything_and_says_how_to_get_it(tmp_path):
    """Each data set that claims are held against is named, with a remedy."""
    known = known_in(DataFolder(tmp_path))

    assert set(WEIGHED) == set(known.lacking)
    assert all(lack.title and lack.remedy for lack in known.lacking.values())
    assert (None, None, None) == (known.votes, known.power, known.majors)


def test_what_is_in_the_folder_is_known(tmp_path):
    """Only what is not there is lacking."""
    known = known_in(DataFolder(data_folders.fill(tmp_path)))

    assert {"cow-majors"} == set(known.lacking)
    assert known.votes is not None
    assert "wdi-gdp" == known.output_from
    assert known.sanctions is not None


def test_output_since_1816_is_taken_where_the_newer_one_is_not_here(tmp_path):
    """The one of the Maddison Project stands in, and is named as what it is."""
    folder = DataFolder(tmp_path)
    data_folders.keep(folder, "maddison", [
        {"state": 2, "iso3": "USA", "year": 2020, "output": 1.5e13, "series": "mpd"}])
    known = known_in(folder)

    assert ("maddison", "mpd", 1.5e13) == (
        known.output_from, known.output.series, known.output.in_year(2020).of("USA"))
    assert "wdi-gdp" not in known.lacking
