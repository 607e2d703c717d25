"""All exports: the same contents give the same bytes, and each folder says what it is."""

import os
import subprocess
import sys

import frictionless
import pytest
import yaml
from exported import CARD, contents_of, digests, exported, world

from tatanan.exchange.exports.card import Card
from tatanan.exchange.exports.formats import FORMATS
from tatanan.exchange.exports.package import CITATION_FILE, CRATE_FILE, PACKAGE_FILE, citation
from tatanan.terms.tables import TABLES

TABULAR = ("polecat", "gdelt")  # frictionless reads these itself
AGAIN = """
import sys
from pathlib import Path
from exported import exported, world
for name in sys.argv[2:]:
    exported(Path(sys.argv[1]) / name, name, list(reversed(world())))
"""


def test_another_run_gives_the_same_bytes(tmp_path):
    """Neither the order of writing nor the seed of Python's hashes shows in a file."""
    for name in FORMATS:
        exported(tmp_path / "one" / name, name, world())
    run = [sys.executable, "-c", AGAIN, str(tmp_path / "other"), *FORMATS]
    paths = os.pathsep.join(path for path in sys.path if path)
    subprocess.run(run, check=True, env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": paths})

    for name in FORMATS:
        one, other = digests(tmp_path / "one" / name), digests(tmp_path / "other" / name)
        assert [] == [file for file in {*one, *other} if one.get(file) != other.get(file)]


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_is_a_data_package(tmp_path, name):
    """frictionless finds nothing wrong with its descriptor, nor with tables that it can read."""
    exported(tmp_path, name, world())
    descriptor = tmp_path / PACKAGE_FILE
    package = frictionless.Package(str(descriptor))

    assert [] == [*frictionless.Package.metadata_validate(package.to_descriptor())]
    assert CARD.snapshot == package.version
    assert [{"name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0.html"}] == (
        package.licenses)
    if name in TABULAR:
        report = frictionless.validate(str(descriptor))
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


@pytest.mark.parametrize("name", FORMATS)
def test_a_descriptor_names_every_file_with_size_and_hash(tmp_path, name):
    """Whoever gets the folder can see that nothing was changed."""
    resources = exported(tmp_path, name, world())
    package = yaml.safe_load((tmp_path / PACKAGE_FILE).read_text("utf-8"))
    described = {each["path"]: each for each in package["resources"]}
    beside = {PACKAGE_FILE, CITATION_FILE, CRATE_FILE}

    assert {each.path for each in resources} == set(described)
    assert set(described) | beside == {file.name for file in tmp_path.iterdir()}
    for path, each in described.items():
        content = (tmp_path / path).read_bytes()
        assert len(content) == each["bytes"]
        assert f"sha256:{frictionless_hash(content)}" == each["hash"]


def frictionless_hash(content):
    """Return the SHA-256 of bytes."""
    from hashlib import sha256

    return sha256(content).hexdigest()


def test_a_changed_file_is_found_out(tmp_path):
    """The check of the package can fail: frictionless sees another hash."""
    exported(tmp_path, "polecat", world())
    file = tmp_path / "events.polecat.tsv"
    file.write_text(file.read_text("utf-8").replace("SUPPORT", "ASSAULT"), "utf-8")

    assert not frictionless.validate(str(tmp_path / PACKAGE_FILE)).valid


@pytest.mark.parametrize("name", FORMATS)
def test_a_store_without_events_is_exported_too(tmp_path, name):
    """Empty files are files."""
    exported(tmp_path, name, [])

    assert (tmp_path / PACKAGE_FILE).is_file()


def test_the_citation_names_snapshot_licence_and_authors(tmp_path):
    """As CITATION.cff 1.2.0 has it; authors are needed, so nobody is Anonymous."""
    exported(tmp_path, "jsonl", world())
    cited = yaml.safe_load((tmp_path / CITATION_FILE).read_text("utf-8"))

    assert ("1.2.0", "dataset", CARD.snapshot, "CC-BY-4.0") == (
        cited["cff-version"], cited["type"], cited["version"], cited["license"])
    assert [{"name": "Kantor Contoh"}] == cited["authors"]
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    bare = citation(Card("Contoh", "ab", "0.1.0"))
    assert [{"name": "Anonymous"}] == bare["authors"]
    assert "license" not in bare


def test_an_export_of_some_events_says_which(tmp_path):
    """Its name differs from that of the whole."""
    card = Card("Contoh", CARD.snapshot, "0.1.0", asked="types SANCTION")
    exported(tmp_path, "gexf", world(), card=card)
    package = yaml.safe_load((tmp_path / PACKAGE_FILE).read_text("utf-8"))

    assert "types SANCTION" == package["tatanan"]["filter"]
    assert card.name == package["name"] != CARD.name
    assert "licenses" not in package


def crate_of(tmp_path, card=CARD):
    """Return the entities of an RO-Crate by their ids."""
    exported(tmp_path, "polecat", world(), card=card)
    crate = yaml.safe_load((tmp_path / CRATE_FILE).read_text("utf-8"))
    assert "https://w3id.org/ro/crate/1.1/context" == crate["@context"]
    ids = [entity["@id"] for entity in crate["@graph"]]
    assert len(ids) == len(set(ids))
    return {entity["@id"]: entity for entity in crate["@graph"]}


def references(value):
    """Yield the ids that a value of JSON-LD refers to."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def test_a_folder_is_a_research_object(tmp_path):
    """The descriptor is about the root, the root has every file, and every id leads somewhere."""
    entities = crate_of(tmp_path)
    descriptor, root = entities[CRATE_FILE], entities["./"]
    outside = {"https://w3id.org/ro/crate/1.1"}

    assert ({"@id": "./"}, {"@id": "https://w3id.org/ro/crate/1.1"}) == (
        descriptor["about"], descriptor["conformsTo"])
    assert {"name", "description", "license"} <= set(root)
    assert ["events.polecat.tsv"] == [part["@id"] for part in root["hasPart"]]
    assert "File" == entities["events.polecat.tsv"]["@type"]
    assert set() == {i for e in entities.values() for i in references(e)} - set(entities) - outside
    assert all("@id" in entity and "@type" in entity for entity in entities.values())


def test_a_crate_without_a_licence_says_so(tmp_path):
    """Silence would be taken for leave."""
    entities = crate_of(tmp_path, Card("Contoh", CARD.snapshot, "0.1.0"))

    assert "No licence is named" == entities[entities["./"]["license"]["@id"]]["name"]


def test_contents_can_be_asked_again():
    """Formats go through them more than once."""
    contents = contents_of(world())

    assert [e.id for e in contents.events()] == [e.id for e in contents.events()] != []
    assert set(TABLES) == set(next(contents.parts()))
