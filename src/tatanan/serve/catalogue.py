"""The table that is filtered: a store's events, as `store.catalogue` laid them out in a file."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa

from tatanan.serve.asking import Row
from tatanan.serve.columns import Columns, Places, read_columns
from tatanan.serve.filters import Filters
from tatanan.store.catalogue import SETTINGS

Values = Mapping[str, Any]
_CHOICES: Final = 16  # of how many filters it is remembered what they choose; 4 MB each, at most


class Catalogue:
    """The events of one snapshot of a store, to be counted and filtered by many threads."""

    def __init__(self, file: Path) -> None:
        """Open a catalogue that was made; raises duckdb.Error where the file holds none."""
        self._database = duckdb.connect(file, read_only=True, config=SETTINGS)
        self.snapshot = str(self.value("SELECT snapshot FROM made"))
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
