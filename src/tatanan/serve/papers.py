"""Reports that are asked for: by their words, outlet, language and day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from tatanan.search import Query, parse_query
from tatanan.search.query import hits_in
from tatanan.serve.asking import Row, ask
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.desk import Desk
from tatanan.serve.filters import listed
from tatanan.serve.paging import cursor_of, start_of
from tatanan.serve.pieces import cut
from tatanan.serve.shapes import Count, Piece
from tatanan.serve.shapes_reports import ReportFacets, ReportRow, Reports
from tatanan.terms.text import Span

Sort = Literal["date", "-date", "relevance"]
_AROUND: Final = 110  # characters of the text on each side of the first hit
_MOST: Final = 200  # values of one facet
_FACETS: Final = ("outlet", "language", "year")


@dataclass(frozen=True, slots=True)
class ReportsAsked:
    """Which reports are wanted, and in which order; several values are an or, `!` is NOT."""

    q: str | None
    sort: Sort
    since: date | None
    until: date | None
    outlet: tuple[str, ...]
    language: tuple[str, ...]
    year: tuple[str, ...]


def list_reports(desk: Desk, asked: ReportsAsked, *, cursor: str | None, limit: int) -> Reports:
    """Return a page of reports, how many there are in all, and their facets."""
    catalogue = desk.catalogue
    query = parse_query(asked.q) if asked.q else None
    found = _found(desk, asked.q, query) if query else None
    where, values = _where(asked, found)
    start = start_of(cursor, catalogue.snapshot)
    rows = catalogue.rows(
        f"SELECT * FROM papers WHERE {where} ORDER BY {_order(asked, found)}"  # noqa: S608 - words of our own
        " LIMIT $most OFFSET $start",
        {**values, "most": limit + 1, "start": start})
    more = len(rows) > limit
    facets = {about: _facet(catalogue, asked, found, about) for about in _FACETS}
    return Reports(
        snapshot=catalogue.snapshot, items=_shown(desk, rows[:limit], query),
        next=cursor_of([catalogue.snapshot, start + limit]) if more else None,
        total=catalogue.value(f"SELECT count(*) FROM papers WHERE {where}", values),  # noqa: S608 - the same
        facets=ReportFacets(**facets),
    )


def snippet_of(text: str, query: Query) -> tuple[int, list[Piece]]:
    """Return how often what is sought stands in a text, and the words around the first place."""
    hits = hits_in(text, query)
    if not hits:
        return 0, []
    first = hits[0].start
    whole = Span(max(0, first - _AROUND), min(len(text), hits[0].end + _AROUND))
    start = text.rfind(" ", 0, whole.start + 1) + 1
    end = text.find(" ", whole.end)
    window = Span(start, end if end > 0 else len(text))
    return len(hits), cut(text, [(hit, "hit") for hit in hits], within=window)


def _found(desk: Desk, typed: str | None, query: Query) -> list[str]:
    def make(catalogue: Catalogue) -> list[str]:
        del catalogue
        return desk.find_texts(query)

    ids: list[str] = desk.once(("search", typed), make)
    return ids


def _where(
    asked: ReportsAsked, found: Sequence[str] | None, *, but: str | None = None
) -> tuple[str, dict[str, Any]]:
    parts, values = ["true"], dict[str, Any]()
    if found is not None:
        parts.append("id IN (SELECT unnest($found))")
        values["found"] = list(found)
    for name, sql, day in (("since", "published >= $since", asked.since),
                           ("until", "published <= $until", asked.until)):
        if day is not None:
            parts.append(sql)
            values[name] = day
    for about in _FACETS:
        given = listed(getattr(asked, about))
        if about == but or not given:
            continue
        for name, sign, some in (
            (about, "", [each for each in given if not each.startswith("!")]),
            (f"no_{about}", "NOT ", [each[1:] for each in given if each.startswith("!")]),
        ):
            if some:
                parts.append(f"{sign}coalesce({_has(about, name)}, false)")
                values[name] = some
    return " AND ".join(parts), values


def _has(about: str, name: str) -> str:
    if about == "outlet":  # wherever the text appeared
        return f"id IN (SELECT report FROM places WHERE list_contains(${name}, outlet))"  # noqa: S608 - the name of a value
    return f"list_contains(${name}, {about})"


def _order(asked: ReportsAsked, found: Sequence[str] | None) -> str:
    if asked.sort == "relevance" and found is not None:
        return "list_position($found, id)"
    way = "ASC" if asked.sort == "date" else "DESC"
    return f"published {way} NULLS LAST, id"


def _facet(
    catalogue: Catalogue, asked: ReportsAsked, found: Sequence[str] | None, about: str
) -> list[Count]:
    where, values = _where(asked, found, but=about)
    rows = catalogue.rows(
        f"SELECT {about} AS value, count(*) AS count FROM papers"  # noqa: S608 - words of our own
        f" WHERE {where} AND {about} IS NOT NULL GROUP BY 1 ORDER BY count DESC, value LIMIT $most",
        {**values, "most": _MOST})
    return [Count(**row) for row in rows]


def _shown(desk: Desk, rows: Sequence[Row], query: Query | None) -> list[ReportRow]:
    texts: Mapping[str, str] = {}
    if query is not None and rows:
        ids = [row["id"] for row in rows]
        texts = {row["id"]: row["text"] for row in ask(desk.store, "texts", ids).to_pylist()}
    return [_row(row, texts.get(row["id"]), query) for row in rows]


def _row(row: Row, text: str | None, query: Query | None) -> ReportRow:
    hits, snippet = snippet_of(text, query) if text is not None and query else (None, None)
    known = {name: row[name] for name in ReportRow.model_fields if name in row}
    return ReportRow(**known, hits=hits, snippet=snippet)
