"""The addresses under /api/v1, one module a group of them."""

from typing import Final

from fastapi import APIRouter

from tatanan.serve.routes import (
    about,
    actors,
    claims,
    corrections,
    events,
    exporting,
    lexicon,
    reading,
    reports,
    session,
    store,
    views,
)

ROUTERS: Final[tuple[APIRouter, ...]] = (
    session.router, about.router, reading.router, reports.router, events.router,
    actors.router, claims.router, lexicon.router, corrections.router,
    views.router, exporting.router, store.router,
)
"""All groups, in the order in which the OpenAPI lists them."""
