"""How states vote in the General Assembly: two of them together, or one beside all others."""

from typing import Final

import numpy as np

from tatanan.serve.codes import kind_of, name_of
from tatanan.serve.references import ideal_points, votes, why_missing
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Labels
from tatanan.serve.shapes_actors import StateVotes, VotesOf, VotesWith
from tatanan.terms.reference import IdealPoints, VoteMatrix, Votes

_YEARS: Final = 20  # the last so many years of votes that are shown
_LEAST: Final = 10  # roll calls together below which a share says little
_SHOWN: Final = 8  # states nearest to one, and as many farthest from it


def votes_together(one: str, other: str) -> list[VotesOf] | None:
    """Return how two states voted in the last years; None where the data do not tell."""
    known = votes()
    if known is None or kind_of(one) != "state" or kind_of(other) != "state":
        return None
    points = ideal_points()
    found = [_in_year(known, points, year, (one, other)) for year in known.years[-_YEARS:]]
    return [each for each in found if each is not None] or None


def _in_year(
    known: Votes, points: IdealPoints | None, year: int, pair: tuple[str, str]
) -> VotesOf | None:
    matrix = known.in_year(year)
    if not set(pair) <= set(matrix.states):
        return None
    a, b = (matrix.matrix[matrix.states.index(code)] for code in pair)
    both = (a > 0) & (b > 0)
    if not both.any():
        return None
    return VotesOf(year=year, agreement=float(np.mean(a[both] == b[both])),
                   ideal_distance=_distance(points, year, pair), roll_calls=int(both.sum()))


def _distance(points: IdealPoints | None, year: int, pair: tuple[str, str]) -> float | None:
    if points is None or year not in points.years:
        return None
    placed = points.in_year(year)
    if not set(pair) <= set(placed.states):
        return None
    one, other = (placed.of(code) for code in pair)
    return None if one is None or other is None else abs(one - other)


def votes_of_state(state: str) -> StateVotes | None:
    """Return with whom a state votes in the last year in which it does; None if it never does."""
    known = votes()
    if known is None or kind_of(state) != "state":
        return None
    for year in reversed(known.years):
        matrix = known.in_year(year)
        if state in matrix.states:
            return _beside(matrix, state, year)
    return None


def why_no_votes(*codes: str) -> Labels:
    """Return why no votes of one state, or of two together, are shown."""
    return labels_of(_why(*codes))


def _beside(matrix: VoteMatrix, state: str, year: int) -> StateVotes | None:
    """Return the states that vote most like one, and those that vote least like it."""
    own = matrix.matrix[matrix.states.index(state)]
    both = (matrix.matrix > 0) & (own > 0)
    equal = (both & (matrix.matrix == own)).sum(axis=1)
    told = [
        VotesWith(code=code, name=name_of(code), agreement=equal[at] / calls, roll_calls=calls)
        for at, (code, calls) in enumerate(zip(matrix.states, both.sum(axis=1), strict=True))
        if code != state and calls >= _LEAST
    ]
    told.sort(key=lambda each: (-each.agreement, each.code))
    if not told:
        return None
    far = told[_SHOWN:][-_SHOWN:]
    return StateVotes(year=year, roll_calls=int((own > 0).sum()), nearest=told[:_SHOWN],
                      farthest=far[::-1])


def _why(*codes: str) -> str:
    missing = why_missing("un-votes")
    if missing:
        return missing
    strangers = [code for code in codes if kind_of(code) != "state"]
    if strangers:
        return f"{strangers[0]} is no state, and casts no vote"
    if len(codes) == 1:
        return f"{codes[0]} has cast no vote"
    return f"{codes[0]} and {codes[1]} cast no vote together in the last {_YEARS} years"
