"""Every data file of the lexicons is what the schema of its kind asks for, every rule sound."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tatanan.lexicons.faults import Fault
from tatanan.lexicons.load import LANGUAGES, data_files, file_name
from tatanan.lexicons.rule_faults import check_rules

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads ten times faster


def check_lexicons() -> tuple[Fault, ...]:
    """Return all faults of all data files; none where every file fits its schema.

    The folders of the languages have to hold the same file names, too. Rules of events are
    looked at more closely where all files fit.
    """
    contents = [(file_name(file), file.read_bytes()) for file in data_files()]
    faults = tuple(fault for name, content in contents for fault in check_data(name, content))
    return (*faults, *_lone_files(), *(() if faults else _faults_of_rules(contents)))


def check_data(name: str, content: bytes) -> Iterator[Fault]:
    """Yield the faults of one data file, given its name and what stands in it.

    >>> [str(fault) for fault in check_data("en/new.yaml", b"kind: nonsense")]
    ["en/new.yaml: there is no schema 'nonsense'; correct `kind:` or add schema/nonsense.json"]
    """
    try:
        data = yaml.load(content, _Loader)  # noqa: S506 - one of the two safe loaders
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        yield Fault(name, f"{' '.join(str(error).split())}; correct the YAML")
        return
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(kind, str):
        yield Fault(name, "it does not say what it is; start it with `kind:`")
    elif (schema := _schema(kind)) is None:
        remedy = f"correct `kind:` or add schema/{kind}.json"
        yield Fault(name, f"there is no schema {kind!r}; {remedy}")
    else:
        errors = sorted(schema.iter_errors(data), key=lambda error: error.json_path)
        yield from (Fault(name, _explain(error, kind)) for error in errors)


def count_data_files() -> int:
    """Return how many data files the lexicons have."""
    return len(data_files())


def _faults_of_rules(contents: Iterable[tuple[str, bytes]]) -> Iterator[Fault]:
    rules = {name: content for name, content in contents if "/events/" in name}
    for language in LANGUAGES:
        own = {name: yaml.load(content, _Loader)  # noqa: S506 - one of the two safe loaders
               for name, content in rules.items() if name.startswith(f"{language}/")}
        yield from check_rules(language, own)


@lru_cache(maxsize=64)
def _schema(kind: str) -> Draft202012Validator | None:
    file = files("tatanan.lexicons") / "schema" / f"{kind}.json"
    if not kind.isidentifier() or not file.is_file():
        return None
    return Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))


def _explain(error: ValidationError, kind: str, *, longest: int = 160) -> str:
    message = error.message
    if error.validator == "uniqueItems":
        message = f"stands there twice: {_doubles(error.instance)}"
    elif len(message) > longest:  # jsonschema repeats the whole value, which may be the whole file
        message = f"… {message[-longest:]}"
    return f"at {error.json_path}: {message} (schema/{kind}.json)"


def _doubles(instance: object) -> str:
    items = instance if isinstance(instance, list) else []
    return ", ".join(sorted({repr(item) for item in items if items.count(item) > 1}))


def _lone_files() -> Iterator[Fault]:
    names = [file_name(file).split("/", 1) for file in data_files()]
    held = {lang: {n for folder, n in names if folder == lang} for lang in LANGUAGES}
    for missing, others in ((lang, set().union(*held.values()) - held[lang]) for lang in held):
        for name in sorted(others):
            yield Fault(f"{missing}/{name}", "another language has this file; write it here, too")


