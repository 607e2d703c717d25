"""What no schema sees in rules of events: rules that contradict themselves, words that never hold.

A word is dead that no word of a text is ever looked up under; a word is hidden where another
rule of the same type holds wherever this one does, and goes before it.
"""

from collections.abc import Container, Iterator, Mapping
from typing import Any

from tatanan.lexicons.events import WordClass
from tatanan.lexicons.faults import Fault
from tatanan.lexicons.plover import load_plover
from tatanan.lexicons.word_keys import possible_keys, word_key
from tatanan.terms.text import Span, Token

Files = Mapping[str, Mapping[str, Any]]
_Row = Mapping[str, Any]
_KINDS = tuple(kind.value for kind in WordClass)
_LISTS = (*_KINDS, "particle", "object", "not_object", "clause")
_DEMANDS = ("particle", "object", "clause")


def check_rules(language: str, files: Files) -> Iterator[Fault]:
    """Yield the faults of a language's rules; `files` are those of events, each fit for its schema.

    >>> rule = {"id": "en.aid.give", "mode": None, "verb": ["give", "hand-out"], "recipient": []}
    >>> data = {"language": "en", "type": "AID", "rules": [rule]}
    >>> for fault in check_rules("en", {"en/events/aid.yaml": data}): print(fault)
    en/events/aid.yaml: rule en.aid.give: AID needs a recipient; say in which role it stands
    en/events/aid.yaml: rule en.aid.give: verb 'hand-out' never holds: ... write one part
    """
    known = frozenset(
        word for data in files.values() for row in data["rules"] for word in _words(row)
    )
    seen: dict[str, str] = {}
    for name, data in files.items():
        yield from _misplaced(name, language, data)
        for row in data["rules"]:
            if row["id"] in seen:
                yield _of(name, row, f"{seen[row['id']]} has this id, too; rename one")
            seen[row["id"]] = name
            yield from _contradictions(name, data["type"], row)
            for kind in _LISTS:
                for word in row.get(kind, ()):
                    yield from _dead(name, row, kind, word, language=language, known=known)
        yield from _hidden(name, data["rules"])


def _misplaced(name: str, language: str, data: Mapping[str, Any]) -> Iterator[Fault]:
    kind = data["type"].lower()
    wanted = f"{language}/events/{kind}.yaml"
    if name != wanted or data["language"] != language:
        says = f"{data['language']} and {data['type']}"
        yield Fault(name, f"it says {says}; correct that, or move it to {wanted}")
    for row in data["rules"]:
        if not row["id"].startswith(f"{language}.{kind}."):
            yield _of(name, row, f"its id does not start with {language}.{kind}.; rename it")


def _contradictions(name: str, type_name: str, row: _Row) -> Iterator[Fault]:
    kind = load_plover()[type_name]
    if row["mode"] is not None and row["mode"] not in kind.modes:
        modes = ", ".join(kind.modes) or "none"
        yield _of(name, row, f"{type_name} has no mode {row['mode']!r}; it has {modes}")
    if kind.needs_recipient and not row["recipient"] and not row.get("reciprocal"):
        yield _of(name, row, f"{type_name} needs a recipient; say in which role it stands")
    for word in sorted(set(row.get("object", ())) & set(row.get("not_object", ()))):
        yield _of(name, row, f"{word!r} is asked for and forbidden as its object; drop one")


def _dead(
    name: str, row: _Row, kind: str, word: str, *, language: str, known: Container[str]
) -> Iterator[Fault]:
    reason = _why_dead(word, kind, language, known)
    if reason:
        yield _of(name, row, f"{kind} {word!r} never holds: {reason}")


def _why_dead(word: str, kind: str, language: str, known: Container[str]) -> str | None:
    """Return why no word of a text is ever looked up under a word of the lexicon, or None."""
    if word != word.lower():
        return "words are looked up in small letters; write it so"
    if " " in word:
        return "words are looked up one by one; write the other as its object or particle"
    if language == "en" and "-" in word:
        return "English words are parted at hyphens; write one part"
    token = Token(1, Span(0, len(word)), word, word, "X", "", 0, "root")
    if kind in _KINDS and word not in possible_keys(token, language):
        return f"it is looked up as {', '.join(possible_keys(token, language))}; write that"
    key = word_key(token, language, known)
    if kind == "clause" and language == "id" and key != word and key in known:
        return f"it is looked up as {key}; write that"
    return None


def _hidden(name: str, rows: list[_Row]) -> Iterator[Fault]:
    """Yield the words whose rule never goes first, because one without conditions always does."""
    open_rows = [row for row in rows if not any(row.get(kind) for kind in _DEMANDS)]
    always = [row for row in open_rows if not row.get("not_object")]
    for row in open_rows:
        for kind in _KINDS:
            for word in row.get(kind, ()):
                first = max((r["id"] for r in always if word in r.get(kind, ())), default="")
                if first > row["id"]:
                    yield _of(name, row, f"{kind} {word!r} is hidden by {first}; drop one of them")


def _words(row: _Row) -> tuple[str, ...]:
    return tuple(word for kind in _KINDS for word in row.get(kind, ()))


def _of(name: str, row: _Row, message: str) -> Fault:
    return Fault(name, f"rule {row['id']}: {message}")
