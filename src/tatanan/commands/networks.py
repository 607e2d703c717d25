"""What a measure is taken of: votes, alliances or the events of a store, as the user names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.shell import ExitCode, say

if TYPE_CHECKING:
    from tatanan.measure.alignment import Weighting
    from tatanan.measure.similarity import Measure
    from tatanan.terms.network import AlignmentNetwork, DyadMatrix, Period, SignedNetwork
    from tatanan.terms.reference import Ties, Votes

StorePlace = Annotated[
    str, typer.Argument(metavar="STORE", help="A store: a .duckdb file, or postgresql://...")
]
OptionalStore = Annotated[
    str | None,
    typer.Argument(metavar="STORE", show_default=False,
                   help="A store, for the events told in it; without one, --from says what."),
]
From = Annotated[
    Literal["votes", "alliances"],
    typer.Option("--from", help="Roll calls of the UN General Assembly, or alliances (ATOP)."),
]
YearOption = Annotated[
    int | None,
    typer.Option(metavar="YYYY", show_default=False,
                 help="The year; without it, the last that the data have."),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", show_default=False,
                 help="The first day: 2024, 2024-03 or 2024-03-01."),
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", show_default=False, help="The last day, likewise.")
]
States = Annotated[
    str | None,
    typer.Option(metavar="CODES", show_default=False,
                 help="Only these states, by code: RUS,CHN,IDN."),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a network is made of: a store's events of a period, or reference data of a year."""

    store: str | None
    source: str
    year: int | None
    since: str | None
    until: str | None
    data: Path | None


@contextmanager
def errors_of_measures() -> Iterator[None]:
    """Turn what a measure refuses (a year without data, a state nobody knows) into its message."""
    try:
        yield
    except (KeyError, ValueError) as error:
        say(str(error.args[0]) if error.args else str(error))
        raise typer.Exit(ExitCode.FAILURE) from error


def load_votes(data: Path | None) -> "Votes":
    """Return the roll calls in the data folder, by ISO codes."""
    from tatanan.reference.builders import votes_of
    from tatanan.reference.folder import find_data_folder

    return votes_of(find_data_folder(data).table("un-votes"))


def load_alliances(data: Path | None) -> "Ties":
    """Return the alliances in the data folder, by ISO codes."""
    from tatanan.reference.folder import find_data_folder
    from tatanan.reference.ties import alliances_of

    return alliances_of(find_data_folder(data).table("atop"))


def period_of(since: str | None, until: str | None) -> "Period":
    """Return the period between two days; a month or a year stands for its first or last day.

    >>> period_of("2024-02", "2024-02").days
    29

    Raises ValueError for words that are no day, and for a period that ends before it begins.
    """
    from tatanan.terms.network import Period

    first = _day(since, last=False) if since else date(1, 1, 1)
    last = _day(until, last=True) if until else date(9999, 12, 31)
    return Period(first, last)


def align_store(
    place: str, period: "Period", *, min_confidence: float | None = None, directed: bool = False,
    weighting: "Weighting" = "none", pooled: bool = True,
) -> "AlignmentNetwork":
    """Return the alignments that the events of a store give in a period."""
    from tatanan.measure.alignment import measure_alignment
    from tatanan.store import open_store
    from tatanan.store.asking import dyadic_events

    with open_store(place, read_only=True) as store:
        events = dyadic_events(store, min_confidence=min_confidence)
    return measure_alignment(events, period, directed=directed, weighting=weighting, pooled=pooled)


def similarity_of(asked: Asked, *, measure: "Measure") -> "DyadMatrix":
    """Return the similarity of votes or of alliances in a year."""
    from tatanan.measure.similarity import compare_ties, compare_votes

    if asked.source == "votes":
        votes = load_votes(asked.data)
        return compare_votes(votes.in_year(asked.year or votes.years[-1]), measure=measure)
    ties = load_alliances(asked.data)
    return compare_ties(ties.in_year(asked.year or ties.years[-1]), measure=measure)


def network_of(asked: Asked) -> "SignedNetwork":
    """Return a signed network: alignments of a store, or kappa above or below its mean.

    Similar votes are common, and so are similar alliances; what ties two states is that they
    are more alike than states are on the mean (MEASURES: the sign of kappa minus its mean).
    """
    if asked.store is not None:
        return align_store(asked.store, period_of(asked.since, asked.until)).signed()
    return signed_by_mean(similarity_of(asked, measure="kappa"))


def signed_by_mean(matrix: "DyadMatrix") -> "SignedNetwork":
    """Return the ties that a similarity gives: how far it lies above or below the mean of all."""
    import numpy as np

    from tatanan.terms.network import Dyad, SignedNetwork, Tie

    off = ~np.eye(len(matrix.actors), dtype=bool)
    known = off & ~np.isnan(matrix.values)
    mean = float(matrix.values[known].mean()) if known.any() else 0.0
    pairs = zip(*np.nonzero(np.triu(known)), strict=True)
    ties = [
        Tie(Dyad.of(matrix.actors[i], matrix.actors[j]), float(matrix.values[i, j]) - mean)
        for i, j in pairs if matrix.values[i, j] != mean]
    return SignedNetwork.of(matrix.actors, ties)


def codes_of(states: str | None) -> tuple[str, ...]:
    """Return the codes that an option lists, in capitals."""
    codes = (states or "").split(",")
    return tuple(code.strip().upper() for code in codes if code.strip())


def _day(words: str, *, last: bool) -> date:
    try:
        found = _period_named(*(int(part) for part in words.split("-")))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{words!r} is no day; write 2024, 2024-03 or 2024-03-01") from error
    return found.last if last else found.first


def _period_named(year: int, month: int | None = None, day: int | None = None) -> "Period":
    from tatanan.terms.network import Period

    if month is None:
        return Period.year(year)
    return Period.month(year, month) if day is None else Period(*[date(year, month, day)] * 2)
