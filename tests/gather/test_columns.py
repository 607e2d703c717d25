"""The names of columns: data with a schema, each name with one meaning."""

import json
from collections import Counter
from importlib.resources import files

import yaml
from jsonschema import Draft202012Validator

from tatanan.gather.columns import known_names

HOME = files("tatanan.gather")


def test_the_names_fit_their_schema():
    """The file is what its schema asks for."""
    schema = json.loads((HOME / "columns.schema.json").read_text(encoding="utf-8"))
    data = yaml.safe_load((HOME / "columns.yaml").read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    assert [] == list(Draft202012Validator(schema).iter_errors(data))


def test_no_name_stands_for_two_fields():
    """A guess that could go two ways would be a coin toss."""
    counts = Counter(name for names in known_names().values() for name in names)

    assert [] == [name for name, count in counts.items() if count > 1]
