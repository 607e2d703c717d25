"""A folder of files that says of itself what it is: data package, citation, research object.

References: Data Package (v2), https://datapackage.org/standard/data-package/; Citation File
Format 1.2.0, https://citation-file-format.github.io; RO-Crate 1.1,
https://w3id.org/ro/crate/1.1
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from tatanan.exchange.exports.card import Card, Field, Resource, digest_of

PACKAGE_FILE: Final = "datapackage.json"
CITATION_FILE: Final = "CITATION.cff"
CRATE_FILE: Final = "ro-crate-metadata.json"
_SOFTWARE: Final = "#tatanan"
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_CRATE: Final = "https://w3id.org/ro/crate/1.1"
_NOBODY: Final = "Anonymous"
_UNLICENSED: Final = "#licence"

Object = dict[str, Any]


def describe(folder: Path, card: Card, resources: Sequence[Resource]) -> None:
    """Write what a folder of files is, in three files beside them.

    Nothing but the card and the files decides what is written: no clock, no machine, no user.
    """
    written = {
        PACKAGE_FILE: _as_json(data_package(folder, card, resources)),
        CITATION_FILE: yaml.safe_dump(citation(card), allow_unicode=True, sort_keys=True),
        CRATE_FILE: _as_json(research_crate(folder, card, resources)),
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def data_package(folder: Path, card: Card, resources: Iterable[Resource]) -> Object:
    """Return the descriptor of a Data Package (v2)."""
    return _known({
        "$schema": _PROFILE,
        "name": card.name,
        "id": card.urn,
        "title": card.title,
        "description": card.description,
        "version": card.snapshot,
        "licenses": [{"name": card.licence, "path": card.licence_url}] if card.licence else None,
        "contributors": [{"title": author, "roles": ["creator"]} for author in card.authors]
        or None,
        "sources": [{"title": f"store of Tatanan, snapshot {card.snapshot}"}],
        "resources": [_resource(folder, each) for each in resources],
        "tatanan": _known({
            "snapshot": card.snapshot, "version": card.version, "filter": card.asked,
            "citation": CITATION_FILE,
            "published": card.published and card.published.isoformat(),
        }),
    })


def citation(card: Card) -> Object:
    """Return how the data set is to be cited, as CITATION.cff has it."""
    return _known({
        "cff-version": "1.2.0",
        "message": "If you use this data set, please cite it as below.",
        "type": "dataset",
        "title": card.title,
        "abstract": card.description,
        "authors": [{"name": author} for author in card.authors or (_NOBODY,)],
        "version": card.snapshot,
        "identifiers": [{"type": "other", "value": card.urn,
                         "description": "digest of the store that it was made of"}],
        "license": card.licence,
        "date-released": card.published,
        "references": [
            {"type": "software", "title": "Tatanan", "version": card.version,
             "authors": [{"name": "Tatanan developers"}]},
        ],
    })


def research_crate(folder: Path, card: Card, resources: Sequence[Resource]) -> Object:
    """Return the metadata of an RO-Crate 1.1 as flattened JSON-LD."""
    files = [_file(folder, each) for each in resources]
    authors = [{"@id": f"#author-{place}", "@type": "Person", "name": name}
               for place, name in enumerate(card.authors, 1)]
    licence = card.licence_url or _UNLICENSED
    root = _known({
        "@id": "./", "@type": "Dataset", "name": card.title, "description": card.description,
        "identifier": card.urn, "version": card.snapshot,
        "datePublished": card.published and card.published.isoformat(),
        "license": {"@id": licence},
        "author": [{"@id": each["@id"]} for each in authors] or None,
        "hasPart": [{"@id": each["@id"]} for each in files],
        "mentions": [{"@id": "#export"}],
    })
    return {"@context": f"{_CRATE}/context", "@graph": [
        {"@id": CRATE_FILE, "@type": "CreativeWork", "about": {"@id": "./"},
         "conformsTo": {"@id": _CRATE}},
        root,
        *files,
        *authors,
        _licence(card, licence),
        {"@id": _SOFTWARE, "@type": "SoftwareApplication", "name": "Tatanan",
         "version": card.version},
        {"@id": "#export", "@type": "CreateAction", "name": "Export from a store of Tatanan",
         "instrument": {"@id": _SOFTWARE}, "result": [{"@id": each["@id"]} for each in files]},
    ]}


def _licence(card: Card, licence: str) -> Object:
    if card.licence:
        return {"@id": licence, "@type": "CreativeWork", "name": card.licence,
                "identifier": licence}
    return {"@id": licence, "@type": "CreativeWork", "name": "No licence is named",
            "description": "Ask whoever made this data set before using it."}


def _resource(folder: Path, resource: Resource) -> Object:
    path = folder / resource.path
    schema = {
        "fields": [_field(each) for each in resource.fields],
        "primaryKey": [*resource.key] or None,
        "missingValues": [*resource.missing] if resource.missing != ("",) else None,
    }
    dialect = {"delimiter": resource.between, "header": None if resource.header else False}
    return _known({
        "name": resource.name,
        "path": resource.path,
        "type": "table" if resource.fields else None,
        "title": resource.title,
        "format": resource.format,
        "mediatype": resource.media_type,
        "encoding": "utf-8" if resource.format != "parquet" else None,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest_of(path)}",
        "dialect": _known(dialect) if resource.between else None,
        "schema": _known(schema) if resource.fields else None,
    })


def _field(field: Field) -> Object:
    return _known({
        "name": field.name,
        "type": field.type,
        "description": field.doc or None,
        "constraints": {"required": True} if field.required else None,
    })


def _file(folder: Path, resource: Resource) -> Object:
    path = folder / resource.path
    return {
        "@id": resource.path, "@type": "File", "name": resource.title,
        "encodingFormat": resource.media_type, "contentSize": str(path.stat().st_size),
        "sha256": digest_of(path),
    }


def _known(values: Object) -> Object:
    return {name: value for name, value in values.items() if value is not None}


def _as_json(value: Object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
