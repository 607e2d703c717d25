"""What lists of reports look like."""

from datetime import date

from tatanan.serve.shapes import Count, Piece, Shape


class ReportRow(Shape):
    """A report in a list, and how much was found in it.

    `snippet` are the words around the first that is sought, those marked `hit`; None where
    nothing is sought. `tells_with` counts the other reports that tell an event of this one.
    """

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    language: str
    url: str | None
    events: int
    statements: int
    findings: int
    claims: int
    hits: int | None
    snippet: list[Piece] | None
    tells_with: int


class ReportFacets(Shape):
    """How many reports have each value; what is asked about one is left out of its own counts."""

    outlet: list[Count]
    language: list[Count]
    year: list[Count]


class Reports(Shape):
    """A part of the list of reports, and how many there are in all."""

    snapshot: str
    items: list[ReportRow]
    next: str | None
    total: int
    facets: ReportFacets
