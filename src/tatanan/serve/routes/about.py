"""What the server is, what it holds, and how far it can be trusted."""

from fastapi import APIRouter

from tatanan.serve.context import AnyPerson, AtDesk, Fresh
from tatanan.serve.shapes_about import About
from tatanan.serve.telling import tell_about

router = APIRouter(prefix="/about", tags=["about"])


@router.get("", dependencies=[Fresh])
def about(desk: AtDesk, person: AnyPerson) -> About:
    """Tell what this server is, what its store holds, its coder, accuracy, limits and licences."""
    del person
    return tell_about(desk)
