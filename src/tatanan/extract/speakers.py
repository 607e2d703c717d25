"""Who a cue says has spoken: by the tree where it can be trusted, else by order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tatanan.extract.actors import (
    Party,
    Reading,
    is_named,
    named_here,
    party_at,
    party_within,
    pronoun_at,
    unseen,
)
from tatanan.extract.affiliation import Choice, Chooser, SpeakerKind, case_of
from tatanan.extract.cues import Hit, follows_quotation
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import is_nominal, is_passive, phrase_of, subject_of
from tatanan.extract.readings import make_actor
from tatanan.lexicons.cues import CueIndex, CueKind
from tatanan.terms.coding import Actor, ActorKind
from tatanan.terms.text import Token

_CLOSES_INSERTION = {",": ",", ")": "(", "-": "-–—", "–": "-–—", "—": "-–—"}
_AUXILIARY = frozenset({"AUX", "ADV", "PART"})


@dataclass(slots=True)
class Speakers:
    """The speakers of one sentence, cue by cue: a later cue may share an earlier one's."""

    reading: Reading
    discourse: Discourse
    index: CueIndex
    choose: Chooser
    of: dict[int, Party] = field(default_factory=dict)

    def at(self, hit: Hit, hits: Sequence[Hit]) -> Party | None:
        """Return the speaker of a cue, or None where nobody is said to speak."""
        if hit.first not in self.of:
            party = self._find(hit, hits)
            if party is None:
                return None
            self.of[hit.first] = self.affiliated(party)
        return self.of[hit.first]

    def affiliated(self, party: Party) -> Party:
        """Return a party whose state was open with the state that its report makes likely."""
        actor = party.actor
        if actor is not None and actor.code != "UNK":
            return party
        start = party.evidence.span.start if party.evidence else self.reading.sentence.span.start
        case = case_of(
            self.discourse, self._kind(party), start, self.reading.report.language,
            named_here(self.reading, self.discourse),
        )
        choice = self.choose(case)
        if choice is None:
            return party
        return replace(party, actor=self._with_state(party, choice))

    def _with_state(self, party: Party, choice: Choice) -> Actor:
        actor = party.actor
        if actor is not None:
            placed = make_actor(
                actor.kind, actor.name, choice.code, choice.country, actor.sectors
            )
            self.discourse.replace(actor, placed)
            return placed
        name = party.evidence.quote if party.evidence else choice.code
        return make_actor(ActorKind.GROUP, name, choice.code, choice.country)

    def _kind(self, party: Party) -> SpeakerKind:
        if party.evidence is None:
            return SpeakerKind.UNSEEN
        words = party.evidence.quote.lower().split()
        if words[0] in self.reading.words.grammar.indefinites:
            return SpeakerKind.INDEFINITE
        if len(words) == 1 and words[0] in self.reading.words.pronouns:
            return SpeakerKind.PRONOUN
        if party.actor is not None and party.actor.kind is ActorKind.PERSON:
            return SpeakerKind.NAME
        cues = (c for w in words for c in self.index.by_form.get(w, ()))
        if any(c.kind is CueKind.NOUN for c in cues):
            return SpeakerKind.DOCUMENT
        return SpeakerKind.TITLE

    def _find(self, hit: Hit, hits: Sequence[Hit]) -> Party | None:
        if hit.cue.kind is CueKind.PHRASE:
            return phrase_speaker(self.reading, hit, self.discourse)
        if hit.cue.kind is CueKind.NOUN:
            head = owner_of(self.reading, hit, self.index)
            return party_at(self.reading, head, self.discourse) if head else None
        earlier = self._shared(hit, hits)
        if earlier is not None:
            return earlier
        head = speaker_head(self.reading, hit)
        if head is not None and self._is_own_agent(hit, head):
            return self._main_subject(hit) or party_at(self.reading, head, self.discourse)
        if head is None or self._is_first_person(head):
            return None
        return self._document(head) or party_at(self.reading, head, self.discourse)

    def _shared(self, hit: Hit, hits: Sequence[Hit]) -> Party | None:
        """Return the speaker of the cue before, where "and", a comma and -ing, or "seraya" join."""
        grammar, tokens = self.reading.words.grammar, self.reading.sentence.tokens
        number = hit.first - 1
        while number > 1 and tokens[number - 1].upos in _AUXILIARY:
            number -= 1
        if number < 2:
            return None
        form = tokens[number - 1].form.lower()
        joined = form in grammar.coordinators or form in grammar.joiners
        trailing = form == "," and tokens[hit.first - 1].form.lower().endswith("ing")
        if not (joined or trailing):
            return None
        before = [h for h in hits if h.last < number and h.first in self.of]
        if before:
            return self.of[before[-1].first]
        return self._main_subject(hit) if trailing else None

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
        return head.number == hit.last + 1 and "Voice=Pass" in (
            self.reading.sentence.tokens[hit.first - 1].feats
        )

    def _is_first_person(self, head: Token) -> bool:
        pronoun = pronoun_at(self.reading, head)
        return pronoun is not None and pronoun.person < 3

    def _document(self, head: Token) -> Party | None:
        """Return the party of "the report said": the document speaks for who issued it."""
        cues = self.index.by_form.get(head.form.lower(), ())
        if head.upos != "NOUN" or not any(c.kind is CueKind.NOUN for c in cues):
            return None
        party = party_at(self.reading, self._issuer(head) or head, self.discourse)
        if party.actor is not None or self.discourse.speaker is None:
            return party
        actor = self.discourse.speaker.actor if self.discourse.speaker.actor.id else None
        return Party(party.first, party.last, party.evidence, actor)


    def _issuer(self, noun: Token) -> Token | None:
        """Return who issued a document: the subject of "issued a statement"."""
        verb = self.reading.sentence.head_of(noun)
        if verb is None or verb.upos != "VERB" or noun.relation != "obj":
            return None
        return subject_of(self.reading.sentence, verb.number, self.reading.words.grammar)


def speaker_head(reading: Reading, hit: Hit) -> Token | None:
    """Return the main word of a verb's speaker."""
    sentence, grammar = reading.sentence, reading.words.grammar
    tokens = sentence.tokens
    following = tokens[hit.last] if hit.last < len(tokens) else None
    closes = tokens[hit.first - 1].form.lower() in hit.cue.after_quote
    if following is not None and following.form.lower() in grammar.possessives:
        if grammar.language == "id" and "Voice=Act" not in tokens[hit.first - 1].feats:
            return following
    if closes and following is not None and is_nominal(following):
        return outermost(reading, following)
    head = subject_of(sentence, hit.first, grammar)
    if head is not None and _can_speak(reading, hit, head):
        return head
    if is_passive(sentence, hit.first, grammar):
        return None
    return _inverted(reading, hit) or _left_neighbour(reading, hit)


def phrase_speaker(reading: Reading, hit: Hit, discourse: Discourse) -> Party | None:
    """Return whom "according to", "menurut" or "in his view" names."""
    tokens = reading.sentence.tokens
    if hit.cue.speaker == "within":
        return _within(reading, hit, discourse)
    if hit.last >= len(tokens):
        return None
    following = tokens[hit.last]
    if following.form.lower() in reading.words.grammar.possessives:
        return party_at(reading, following, discourse)
    if not (is_nominal(following) or following.upos in ("DET", "ADP")):
        return None
    head = outermost(reading, following)
    if pronoun_at(reading, head) is not None:
        return party_at(reading, head, discourse)
    first, last = phrase_of(reading.sentence, head, reading.words.grammar)
    last = _up_to_comma(reading, max(hit.last + 1, first), last)
    return party_within(reading, hit.last + 1, max(last, hit.last + 1), head, discourse)


def owner_of(reading: Reading, hit: Hit, index: CueIndex) -> Token | None:
    """Return whose statement a noun is: its possessor, or the subject of its light verb."""
    sentence, grammar = reading.sentence, reading.words.grammar
    noun = sentence.tokens[hit.first - 1]
    verb = sentence.head_of(noun)
    if verb is not None and verb.form.lower() in index.light and verb.upos == "VERB":
        subject = subject_of(sentence, verb.number, grammar)
        if subject is not None and subject is not noun:
            return subject
    for child in sentence.under(hit.first):
        if child.relation in ("nmod:poss", "nmod", "obl:agent") and is_nominal(child):
            marks = {c.form.lower() for c in sentence.under(child.number)}
            if not marks & (grammar.addressee_markers | grammar.topic_markers):
                return child
    return None


def outermost(reading: Reading, token: Token) -> Token:
    """Return the main word of the phrase that begins at a token."""
    sentence = reading.sentence
    top = token
    for _ in range(6):
        above = sentence.head_of(top)
        if above is None or above.number < token.number or not is_nominal(above):
            return top
        top = above
    return top


def _can_speak(reading: Reading, hit: Hit, head: Token) -> bool:
    """Say whether a subject stands where one can: before an Indonesian active verb."""
    if hit.first <= head.number <= hit.last or head.number <= reading.dateline:
        return False
    if reading.words.grammar.language == "id" and head.number > hit.last:
        verb = reading.sentence.tokens[hit.first - 1]
        return "Voice=Act" not in verb.feats
    return head.upos not in ("PUNCT", "SYM")


def _inverted(reading: Reading, hit: Hit) -> Token | None:
    """Return the noun behind a cue that follows a quotation: '"...," said Saltmarsh'."""
    tokens = reading.sentence.tokens
    if hit.last >= len(tokens):
        return None
    if hit.first > 1 and not follows_quotation(reading.sentence, hit.first):
        return None
    following = tokens[hit.last]
    if following.upos in ("PROPN", "DET", "PRON", "NOUN") or is_named(reading, following):
        top = outermost(reading, following)
        if top.head <= hit.last:
            return top
        return following if following.upos == "PROPN" else None
    return None


def _left_neighbour(reading: Reading, hit: Hit) -> Token | None:
    """Return the nearest noun phrase before a verb, an inserted clause passed over."""
    sentence = reading.sentence
    tokens = sentence.tokens
    number = hit.first - 1
    while number >= 1 and tokens[number - 1].upos in _AUXILIARY:
        if is_named(reading, tokens[number - 1]):
            break
        number -= 1
    if number >= 1 and tokens[number - 1].form in _CLOSES_INSERTION:
        number = _before_insertion(tokens, number)
    while number > reading.dateline and not _can_head(reading, tokens[number - 1]):
        if tokens[number - 1].upos in ("VERB", "PUNCT"):
            return None
        number -= 1
    if number <= reading.dateline:
        return None
    token = tokens[number - 1]
    start = max((t.number for t in tokens[:number] if t.form == ","), default=0)
    for _ in range(6):
        above = sentence.head_of(token)
        if above is None or not start < above.number < hit.first or not is_nominal(above):
            break
        token = above
    return None if any(c.relation == "case" for c in sentence.under(token.number)) else token


def _can_head(reading: Reading, token: Token) -> bool:
    return is_nominal(token) or is_named(reading, token)


def _before_insertion(tokens: Sequence[Token], number: int) -> int:
    """Return the token before an insertion that ends at a comma, a dash or a bracket."""
    opening = _CLOSES_INSERTION[tokens[number - 1].form]
    for earlier in range(number - 1, 0, -1):
        if tokens[earlier - 1].form in opening:
            return earlier - 1
    return 0


def _within(reading: Reading, hit: Hit, discourse: Discourse) -> Party | None:
    tokens = reading.sentence.tokens
    for token in tokens[hit.first - 1 : hit.last]:
        if pronoun_at(reading, token) is not None:
            return party_at(reading, token, discourse)
    if "*" not in hit.cue.words:
        return unseen(discourse.speaker.actor if discourse.speaker else None)
    place = hit.first + hit.cue.words.index("*")
    last = hit.last - (len(hit.cue.words) - hit.cue.words.index("*") - 1)
    return party_within(reading, place, last, tokens[last - 1], discourse)


def _up_to_comma(reading: Reading, first: int, last: int) -> int:
    """Return the last token of a phrase, cut where a comma opens the content."""
    tokens = reading.sentence.tokens
    for number in range(first, last + 1):
        if tokens[number - 1].form == ",":
            following = tokens[number] if number < len(tokens) else None
            if following is None or following.relation != "appos":
                return number - 1
    return last
