"""What a request is answered with: the desk, who asks, and whether the answer is known already."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, TypeVar, cast

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import Depends, Query, Request, Response

from tatanan.serve.accounts import Role
from tatanan.serve.desk import Desk
from tatanan.serve.problems import NotModified, Problem
from tatanan.serve.sessions import Person, Sessions
from tatanan.serve.settings import Settings
from tatanan.serve.views import NamedViews

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """What an application stands on.

    `pages` is where fetched pages are kept; `coding` lets one thing at a time
    be read, `measuring` one be measured.
    """

    desk: Desk
    settings: Settings
    sessions: Sessions
    pages: Path
    coding: CapacityLimiter
    measuring: CapacityLimiter
    views: NamedViews

    async def slowly(self, work: Callable[[], T]) -> T:
        """Do work that takes a while beside the loop; one at a time, so that others are served."""
        return await run_sync(work, limiter=self.coding)

    async def measured(self, work: Callable[[], T]) -> T:
        """Do work on numbers beside the loop, which does not wait for what is being read."""
        return await run_sync(work, limiter=self.measuring)


def place_of(request: Request) -> Place:
    """Return what the application of a request stands on."""
    return cast("Place", request.app.state.place)


def desk_of(request: Request) -> Desk:
    """Return the desk of a request's application."""
    return place_of(request).desk


def person_of(request: Request) -> Person:
    """Return who asks; raise Problem where nobody is signed in."""
    peer = request.client.host if request.client else ""
    return place_of(request).sessions.who(request.headers, request.cookies, peer)


AtPlace = Annotated[Place, Depends(place_of)]
AtDesk = Annotated[Desk, Depends(desk_of)]
AnyPerson = Annotated[Person, Depends(person_of)]


def reviewer(person: AnyPerson) -> Person:
    """Return who asks, if they may change what is kept; raise Problem if not."""
    if person.role < Role.REVIEWER:
        raise Problem(403, "not-allowed", f"{person.name} may read here, and not change anything.",
                      remedy="Ask an admin for the role of a reviewer.")
    return person


Reviewer = Annotated[Person, Depends(reviewer)]


Pinned = Annotated[
    str | None,
    Query(max_length=64, description="Answer only if the store is still at this snapshot."),
]


def fresh(
    request: Request, response: Response, desk: AtDesk, snapshot: Pinned = None
) -> str:
    """Refuse where the store has moved on from a snapshot, or where the answer is known already.

    Returns the tag of the answer, which an answer that is no JSON of ours has to send itself.
    """
    now = desk.snapshot
    if snapshot and not (now.startswith(snapshot) and len(snapshot) >= 8):
        raise Problem(409, "snapshot-changed",
                      f"The store is no longer at snapshot {snapshot}; it is at {now}.",
                      remedy="Ask without a snapshot for what it holds now.")
    asked = f"{version('tatanan')} {now} {request.url.path}?{request.url.query}"
    tag = f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'
    held = request.headers.get("if-none-match", "")
    if tag in (part.strip().removeprefix("W/") for part in held.split(",")):
        raise NotModified(tag)
    response.headers["ETag"] = tag
    return tag


Fresh = Depends(fresh)
Tag = Annotated[str, Fresh]
