"""A store that a server holds: this machine's other commands ask that server for it.

A file of DuckDB has one owner. While `tatanan serve` owns it, its address stands in the note
beside the file, and its token in a file that only the store's owner can read.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tatanan.errors import StoreBusy

if TYPE_CHECKING:
    import httpx
    import pyarrow as pa

    from tatanan.store import Store
    from tatanan.terms.record import Record

_API = "/api/v1"
_PATIENCE = 60.0  # seconds; a large query takes a while
_AT_ONCE = 500  # reports


class ServedStore:
    """A store behind its server: what a command that only reads asks of it."""

    def __init__(self, place: str, client: "httpx.Client") -> None:
        self.place = place
        self._client = client

    def query(self, name: str, values: Iterable[object] = ()) -> "pa.Table":
        """Return the rows of one of the store's queries."""
        import pyarrow as pa

        told = [each.isoformat() if isinstance(each, date) else each for each in values]
        body = self._asked("POST", "/store/query", json={"name": name, "values": told}).content
        with pa.ipc.open_stream(body) as stream:
            return stream.read_all()

    def records(self, reports: Iterable[str]) -> "Iterator[Record]":
        """Yield the records of reports."""
        for report in sorted(set(reports)):
            yield self._asked("GET", f"/reports/{report}/record").json()

    def parts(self) -> "Iterator[dict[str, pa.Table]]":
        """Yield ids and texts of all reports, some at a time, for an index of them."""
        import pyarrow as pa

        ids = self.query("reports", (None,) * 5)["id"].to_pylist()
        for first in range(0, len(ids), _AT_ONCE):
            told = [each["report"] for each in self.records(ids[first : first + _AT_ONCE])]
            rows = [{"id": each["id"], "text": each["text"]} for each in told]
            yield {"reports": pa.Table.from_pylist(rows)}

    def _asked(self, method: str, path: str, **more: Any) -> "httpx.Response":  # noqa: ANN401 - httpx's own
        import httpx

        try:
            answer = self._client.request(method, f"{_API}{path}", **more)
        except httpx.HTTPError as error:
            raise StoreBusy(
                f"{self.place} is held by a server at {self._client.base_url}, which does not"
                f" answer ({error}); end it, or wait") from error
        if answer.is_success:
            return answer
        problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        raise StoreBusy(
            f"{self.place} is held by a server at {self._client.base_url}, which says:"
            f" {problem.get('detail', answer.status_code)}; end it, or wait")


@contextmanager
def reading(place: str) -> "Iterator[Store]":
    """Open a store to read it; where a server of this machine holds it, ask that server.

    Raises StoreBusy where another process holds it that cannot be asked.
    """
    from contextlib import ExitStack

    from tatanan.store import open_store

    with ExitStack() as stack:
        try:
            store = stack.enter_context(open_store(place, read_only=True))
        except StoreBusy:
            served = _served(place, stack)
            if served is None:
                raise
            store = cast("Store", served)  # it has what commands that read ask for
        yield store


def _served(place: str, stack: Any) -> ServedStore | None:  # noqa: ANN401 - an exit stack
    """Return the store behind the server that holds it, None where none says so."""
    import socket

    from tatanan.store import is_postgres
    from tatanan.store.owner import owner_of

    if is_postgres(place):
        return None
    file = Path(place)
    owner, token = owner_of(file), _token_of(file)
    if owner is None or owner.address is None or token is None:
        return None
    if owner.host != socket.gethostname():
        return None
    import httpx

    client = stack.enter_context(httpx.Client(
        base_url=owner.address, timeout=_PATIENCE, trust_env=False,
        headers={"Authorization": f"Bearer {token}"}))
    return ServedStore(place, client)


def _token_of(store: Path) -> str | None:
    try:
        return store.with_name(f"{store.name}.token").read_text(encoding="utf-8").strip() or None
    except OSError:
        return None
