"""Is a data file of the package what the schema of its kind asks for?"""

import json
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from jsonschema import Draft202012Validator


def faults_by_kind(data: Mapping[str, Any], schemas: Traversable) -> Iterator[str]:
    """Yield what is wrong with the contents of a data file, by the schema of its `kind`.

    `schemas` is the folder of the schemas: one for `kind: names` is `names.json`.
    """
    schema = schemas / f"{data.get('kind')}.json"
    if not schema.is_file():
        yield f"there is no schema {data.get('kind')!r}; correct `kind:`"
        return
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for error in sorted(validator.iter_errors(data), key=lambda error: error.json_path):
        yield f"at {error.json_path}: {error.message[:200]}"
