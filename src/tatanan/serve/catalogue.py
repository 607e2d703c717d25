"""The table that is filtered: a store's events in memory, laid out for quick questions.

It is made once for each state of the store and never changes, so that all that one answer says
is of one snapshot. Numbers stand for ids: `event_no` in the order in which events are listed
(the latest first), `telling_no` likewise, the likeliest telling of an event first. Most events
are told once (`alone`), and need no care lest they be counted twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import duckdb
import pyarrow as pa

from tatanan.serve.asking import Row, ask
from tatanan.store import Store

Values = Mapping[str, Any]
_MAKE: Final = (
    """
    CREATE TABLE told AS
    WITH days AS (
        SELECT *, first_value(from_day) OVER (
            PARTITION BY event ORDER BY stands DESC, confidence DESC NULLS LAST, id
        ) AS event_day
        FROM given_told
    ), numbered AS (
        SELECT *, CAST(dense_rank() OVER (
            ORDER BY event_day DESC NULLS LAST, event) AS INTEGER) AS event_no
        FROM days
    )
    SELECT
        numbered.* EXCLUDE (contexts),
        from_json(contexts, '["VARCHAR"]') AS contexts,
        CAST(dense_rank() OVER (ORDER BY report) AS INTEGER) AS report_no,
        CAST(year(from_day) AS VARCHAR) AS year,
        count(*) OVER (PARTITION BY event_no) = 1 AS alone,
        CAST(row_number() OVER (
            ORDER BY event_no, stands DESC, confidence DESC NULLS LAST, id
        ) AS INTEGER) AS telling_no
    FROM numbered ORDER BY telling_no
    """,
    """
    CREATE TABLE parts AS
    SELECT t.telling_no, t.event_no, s.side, s.position, s.code, t.stands, s.start, s.end, t.alone,
        row_number() OVER (PARTITION BY t.telling_no, s.side, s.code ORDER BY s.position) = 1
            AS is_first
    FROM given_sides s JOIN told t ON t.id = s.event
    ORDER BY t.telling_no, s.side, s.position
    """,
    """
    CREATE TABLE pairs AS
    SELECT DISTINCT one.telling_no, one.code AS actor, other.code AS recipient
    FROM parts one JOIN parts other USING (telling_no)
    WHERE one.side = 'actor' AND other.side = 'recipient'
    UNION
    SELECT DISTINCT one.telling_no, one.code, other.code
    FROM parts one JOIN parts other USING (telling_no)
    WHERE one.side = 'actor' AND other.side = 'actor' AND one.code <> other.code
        AND one.telling_no NOT IN (SELECT telling_no FROM parts WHERE side = 'recipient')
    """,
    "CREATE TABLE places AS SELECT * FROM given_places",
    """
    CREATE TABLE papers AS
    SELECT p.*, CAST(year(published) AS VARCHAR) AS year, coalesce(w.others, 0) AS tells_with
    FROM given_papers p
    LEFT JOIN (
        SELECT one.report, count(DISTINCT other.report) AS others
        FROM told one JOIN told other ON other.event_no = one.event_no
        WHERE other.report <> one.report AND one.stands AND other.stands GROUP BY one.report
    ) w ON w.report = p.id
    ORDER BY published DESC NULLS LAST, id
    """,
    """
    CREATE TABLE spread AS
    SELECT t.event_no, count(DISTINCT t.report) AS reports, count(DISTINCT p.outlet) AS outlets
    FROM told t JOIN places p ON p.report = t.report
    GROUP BY t.event_no
    """,
)


class Catalogue:
    """The events of one snapshot of a store, to be counted and filtered by many threads."""

    def __init__(self, snapshot: str, tables: Mapping[str, pa.Table]) -> None:
        self.snapshot = snapshot
        self._database = duckdb.connect(":memory:", config={
            "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
        })
        for name, table in tables.items():
            self._database.register(f"given_{name}", table)
        for statement in _MAKE:
            self._database.execute(statement)
        for name in tables:
            self._database.unregister(f"given_{name}")

    @classmethod
    def of(cls, store: Store) -> "Catalogue":
        """Return the catalogue of what a store holds now."""
        names = ("told", "sides", "places", "papers")
        return cls(store.snapshot(), {name: ask(store, name) for name in names})

    def rows(self, query: str, values: Values | None = None) -> list[Row]:
        """Return the rows of a query, `$name` filled in."""
        found: list[Row] = self.table(query, values).to_pylist()
        return found

    def table(self, query: str, values: Values | None = None) -> pa.Table:
        """Return the rows of a query as an Arrow table."""
        with self._cursor() as cursor:
            return cursor.sql(query, params=dict(values or {})).to_arrow_table()

    def value(self, query: str, values: Values | None = None) -> Any:  # noqa: ANN401 - whatever is asked for
        """Return the only value of the only row of a query."""
        with self._cursor() as cursor:
            row: Sequence[Any] | None = cursor.execute(query, dict(values or {})).fetchone()
            return row[0] if row else None

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._database.cursor() as cursor:
            yield cursor
