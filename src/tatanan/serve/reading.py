"""Something to read becomes records: a pasted text, an address, a file of many reports."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from tatanan.errors import BadSource, TatananError
from tatanan.examples.load import example_reports
from tatanan.gather import FetchRules, Gathering, Item, Limits, Missed, RecordLine, gather
from tatanan.gather.fetch import Fetcher
from tatanan.gather.keeping import PageArchive
from tatanan.gather.links import Link
from tatanan.pipeline import extract_coding
from tatanan.read import read_records, read_report
from tatanan.serve.examples import list_examples
from tatanan.serve.progress import Step, Tell, untold
from tatanan.terms.record import Record, record_of
from tatanan.terms.text import Capture, Report

_PATIENT = 30.0  # seconds that one page may take
_UNPACKED, _MEMBERS = 500_000_000, 10_000
_EXAMPLES: dict[str, Sequence[Record]] = {}


@dataclass(frozen=True, slots=True)
class Known:
    """What the user says of a report; None leaves it to the reader."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None


def read_text(text: str, known: Known, *, tell: Tell = untold) -> Record:
    """Read a pasted text and code it; one that begins with a tag may be the source of a page."""
    tell(Step(step="clean"))
    capture = Capture(text.encode(), name="the text", published=known.published,
                      language=known.language)
    report = read_report(capture, input_kind="auto" if text.lstrip().startswith("<") else "text")
    return code(replace(report, title=report.title or known.title,
                        outlet=known.outlet or report.outlet), tell=tell)


def read_address(
    url: str, known: Known, *, pages: Path, private: bool, tell: Tell = untold
) -> Record:
    """Fetch a page, by its host's robots.txt and never from a private net, and code it.

    Raises NotFetched where it must not be fetched, or is not to be had.
    """
    tell(Step(step="fetch"))
    rules = FetchRules(allow_private=private, whole=_PATIENT, retries=0, longest_wait=10.0)
    with closing(PageArchive(pages, software=rules.user_agent)) as archive:
        capture = Fetcher(rules, archive).fetch(Link(url, 0))
    tell(Step(step="clean"))
    report = read_report(replace(
        capture, published=known.published or capture.published, language=known.language))
    return code(replace(report, outlet=known.outlet or report.outlet), tell=tell)


def read_file(
    name: str, body: bytes, *, most: int, published: date | None = None, tell: Tell = untold
) -> Iterator[Record | tuple[str, str]]:
    """Yield the records of a file, or the name and the reason where one cannot be read.

    Of lists of addresses nothing is fetched. After `most` reports it stops, and says so.
    `published` is the day of reports that do not tell theirs.
    """
    with tempfile.TemporaryDirectory(prefix="tatanan-") as folder:
        path = Path(folder, PurePosixPath(name.replace("\\", "/")).name or "file")
        path.write_bytes(body)
        wanted = Gathering(follow=False, limits=Limits(unpacked=_UNPACKED, members=_MEMBERS))
        for place, found in enumerate(gather([str(path)], wanted)):
            if place >= most:
                yield name, f"only the first {most} reports are read here; `tatanan add` takes all"
                return
            yield _read(found, folder, name, published, _of_number(place + 1, tell))


def read_example(name: str, *, tell: Tell = untold) -> list[Record]:
    """Return the records of an example report, which are made once.

    Raises KeyError where there is none of that name.
    """
    if name not in _EXAMPLES:
        found = read_file(name, example_reports()[name], most=100, published=_day_of(name),
                          tell=tell)
        _EXAMPLES[name] = [each for each in found if isinstance(each, dict)]
    return list(_EXAMPLES[name])


def code(report: Report, record_id: str | None = None, *, tell: Tell = untold) -> Record:
    """Code a report and return the record of both."""
    tell(Step(step="parse"))
    coding = extract_coding(
        report, parsed=lambda count: tell(Step(step="code", sentences=count)))
    return record_of(report, coding, record_id=record_id)


def _day_of(name: str) -> date | None:
    told = next((each.published for each in list_examples() if each.name == name), None)
    return date.fromisoformat(told) if told else None


def _read(
    found: Item | Missed, folder: str, name: str, published: date | None, tell: Tell
) -> Record | tuple[str, str]:
    """Return the record of what was gathered; what is said of it names no folder of ours."""
    place = found.source.replace(f"{folder}/", "")
    if isinstance(found, Missed):
        return place, str(found.error).replace(f"{folder}/", "")
    try:
        return _coded(found, place, published, tell)
    except TatananError as error:
        return place, str(error).replace(f"{folder}/", "")
    except ValueError as error:
        return place, str(BadSource(f"{name} cannot be read ({error})"))


def _coded(item: Item, place: str, published: date | None, tell: Tell) -> Record:
    tell(Step(step="clean"))
    if isinstance(item.content, RecordLine):
        line = item.content
        record_id, report = next(read_records([line.line], clean=False, language=None,
                                              first=line.number))
        return code(report, record_id, tell=tell)
    day = item.content.published or published
    return code(read_report(replace(item.content, name=place, published=day)), tell=tell)


def _of_number(number: int, tell: Tell) -> Tell:
    """Return what tells the steps of a report as those of the report of a number."""
    return lambda step: tell(step.model_copy(update={"report": number}))
