"""A store becomes an application: the page for people, and /api/v1 for it and for programs."""

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from threading import Thread

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.types import ASGIApp

from tatanan.serve.context import Place
from tatanan.serve.desk import Desk
from tatanan.serve.facets import count_facets
from tatanan.serve.filters import Filters
from tatanan.serve.guard import Guard
from tatanan.serve.pages import add_page
from tatanan.serve.problems import handle_problems
from tatanan.serve.routes import ROUTERS
from tatanan.serve.sessions import Sessions
from tatanan.serve.settings import API, Settings
from tatanan.serve.telling import tell_about, tell_coders
from tatanan.serve.views import NamedViews
from tatanan.store import Store

_ABOUT = """\
Political events with the words that tell them. Every number leads to its events, every event to
its words; text comes in pieces with marks, never with offsets. What is not known is null.
"""


def make_app(
    store: Store, settings: Settings | None = None, *, beside: Path | None = None,
    read_only: bool = False, tell: Callable[[str], None] | None = None,
) -> ASGIApp:
    """Return the application of a store.

    `beside` is the store's file, beside which the index of its texts and the named views are
    kept; without it they are gone at the end. `tell` is told a fresh link where somebody comes
    with one that was used.
    """
    settings = settings or Settings()
    folder = tempfile.TemporaryDirectory(prefix="tatanan-")
    desk = Desk(store, Path(folder.name), beside=beside, read_only=read_only)

    @asynccontextmanager
    async def alive(app: FastAPI) -> AsyncIterator[None]:
        """Get ready, and leave nothing behind."""
        del app
        tell_coders()
        warming = Thread(target=_warm, args=(desk,), daemon=True)
        warming.start()
        yield
        warming.join()
        desk.close()
        folder.cleanup()

    app = FastAPI(
        title="Tatanan", version=version("tatanan"), description=_ABOUT, docs_url=None,
        redoc_url=None, openapi_url=f"{API}/openapi.json", lifespan=alive,
        redirect_slashes=False,
    )
    app.state.place = Place(
        desk, settings, Sessions(settings, tell=tell or (lambda _: None)),
        Path(folder.name, "pages"), CapacityLimiter(1), CapacityLimiter(1),
        NamedViews(Path(f"{beside}.views.json") if beside else None),
    )
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    handle_problems(app)
    add_page(app)
    return Guard(app, settings)


def _warm(desk: Desk) -> None:
    """Make what the first view needs before somebody asks for it."""
    with suppress(Exception):  # whoever asks will be told
        tell_about(desk, desk.catalogue)
        count_facets(desk, Filters())
