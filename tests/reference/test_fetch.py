"""Data sets come from their publishers, within a limit, and trouble is told with what to do."""

import json
from dataclasses import replace

import pytest
from publisher_server import Given, open_publisher
from publishers import NMC

from tatanan.errors import BadReference, MissingReference
from tatanan.reference.datasets import Download, data_set
from tatanan.reference.fetch import download

LISTING = json.dumps({"data": [
    {"dataFile": {"id": 7, "filename": "UNVotes.tab"}},
    {"dataFile": {"id": 9, "filename": "UNVotes2.tab"}},
    {"dataFile": {"id": 8, "filename": "Codebook.pdf"}},
]}).encode()


@pytest.fixture
def publisher():
    """A publisher on this machine."""
    with open_publisher() as known:
        yield known


def at(address, **wishes):
    """Return the record of capabilities as if they lay at an address."""
    return replace(data_set("cinc"), download=Download(url=address, **{"most_mib": 1, **wishes}))


def in_dataverse(publisher, **wishes):
    """Return the record of votes as if they lay in a Dataverse on this machine."""
    there = {"doi": "doi:10.1/X", "file": r"^UNVotes.*\.tab$", "most_mib": 1, **wishes}
    return replace(data_set("un-votes"), download=Download(dataverse=publisher.url, **there))


def test_a_file_is_brought_as_it_is(publisher, tmp_path):
    """The bytes are the publisher's, and the address is told."""
    publisher.files["/data/NMC.csv"] = Given(NMC[1].encode())
    seen = []
    file, address = download(
        at(f"{publisher.url}/data/NMC.csv"), tmp_path, progress=lambda *told: seen.append(told)
    )

    assert (NMC[1].encode(), "NMC.csv") == (file.read_bytes(), file.name)
    assert f"{publisher.url}/data/NMC.csv" == address
    assert (0, len(NMC[1])) == seen[0]
    assert (len(NMC[1]), len(NMC[1])) == seen[-1]


def test_a_file_that_has_moved_is_followed(publisher, tmp_path):
    """Publishers move their files and leave a pointer."""
    publisher.files["/old.csv"] = Given(b"", status=302, location="/new.csv")
    publisher.files["/new.csv"] = Given(b"here")

    assert b"here" == download(at(f"{publisher.url}/old.csv"), tmp_path)[0].read_bytes()


def test_the_newest_fitting_file_of_a_dataverse_is_taken(publisher, tmp_path):
    """The list is asked for, and the file with the highest number that fits is brought."""
    publisher.files["/api/datasets/:persistentId/versions/:latest/files"] = Given(LISTING)
    publisher.files["/api/access/datafile/9"] = Given(b"newest")
    file, address = download(in_dataverse(publisher), tmp_path)

    assert ("UNVotes2.tab", b"newest") == (file.name, file.read_bytes())
    assert address.endswith("/api/access/datafile/9")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"data": []}', r"has no file that fits"),
        (b"<html>", r"does not list the files .* as a Dataverse does"),
        (b'{"data": [{"dataFile": {"id": 1, "filename": "x.pdf"}}]}', r"it has x\.pdf"),
    ],
)
def test_a_dataverse_without_the_file_is_told(publisher, tmp_path, body, expected):
    """The message names what there is, and the way by hand."""
    publisher.files["/api/datasets/:persistentId/versions/:latest/files"] = Given(body)
    with pytest.raises(MissingReference, match=f"{expected}.*get it from .*`tatanan data add`"):
        download(in_dataverse(publisher), tmp_path)


@pytest.mark.parametrize(
    ("given", "error", "expected"),
    [
        (Given(b"gone", status=404), MissingReference, r"cinc could not be fetched \(.*404"),
        (Given(b"x" * (1024**2 + 1)), BadReference, r"cinc is larger than 1 MiB"),
        (Given(b"<html>", "text/html"), BadReference, r"answers with a page, not with data"),
    ],
)
def test_what_is_not_the_file_is_told(publisher, tmp_path, given, error, expected):
    """A missing file, one that is too large and a page are told apart."""
    publisher.files["/x"] = given
    with pytest.raises(error, match=expected):
        download(at(f"{publisher.url}/x"), tmp_path)


def test_a_publisher_that_does_not_answer_is_told(publisher, tmp_path):
    """Where nobody listens, the user is told and sent to the page."""
    port = publisher.url.rpartition(":")[2]
    address = publisher.url.replace(port, "1")
    with pytest.raises(MissingReference, match=r"could not be fetched .* get it from https://corr"):
        download(at(f"{address}/x"), tmp_path)


def test_what_is_not_to_be_fetched_is_not(tmp_path):
    """COW alliances are never downloaded, by the wish of their maintainer."""
    with pytest.raises(MissingReference, match=r"is not fetched: .* by the wish of its maintainer"):
        download(data_set("cow-alliances"), tmp_path)


@pytest.mark.parametrize("day", [None, "2024-07-03", "yesterday"])
def test_a_file_a_day_needs_a_day(tmp_path, day):
    """GDELT keeps a file a day, and its day is written in figures."""
    with pytest.raises(MissingReference, match="gdelt is kept as a file a day; name one, as in"):
        download(data_set("gdelt"), tmp_path, day=day)


def test_the_day_is_put_into_the_address(publisher, tmp_path):
    """The file of the day is asked for."""
    publisher.files["/20240703.csv"] = Given(b"day")
    known = at(f"{publisher.url}/{{day}}.csv")

    assert b"day" == download(known, tmp_path, day="20240703")[0].read_bytes()


def test_a_name_cannot_lead_out_of_the_folder(publisher, tmp_path):
    """A Dataverse that names a file ../x does not write outside."""
    listing = json.dumps({"data": [{"dataFile": {"id": 1, "filename": "../UNVotes.tab"}}]})
    publisher.files["/api/datasets/:persistentId/versions/:latest/files"] = Given(listing.encode())
    publisher.files["/api/access/datafile/1"] = Given(b"x")

    assert tmp_path == download(in_dataverse(publisher), tmp_path)[0].parent
