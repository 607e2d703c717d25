"""Ideal points from votes: where states stand on the one dimension that explains most of them.

State i in session t has the ideal point theta_it, roll call v a slope beta_v and an intercept:

    z_iv = alpha_v + beta_v theta_it + e,   e ~ N(0, 1)
    yes where z > d_v, no where z < -d_v, abstention between
    theta_it ~ N(theta_i,t-1, walk^2),  theta of the first session ~ N(0, 1)

EM: the z are expected given the votes (a truncated normal), then points, slopes and intercepts
are regressions on them; the width d_v is found by Newton's steps on the likelihood. Forward
through the sessions with the session before as prior, then back and forth with both neighbours.

References: Bailey, Strezhnev & Voeten (2017), Estimating Dynamic State Preferences from United
Nations Voting Data, Journal of Conflict Resolution 61: 430-456; Imai, Lo & Olmsted (2016), Fast
Estimation of Ideal Points with Massive Data, American Political Science Review 110: 631-656.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.normal import density, tail
from tatanan.terms.reference import NO, NOT_VOTED, YES, IdealPoints, VoteMatrix, Votes

Reals = NDArray[np.float64]

WALK: Final = 0.25
"""Standard deviation of a state's step from one session to the next, in those of the first."""
_RIDGE: Final = 0.05
"""Precision of the prior of slopes and intercepts: a roll call of few votes says little."""
_NARROWEST, _WIDEST = 0.02, 3.0
_ENDS: Final = 12.0
"""Beyond so many standard deviations a bound of z is none."""


@dataclass(frozen=True, slots=True, eq=False)
class _Session:
    """A session: its votes, and what is estimated of it so far."""

    matrix: NDArray[np.int8]
    states: tuple[str, ...]
    points: Reals
    errors: Reals
    slopes: Reals
    intercepts: Reals
    widths: Reals


@dataclass(frozen=True, slots=True, eq=False)
class _Prior:
    """What the sessions around say of each state's point: mean and precision."""

    mean: Reals
    precision: Reals


def fit_ideal_points(
    votes: Votes, *, high: str, walk: float = WALK, sweeps: int = 2, iterations: int = 12,
) -> IdealPoints:
    """Return the ideal points of all states in all years that have votes, with standard errors.

    `high` is a state whose points are to be above the mean (the United States, by custom);
    it turns the scale, which the votes leave open, and has to vote in the first year. The
    points of the first year have mean 0 and standard deviation 1; from year to year the scale
    is held by the states' small steps, `walk` in its standard deviation. `sweeps` back and
    forth, each with `iterations` of EM a year.

    A state that cast no vote in a year has no point there. Raises KeyError where `high` does
    not vote in the first year, ValueError without votes at all.
    """
    years = votes.years
    if not years:
        raise ValueError("there are no votes to place states by; add a table that holds some")
    sessions: list[_Session] = []
    for year in years:
        before = sessions[-1] if sessions else None
        sessions.append(_fitted(_begun(votes.in_year(year), before, high), before, None, walk,
                                2 * iterations))
    for _ in range(sweeps):
        for order in (range(len(years) - 1, -1, -1), range(len(years))):
            for n in order:
                before = sessions[n - 1] if n else None
                after = sessions[n + 1] if n + 1 < len(years) else None
                sessions[n] = _fitted(sessions[n], before, after, walk, iterations)
    return _as_points(votes, years, sessions)


def _begun(votes: VoteMatrix, before: _Session | None, high: str) -> _Session:
    """Return a session with first guesses: the leading component of its centred votes."""
    matrix = votes.matrix
    cast = matrix != NOT_VOTED
    enough = cast.sum(axis=1) >= 1
    matrix, states = matrix[enough], tuple(np.array(votes.states, object)[enough])
    cast = cast[enough]
    direction = np.where(cast, (YES + NO) / 2 - matrix, 0.0)
    centred = np.where(cast, direction - direction.sum(0) / np.maximum(cast.sum(0), 1), 0.0)
    left, _, _ = np.linalg.svd(centred, full_matrices=False)
    points = left[:, 0] / (left[:, 0].std() or 1.0)
    points = points - points.mean()
    points = points * _turn(points, states, before, high)
    count = matrix.shape[1]
    return _Session(matrix, states, points, np.ones(len(states)), np.zeros(count),
                    np.zeros(count), np.full(count, 0.3))


def _turn(points: Reals, states: tuple[str, ...], before: _Session | None, high: str) -> float:
    """Return 1 or -1: along the session before, or with the named state above the mean."""
    if before is None:
        if high not in states:
            raise KeyError(f"{high!r} casts no vote in the first year; name a state that does")
        return 1.0 if points[states.index(high)] >= 0 else -1.0
    prior = _around(states, before, None, 1.0)
    return 1.0 if float((points * prior.mean * prior.precision).sum()) >= 0 else -1.0


def _around(
    states: tuple[str, ...], before: _Session | None, after: _Session | None, walk: float
) -> _Prior:
    """Return what the sessions before and after say; a newcomer's prior is wide."""
    mean, precision = np.zeros(len(states)), np.zeros(len(states))
    for other in (before, after):
        if other is None:
            continue
        known = dict(zip(other.states, other.points, strict=True))
        there = np.array([state in known for state in states])
        values = np.array([known.get(state, 0.0) for state in states])
        mean += np.where(there, values, 0.0) / walk**2
        precision += there / walk**2
    new = precision == 0
    precision = np.where(new, 1.0, precision)
    return _Prior(np.where(new, 0.0, mean) / precision, precision)


def _fitted(
    session: _Session, before: _Session | None, after: _Session | None, walk: float, steps: int
) -> _Session:
    prior = _around(session.states, before, after, walk)
    is_first = before is None and after is None
    for _ in range(steps):
        session = _step(session, prior)
        if is_first:
            session = _standardised(session)
    return replace(session, errors=_errors(session, prior))


def _step(session: _Session, prior: _Prior) -> _Session:
    """Return a session after one round: expected z, then items, then points."""
    cast = session.matrix != NOT_VOTED
    expected, _ = _expected(session)
    x = session.points
    slopes, intercepts = _items(expected, cast, x)
    gain = np.where(cast, (expected - intercepts) * slopes, 0.0).sum(axis=1)
    weight = np.where(cast, slopes**2, 0.0).sum(axis=1)
    points = (prior.mean * prior.precision + gain) / (prior.precision + weight)
    moved = replace(session, points=points, slopes=slopes, intercepts=intercepts)
    return replace(moved, widths=_widths(moved))


def _items(expected: Reals, cast: NDArray[np.bool_], x: Reals) -> tuple[Reals, Reals]:
    """Return slopes and intercepts: ridge regressions of z on the points, all at once."""
    n = cast.sum(axis=0) + _RIDGE
    sx, sxx = cast.T @ x, cast.T @ (x * x) + _RIDGE
    z = np.where(cast, expected, 0.0)
    sz, sxz = z.sum(axis=0), z.T @ x
    slopes = (n * sxz - sx * sz) / (n * sxx - sx**2)
    return slopes, (sz - slopes * sx) / n


def _bounds(session: _Session) -> tuple[Reals, Reals]:
    """Return between what each z lies, measured from its mean."""
    mean = session.intercepts + np.outer(session.points, session.slopes)
    wide = np.broadcast_to(session.widths, mean.shape)
    low = np.where(session.matrix == YES, wide, np.where(session.matrix == NO, -_ENDS, -wide))
    high = np.where(session.matrix == NO, -wide, np.where(session.matrix == YES, _ENDS, wide))
    return (np.where(session.matrix == NO, -_ENDS, low - mean),
            np.where(session.matrix == YES, _ENDS, high - mean))


def _expected(session: _Session) -> tuple[Reals, Reals]:
    """Return the mean of each z given its vote, and its variance."""
    low, high = _bounds(session)
    mean = session.intercepts + np.outer(session.points, session.slopes)
    chance = np.maximum(tail(low) - tail(high), 1e-12)
    first = (density(low) - density(high)) / chance
    second = (low * density(low) - high * density(high)) / chance
    return mean + first, np.clip(1.0 + second - first**2, 0.0, 1.0)


def _widths(session: _Session) -> Reals:
    """Return the widths of abstention after a step of Newton's on the likelihood."""
    mean = session.intercepts + np.outer(session.points, session.slopes)
    width = session.widths
    yes, no = session.matrix == YES, session.matrix == NO
    abstain = ~yes & ~no & (session.matrix != NOT_VOTED)
    upper, lower = width - mean, -width - mean
    above, below = np.maximum(tail(upper), 1e-12), np.maximum(1 - tail(lower), 1e-12)
    between = np.maximum(tail(lower) - tail(upper), 1e-12)
    at_upper, at_lower = density(upper), density(lower)
    score = np.where(yes, -at_upper / above, 0) + np.where(no, -at_lower / below, 0)
    score += np.where(abstain, (at_upper + at_lower) / between, 0)
    information = (score**2).sum(axis=0) + 1.0  # the outer product of scores, and a little more
    step = np.clip(score.sum(axis=0) / information, -0.2, 0.2)
    widths: Reals = np.clip(width + step, _NARROWEST, _WIDEST)
    return widths


def _standardised(session: _Session) -> _Session:
    """Return a session whose points have mean 0 and standard deviation 1; the fit is the same."""
    shift, scale = float(session.points.mean()), float(session.points.std()) or 1.0
    return replace(
        session, points=(session.points - shift) / scale, slopes=session.slopes * scale,
        intercepts=session.intercepts + session.slopes * shift)


def _errors(session: _Session, prior: _Prior) -> Reals:
    """Return the points' standard errors: of the observed information, the items given."""
    _, variance = _expected(session)
    cast = session.matrix != NOT_VOTED
    information = np.where(cast, session.slopes**2 * (1 - variance), 0.0).sum(axis=1)
    errors: Reals = 1.0 / np.sqrt(prior.precision + information)
    return errors


def _as_points(
    votes: Votes, years: tuple[int, ...], sessions: list[_Session]
) -> IdealPoints:
    place: Callable[[str], int] = {s: n for n, s in enumerate(votes.states)}.__getitem__
    state = np.concatenate([[place(name) for name in s.states] for s in sessions])
    return IdealPoints(
        votes.states,
        np.repeat(np.array(years, np.int16), [len(s.states) for s in sessions]),
        state.astype(np.int32),
        np.concatenate([s.points for s in sessions]),
        np.concatenate([s.errors for s in sessions]),
        np.concatenate([(s.matrix != NOT_VOTED).sum(axis=1) for s in sessions]).astype(np.int32),
    )
