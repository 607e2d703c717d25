"""Views with a name."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field

from tatanan.serve.context import AnyPerson, AtDesk, AtPlace, Reviewer
from tatanan.serve.shapes import Shape
from tatanan.serve.views import NamedView

router = APIRouter(prefix="/views", tags=["views"])


class ToName(Shape):
    """A view to be named: the path and query of its address."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    url: Annotated[str, Field(min_length=1, max_length=8000)]


class Views(Shape):
    """All views that have a name, and the snapshot that the store is at."""

    snapshot: str
    items: list[NamedView]


@router.get("")
def views(desk: AtDesk, place: AtPlace, person: AnyPerson) -> Views:
    """List the views that have a name."""
    del person
    return Views(snapshot=desk.snapshot, items=place.views.all())


@router.post("", status_code=201)
def name_view(wanted: ToName, place: AtPlace, person: Reviewer) -> NamedView:
    """Give a view a name."""
    return place.views.keep(wanted.name, wanted.url, by=person.name)


@router.delete("/{name}", status_code=204)
def drop_view(
    place: AtPlace, person: Reviewer, name: Annotated[str, Path(max_length=80)]
) -> Response:
    """Take the name of a view away."""
    del person
    place.views.drop(name)
    return Response(status_code=204)
