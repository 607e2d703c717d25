"""Several who are meant at once: "both leaders", "ketiga negara itu", "they" behind a list.

A number says how many. They are a list of so many, or, of two, those whom the report is about;
whoever does something to "both sides" is none of them. Where none of these is so, nobody is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tatanan.extract.company import NOUNS
from tatanan.extract.discourse import Discourse, Together, is_national
from tatanan.extract.match import subject_of
from tatanan.extract.reading import Reading, pronoun_at
from tatanan.extract.readings import actor_of
from tatanan.extract.roles import marker_of
from tatanan.terms.coding import Actor, ActorKind
from tatanan.terms.text import Evidence, Token

_TWO = 2
_THIRD = 3  # person
# A list is taken up this many sentences later.
_LISTED = 6
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "root")
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "root"})
_VERBAL = frozenset({"VERB", "AUX"})
_PARTY = "party"  # a kind of the grammar


@dataclass(frozen=True, slots=True)
class Several:
    """Words that mean several at once: their head, their words, and who they are."""

    head: int
    evidence: Evidence
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How many some words take up, and as what: a kind of the grammar, None where untold.

    `asked` says that they are all of whom somebody asks something.
    """

    first: Token
    head: Token
    number: int
    kind: str | None
    asked: bool = False


def find_several(reading: Reading, discourse: Discourse) -> Iterator[Several]:
    """Yield the words of a sentence that mean several at once; nobody where that stays open."""
    for token in reading.sentence.tokens:
        wanted = _wanted(reading, token)
        if wanted is not None and not _is_of_names(reading, wanted):
            actors = _meant(reading, wanted, discourse)
            span = reading.report.cite(
                wanted.first.span.start, max(wanted.first.span.end, wanted.head.span.end))
            yield Several(wanted.head.number, span, tuple(_once(actors)))
        elif (listed := _pronoun_for(reading, token, discourse)) is not None:
            span = reading.report.cite(token.span.start, token.span.end)
            yield Several(token.number, span, tuple(_once(listed)))


def _once(actors: Sequence[Actor]) -> list[Actor]:
    return list({actor.code: actor for actor in reversed(actors)}.values())[::-1]


def _is_of_names(reading: Reading, wanted: _Wanted) -> bool:
    """Say whether names stand in the words or behind them: "both Presidents Ruto and Xi"."""
    first, last = sorted((wanted.first.number, wanted.head.number))
    named = any(
        child.upos == "PROPN" and child.relation.split(":")[0] in ("flat", "appos", "conj")
        for child in reading.sentence.under(wanted.head.number))
    return named or any(
        entry.category not in NOUNS for _, entry in reading.within(first, last))


def _wanted(reading: Reading, token: Token) -> _Wanted | None:
    """Return how many a token takes up and as what: "both leaders", "the two"; or None.

    "Two weeks" and "two vessels" take up nobody, nor does "both" before "A and B", or beside a
    verb whose subject is named: "Chad and Peru have both agreed".
    """
    grammar, tokens, form = reading.words.grammar, reading.sentence.tokens, token.form.lower()
    if form in grammar.wholes:
        return _asked(reading, token)
    number = grammar.all_of.get(form) or grammar.counts.get(form)
    following = tokens[token.number] if token.number < len(tokens) else None
    if number is None or _is_glued(token, following):
        return None
    noun = _counted(reading, token)
    if noun is not None:
        kind = None if _is_place(reading, noun) else _kind_of(reading, noun)
        made = form in grammar.all_of or _is_definite(reading, token, noun)
        return _Wanted(token, noun, number, kind) if kind is not None and made else None
    alone = token.relation != "cc:preconj" and _stands_alone(reading, token)
    return _Wanted(token, token, number, None) if alone else None


def _asked(reading: Reading, token: Token) -> _Wanted | None:
    """Return the two of whom somebody asks something: "urged all sides", or None.

    What "all sides" do by themselves may be anybody's deed.
    """
    sentence, noun = reading.sentence, _counted(reading, token)
    if noun is None or _kind_of(reading, noun) != _PARTY:
        return None
    verb = sentence.head_of(noun)
    subject = noun.relation in reading.words.grammar.subject | reading.words.grammar.patient
    free = verb is None or verb.upos not in _VERBAL or (subject and not _asking(reading, noun))
    return None if free else _Wanted(token, noun, _TWO, _PARTY, asked=True)


def _asking(reading: Reading, subject: Token) -> Token | None:
    """Return the verb on which the clause of a subject hangs, or None."""
    sentence = reading.sentence
    verb = sentence.head_of(subject)
    above = sentence.head_of(verb) if verb is not None and (
        verb.relation.split(":")[0] in ("ccomp", "xcomp", "advcl")) else None
    return above if above is not None and above.upos in _VERBAL else None


def _is_glued(token: Token, following: Token | None) -> bool:
    return following is not None and following.form == "-" and (
        following.span.start == token.span.end)


def _counted(reading: Reading, token: Token) -> Token | None:
    """Return the noun whose number a token tells, by the tree or behind adjectives; or None."""
    tokens = reading.sentence.tokens
    above = reading.sentence.head_of(token)
    if above is not None and above.number > token.number and above.upos == "NOUN" and (
            token.relation.split(":")[0] in ("nummod", "det", "amod", "advmod", "compound")):
        return above
    for following in tokens[token.number :]:
        if following.upos == "NOUN":
            return following
        if following.upos not in ("ADJ", "DET") and following.form.lower() != "of":
            return None
    return None


def _kind_of(reading: Reading, noun: Token) -> str | None:
    kinds = reading.words.grammar.taken_as
    return kinds.get(noun.form.lower()) or kinds.get(noun.lemma.lower())


def _is_place(reading: Reading, noun: Token) -> bool:
    """Say whether sides are where something lies: "on both sides of the border"."""
    under = reading.sentence.under(noun.number)
    marked = marker_of(reading.sentence, noun.number)
    parts = reading.words.grammar.parts
    return marked in reading.words.grammar.topic_markers and any(
        c.relation == "nmod" and marker_of(reading.sentence, c.number) in parts for c in under)


def _is_definite(reading: Reading, token: Token, noun: Token) -> bool:
    """Say whether a number is made definite: "the two", "dua negara itu"."""
    tokens = reading.sentence.tokens
    around = [*tokens[max(0, token.number - 2) : token.number - 1],
              *tokens[noun.number : noun.number + 1]]
    return any(t.form.lower() in reading.words.definite for t in around)


def _stands_alone(reading: Reading, token: Token) -> bool:
    """Say whether a word for several takes part by itself: "ties with both", "keduanya"."""
    grammar, tokens, form = reading.words.grammar, reading.sentence.tokens, token.form.lower()
    if token.relation.split(":")[0] not in _ARGUMENTS or token.upos == "CCONJ":
        return False
    behind = tokens[token.number : token.number + 1]
    if "nya" in grammar.possessives:
        return form.endswith("nya") or any(t.form == "nya" for t in behind)
    joined = any(c.relation == "conj" for c in reading.sentence.under(token.number))
    made = form in grammar.all_of or _is_definite(reading, token, token)
    return made and not joined and not any(
        t.upos in ("NOUN", "PROPN", "ADJ") or t.relation == "amod" for t in behind)


def _pronoun_for(
    reading: Reading, token: Token, discourse: Discourse
) -> tuple[Actor, ...] | None:
    """Return the list that a plural pronoun takes up: a subject just before, or None.

    None where another subject stands between them.
    """
    pronoun = pronoun_at(reading, token)
    if pronoun is None or not pronoun.plural or pronoun.person != _THIRD:
        return None
    last = next((t for t in reversed(discourse.together)
                 if t.subject and t.end <= token.span.start), None)
    if last is None or discourse.sentence - last.sentence > 1 or (
            discourse.is_quoted(token.span.start)):
        return None
    grammar = reading.words.grammar
    between = any(
        last.end < t.span.start < token.span.start
        and t.relation in grammar.subject | grammar.patient for t in reading.sentence.tokens)
    return None if between else last.actors


def _meant(reading: Reading, wanted: _Wanted, discourse: Discourse) -> Sequence[Actor]:
    """Return those whom words take up, the surest first; nobody where none are sure."""
    but = _doing(reading, wanted, discourse)
    for found in _candidates(reading, wanted, discourse):
        if len(found) == wanted.number and not any(actor.code in but for actor in found):
            return found
    return ()


def _doing(reading: Reading, wanted: _Wanted, discourse: Discourse) -> frozenset[str]:
    """Return the codes of who does something to several, and so is none of them.

    Without a noun they are not the subject of their clause at all: "Chad and Peru offered to
    mediate between the two".
    """
    sentence, grammar = reading.sentence, reading.words.grammar
    token, codes = wanted.head, frozenset[str]()
    if token.relation in grammar.subject | grammar.patient:
        asking = _asking(reading, token) if wanted.asked else None
        subject = subject_of(sentence, asking.number, grammar) if asking is not None else None
        return _codes_of(reading, subject, discourse, without=token)
    while token.relation.split(":")[0] not in _CLAUSES:
        above = sentence.head_of(token)
        if above is None or (wanted.kind is not None and above.upos not in _VERBAL):
            break
        if above.upos in _VERBAL:
            subject = subject_of(sentence, above.number, grammar)
            codes |= _codes_of(reading, subject, discourse, without=wanted.head)
        token = above
    return codes


def _codes_of(
    reading: Reading, head: Token | None, discourse: Discourse, *, without: Token
) -> frozenset[str]:
    """Return the codes that the phrase of a token names; only its own where it holds `without`.

    Who stands in a clause of the phrase is nobody whom it names.
    """
    if head is None:
        return frozenset()
    sentence = reading.sentence
    whole = sentence.subtree(head.number)
    clauses = {t.number for clause in whole if clause.relation.startswith("acl")
               for t in sentence.subtree(clause.number)}
    phrase = {t.number for t in whole} - clauses
    if without.number in phrase | clauses:
        phrase = {head.number}
    return frozenset(
        actor_of(entry, discourse).code for found, entry in reading.meant
        if entry.category not in NOUNS and phrase & set(range(found.first, found.last + 1)))


def _candidates(
    reading: Reading, wanted: _Wanted, discourse: Discourse
) -> Iterator[Sequence[Actor]]:
    """Yield who may be meant: in the sentence, its paragraph, the report, and in lists before."""
    fits = _fitting(wanted.kind)
    lists = [t for t in reversed(discourse.together)
             if len(t.actors) == wanted.number and all(map(fits, t.actors))]
    here = [t for t in lists if t.sentence == discourse.sentence
            and t.end <= wanted.first.span.start]
    near = [t for t in lists if 0 < discourse.sentence - t.sentence <= _LISTED]
    two = wanted.number == _TWO
    named = _named_here(wanted, discourse, fits) if two else []
    reporting = _reporting(reading, wanted, discourse)
    if wanted.asked:
        doing = _doing(reading, wanted, discourse) | reporting
        yield discourse.principals()
        yield from (t.actors for t in here)
        yield [actor for actor in named if actor.code not in doing and is_national(actor)]
        return
    yield from (t.actors for t in here)
    yield [actor for actor in named if actor.code not in reporting]
    yield from (t.actors for t in near if _is_in_paragraph(reading, t))
    if two and wanted.kind != "person":
        yield discourse.principals()
    yield from (t.actors for t in near)
    yield named
    if two and wanted.kind != "person":
        yield _once([n.actor for n in discourse.recent(1)
                     if n.sentence < discourse.sentence and fits(n.actor)
                     and n.actor.code != "UNK"])


def _is_in_paragraph(reading: Reading, together: Together) -> bool:
    return "\n" not in reading.report.text[together.end : reading.sentence.span.start]


def _fitting(kind: str | None) -> Callable[[Actor], bool]:
    """Return what says whether somebody may be one of a kind."""
    if kind == "person":
        return _is_person
    return is_national if kind in ("office", "state") else bool


def _is_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON and is_national(actor)


def _named_here(
    wanted: _Wanted, discourse: Discourse, fits: Callable[[Actor], bool]
) -> list[Actor]:
    """Return whom the sentence names before some words, each code once."""
    return _once([n.actor for n in reversed(list(discourse.recent(0)))
                  if 0 <= n.place < wanted.first.span.start and fits(n.actor)
                  and n.actor.code != "UNK"])


def _reporting(reading: Reading, wanted: _Wanted, discourse: Discourse) -> frozenset[str]:
    """Return the codes of who only says what the words are part of: "Rubio said both sides ..."."""
    sentence, grammar = reading.sentence, reading.words.grammar
    token: Token | None = wanted.head
    while token is not None and token.relation.split(":")[0] != "ccomp":
        token = sentence.head_of(token)
    if token is None:
        return frozenset()
    subject = subject_of(sentence, token.head, grammar)
    return _codes_of(reading, subject, discourse, without=wanted.head)
