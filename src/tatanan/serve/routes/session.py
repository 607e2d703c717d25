"""Signing in and out: by the token of the printed address, or by name and password."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from tatanan.serve.context import AnyPerson, AtPlace
from tatanan.serve.problems import Problem
from tatanan.serve.shapes import Shape

router = APIRouter(prefix="/session", tags=["session"])


class Entry(Shape):
    """What somebody signs in with: a token, or a name and a password."""

    token: Annotated[str, Field(max_length=200)] | None = None
    user: Annotated[str, Field(max_length=64)] | None = None
    password: Annotated[str, Field(max_length=1000)] | None = None


class Entered(Shape):
    """Who is signed in, and what they may do."""

    user: str
    role: str


@router.post("")
def enter(entry: Entry, response: Response, place: AtPlace) -> Entered:
    """Sign in: the answer sets a cookie that no script can read."""
    if entry.token is not None:
        key, person = place.sessions.enter_by_token(entry.token)
    elif entry.user is not None and entry.password is not None:
        key, person = place.sessions.enter_by_password(entry.user, entry.password)
    else:
        raise Problem(422, "bad-request", "Neither a token was given nor a name and a password.",
                      remedy="Give one of the two.")
    settings = place.settings
    response.set_cookie(settings.cookie, key, httponly=True, samesite="strict", path="/",
                        secure=settings.secure)
    return Entered(user=person.name, role=person.role.name.lower())


@router.get("")
def see(person: AnyPerson) -> Entered:
    """Say who is signed in."""
    return Entered(user=person.name, role=person.role.name.lower())


@router.delete("", status_code=204)
def leave(request: Request, place: AtPlace) -> Response:
    """Sign out."""
    place.sessions.leave(request.cookies.get(place.settings.cookie))
    response = Response(status_code=204)
    response.delete_cookie(place.settings.cookie, path="/")
    return response
