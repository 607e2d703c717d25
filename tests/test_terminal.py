"""The page for a terminal can be read with and without colour, wide and narrow.

Run with TATANAN_RENEW_SNAPSHOTS=1 to write the snapshots anew, and read what has changed.
"""

import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from sample import TEXT, bare_coding, full_coding, sample_coding, sample_report

from tatanan.terminal import print_page
from tatanan.terms.text import Aside, AsideReason, Report

SNAPSHOTS = Path(__file__).parent / "snapshots"
RENEW = os.environ.get("TATANAN_RENEW_SNAPSHOTS") == "1"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def page(report, coding, *, width=80, colour=False):
    """Return the page of a report."""
    written = io.StringIO()
    system = "standard" if colour else None
    console = Console(
        file=written, width=width, force_terminal=colour, color_system=system, highlight=False
    )
    print_page(report, coding, console)
    return written.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_page_is_as_it_was(width):
    """The page of the sample is the one that was looked at and found good."""
    seen = page(sample_report(), sample_coding(), width=width)
    snapshot = SNAPSHOTS / f"page-{width}.txt"
    if RENEW:
        snapshot.write_text(seen, encoding="utf-8")

    assert seen == snapshot.read_text(encoding="utf-8")


def test_a_page_on_which_nothing_was_found_is_as_it_was():
    """Lists that hold nothing are left out, and the summary says that there is nothing."""
    report = Report.of("Hari ini cuaca cerah di Jakarta.", language="id")
    seen = page(report, bare_coding(report))
    snapshot = SNAPSHOTS / "page-bare.txt"
    if RENEW:
        snapshot.write_text(seen, encoding="utf-8")

    assert seen == snapshot.read_text(encoding="utf-8")


@pytest.mark.parametrize(("confidence", "doubtful"), [
    (0.24, True), (0.25, False), (0.9, False),
    (None, False),  # nobody judged
])
def test_doubtful_events_stand_apart(confidence, doubtful):
    """An event of which fewer than one in four is right has a list, and a count, of its own."""
    coding = full_coding()
    events = tuple(replace(event, confidence=confidence) for event in coding.events)
    seen = page(sample_report(), replace(coding, events=events), width=120)

    assert doubtful == ("\nDOUBTFUL EVENTS" in seen)
    assert doubtful == (" doubtful event" in seen)
    assert doubtful != ("\nEVENTS, in PLOVER's terms" in seen)


@pytest.mark.parametrize("width", [20, 40, 80, 100, 120, 300])
def test_no_line_is_wider_than_the_console(width):
    """Lines are wrapped at words, between 40 and 120 columns, and carry no blanks at the end."""
    lines = page(sample_report(), sample_coding(), width=width).splitlines()

    assert max(map(len, lines)) <= min(max(width, 40), 120)
    assert [line for line in lines if line != line.rstrip()] == []


def test_colour_adds_nothing_but_colour():
    """Without its colours, the coloured page is the plain one."""
    coloured = page(sample_report(), sample_coding(), colour=True)

    assert COLOURS.search(coloured)
    assert COLOURS.sub("", coloured) == page(sample_report(), sample_coding())


def test_every_word_of_the_text_is_on_the_page():
    """Nothing of the report is lost between the lines."""
    words = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺]", "", page(sample_report(), sample_coding())).split()

    assert [word for word in TEXT.split() if word not in words] == []


def test_a_raised_number_stands_behind_the_mark_that_closes_a_statement():
    """The number in the text leads to the list of statements."""
    seen = page(sample_report(), sample_coding(), width=120)

    assert "masuknya Indonesia,”³" in seen
    assert "siapa pun.”⁵" in seen


@pytest.mark.parametrize(
    "line",
    [
        "  1 Brasil (BRA) · indirect · cue “mengumumkan” · 2025-01-06",
        "  3 Itamaraty (BRA), “Kementerian Luar Negeri” · direct · cue “pernyataan”",
        "    “Pemerintah Brasil menyambut masuknya Indonesia,”",
        "  4 BRICS (IGOBRI), named before · mixed · cue “katanya”",
        "  2 “Kelompok itu” (UNK) · indirect · cue “meminta”",
        "  5 speaker left open · direct · no cue",
        "  IGOBRI BRICS · organisation IGO · speaks in 4",
        "  BRA    Brasil · state · speaks in 1 · “Brasil”, “Pemerintah Brasil”",
        "  IDN    Indonesia · state",
        "  not known · “anggota lain”",
        "  2025-01-06 “Selasa (6/1/2025)” · stated",
        "  2024-01-01 to 2024-12-31 “Pada 2024” · relative, counted from 2025-01-07",
        "  day not known “Kini” · unknown",
        "  weekday-date: 6 January 2025 was a Monday",
        "    → Senin (6/1/2025)",
        "SET ASIDE, not read (4)",
        "  photo-credit (2)",
        "    “Foto/AP” ×2",
        "  “akandiperluas” → “akan diperluas”",
        "  no actor (1)",
    ],
)
def test_each_kind_of_value_has_its_line(line):
    """Who spoke, when, what does not add up and what was left out can be read off the page."""
    assert line in page(sample_report(), sample_coding(), width=100).splitlines()


def test_a_long_piece_is_shown_by_its_opening():
    """A paragraph that was set aside is known by its first words and its length."""
    seen = page(sample_report(), sample_coding(), width=100)

    assert "Indonesia …” (133 characters)" in seen


def test_a_report_cannot_steer_the_terminal():
    """Control characters of a hostile text are shown, not sent."""
    report = Report.of("Satu \x1b[31mmerah\x1b[0m \x9b2J \u202edua\a.", language="id")
    aside = Aside(AsideReason.FURNITURE, "\x1b]0;judul\a", 0, 0)
    report = replace(report, set_aside=(aside,), outlet="\x1b[2J", title="a\x1b[1Ab")

    seen = page(report, bare_coding(report))

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", seen)


def test_square_brackets_are_words_and_no_markup():
    """What looks like rich's markup is printed as it stands."""
    report = Report.of("Menteri [bold]itu[/bold] datang :smile:.", language="id")

    assert "[bold]itu[/bold] datang :smile:" in page(report, bare_coding(report))
