"""What goes wrong, as `application/problem+json` (RFC 9457): in words, and by a stable name.

The members of the standard are in English; `translations` has them in Indonesian.
"""

import json
import logging
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from tatanan.errors import (
    BadCorrection,
    BadQuery,
    BadRecord,
    BadSource,
    MissingExtra,
    MissingReference,
    NotFetched,
    StoreBusy,
    TatananError,
    UnknownLanguage,
    UnreadableReport,
)
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Labels

MEDIA_TYPE: Final = "application/problem+json"
_log = logging.getLogger("tatanan.serve")
_STATUS: Final[dict[type[TatananError], tuple[int, str]]] = {
    UnreadableReport: (422, "unreadable"),
    UnknownLanguage: (422, "unknown-language"),
    BadRecord: (422, "bad-record"),
    BadSource: (422, "bad-source"),
    BadQuery: (422, "bad-query"),
    BadCorrection: (422, "bad-correction"),
    NotFetched: (422, "not-fetched"),
    MissingExtra: (501, "missing-extra"),
    MissingReference: (404, "missing-reference"),
    StoreBusy: (503, "store-busy"),
}
_TITLES: Final = {
    400: "The request cannot be read", 401: "Nobody is signed in", 403: "This is not allowed",
    404: "There is no such thing", 405: "This is not how it is asked for",
    409: "The store has changed", 413: "This is too much", 421: "This server has another name",
    422: "The request asks for what cannot be", 429: "Too many requests", 500: "An error of ours",
    501: "This is not installed", 503: "The store is busy",
}


class Problem(HTTPException):
    """Something that a client is told: the status, a stable name, a sentence, and a remedy."""

    def __init__(
        self, status: int, name: str, detail: str, *, remedy: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail, headers)
        self.name = name
        self.remedy = remedy


class NotModified(Exception):
    """The client has this answer already; `tag` names it."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def missing(what: str, name: str) -> Problem:
    """Return the problem that something is asked for which is not there."""
    return Problem(404, "not-found", f"There is no {what} {name!r:.200}.",
                   remedy="Look for it in the lists, or check the address.")


def problem_response(
    status: int, name: str, detail: str | Labels, *, remedy: str | Labels | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Return a problem as it is sent."""
    told = {"title": labels_of(_TITLES.get(status, "A problem")), "detail": _labels(detail)}
    if remedy:
        told["remedy"] = _labels(remedy)
    content: dict[str, Any] = {
        "type": f"about:tatanan/{name}", "status": status,
        **{part: words.en for part, words in told.items()},
        "translations": {"id": {part: words.id for part, words in told.items()}},
    }
    return JSONResponse(content, status, headers, MEDIA_TYPE)


def _labels(words: str | Labels) -> Labels:
    return labels_of(words) if isinstance(words, str) else words


def parted(said: Labels) -> tuple[Labels, Labels]:
    """Part a message of the program's into what is wrong and what helps, which may be empty."""
    english, indonesian = (words.partition("; ") for words in (said.en, said.id))
    return Labels(en=english[0], id=indonesian[0]), Labels(en=english[2], id=indonesian[2])


def handle_problems(app: FastAPI) -> None:
    """Have an application tell all that goes wrong in one form."""
    for kind in (HTTPException, RequestValidationError, TatananError, Exception):
        app.add_exception_handler(kind, _told)
    app.add_exception_handler(NotModified, _same)


def content_of(error: Exception) -> dict[str, Any]:
    """Return what is told of anything that goes wrong after an answer has begun."""
    content: dict[str, Any] = json.loads(bytes(_response_of(error).body))
    return content


def _response_of(error: Exception) -> JSONResponse:
    if isinstance(error, Problem):
        return problem_response(error.status_code, error.name, error.detail,
                                remedy=error.remedy, headers=dict(error.headers or {}))
    if isinstance(error, HTTPException):
        names = {404: "not-found", 405: "wrong-method"}
        return problem_response(error.status_code, names.get(error.status_code, "bad-request"),
                                f"{error.detail}.", headers=dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, TatananError):
        return _known(error)
    _log.error("an error of ours", exc_info=error)
    return problem_response(
        500, "internal", "The server met an error of its own; its log has the details.",
        remedy="Try again; if it stays, report it with the log.")


def _invalid(error: RequestValidationError) -> JSONResponse:
    faults = [labels_of(f"{'.'.join(map(str, each['loc']))}: {each['msg']}"[:400])
              for each in error.errors()[:5]]
    detail = Labels(en="; ".join(fault.en for fault in faults),
                    id="; ".join(fault.id for fault in faults))
    return problem_response(422, "bad-request", detail,
                            remedy="Correct what is named; /api/v1/openapi.json says what fits.")


def _known(error: TatananError) -> JSONResponse:
    found = (_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS)
    status, name = next(found, (500, "failed"))
    if status == 500:
        _log.error("a request failed", exc_info=error)
    detail, remedy = parted(labels_of(str(error)))
    return problem_response(status, name, detail, remedy=remedy if remedy.en else None)


async def _told(request: Request, error: Exception) -> Response:
    del request
    return _response_of(error)


async def _same(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, NotModified)  # noqa: S101 - what the handler is registered for
    return Response(status_code=304, headers={"ETag": error.tag})
