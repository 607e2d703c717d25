"""leader-office: a person is given a title that he or she does not hold on the report's day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.names import Found, find_names
from tatanan.extract.reading import load_actor_words
from tatanan.lexicons.holders import holder_of, load_leaders
from tatanan.lexicons.names import Category, NameEntry
from tatanan.lexicons.offices import offices_that_are
from tatanan.terms.coding import Finding
from tatanan.terms.text import Sentence, Span

RULE: Final = "leader-office"
_RECENT: Final = timedelta(days=31)
_AROUND: Final = 45
"""How many characters around a title and a name may say that the title is a former one."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, the name behind it, and the state that stands beside the title, if any."""

    title: Found
    name: Found
    office: str
    state: str | None


def find_leader_offices(dossier: Dossier) -> Iterator[Finding]:
    """Yield each title before a name that somebody else holds, once a person."""
    if dossier.report.published is None:
        return
    persons = {
        mention.evidence.span: mention.entry.removeprefix("leader.")
        for mention in dossier.coding.mentions
        if mention.entry.startswith("leader.")
    }
    names = load_actor_words(dossier.words.language).names
    told: set[str] = set()
    for sentence in dossier.sentences:
        if not any(map(sentence.span.holds, persons)):
            continue
        found = find_names(dossier.report.text, sentence, names)
        for titled in _titles(sentence, found, dossier):
            person = persons.get(Span(titled.name.start, titled.name.end))
            finding = _wrong_title(titled, person, dossier) if person else None
            if finding is not None and person not in told:
                told.add(str(person))
                yield finding


def _titles(
    sentence: Sentence, found: Sequence[Found], dossier: Dossier
) -> Iterator[Titled]:
    """Yield the titles of a sentence that stand before a name."""
    for number, title in enumerate(found):
        office = _office(title)
        if office is None:
            continue
        state, place = _state_before(found, number), title.last
        for other in found[number + 1 :]:
            if not _is_linked(sentence, place, other.first, dossier):
                break
            code = _state(other)
            if code is None:
                yield Titled(title, other, office, state)
                break
            state, place = code, other.last


def _is_linked(sentence: Sentence, last: int, first: int, dossier: Dossier) -> bool:
    """Say whether nothing stands between two names but words that link a title to them."""
    between = sentence.tokens[last : first - 1]
    return all(token.form in dossier.words.title_links for token in between)


def _office(found: Found) -> str | None:
    for entry in found.entries:
        known = entry.office in offices_that_are("known")
        if entry.category is Category.ROLE and known and not entry.plural:
            return entry.office
    return None


def _state(found: Found) -> str | None:
    for entry in found.entries:
        if entry.category in (Category.STATE, Category.PEOPLE):
            return entry.code
    return None


def _state_before(found: Sequence[Found], number: int) -> str | None:
    """Return the state that stands right before a title: "the Russian president"."""
    if not number or found[number - 1].last != found[number].first - 1:
        return None
    return _state(found[number - 1])


def _wrong_title(titled: Titled, person: str, dossier: Dossier) -> Finding | None:
    entry, published = load_leaders().get(person), dossier.report.published
    if entry is None or published is None or titled.state not in (None, entry.country):
        return None
    day = published.isoformat()
    holder = holder_of(titled.office, entry.country, day)
    if holder is None or holder.name == person or not _is_head(entry, day):
        return None
    if dossier.is_told(titled.title.start) or _is_excused(titled, entry, dossier):
        return None
    words = dossier.report.cite(titled.title.start, titled.name.end)
    return Finding(
        RULE,
        f"{person} does not hold the office of “{words.quote}” on {day}",
        (words,),
        f"{titled.office}: {holder.name}",
    )


def _is_head(entry: NameEntry, day: str) -> bool:
    """Say whether a person has held one of the offices, and serves no international body."""
    return any(each.office in offices_that_are("known") for each in entry.offices) and not any(
        each.organisation for each in entry.offices if each.held_on(day)
    )


def _is_excused(titled: Titled, entry: NameEntry, dossier: Dossier) -> bool:
    """Say whether the title is right on another day that is told, or called a former one."""
    title, name = titled.title, titled.name
    held = [each for each in entry.offices if each.office == titled.office]
    if any(each.held_on(day) for each in held for day in _days_told(title, dossier)):
        return True
    if held and not (_holds_another(entry, dossier) or _speaks_now(name, dossier)):
        return True
    text = dossier.report.text
    around = text[max(0, title.start - _AROUND) : title.start], text[name.end : name.end + _AROUND]
    return any(dossier.words.not_in_office.search(part) for part in around)


def _holds_another(entry: NameEntry, dossier: Dossier) -> bool:
    """Say whether a person holds one of the offices on the report's day: then the title is wrong.

    Whoever holds none keeps a former title by courtesy, where the report looks back.
    """
    day = dossier.day.isoformat() if dossier.day else ""
    known = offices_that_are("known")
    return any(held.office in known and held.held_on(day) for held in entry.offices)


def _speaks_now(name: Found, dossier: Dossier) -> bool:
    """Say whether somebody is quoted, and the date beside is one of the weeks before the report."""
    span, day = Span(name.start, name.end), dossier.day
    for statement in dossier.coding.statements:
        speaker = statement.speaker
        if speaker is None or speaker.evidence is None or not speaker.evidence.span.holds(span):
            continue
        sentence = dossier.sentence_at(name.start)
        for when in dossier.dates_in(sentence.span) if sentence else ():
            if day and when.last and abs(day - when.last) <= _RECENT:
                return True
    return False


def _days_told(title: Found, dossier: Dossier) -> Iterator[str]:
    """Yield the report's day, and the first and last of what the title's sentence dates."""
    if dossier.report.published is not None:
        yield dossier.report.published.isoformat()
    sentence = dossier.sentence_at(title.start)
    for when in dossier.dates_in(sentence.span) if sentence else ():
        for day in (when.first, when.last):
            if day is not None:
                yield day.isoformat()
