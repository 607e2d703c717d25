"""A real server of invented reports on 127.0.0.1, and clients that ask it."""

from contextlib import contextmanager
from threading import Event, Thread

import httpx
import uvicorn

from tatanan.serve.app import make_app
from tatanan.serve.running import bind
from tatanan.serve.settings import Limits, Pace, Settings
from tatanan.store import open_store

TOKEN = "a-token-for-tests-only"
LINK = "a-link-for-one-browser"
BASE = "http://127.0.0.1"
API = f"{BASE}/api/v1"
ENDLESS = Pace(1e6, 1_000_000)


def settings(**more):
    """Return settings that never say: too often."""
    limits = {"asking": ENDLESS, "coding": ENDLESS, "signing_in": ENDLESS, **more.pop("limits", {})}
    return Settings(**{"token": TOKEN, "link": LINK, "limits": Limits(**limits), **more})


@contextmanager
def store_of(folder, records):
    """Open a store that holds some records."""
    with open_store(folder / "world.duckdb", create=True) as store:
        store.put(records)
        yield store


@contextmanager
def client_of(store, *, token=TOKEN, tell=None, beside=None, read_only=False, **more):
    """Give a client of a store's server; without a token, one that nobody knows."""
    app = make_app(store, settings(**more), tell=tell, beside=beside, read_only=read_only)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with serving(app) as port, httpx.Client(
        base_url=BASE, headers=headers, transport=_AtPort(port), timeout=60
    ) as client:
        yield client


@contextmanager
def serving(app):
    """Serve an application on a free port, which is given."""
    up = Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets=None):
            await super().startup(sockets)
            up.set()

    server = Server(uvicorn.Config(app, log_level="critical", access_log=False,
                                   server_header=False, ws="none"))
    with bind("127.0.0.1", 0) as bound:
        thread = Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        assert up.wait(20)
        yield bound.getsockname()[1]
        server.should_exit = True
        thread.join(20)


class _AtPort(httpx.HTTPTransport):
    """Leads what is asked of the usual port to another."""

    def __init__(self, port):
        super().__init__()
        self._port = port

    def handle_request(self, request):
        """Send a request to the server under test, its headers as they are."""
        request.url = request.url.copy_with(port=self._port)
        return super().handle_request(request)
