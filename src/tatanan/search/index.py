"""The index of a store's texts: a SQLite file beside it, a cache that can be built again.

SQLite's FTS5 is part of Python; the words are cut and reduced here, so that the index and
the marks in a text agree.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tatanan.errors import BadQuery, MissingExtra
from tatanan.search.query import Query, Term, forms_of, words_of

_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE texts (number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE words USING fts5(
    written, forms, content='', tokenize="unicode61 remove_diacritics 0"
);
"""
_MOST_WORDS: Final = 64
"""So many terms a query may have; nobody types more, and each costs time."""


class SearchIndex:
    """The words of reports, by the reports' ids."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self) -> frozenset[str]:
        """Return the ids of the reports that are indexed."""
        rows = self._connection.execute("SELECT report FROM texts")
        return frozenset(report for (report,) in rows)

    def add(self, texts: Iterable[tuple[str, str]]) -> int:
        """Index reports, given as id and text; those that are known are passed over.

        Returns how many were added.
        """
        known, added = set(self.known()), 0
        with self._connection:
            for report, text in texts:
                if report in known:
                    continue
                known.add(report)
                self._add(report, text)
                added += 1
        return added

    def find(self, query: Query, *, most: int | None = None) -> list[str]:
        """Return the ids of the reports in which a query holds, the likeliest first.

        Of equally likely ones the id decides, so that the order is always the same.
        """
        statement = (
            "SELECT texts.report FROM words JOIN texts ON texts.number = words.rowid"
            " WHERE words MATCH ? ORDER BY round(bm25(words), 9), texts.report LIMIT ?"
        )
        limit = -1 if most is None else most
        rows = self._connection.execute(statement, (_match(query), limit))
        return [report for (report,) in rows]

    def count(self, query: Query) -> int:
        """Return in how many reports a query holds."""
        statement = "SELECT count(*) FROM words WHERE words MATCH ?"
        (count,) = self._connection.execute(statement, (_match(query),)).fetchone()
        return int(count)

    def _add(self, report: str, text: str) -> None:
        written = [word for word, _ in words_of(text)]
        forms = (form for word in written for form in sorted(forms_of(word) - {word}))
        cursor = self._connection.execute("INSERT INTO texts (report) VALUES (?)", (report,))
        self._connection.execute(
            "INSERT INTO words (rowid, written, forms) VALUES (?, ?, ?)",
            (cursor.lastrowid, " ".join(written), " ".join(forms)),
        )


@contextmanager
def open_index(path: Path | None) -> Iterator[SearchIndex]:
    """Open an index file, made where there is none; None keeps the index in memory.

    A file of another version, or one that is damaged, is a cache: it is built anew, empty.
    Raises MissingExtra where this Python's SQLite cannot search texts.
    """
    connection = _opened(path)
    try:
        yield SearchIndex(connection)
    finally:
        connection.close()


def require_few(query: Query) -> None:
    """Raise BadQuery where so much is sought that it would take long."""
    terms = [term for group in (*query.groups, query.without) for term in group]
    if len(terms) > _MOST_WORDS:
        raise BadQuery(f"{len(terms)} words are sought at once; {_MOST_WORDS} are the most")


def _opened(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == _VERSION:
            connection.execute("SELECT count(*) FROM texts").fetchone()
            return connection
        fresh = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError:
        fresh = False
    if not fresh and path is not None:
        connection.close()
        path.unlink()
        connection = sqlite3.connect(path)
    return _made(connection)


def _made(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.OperationalError as error:
        connection.close()
        raise MissingExtra(
            f"SQLite {sqlite3.sqlite_version} of this Python cannot search texts ({error}); "
            "use a Python whose SQLite has FTS5"
        ) from error
    connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.commit()
    return connection


def _match(query: Query) -> str:
    """Return a query as FTS5 writes it. Every word is quoted: nothing typed is syntax."""
    require_few(query)
    groups = ("(" + " OR ".join(map(_term, group)) + ")" for group in query.groups)
    wanted = " AND ".join(groups)
    unwanted = " OR ".join(map(_term, query.without))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _term(term: Term) -> str:
    written = f'written : "{" ".join(term.words)}"' + (" *" if term.is_prefix else "")
    if term.is_phrase or term.is_prefix:
        return written
    forms = sorted(forms_of(term.words[0]))
    either = " OR ".join(f'"{form}"' for form in forms)
    return f"({{written forms}} : ({either}))"
