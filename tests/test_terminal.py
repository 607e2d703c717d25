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
from sample import BRAZIL, BRICS, INDONESIA, TEXT, bare_coding, full_coding, sample_report

from tatanan.terminal import print_page
from tatanan.terminal.look import in_figures
from tatanan.terms.coding import DOUBTFUL, Participant
from tatanan.terms.ids import content_id
from tatanan.terms.text import Aside, AsideReason, Report, Span

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


def told(words, *, sides, recipients=(), confidence=0.9, retold=()):
    """Return an event of the sample whose words stand in its text, and again in others."""
    first = full_coding().events[0]
    trigger = cited(words)
    return replace(
        first, id=content_id("event", words), actors=sides, recipients=recipients,
        trigger=trigger, sentence=sentence_of(trigger.span), when=None, place=None,
        confidence=confidence, retold=tuple(cited(again) for again in retold))


def cited(words):
    """Return words of the sample where they stand last."""
    start = TEXT.rindex(words)
    return sample_report().cite(start, start + len(words))


def sentence_of(span):
    """Return the line that holds a stretch of the sample's text."""
    return Span(TEXT.rindex("\n", 0, span.start) + 1, TEXT.find("\n", span.end) % len(TEXT) + 1)


def page_coding():
    """Return a coding of the sample in which every kind of line occurs."""
    coding = full_coding()
    return replace(coding, events=(
        told("diperluas", sides=(Participant(None, BRAZIL), Participant(None, INDONESIA)),
             recipients=(Participant(None, BRICS),), confidence=0.31),
        coding.events[0],
        replace(coding.events[1], trigger=cited("menerima"), retold=(cited("Kini Anggota"),),
                sentence=sentence_of(cited("menerima").span)),
    ))


@pytest.mark.parametrize("width", [80, 120])
def test_the_page_is_as_it_was(width):
    """The page of the sample is the one that was looked at and found good."""
    seen = page(sample_report(), page_coding(), width=width)
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
    (DOUBTFUL - 0.01, True), (DOUBTFUL, False), (0.9, False),
    (None, False),  # nobody judged
])
def test_doubtful_events_stand_apart(confidence, doubtful):
    """An event that is likelier wrong than right has a list, and a count, of its own."""
    coding = full_coding()
    events = tuple(replace(event, confidence=confidence) for event in coding.events)
    seen = page(sample_report(), replace(coding, events=events), width=120)

    assert doubtful == ("\nDOUBTFUL EVENTS, likelier wrong than right\n" in seen)
    assert doubtful == (" doubtful event" in seen)
    assert doubtful == (" D1 " in seen) == ("ᴰ¹" in seen)
    assert doubtful != ("\nEVENTS, in PLOVER's terms" in seen)
    assert doubtful != (" E1 " in seen)


def test_events_are_listed_and_marked_in_the_order_of_the_text():
    """A mark behind the words leads to the line of the event, and back."""
    events = [told(words, sides=(Participant(cited("Brasil"), BRAZIL),))
              for words in ("menerima", "menyambut", "meminta")]
    seen = page(sample_report(), replace(full_coding(), events=tuple(events)), width=100)

    assert all(marked in seen for marked in ("memintaᴱ¹", "menyambutᴱ²", "menerimaᴱ³"))
    assert [" E1", " E2", " E3"] == [
        line[:3] for line in seen.splitlines() if re.match(r" [ED]\d", line)]
    assert seen.index("*meminta*") < seen.index("*menyambut*") < seen.index("*menerima*")


def test_a_second_telling_is_marked_and_shown():
    """Where an event is told again, its mark stands there, too, and the words in the list."""
    event = told("menerima", sides=(Participant(None, BRICS),), retold=("diperluas",))
    seen = page(sample_report(), replace(full_coding(), events=(event,)), width=100)

    assert "diperluas⁴⁺ᴱ¹, katanya." in seen
    assert "menerimaᴱ¹" in seen
    assert "    again: Kerja sama dengan anggota lain akan *diperluas*, katanya." in seen


def test_without_events_no_mark_is_explained():
    """The line that explains the marks in the text names those that stand there."""
    coding = replace(full_coding(), events=())

    assert "In the text ¹ ends statement 1.\n" in page(sample_report(), coding)
    assert "In the text" not in page(sample_report(), bare_coding(sample_report()))


@pytest.mark.parametrize(("side", "line"), [
    (Participant(cited("Brasilia"), BRAZIL), "Brasil (BRA, “Brasilia”)"),
    (Participant(cited("Indonesia"), INDONESIA), "Indonesia (IDN)"),  # its own name
    (Participant(cited("Kelompok itu"), None), "“Kelompok itu” (UNK)"),
    (Participant(None, None), "somebody (UNK)"),
    (Participant(None, BRICS), "BRICS (IGOBRI, named before)"),
    (Participant(None, BRAZIL), "Brasil (BRA, named before as “Kementerian Luar Negeri”)"),
    (Participant(None, replace(BRAZIL, code="XYZ", id="x")), "Brasil (XYZ, from the context)"),
])
def test_a_side_is_a_name_with_the_words_behind_it(side, line):
    """Who is meant comes first; of a side without words it says how it was named elsewhere."""
    event = told("menerima", sides=(side,))
    seen = page(sample_report(), replace(full_coding(), events=(event,)), width=120)

    assert f" E1  90%  SUPPORT  {line}" in seen.splitlines()


def test_a_side_without_words_that_is_named_behind_the_event_only():
    """Nobody is named before the first words of a text."""
    event = replace(told("menerima", sides=(Participant(None, BRICS),)),
                    trigger=sample_report().cite(0, 6), sentence=Span(0, 42))
    seen = page(sample_report(), replace(full_coding(), events=(event,)), width=120)

    assert " E1  90%  SUPPORT  BRICS (IGOBRI, named later)" in seen.splitlines()


@pytest.mark.parametrize(("text", "word", "clause"), [
    ("Hari ini Kenya menutup perbatasan.", "menutup", "Hari ini Kenya *menutup* perbatasan."),
    ("Ministers met, and after a long day of talks Kenya closed its border with Somalia, and left.",
     "closed", "… and after a long day of talks Kenya *closed* its border with Somalia … "),
    ("Ali left. \nGen. Ali of Kenya closed it. He wept.", "closed",
     "Gen. Ali of Kenya *closed* it."),
    ("Kenya " + "very " * 30 + "slowly closed it.", "closed",
     "… " + "very " * 13 + "slowly *closed* it."),
    ("Kenya closed" + " all" * 30 + " gates.", "closed", "Kenya *closed*" + " all" * 17 + " … "),
    ("Kenya,\tsaid Ali, closed it.", "closed", "Kenya, said Ali, *closed* it."),
])
def test_words_are_shown_in_their_clause(text, word, clause):
    """The clause is cut at its borders, or at words; nothing of another sentence is in it."""
    report = Report.of(text, language="en")
    start = text.index(word)
    trigger = report.cite(start, start + len(word))
    event = replace(told("menerima", sides=()), trigger=report.cite(0, 1), sentence=Span(0, 5),
                    retold=(trigger,))
    seen = page(report, replace(bare_coding(report), events=(event,)), width=120)

    assert f"again: {clause.strip()} report " in " ".join(seen.split())


@pytest.mark.parametrize(("value", "words"), [
    (31_400_000.0, "31.4 million"), (50e6, "50 million"), (1.25e9, "1.25 billion"),
    (2e12, "2 trillion"), (1_234_567.0, "1,234,567"), (400_000.0, "400,000"), (12.0, "12"),
    (2.5, "2.5"), (0.0, "0"),
])
def test_figures_are_written_as_people_write_them(value, words):
    """No power of ten is shown, and no digit is lost."""
    assert words == in_figures(value)


@pytest.mark.parametrize("width", [20, 40, 80, 100, 120, 300])
def test_no_line_is_wider_than_the_console(width):
    """Lines are wrapped at words, between 40 and 120 columns, and carry no blanks at the end."""
    lines = page(sample_report(), page_coding(), width=width).splitlines()

    assert max(map(len, lines)) <= min(max(width, 40), 120)
    assert [line for line in lines if line != line.rstrip()] == []


def test_colour_adds_nothing_but_colour():
    """Without its colours, the coloured page is the plain one."""
    coloured = page(sample_report(), page_coding(), colour=True)

    assert COLOURS.search(coloured)
    assert COLOURS.sub("", coloured) == page(sample_report(), page_coding())


def test_every_word_of_the_text_is_on_the_page():
    """Nothing of the report is lost between the lines."""
    words = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺ᴱᴰ]", "", page(sample_report(), page_coding())).split()

    assert [word for word in TEXT.split() if word not in words] == []


def test_a_raised_number_stands_behind_the_mark_that_closes_a_statement():
    """The number in the text leads to the list of statements."""
    seen = page(sample_report(), page_coding(), width=120)

    assert "masuknya Indonesia,”³" in seen
    assert "siapa pun.”⁵" in seen


@pytest.mark.parametrize(
    "line",
    [
        "  1 Brasil (BRA) · indirect · cue “mengumumkan” · 2025-01-06",
        "  3 Itamaraty (BRA, “Kementerian Luar Negeri”) · direct · cue “pernyataan”",
        "    “Pemerintah Brasil menyambut masuknya Indonesia,”",
        "  4 BRICS (IGOBRI, named before) · mixed · cue “katanya”",
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
    assert line in page(sample_report(), page_coding(), width=100).splitlines()


def test_a_long_piece_is_shown_by_its_opening():
    """A paragraph that was set aside is known by its first words and its length."""
    seen = page(sample_report(), page_coding(), width=100)

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
