"""Text is cut into sentences and words; each keeps its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.glued import part
from tatanan.lexicons.load import load_data
from tatanan.terms.turns import find_turns

# A sentence longer than this is cut: no real one is, and the parser's memory grows with it.
LONGEST_SENTENCE = 3000
# Languages whose words are cut here, and not by spaCy's tokenizer.
CUT_HERE = frozenset({"id"})

_SHORTEST_GLUED = 5
_SHOWN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ",
})
_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s|$)"
    # The blank behind the end is lost, or there is one only behind a dash.
    r"|(?<=[a-z][a-z)])[.!?][\"”’]?(?=[\"“‘]?[A-Z][a-z' ]{2}|[-–—] [\"“‘]?[A-Z]|\"[a-z' ]{2})"
)
_LAST_WORD = re.compile(r"[\w.\-’']+$")
_NEXT = re.compile(r"[\s\"'“”‘’«(\[–—-]*([^\W_]+|\S)")
_INDONESIAN = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|#\w+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:Rp|US\$|S\$)(?=\s?\d)"
    r"|\d+(?:[.,:]\d+)*(?:-an)?(?![^\W\d])"
    r"|\w+(?:[-’'./&]\w+)*"
    r"|\.{2,}|-{2,}|``|''|\S"
)
_JOINT = re.compile(r"(?<=[^\W\d_])[-/](?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Cut:
    """How one language's text is cut: the typed form of `words.yaml`."""

    whole: frozenset[str]
    particles: tuple[tuple[str, frozenset[str]], ...]
    kept_with_next: frozenset[str]
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=4)
def load_cut(language: str) -> Cut:
    """Return how the language's text is cut."""
    data = load_data(language, "words")
    return Cut(
        frozenset(data["whole"]),
        tuple((ending, frozenset(words)) for ending, words in data["particles"].items()),
        frozenset(data["kept_with_next"]),
        frozenset(data["abbreviations"]),
        frozenset(data["abbreviations_that_may_end"]),
        frozenset(data["abbreviations_before_names"]),
        frozenset(data["abbreviations_before_numbers"]),
        frozenset(data["openers"]),
    )


def shown(text: str) -> str:
    """Return a text as the parser sees it: one kind of quotation mark and dash, same length.

    >>> shown("“Ya”")
    '"Ya"'
    """
    return text.translate(_SHOWN)


def split_sentences(text: str, cut: Cut) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends; a line break always ends one.

    So does the colon behind whoever speaks in a transcript.

    >>> list(split_sentences("Dr. Amir pergi. Ia pulang.", load_cut("id")))
    [(0, 15), (16, 26)]
    """
    opened = {turn.label.start: turn.words.start for turn in find_turns(text) if turn.opens}
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start = line.start()
        label = [opened[start]] if start in opened else []
        said = label[0] if label else start
        for stop in (*label, *_stops(text, said, line.end(), cut), line.end()):
            yield from _pieces(text, start, stop)
            start = stop


def indonesian_words(sentence: str, cut: Cut) -> list[tuple[int, int]]:
    """Return where the words of an Indonesian sentence stand; clitics are words.

    >>> text = "Ia membantunya."
    >>> [text[a:b] for a, b in indonesian_words(text, load_cut("id"))]
    ['Ia', 'membantu', 'nya', '.']
    """
    found = []
    for start, end in _unjoined(sentence, cut):
        middle = end - _clitic(sentence[start:end], cut)
        found.extend([(start, middle), (middle, end)] if middle < end else [(start, end)])
    return found


def _parted(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield words; those that scrapers glued together are parted where no doubt is left."""
    for match in _INDONESIAN.finditer(sentence):
        start, end = match.span()
        if end - start >= _SHORTEST_GLUED and match.group().isalpha():
            for point in part(match.group(), "id"):
                yield start, match.start() + point
                start = match.start() + point
        yield start, end


def _unjoined(sentence: str, cut: Cut) -> Iterator[tuple[int, int]]:
    """Yield words; of "AS-Iran" or "Rusia/Ukraina" each name and the mark between them."""
    for start, end in _parted(sentence):
        place = start
        for mark in _JOINT.finditer(sentence, start, end):
            first, second = sentence[place : mark.start()], sentence[mark.end() : end]
            if first not in cut.kept_with_next and first != second and len(first) > 1:
                yield from ((place, mark.start()), mark.span())
                place = mark.end()
        yield place, end


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    while stop - start > LONGEST_SENTENCE:
        middle = text.rfind(" ", start, start + LONGEST_SENTENCE)
        middle = middle if middle > start else start + LONGEST_SENTENCE
        yield start, middle
        start = middle + (text[middle] == " ")
    if start < stop:
        yield start, stop


def _stops(text: str, start: int, end: int, cut: Cut) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_here(text, start, match, cut):
            yield match.end() - _opens_next(text, start, match)


def _opens_next(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether the mark at the end, with no blank behind it, opens the next sentence."""
    glued = match.group()[-1] == '"' and text[match.end()].isupper()
    return glued and text.count('"', start, match.end()) % 2 == 1


def _ends_here(text: str, start: int, match: re.Match[str], cut: Cut) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    if following.group(1)[0].islower():
        return False
    if match.group()[0] != "." or len(match.group().rstrip("\"'”’»)]")) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 30), match.start())
    return word is None or not _is_abbreviated(word.group(), following.group(1), cut)


def _is_abbreviated(word: str, following: str, cut: Cut) -> bool:
    lower = word.lower().lstrip("'’-")
    if lower in cut.before_numbers:
        return following[0].isdigit()
    if lower in cut.before_names:
        return following not in cut.openers
    if lower in cut.abbreviations:
        return lower not in cut.may_end or not following[0].isupper()
    if len(word) == 1 and word.isupper():
        return True
    return word.isdigit() and len(word) < 3 and following[0].isdigit()


def _clitic(word: str, cut: Cut) -> int:
    """Return how many characters at a word's end are a word of their own."""
    if len(word) < 4:
        return 0
    lower = word.lower()
    if lower.endswith("nya"):
        return 0 if lower in cut.whole or not word[-3:].islower() else 3
    for ending, stems in cut.particles:
        if lower.endswith(ending) and lower[: -len(ending)] in stems:
            return len(ending)
    return 0
