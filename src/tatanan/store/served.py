"""A store that a server holds: whoever owns it asks that server, in the same words.

A file of DuckDB has one owner. While `tatanan serve` owns it, its address stands in the note
beside the file, and its token in a file that only the store's owner can read.
"""

import os
import socket
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from tatanan.errors import StoreBusy
from tatanan.review.log import correction_line
from tatanan.store.base import Store
from tatanan.store.engine import Values, Writer, require_writable
from tatanan.store.imported import Kept
from tatanan.store.owner import is_alive, owner_of
from tatanan.store.packing import pack, unpack
from tatanan.store.writing import Written
from tatanan.terms.review import Correction
from tatanan.terms.tables import Tables

if TYPE_CHECKING:
    import httpx

_API: Final = "/api/v1/store"
_PATIENCE: Final = 600.0  # seconds; many reports take a while to be written
_TOO_OFTEN: Final = 429  # HTTP's


class OnServer:
    """A store's database behind the server that holds it: an engine that is read through HTTP."""

    name: Final = "duckdb"  # other databases need no owner
    file: Final = None

    def __init__(self, place: str, client: "httpx.Client") -> None:
        self.place = place
        self._client = client

    @property
    def version(self) -> str:
        """The version of the server's database."""
        told = self.read("SELECT version() AS version")["version"][0].as_py()
        return str(told).removeprefix("v")

    def read(self, query: str, values: Values = ()) -> pa.Table:
        """Return the rows of a query."""
        told = [each.isoformat() if isinstance(each, date) else each for each in values]
        ((rows,),) = [batch.values() for batch in
                      unpack(self.ask("POST", "/read", json={"query": query, "values": told}))]
        return rows

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Refuse: only the server itself begins a transaction."""
        raise StoreBusy(f"{self.place} is held by a server at {self._client.base_url}; end it")
        yield

    def ask(self, method: str, path: str, **more: Any) -> bytes:  # noqa: ANN401 - httpx's own
        """Return what the server answers; one that is asked too often is asked again."""
        import httpx

        try:
            answer = self._client.request(method, f"{_API}{path}", **more)
            while answer.status_code == _TOO_OFTEN:
                time.sleep(float(answer.headers.get("retry-after", "1")))
                answer = self._client.request(method, f"{_API}{path}", **more)
        except httpx.HTTPError as error:
            raise self._busy(f"which does not answer ({error}); end it, or wait") from error
        if answer.is_success:
            return answer.content
        problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        detail = problem.get("detail", answer.status_code)
        raise self._busy(f"which says: {detail}; end it, or wait")

    def close(self) -> None:
        """Ask no more."""
        self._client.close()

    def _busy(self, why: str) -> StoreBusy:
        return StoreBusy(f"{self.place} is held by a server at {self._client.base_url}, {why}")


class ServedStore(Store):
    """A store behind its server. What is read and written is what the server reads and writes."""

    def __init__(self, engine: OnServer, *, read_only: bool = False) -> None:
        """Stand on a server."""
        super().__init__(engine)
        self._server = engine
        self._read_only = read_only

    def replace_links(self, tellings: pa.Table, links: pa.Table) -> None:
        """Keep which events of reports are one event; what was kept before is dropped."""
        self._write("links", pack([{"tellings": tellings, "links": links}]))

    def put_imported(self, name: str, rows: pa.Table) -> Kept:
        """Add events that other coders found to one of the tables of `terms.imported`."""
        return Kept(**self._write("imported", pack([{name: rows}])))

    def put_corrections(self, corrections: Iterable[Correction]) -> Kept:
        """Add entries to the log of corrections; those that are there are left as they are."""
        lines = "\n".join(map(correction_line, corrections))
        return Kept(**self._write("corrections", lines.encode()))

    def migrate(self) -> list[str]:
        """Do nothing: a server's store is up to date."""
        return []

    def _put_checked(self, batches: Sequence[Tables]) -> Written:
        return Written(**self._write("reports", pack(batches)))

    def tables_between(self, first: str, last: str) -> dict[str, pa.Table]:
        """Return the rows of the reports from `first` to `last`, in the order of their keys."""
        (tables,) = unpack(
            self._server.ask("GET", "/tables", params={"first": first, "last": last}))
        return tables

    def _write(self, what: str, body: bytes) -> Mapping[str, int]:
        import json

        require_writable(self.place, read_only=self._read_only)
        told: Mapping[str, int] = json.loads(
            self._server.ask("POST", f"/write/{what}", content=body))
        return told


def find_served(place: Path, *, read_only: bool) -> ServedStore | None:
    """Return the store behind the server that holds a file; None where none can be asked.

    Raises StoreBusy where one is named that does not answer.
    """
    owner, token = owner_of(place), _token_of(place)
    if owner is None or owner.address is None or token is None:
        return None
    if owner.host != socket.gethostname() or owner.pid == os.getpid():
        return None
    if not is_alive(owner):  # another may listen there by now, whom the token is not for
        return None
    import httpx

    client = httpx.Client(
        base_url=owner.address, timeout=_PATIENCE, trust_env=False,
        headers={"Authorization": f"Bearer {token}"})
    try:
        return ServedStore(OnServer(str(place), client), read_only=read_only)
    except BaseException:
        client.close()
        raise


def _token_of(store: Path) -> str | None:
    try:
        return store.with_name(f"{store.name}.token").read_text(encoding="utf-8").strip() or None
    except OSError:
        return None
