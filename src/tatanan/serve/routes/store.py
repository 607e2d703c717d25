"""The store itself, for other commands of its owner: a file that is served cannot be opened."""

import io
from typing import Annotated, Any

import pyarrow as pa
from fastapi import APIRouter, Response
from pydantic import Field

from tatanan.serve.accounts import Role
from tatanan.serve.context import AnyPerson, AtDesk
from tatanan.serve.problems import Problem, missing
from tatanan.serve.shapes import Shape

router = APIRouter(prefix="/store", tags=["store"])
ARROW = "application/vnd.apache.arrow.stream"
_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {ARROW: {}}}}


class ToAsk(Shape):
    """A query of the store by its name, and its values in order; days are ISO 8601."""

    name: Annotated[str, Field(pattern=r"^[a-z_]{1,60}$")]
    values: Annotated[list[str | int | float | None], Field(max_length=40, default_factory=list)]


@router.post("/query", responses=_FILE, response_class=Response)
def query(wanted: ToAsk, desk: AtDesk, person: AnyPerson) -> Response:
    """Give the rows of one of the store's own queries as an Arrow stream; only to an admin."""
    if person.role < Role.ADMIN:
        raise Problem(403, "not-allowed", f"{person.name} is no admin here.",
                      remedy="Use the token that lies beside the store.")
    try:
        rows = desk.store.query(wanted.name, wanted.values)
    except KeyError:
        raise missing("query", wanted.name) from None
    except Exception as error:
        raise Problem(422, "bad-request", f"The query {wanted.name} does not take these values"
                      f" ({type(error).__name__}).") from error
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows)
    return Response(sink.getvalue(), media_type=ARROW)
