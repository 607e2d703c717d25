"""Read news reports about the international order and keep the record.

A capture (bytes from a page, a feed or a file) is read into a report: one clean text
that never changes again; what is not the article's own is set aside, not lost.
The report is parsed into sentences in Universal Dependencies, by models that ship with
the package. From the sentences a coding is extracted: who is mentioned, who said what,
and when, by rules that stand as data in the lexicons. Each value carries its evidence,
the very words of the report, and whatever was seen and not coded is kept as skipped.

    read_report       Capture -> Report
    extract_coding    Report  -> Coding

All of it runs offline, on one processor, and twice the same.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatanan.errors import TatananError
    from tatanan.pipeline import extract_coding
    from tatanan.read import read_report
    from tatanan.terms.coding import Coding
    from tatanan.terms.text import Capture, Report

    __version__: str

__all__ = [
    "Capture",
    "Coding",
    "Report",
    "TatananError",
    "__version__",
    "extract_coding",
    "read_report",
]

_HOMES = {
    "Capture": "tatanan.terms.text",
    "Coding": "tatanan.terms.coding",
    "Report": "tatanan.terms.text",
    "TatananError": "tatanan.errors",
    "extract_coding": "tatanan.pipeline",
    "read_report": "tatanan.read",
}


def __getattr__(name: str) -> object:
    """Return a public name; its module is loaded when the name is first used."""
    if name == "__version__":
        return import_module("importlib.metadata").version("tatanan")
    if name not in _HOMES:
        raise AttributeError(f"module 'tatanan' has no public name {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
