"""What is claimed about the international order."""

from fastapi import APIRouter

from tatanan.serve.claims import list_claims
from tatanan.serve.context import AnyPerson, AtDesk, Fresh
from tatanan.serve.filters import Listed, listed
from tatanan.serve.paging import Cursor, Limit, Page
from tatanan.serve.shapes_report import Claim

router = APIRouter(prefix="/claims", tags=["claims"])


@router.get("", dependencies=[Fresh])
def claims(
    desk: AtDesk, person: AnyPerson, *, kind: Listed = None, stance: Listed = None,
    about: Listed = None, cursor: Cursor = None, limit: Limit = 100,
) -> Page[Claim]:
    """List claims, the latest first; `about` are codes of whom they are about."""
    del person
    return list_claims(
        desk, kinds=listed(kind or ()), stances=listed(stance or ()),
        about=[code.upper() for code in listed(about or ())], cursor=cursor, limit=limit)
