"""What reviewers say of coded events, as the measures of agreement and precision take it."""

from collections.abc import Sequence

from tatanan.errors import BadCorrection
from tatanan.review.agreement import Agreement, agreement_of, verdicts_of
from tatanan.review.precision import By, Judged, draw, is_right
from tatanan.store.base import Store
from tatanan.store.reviewed import read_coded
from tatanan.terms.review import ReviewState


def judged_events(store: Store) -> list[Judged]:
    """Return all events that are coded now, with what reviewers say of each."""
    rows = store.query("judged_events")
    columns = [column.to_pylist() for column in rows.columns]
    return [
        Judged(event, kind, confidence, is_right(ReviewState(state), stands=stands))
        for event, kind, confidence, state, stands in zip(*columns, strict=True)
    ]


def next_events(
    store: Store, *, seed: int, count: int, by: By = "none", reviewer: str | None = None
) -> list[str]:
    """Return the events that are to be reviewed next, in the order that a seed decides.

    They are those that nobody reviewed, or that `reviewer` did not.
    """
    own = None if reviewer is None else _verdicts(store).get(reviewer, {})
    wanted = (
        each.event for each in draw(judged_events(store), seed=seed, by=by)
        if (each.right is None if own is None else each.event not in own)
    )
    return [event for event, _ in zip(wanted, range(count), strict=False)]


def reviewer_agreement(store: Store, reviewers: Sequence[str] = ()) -> list[Agreement]:
    """Return how far reviewers agree, two and two; without names, all who reviewed.

    Raises BadCorrection for somebody who reviewed nothing.
    """
    verdicts = _verdicts(store)
    known = ", ".join(sorted(verdicts)) or "nobody"
    for name in reviewers:
        if name not in verdicts:
            raise BadCorrection(f"{store.place}: {name} judged nothing; those who did: {known}")
    names = [*reviewers] or sorted(verdicts)
    return [agreement_of(one, other, verdicts)
            for place, one in enumerate(names) for other in names[place + 1 :]]


def _verdicts(store: Store) -> dict[str, dict[str, bool]]:
    log = store.corrections()
    reports = {anchor.report for each in log for anchor in each.anchors}
    return verdicts_of(log, read_coded(store.rows, reports))
