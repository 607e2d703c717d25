"""What is done with every item of a run, and the digest of all that can change its outcome."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from tatanan.lexicons.load import LANGUAGES
from tatanan.pipeline import current_coder, extract_coding
from tatanan.read.inputs import Reading
from tatanan.terms.coding import Coding
from tatanan.terms.ids import content_id
from tatanan.terms.text import Report

Code = Callable[[Report], Coding]

_CODE = ("read", "parse", "extract", "lexicons", "terms", "pipeline.py")
_OWN = (
    "store/rows.py", "store/writing.py", "store/evidence.py", "scale/work.py", "scale/plan.py",
)  # fmt: skip
_LIBRARIES = (
    "charset-normalizer", "lxml", "readability-lxml", "simplemma", "spacy", "trafilatura",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """How items are read, and what codes a report; `code` must be a function of a module."""

    reading: Reading = field(default_factory=Reading)
    code: Code = extract_coding

    @classmethod
    def of(cls, reading: Reading, *, min_confidence: float | None = None) -> "Plan":
        """Return the plan that codes by rules and models, from some confidence on."""
        if min_confidence is None:
            return cls(reading)
        return cls(reading, partial(extract_coding, min_confidence=min_confidence))

    @property
    def digest(self) -> str:
        """The hash of the plan, of the program's own code, its data and models, and libraries.

        Raises MissingModel or BadLexicon where something is missing, before anything is begun.
        """
        reading = self.reading
        coders = [current_coder(language) for language in LANGUAGES]
        return content_id(
            "plan", reading.kind, reading.language, reading.published, reading.clean,
            _named(self.code), code_digest(), *coders, *map(_version, _LIBRARIES),
        )


def code_digest() -> str:
    """Return the hash of all modules that have a part in what an item becomes."""
    digest = sha256()
    home = files("tatanan")
    for file in _modules(home.joinpath(*name.split("/")) for name in (*_CODE, *_OWN)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _modules(places: Iterable[Traversable]) -> Iterable[Traversable]:
    for place in places:
        if place.is_dir():
            yield from _modules(sorted(place.iterdir(), key=lambda each: each.name))
        elif place.name.endswith((".py", ".json")):
            yield place


def _named(code: Code) -> str:
    if isinstance(code, partial):
        return f"{_named(code.func)} {sorted(code.keywords.items())}"
    return f"{code.__module__}.{code.__qualname__}"


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution
