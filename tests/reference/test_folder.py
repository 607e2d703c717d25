"""The data folder: where it lies, what is in it, and how to get what is not."""

import json
from datetime import date
from pathlib import Path

import publishers
import pytest
from publishers import write

from tatanan.errors import BadReference, MissingReference
from tatanan.reference.add import add_files
from tatanan.reference.folder import DataFolder, digest_of, find_data_folder


@pytest.fixture
def folder(tmp_path):
    """A data folder with a part of one data set."""
    folder = DataFolder(tmp_path / "data")
    add_files([write(tmp_path, publishers.NMC)], folder, today=date(2026, 11, 25), partial=True)
    return folder


@pytest.mark.parametrize(
    ("named", "environment", "expected"),
    [
        (Path("/here"), {"TATANAN_DATA": "/there"}, "/here"),
        (None, {"TATANAN_DATA": "/there", "XDG_DATA_HOME": "/home"}, "/there"),
        (None, {"XDG_DATA_HOME": "/home"}, "/home/tatanan/data"),
        (None, {}, str(Path.home() / ".local/share/tatanan/data")),
    ],
)
def test_the_folder_is_the_one_named_then_the_variables_then_the_users(
    named, environment, expected
):
    """An option goes before TATANAN_DATA, and that before the user's own folder."""
    assert Path(expected) == find_data_folder(named, environment=environment).path


def test_what_is_there_is_listed(folder):
    """Cards tell what the folder holds."""
    assert ["cinc"] == [card.id for card in folder.cards()]


def test_an_empty_folder_holds_nothing(tmp_path):
    """A folder that is not there is empty, not an error."""
    assert () == DataFolder(tmp_path / "nowhere").cards()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("atop", "run `tatanan data fetch atop`, or get it from http://www.atopdata.org and run"),
        ("gsdb", "ask for it on the publisher's page"),
        ("cow-alliances", "not fetched, by the wish of its maintainer; add a copy of your own"),
    ],
)
def test_what_is_missing_says_how_to_get_it(folder, name, expected):
    """The error names the data set, the folder, and the next command."""
    with pytest.raises(MissingReference, match=f"\\({name}\\) is not in .*data; .*{expected}"):
        folder.table(name)


def test_an_unknown_data_set_is_told(folder):
    """A name that nobody knows is no missing data."""
    with pytest.raises(MissingReference, match=r"there is no data set 'moon'; .* knows atop"):
        folder.table("moon")


def test_a_table_of_another_version_is_not_read_as_this_one(folder):
    """What was kept under another record is added again, not guessed at."""
    import pyarrow as pa
    import pyarrow.parquet

    pyarrow.parquet.write_table(pa.table({"state": [2]}), folder.path / "cinc.parquet")
    with pytest.raises(BadReference, match="written by another version of Tatanan; add cinc again"):
        folder.table("cinc")


def test_a_broken_card_is_told(folder):
    """A card that is no card is named."""
    (folder.path / "cinc.json").write_text(json.dumps({"id": "cinc"}), encoding="utf-8")
    with pytest.raises(BadReference, match=r"cinc\.json is no card"):
        folder.cards()


def test_a_card_without_its_table_is_nothing(folder):
    """A table that was deleted is not there, whatever its card says."""
    (folder.path / "cinc.parquet").unlink()

    assert folder.card("cinc") is None


def test_no_draft_is_left_behind(folder):
    """What is written stands under its own name only."""
    assert {"cinc.json", "cinc.parquet"} == {file.name for file in folder.path.iterdir()}


def test_a_digest_does_not_depend_on_the_order_of_files(tmp_path):
    """The same files have the same digest."""
    files = [write(tmp_path, ("a.csv", "1")), write(tmp_path, ("b.csv", "2"))]

    assert digest_of(files) == digest_of(files[::-1])
