"""Ideal points from votes: where states stand on the one dimension that explains most of them.

State i in session t has the ideal point theta_it; roll call v has a slope beta_v, an intercept
alpha_v and a width d_v:

    z_iv = alpha_v + beta_v theta_it + e,   e ~ N(0, 1)
    yes where z > d_v, no where z < -d_v, abstention between
    theta_it ~ N(theta_i,t-1, walk^2) for each year between two sessions, theta ~ N(0, 1) at first
    beta_v ~ N(0, 1);  alpha_v and d_v are free

The two cutpoints of Bailey, Strezhnev and Voeten are d_v - alpha_v and -d_v - alpha_v; their
priors are the same (a slope of variance 1, a step of variance 0.25 between two full sessions).
Roll calls that do not divide the states are left out, as there.

Estimated by variational EM: in turn the leanings z given the votes, slopes and intercepts given
points (with their variances), and points given slopes (with theirs) by a smoother forward and
back through the sessions. It ends where points hardly move: 1 minus the correlation of one
round with the next is below `settled`, as in emIRT (Imai, Lo & Olmsted). Within a session
points are then steady; between sessions the scale still creeps, by less than a hundredth of a
standard deviation a round, along a direction on which the votes say next to nothing.

What votes leave open is fixed so: direction, by the states that are named; place and scale, by
the points of all states and years, whose mean is 0 and standard deviation 1. Between sessions
the scale is held by the states' small steps alone, and by `bridges`, where resolutions that came
again are named.

References: Bailey, Strezhnev & Voeten (2017), Estimating Dynamic State Preferences from United
Nations Voting Data, Journal of Conflict Resolution 61: 430-456; Imai, Lo & Olmsted (2016), Fast
Estimation of Ideal Points with Massive Data, American Political Science Review 110: 631-656.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.ordinal import expect_leanings, inform
from tatanan.measure.sessions import Session, Sessions, gather_sessions
from tatanan.measure.walks import smooth_walks
from tatanan.terms.reference import IdealPoints, Votes

Reals = NDArray[np.float64]

WALK: Final = 0.5
"""Standard deviation of a state's step in a year, in that of all points (Bailey et al. 2017)."""
SETTLED: Final = 1e-7
"""The rounds end where 1 minus the correlation of points with those before is below this."""
_OF_SLOPES, _OF_INTERCEPTS = 1.0, 1e-3
"""Precisions of the priors; that of the intercepts only keeps the sums regular."""
_NARROWEST, _WIDEST, _AT_FIRST = 0.02, 3.0, 0.3
"""Bounds of the width: without any abstention it would go to 0, without any no it has no end."""


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """What is estimated: points and their variances (sessions x states), and the resolutions."""

    points: Reals
    spread: Reals
    slopes: Reals
    intercepts: Reals
    widths: Reals


def fit_ideal_points(
    votes: Votes, *, high: str, low: str | None = None, walk: float = WALK,
    bridges: Sequence[Collection[int]] = (), rounds: int = 300, settled: float = SETTLED,
) -> IdealPoints:
    """Return the ideal points of all states in all years that have votes, with standard errors.

    `high` is a state whose points are to lie above the mean (the United States, by custom), or
    above those of `low`, where one is named. `walk` is how far a state may move in a year, in
    standard deviations of all points. `bridges` are groups of roll calls (by id) that were on
    one and the same resolution, and share its slope and cutpoints. Points have no unit and no
    bounds; over all states and years their mean is 0, their standard deviation 1. The standard
    errors are those of the smoother, with the observed information of the votes, the
    resolutions' own parameters taken as known.

    A state that cast no vote in a year has no point there. Sessions are those of `votes.years`;
    `votes.by_session()` parts the two that one year may hold.

    >>> matrix = np.array([[1, 1, 3, 1], [1, 2, 3, 3], [3, 3, 1, 3]], np.int8)
    >>> state, rollcall = (index.ravel() for index in np.indices(matrix.shape))
    >>> votes = Votes(("CHN", "IDN", "USA"), state.astype(np.int32), rollcall,
    ...     np.full(12, np.datetime64("2019-12-01")), np.full(12, 74, np.int16),
    ...     np.full(12, 2019, np.int16), matrix.ravel())
    >>> points = fit_ideal_points(votes, high="USA").in_year(2019)
    >>> [state for _, state in sorted(zip(points.values, points.states))]
    ['CHN', 'IDN', 'USA']

    Raises KeyError where `high` or `low` never votes or a bridged roll call is unknown;
    ValueError without votes that divide the states, where a year shares no state with the
    years before it, for bridges that overlap, and for a walk below 0.
    """
    _require_voters(votes, high, low)
    if not walk >= 0:
        raise ValueError(f"a step has a standard deviation of 0 or more, not {walk}")
    sessions = gather_sessions(votes, bridges=bridges)
    _require_ties(sessions)
    fit = _begun(sessions)
    for _ in range(rounds):
        former, fit = fit.points[sessions.seen], _round(sessions, fit, walk)
        if 1.0 - _correlation(former, fit.points[sessions.seen]) < settled:
            break
    fit = _turned(fit, sessions, votes.states, (high, low))
    return _as_points(votes.states, sessions, fit, _errors(sessions, fit, walk))


def _require_voters(votes: Votes, high: str, low: str | None) -> None:
    voters = {votes.states[place] for place in np.unique(votes.state)}
    if not voters:
        raise ValueError("there are no votes to place states by; add a table that holds some")
    for name in (high, low):
        if name is not None and name not in voters:
            raise KeyError(f"{name!r} casts no vote; name a state that does")


def _require_ties(sessions: Sessions) -> None:
    before = np.logical_or.accumulate(sessions.seen, axis=0)
    for t in range(1, len(sessions.years)):
        if not (before[t - 1] & sessions.seen[t]).any():
            raise ValueError(f"no state that votes in {sessions.years[t]} has voted before, so"
                             " nothing ties that year to earlier ones; place them apart")


def _begun(sessions: Sessions) -> _Fit:
    """Return first guesses: the leading component of each session, turned as those before."""
    points = np.zeros(sessions.seen.shape)
    latest = points[0]
    for t, session in enumerate(sessions.each):
        guess = _leading(session)
        points[t, session.rows] = guess if float(guess @ latest[session.rows]) >= 0 else -guess
        latest = np.where(sessions.seen[t], points[t], latest)
    none = np.zeros(sessions.items)
    return _Fit(points, np.full(points.shape, 0.1), none, none, none + _AT_FIRST)


def _leading(session: Session) -> Reals:
    """Return the states' places along the leading component of the centred votes."""
    if not session.items.size:
        return np.zeros(len(session.rows))
    cast = session.cast
    leaning = np.where(cast > 0, 2.0 - session.votes, 0.0)
    mean = leaning.sum(axis=0) / np.maximum(cast.sum(axis=0), 1)
    left, _, _ = np.linalg.svd((leaning - mean) * cast, full_matrices=False)
    guess: Reals = left[:, 0] - left[:, 0].mean()
    guess = guess / (guess.std() or 1.0)
    return guess if guess[int(np.argmax(np.abs(guess)))] >= 0 else -guess


def _means(sessions: Sessions, fit: _Fit) -> Iterator[tuple[Session, Reals, Reals]]:
    """Yield each session with the states' points and the mean leanings."""
    for t, session in enumerate(sessions.each):
        x = fit.points[t, session.rows]
        yield session, x, (
            fit.intercepts[session.items] + np.outer(x, fit.slopes[session.items]))


def _round(sessions: Sessions, fit: _Fit, walk: float) -> _Fit:
    """Return the fit after one round: leanings, then resolutions, then points."""
    sums = np.zeros((7, sessions.items))
    leanings = []
    for t, (session, x, means) in enumerate(_means(sessions, fit)):
        pull, widening = expect_leanings(session.votes, means, fit.widths[session.items])
        z = session.cast * means + pull
        leanings.append(z)
        squares = x**2 + fit.spread[t, session.rows]
        for place, column in enumerate((
            session.cast.sum(axis=0), x @ session.cast, squares @ session.cast,
            z.sum(axis=0), x @ z, widening.sum(axis=0), (widening**2).sum(axis=0),
        )):
            sums[place] += np.bincount(session.items, column, sessions.items)
    n, sx, sxx = sums[0] + _OF_INTERCEPTS, sums[1], sums[2] + _OF_SLOPES
    determinant = n * sxx - sx**2
    slopes = (n * sums[4] - sx * sums[3]) / determinant
    intercepts = (sums[3] - slopes * sx) / n
    widths = fit.widths + np.clip(sums[5] / (sums[6] + 1.0), -0.2, 0.2)
    moved = replace(fit, slopes=slopes, intercepts=intercepts,
                    widths=np.clip(widths, _NARROWEST, _WIDEST))
    information, weighted = _observed(
        sessions, moved, leanings, (n / determinant, -sx / determinant))
    points, spread = smooth_walks(
        information, weighted, sessions.seen, years=sessions.years, walk=walk)
    return _standardised(replace(moved, points=points, spread=spread), sessions.seen)


def _observed(
    sessions: Sessions, fit: _Fit, leanings: Sequence[Reals], of_slopes: tuple[Reals, Reals]
) -> tuple[Reals, Reals]:
    """Return the information that the leanings hold on points, and that times what they say.

    `of_slopes` are the variances of the slopes, and their covariances with the intercepts.
    """
    variance, covariance = of_slopes
    information, weighted = np.zeros(fit.points.shape), np.zeros(fit.points.shape)
    for t, (session, z) in enumerate(zip(sessions.each, leanings, strict=True)):
        items, cast = session.items, session.cast
        slopes, intercepts = fit.slopes[items], fit.intercepts[items]
        information[t, session.rows] = cast @ (slopes**2 + variance[items])
        weighted[t, session.rows] = z @ slopes - cast @ (slopes * intercepts + covariance[items])
    return information, weighted


def _standardised(fit: _Fit, seen: NDArray[np.bool_]) -> _Fit:
    """Return the same fit on the scale on which all points have mean 0, standard deviation 1."""
    shift, scale = float(fit.points[seen].mean()), float(fit.points[seen].std()) or 1.0
    return replace(
        fit, points=(fit.points - shift) / scale, spread=fit.spread / scale**2,
        intercepts=fit.intercepts + fit.slopes * shift, slopes=fit.slopes * scale)


def _correlation(one: Reals, other: Reals) -> float:
    apart = float(one.std() * other.std())
    return float(((one - one.mean()) * (other - other.mean())).mean()) / apart if apart else 1.0


def _turned(
    fit: _Fit, sessions: Sessions, states: Sequence[str], named: tuple[str, str | None]
) -> _Fit:
    """Return the fit with `high` above the mean, or above `low`, over all its years."""
    high, low = (
        0.0 if name is None else float(fit.points[:, states.index(name)][
            sessions.seen[:, states.index(name)]].mean())
        for name in named)
    return fit if high >= low else replace(fit, points=-fit.points, slopes=-fit.slopes)


def _errors(sessions: Sessions, fit: _Fit, walk: float) -> Reals:
    """Return the points' standard errors, of the observed information and the walks."""
    information = np.zeros(fit.points.shape)
    for t, (session, _, means) in enumerate(_means(sessions, fit)):
        known = inform(session.votes, means, fit.widths[session.items])
        information[t, session.rows] = known @ fit.slopes[session.items] ** 2
    _, variance = smooth_walks(
        information, np.zeros(fit.points.shape), sessions.seen, years=sessions.years,
        walk=walk)
    errors: Reals = np.sqrt(variance)
    return errors


def _as_points(
    states: tuple[str, ...], sessions: Sessions, fit: _Fit, errors: Reals
) -> IdealPoints:
    t, state = np.nonzero(sessions.seen)
    return IdealPoints(
        states, np.array(sessions.years, np.int16)[t], state.astype(np.int32),
        fit.points[t, state], errors[t, state], sessions.counts[t, state])
