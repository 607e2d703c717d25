"""What the tests of exports write: a coding made by hand, and records invented at random."""

import invented
from sample import full_coding, sample_report

from tatanan.exchange.exports.card import Card
from tatanan.exchange.exports.formats import FORMATS, Contents, export
from tatanan.store.rows import records_of, tables_of
from tatanan.terms.record import record_of

AWKWARD = (
    'Kata "menteri" itu:\tya,\n“tidak”; lalu\r\n'
    "'entah' — 🤝 di Côte d’Ivoire.\n\nSelesai\\n."
)
"""A text with all that a table of text has to get over: tabs, line ends, quotation marks."""

CARD = Card("Peristiwa contoh", "0123456789abcdef" * 4, "0.1.0", "CC-BY-4.0", ("Kantor Contoh",))


def by_hand():
    """Return the record of the report that was coded by hand."""
    return record_of(sample_report(), full_coding(), record_id="contoh-1")


def world(count=6):
    """Return records: the one that was made by hand, invented ones, and one that is awkward."""
    awkward = invented.record(99, text=AWKWARD, url="https://example.org/awkward?a=1&b=\t2")
    return [by_hand(), awkward, *invented.records(count)]


def contents_of(records, *, wanted=None):
    """Return records as what is exported, in the order of a store."""
    tables = tables_of(sorted(records, key=lambda record: record["report"]["id"]))
    return Contents(lambda: iter([tables]), lambda: records_of(tables), wanted=wanted)


def exported(folder, name, records, *, card=CARD, choices=None, wanted=None):
    """Write records in a format into a folder; return what was written."""
    return export(folder, FORMATS[name], contents_of(records, wanted=wanted), card,
                  choices=choices)


def digests(folder):
    """Return the bytes of all files of a folder by their names."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}
