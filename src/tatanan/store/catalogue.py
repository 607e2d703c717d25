"""A store's catalogue: its events, laid out in a file of their own for a server's quick questions.

It is made once for each state of the store and never changes, so that all that one answer says
is of one snapshot. Whoever holds the store's file makes it: a server, or the command that wrote
much (`leaving.py`); it lies beside the store (`shelf.py`), where the next start finds it.
Numbers stand for ids: `event_no` in the order in which events are listed (the latest first),
`telling_no` likewise, the likeliest telling of an event first. Most events are told once
(`alone`), and need no care lest they be counted twice.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

import duckdb

from tatanan.store.base import Store
from tatanan.store.engine import load_query

SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""How a catalogue is opened."""
_GIVEN: Final = {
    "told": "catalogue_told", "parts": "catalogue_sides", "places": "catalogue_places",
    "papers": "catalogue_papers",
}  # which query gives what a table is made of, as `given`
_MAKE: Final = {
    "told": """
    CREATE TABLE told AS
    WITH days AS (
        SELECT id, event, report, stands, confidence, first_value(from_day) OVER (
            PARTITION BY event ORDER BY stands DESC, confidence DESC NULLS LAST, id
        ) AS event_day, count(*) OVER (PARTITION BY event) = 1 AS alone
        FROM given
    ), numbered AS (
        SELECT id, event_day, alone,
            CAST(dense_rank() OVER (ORDER BY event_day DESC NULLS LAST, event) AS INTEGER)
                AS event_no,
            CAST(dense_rank() OVER (ORDER BY report) AS INTEGER) AS report_no,
            CAST(row_number() OVER (
                ORDER BY event_day DESC NULLS LAST, event, stands DESC, confidence DESC NULLS LAST,
                id
            ) AS INTEGER) AS telling_no
        FROM days
    )
    SELECT g.* EXCLUDE (contexts), from_json(contexts, '["VARCHAR"]') AS contexts,
        CAST(year(from_day) AS VARCHAR) AS year, n.* EXCLUDE (id)
    FROM given g JOIN numbered n USING (id) ORDER BY telling_no
    """,
    "parts": """
    CREATE TABLE parts AS
    SELECT t.telling_no, t.event_no, s.side, s.position, s.code, t.stands, s.start, s.end, t.alone,
        row_number() OVER (PARTITION BY t.telling_no, s.side, s.code ORDER BY s.position) = 1
            AS is_first
    FROM given s JOIN told t ON t.id = s.event
    ORDER BY t.telling_no, s.side, s.position
    """,
    "pairs": """
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
    "places": "CREATE TABLE places AS SELECT * FROM given",
    "papers": """
    CREATE TABLE papers AS
    SELECT p.*, CAST(year(published) AS VARCHAR) AS year, coalesce(w.others, 0) AS tells_with
    FROM given p
    LEFT JOIN (
        SELECT one.report, count(DISTINCT other.report) AS others
        FROM told one JOIN told other ON other.event_no = one.event_no
        WHERE other.report <> one.report AND one.stands AND other.stands GROUP BY one.report
    ) w ON w.report = p.id
    ORDER BY published DESC NULLS LAST, id
    """,
    "spread": """
    CREATE TABLE spread AS
    SELECT t.event_no, count(DISTINCT t.report) AS reports, count(DISTINCT p.outlet) AS outlets
    FROM told t JOIN places p ON p.report = t.report
    GROUP BY t.event_no
    """,
    "actors": """
    CREATE TABLE actors AS
    SELECT code, count(DISTINCT event_no) AS events,
        count(DISTINCT event_no) FILTER (side = 'actor') AS as_actor,
        count(DISTINCT event_no) FILTER (side = 'recipient') AS as_recipient
    FROM parts WHERE stands GROUP BY code ORDER BY events DESC, code
    """,
    "made": "CREATE TABLE made (snapshot VARCHAR, mark VARCHAR)",
}
STEPS: Final = len(_GIVEN) + len(_MAKE) + 1
"""How many steps it takes to make a catalogue."""


def catalogue_form() -> str:
    """Return a digest of how catalogues are laid out: another layout, another digest."""
    words = (*_MAKE.values(), *map(load_query, _GIVEN.values()))
    return sha256(" ".join(words).encode()).hexdigest()[:12]


def make_catalogue(store: Store, file: Path, mark: str, *, step: Callable[[], None]) -> None:
    """Lay out what a store holds now in a new file; `step` is called after each of the steps."""
    snapshot = store.snapshot()  # first: what is written from now on makes this one stale
    with duckdb.connect(file, config=SETTINGS) as database:
        for name, statement in _MAKE.items():
            if name in _GIVEN:  # one at a time: each is as large as the store
                database.register("given", store.query(_GIVEN[name]))
                step()
            database.execute(statement)
            if name in _GIVEN:
                database.unregister("given")
            step()
        database.execute("INSERT INTO made VALUES ($1, $2)", (snapshot, mark))
        step()
