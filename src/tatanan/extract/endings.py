"""Where the content of a statement ends: at a turn, a mark, a new cue, the main clause."""

from collections.abc import Iterator, Sequence

from tatanan.extract.cues import Hit
from tatanan.extract.date_words import load_date_words
from tatanan.extract.match import is_verbal, subject_of, subtree_span
from tatanan.lexicons.cues import CueKind, load_cues
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»", "„", "``", "''"})
_PAUSES = frozenset({",", "—", "–"})  # behind these a report comments
BREAKS = frozenset({";", ":", "(", "—", "–"})
# Acts of cues by which something is told, so that a further clause may go on with it.
_TELLING = frozenset({"speech", "thought", "writing"})
_ORDERED = 8  # words within which an order names whom it is for
_COMMENT = 6  # words behind a comma within which a report's own comment shows


def content_end(
    sentence: Sentence, hit: Hit, first: int, hits: Sequence[Hit], grammar: Grammar
) -> int:
    """Return the last token of the content that begins at `first` behind a cue."""
    last = len(sentence.tokens)
    last = min(last, _before_main_verb(sentence, hit, first))
    last = min(last, _before_predicate(sentence, hit, first, grammar))
    last = min(last, _before_main_clause(sentence, hit, first, grammar))
    last = min(last, _before_turn(sentence, hit, first, last, grammar))
    last = min(last, _before_mark(sentence, first, last))
    last = min(last, _before_deed(sentence, first, last, grammar))
    last = min(last, _before_aside(sentence, first, last, grammar))
    for other in hits:
        if other.first > first and other.cue.act in ("speech", "accuse"):
            last = min(last, _before_summary(sentence, other, grammar) or last)
        if other.first > first and other.cue.kind in (CueKind.VERB, CueKind.PHRASE):
            last = min(last, _before_cue(sentence, hit, other, first, grammar) or last)
    while last > first and _trails(sentence.tokens[last - 1]):
        last -= 1
    return last


def _trails(token: Token) -> bool:
    return token.upos == "PUNCT" and token.form not in MARKS and token.form != ")"


def _before_main_verb(sentence: Sentence, hit: Hit, first: int) -> int:
    """Return where a cue in a relative clause must end: before the verb of the main clause."""
    token: Token | None = sentence.tokens[hit.first - 1]
    while token is not None and not token.relation.startswith("acl"):
        if token.relation not in ("conj", "xcomp", "ccomp", "advcl"):
            return len(sentence.tokens)
        token = sentence.head_of(token)
    if token is None:
        return len(sentence.tokens)
    noun = sentence.head_of(token)
    main = sentence.head_of(noun) if noun is not None else None
    if main is None or main.number <= first:
        return len(sentence.tokens)
    commas = [t.number for t in sentence.tokens[first - 1 : main.number - 1] if t.form == ","]
    return commas[-1] - 1 if commas else main.number - 1


def _before_predicate(sentence: Sentence, hit: Hit, first: int, grammar: Grammar) -> int:
    """Return where a noun that is a subject must end: "the warning that it fell has upset her"."""
    noun = sentence.tokens[hit.last - 1]
    verb = sentence.head_of(noun)
    subject = grammar.subject | grammar.patient
    if hit.cue.kind is not CueKind.NOUN or verb is None or noun.relation not in subject:
        return len(sentence.tokens)
    helpers = [t.number for t in sentence.under(verb.number) if t.relation.startswith("aux")]
    edge = min([n for n in helpers if n > first] + [verb.number])
    tells = any(t.upos == "VERB" for t in sentence.tokens[first - 1 : edge - 1])
    return edge - 1 if tells else len(sentence.tokens)


def _before_main_clause(sentence: Sentence, hit: Hit, first: int, grammar: Grammar) -> int:
    """Return where a cue in a clause in front must end: "While he noted that ..., he went"."""
    cue = sentence.tokens[hit.first - 1]
    main = sentence.head_of(cue)
    opens = any(c.relation == "mark" and c.form.lower() in grammar.contrasts
                for c in sentence.under(cue.number) if c.number < cue.number)
    if cue.relation != "advcl" or main is None or main.number <= first or not opens:
        return len(sentence.tokens)
    subject = subject_of(sentence, main.number, grammar)
    edge = subject.number if subject is not None and subject.number > first else main.number
    commas = [t.number for t in sentence.tokens[first - 1 : edge - 1] if t.form == ","]
    return commas[-1] - 1 if commas else len(sentence.tokens)


def _before_turn(
    sentence: Sentence, hit: Hit, first: int, last: int, grammar: Grammar
) -> int:
    """Return where content ends because the report turns: ", but tensions have been rising"."""
    tokens = sentence.tokens
    for number in range(first + 2, last - 2):
        if tokens[number - 1].form not in _PAUSES:
            continue
        if _is_comment(tokens[number : last], grammar):
            return number - 1
        if tokens[number - 1].form != ",":
            continue
        opener, behind = tokens[number], tokens[number + 1 : number + 2]
        apart = grammar.contrasts - grammar.coordinators
        if opener.form.lower() in apart and any(t.upos == "VERB" for t in behind):
            return number - 1
        if opener.form.lower() in grammar.turns and not _goes_on(
                sentence, hit, opener, first, grammar):
            following = tokens[number + 1].form.lower() if number + 1 < len(tokens) else ""
            if following not in grammar.complementisers and following not in grammar.aims:
                return number - 1
    return last


def _goes_on(
    sentence: Sentence, hit: Hit, opener: Token, first: int, grammar: Grammar
) -> bool:
    """Say whether what was said goes on behind a turn: "said it was open, but would close".

    It does where the verb is shifted back as reported speech is, and what was said is a clause;
    in a language that shifts none it does unless who speaks speaks again.
    """
    tokens = sentence.tokens
    if opener.form.lower() not in grammar.coordinators or hit.cue.act not in _TELLING:
        return False
    if not grammar.backshifted:
        return not _speaks_next(tokens[opener.number :], grammar)
    told = any(_is_finite(t) for t in tokens[hit.first - 1 : hit.last] if "Tense=Past" in t.feats)
    said = next((t for t in tokens[first - 1 : opener.number - 1] if is_verbal(t)), None)
    verb = next((t for t in tokens[opener.number :] if is_verbal(t)), None)
    if not told or said is None or verb is None or "VerbForm=Inf" in said.feats:
        return False
    return verb.form.lower() in grammar.backshifted


def _speaks_next(behind: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether a verb by which somebody speaks comes first: "namun bersumpah akan kembali"."""
    verb = next((t for t in behind if t.upos not in ("AUX", "ADV", "PART")), None)
    cues = load_cues(grammar.language).by_form.get(verb.form.lower(), ()) if verb else ()
    return any(cue.kind is CueKind.VERB and (cue.strong or "clause" in cue.takes) for cue in cues)


def opens_deed(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether a coordinator has a verb behind it that tells what else somebody did.

    It is finite or a participle of the past, and has no subject of its own ("and closed it").
    """
    if token.form.lower() not in grammar.coordinators:
        return False
    behind = sentence.tokens[token.number :]
    verb = next((t for t in behind if t.upos not in ("ADV", "PART")), None)
    told = verb is not None and is_verbal(verb) and _is_past_or_finite(verb)
    return told and verb is not None and verb.form.lower() != verb.lemma.lower()  # "and let it in"


def _before_deed(sentence: Sentence, first: int, last: int, grammar: Grammar) -> int:
    """Return where content ends because whoever speaks does something else.

    "Urged them to leave and closed the post": no finite verb goes with an infinitive or a gerund,
    nor with a bare verb behind its modal. Behind a comma only one of a list does.
    """
    tokens = sentence.tokens
    for token in tokens[first : last]:
        if not opens_deed(sentence, token, grammar):
            continue
        said = [t for t in tokens[first - 1 : token.number - 1] if is_verbal(t)]
        apart = tokens[token.number - 2].form == "," and not any(
            t.relation == "conj" for t in said) and not _is_shifted(tokens[token.number :], grammar)
        if said and (apart or not any(_is_past_or_finite(t) for t in said)):
            return token.number - 1
    return last


def _is_shifted(behind: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether the first verb is shifted back, as what was said is: "..., and would close"."""
    verb = next((t for t in behind if is_verbal(t)), None)
    return verb is not None and verb.form.lower() in grammar.backshifted


def _is_past_or_finite(token: Token) -> bool:
    return _is_finite(token) or "Tense=Past" in token.feats


def _is_finite(token: Token) -> bool:
    return "VerbForm=Fin" in token.feats


def _before_aside(sentence: Sentence, first: int, last: int, grammar: Grammar) -> int:
    """Return where a headline tells what happened meanwhile: "Peru says it is safe as ships burn".

    No mark ends a headline.
    """
    tokens = sentence.tokens
    if tokens[-1].upos == "PUNCT":
        return last
    for token in tokens[first : last]:
        verb = sentence.head_of(token) if token.form.lower() in grammar.simultaneous else None
        if verb is None or token.relation != "mark" or verb.relation != "advcl":
            continue
        if verb.number > token.number and subject_of(sentence, verb.number, grammar) is not None:
            return token.number - 1
    return last


def _is_comment(tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether the report goes on for itself: ", a claim that ...", ", three days after ..."."""
    words = [t for t in tokens[:_COMMENT] if t.form != ","]
    forms = [t.form.lower() for t in words]
    sums = next((n for n, form in enumerate(forms) if form in grammar.comments), None)
    inside = 1 if sums and words[0].upos == "ADP" else 0  # "..., in a move that ..."
    if sums is not None and all(
            t.upos in ("DET", "ADJ", "NUM", "ADV") for t in words[inside:sums]):
        return sums > inside or grammar.language == "id"
    units = load_date_words(grammar.language).values["unit"]
    unit = next((n for n, form in enumerate(forms) if form in units), len(forms))
    counted = any(t.upos == "NUM" for t in words[:unit])
    return counted and bool(grammar.breakers.intersection(forms[unit + 1 : unit + 2]))


def _before_mark(sentence: Sentence, first: int, last: int) -> int:
    """Return where content ends: a semicolon, or a colon opens a quotation of its own."""
    tokens = sentence.tokens
    for number in range(first + 2, last):
        form = tokens[number - 1].form
        if form == ";" or (form == ":" and tokens[number].form in MARKS):
            return number - 1
    return last


def _before_summary(sentence: Sentence, noun: Hit, grammar: Grammar) -> int | None:
    """Return where content ends before a noun that sums it up: "..., remarks that shocked"."""
    tokens, number = sentence.tokens, noun.first - 1
    while number > 1 and tokens[number - 1].upos in ("DET", "ADJ"):
        number -= 1
    behind = tokens[noun.last].form.lower() if noun.last < len(tokens) else ""
    sums = noun.cue.kind is CueKind.NOUN and number > 0 and tokens[number - 1].form == ","
    return number - 1 if sums and behind in grammar.relativisers else None


def _before_cue(
    sentence: Sentence, hit: Hit, other: Hit, first: int, grammar: Grammar
) -> int | None:
    """Return where content ends because a second cue begins there, or None where it does not.

    It does behind a comma ("..., adding that", "..., according to"), behind a contrast
    with a subject of its own, and where the two cues share a subject ("and warned").
    """
    start = other.first
    tokens = sentence.tokens
    subject = subject_of(sentence, other.first, grammar) if other.cue.kind is CueKind.VERB else None
    if subject is not None and subject.head != other.first:
        subject = None  # that of another verb: no words of the cue's own
    if subject is not None and first < subject.number < other.first:
        start = min(start, subtree_span(sentence, subject.number)[0])
    before = tokens[start - 2] if start > 1 else None
    while before is not None and before.number > first and (
            before.upos in ("AUX", "ADV", "PART") or _closes_behind_comma(before, tokens)):
        before = tokens[before.number - 2]
    if before is None or before.number <= first:
        return None
    form = before.form.lower()
    told_of = subject is not None and form in grammar.relativisers and (
        tokens[before.number - 2].form == ",")  # "..., which the army said was true"
    if told_of or other.cue.kind is CueKind.PHRASE or (form == "," and start == other.first):
        return before.number - 2 if told_of else before.number - 1 if form == "," else None
    joined = form in grammar.coordinators or form in grammar.contrasts
    if start == other.first and not _has_content(sentence, other, grammar) and not (
            joined and _goes_with(
                sentence, hit, other, tokens[first - 1 : before.number - 1], grammar)):
        return None
    own = subject is not None and subject.number > first
    shared = tokens[other.first - 1].head == hit.first
    if joined and (shared or (own and form in grammar.contrasts) or start == other.first):
        return before.number - 1
    return None


def _closes_behind_comma(mark: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a mark closes what ends with a comma: '"It is safe," adding that ...'."""
    return mark.form in MARKS and mark.number > 1 and tokens[mark.number - 2].form == ","


def _goes_with(
    sentence: Sentence, hit: Hit, other: Hit, said: Sequence[Token], grammar: Grammar
) -> bool:
    """Say whether two cues tell what one did: "claims it has won and rejects the count".

    The second has the form of the first, and what was said has another, or they are joined.
    """
    verbs = [sentence.tokens[h.first - 1] for h in (hit, other)]
    said = [t for t in said if is_verbal(t) and _is_finite(t)]
    past = any("Tense=Past" in t.feats or t.form.lower() in grammar.backshifted for t in said)
    told = all("Tense=Past" in t.feats for t in verbs) and other.cue.act in ("speech", "accuse")
    shared = verbs[1].relation == "conj" and verbs[1].head == hit.first
    return told and other.cue.strong and (shared or (bool(said) and not past))


def _has_content(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a cue plainly has content of its own, so that it begins a statement."""
    following = sentence.tokens[hit.last] if hit.last < len(sentence.tokens) else None
    if following is not None and hit.cue.act == "order" and _names_order(sentence, hit, grammar):
        return True
    undertakes = hit.cue.act == "intent" and "quote" in hit.cue.takes and not hit.cue.needs_quote
    if following is not None and undertakes and (
            following.upos == "PART" and following.form.lower() in grammar.aims):
        return True
    if following is None or following.upos == "PART":
        return False
    opener = _opener(sentence, hit, grammar)
    aimed = opener is not None and opener.form.lower() not in grammar.complementisers
    if following.form in MARKS or (opener is not None and not (
            aimed and hit.cue.act == "order")):
        return True
    intends = hit.cue.act == "intent" and following.upos == "AUX"
    only_clause = "clause" in hit.cue.takes and "noun" not in hit.cue.takes
    named = following.upos == "NOUN" and only_clause and hit.cue.act == "speech"
    return hit.cue.strong and (intends or named or following.upos in ("PROPN", "PRON", "DET"))


def _names_order(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Say whether an order names whom it is for and what to do: "called on rebels to leave"."""
    return hit.cue.strong and is_ordered(sentence.tokens[hit.last :], grammar)


def is_ordered(behind: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether words name somebody and then what to do, with an infinitive."""
    words = [t for t in behind[: 2 * _ORDERED] if t.form not in MARKS]
    verb = next((n for n, t in enumerate(words) if is_verbal(t) or _is_mistaken(words[n - 1 :])), 0)
    if words[verb - 1 : verb] and words[verb - 1].form == "-":
        verb -= 2  # "to de-escalate"
    return 1 < verb < _ORDERED and words[verb - 1].form.lower() in grammar.aims


def opens_aim(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether a verb behind an aim is a noun to the tagger: "threatened to halt oil sales"."""
    return token.form.lower() in grammar.aims and _is_mistaken(sentence.tokens[token.number - 1 :])


def _is_mistaken(words: Sequence[Token]) -> bool:
    """Say whether a preposition and two bare nouns stand first: "to halt oil", not "to the oil"."""
    return len(words) > 2 and words[0].upos == "ADP" and words[1].upos == "NOUN" and (
        words[1].form.islower() and words[1].relation == "compound" and words[1].head > (
            words[1].number) and words[1].form.lower() == words[1].lemma.lower())


def complementiser(sentence: Sentence, hit: Hit, grammar: Grammar) -> Token | None:
    """Return the word that opens the content, if no other verb comes before it."""
    token = _opener(sentence, hit, grammar)
    if token is None or token.form.lower() in grammar.complementisers:
        return token
    return _aim(sentence, hit, token)


def _opener(sentence: Sentence, hit: Hit, grammar: Grammar) -> Token | None:
    """Return the first word behind a cue that opens a clause or an aim, before any verb.

    Behind "and" it opens a further clause of a cue before ("said it saw a ship and that ...").
    """
    openers = grammar.complementisers
    if hit.cue.act in ("order", "intent") or "infinitive" in hit.cue.takes:
        openers = openers | (grammar.aims if grammar.language == "id" else frozenset())
    if hit.cue.act not in ("question", "speech", "writing"):
        openers = openers - grammar.questioners
    for token in _without_brackets(sentence.tokens[hit.last : hit.last + 25]):
        before = _previous(sentence, token)
        if before is not None and before.number > hit.last and (
                before.form.lower() in grammar.coordinators and token.form.lower() in openers):
            return None
        opens = token.upos in ("SCONJ", "ADP", "ADV", "PRON", "X", "PART")
        if opens and token.form.lower() in openers and not _is_relative(sentence, hit, token):
            return token
        verbal = (token.upos == "VERB" and not _describes(token)) or (
            hit.cue.kind is CueKind.VERB and _is_begun(sentence, token))
        if token.form in BREAKS or verbal or _opens_quotation(sentence, hit, token):
            return None
    return None


def _is_begun(sentence: Sentence, token: Token) -> bool:
    """Say whether a clause without an opener has begun: "said the port was safe in a way that"."""
    verb = sentence.head_of(token)
    return token.upos == "AUX" and verb is not None and not _describes(verb) and (
        verb.relation != "advcl")  # "told them in May, when she was ill, that"


def _is_relative(sentence: Sentence, hit: Hit, token: Token) -> bool:
    """Say whether "that" is about a noun between a cue and it: "calls it a group that fights".

    Not behind cues that hardly have a noun for an object: there the tree errs ("said on the day
    that ...").
    """
    if hit.cue.strong and {"clause", "inverted"} <= hit.cue.takes and "noun" not in hit.cue.takes:
        return False
    of_thought = token.upos != "PRON" and hit.cue.act == "thought"  # "saw signs that it rained"
    verb = sentence.head_of(token) if of_thought or token.upos == "PRON" else None
    noun = sentence.head_of(verb) if verb is not None else None
    return (
        verb is not None and noun is not None and verb.relation.startswith("acl")
        and noun.upos in ("NOUN", "PROPN") and hit.last < noun.number < token.number)


def _opens_quotation(sentence: Sentence, hit: Hit, token: Token) -> bool:
    """Say whether a mark stands right behind a cue, or behind its comma."""
    between = sentence.tokens[hit.last : token.number - 1]
    return token.form in MARKS and all(t.upos == "PUNCT" for t in between)


def _aim(sentence: Sentence, hit: Hit, token: Token) -> Token | None:
    """Return the word before an aim that is what is said: none where it is the aim of a thing.

    "Berjanji untuk membantu", but "mengumumkan bantuan untuk ...".
    """
    return None if hit.cue.act == "order" or _is_of_thing(sentence, hit, token) else _previous(
        sentence, token)


def _is_of_thing(sentence: Sentence, hit: Hit, token: Token) -> bool:
    """Say whether an aim is for a thing, or hangs on a noun behind its cue."""
    following = sentence.tokens[token.number : token.number + 1]
    if any(t.upos in ("NOUN", "PROPN", "DET", "NUM") for t in following):
        return token.upos == "ADP"
    verb = sentence.head_of(token)
    above = sentence.head_of(verb) if verb is not None else None
    return above is not None and above.upos == "NOUN" and hit.last < above.number < token.number


def _without_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens but those in brackets that close: "pada Selasa (17/6) bahwa"."""
    closing = 0
    for place, token in enumerate(tokens):
        if token.form == "(":
            closing = next((t.number for t in tokens[place:] if t.form == ")"), closing)
        if token.number > closing:
            yield token


def _previous(sentence: Sentence, token: Token) -> Token | None:
    return sentence.tokens[token.number - 2] if token.number > 1 else None


def _describes(token: Token) -> bool:
    return token.relation.startswith("acl") or token.relation in ("amod", "nmod")
