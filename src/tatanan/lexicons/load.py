"""Read the data files of the lexicons, each once."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from tatanan.errors import BadLexicon, UnknownLanguage

LANGUAGES = ("id", "en")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads ten times faster


def data_files() -> list[Traversable]:
    """Return all YAML files of the lexicons, in a fixed order."""
    root = files("tatanan.lexicons")
    languages = sorted(LANGUAGES)
    names = ("world", "generated", *languages, *(f"{name}/events" for name in languages))
    folders = [root.joinpath(*name.split("/")) for name in names]
    found = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    return sorted((f for f in found if f.name.endswith(".yaml")), key=str)


def file_name(file: Traversable) -> str:
    """Return where a data file stands in the lexicons: `en/events/aid.yaml`."""
    parts = str(file).replace("\\", "/").split("/")
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("lexicons") + 1 :])


@lru_cache(maxsize=64)
def load_data(folder: str, name: str) -> Mapping[str, Any]:
    """Return a data file: `load_data("world", "states")`, `load_data("id", "words")`.

    Raises BadLexicon where the file is missing or is no YAML.
    """
    file = files("tatanan.lexicons").joinpath(*folder.split("/"), f"{name}.yaml")
    return read_data(file, f"{folder}/{name}.yaml")


def read_data(file: Traversable, name: str) -> Mapping[str, Any]:
    """Return a data file of any part of the package; `name` is how errors call it.

    Raises BadLexicon where the file is missing or is no YAML.
    """
    if not file.is_file():
        raise BadLexicon(f"{name}: there is no such data file; install Tatanan again")
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    except yaml.YAMLError as error:
        raise BadLexicon(f"{name}: {error}; correct the YAML") from error
    if not isinstance(data, dict):
        raise BadLexicon(f"{name} holds no mapping; start it with `kind:`")
    return data


@lru_cache(maxsize=4)
def lexicon_digest(language: str) -> str:
    """Return the digest of all data that a language's reports are coded with."""
    digest = sha256()
    for file in data_files():
        name = file_name(file)
        folder = name.split("/")[0]
        if folder not in LANGUAGES or folder == language:
            digest.update(f"{name}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def require_language(language: str) -> str:
    """Return the language if Tatanan reads it; raise UnknownLanguage if not."""
    if language not in LANGUAGES:
        raise UnknownLanguage(
            f"Tatanan reads {' and '.join(LANGUAGES)}, not {language!r}; give --language id or en"
        )
    return language
