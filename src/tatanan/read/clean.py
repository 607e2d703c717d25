"""Furniture is found line by line, so that it can be set aside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from tatanan.lexicons.known import known_places
from tatanan.read.bylines import byline_outlet, is_author, is_byline
from tatanan.read.datelines import Dateline, find_dateline
from tatanan.read.furniture import load_furniture, may_be_furniture
from tatanan.read.lines import Cut, Line
from tatanan.read.outlets import outlet_within
from tatanan.read.page_dates import bracketed_day, closing_date, date_line, find_page_date
from tatanan.terms.text import AsideReason

_LONGEST = 330  # no furniture rule holds for a longer line; captions with credit come nearest
_HEADLINE = 160  # characters; longer lines are paragraphs
_HEAD_LINES = 8  # a page gives its date within so many lines of its head
_FOOT_LINES = 14  # signatures stand within so many lines of the foot, above the tags
_PLACE_LINE = 40  # characters of a first line that holds but a place and a date
_CAPITAL_SHARE = 0.3  # a text with more lines in capitals than this is set in capitals
_HEADLINE_CAPITALS = 0.6  # the share of longer words with a capital in a headline in title case
_LINKS = 4  # links that stand below one "Read also"
_CLOSING = (".", ":", ";", ",", '."', ".”", ".'", ".’", ',"', ",”")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLACE = re.compile(r"[,/|●·–—]|\s-\s")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_MAY_BE_TITLE = (AsideReason.READ_ALSO, AsideReason.PHOTO, AsideReason.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What cleaning found: runs to set aside, and what they tell about the report.

    `place` is where the report was written, by its dateline or the line of its date.
    """

    cuts: tuple[Cut, ...] = ()
    dateline: Dateline | None = None
    published: date | None = None
    published_words: str | None = None
    outlet: str | None = None
    place: str | None = None


def find_furniture(source: str, lines: Sequence[Line], *, titled: bool = False) -> Cleaning:
    """Return the furniture among the lines; `titled` says that the first is surely the title."""
    whole = _whole_lines(lines, first=1 if titled else 0)
    whole |= _foot(lines, whole)
    cuts = [Cut(lines[n].start, lines[n].end, reason) for n, reason in sorted(whole.items())]
    kept = [line for line in lines if line.number not in whole]
    cuts.extend(cut for line in kept for cut in _inside(line))
    cuts.extend(_tail(kept))
    opening = find_dateline(source, kept[1:] if titled else kept)
    if opening:
        cuts = [cut for cut in cuts if not opening.start <= cut.start < opening.end]
        cuts.append(Cut(opening.start, opening.end, AsideReason.DATELINE))
    day, words = (
        _page_date(lines, whole) or _opening_date(source, opening)
        or closing_date(kept[0].text if kept else "") or bracketed_day(source) or (None, None))
    outlet = opening.outlet if opening and opening.outlet else _outlet(lines, whole)
    place = opening.place if opening and opening.place else _place(lines, whole)
    ordered = tuple(sorted(cuts, key=lambda c: c.start))
    return Cleaning(ordered, opening, day, words, outlet, place)


def looks_like_headline(text: str, *, title_case: bool = False) -> bool:
    """Say whether a line may be a headline: short, and not closed like a sentence."""
    if len(text) > _HEADLINE or text.endswith(_CLOSING) or _NUMBERED.match(text):
        return False
    words = _WORD.findall(text)
    in_capitals = sum(word[0].isupper() for word in words)
    return not title_case or in_capitals >= _HEADLINE_CAPITALS * max(len(words), 1)


def _whole_lines(lines: Sequence[Line], *, first: int) -> dict[int, AsideReason]:
    found: dict[int, AsideReason] = {}
    mixed = sum(line.text.isupper() for line in lines) <= max(3.0, len(lines) * _CAPITAL_SHARE)
    number = first
    while number < len(lines):
        reason, following = _furniture_at(lines, number, mixed_case=mixed)
        if reason and not (number == 0 and reason in _MAY_BE_TITLE):
            found |= dict.fromkeys(range(number, number + 1 + following), reason)
            number += following
        number += 1
    return found


def _furniture_at(
    lines: Sequence[Line], number: int, *, mixed_case: bool
) -> tuple[AsideReason | None, int]:
    """Return why a line is furniture, or None, and how many lines below go with it."""
    text = lines[number].text
    if len(text) > _LONGEST:
        return None, 0
    at_edge = number < _HEAD_LINES or number >= len(lines) - 2
    in_head = _is_in_head(lines, number)
    if at_edge and date_line(text, names=in_head):
        return AsideReason.DATE_LINE, 0
    if in_head and number and _names_author(lines, number):
        return AsideReason.SIGNATURE, 0
    if not may_be_furniture().fullmatch(text):
        return None, 0
    return _reason_for(lines, number, mixed_case=mixed_case)


def _is_in_head(lines: Sequence[Line], number: int) -> bool:
    """Say whether a line stands above the first paragraph, and is surely not the title."""
    if number == 0:
        above = len(lines) > 1 and looks_like_headline(lines[1].text)
        return above and len(lines[0].text) < _PLACE_LINE and lines[0].text.count(",") == 1
    return number < _HEAD_LINES and all(looks_like_headline(line.text) for line in lines[:number])


def _names_author(lines: Sequence[Line], number: int) -> bool:
    """Say whether a line names outlets, or is a name beside a date line or such a line."""
    beside = [lines[at].text for at in (number - 1, number + 1) if 0 < at < len(lines)]
    return is_byline(lines[number].text) or (
        is_author(lines[number].text)
        and any(date_line(text, names=True) or is_byline(text) for text in beside))


def _reason_for(
    lines: Sequence[Line], number: int, *, mixed_case: bool
) -> tuple[AsideReason | None, int]:
    text, rules = lines[number].text, load_furniture()
    if rule := rules["line"].whole(text):
        closes = rule.reason is AsideReason.PHOTO and _closes_report(lines, number)
        return (None if closes else rule.reason), 0
    if (rule := rules["head"].whole(text)) and _is_in_head(lines, number) and (
            not rule.place_known or text.casefold() in known_places()):
        return rule.reason, 0
    if mixed_case and number > 1 and (rule := rules["between"].whole(text)):
        return rule.reason, 0
    return _reason_with_lines_below(lines, number)


def _reason_with_lines_below(
    lines: Sequence[Line], number: int
) -> tuple[AsideReason | None, int]:
    text, rules = lines[number].text, load_furniture()
    if rule := rules["next"].whole(text):
        most = _links_below(lines, number) if rule.reason is AsideReason.READ_ALSO else 1
        return rule.reason, _headlines_below(lines, number, most=most, sure=text.endswith(":"))
    if rule := rules["contents"].whole(text):
        return rule.reason, _entries_below(lines, number)
    if rule := rules["block"].whole(text):
        return rule.reason, _headlines_below(lines, number, most=len(lines), sure=True)
    return None, 0


def _closes_report(lines: Sequence[Line], number: int) -> bool:
    """Say whether a line is the last paragraph, signed by an agency, and so no caption."""
    following = lines[number + 1 :]
    return _signature_at(lines[number]) is not None and all(
        looks_like_headline(line.text) for line in following)


def _links_below(lines: Sequence[Line], number: int) -> int:
    """Return how many links may stand below a line: what a blank line closes, else one."""
    gaps = [
        after.start - before.end for before, after in pairwise(lines[number : number + _LINKS + 2])]
    closes = next((n for n, gap in enumerate(gaps) if gap > 1), 1)
    return max(closes, 1)


def _entries_below(lines: Sequence[Line], number: int) -> int:
    """Return how many lines below a table of contents stand again further down."""
    following = [line.text for line in lines[number + 1 :]]
    again = (text in following[place + 1 :] for place, text in enumerate(following))
    return len(list(takewhile(bool, again)))


def _headlines_below(lines: Sequence[Line], number: int, *, most: int, sure: bool) -> int:
    count = 0
    plain = load_furniture()["line"]
    for line in lines[number + 1 : number + 1 + most]:
        if not looks_like_headline(line.text, title_case=not sure) or plain.whole(line.text):
            break
        count += 1
    return count


def _foot(lines: Sequence[Line], whole: Mapping[int, AsideReason]) -> dict[int, AsideReason]:
    """Return the signature at the foot, and the tags and links that hang below it."""
    for line in lines[max(1, len(lines) - _FOOT_LINES) :]:
        rule = load_furniture()["last"].whole(line.text) if line.number not in whole else None
        if rule is None:
            continue
        below = [other for other in lines[line.number + 1 :] if other.number not in whole]
        found = {line.number: rule.reason}
        if all(looks_like_headline(o.text) or _is_signature(o.text) for o in below):
            found |= {other.number: AsideReason.FURNITURE for other in below}
        return found
    return {}


def _is_signature(text: str) -> bool:
    return load_furniture()["last"].whole(text) is not None


def _inside(line: Line) -> list[Cut]:
    return [
        Cut(line.start + match.start(), line.start + match.end(), rule.reason)
        for rule in load_furniture()["inside"].rules
        for match in rule.form.finditer(line.text)
    ]


def _tail(kept: Sequence[Line]) -> list[Cut]:
    """Return the signature that closes the last paragraph."""
    start = _signature_at(kept[-1]) if kept else None
    return [] if start is None else [Cut(start, kept[-1].end, AsideReason.SIGNATURE)]


def _signature_at(line: Line) -> int | None:
    """Return where the signature at a line's end starts, None where there is none."""
    return next((
        line.start + match.start()
        for rule in load_furniture()["tail"].rules for match in rule.form.finditer(line.text)
        if match.end() == len(line.text)), None)


def _page_date(
    lines: Sequence[Line], whole: Mapping[int, AsideReason]
) -> tuple[date, str] | None:
    for number in sorted(whole):
        named = _is_in_head(lines, number)
        if whole[number] is AsideReason.DATE_LINE and (
                found := date_line(lines[number].text, names=named)):
            return found
    return None


def _outlet(lines: Sequence[Line], whole: Mapping[int, AsideReason]) -> str | None:
    """Return the outlet that a date line, a by-line or other furniture of the page names."""
    for number in sorted(whole):
        text = lines[number].text
        if whole[number] is AsideReason.DATE_LINE or (
                is_byline(text) and _is_in_head(lines, number)):
            found = byline_outlet(text)
        else:
            found = _outlet_of_rule(text)
        if found:
            return found
    return None


def _place(lines: Sequence[Line], whole: Mapping[int, AsideReason]) -> str | None:
    """Return the known place on a line of its own, or at the head of the date's line."""
    tell = (AsideReason.DATELINE, AsideReason.DATE_LINE)
    dated = (lines[n].text for n in sorted(whole) if whole[n] in tell)
    places = (_PLACE.split(text)[0].strip() for text in dated)
    return next((place for place in places if place.casefold() in known_places()), None)


def _outlet_of_rule(text: str) -> str | None:
    """Return the outlet that a line of furniture names, where its rule says that it may."""
    rules = (load_furniture()[scope].whole(text) for scope in ("line", "last"))
    rule = next((rule for rule in rules if rule), None)
    if rule is None or not rule.names_outlet:
        return None
    match = rule.form.fullmatch(text)
    named = match.groupdict().get("outlet") if match else None
    return named or outlet_within(text)


def _opening_date(source: str, opening: Dateline | None) -> tuple[date, str] | None:
    """Return the full date that a dateline gives: "LUSAKA, 12 November 2025 - "."""
    return find_page_date(source[opening.start : opening.end]) if opening else None
