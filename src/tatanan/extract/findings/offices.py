"""leader-office: a person is given a title that he or she does not hold on the report's day."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.names import Found, find_names
from tatanan.extract.reading import load_actor_words
from tatanan.lexicons.names import Category, NameEntry, Office, load_names
from tatanan.terms.coding import Finding
from tatanan.terms.text import Sentence, Span

RULE: Final = "leader-office"
_OFFICES: Final = frozenset({
    "president", "prime minister", "chancellor", "monarch", "supreme leader", "vice president",
    "foreign minister", "defence minister",
})
"""Offices that one person of a state holds at a time, and whose holders the lexicon knows."""
_AROUND: Final = 60
"""How many characters around a title and a name may say that the title is a former one."""


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
        found = find_names(dossier.report.text, sentence, names)
        for title, name, state in _titles(sentence, found, dossier):
            person = persons.get(Span(name.start, name.end))
            finding = _wrong_title(title, name, person, state, dossier) if person else None
            if finding is not None and person not in told:
                told.add(str(person))
                yield finding


def _titles(
    sentence: Sentence, found: Sequence[Found], dossier: Dossier
) -> Iterator[tuple[Found, Found, str | None]]:
    """Yield a title, the name behind it, and the state that stands beside the title."""
    for number, title in enumerate(found):
        if _office(title) is None:
            continue
        state, place = _state_before(found, number), title.last
        for other in found[number + 1 :]:
            if not _is_linked(sentence, place, other.first, dossier):
                break
            code = _state(other)
            if code is None:
                yield title, other, state
                break
            state, place = code, other.last


def _is_linked(sentence: Sentence, last: int, first: int, dossier: Dossier) -> bool:
    """Say whether nothing stands between two names but words that link a title to them."""
    between = sentence.tokens[last : first - 1]
    return all(token.form in dossier.words.title_links for token in between)


def _office(found: Found) -> str | None:
    for entry in found.entries:
        if entry.category is Category.ROLE and entry.office in _OFFICES and not entry.plural:
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


def _wrong_title(
    title: Found, name: Found, person: str, state: str | None, dossier: Dossier
) -> Finding | None:
    office, entry = _office(title), _leaders().get(person)
    if office is None or entry is None or dossier.report.published is None:
        return None
    day = dossier.report.published.isoformat()
    holder = _holder(office, entry.country, day) if state in (None, entry.country) else None
    if holder is None or holder.name == person or not _is_head(entry, day):
        return None
    if dossier.is_told(title.start) or _is_excused(title, name, entry, office, dossier):
        return None
    words = dossier.report.cite(title.start, name.end)
    return Finding(
        RULE,
        f"{person} does not hold the office of “{words.quote}” on {dossier.report.published}",
        (words,),
        f"{office}: {holder.name}",
    )


def _is_head(entry: NameEntry, day: str) -> bool:
    """Say whether a person has held one of the offices, and serves no international body."""
    return any(each.office in _OFFICES for each in entry.offices) and not any(
        each.organisation for each in entry.offices if each.held_on(day)
    )


def _is_excused(title: Found, name: Found, entry: NameEntry, office: str, dossier: Dossier) -> bool:
    """Say whether the title is right on another day that is told, or called a former one."""
    held = [each for each in entry.offices if each.office == office]
    if any(each.held_on(day) for each in held for day in _days_told(title, dossier)):
        return True
    text = dossier.report.text
    around = text[max(0, title.start - _AROUND) : title.start], text[name.end : name.end + _AROUND]
    return any(dossier.words.not_in_office.search(part) for part in around)


def _days_told(title: Found, dossier: Dossier) -> Iterator[str]:
    """Yield the report's day, and the first and last of what the title's sentence dates."""
    if dossier.report.published is not None:
        yield dossier.report.published.isoformat()
    sentence = dossier.sentence_at(title.start)
    for when in dossier.dates_in(sentence.span) if sentence else ():
        for day in (when.first, when.last):
            if day is not None:
                yield day.isoformat()


@lru_cache(maxsize=1)
def _leaders() -> Mapping[str, NameEntry]:
    """Return the leaders of the lexicon by name."""
    return {
        entry.name: entry
        for group in load_names("en").proper.values()
        for _, entries in group
        for entry in entries
        if entry.category is Category.LEADER
    }


@lru_cache(maxsize=1024)
def _holder(office: str, country: str | None, day: str) -> NameEntry | None:
    """Return the one person who surely held an office of a state on a day, or None."""
    holders = [
        entry
        for entry in _leaders().values()
        if entry.country == country and any(_holds(each, office, day) for each in entry.offices)
    ]
    return holders[0] if len(holders) == 1 else None


def _holds(held: Office, office: str, day: str) -> bool:
    return held.office == office and held.held_on(day)
