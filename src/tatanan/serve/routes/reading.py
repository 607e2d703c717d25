"""Something to read: a text, an address, a file, or one of the examples."""

from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from tatanan.examples.load import example_reports
from tatanan.lexicons.load import LANGUAGES
from tatanan.serve.context import AnyPerson, AtPlace, Place, reviewer
from tatanan.serve.examples import Example, list_examples
from tatanan.serve.looking import look_at
from tatanan.serve.problems import Problem, missing
from tatanan.serve.progress import LINES_TOO, Step, Tell, answered, untold
from tatanan.serve.reading import Known, read_address, read_example, read_file, read_text
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Shape
from tatanan.serve.shapes_report import Failure, ReadAnswer, ReadAnswers
from tatanan.terms.record import Record

router = APIRouter(tags=["read"])
_Short = Annotated[str, Field(max_length=500)]


class ToRead(Shape):
    """Something to read: a text or an address, and what is known of it."""

    text: str | None = None
    url: Annotated[str, Field(max_length=2000)] | None = None
    title: _Short | None = None
    published: date | None = None
    outlet: _Short | None = None
    language: Annotated[str, Field(max_length=10)] | None = None
    keep: bool = False


class Examples(Shape):
    """The example reports that come with the program."""

    items: list[Example]


@router.post("/read", response_model=ReadAnswer, responses=LINES_TOO)
async def read(
    wanted: ToRead, request: Request, place: AtPlace, person: AnyPerson
) -> Shape | Response:
    """Read a text or the page behind an address; `keep` puts it into the store, too."""
    if (wanted.text is None) == (wanted.url is None):
        raise Problem(422, "bad-request", "Give either a text or an address to read.")
    most = place.settings.limits.text
    if wanted.text is not None and len(wanted.text) > most:
        raise Problem(413, "too-large", f"A text may have {most:,} characters here.",
                      remedy="`tatanan add` takes longer ones.")
    if wanted.keep:
        _require_writable(place, person)

    async def work(tell: Tell) -> ReadAnswer:
        """Read it, and keep it if that is wanted."""
        record = await place.slowly(lambda: _read(place, wanted, tell))
        return await place.slowly(lambda: _answers(place, [record], keep=wanted.keep, tell=tell)[0])

    return await answered(request, work)


_ANY_BYTES: dict[str, Any] = {"requestBody": {"required": True, "content": {
    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@router.post("/files", openapi_extra=_ANY_BYTES, response_model=ReadAnswers, responses=LINES_TOO)
async def read_files(
    request: Request, place: AtPlace, person: AnyPerson,
    name: Annotated[str, Query(max_length=200, min_length=1)],
    *, keep: Annotated[bool, Query()] = False,
) -> Shape | Response:
    """Read a dropped file, which may hold many reports: text, HTML, JSONL, CSV, Excel, zip."""
    if keep:
        _require_writable(place, person)
    body, most = await request.body(), place.settings.limits.reports

    async def work(tell: Tell) -> ReadAnswers:
        """Read all that the file holds."""
        found = await place.slowly(lambda: list(read_file(name, body, most=most, tell=tell)))
        return await place.slowly(lambda: _all_answers(place, found, keep=keep, tell=tell))

    return await answered(request, work)


@router.get("/examples")
def examples(person: AnyPerson) -> Examples:
    """List the example reports."""
    del person
    return Examples(items=list_examples())


@router.get("/examples/{name}", response_model=ReadAnswer, responses=LINES_TOO)
async def example(
    request: Request, place: AtPlace, person: AnyPerson,
    name: Annotated[str, Path(max_length=100)],
) -> Shape | Response:
    """Read an example report; of a file of several, the first."""
    del person
    if name not in example_reports():
        raise missing("example", name)

    async def work(tell: Tell) -> ReadAnswer:
        """Read the example, unless it was read before."""
        records = await place.slowly(lambda: read_example(name, tell=tell))
        return (await place.slowly(lambda: _answers(place, records[:1])))[0]

    return await answered(request, work)


@router.post("/examples", response_model=ReadAnswers, responses=LINES_TOO)
async def keep_examples(request: Request, place: AtPlace, person: AnyPerson) -> Shape | Response:
    """Read all example reports and keep them in the store."""
    _require_writable(place, person)
    names = list(example_reports())

    async def work(tell: Tell) -> ReadAnswers:
        """Read one after the other, and keep them all."""
        records: list[Record] = []
        for number, name in enumerate(names, 1):
            one = partial(read_example, name, tell=_one_of(number, len(names), tell))
            records += await place.slowly(one)
        return await place.slowly(lambda: _all_answers(place, records, keep=True, tell=tell))

    return await answered(request, work)


def _one_of(number: int, count: int, tell: Tell) -> Tell:
    """Return what tells the steps of a report as those of one of so many."""
    return lambda step: tell(step.model_copy(update={"report": number, "of": count}))


def _require_writable(place: Place, person: AnyPerson) -> None:
    reviewer(person)
    if place.desk.read_only:
        raise Problem(403, "read-only", "This store was opened to be read only.",
                      remedy="Start the server without --read-only.")


def _read(place: Place, wanted: ToRead, tell: Tell) -> Record:
    if wanted.language is not None and wanted.language not in LANGUAGES:
        raise Problem(422, "unknown-language", f"{wanted.language!r} is not read here.",
                      remedy=f"Give one of {', '.join(LANGUAGES)}, or leave it out.")
    known = Known(wanted.title, wanted.published, wanted.outlet, wanted.language)
    if wanted.text is not None:
        return place.desk.code(lambda: read_text(wanted.text or "", known, tell=tell))
    private = place.settings.fetches_private
    return place.desk.code(
        lambda: read_address(
            wanted.url or "", known, pages=place.pages, private=private, tell=tell))


def _answers(
    place: Place, records: list[Record], *, keep: bool = False, tell: Tell = untold
) -> list[ReadAnswer]:
    if keep and records:
        tell(Step(step="keep", report=len(records), of=len(records)))
        place.desk.keep(records)
    for record in records:
        place.desk.remember(record)
    return [
        ReadAnswer(record_id=record["id"], kept=view.kept, report=view)
        for record in records for view in [look_at(place.desk, record)]
    ]


def _all_answers(place: Place, found: list[Any], *, keep: bool, tell: Tell) -> ReadAnswers:
    records = [each for each in found if isinstance(each, dict)]
    failures = [Failure(name=each[0], reason=labels_of(each[1]))
                for each in found if isinstance(each, tuple)]
    return ReadAnswers(items=_answers(place, records, keep=keep, tell=tell), failures=failures)
