"""Which words of a sentence name the speaker of a cue: by the tree, else by order."""

from collections.abc import Sequence
from dataclasses import replace

from tatanan.extract.actors import Party, party_at, party_within, unseen
from tatanan.extract.asides import before_aside
from tatanan.extract.cues import Hit, addressee_end, follows_quotation, names_whom
from tatanan.extract.discourse import Discourse
from tatanan.extract.endings import MARKS, complementiser
from tatanan.extract.match import is_nominal, is_passive, is_verbal, phrase_of, subject_of
from tatanan.extract.reading import Reading, is_named, pronoun_at
from tatanan.lexicons.cues import CueIndex, CueKind
from tatanan.lexicons.names import Category
from tatanan.terms.text import Sentence, Token

_CLOSES_INSERTION = {",": ",", ")": "(", "-": "-–—", "–": "-–—", "—": "-–—"}
# The name of a speaker between commas has at most so many words.
_INSERTED = 8
_DESCRIBED = 2  # a word with another before it
AUXILIARY = frozenset({"AUX", "ADV", "PART"})
# What ends a noun phrase to its left.
_OUTSIDE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "VERB", "AUX", "ADV"})


def speaker_head(reading: Reading, hit: Hit) -> Token | None:
    """Return the main word of a verb's speaker."""
    sentence, grammar = reading.sentence, reading.words.grammar
    tokens = sentence.tokens
    following = tokens[hit.last] if hit.last < len(tokens) else None
    closes = tokens[hit.first - 1].form.lower() in hit.cue.after_quote
    owned = following is not None and following.form.lower() in grammar.possessives
    if owned and grammar.language == "id" and "Voice=Act" not in tokens[hit.first - 1].feats:
        return following
    if closes and following is not None and is_nominal(following):
        return outermost(reading, following)
    quoted = _quoted(reading, hit)
    named = outermost(reading, quoted) if quoted is not None else _inserted(reading, hit)
    named = named or before_aside(reading, hit)
    if named is not None:
        return named
    head = _minded(reading, hit) or subject_of(sentence, hit.first, grammar)
    head = _in_its_clause(reading, hit, head) if head is not None else None
    if head is not None and _can_speak(reading, hit, head):
        return head
    goes_on = _goes_on(reading, hit) or names_whom(reading.sentence, hit)
    if is_passive(sentence, hit.first, grammar) and not goes_on:
        return None
    return inverted(reading, hit) or _left_neighbour(reading, hit)


def _in_its_clause(reading: Reading, hit: Hit, subject: Token) -> Token:
    """Return who stands right before a cue where a clause opened since the tree's subject.

    "Relations soured after Peru's government accused Chad": the relations accuse nobody.
    """
    tokens, grammar = reading.sentence.tokens, reading.words.grammar
    if hit.first - 1 <= subject.number:
        return subject
    neighbour = _over_participle(reading.sentence, tokens[hit.first - 2])
    number = neighbour.number
    while number > subject.number and tokens[number - 1].upos not in _OUTSIDE:
        number -= 1
    opener = tokens[number - 1]
    opened = subject.number < number < neighbour.number and opener.form.lower() in grammar.contrasts
    verb = any(is_verbal(t) for t in tokens[subject.number : number - 1])
    return neighbour if opened and verb and is_nominal(neighbour) else subject


def _minded(reading: Reading, hit: Hit) -> Token | None:
    """Return who is of a mind that a participle tells: "Convinced that ..., Peru sent a ship"."""
    if hit.cue.kind is not CueKind.ADJECTIVE:
        return None
    sentence, grammar = reading.sentence, reading.words.grammar
    subjects = grammar.subject | grammar.patient
    for number in (hit.first, sentence.tokens[hit.first - 1].head):
        for child in sentence.under(number) if number else ():
            if child.relation in subjects:
                return child
    return None


def _goes_on(reading: Reading, hit: Hit) -> bool:
    """Say whether a participle is the verb of who stands before an insertion.

    "The bank, the lender of the union, warned that ...".
    """
    sentence, tokens = reading.sentence, reading.sentence.tokens
    before = tokens[hit.first - 2] if hit.first > 1 else None
    if before is None or before.form not in _CLOSES_INSERTION:
        return False
    if any(c.relation == "aux:pass" for c in sentence.under(hit.first)):
        return False
    quotes = hit.last < len(tokens) and tokens[hit.last].form in MARKS
    opened = quotes or complementiser(sentence, hit, reading.words.grammar) is not None
    return opened and bool(_before_insertion(tokens, before.number))


def _inserted(reading: Reading, hit: Hit) -> Token | None:
    """Return who speaks in a cue between commas: "The drill, the ministry said, was over"."""
    tokens = reading.sentence.tokens
    end = addressee_end(reading.sentence, hit, reading.words.grammar)
    if end >= len(tokens) or tokens[end].form != ",":
        return None
    nominal: list[Token] = []
    for token in reversed(tokens[max(0, hit.first - 1 - _INSERTED) : hit.first - 1]):
        if token.form == ",":
            inside = {t.number for t in nominal}
            return next((t for t in nominal if t.head not in inside and t.relation != "conj"), None)
        if token.upos in ("NOUN", "PROPN", "PRON"):
            nominal.append(token)
        elif token.upos in ("VERB", "SCONJ", "PUNCT"):
            return None
    return None


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
    head = outermost(reading, following)
    if not (_can_head(reading, head) or following.upos in ("DET", "ADP")):
        return None
    if pronoun_at(reading, head) is not None:
        return party_at(reading, head, discourse)
    first, last = phrase_of(reading.sentence, head, reading.words.grammar)
    last = _up_to_comma(reading, max(hit.last + 1, first), last)
    begin = hit.last + (2 if following.upos == "ADP" and hit.last + 2 <= last else 1)
    return party_within(reading, begin, max(last, begin), head, discourse)


def owner_of(reading: Reading, hit: Hit, index: CueIndex) -> Token | None:
    """Return whose statement a noun is: its possessor, or the subject of its light verb."""
    sentence, grammar = reading.sentence, reading.words.grammar
    noun = sentence.tokens[hit.first - 1]
    light = _light_verb(reading, hit, index)
    marked = any(c.relation == "case" for c in sentence.under(noun.number))
    verb = light or (None if marked else sentence.head_of(noun))
    owned = any(c.relation == "nmod:poss" for c in sentence.under(noun.number))
    lending = index.light if owned else index.light | index.rejecting
    if verb is not None and verb.form.lower() in lending and verb.upos == "VERB":
        subject = subject_of(sentence, verb.number, grammar)
        if subject is None and light is not None:
            subject = _left_neighbour(reading, replace(hit, first=light.number))
        if subject is not None and subject is not noun:
            return subject
    for child in sentence.under(hit.first):
        owns = child.relation in ("nmod:poss", "obl:agent") or (
            child.relation == "nmod" and child.number > hit.first)
        if owns and is_nominal(child):
            marks = {c.form.lower() for c in sentence.under(child.number)}
            if not marks & (grammar.addressee_markers | grammar.topic_markers):
                return child
    return None


def _light_verb(reading: Reading, hit: Hit, index: CueIndex) -> Token | None:
    """Return the verb whose object a noun is by order: "voiced (grave) concern that ..."."""
    number = hit.first - 1
    while number and reading.sentence.tokens[number - 1].upos in ("ADJ", "DET"):
        number -= 1
    token = reading.sentence.tokens[number - 1] if number else None
    lending = index.light | index.rejecting
    verbal = token is not None and token.upos == "VERB" and token.form.lower() in lending
    return token if verbal else None


def outermost(reading: Reading, token: Token) -> Token:
    """Return the main word of the phrase that begins at a token."""
    sentence = reading.sentence
    top = token
    for _ in range(6):
        above = sentence.head_of(top)
        if above is None or above.number < token.number or not is_nominal(above):
            return top
        if top.relation not in reading.words.grammar.phrase:
            return top
        top = above
    return top


def _quoted(reading: Reading, hit: Hit) -> Token | None:
    """Return who is quoted with a cue: "Reuters quoted the envoy as saying that ..."."""
    sentence, grammar = reading.sentence, reading.words.grammar
    verb = sentence.head_of(sentence.tokens[hit.first - 1])
    if verb is None or verb.number > hit.first or verb.form.lower() not in grammar.quoters:
        return None
    wanted = grammar.patient if is_passive(sentence, verb.number, grammar) else grammar.object
    return next((c for c in sentence.under(verb.number)
                 if c.relation in wanted and c.number < hit.first), None)


def _can_speak(reading: Reading, hit: Hit, head: Token) -> bool:
    """Say whether a subject stands where one can: before an Indonesian active verb."""
    if hit.first <= head.number <= hit.last or head.number <= reading.dateline:
        return False
    if reading.words.grammar.language == "id" and head.number > hit.last:
        verb = reading.sentence.tokens[hit.first - 1]
        return "Voice=Act" not in verb.feats
    return head.upos not in ("PUNCT", "SYM")


def inverted(reading: Reading, hit: Hit) -> Token | None:
    """Return the noun behind a cue that follows a quotation: '"...," said Saltmarsh'."""
    tokens = reading.sentence.tokens
    if hit.last >= len(tokens) or _is_addressed(reading, hit):
        return None
    if hit.first > 1 and not follows_quotation(reading.sentence, hit.first):
        return None
    following = tokens[hit.last]
    if following.upos in ("PROPN", "DET", "PRON", "NOUN") or is_named(reading, following):
        top = outermost(reading, following)
        if top.head <= hit.last or _ends_phrase(reading, top):
            return top
        return following if following.upos == "PROPN" else None
    return None


def _is_addressed(reading: Reading, hit: Hit) -> bool:
    """Say whether what follows a cue is whom it is said to: "told Reuters", "accuse him"."""
    tokens = reading.sentence.tokens
    addressing = tokens[hit.first - 1].form.lower() in reading.words.grammar.addressing
    return addressing or "Case=Acc" in tokens[hit.last].feats or names_whom(reading.sentence, hit)


def _ends_phrase(reading: Reading, head: Token) -> bool:
    """Say whether a mark stands behind a noun, so that what follows is no clause of its own."""
    tokens = reading.sentence.tokens
    return head.number == len(tokens) or tokens[head.number].upos == "PUNCT"


def _left_neighbour(reading: Reading, hit: Hit) -> Token | None:
    """Return the nearest noun phrase before a verb, an inserted clause passed over."""
    sentence = reading.sentence
    tokens = sentence.tokens
    number = hit.first - 1
    while number >= 1 and tokens[number - 1].upos in AUXILIARY:
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
    commas = (t.number for t in tokens[:number] if t.form == ",")
    start = max(reading.dateline, max(commas, default=0))
    chosen = None if _is_marked(reading, token) else token
    for _ in range(6):
        above = _described_by(sentence, sentence.head_of(token))
        if above is None or not start < above.number < hit.first or not is_nominal(above):
            break
        token = above
        chosen = chosen if _is_marked(reading, token) else token
    return chosen


def _over_participle(sentence: Sentence, token: Token) -> Token:
    """Return who stands before a participle on which a noun hangs: "envoys briefed on the plan"."""
    above = sentence.head_of(token)
    noun = _described_by(sentence, above)
    passed = noun is not None and noun is not above and noun.number < token.number
    return noun if noun is not None and passed else token


def _described_by(sentence: Sentence, above: Token | None) -> Token | None:
    """Return the noun right before a participle, which that describes; any other word itself."""
    if above is None or "VerbForm=Part" not in above.feats or above.number < _DESCRIBED or any(
            c.relation.startswith("aux") for c in sentence.under(above.number)):
        return above
    before = sentence.tokens[above.number - 2]
    return before if before.upos == "NOUN" else above


def _is_marked(reading: Reading, token: Token) -> bool:
    """Say whether a preposition stands before a noun: it is nobody who speaks.

    A person's name is marked by what stands right before it only ("in May Boric warned").
    """
    tokens = reading.sentence.tokens
    if token.number > 1 and tokens[token.number - 2].upos == "ADP":
        return True
    cases = [c for c in reading.sentence.under(token.number) if c.relation == "case"]
    person = next((f for f, e in reading.within(token.number, token.number)
                   if e.category is Category.LEADER), None)
    return any(person is None or case.number >= person.first - 1 for case in cases)


def _can_head(reading: Reading, token: Token) -> bool:
    article = token.upos == "DET" and token.relation == "det"
    return (is_nominal(token) and not article) or is_named(reading, token)


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
