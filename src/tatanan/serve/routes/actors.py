"""Actors, dyads, and the world that they make up."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from tatanan.serve.actors import list_actors, look_at_actor
from tatanan.serve.context import AnyPerson, AtDesk, AtPlace, Fresh
from tatanan.serve.counting import By
from tatanan.serve.dyads import look_at_dyad
from tatanan.serve.filters import Day, Filters, event_filters, period
from tatanan.serve.paging import Cursor, Limit
from tatanan.serve.problems import Problem, missing
from tatanan.serve.shapes_actors import ActorRows, ActorView, DyadView
from tatanan.serve.shapes_world import World
from tatanan.serve.world import WorldAsked, draw_world

router = APIRouter(tags=["actors"])
Code = Annotated[str, Path(max_length=10, description="ISO 3166-1 alpha-3, IGO and three, WST.")]
Asked = Annotated[Filters, Depends(event_filters)]


@router.get("/actors", dependencies=[Fresh])
def actors(
    desk: AtDesk, person: AnyPerson,
    q: Annotated[str | None, Query(max_length=100, description="A part of a name or code.")] = None,
    cursor: Cursor = None, limit: Limit = 100,
) -> ActorRows:
    """List actors by code, the busiest first."""
    del person
    return list_actors(desk, q, cursor=cursor, limit=limit)


@router.get("/actors/{code}", dependencies=[Fresh])
def actor(desk: AtDesk, person: AnyPerson, code: Code) -> ActorView:
    """Show an actor: partners, timeline, memberships, and what it said."""
    del person
    found = look_at_actor(desk, code.upper())
    if found is None:
        raise missing("actor", code)
    return found


@router.get("/dyads/{a}/{b}", dependencies=[Fresh])
def dyad(
    desk: AtDesk, person: AnyPerson, a: Code, b: Code, asked: Asked, by: By = "month"
) -> DyadView:
    """Show two actors: what each did toward the other, what they share, how they vote."""
    del person
    one, other = a.upper(), b.upper()
    if one == other:
        raise Problem(422, "bad-request", "A dyad has two actors, not one twice.")
    return look_at_dyad(desk, (one, other), asked, by=by)


@router.get("/world", dependencies=[Fresh])
async def world(  # noqa: PLR0913 - one argument a parameter of the address
    desk: AtDesk, place: AtPlace, person: AnyPerson, asked: Asked, since: Day = None,
    until: Day = None,
    k: Annotated[int, Query(ge=1, le=8, description="At most so many blocs.")] = 3,
    seed: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
) -> World:
    """Show the states, the ties between them, and the blocs that they form."""
    del person
    first, last = period(since, until)
    found: World = await place.measured(
        lambda: draw_world(desk, asked, WorldAsked(first, last, k, seed)))
    return found
