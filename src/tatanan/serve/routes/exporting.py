"""Any filtered view as a file, and how to cite it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Annotated, Any, Literal, TypeAlias

import pyarrow as pa
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from tatanan.serve.bundles import bundled, file_name, is_zip
from tatanan.serve.citing import Citation, cite
from tatanan.serve.context import AnyPerson, AtDesk, AtPlace, Tag
from tatanan.serve.exporting import as_csv, as_jsonl, as_parquet, exported
from tatanan.serve.filters import Filters, event_filters

router = APIRouter(tags=["export"])
ExportFormat: TypeAlias = Literal[
    "csv", "jsonl", "parquet", "polecat", "gdelt", "gexf", "graphml", "annotations", "ftm",
    "records", "tables",
]
_ROWS: dict[str, tuple[str, Callable[[pa.Table], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/jsonl", as_jsonl),
}
_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}}}


@router.get("/export", responses=_FILE, response_class=StreamingResponse)
def export(
    request: Request, desk: AtDesk, person: AnyPerson,
    asked: Annotated[Filters, Depends(event_filters)], tag: Tag,
    format: ExportFormat = "csv",  # noqa: A002 - the name in the address
) -> StreamingResponse:
    """Send the events that are asked for: csv, jsonl and parquet have a row an event."""
    del person
    catalogue = desk.catalogue
    snapshot = catalogue.snapshot
    told = {"snapshot": snapshot, "version": version("tatanan"), "query": request.url.query}
    if format == "parquet":
        kind, body = "application/vnd.apache.parquet", as_parquet(
            exported(catalogue, asked), told=told)
    elif format in _ROWS:
        kind, write = _ROWS[format]
        body = write(exported(catalogue, asked))
    else:
        kind = "application/zip" if is_zip(format) else "application/octet-stream"
        body = bundled(desk, catalogue, asked, format)
    name = f"events.{format}" if format in ("csv", "jsonl", "parquet") else file_name(format)
    return StreamingResponse(body, media_type=kind, headers={
        "Content-Disposition": f'attachment; filename="tatanan-{snapshot[:12]}-{name}"',
        "X-Tatanan-Snapshot": snapshot,
        "ETag": tag,
        "Link": f'<urn:tatanan:snapshot:{snapshot}>; rel="cite-as"',
    })


@router.get("/cite")
def citation(
    desk: AtDesk, place: AtPlace, person: AnyPerson,
    path: Annotated[str, Query(max_length=4000, description="The address of the view, from /.")],
) -> Citation:
    """Tell how a view is cited, with the snapshot that it shows."""
    del person
    return cite(path, desk.snapshot, base=place.settings.address, day=datetime.now(UTC).date())
