"""How far the members of a bloc go along, and how far those of two blocs do.

    cohesion        mean over i < j in B of k_ij
    between blocs   mean over i in B, j in C of k_ij, B and C without their common members

with k any similarity of two states (kappa of votes, S of alliances). Both are means over dyads, in
the unit and the range of the similarity; no dyad weighs more than another.

Reference: Rice (1928), Quantitative Methods in Politics, for the cohesion of blocs in votes;
Lijphart (1963), The Analysis of Bloc Voting in the General Assembly, American Political Science
Review 57: 902-917, for that of dyads.
"""

from collections.abc import Collection

import numpy as np

from tatanan.terms.network import DyadMatrix, Yardstick
from tatanan.terms.note import Note


def measure_cohesion(matrix: DyadMatrix, members: Collection[str], *, about: str) -> Yardstick:
    """Return the mean similarity of every two members of a bloc, None where no dyad is known.

    `about` is the bloc's name. Members that are not in the matrix (microstates without votes,
    say) are left out; the note says who. `count` is how many dyads are compared.

    >>> from tatanan.terms.network import Period
    >>> table = np.array([[1.0, 0.5, 0.1], [0.5, 1.0, 0.3], [0.1, 0.3, 1.0]])
    >>> votes = np.full((3, 3), 90)
    >>> kappa = DyadMatrix("kappa of votes", Period.year(2022), ("A", "B", "C"), table, votes)
    >>> round(measure_cohesion(kappa, ("A", "B", "C"), about="ABC").value, 3)
    0.3
    """
    places, missing = _places(matrix, members)
    inside = matrix.values[np.ix_(places, places)][np.triu_indices(len(places), 1)]
    return _mean_of(f"cohesion, {matrix.measure}", about, matrix, (inside, missing))


def measure_between(
    matrix: DyadMatrix, one: Collection[str], other: Collection[str], *, about: str
) -> Yardstick:
    """Return the mean similarity of members of two blocs, None where no dyad is known.

    Who is a member of both is left out. Where it is far below the cohesion of either, the blocs
    stand against each other.
    """
    both = set(one) & set(other)
    rows, missing = _places(matrix, set(one) - both)
    columns, missing_too = _places(matrix, set(other) - both)
    across = matrix.values[np.ix_(rows, columns)].ravel()
    return _mean_of(f"between blocs, {matrix.measure}", about, matrix,
                    (across, sorted({*missing, *missing_too})))


def _places(matrix: DyadMatrix, members: Collection[str]) -> tuple[list[int], list[str]]:
    place = {actor: number for number, actor in enumerate(matrix.actors)}
    wanted = sorted(set(members))
    return ([place[actor] for actor in wanted if actor in place],
            [actor for actor in wanted if actor not in place])


def _mean_of(
    measure: str, about: str, matrix: DyadMatrix, found: tuple[np.ndarray, list[str]]
) -> Yardstick:
    values, missing = found
    known = values[~np.isnan(values)]
    absent = (Note("without {states}: not in the data", states=", ".join(missing))
              if missing else None)
    note = absent if known.size else Note("no dyad is compared").then(absent)
    return Yardstick(
        measure, about, float(known.mean()) if known.size else None, period=matrix.period,
        until=matrix.period.last, count=int(known.size), note=note)
