"""What a measure is taken of: votes, alliances or the events of a store, as the user names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.shell import ExitCode, say

if TYPE_CHECKING:
    import pyarrow as pa

    from tatanan.measure.alignment import Weighting
    from tatanan.measure.similarity import Distance, Levels, Measure
    from tatanan.terms.network import AlignmentNetwork, DyadMatrix, Period, SignedNetwork
    from tatanan.terms.reference import Capabilities, IdealPoints, Outputs, Ties, Votes

Every = Literal["year", "quarter", "month"]
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
YearsOption = Annotated[
    str | None,
    typer.Option("--years", metavar="FIRST-LAST", show_default=False,
                 help="Every year of a span that has data: 1992-2022."),
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
MinConfidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, metavar="SHARE", show_default=False,
                 help="Only events that are right at least so often."),
]
Plot = Annotated[
    Path | None,
    typer.Option(metavar="FILE", show_default=False,
                 help="Draw it into a .svg or .png file, too (needs tatanan\\[plot])."),
]
Seed = Annotated[int, typer.Option(help="What the draws begin with.")]
DrawsOfVotes = Annotated[
    int, typer.Option("--draws", min=0, help="Draws of roll calls for the intervals.")
]
HistorySince = Annotated[
    int | None,
    typer.Option("--since", metavar="YYYY", show_default=False,
                 help="Histories begin here; without it, with the data."),
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


def load_points(data: Path | None) -> "IdealPoints":
    """Return the published ideal points in the data folder, of all votes, by ISO codes."""
    from tatanan.reference.builders import ideal_points_of
    from tatanan.reference.folder import find_data_folder

    return ideal_points_of(find_data_folder(data).table("ideal-points"))


def load_power(data: Path | None) -> "Capabilities":
    """Return the capabilities in the data folder, by ISO codes."""
    from tatanan.reference.builders import capabilities_of
    from tatanan.reference.folder import find_data_folder

    return capabilities_of(find_data_folder(data).table("cinc"))


def load_output(data: Path | None) -> "Outputs":
    """Return the economic output in the data folder, by ISO codes."""
    from tatanan.reference.builders import outputs_of
    from tatanan.reference.folder import find_data_folder
    from tatanan.weigh.at_hand import output_in

    folder = find_data_folder(data)
    return outputs_of(folder.table(output_in(folder)))


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


def load_events(place: str, *, min_confidence: float | None = None) -> "pa.Table":
    """Return the events between two actors that a store holds."""
    from tatanan.store import open_store
    from tatanan.store.asking import dyadic_events

    with open_store(place, read_only=True) as store:
        return dyadic_events(store, min_confidence=min_confidence)


def align_store(
    place: str, period: "Period", *, min_confidence: float | None = None, directed: bool = False,
    weighting: "Weighting" = "none", pooled: bool = True,
) -> "AlignmentNetwork":
    """Return the alignments that the events of a store give in a period."""
    from tatanan.measure.alignment import measure_alignment

    events = load_events(place, min_confidence=min_confidence)
    return measure_alignment(events, period, directed=directed, weighting=weighting, pooled=pooled)


def periods_of(events: "pa.Table", every: "Every", within: "Period") -> "list[Period]":
    """Return the years, quarters or months from the first event of a period to its last."""
    import pyarrow.compute as pc

    days = [day for day in pc.min_max(events["day"]).as_py().values() if day is not None]
    if not days or max(days) < within.first or min(days) > within.last:
        return []
    first, last = max(days[0], within.first), min(days[1], within.last)
    found = []
    while first <= last:
        found.append(_period_around(first, every))
        first = found[-1].last + timedelta(days=1)
    return found


def similarity_of(
    asked: Asked, *, measure: "Measure", distance: "Distance" = "absolute",
    levels: "Levels" = "fixed", binary: bool = False, by_power: bool = False,
) -> "DyadMatrix":
    """Return the similarity of votes or of alliances in a year.

    `binary` asks of alliances only whether there is one, `by_power` weighs partners by their
    capability (CINC). Raises ValueError where either is asked of votes.
    """
    from tatanan.measure.similarity import compare_ties, compare_votes

    if asked.source == "votes":
        if binary or by_power:
            raise ValueError("--binary and --weight cinc are for partners; add --from alliances")
        votes = load_votes(asked.data)
        return compare_votes(votes.in_year(asked.year or votes.years[-1]), measure=measure,
                             distance=distance, levels=levels)
    ties = load_alliances(asked.data)
    year = asked.year or ties.years[-1]
    weights = load_power(asked.data).in_year(year) if by_power else None
    return compare_ties(ties.in_year(year), measure=measure, distance=distance, levels=levels,
                        binary=binary, weights=weights)


def network_of(asked: Asked) -> "SignedNetwork":
    """Return a signed network: alignments of a store, or kappa above or below its mean.

    Similar votes are common, and so are similar alliances; what ties two states is that they
    are more alike than states are on the mean (MEASURES: the sign of kappa minus its mean).
    """
    from tatanan.measure.signs import signed_by_mean

    if asked.store is not None:
        return align_store(asked.store, period_of(asked.since, asked.until)).signed()
    return signed_by_mean(similarity_of(asked, measure="kappa"))


def years_of(
    span: str | None, year: int | None, covered: "tuple[int, ...]"
) -> "tuple[int, ...]":
    """Return the years that two options name: a span, a year, or else the last that is covered.

    >>> years_of("2001-2003", None, (2000, 2001, 2003)), years_of(None, None, (2000, 2001))
    ((2001, 2003), (2001,))

    Raises ValueError for words that are no span, for a reversed one, and for both options
    together; KeyError where no data cover it.
    """
    if span is None:
        return (year if year is not None else covered[-1],)
    if year is not None:
        raise ValueError("--year asks for one year and --years for several; give one of them")
    first, mark, last = span.partition("-")
    if not (mark and first.strip().isdigit() and last.strip().isdigit()):
        raise ValueError(f"{span!r} is no span of years; write it as 1992-2022")
    if int(first) > int(last):
        raise ValueError(f"years cannot run from {first} to {last}; give the earlier one first")
    found = tuple(each for each in covered if int(first) <= each <= int(last))
    if not found:
        raise KeyError(f"there are no data of {first} to {last}; they run from {covered[0]} to"
                       f" {covered[-1]}")
    return found


def codes_of(states: str | None) -> tuple[str, ...]:
    """Return the codes that an option lists, in capitals."""
    codes = (states or "").split(",")
    return tuple(code.strip().upper() for code in codes if code.strip())


def _period_around(day: date, every: "Every") -> "Period":
    from tatanan.terms.network import Period

    if every == "year":
        return Period.year(day.year)
    if every == "quarter":
        return Period.quarter(day.year, (day.month + 2) // 3)
    return Period.month(day.year, day.month)


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
