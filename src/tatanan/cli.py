"""The command line: data to standard output, messages to standard error.

Exit codes: 0 all is well, 1 nothing could be done, 2 wrong usage, 3 some reports could not be
read or coded in full, 4 a check failed.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from tatanan.errors import EvidenceMismatch, LlmUnavailable, TatananError
from tatanan.options import (
    Clean,
    EventCoder,
    Example,
    Floors,
    Folder,
    Gate,
    InputFormat,
    Language,
    LlmKeyEnv,
    LlmModel,
    LlmPriceIn,
    LlmPriceOut,
    LlmRetries,
    LlmTimeout,
    LlmUrl,
    Lower,
    MinConfidence,
    OutputFormat,
    Pin,
    Processes,
    Published,
    Sources,
    TableFormat,
    To,
    TrialFormat,
    TryLanguage,
    TrySentence,
)

if TYPE_CHECKING:  # reader and parser take a second to load; each command loads what it needs
    from rich.console import Console

    from tatanan.llm.client import LlmServer
    from tatanan.llm.tally import Tally
    from tatanan.read.inputs import Arrival
    from tatanan.terms.coding import Coding
    from tatanan.terms.text import Report

    Extract = Callable[[Report], Coding]

_FAILURE, _PARTIAL, _CHECK_FAILED = 1, 3, 4
_ERASE_LINE = "\r\x1b[K"

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
lexicon = typer.Typer(no_args_is_help=True, help="Look after the data files of the lexicons.")
app.add_typer(lexicon, name="lexicon")

Version = Annotated[
    bool,
    typer.Option(
        "--version",
        is_eager=True,
        callback=lambda wanted: _print_version() if wanted else None,
        help="Print the version and stop.",
    ),
]


@app.callback()
def main(*, version: Version = False) -> None:
    """Read news reports, in Indonesian and English, and record who said what, with the words."""


@app.command()
def read(  # noqa: PLR0913 - a command has as many options as it needs
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
    names = sources or _standard_input_in_a_pipe()
    day = published.date() if published else None
    reading = Reading(InputKind(kind), language, day, clean=clean)
    arrivals = read_inputs(names, standard_input=sys.stdin.buffer, reading=reading)
    with _fatal_errors(), _coding_by(server, min_confidence) as (extract, tally):
        done, failed = _write_all(arrivals, _writer(output, extract))
    if done + failed > 1 and failed:
        _say(f"{failed} of {done + failed} could not be read")
    if failed or (tally and tally.failed):
        raise typer.Exit(_PARTIAL if done else _FAILURE)


@app.command()
def evaluate(
    folder: Folder,
    *,
    gate: Gate = False,
    pin: Pin = False,
    allow_regression: Lower = False,
    floors: Floors = None,
    output: TableFormat = "text",
    processes: Processes = 1,
) -> None:
    """Score the coder against annotated reports."""
    from tatanan import evaluate as scores

    place = floors or scores.DEFAULT_FLOORS
    with _fatal_errors():
        evaluation = scores.run(folder, processes=processes)
        pinned = scores.read_floors(place)
        verdicts = scores.check_floors(evaluation, pinned) if gate else ()
        if output == "text":
            _console().print(scores.table(evaluation, verdicts))
        else:
            _write(json.dumps(evaluation.as_json(), ensure_ascii=False, indent=2))
        if pin:
            kept = scores.pin_floors(evaluation, pinned, allow_regression=allow_regression)
            scores.write_floors(kept, place)
    if not scores.passes(verdicts):
        _say("a figure is below its floor, was not measured, or its data has changed")
        raise typer.Exit(_CHECK_FAILED)


@lexicon.command()
def check() -> None:
    """Check that every data file is what its schema asks for, and that rules can hold."""
    from tatanan.lexicons.check import check_lexicons, count_data_files

    faults = check_lexicons()
    for fault in faults:
        _say(str(fault))
    if faults:
        raise typer.Exit(_CHECK_FAILED)
    _write(f"{count_data_files()} data files fit their schemas")


@lexicon.command("try")
def try_sentence(
    language: TryLanguage, sentence: TrySentence, *, output: TrialFormat = "text"
) -> None:
    """Show which rules of events hold in a sentence, which nearly do, and what the model says."""
    from tatanan.trial import try_text

    with _fatal_errors():
        trial = try_text(sentence, language=language)
    if output == "json":
        _write(json.dumps(trial.as_json(), ensure_ascii=False, indent=2))
    else:
        from tatanan.terminal.trial import print_trial

        print_trial(trial, _console())


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of the records that `read` writes."""
    from tatanan.terms.record import record_schema_text

    _write(record_schema_text().rstrip("\n"))


@app.command()
def examples(name: Example = None, *, to: To = None) -> None:
    """List the example reports that come with the package, print one, or copy them all."""
    from tatanan.examples.load import copy_examples, example_reports

    reports = example_reports()
    if to:
        _say(f"{copy_examples(to)} examples are in {to}")
    elif name is None:
        _write("\n".join(reports))
    elif name in reports:
        sys.stdout.buffer.write(reports[name])
    else:
        raise typer.BadParameter(f"{name} is no example; `tatanan examples` lists them all")


def _print_version() -> None:
    from importlib.metadata import version

    _write(f"tatanan {version('tatanan')}")
    raise typer.Exit


def _standard_input_in_a_pipe() -> list[str]:
    if _is_a_terminal(sys.stdin):
        raise typer.BadParameter("name a file or a folder to read, or - for standard input")
    return ["-"]


def _write_all(
    arrivals: "Iterable[Arrival | TatananError]", write: "Callable[[Arrival], None]"
) -> tuple[int, int]:
    """Write what arrives; return how many reports were written and how many could not be."""
    done = failed = 0
    for arrival in arrivals:
        try:
            error = arrival if isinstance(arrival, TatananError) else _written(arrival, write)
        except LlmUnavailable as unavailable:
            _say(f"{unavailable}; no further report is tried")
            return done, failed + 1
        if error:
            _say(str(error))
            failed += 1
        else:
            done += 1
            _show_progress(done)
    _show_progress(None)
    return done, failed


def _written(arrival: "Arrival", write: "Callable[[Arrival], None]") -> EvidenceMismatch | None:
    """Write a report; return the error that holds for this report alone, if there is one."""
    try:
        write(arrival)
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
    with _fatal_errors():
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
            _say(tally.line(server, client.usage))


def _writer(output: str, extract: "Extract") -> "Callable[[Arrival], None]":
    from tatanan.terms.record import record_line, record_of, record_page

    if output == "text":
        from tatanan.terminal import print_page

        console = _console()
        return lambda arrived: print_page(arrived.report, extract(arrived.report), console)
    written = record_line if output == "jsonl" else record_page

    def write(arrived: "Arrival") -> None:
        coding = extract(arrived.report)
        _write(written(record_of(arrived.report, coding, record_id=arrived.record_id)))

    return write


def _console() -> "Console":
    from rich.console import Console

    _as_utf8(sys.stdout)
    return Console(file=sys.stdout, highlight=False, emoji=False)


def _write(text: str) -> None:
    _as_utf8(sys.stdout)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _as_utf8(stream: object) -> None:
    """Let a stream write UTF-8 and plain line ends, whatever the locale."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _say(message: str) -> None:
    _show_progress(None)
    typer.echo(f"tatanan: {message}", err=True)


def _show_progress(done: int | None) -> None:
    """Show how many reports were read, where somebody waits for a file to fill; None ends it."""
    if _is_a_terminal(sys.stderr) and not _is_a_terminal(sys.stdout):
        shown = "" if done is None else f"{done} read"
        typer.echo(f"{_ERASE_LINE}{shown}", nl=False, err=True)


def _is_a_terminal(stream: TextIO) -> bool:
    return stream.isatty()


@contextmanager
def _fatal_errors() -> Iterator[None]:
    """Turn an error that stops everything into its message and exit code 1."""
    try:
        yield
    except TatananError as error:
        _say(str(error))
        raise typer.Exit(_FAILURE) from error
