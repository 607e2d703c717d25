"""Which words a text must hold for a form to be found in it.

Most sentences lack some word that a form needs; to see that takes a look into a set, and
to try the form's regular expression takes a walk through the sentence.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

Needs = tuple[frozenset[str], ...]
"""Sets of words in small letters: of each, one must stand in the text."""

_PIECE: Final = re.compile(r"\{(\w+)\}|([\[\]()|])|( )|([^\W\d_]+)|(\\?.)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLOSING: Final = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of a template: a `slot`, a `word`, a `blank`, a `sign`, or a group of alternatives.

    A group that may be missing is `optional`.
    """

    kind: str
    text: str = ""
    alternatives: tuple[tuple["_Item", ...], ...] = ()
    optional: bool = False


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, digits left out.

    >>> sorted(words_in("Xi’s G7 talks"))
    ['g', 's', 'talks', 'xi']
    """
    return frozenset(_WORD.findall(text.lower()))


def needs_of(
    template: str, lists: Mapping[str, Iterable[str]], *, empty: Collection[str] = (),
    spaced: Collection[str] = (),
) -> Needs:
    """Return what words a form needs; `lists` are the phrases of the slots that are lists.

    Only words are asked for that stand by themselves, between blanks or at an end. `empty`
    are slots that take no room, `spaced` those of any words that begin with a blank.

    >>> [sorted(words) for words in needs_of("{n}{few} (dead|killed) in [a] raid", {},
    ...                                      spaced=["few"])]
    [['dead', 'killed'], ['in'], ['raid']]
    """
    pieces = [match.groups() for match in _PIECE.finditer(template) if match[1] not in empty]
    pieces = [
        piece for number, piece in enumerate(pieces)
        if not (piece[0] in spaced and number + 1 < len(pieces) and pieces[number + 1][2])
    ]
    items, _ = _alternatives(pieces, 0, "")
    longest = {name: _longest_words(phrases) for name, phrases in lists.items()}
    found = _needs(items[0], longest, open_before=True, open_behind=True) if len(items) == 1 else []
    return tuple(dict.fromkeys(found))


def _alternatives(
    pieces: list[tuple[str, ...]], at: int, closing: str
) -> tuple[tuple[tuple[_Item, ...], ...], int]:
    """Return the alternatives of a group from a place on, and where the group ends."""
    found: list[tuple[_Item, ...]] = []
    items: list[_Item] = []
    while at < len(pieces):
        slot, grouping, blank, word, sign = pieces[at]
        at += 1
        if grouping == "|":
            found.append(tuple(items))
            items = []
        elif grouping and grouping == closing:
            break
        elif grouping in _CLOSING:
            inner, at = _alternatives(pieces, at, _CLOSING[grouping])
            items.append(_Item("group", "", inner, optional=grouping == "["))
        elif slot:
            items.append(_Item("slot", slot))
        elif blank:
            items.append(_Item("blank"))
        else:
            items.append(_Item("word", word.lower()) if word else _Item("sign", sign))
    return (*found, tuple(items)), at


def _needs(
    items: tuple[_Item, ...], longest: Mapping[str, frozenset[str]], *,
    open_before: bool, open_behind: bool,
) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    for number, item in enumerate(items):
        before = items[number - 1].kind == "blank" if number else open_before
        behind = items[number + 1].kind == "blank" if number + 1 < len(items) else open_behind
        if not (before and behind) or item.optional:
            continue
        if item.kind == "word":
            found.append(frozenset({item.text}))
        elif item.kind == "slot" and longest.get(item.text):
            found.append(longest[item.text])
        elif item.kind == "group":
            found.extend(_of_group(item, longest))
    return found


def _of_group(item: _Item, longest: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """Return the words of which a group needs one: the first need of each alternative."""
    each = [_needs(inner, longest, open_before=True, open_behind=True)
            for inner in item.alternatives]
    return [frozenset().union(*(needs[0] for needs in each))] if all(each) else []


def _longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase, the rarest mostly; none where a phrase has none."""
    words = [max(_WORD.findall(phrase.lower()), key=len, default="") for phrase in phrases]
    return frozenset(words) if all(words) else frozenset()
