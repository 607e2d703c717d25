"""The words that introduce statements: the typed form of `statements.yaml`, by surface form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tatanan.lexicons.load import load_data, require_language


class CueKind(StrEnum):
    """What sort of word a cue is."""

    VERB = "verb"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    PHRASE = "phrase"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to introduce a statement.

    `takes` is what its content may be (clause, quote, inverted, infinitive, gerund, noun,
    as, name); `strong` cues with such content nearly always attribute; `needs_quote` cues count
    only beside a quotation; forms of `bare` stand without a prefix in headlines, those of
    `passive` are participles, too. `words` are the words of
    a phrase or the particles of a verb, with `*` for the speaker; `speaker` is the side of a
    phrase on which he stands. Behind one of `prepositions` a gerund is content ("accused them
    of lying").
    """

    id: str
    kind: CueKind
    takes: frozenset[str]
    act: str
    strong: bool
    needs_quote: bool = False
    also_noun: bool = False
    words: tuple[str, ...] = ()
    speaker: str = "after"
    after_quote: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The cues of one language: verbs, nouns and adjectives by form, phrases by first word.

    `light` are the verbs that mean nothing by themselves (make a statement), `studies` the
    nouns of what shows something, and so says it (a survey), `showing` the verbs by which
    things show, too (to underline), by their lemma; `labels` the labels of a transcript that
    name nobody; `addresses` the nouns of what is spoken from its first word to the last.
    `rejecting` are the verbs by which somebody takes a stand on what a noun tells, `norms` the
    nouns of what rules something and so says nothing, `courtesies` those of mere acts of words.
    """

    language: str
    by_form: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[Cue, ...]]
    light: frozenset[str]
    studies: frozenset[str]
    showing: frozenset[str]
    labels: frozenset[str]
    addresses: frozenset[str]
    rejecting: frozenset[str]
    norms: frozenset[str]
    courtesies: frozenset[str]


@lru_cache(maxsize=4)
def load_cues(language: str) -> CueIndex:
    """Return the cues of a language."""
    data = load_data(require_language(language), "statements")
    by_form: dict[str, list[Cue]] = {}
    for forms, cue in _single_cues(data):
        for form in forms:
            if cue not in by_form.setdefault(form, []):
                by_form[form].append(cue)
    phrases: dict[str, list[Cue]] = {}
    for cue in _phrases(data):
        phrases.setdefault(cue.words[0], []).append(cue)
    light = {form for row in data["light_verbs"] for form in (row["lemma"], *row["forms"])}
    return CueIndex(
        language,
        {form: tuple(sorted(cues, key=lambda c: (-len(c.words), form not in c.after_quote, c.id)))
         for form, cues in by_form.items()},
        {first: tuple(sorted(cues, key=lambda c: (-len(c.words), c.id)))
         for first, cues in phrases.items()},
        frozenset(light),
        frozenset(data["studies"]),
        frozenset(data["showing"]),
        frozenset(data["labels"]),
        frozenset(data["addresses"]),
        frozenset(data["rejecting"]),
        frozenset(data["norms"]),
        frozenset(data["courtesies"]),
    )


def _single_cues(data: Mapping[str, Any]) -> Iterator[tuple[list[str], Cue]]:
    for section, kind in (
        ("verbs", CueKind.VERB), ("adjectives", CueKind.ADJECTIVE), ("nouns", CueKind.NOUN)
    ):
        for row in data[section]:
            forms = [row.get("head", row["lemma"]), *row["forms"]]
            yield forms, Cue(
                id=f"{kind}.{row['lemma']}",
                kind=kind,
                takes=frozenset(row["takes"]),
                act=row["class"],
                strong=row["strength"] == "strong",
                needs_quote=row.get("needs") == "quote",
                also_noun=bool(row.get("noun")),
                words=tuple(row.get("particles", ())),
                after_quote=frozenset(row.get("after_quote", ())),
                bare=frozenset(row.get("bare", ())),
                passive=frozenset(row.get("passive", ())),
                prepositions=frozenset(row.get("prepositions", ())),
            )


def _phrases(data: Mapping[str, Any]) -> Iterator[Cue]:
    for row in data["phrases"]:
        words = tuple(row["words"])
        yield Cue(
            id=f"phrase.{' '.join(words)}",
            kind=CueKind.PHRASE,
            takes=frozenset({"clause", "quote"}),
            act=row["class"],
            strong=row["strength"] == "strong",
            words=words,
            speaker=row["speaker"],
        )
    for row in data["outlet_phrases"]:
        words = tuple(row["words"])
        yield Cue(
            id=f"outlet.{' '.join(words)}",
            kind=CueKind.OUTLET,
            takes=frozenset(),
            act="speech",
            strong=True,
            words=words,
        )
