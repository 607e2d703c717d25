"""`tatanan read`: reports in, what stands in them out."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import typer

from tatanan.commands.shell import (
    ExitCode,
    console,
    fatal_errors,
    say,
    show_progress,
    standard_input_in_a_pipe,
    write,
)
from tatanan.errors import EvidenceMismatch, LlmUnavailable, TatananError
from tatanan.options import (
    Clean,
    EventCoder,
    InputFormat,
    Language,
    LlmKeyEnv,
    LlmModel,
    LlmPriceIn,
    LlmPriceOut,
    LlmRetries,
    LlmTimeout,
    LlmUrl,
    MinConfidence,
    OutputFormat,
    Published,
    Sources,
)

if TYPE_CHECKING:  # reader and parser take a second to load; each command loads what it needs
    from tatanan.llm.client import LlmServer
    from tatanan.llm.tally import Tally
    from tatanan.read.inputs import Arrival
    from tatanan.terms.coding import Coding
    from tatanan.terms.text import Report

    Extract = Callable[[Report], Coding]


def register(app: typer.Typer) -> None:
    """Hang `read` on the app."""
    app.command()(read)


def read(
    sources: Sources = None,
    *,
    output: OutputFormat = "text",
    kind: InputFormat = "auto",
    language: Language = None,
    published: Published = None,
    clean: Clean = False,
    min_confidence: MinConfidence = None,
    coder: EventCoder = "rules",
    llm_url: LlmUrl = None,
    llm_model: LlmModel = None,
    llm_key_env: LlmKeyEnv = None,
    llm_timeout: LlmTimeout = 60.0,
    llm_retries: LlmRetries = 3,
    llm_price_in: LlmPriceIn = None,
    llm_price_out: LlmPriceOut = None,
) -> None:
    """Read reports and print what stands in them, each value with its words.

    In JSONL every line is an object with "id" and "text", and if they are known
    "title", "published", "language", "url", "outlet", and the context "before".
    """
    from tatanan.read.inputs import InputKind, Reading, read_inputs

    server = None
    if coder == "llm":
        server = _llm_server(
            llm_url, llm_model, key_env=llm_key_env, timeout=llm_timeout, retries=llm_retries,
            prices=(llm_price_in, llm_price_out),
        )
    elif llm_url or llm_model:
        raise typer.BadParameter("--llm-url and --llm-model hold only with --coder llm; add it")
    names = sources or standard_input_in_a_pipe()
    day = published.date() if published else None
    reading = Reading(InputKind(kind), language, day, clean=clean)
    arrivals = read_inputs(names, standard_input=sys.stdin.buffer, reading=reading)
    with fatal_errors(), _coding_by(server, min_confidence) as (extract, tally):
        done, failed = _write_all(arrivals, _writer(output, extract))
    if done + failed > 1 and failed:
        say(f"{failed} of {done + failed} could not be read")
    if failed or (tally and tally.failed):
        raise typer.Exit(ExitCode.PARTIAL if done else ExitCode.FAILURE)


def _write_all(
    arrivals: "Iterable[Arrival | TatananError]", put: "Callable[[Arrival], None]"
) -> tuple[int, int]:
    """Write what arrives; return how many reports were written and how many could not be."""
    done = failed = 0
    for arrival in arrivals:
        try:
            error = arrival if isinstance(arrival, TatananError) else _written(arrival, put)
        except LlmUnavailable as unavailable:
            say(f"{unavailable}; no further report is tried")
            return done, failed + 1
        if error:
            say(str(error))
            failed += 1
        else:
            done += 1
            if done == 1:
                gc.freeze()  # models and lexicons are not searched for garbage again and again
            show_progress(f"{done} read")
    show_progress(None)
    return done, failed


def _written(arrival: "Arrival", put: "Callable[[Arrival], None]") -> EvidenceMismatch | None:
    """Write a report; return the error that holds for this report alone, if there is one."""
    try:
        put(arrival)
    except EvidenceMismatch as error:
        return error
    return None


def _llm_server(
    url: str | None, model: str | None, *, key_env: str | None, timeout: float, retries: int,
    prices: tuple[float | None, float | None],
) -> "LlmServer":
    """Return where a language model is asked; an option that is missing or wrong is named."""
    if not url or not model:
        raise typer.BadParameter("--coder llm needs --llm-url and --llm-model; name both")
    if not url.lower().startswith(("http://", "https://")) or "@" in url:
        raise typer.BadParameter("--llm-url begins with http:// or https:// and holds no password")
    key = os.environ.get(key_env, "").strip() if key_env else None
    if key_env and not (key and key.isascii()):
        raise typer.BadParameter(f"the environment variable {key_env} holds no key; set it")
    with fatal_errors():
        try:
            from tatanan.llm.client import LlmServer
        except ModuleNotFoundError as error:
            remedy = "pip install 'tatanan[llm]'"
            raise LlmUnavailable(f"--coder llm needs httpx, which is not here; {remedy}") from error
    return LlmServer(url, model, key, timeout, retries, *prices)


@contextmanager
def _coding_by(
    server: "LlmServer | None", min_confidence: float | None
) -> "Iterator[tuple[Extract, Tally | None]]":
    """Give what codes a report, and the count of what a language model took, if one codes."""
    from tatanan.pipeline import extract_coding, extract_with_llm

    if server is None:
        if min_confidence is None:
            yield extract_coding, None
        else:
            yield partial(extract_coding, min_confidence=min_confidence), None
        return
    from tatanan.llm.client import open_client
    from tatanan.llm.tally import Tally

    tally = Tally()
    with open_client(server) as client:
        try:
            yield lambda report: tally.add(extract_with_llm(report, client)), tally
        finally:
            say(tally.line(server, client.usage))


def _writer(output: str, extract: "Extract") -> "Callable[[Arrival], None]":
    from tatanan.terms.record import record_line, record_of, record_page

    if output == "text":
        from tatanan.terminal import print_page

        page = console()
        return lambda arrived: print_page(arrived.report, extract(arrived.report), page)
    written = record_line if output == "jsonl" else record_page

    def put(arrived: "Arrival") -> None:
        coding = extract(arrived.report)
        write(written(record_of(arrived.report, coding, record_id=arrived.record_id)))

    return put
