"""Every data file holds what its schema asks for, and says where its facts come from."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from tatanan.lexicons.load import LANGUAGES, data_files, file_name, load_data

SCHEMAS = files("tatanan.lexicons") / "schema"
PLACES = [file_name(file).removesuffix(".yaml").rsplit("/", 1) for file in data_files()]


def schema_of(kind):
    """Return the schema of a kind of data file."""
    return json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))


def places_of(folder):
    """Return the names of the data files of one language."""
    return {f"{place}/{name}".removeprefix(folder) for place, name in PLACES
            if place.split("/")[0] == folder}


@pytest.mark.parametrize("schema", sorted(s.name.removesuffix(".json") for s in SCHEMAS.iterdir()))
def test_a_schema_is_one_itself_and_has_data(schema):
    """Every schema is valid JSON Schema 2020-12, and some data file is of its kind.

    The list of example reports lies beside the reports, and has a test of its own.
    """
    Draft202012Validator.check_schema(schema_of(schema))

    assert schema in {load_data(*place)["kind"] for place in PLACES} | {"examples"}


@pytest.mark.parametrize(("folder", "name"), PLACES)
def test_a_data_file_holds_what_its_schema_asks_for(folder, name):
    """A data file names its kind, and validates against the schema of that kind."""
    data = load_data(folder, name)
    problems = Draft202012Validator(schema_of(data["kind"])).iter_errors(data)

    assert [] == [f"{problem.json_path}: {problem.message[:200]}" for problem in problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_files(language):
    """The folders of two languages differ in language, not in what they cover."""
    assert places_of(LANGUAGES[0]) == places_of(language)


@pytest.mark.parametrize(("folder", "name"), [p for p in PLACES if p[0].split("/")[0] in LANGUAGES])
def test_a_language_file_lies_in_the_folder_of_its_language(folder, name):
    """A file that names a language names the one whose folder it lies in."""
    language = folder.split("/")[0]

    assert language == load_data(folder, name).get("language", language)
