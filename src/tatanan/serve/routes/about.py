"""What the server is, what it holds, and how far it can be trusted."""

from fastapi import APIRouter, Request, Response

from tatanan.serve.context import AnyPerson, AtDesk, Pinned, fresh
from tatanan.serve.shapes_about import About
from tatanan.serve.telling import tell_about

router = APIRouter(prefix="/about", tags=["about"])


@router.get("")
def about(
    request: Request, response: Response, desk: AtDesk, person: AnyPerson, snapshot: Pinned = None
) -> About:
    """Tell what this server is, what its store holds, its coder, accuracy, limits and licences.

    While a large store is laid out for the first time, `snapshot` is null, and `prepared` says
    how far that is.
    """
    del person
    catalogue = desk.ready
    if catalogue:
        fresh(request, response, desk, snapshot)
    return tell_about(desk, catalogue)
