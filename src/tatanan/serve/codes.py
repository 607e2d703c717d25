"""What the codes of actors stand for, in both languages of the page."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from tatanan.lexicons.load import load_data
from tatanan.reference.names import is_state_code
from tatanan.serve.labels import label_of, load_labels
from tatanan.serve.shapes import Labels

CodeKind = Literal["state", "organisation", "other"]


def name_of(code: str) -> Labels:
    """Return what a code stands for; the code itself where it is not known.

    >>> name_of("JPN").id, name_of("IGOUNO").en, name_of("WST").id
    ('Jepang', 'United Nations', 'Barat')
    """
    if code in load_labels()["codes"]:
        return label_of("codes", code)
    return _names().get(code, Labels(en=code, id=code))


def kind_of(code: str) -> CodeKind:
    """Return what a code is of.

    >>> kind_of("JPN"), kind_of("IGOUNO"), kind_of("UNK")
    ('state', 'organisation', 'other')
    """
    if is_state_code(code):
        return "state"
    return "organisation" if code.startswith("IGO") and len(code) == 6 else "other"


def codes_called(typed: str) -> frozenset[str]:
    """Return the codes that have a name, in either language, which holds what was typed.

    >>> codes_called("jepa"), "CHN" in codes_called("tiongkok")
    (frozenset({'JPN'}), True)
    """
    sought = typed.strip().casefold()
    return frozenset(
        code for code, told in _told() for names in told.values() for name in names
        if sought in name.casefold())


def body_named(name: str) -> Labels:
    """Return what an international body is called, by its id in the lexicons.

    >>> body_named("sco").en
    'Shanghai Cooperation Organisation'
    """
    return _bodies().get(name, Labels(en=name.upper(), id=name.upper()))


@lru_cache(maxsize=1)
def _bodies() -> Mapping[str, Labels]:
    return {
        row["id"]: Labels(**{language: next(iter(row["names"].get(language) or ()), row["id"])
                             for language in ("en", "id")})
        for row in load_data("world", "organisations")["entries"]
    }


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Labels]:
    """Return names by code: of several bodies with one code the first stands for it."""
    names: dict[str, Labels] = {}
    for code, told in _told():
        if code in names or code in load_labels()["codes"]:
            continue
        en, id_ = (next(iter(told.get(language) or ()), code) for language in ("en", "id"))
        names[code] = Labels(en=en, id=id_)
    return names


def _told() -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    for name in ("states", "organisations"):
        for row in load_data("world", name)["entries"]:
            if row.get("code"):
                yield row["code"], row["names"]
