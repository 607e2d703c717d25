"""Events that are asked for, as files: streamed, so that none is too large to be sent."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from tatanan.serve.catalogue import Catalogue
from tatanan.serve.filters import Filters
from tatanan.terms.record import record_line

_AT_ONCE: Final = 5_000  # rows that are turned into text together
COLUMNS: Final = (
    "id", "event", "report", "type", "mode", "contexts", "quad", "intensity", "actors",
    "recipients", "first", "last", "country", "factuality", "confidence", "trigger", "outlet",
    "language", "review",
)
_ROWS: Final = """
    WITH chosen AS (SELECT min(telling_no) AS telling_no FROM told WHERE {where} GROUP BY event_no),
    sides AS (
        SELECT telling_no,
            coalesce(string_agg(code, ' ' ORDER BY position) FILTER (side = 'actor'), '') AS actors,
            coalesce(string_agg(code, ' ' ORDER BY position) FILTER (side = 'recipient'), '')
                AS recipients
        FROM parts SEMI JOIN chosen USING (telling_no) GROUP BY telling_no
    )
    SELECT t.* REPLACE (array_to_string(t.contexts, ' ') AS contexts),
        coalesce(s.actors, '') AS actors, coalesce(s.recipients, '') AS recipients
    FROM told t SEMI JOIN chosen USING (telling_no) LEFT JOIN sides s USING (telling_no)
    ORDER BY t.telling_no
"""


def exported(catalogue: Catalogue, filters: Filters) -> pa.Table:
    """Return one row an event, as it is told most likely right among what is asked for."""
    where, values = filters.where()
    return catalogue.table(_ROWS.format(where=where), values).select(COLUMNS)


def as_csv(rows: pa.Table) -> Iterator[bytes]:
    """Yield rows as CSV (RFC 4180), a part at a time; what is not known is empty."""
    yield _csv_lines([COLUMNS])
    for batch in _batches(rows):
        yield _csv_lines([[_cell(row[name]) for name in COLUMNS] for row in batch])


def as_jsonl(rows: pa.Table) -> Iterator[bytes]:
    """Yield rows as JSON, one a line."""
    for batch in _batches(rows):
        lines = (record_line(json.loads(json.dumps(row, default=str))) for row in batch)
        yield "".join(f"{line}\n" for line in lines).encode()


def as_parquet(rows: pa.Table, *, told: Mapping[str, str]) -> Iterator[bytes]:
    """Yield rows as Parquet, with what is told of them among its metadata."""
    known = {f"tatanan.{name}": value for name, value in told.items()}
    rows, sink = rows.replace_schema_metadata(known), _Sink()
    with pq.ParquetWriter(sink, rows.schema, compression="zstd") as writer:
        for start in range(0, rows.num_rows, _AT_ONCE * 10):
            writer.write_table(rows.slice(start, _AT_ONCE * 10))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What is written, to be taken away part by part; it knows how much there was in all."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._place = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        part = bytes(data)
        self._parts.append(part)
        self._place += len(part)
        return len(part)

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _batches(rows: pa.Table) -> Iterator[list[dict[str, Any]]]:
    for batch in rows.to_batches(max_chunksize=_AT_ONCE):
        yield batch.to_pylist()


def _csv_lines(lines: Sequence[Sequence[object]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode()


def _cell(value: object) -> object:
    """Return a cell that a spreadsheet takes as text, whatever a report says."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
