"""Reports: sought, listed, and each as it was read."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from tatanan.serve.context import AnyPerson, AtDesk, Fresh, Tag
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Day, Listed, period
from tatanan.serve.looking import look_at
from tatanan.serve.paging import Cursor, Limit
from tatanan.serve.papers import ReportsAsked, Sort, list_reports
from tatanan.serve.problems import missing
from tatanan.serve.shapes_report import ReportView
from tatanan.serve.shapes_reports import Reports
from tatanan.terms.record import Record, record_page

router = APIRouter(prefix="/reports", tags=["reports"])
Id = Annotated[str, Path(max_length=64)]
_JSON: dict[int | str, dict[str, Any]] = {200: {"content": {"application/json": {}}}}


@router.get("", dependencies=[Fresh])
def reports(  # noqa: PLR0913 - one argument a parameter of the address
    desk: AtDesk, person: AnyPerson,
    q: Annotated[str | None, Query(max_length=200, description="Words, as `tatanan search` reads"
                                   " them.")] = None,
    sort: Sort = "-date", since: Day = None, until: Day = None, outlet: Listed = None,
    language: Listed = None, year: Listed = None, cursor: Cursor = None, limit: Limit = 100,
) -> Reports:
    """List reports, the latest first, or the likeliest first where words are sought."""
    del person
    first, last = period(since, until)
    typed = q.strip() if q else None
    asked = ReportsAsked(typed or None, sort, first, last, tuple(outlet or ()),
                         tuple(language or ()), tuple(year or ()))
    return list_reports(desk, asked, cursor=cursor, limit=limit)


@router.get("/{report}", dependencies=[Fresh])
def report(desk: AtDesk, person: AnyPerson, report: Id) -> ReportView:
    """Show a report as it was read, with all that was found in it."""
    del person
    return look_at(desk, _record(desk, report))


@router.get("/{report}/record", responses=_JSON, response_class=Response)
def record(desk: AtDesk, person: AnyPerson, report: Id, tag: Tag) -> Response:
    """Give the record of a report: the JSON that `tatanan read` prints."""
    del person
    return Response(record_page(_record(desk, report)), media_type="application/json",
                    headers={"ETag": tag})


def _record(desk: Desk, report: str) -> Record:
    found = desk.record(report)
    if found is None:
        raise missing("report", report)
    return found
