"""Headlines whose verb stands bare: "Peru Tuduh Chili Gunakan Bom".

The parser takes all of such a headline for one name, so order leads: whoever speaks stands
before the cue, what is said behind it.
"""

from collections.abc import Iterator, Sequence

from tatanan.extract.actors import party_within
from tatanan.extract.drafts import Draft
from tatanan.extract.quotes import Quote
from tatanan.extract.quotes_at_cues import fitted
from tatanan.extract.reading import Reading
from tatanan.extract.speakers import Speakers
from tatanan.lexicons.cues import Cue, CueIndex
from tatanan.terms.text import Token

# Of a headline's words, those of more letters than a function word begin with a capital.
_FUNCTION_WORD = 4
# Fewer words than this are no clause.
_SHORTEST = 3


def headline_at(
    reading: Reading, quotes: Sequence[Quote], speakers: Speakers
) -> Iterator[Draft]:
    """Yield what somebody says in a headline by a bare verb, where it is one."""
    tokens = reading.sentence.tokens
    if not _is_headline(tokens):
        return
    place = next((n for n, t in enumerate(tokens) if n and _bare(t, speakers.index)), 0)
    first = next((n for n in range(place, 0, -1) if tokens[n - 1].upos == "PUNCT"), 0)
    end = next((n for n in range(place + 1, len(tokens)) if tokens[n].form in (",", ";")),
               len(tokens))
    if not place or first == place or end - place - 1 < _SHORTEST:
        return
    party = party_within(reading, first + 1, place, tokens[first], speakers.discourse)
    if party.actor is None:
        return
    cue, last = tokens[place], tokens[end - 1]
    begin = place + (2 if tokens[place + 1].form == ":" else 1)
    content = fitted(tokens[begin].span.start, last.span.end, quotes)
    yield Draft(*content, (cue.span.start, cue.span.end), speakers.affiliated(party),
                "statement.headline")


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Say whether all but function words begin with a capital, and no full stop ends them."""
    words = [t.form for t in tokens if len(t.form) > _FUNCTION_WORD and t.form.isalpha()]
    return tokens[-1].form != "." and len(words) > _SHORTEST and all(
        word[0].isupper() for word in words)


def _bare(token: Token, index: CueIndex) -> Cue | None:
    """Return the cue that a word is by its bare form, of those that have a clause behind them."""
    return next((cue for cue in index.by_form.get(token.form.lower(), ())
                 if token.form.lower() in cue.bare and cue.strong and "clause" in cue.takes
                 and token.form[:1].isupper()), None)
