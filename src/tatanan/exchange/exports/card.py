"""What an export says of itself: which snapshot, whose, under what licence, and which files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyarrow as pa

from tatanan.exchange.facts import load_mapping

_SHORT: Final = 16  # digits of a digest that tell one snapshot from another in a name
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of a data set that was exported.

    `snapshot` is the digest of the store that it was made of, `version` that of Tatanan. `asked`
    says which events were wanted; None is all. `licence` is an SPDX identifier; None where nobody
    named one. `published` is the last day of publication among its reports: no clock is read.
    """

    title: str
    snapshot: str
    version: str
    licence: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    asked: str | None = None

    @property
    def name(self) -> str:
        """A name for programs, the same for the same snapshot and question."""
        told = sha256((self.asked or "").encode()).hexdigest()[:8] if self.asked else "all"
        return f"tatanan-{self.snapshot[:_SHORT]}-{told}"

    @property
    def urn(self) -> str:
        """A name for the whole world."""
        return f"urn:tatanan:snapshot:{self.snapshot}"

    @property
    def licence_url(self) -> str | None:
        """Where the text of the licence can be read."""
        return self.licence and f"https://spdx.org/licenses/{self.licence}.html"

    @property
    def description(self) -> str:
        """What the data set is, in a sentence."""
        which = f"Events that were asked for ({self.asked})" if self.asked else "All that is"
        return f"{which} in the snapshot {self.snapshot} of a store of Tatanan {self.version}."


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a file; `type` is Frictionless's, `doc` what it says."""

    name: str
    type: str
    doc: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of an export: what it holds, and how it is laid out.

    `fields` is empty for a file that is no table. `between` is what stands between cells, None
    where the format says so itself; `header` is False where the first line is a row.
    """

    path: str
    title: str
    media_type: str
    fields: tuple[Field, ...] = ()
    key: tuple[str, ...] = ()
    rows: int | None = None
    between: str | None = None
    header: bool = True
    missing: tuple[str, ...] = ("",)

    @property
    def name(self) -> str:
        """Its name in a package: small letters."""
        return self.path.lower().replace("/", "-").replace(".", "-")

    @property
    def format(self) -> str:
        """How its name ends."""
        return self.path.rsplit(".", 1)[-1].lower()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def fields_of(schema: pa.Schema) -> tuple[Field, ...]:
    """Return the columns of an Arrow schema, with what their metadata say of them."""
    return tuple(
        Field(field.name, _type(field.type), (field.metadata or {}).get(b"doc", b"").decode(),
              required=not field.nullable)
        for field in schema
    )


def polecat_fields() -> tuple[Field, ...]:
    """Return the columns of our export for POLECAT."""
    facts = load_mapping("polecat")
    theirs = [Field(name, facts["types"].get(name, "string")) for name in facts["columns"]]
    ours = [Field(each["name"], each["type"], each["doc"]) for each in facts["evidence"]]
    return (*theirs, *ours)


def gdelt_fields(part: str) -> tuple[Field, ...]:
    """Return the columns of our export for GDELT: `events` or `mentions`."""
    facts = load_mapping("gdelt")
    types: Mapping[str, str] = facts["types"]
    return tuple(Field(name, types.get(name, "string")) for name in facts[part])


def _type(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    return "date" if pa.types.is_date(kind) else "string"
