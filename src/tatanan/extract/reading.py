"""A sentence with what its names mean: the ground on which finders build."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tatanan.extract.company import NOUNS, is_elsewhere, is_of_the_text, is_other_word, only_names
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import is_dash
from tatanan.extract.names import Found, find_names
from tatanan.extract.readings import (
    actor_of,
    as_noun,
    choose_reading,
    is_mask,
    is_namesake,
    note_group,
    note_leader,
)
from tatanan.lexicons.grammar import Grammar, load_grammar
from tatanan.lexicons.load import load_data
from tatanan.lexicons.names import Category, NameEntry, NameIndex, load_names
from tatanan.terms.coding import Actor
from tatanan.terms.text import Report, Sentence, Token

_BODIES = frozenset({Category.ORGANISATION, Category.COLLECTIVE})
_ACRONYM = re.compile(r"(?<=\w) ?\((?P<letters>[A-Z][A-Za-z]{0,6}[A-Z])\)")
# Verbs behind which their subject may stand: passives ("dibuka"), and those that take no object.
_SUBJECT_BEHIND = frozenset({"Affix=di", "Affix=ter", "Affix=ber"})
_OPENS_PHRASE = frozenset({"NOUN", "PROPN", "NUM", "DET"})
# A name in capitals of so many letters is rather an acronym ("US-Iran talks") than a dateline.
_SHORT_NAME = 3


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: its number, its gender where it tells one, its person."""

    plural: bool
    gender: str | None
    person: int


@dataclass(frozen=True, slots=True)
class ActorWords:
    """All that a language needs to tell who is meant."""

    names: NameIndex
    grammar: Grammar
    pronouns: Mapping[str, Pronoun]
    heads: frozenset[str]
    definite: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with what its names mean, in order: the ground on which finders build.

    `undecided` are names that could be several persons' or somebody else's, `namesakes`
    surnames of persons of the lexicon that stand behind another first name.
    `dateline` is the last token of a dateline ("JAKARTA, Antara - ") that stands before
    it, 0 where none does; `masked` are the tokens of names that denote nobody (a sea, a
    month).
    """

    report: Report
    sentence: Sentence
    words: ActorWords
    meant: tuple[tuple[Found, NameEntry], ...]
    dateline: int = 0
    masked: frozenset[int] = frozenset()
    undecided: tuple[Found, ...] = ()
    namesakes: tuple[tuple[Found, NameEntry], ...] = ()

    def within(self, first: int, last: int) -> list[tuple[Found, NameEntry]]:
        """Return the names that stand within a run of tokens."""
        return [(f, e) for f, e in self.meant if first <= f.last and f.first <= last]


@lru_cache(maxsize=4)
def load_actor_words(language: str) -> ActorWords:
    """Return the words by which a language names actors."""
    data = load_data(language, "actors")
    pronouns = {
        row["form"].lower(): Pronoun(row["number"] == "plural", row["gender"], row["person"])
        for row in reversed(data["pronouns"])
    }
    heads = frozenset(row["word"].split()[0] for row in data["organisation_heads"])
    definite = frozenset(row["form"] for row in data["definite"])
    return ActorWords(load_names(language), load_grammar(language), pronouns, heads, definite)


def home_of(report: Report) -> str | None:
    """Return the code of the state in which a report's dateline stands, or None."""
    words = tuple((report.dateline or "").replace(",", " ").title().split())
    meanings = (entries for name, entries in load_names(report.language).proper.get(
        words[0] if words else "", ()) if name == words)
    return next((e.country for entries in meanings for e in entries if e.country), None)


def explained_acronyms(
    report: Report, sentences: Sequence[Sentence], words: ActorWords, discourse: Discourse
) -> dict[str, NameEntry | None]:
    """Return what the acronyms mean that stand in brackets behind their name.

    None is what is no name of the lexicon, where the letters are those of the words before.
    """
    meanings: dict[str, NameEntry | None] = {}
    starts = [sentence.span.start for sentence in sentences]
    for match in _ACRONYM.finditer(report.text):
        sentence = sentences[max(0, bisect_right(starts, match.start()) - 1)] if starts else None
        if sentence is None or match["letters"] in meanings:
            continue
        named = next((
            found for found in find_names(report.text, sentence, words.names)
            if found.end == match.start()), None)
        if named is not None and report.text[named.start : named.end] != match["letters"]:
            meant = None if is_mask(named) else choose_reading(named, discourse)
            meanings[match["letters"]] = meant
        elif named is None and _spell(
                report.text[sentence.span.start : match.start()], match["letters"]):
            meanings[match["letters"]] = None
    return meanings


def _spell(before: str, letters: str) -> bool:
    """Say whether the last capitalised words of a text begin with some letters, in order."""
    capitals = [word[0] for word in before.split()[-2 * len(letters) :] if word[0].isupper()]
    return "".join(capitals[-len(letters) :]) == letters.upper()


def read_names(
    report: Report, sentence: Sentence, words: ActorWords, discourse: Discourse
) -> Reading:
    """Return what the names of a sentence mean; leaders and persons are remembered."""
    meant: list[tuple[Found, NameEntry]] = []
    masked: set[int] = set()
    undecided: list[Found] = []
    namesakes: list[tuple[Found, NameEntry]] = []
    office: NameEntry | None = None
    for found in find_names(report.text, sentence, words.names):
        if is_mask(found):
            masked.update(range(found.first, found.last + 1))
            continue
        written = report.text[found.start : found.end]
        if written in discourse.acronyms:
            meant.extend((found, e) for e in (discourse.acronyms[written],) if e is not None)
            continue
        follows = bool(meant) and meant[-1][0].last == found.first - 1
        beside = office if follows else None
        entry = choose_reading(found, discourse, office=beside)
        if entry is not None and is_of_the_text(written, entry, discourse):
            entry = None
        office = entry if entry is not None and entry.category is Category.ROLE else None
        if entry is None:
            undecided.append(found)
        if entry is None or is_other_word(
                found, entry, sentence, words, discourse,
                behind_noun=follows and meant[-1][1].category in NOUNS):
            continue
        if is_namesake(found, entry, sentence) and beside is None:
            namesakes.append((found, entry))
            continue
        note_leader(entry, discourse)
        meant.append((found, entry))
    masked.update(
        number for found, entry in meant if only_names(found, entry, sentence, words)
        for number in range(found.first, found.last + 1))
    meant = [
        (found, as_noun(entry) if is_elsewhere(found, entry, meant, sentence, words, discourse)
         else entry) for found, entry in meant if found.first not in masked]
    discourse.lands.extend(
        (discourse.sentence, entry.code) for _, entry in meant if not entry.acts_in)
    for _, entry in meant:
        if entry.acts_in:
            note_group(entry, meant, discourse)
    return Reading(
        report, sentence, words, tuple(meant),
        dateline=_dateline(sentence, meant),
        masked=frozenset(masked),
        undecided=tuple(undecided),
        namesakes=tuple(namesakes),
    )


def pronoun_at(reading: Reading, token: Token) -> Pronoun | None:
    """Return the pronoun that a token is; "US" is none."""
    if (len(token.form) > 1 and token.form.isupper()) or _makes_noun(reading, token):
        return None
    return reading.words.pronouns.get(token.form.lower())


def _makes_noun(reading: Reading, token: Token) -> bool:
    """Say whether "-nya" makes a noun of the word before: "jatuhnya kota", "dibukanya pos"."""
    tokens, grammar = reading.sentence.tokens, reading.words.grammar
    if token.form not in grammar.possessives or token.number == 1:
        return False
    host = tokens[token.number - 2]
    if host.form.lower() in grammar.nominalised:
        return True
    described = any(t.form.lower() in grammar.relativisers for t in tokens[: host.number - 1][-1:])
    if described or not _SUBJECT_BEHIND.intersection(host.feats.split("|")):
        return False
    before = any(child.number < host.number and child.relation in grammar.subject | grammar.patient
                 for child in reading.sentence.under(host.number))
    behind = next((t for t in tokens[token.number :] if t.upos != "ADV"), None)
    return not before and behind is not None and behind.upos in _OPENS_PHRASE


def is_named(reading: Reading, token: Token) -> bool:
    """Say whether a token belongs to a name of the lexicon, whatever the tagger makes of it."""
    return any(
        f.first <= token.number <= f.last and e.category not in NOUNS for f, e in reading.meant
    )


def named_here(reading: Reading, discourse: Discourse) -> list[tuple[int, Actor]]:
    """Return the actors that a sentence names, with where each stands."""
    return [
        (found.start, actor_of(entry, discourse))
        for found, entry in reading.meant
        if entry.category not in NOUNS
    ]


def is_subject(reading: Reading, first: int, last: int) -> bool:
    """Say whether a run of tokens is, or belongs to, the subject of a verb."""
    grammar = reading.words.grammar
    for number in range(first, last + 1):
        token: Token | None = reading.sentence.tokens[number - 1]
        for _ in range(3):
            if token is None:
                break
            if token.relation in grammar.subject or token.relation in grammar.patient:
                return True
            if token.relation not in grammar.name:
                break
            token = reading.sentence.head_of(token)
    return False


def _dateline(sentence: Sentence, meant: Sequence[tuple[Found, NameEntry]]) -> int:
    """Return the last token of a dateline: a place or an outlet, then a dash."""
    for token in sentence.tokens[:12]:
        glued = _is_glued_dash(sentence, token)
        if glued or is_dash(sentence, token):
            names = [e.category for f, e in meant if f.last < token.number]
            if glued and _BODIES.intersection(names):  # "NATO-Russia talks"
                return 0
            before = sentence.tokens[: token.number - 1]
            verbless = not any(t.upos in ("VERB", "AUX") for t in before)
            named = Category.OUTLET in names or any(_is_capitals(t) for t in before)
            return token.number if names and verbless and named else 0
    return 0


def _is_glued_dash(sentence: Sentence, token: Token) -> bool:
    """Say whether a hyphen without spaces ends a dateline: "JAKARTA-Menteri", not "US-led"."""
    if token.form != "-" or not 1 < token.number < len(sentence.tokens):
        return False
    before, after = sentence.tokens[token.number - 2], sentence.tokens[token.number]
    closed = before.form == ")" or (_is_capitals(before) and len(before.form) > _SHORT_NAME)
    return closed and after.form[:1].isupper()


def _is_capitals(token: Token) -> bool:
    return len(token.form) > 1 and token.form.isupper()
