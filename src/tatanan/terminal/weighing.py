"""The page of claims that were weighed: each with its words, and a sentence a yardstick."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from tatanan.terminal.look import FAINT, HEADING, KNOWN, QUOTED, in_a_line
from tatanan.terminal.page import NARROWEST, WIDEST
from tatanan.terms.coding import Actor
from tatanan.terms.weighing import ClaimsOfReport, Measurement, Weighing
from tatanan.weigh.wording import load_words, measured, say_reason

_INDENT = 4


def print_weighings(
    report: ClaimsOfReport, weighings: Sequence[Weighing], console: Console, *, language: str
) -> None:
    """Print the claims of a report and what is set beside each, in one of the languages.

    What is noted of all claims is told once, above them; measurements that an earlier claim has
    are named, and not told again.
    """
    width = max(NARROWEST, min(console.width, WIDEST))
    page = load_words(language)["page"]
    day = report.day.isoformat() if report.day else page["undated"]
    head = Text(f"{in_a_line(report.title or report.record)} · {day}", style=HEADING)
    _print(console, _set_in(head.wrap(console, width), 0))
    if not weighings:
        _print(console, [Text(page["none"], style=FAINT)])
    shared = set.intersection(*(set(each.notes) for each in weighings)) if weighings else set()
    for note in (note for note in (weighings[0].notes if weighings else ()) if note in shared):
        _print(console, _entry(Text(note.of(language), style=FAINT), (console, width)))
    told: dict[Measurement, int] = {}
    for number, each in enumerate(weighings, start=1):
        notes = [note.of(language) for note in each.notes if note not in shared]
        said = _said(each, number, told, language)
        _print(console, (
            line for entry in _entries(each, number, page, notes=notes, said=said)
            for line in _entry(entry, (console, width))))
    console.print()


def _said(
    each: Weighing, number: int, told: dict[Measurement, int], language: str
) -> Iterator[str]:
    """Yield what measurements say; of those that an earlier claim has, only that it has them."""
    again: dict[int, list[str]] = {}
    for found in each.measurements:
        first = told.setdefault(found, number)
        if first == number:
            note = found.yardstick.note
            yield f"- {in_a_line(found.words.of(language))}" + (
                f" [{in_a_line(say_reason(note, language))}]" if note else "")
        else:
            again.setdefault(first, []).append(measured(found.yardstick, language))
    words = load_words(language)["page"]["again"]
    for first, measures in again.items():
        yield f"- {words.format(claim=first, measures='; '.join(measures))}"


def _entries(
    each: Weighing, number: int, page: Mapping[str, Any], *, notes: Iterable[str],
    said: Iterable[str],
) -> Iterator[Text]:
    yield Text()
    yield _claim(each, number, page)
    for note in notes:
        yield Text(f"  {note}", style=FAINT)
    for sentence in said:
        yield Text(f"  {sentence}")
    if each.lacking:
        without = page["without"].format(data=", ".join(lack.data for lack in each.lacking))
        yield Text(f"  {without}", style=FAINT)


def _claim(each: Weighing, number: int, page: Mapping[str, Any]) -> Text:
    claim = each.claim
    parties = " – ".join(_name(actor) for actor in (claim.subject, claim.object) if actor)
    line = Text(f"{number}. {page['kinds'][claim.kind]}, {page[claim.stance]}")
    line.append(f": {parties}" if parties else "", style=KNOWN)
    line.append(f" “{in_a_line(claim.evidence.quote)}”", style=QUOTED)
    line.append(f" ({page['said' if claim.said_in else 'told']})")
    return line


def _name(actor: Actor) -> str:
    return in_a_line(f"{actor.name} {actor.code}")


def _entry(text: Text, page: tuple[Console, int]) -> Iterator[Text]:
    """Yield the lines of an entry; all but the first are set in."""
    console, width = page
    first, *others = text.wrap(console, width - _INDENT)
    yield from _set_in([first], 0)
    yield from _set_in(others, _INDENT)


def _set_in(lines: Iterable[Text], columns: int) -> Iterator[Text]:
    for line in lines:
        line.rstrip()
        yield Text(" " * columns).append_text(line)


def _print(console: Console, lines: Iterable[Text]) -> None:
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
