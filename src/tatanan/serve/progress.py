"""Work that tells how far it is: its steps as lines of JSON while it goes on, the answer last."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final, Literal

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from tatanan.serve.problems import content_of
from tatanan.serve.shapes import Shape

LINES: Final = "application/x-ndjson"


class Step(Shape):
    """What is being done: with which report, of how many (None: not known), of how many sentences.

    A report is fetched, parted from its page, parsed, coded, and kept.
    """

    step: Literal["fetch", "clean", "parse", "code", "keep"]
    report: int = 1
    of: int | None = None
    sentences: int | None = None


Tell = Callable[[Step], None]
Work = Callable[[Tell], Awaitable[Shape]]
LINES_TOO: Final[dict[int | str, dict[str, Any]]] = {200: {
    "description": f"The answer; asked for as {LINES}, lines of `step`, and `answer` or `problem`.",
    "content": {LINES: {"schema": {"type": "string"}}},
}}
"""What a route says of itself that can be followed."""


def untold(step: Step) -> None:
    """Tell nobody of a step."""


class Gone(Exception):
    """Whoever asked is not there any more: what is not begun need not be done."""


async def answered(request: Request, work: Work) -> Shape | Response:
    """Return the answer of some work; who asks for lines is told the steps of it, too."""
    if LINES not in request.headers.get("accept", ""):
        return await work(untold)
    return StreamingResponse(_lines(work), media_type=LINES)


async def _lines(work: Work) -> AsyncIterator[str]:
    """Yield a line for each step of the work, which goes on in other threads, and the last."""
    loop, told = asyncio.get_running_loop(), asyncio.Queue[dict[str, Any]]()
    gone = False

    def tell(step: Step) -> None:
        if gone:
            raise Gone
        loop.call_soon_threadsafe(told.put_nowait, {"step": step.model_dump()})

    task = asyncio.create_task(_finished(work, tell, told))
    try:
        while True:
            line = await told.get()
            yield json.dumps(line, ensure_ascii=False) + "\n"
            if "step" not in line:
                await task
                return
    finally:
        gone = True


async def _finished(work: Work, tell: Tell, told: asyncio.Queue[dict[str, Any]]) -> None:
    """Do the work, and tell what came of it."""
    try:
        answer = await work(tell)
        await told.put({"answer": answer.model_dump(mode="json")})
    except Gone:
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, whoever waits is told
        await told.put({"problem": content_of(error)})
