"""Blocs followed over time: which bloc of a period goes on which of the one before.

Blocs have no names. From period to period each goes on under the number of the earlier one with
which it shares most actors, the largest overlap first (greedy matching); a bloc that shares none
takes a number that is free. Who leaves, joins and changes sides can then be read off.

Reference: Greene, Doyle & Cunningham (2010), Tracking the Evolution of Communities in Dynamic
Social Networks, Proceedings of ASONAM 2010: 176-183, for the matching by overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tatanan.terms.network import Bloc, BlocStructure


def follow_blocs(structures: Sequence[BlocStructure]) -> tuple[BlocStructure, ...]:
    """Return structures of successive periods with their blocs in one order: place n is one bloc.

    A bloc that a period lacks stands there without members. Each is matched to its number's last
    members, so that a bloc that was away for a while is known again.

    >>> def structure(*blocs):
    ...     return BlocStructure(tuple(Bloc(tuple(each), None) for each in blocs), 0, 0, 0, "made")
    >>> earlier, later = follow_blocs([structure("ABC", "DE"), structure("DEC", "AB")])
    >>> [bloc.members for bloc in later.blocs]
    [('A', 'B'), ('D', 'E', 'C')]
    """
    last: list[Bloc] = []
    placed: list[list[Bloc]] = []
    for structure in structures:
        row = [*_in_place(last, structure.blocs)]
        placed.append(row)
        last = [own if own.members else (last[n] if n < len(last) else own)
                for n, own in enumerate(row)]
    return tuple(
        replace(structure, blocs=(*row, *[Bloc((), None)] * (len(last) - len(row))))
        for structure, row in zip(structures, placed, strict=True))


def _in_place(last: Sequence[Bloc], blocs: Sequence[Bloc]) -> Iterator[Bloc]:
    """Yield the blocs of a period by number: first those that go on, then the new ones."""
    overlaps = sorted(
        (-len(set(old.members) & set(new.members)), n, m)
        for n, old in enumerate(last) for m, new in enumerate(blocs))
    number: dict[int, int] = {}
    for overlap, n, m in overlaps:
        if overlap and m not in number and n not in number.values():
            number[m] = n
    free = (n for n in range(len(last) + len(blocs)) if n not in number.values())
    for m in range(len(blocs)):
        if m not in number:
            number[m] = next(free)
    of_number = {n: blocs[m] for m, n in number.items()}
    yield from (of_number.get(n, Bloc((), None))
                for n in range(max([len(last) - 1, *of_number], default=-1) + 1))
