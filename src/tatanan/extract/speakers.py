"""Who a cue says has spoken: by the tree where it can be trusted, else by order."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from tatanan.extract.actors import Party, party_at, party_within
from tatanan.extract.affiliation import (
    Calling,
    Case,
    Choice,
    Chooser,
    SpeakerKind,
    calling_of,
    case_of,
)
from tatanan.extract.closing import closing_phrase
from tatanan.extract.company import NOUNS, is_state_body
from tatanan.extract.cues import Hit, follows_quotation
from tatanan.extract.discourse import Discourse
from tatanan.extract.documents import is_document, issuer_of
from tatanan.extract.match import is_nominal, is_verbal, phrase_of, subject_of
from tatanan.extract.pronouns import NEUTER, is_of_another, owner_in, possessive_in
from tatanan.extract.reading import Pronoun, Reading, named_here, pronoun_at
from tatanan.extract.readings import make_actor
from tatanan.extract.speaker_words import (
    AUXILIARY,
    inverted,
    owner_of,
    phrase_speaker,
    speaker_head,
)
from tatanan.lexicons.cues import CueIndex, CueKind
from tatanan.lexicons.holders import is_open
from tatanan.lexicons.names import Category
from tatanan.lexicons.word_classes import load_word_classes
from tatanan.terms.coding import Actor, ActorKind
from tatanan.terms.text import Token

# The act of cues by which things show, too: to write, to publish, to prove.
_SHOWS = "writing"
# Fewer words of a quotation are a name in quotation marks, and may speak: “The Times” said.
_CLAUSE = 3


@dataclass(slots=True)
class Speakers:
    """The speakers of one sentence, cue by cue: a later cue may share an earlier one's.

    `of` are they by the cue's first word, `shown` the cues at which only something shows.
    """

    reading: Reading
    discourse: Discourse
    index: CueIndex
    choose: Chooser
    of: dict[int, Party] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)

    def at(self, hit: Hit, hits: Sequence[Hit]) -> Party | None:
        """Return the speaker of a cue, or None where nobody is said to speak."""
        if hit.first not in self.of:
            party = self._find(hit, hits)
            if party is None:
                return None
            if self._only_shows(hit, party):
                self.shown.add(hit.first)
                return None
            if hit.cue.kind is not CueKind.NOUN:
                party = self._issued(party)
            self.of[hit.first] = self._together(hit, self.affiliated(party))
        return self.of[hit.first]

    def affiliated(self, party: Party) -> Party:
        """Return a party whose state was open with the state that its report makes likely.

        "His office" is of whoever has it. "A report" is anybody's and stays open, and so do "both
        leaders": two have no one state.
        """
        actor = party.actor
        if actor is not None and not party.is_open:
            return replace(party, inferred=actor.id in self.discourse.inferred)
        owner = self._owner(party)
        if owner is not None:
            of_owner = Choice(owner.code, owner.country, {})
            return replace(party, actor=self._with_state(party, of_owner, SpeakerKind.TITLE))
        kind = self._kind(party)
        words = self.reading.words.grammar
        new = self._begins(party, words.indefinites)
        several = self._begins(party, words.all_of) or self._is_unplaced(party)
        if several or (kind is SpeakerKind.DOCUMENT and new):
            return party
        start = party.evidence.span.start if party.evidence else self.reading.sentence.span.start
        case = case_of(
            self.discourse, kind, start, named_here(self.reading, self.discourse),
            home=self.reading.words.grammar.home, calling=self._calling(party),
        )
        choice = self.choose(self._without_others(case, party))
        if choice is None:
            return party
        placed = self._with_state(party, choice, case.kind)
        self.discourse.inferred.add(placed.id)
        return replace(party, actor=placed, inferred=True)

    def _owner(self, party: Party) -> Actor | None:
        """Return whose somebody is by a possessive, where that one's state is known."""
        if not party.first or self._kind(party) is SpeakerKind.PRONOUN:
            return None
        token = possessive_in(self.reading, party.first, party.last)
        owned = self.reading.sentence.head_of(token) if token is not None else None
        if owned is None or is_of_another(self.reading, owned):
            return None
        owner = owner_in(self.reading, party.first, party.last, self.discourse)
        return owner if owner is not None and owner.code != "UNK" else None

    def _is_unplaced(self, party: Party) -> bool:
        """Say whether somebody new and unnamed is of a region or of any state: "diplomats"."""
        if not party.first or (party.actor is not None and party.evidence is not None
                               and party.actor.name != party.evidence.quote):
            return False
        tokens = self.reading.sentence.tokens[party.first - 1 : party.last]
        forms = {tokens[0].form.lower(), *(t.form for t in tokens)}
        return forms.isdisjoint(self.reading.words.definite) and (
            not forms.isdisjoint(self.reading.words.grammar.unplaced))

    def _without_others(self, case: Case, party: Party) -> Case:
        """Return a case without the states whose holder of the office is known to be another.

        "Prime Minister Ana Sosa" serves none that has another, or none at all.
        """
        day = self.discourse.day
        offices = {entry.office for _, entry in self.reading.within(party.first, party.last)
                   if entry.office and entry.category is Category.ROLE}
        if case.kind is not SpeakerKind.NAME or day is None:
            return case
        return replace(case, choices=tuple(
            choice for choice in case.choices
            if all(is_open(office, choice.country, day) for office in offices)))

    def _together(self, hit: Hit, party: Party) -> Party:
        """Return a party with the words of all who say it together: "Peru and Chile said".

        They stand on one side of the cue, between the party and it or behind the party.
        """
        sentence, grammar = self.reading.sentence, self.reading.words.grammar
        head = self._head(party)
        if head is None or party.evidence is None:
            return party
        if hit.cue.kind is CueKind.PHRASE and not any(
                c.relation == "cc" for t in sentence.under(head.number)
                for c in sentence.under(t.number)):
            return party
        last, joined = party.last, [head]
        while joined:
            for child in sentence.under(joined.pop().number):
                beside = hit.first > child.number or hit.first < party.last
                if child.relation == "conj" and child.number > party.last and beside and (
                        is_nominal(child)):
                    joined.append(child)
                    last = max(last, phrase_of(sentence, child, grammar)[1])
        first = sentence.tokens[party.first - 1].span.start
        end = sentence.tokens[last - 1].span.end
        if last == party.last or any(
                is_verbal(t) for t in sentence.tokens[party.last : last]):
            return party
        return replace(party, last=last, evidence=self.reading.report.cite(first, end))

    def _with_state(self, party: Party, choice: Choice, kind: SpeakerKind) -> Actor:
        """Return the actor placed; a pronoun's is the state itself, for "he" is no name."""
        actor = party.actor
        if actor is not None:
            placed = make_actor(
                actor.kind, actor.name, choice.code, choice.country, actor.sectors
            )
            self.discourse.replace(actor, placed)
            return placed
        if kind in (SpeakerKind.PRONOUN, SpeakerKind.UNSEEN) or party.evidence is None:
            return self.discourse.body(choice.code) or make_actor(
                ActorKind.STATE, choice.code, choice.code, choice.country
            )
        placed = make_actor(ActorKind.GROUP, party.evidence.quote, choice.code, choice.country)
        for _, entry in self.reading.within(party.first, party.last):
            if is_state_body(entry):
                self.discourse.call_body(entry.name, placed)
        return placed

    def _only_shows(self, hit: Hit, party: Party) -> bool:
        """Say whether nobody speaks: "The length of the war proves that fuel is scarce"."""
        head = self._head(party)
        if hit.cue.act != _SHOWS or hit.cue.strong:
            return self._is_shown(hit, head)
        if head is None or head.form.lower() in self.index.studies:
            return party.is_open and head is None
        thing = head.upos == "NOUN" and not self.reading.within(head.number, head.number)
        return party.is_open or thing

    def _head(self, party: Party) -> Token | None:
        """Return the main word of a party's words, None where it does not stand in the sentence."""
        tokens = self.reading.sentence.tokens[max(party.first - 1, 0) : party.last]
        inside = range(party.first, party.last + 1)
        return next((t for t in tokens if t.head not in inside), None)

    def _is_shown(self, hit: Hit, head: Token | None) -> bool:
        """Say whether an event speaks by a verb by which things show: "The visit underlines"."""
        if head is None or hit.cue.id.removeprefix("verb.") not in self.index.showing:
            return False
        classes = load_word_classes(self.reading.words.grammar.language)
        words = {head.form.lower(), head.lemma.lower()}
        return any("event-noun" in classes.get(word, ()) for word in words)

    def _begins(self, party: Party, words: Container[str]) -> bool:
        """Say whether the words of a party begin with one of some words."""
        return party.evidence is not None and party.evidence.quote.split()[0].lower() in words

    def _kind(self, party: Party) -> SpeakerKind:
        if party.evidence is None:
            return SpeakerKind.UNSEEN
        words = party.evidence.quote.lower().split()
        if len(words) == 1 and words[0] in self.reading.words.pronouns:
            return SpeakerKind.PRONOUN
        if party.actor is not None and party.actor.kind is ActorKind.PERSON:
            return SpeakerKind.NAME
        cues = (c for w in words for c in self.index.by_form.get(w, ()))
        if any(c.kind is CueKind.NOUN for c in cues):
            return SpeakerKind.DOCUMENT
        new = self._begins(party, self.reading.words.grammar.indefinites)
        return SpeakerKind.NEW if new else SpeakerKind.TITLE

    def _calling(self, party: Party) -> Calling:
        names = self.reading.within(party.first, party.last) if party.first else ()
        return calling_of({s for _, e in names if e.category in NOUNS for s in e.sectors})

    def _find(self, hit: Hit, hits: Sequence[Hit]) -> Party | None:
        if hit.cue.kind is CueKind.PHRASE:
            party = phrase_speaker(self.reading, hit, self.discourse)
            return None if party is not None and self._rules(party) else party
        if hit.cue.kind is CueKind.NOUN:
            head = owner_of(self.reading, hit, self.index)
            if head is None:
                return None
            issuer = self._issuer(head) if self._is_first_person(head) else None
            return issuer or party_at(self.reading, head, self.discourse)
        return self._shared(hit, hits) or self._of_verb(hit)

    def _rules(self, party: Party) -> bool:
        """Say whether a treaty or a law is named, under which something is so: "Pasal 5"."""
        head = self._head(party)
        return head is not None and head.form.lower() in self.index.norms

    def _of_verb(self, hit: Hit) -> Party | None:
        """Return who says what a verb introduces or closes."""
        head = self._outside(hit, speaker_head(self.reading, hit))
        closing = closing_phrase(self.reading, hit)
        if closing is not None and not self._is_within(closing, hit, head):
            return party_within(self.reading, *closing, None, self.discourse)
        if head is not None and self._is_own_agent(hit, head):
            return self._main_subject(hit) or party_at(self.reading, head, self.discourse)
        if head is None or self._is_said(head):
            return None
        if self._is_first_person(head):
            return self._issuer(head)
        return self._going_on(head) or party_at(
            self.reading, head, self.discourse, told=self._closes(hit, head))

    def _is_within(self, phrase: tuple[int, int], hit: Hit, head: Token | None) -> bool:
        """Say whether a noun stands in a phrase, and what hangs on it begins with that."""
        if head is None or not phrase[0] <= head.number <= phrase[1]:
            return False
        first, _ = phrase_of(self.reading.sentence, head, self.reading.words.grammar)
        return first == phrase[0] or (phrase[0] > hit.first and first > phrase[0])

    def _outside(self, hit: Hit, head: Token | None) -> Token | None:
        """Return who speaks behind a quotation, where the tree takes a word in it for that."""
        if head is None or head.number > hit.first:
            return head
        between = self.reading.sentence.tokens[head.number : hit.first - 1]
        whole = len(between) >= _CLAUSE and all(
            self.discourse.is_quoted(t.span.start) for t in (head, *between[:_CLAUSE]))
        return (inverted(self.reading, hit) if whole else None) or head

    def _closes(self, hit: Hit, head: Token) -> bool:
        """Say whether what is said stands before a cue and its speaker: "..., he said"."""
        sentence, first = self.reading.sentence, min(hit.first, head.number)
        content = [c for c in sentence.under(hit.first) if c.relation == "ccomp"]
        return follows_quotation(sentence, first) and all(c.number < first for c in content)

    def _going_on(self, head: Token) -> Party | None:
        """Return who speaks in the sentence already, where a pronoun goes on about that party.

        "Amina Oyugi said the envoy had left, but she hoped ...".
        """
        pronoun = pronoun_at(self.reading, head)
        if pronoun is None:
            return None
        for party in reversed(self.of.values()):
            actor = party.actor
            if actor is not None and party.first < head.number and self._may_mean(pronoun, actor):
                words = self.reading.report.cite(head.span.start, head.span.end)
                return Party(head.number, head.number, words, actor)
        return None

    def _may_mean(self, pronoun: Pronoun, actor: Actor) -> bool:
        """Say whether a pronoun may mean an actor: "it" and "they" mean no person."""
        if pronoun.plural or pronoun.gender == NEUTER:
            return actor.kind is not ActorKind.PERSON
        gender = self.discourse.genders.get(actor.id)
        fits = pronoun.gender is None or gender in (None, pronoun.gender)
        return actor.kind is ActorKind.PERSON and fits

    def _shared(self, hit: Hit, hits: Sequence[Hit]) -> Party | None:
        """Return the speaker of the cue before, where "and", a comma and -ing, or "seraya" join."""
        grammar, tokens = self.reading.words.grammar, self.reading.sentence.tokens
        number = hit.first - 1
        while number > 1 and tokens[number - 1].upos in AUXILIARY:
            number -= 1
        if number <= 2:
            return None
        if self._closes_quotation(tokens[number - 1]):
            number -= 1
        form = tokens[number - 1].form.lower()
        joined = form in grammar.coordinators or form in grammar.joiners
        trailing = form == "," and grammar.is_gerund(tokens[hit.first - 1].form)
        if not (joined or trailing):
            return None
        before = [
            h for h in hits
            if h.last < number and h.first in self.of and h.cue.kind is not CueKind.NOUN
        ]
        if before:
            return self.of[before[-1].first]
        return self._main_subject(hit) if trailing or form in grammar.joiners else None

    def _closes_quotation(self, token: Token) -> bool:
        """Say whether a token is the last mark of a quotation."""
        inside = self.discourse.is_quoted
        return inside(token.span.start) and not inside(token.span.end)

    def _main_subject(self, hit: Hit) -> Party | None:
        """Return the subject of the sentence's main verb, where that stands before a cue."""
        sentence = self.reading.sentence
        root = next(iter(sentence.under(0)), None)
        if root is None or root.number >= hit.first:
            return None
        head = subject_of(sentence, root.number, self.reading.words.grammar)
        if head is None or head.number > hit.first:
            return None
        return party_at(self.reading, head, self.discourse)

    def _is_own_agent(self, hit: Hit, head: Token) -> bool:
        """Say whether "-nya" behind a di- verb stands for the sentence's own subject."""
        owned = head.form.lower() in self.reading.words.grammar.possessives
        return owned and head.number == hit.last + 1 and "Voice=Pass" in (
            self.reading.sentence.tokens[hit.first - 1].feats
        )

    def _is_said(self, head: Token) -> bool:
        """Say whether a pronoun stands in a quotation: it is nobody who speaks outside."""
        return pronoun_at(self.reading, head) is not None and self.discourse.is_quoted(
            head.span.start)

    def _is_first_person(self, head: Token) -> bool:
        pronoun = pronoun_at(self.reading, head)
        return pronoun is not None and pronoun.person < 3

    def _issuer(self, head: Token) -> Party | None:
        """Return who issued the text, where "we" say something in it."""
        issuer = self.discourse.issuer
        words = self.reading.report.cite(head.span.start, head.span.end)
        return Party(head.number, head.number, words, issuer) if issuer is not None else None

    def _issued(self, party: Party) -> Party:
        """Return the party of "the report said": the document speaks for who issued it."""
        inside = range(party.first, party.last + 1)
        tokens = self.reading.sentence.tokens[max(party.first - 1, 0) : party.last]
        heads = (t for t in tokens if t.head not in inside and is_document(t, self.index))
        noun = next(heads, None)
        if noun is None or not party.is_open:
            return party
        issuer = issuer_of(self.reading, noun)
        if issuer is not None:
            whose = party_at(self.reading, issuer, self.discourse)
            return replace(party, actor=whose.actor)
        if self._begins(party, self.reading.words.grammar.indefinites):
            return party
        known = self.discourse.documents.get(noun.form.lower())
        if known is None and self.discourse.speaker is not None:
            known = self.discourse.speaker.actor if self.discourse.speaker.actor.id else None
        return replace(party, actor=known or party.actor)
