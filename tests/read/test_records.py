"""Records of JSON lines, their text taken as it stands."""

import json
from datetime import date

import pytest

from tatanan.errors import BadRecord, UnknownLanguage
from tatanan.read import read_records

TEXT = (
    "Ringkasan\u00a0 Kabar\nloading...\n"
    "Presiden  bertemu\tmenteri luar negeri di Tu\u0308rkiye.\n"
)


def line(**fields) -> str:
    """Return a line of JSONL with the fields given."""
    return json.dumps({"id": "a1", "text": TEXT} | fields)


def test_a_text_is_taken_as_it_stands():
    """Nothing is set aside, composed or trimmed, so offsets are those of the given text."""
    ident, report = next(read_records([line()]))

    assert (ident, report.text) == ("a1", TEXT)
    assert not report.set_aside
    assert [(piece.span.start, piece.span.end, piece.offset) for piece in report.pieces] == [
        (0, len(TEXT), 0)
    ]


def test_a_record_may_be_cleaned():
    """With `clean`, furniture is set aside as from a text file."""
    _, report = next(read_records([line(published="2024-07-03")], clean=True))

    assert "loading" not in report.text
    assert report.published == date(2024, 7, 3)


def test_what_the_record_says_is_kept():
    """Title, outlet, address and context come with the text."""
    fields = {
        "title": "Ringkasan", "published": "Diperbarui 18 Jun 2025, 14:05 WIB", "language": "id",
        "url": "https://kompas.com/x", "before": "Presiden Turki tiba kemarin.",
    }  # fmt: skip
    _, report = next(read_records([line(**fields)]))

    assert report.title == "Ringkasan"
    assert report.title_span is not None
    assert (report.title_span.start, report.title_span.end) == (0, 9)
    assert report.published == date(2025, 6, 18)
    assert (report.outlet, report.before) == ("Kompas", "Presiden Turki tiba kemarin.")


def test_a_title_that_is_not_in_the_text_has_no_span():
    """A title that stands elsewhere is kept without a place."""
    _, report = next(read_records([line(title="Judul Lain")]))

    assert (report.title, report.title_span) == ("Judul Lain", None)


def test_a_date_that_gives_no_day_is_a_finding():
    """An unreadable date is not guessed, and not silent."""
    _, report = next(read_records([line(published="bulan lalu")]))

    assert report.published is None
    assert ["published-unread"] == [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "line 2 is no JSON"),
        ("[1]", "line 2 is no object"),
        ('{"text": "x"}', "line 2 has no id"),
        ('{"id": true, "text": "x"}', "line 2 has no id"),
        ('{"id": "b"}', "has no text"),
        ('{"id": "b", "text": "  "}', "has no text"),
        ('{"id": "b", "text": 5}', "has no text"),
        ('{"id": "b", "text": "x", "title": 5}', "`title` is no text"),
        ('{"id": "b", "text": "x \\ud83d"}', "half a character"),
        (b"\xff\xfe{", "line 2 is no JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_next_one_is_read(bad, words):
    """The caller decides whether to go on; the records can."""
    records = read_records([line(), bad, "", line(id=7)])

    assert next(records)[0] == "a1"
    with pytest.raises(BadRecord, match=words):
        next(records)
    assert [ident for ident, _ in records] == ["7"]


def test_a_language_that_is_not_read_is_refused():
    """A record in French names itself so, and is no report of ours."""
    with pytest.raises(UnknownLanguage, match="'fr'"):
        next(read_records([line(language="fr")]))
