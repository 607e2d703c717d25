"""The store itself, for other commands of its owner: a file that is served cannot be opened."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Annotated, Any, Final, Literal

import duckdb
import pyarrow as pa
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from tatanan.errors import TatananError
from tatanan.review.log import read_corrections
from tatanan.serve.accounts import Role
from tatanan.serve.context import AnyPerson, AtDesk
from tatanan.serve.desk import Desk
from tatanan.serve.problems import Problem
from tatanan.serve.shapes import Shape
from tatanan.store import Store, is_postgres
from tatanan.store.packing import pack, unpack
from tatanan.terms.imported import IMPORTED

ARROW = "application/vnd.apache.arrow.stream"
_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {ARROW: {}}}}
_ANY_BYTES: dict[str, Any] = {"requestBody": {"required": True, "content": {
    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
_Id = Annotated[str, Query(max_length=64)]


def owner(desk: AtDesk, person: AnyPerson) -> None:
    """Let only an admin pass, as whoever holds the token beside a DuckDB file is."""
    if is_postgres(desk.store.place):
        raise Problem(404, "not-found", "This store has no file that the server holds.",
                      remedy="Ask PostgreSQL itself.")
    if person.role < Role.ADMIN:
        raise Problem(403, "not-allowed", f"{person.name} is no admin here.",
                      remedy="Use the token that lies beside the store.")


router = APIRouter(prefix="/store", tags=["store"], dependencies=[Depends(owner)])


class ToAsk(Shape):
    """A query in SQL, and its values in order; days are ISO 8601."""

    query: Annotated[str, Field(max_length=20_000)]
    values: Annotated[list[str | int | float | None], Field(max_length=40, default_factory=list)]


@router.post("/read", responses=_FILE, response_class=Response)
def read(wanted: ToAsk, desk: AtDesk) -> Response:
    """Give the rows of a query, which reads and does nothing else, as an Arrow stream."""
    try:
        _require_reading(wanted.query)
        rows = desk.store.read(wanted.query, wanted.values)
    except (duckdb.Error, ValueError, TatananError, pa.ArrowException) as error:
        raise Problem(422, "bad-request", f"This cannot be asked: {error}"[:300]) from error
    return Response(pack([{"rows": rows}]), media_type=ARROW)


@router.get("/tables", responses=_FILE, response_class=Response)
def tables(desk: AtDesk, first: _Id, last: _Id) -> Response:
    """Give all rows of the reports between two ids as Arrow streams, one a table."""
    return Response(pack([desk.store.tables_between(first, last)]), media_type=ARROW)


@router.post("/write/{what}", openapi_extra=_ANY_BYTES)
async def write(
    what: Literal["reports", "links", "imported", "corrections"], request: Request, desk: AtDesk,
) -> dict[str, int]:
    """Write what another command of the store's owner read, linked, imported or corrected."""
    if desk.read_only:
        raise Problem(403, "read-only", "This store was opened to be read only.",
                      remedy="Start the server without --read-only.")
    body = await request.body()
    try:
        told = await run_in_threadpool(_write, what, desk, body)
    except (duckdb.Error, TatananError, KeyError, ValueError, pa.ArrowException) as error:
        raise Problem(422, "bad-request", f"This cannot be written: {error}"[:300]) from error
    return {**told}


def _write(what: str, desk: Desk, body: bytes) -> Mapping[str, int]:
    """Write, and note it at once: whoever asked may have gone meanwhile."""
    told = _WRITERS[what](desk.store, body)
    desk.changed()
    return told


def _require_reading(query: str) -> None:
    statements = duckdb.extract_statements(query)
    if [each.type for each in statements] != [duckdb.StatementType.SELECT]:
        raise ValueError("it is not one SELECT")


def _reports(store: Store, body: bytes) -> Mapping[str, int]:
    return asdict(store.put_batches(unpack(body)))


def _links(store: Store, body: bytes) -> Mapping[str, int]:
    (found,) = unpack(body)
    store.replace_links(found["tellings"], found["links"])
    return {}


def _imported(store: Store, body: bytes) -> Mapping[str, int]:
    ((name, rows),) = [each for batch in unpack(body) for each in batch.items()]
    if name not in IMPORTED:
        raise ValueError(f"no other coder's events are kept as {name!r:.80}")
    return asdict(store.put_imported(name, rows))


def _corrections(store: Store, body: bytes) -> Mapping[str, int]:
    return asdict(store.put_corrections(
        read_corrections(body.decode().split("\n"), "the request")))


_WRITERS: Final[Mapping[str, Callable[[Store, bytes], Mapping[str, int]]]] = {
    "reports": _reports, "links": _links, "imported": _imported, "corrections": _corrections,
}
