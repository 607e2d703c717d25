"""The table that is filtered: a store's events, laid out for quick questions.

It is made once for each state of the store and never changes, so that all that one answer says
is of one snapshot; it lies in a file of its own (`shelf.py`), which the next start finds again.
Numbers stand for ids: `event_no` in the order in which events are listed (the latest first),
`telling_no` likewise, the likeliest telling of an event first. Most events are told once
(`alone`), and need no care lest they be counted twice.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa

from tatanan.serve.asking import Row, ask, query_text
from tatanan.serve.columns import Columns, Places, read_columns
from tatanan.serve.filters import Filters
from tatanan.store import Store

Values = Mapping[str, Any]
_CHOICES: Final = 16  # of how many filters it is remembered what they choose; 4 MB each, at most
_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_GIVEN: Final = ("told", "sides", "places", "papers")
_MAKE: Final = (
    """
    CREATE TABLE told AS
    WITH days AS (
        SELECT id, event, report, stands, confidence, first_value(from_day) OVER (
            PARTITION BY event ORDER BY stands DESC, confidence DESC NULLS LAST, id
        ) AS event_day, count(*) OVER (PARTITION BY event) = 1 AS alone
        FROM given_told
    ), events AS (
        SELECT event, CAST(row_number() OVER (
            ORDER BY event_day DESC NULLS LAST, event) AS INTEGER) AS event_no
        FROM (SELECT DISTINCT event, event_day FROM days)
    ), reports AS (
        SELECT report, CAST(row_number() OVER (ORDER BY report) AS INTEGER) AS report_no
        FROM (SELECT DISTINCT report FROM days)
    ), numbered AS (
        SELECT d.id, event_day, alone, event_no, report_no, CAST(row_number() OVER (
            ORDER BY event_no, stands DESC, confidence DESC NULLS LAST, id
        ) AS INTEGER) AS telling_no
        FROM days d JOIN events USING (event) JOIN reports USING (report)
    )
    SELECT g.* EXCLUDE (contexts), from_json(contexts, '["VARCHAR"]') AS contexts,
        CAST(year(from_day) AS VARCHAR) AS year, n.* EXCLUDE (id)
    FROM given_told g JOIN numbered n USING (id) ORDER BY telling_no
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
    """
    CREATE TABLE actors AS
    SELECT code, count(DISTINCT event_no) AS events,
        count(DISTINCT event_no) FILTER (side = 'actor') AS as_actor,
        count(DISTINCT event_no) FILTER (side = 'recipient') AS as_recipient
    FROM parts WHERE stands GROUP BY code ORDER BY events DESC, code
    """,
    "CREATE TABLE made (snapshot VARCHAR, mark VARCHAR)",
)
STEPS: Final = len(_GIVEN) + len(_MAKE) + 1
"""How many steps it takes to make a catalogue."""


def catalogue_form() -> str:
    """Return a digest of how catalogues are laid out: another layout, another digest."""
    return sha256(" ".join((*_MAKE, *map(query_text, _GIVEN))).encode()).hexdigest()[:12]


def make_catalogue(store: Store, file: Path, mark: str, *, step: Callable[[], None]) -> None:
    """Lay out what a store holds now in a new file; `step` is called after each of the steps."""
    snapshot = store.snapshot()  # first: what is written from now on makes this one stale
    with duckdb.connect(file, config=_SETTINGS) as database:
        for name in _GIVEN:
            database.register(f"given_{name}", ask(store, name))
            step()
        for statement in _MAKE:
            database.execute(statement)
            step()
        database.execute("INSERT INTO made VALUES ($1, $2)", (snapshot, mark))
        step()


class Catalogue:
    """The events of one snapshot of a store, to be counted and filtered by many threads."""

    def __init__(self, file: Path) -> None:
        """Open a catalogue that was made; raises duckdb.Error where the file holds none."""
        self._database = duckdb.connect(file, read_only=True, config=_SETTINGS)
        made = self._database.execute("SELECT snapshot, mark FROM made").fetchone()
        self.snapshot, self.mark = map(str, made or ("", ""))
        self._lock = Lock()
        self._chosen: OrderedDict[str, Places] = OrderedDict()

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

    def chosen(self, filters: Filters, *, but: str | None = None) -> Places:
        """Return the places of the tellings that are asked for, in order, from 0 on.

        What is asked about `but` is left out.
        """
        where, values = filters.where(but=but)
        key = f"{where} {values!r}"
        with self._lock:
            known = self._chosen.get(key)
        if known is None:
            query = f"SELECT telling_no FROM told WHERE {where}"  # noqa: S608 - conditions of our own
            known = np.sort(self.table(query, values).column(0).to_numpy(), kind="stable") - 1
        with self._lock:
            self._chosen[key] = known
            self._chosen.move_to_end(key)
            while len(self._chosen) > _CHOICES:
                self._chosen.popitem(last=False)
        return known

    @cached_property
    def columns(self) -> Columns:
        """What is counted of every telling."""
        return read_columns(self.table)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._database.cursor() as cursor:
            yield cursor
