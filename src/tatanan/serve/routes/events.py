"""Events: listed, counted, over time, and each with its words."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from tatanan.serve.context import AnyPerson, AtDesk, Fresh
from tatanan.serve.counting import By
from tatanan.serve.facets import count_facets
from tatanan.serve.filters import Filters, event_filters
from tatanan.serve.listing import draw_timeline, list_events
from tatanan.serve.looking import look_at_event
from tatanan.serve.ordering import USUAL, Sort
from tatanan.serve.paging import Cursor, Limit
from tatanan.serve.problems import missing
from tatanan.serve.shapes import EventView
from tatanan.serve.shapes_events import Events, Facets, Timeline

router = APIRouter(prefix="/events", tags=["events"])
Asked = Annotated[Filters, Depends(event_filters)]
Sorted = Annotated[Sort, Query(description="By which column; - is downwards, unknown comes last.")]


@router.get("", dependencies=[Fresh])
def events(
    desk: AtDesk, person: AnyPerson, asked: Asked, cursor: Cursor = None, limit: Limit = 100,
    sort: Sorted = USUAL,
) -> Events:
    """List events: who did what to whom, when and where; the latest first, unless `sort` says."""
    del person
    return list_events(desk, asked, cursor=cursor, limit=limit, sort=sort)


@router.get("/facets", dependencies=[Fresh])
def facets(desk: AtDesk, person: AnyPerson, asked: Asked) -> Facets:
    """Count events by what they have."""
    del person
    return count_facets(desk, asked)


@router.get("/timeline", dependencies=[Fresh])
def timeline(desk: AtDesk, person: AnyPerson, asked: Asked, by: By = "month") -> Timeline:
    """Count events over time, cooperation and conflict apart."""
    del person
    return draw_timeline(desk, asked, by=by)


@router.get("/{event}", dependencies=[Fresh])
def event(
    desk: AtDesk, person: AnyPerson, event: Annotated[str, Path(max_length=64)]
) -> EventView:
    """Show an event: its sentence with the words marked, what found it, and who tells it."""
    del person
    view = look_at_event(desk, event)
    if view is None:
        raise missing("event", event)
    return view
