"""What a name means beside the words around it: another state's body, a direction, nobody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tatanan.extract.discourse import Discourse
from tatanan.extract.names import Found
from tatanan.extract.readings import is_last_name, is_part_of_longer_name
from tatanan.lexicons.names import Category, NameEntry, NameIndex
from tatanan.terms.text import Sentence, Token

if TYPE_CHECKING:
    from tatanan.extract.reading import ActorWords

NOUNS = frozenset({Category.ROLE, Category.AGENT})
# Sectors of bodies that every state has: its government, courts, parliament, police, army.
OF_STATES = frozenset({"GOV", "JUD", "LEG", "COP", "SPY", "MIL"})
# Relations of a name that modifies a noun without a preposition.
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_BESIDE_NOUN = frozenset({"compound", "amod"})
_STATE_BODIES = frozenset({Category.GROUP, Category.ORGANISATION})
# Categories of names that tell which state a sentence is about.
_COUNTRIES = frozenset({
    Category.STATE, Category.PEOPLE, Category.SEAT, Category.CAPITAL, Category.LEADER,
})


def is_state_body(noun: NameEntry) -> bool:
    """Say whether a common noun is that of a body which every state has: "junta", "ministry"."""
    return noun.category is Category.AGENT and OF_STATES.issuperset(noun.sectors)


def is_other_word(
    found: Found, entry: NameEntry, sentence: Sentence, words: "ActorWords", discourse: Discourse,
    *, behind_noun: bool,
) -> bool:
    """Say whether what may be a name is part of a longer one, or another word.

    `behind_noun` says that a title or a common noun of the lexicon stands right before it.
    """
    return (
        (entry.ambiguous and _is_somebody(found, sentence, words, behind_noun=behind_noun))
        or _is_of_longer_body(found, entry, sentence, words)
        or _is_direction(found, entry, sentence, words, discourse))


def _is_somebody(
    found: Found, sentence: Sentence, words: "ActorWords", *, behind_noun: bool
) -> bool:
    """Say whether a name that is also a person's is one here: "Jordan Peterson", "Ana Jordan".

    Where the title stands first, its state stands between it and the name: "Presiden Chad
    Mahamat Deby".
    """
    if words.grammar.home is not None:
        return not behind_noun and is_part_of_longer_name(found, sentence)
    return is_part_of_longer_name(found, sentence) or is_last_name(found, sentence)


def _is_of_longer_body(
    found: Found, entry: NameEntry, sentence: Sentence, words: "ActorWords"
) -> bool:
    """Say whether a body's short name is the beginning or the end of another's.

    "The National" is no newspaper in "the National Assembly", and neither "the National Security
    Council" nor "the national security council" is the UN's.
    """
    tokens = sentence.tokens
    name, behind = tokens[found.last - 1], tokens[found.last : found.last + 1]
    if entry.category is Category.OUTLET and entry.ambiguous:
        return name.head > found.last and all(
            token.form[:1].isupper() for token in (*behind, tokens[name.head - 1]))
    if entry.category is not Category.ORGANISATION or not entry.short:
        return False
    before, small = tokens[max(0, found.first - 2) : found.first - 1], name.form.islower()
    return any(
        token.head in range(found.first, found.last + 1)
        and token.upos in ("PROPN", "ADJ") and not _is_name(token, words.names)
        and (small or token.form[:1].isupper())
        for token in (*before, *(() if small else behind)))


def _is_direction(
    found: Found, entry: NameEntry, sentence: Sentence, words: "ActorWords", discourse: Discourse
) -> bool:
    """Say whether what may be short for a state is a direction: "the north of Mali", "North St".

    It is the state where an article stands before it, no name and no noun behind it, and the
    report has named the state: "the North and the South".
    """
    if entry.category is not Category.STATE or not entry.short:
        return False
    before = sentence.tokens[found.first - 2] if found.first > 1 else None
    behind = sentence.tokens[found.last] if found.last < len(sentence.tokens) else None
    alone = behind is None or (
        behind.upos not in ("NOUN", "PROPN", "ADJ") and behind.form not in words.grammar.parts)
    return before is None or before.form.lower() not in words.definite or not alone or (
        not discourse.is_named(entry.code))


def is_of_the_text(written: str, entry: NameEntry, discourse: Discourse) -> bool:
    """Say whether a surname is that of somebody else whom the report named in full before."""
    return (
        entry.category is Category.LEADER and entry.surname
        and entry.name not in discourse.leaders
        and discourse.persons.get(written.lower()) is not None)


def only_names(
    found: Found, entry: NameEntry, sentence: Sentence, words: "ActorWords"
) -> bool:
    """Say whether a state's or a capital's name only tells somebody or something else apart."""
    if entry.category is Category.CAPITAL and _is_venue(found, sentence, words):
        return True
    return entry.category not in NOUNS and (
        _is_beside(found, sentence, words) or _is_language(found, entry, sentence, words))


def _is_language(
    found: Found, entry: NameEntry, sentence: Sentence, words: "ActorWords"
) -> bool:
    """Say whether a people's name is that of its language: "in Russian", "berbahasa Rusia"."""
    before = sentence.tokens[found.first - 2] if found.first > 1 else None
    if before is None or before.form.lower() not in words.grammar.tongues:
        return False
    name, behind = sentence.tokens[found.last - 1], sentence.tokens[found.last : found.last + 1]
    alone = name.relation not in _BESIDE_NOUN and not any(
        token.form == "-" or token.upos in ("NOUN", "PROPN", "ADJ") for token in behind)
    return words.grammar.home is not None or (entry.category is Category.PEOPLE and alone)


def _is_venue(found: Found, sentence: Sentence, words: "ActorWords") -> bool:
    """Say whether a capital only gives its name to something: "the Oslo talks", "KBRI Kyiv"."""
    tokens, venues = sentence.tokens, words.grammar.venues
    if words.grammar.home is not None:  # the noun stands first
        return found.first > 1 and tokens[found.first - 2].form.lower() in venues
    top = tokens[found.last - 1]
    above = sentence.head_of(top)
    marked = any(child.relation == "case" for child in sentence.under(top.number))
    return above is not None and above.number > top.number and not marked and (
        above.form.lower() in venues and top.relation.split(":")[0] in _MODIFIERS)


def _is_beside(found: Found, sentence: Sentence, words: "ActorWords") -> bool:
    """Say whether a state only stands behind somebody, or somebody is for or against it.

    "Rwanda-backed rebels" and "pro-Russian rebels" are neither Rwanda nor Russia, and "Swiss-made
    drones" ("drone buatan Swiss") no Swiss.
    """
    before = [t.form.lower() for t in sentence.tokens[max(0, found.first - 3) : found.first - 1]]
    behind = [t.form.lower() for t in sentence.tokens[found.last : found.last + 2]]
    own = sentence.tokens[found.last - 1].form.lower()
    if words.grammar.home is not None and before[-1:] and before[-1] in words.grammar.backings:
        return True
    backed = behind[:1] == ["-"] and behind[-1] in words.grammar.backings
    sided = before[-1:] == ["-"] and before[0] in words.grammar.sidings
    return backed or sided or own.rpartition("-")[2] in words.grammar.backings


def is_elsewhere(
    found: Found, entry: NameEntry, meant: Sequence[tuple[Found, NameEntry]],
    sentence: Sentence, words: "ActorWords", discourse: Discourse,
) -> bool:
    """Say whether a body whose name does not say whose it is may be another state's.

    So it is where another state is named beside it ("Kementerian Perhubungan Israel", "the
    Supreme Court of Peru"), or where its own is named neither in its sentence nor elsewhere
    as often as one that is. An organisation that is called by a short name belongs to no state:
    "Peru's Security Council" is not the UN's.
    """
    country = entry.country
    other = any(
        _describes(f, e, found, sentence, words) and e.country != country for f, e in meant)
    if country is None:
        return other and entry.short and entry.category is Category.ORGANISATION
    if not _is_unsaid(found, entry, sentence, words):
        return False
    if other:
        return True
    here = {e.country for f, e in meant
            if f is not found and e.category in _COUNTRIES and e.country is not None}
    if country in here or not entry.ambiguous:
        return False
    return any(
        discourse.count(other) > discourse.count(country)
        for other in (here or discourse.states()))


def _is_unsaid(
    found: Found, entry: NameEntry, sentence: Sentence, words: "ActorWords"
) -> bool:
    """Say whether a name is that of a body which every state has, and does not tell whose."""
    own = sentence.tokens[found.first - 1 : found.last]
    at_home = entry.country == words.grammar.home and len(own) > 1
    return (
        entry.category in _STATE_BODIES and bool(OF_STATES.intersection(entry.sectors))
        and (entry.ambiguous or at_home)
        and not any(_is_state(token, words.names) for token in own))


def _describes(
    found: Found, entry: NameEntry, body: Found, sentence: Sentence, words: "ActorWords"
) -> bool:
    """Say whether a state's name tells whose a body is: "Peru's Congress", "the Senate of Peru"."""
    if entry.category not in (Category.STATE, Category.PEOPLE):
        return False
    tokens, grammar = sentence.tokens, words.grammar
    if found.last < body.first:
        between = [t.form for t in tokens[found.last : body.first - 1]]
        return grammar.home is None and set(between) <= grammar.possessives
    between = [t.form for t in tokens[body.last : found.first - 1]]
    return found.first > body.last and set(between) <= (
        grammar.parts | words.definite)


def _is_state(token: Token, names: NameIndex) -> bool:
    return any(meaning.category is Category.STATE for meaning in _meanings(token, names))


def _is_name(token: Token, names: NameIndex) -> bool:
    return bool(_meanings(token, names))


def _meanings(token: Token, names: NameIndex) -> list[NameEntry]:
    """Return what a word can mean as a name by itself."""
    return [meaning for name, meanings in names.proper.get(token.form, ()) if len(name) == 1
            for meaning in meanings]
