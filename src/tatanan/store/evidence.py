"""Every quote of a batch is held against the text of its report before anything is written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tatanan.errors import BadRecord, EvidenceMismatch
from tatanan.terms.tables import TABLES, Tables

_BYTES_AT_ONCE: Final = 1 << 22  # of texts; what is held in memory beside them is some ten times it
_CONTINUES, _LEADS = 0x80, 0xC0  # the first two bits of a byte that goes on with a code point
_LISTS: Final = (("events", "retold"), ("findings", "evidence"))  # columns of JSON with quotes
_SENTENCE: Final = ("events", "sentence_start", "sentence_end", None)

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Quotes:
    """Quotes of one table, sorted by the place of their report among all reports.

    `words` are their bytes, one after the other, `ends` where each ends in them; both are None
    where only the places are known.
    """

    table: str
    report: Numbers
    start: Numbers
    end: Numbers
    words: NDArray[np.uint8] | None
    ends: Numbers | None

    def between(self, first: int, last: int) -> "_Quotes":
        """Return the quotes of some reports."""
        low, high = np.searchsorted(self.report, (first, last))
        part = slice(low, high)
        words, ends = self.words, self.ends
        if words is not None and ends is not None:
            before = ends[low - 1] if low else 0
            words = words[before : ends[high - 1] if high > low else before]
            ends = ends[part] - before
        return _Quotes(
            self.table, self.report[part], self.start[part], self.end[part], words, ends
        )


@dataclass(frozen=True, slots=True)
class _Texts:
    """Some texts as bytes, and for each of their code points where it starts.

    `first` is the place among all reports of the first of them, `points` the number of the
    code point with which each begins; one past the last stands at the end of both.
    """

    first: int
    body: NDArray[np.uint8]
    starts: Numbers
    points: Numbers


def verify_evidence(tables: Tables) -> None:
    """Raise EvidenceMismatch unless every quote stands in its report where it says.

    Raises BadRecord where a row belongs to a report that is not among the tables.
    """
    reports = tables["reports"]
    quotes = [*_all_quotes(tables)]
    for texts in _texts(reports.column("text").combine_chunks()):
        for every in quotes:
            some = every.between(texts.first, texts.first + texts.points.size - 1)
            wrong = _first_wrong(some, texts)
            if wrong is not None:
                raise _mismatch(reports, some, wrong)
    _verify_lists(tables)


def _all_quotes(tables: Tables) -> Iterator[_Quotes]:
    ids = tables["reports"].column("id").combine_chunks()
    for name, table in TABLES.items():
        if name == "reports":
            continue
        data = tables[name]
        places = pc.index_in(data.column("report"), value_set=ids)
        if places.null_count:
            lost = data.filter(pc.is_null(places)).column("report")[0]
            raise BadRecord(
                f"table {name} has rows of report {lost}, which is not in table reports; write a"
                " report with all that was coded from it"
            )
        columns = [(name, *columns) for columns in table.quotes]
        for of_table, start, end, quote in [*columns, _SENTENCE]:
            if of_table == name:
                yield _quotes(name, data, places, (start, end, quote))


def _quotes(
    name: str, data: pa.Table, places: pa.ChunkedArray, columns: tuple[str, str, str | None]
) -> _Quotes:
    start, end, quote = columns
    picked = pa.table({"report": places, "start": data.column(start), "end": data.column(end)})
    if quote is not None:
        picked = picked.append_column("quote", data.column(quote))
    _require_whole(name, data, picked)
    picked = picked.drop_null()
    report = _numbers(picked, "report")
    if np.any(report[1:] < report[:-1]):
        picked = picked.sort_by("report")
        report = _numbers(picked, "report")
    words = ends = None
    if quote is not None:
        words, ends = _bytes_of(picked.column("quote"))
    return _Quotes(name, report, _numbers(picked, "start"), _numbers(picked, "end"), words, ends)


def _require_whole(name: str, data: pa.Table, picked: pa.Table) -> None:
    """Raise EvidenceMismatch where words have no place, or a place no words."""
    nulls = [pc.is_null(picked.column(column)) for column in picked.column_names[1:]]
    for other in nulls[1:]:
        unlike = pc.xor(nulls[0], other)
        if pc.any(unlike).as_py():
            report = data.filter(unlike).column("report")[0]
            raise EvidenceMismatch(
                f"report {report}: table {name} has words without a place, or a place without"
                " words; read and code the report again"
            )


def _numbers(data: pa.Table, column: str) -> Numbers:
    return data.column(column).to_numpy().astype(np.int64, copy=False)  # type: ignore[no-any-return]


def _bytes_of(column: pa.ChunkedArray) -> tuple[NDArray[np.uint8], Numbers]:
    """Return the bytes of texts, one after the other, and where each ends in them."""
    array = column.cast(pa.large_string()).combine_chunks()
    if isinstance(array, pa.ChunkedArray):  # of no chunk at all
        return np.zeros(0, np.uint8), np.zeros(0, np.int64)
    _, offsets, body = array.buffers()
    bounds = np.frombuffer(offsets, np.int64)[array.offset : array.offset + len(array) + 1]
    words = np.frombuffer(body, np.uint8) if body is not None else np.zeros(0, np.uint8)
    return words[bounds[0] : bounds[-1]], bounds[1:] - bounds[0]


def _texts(column: pa.Array) -> Iterator[_Texts]:
    """Yield the texts of reports, some at a time."""
    body, ends = _bytes_of(pa.chunked_array([column]))
    bounds = np.concatenate((np.zeros(1, np.int64), ends))
    first = 0
    while first < len(column):
        last = int(np.searchsorted(bounds, bounds[first] + _BYTES_AT_ONCE))
        last = min(max(last, first + 1), len(column))
        part = body[bounds[first] : bounds[last]]
        starts = np.flatnonzero((part & _LEADS) != _CONTINUES)
        points = np.searchsorted(starts, bounds[first : last + 1] - bounds[first])
        yield _Texts(first, part, np.append(starts, part.size), points)
        first = last


def _first_wrong(some: _Quotes, texts: _Texts) -> int | None:
    """Return the first quote that does not stand where it says, or None."""
    place = some.report - texts.first
    first, last = texts.points[place], texts.points[place + 1]
    wrong = (some.start < 0) | (some.start >= some.end) | (first + some.end > last)
    if not wrong.any() and some.words is not None and some.ends is not None:
        begin = texts.starts[first + some.start]
        length = texts.starts[first + some.end] - begin
        wrong = length != np.diff(some.ends, prepend=0)
        if not wrong.any():
            return _first_unlike(texts.body, begin, some.words, some.ends)
    return int(np.argmax(wrong)) if wrong.any() else None


def _first_unlike(
    body: NDArray[np.uint8], begin: Numbers, words: NDArray[np.uint8], ends: Numbers
) -> int | None:
    """Return the first quote whose bytes are not those of the text, or None."""
    length = np.diff(ends, prepend=0)
    there = np.repeat(begin - (ends - length), length) + np.arange(words.size)
    unlike = body[there] != words
    if not unlike.any():
        return None
    return int(np.searchsorted(ends, int(np.argmax(unlike)), side="right"))


def _mismatch(reports: pa.Table, some: _Quotes, number: int) -> EvidenceMismatch:
    quote = "a sentence"
    if some.words is not None and some.ends is not None:
        begin = some.ends[number - 1] if number else 0
        quote = repr(some.words[begin : some.ends[number]].tobytes().decode("utf-8"))
    return _wrong(
        reports.column("id")[int(some.report[number])].as_py(), some.table, quote,
        (int(some.start[number]), int(some.end[number])),
    )


def _wrong(report: str, table: str, quote: str, place: tuple[int, int]) -> EvidenceMismatch:
    return EvidenceMismatch(
        f"report {report}: {quote} does not stand at {place[0]} to {place[1]} (table {table});"
        " read and code the report again"
    )


def _verify_lists(tables: Tables) -> None:
    """Raise EvidenceMismatch unless the quotes stand that are kept as JSON."""
    texts: dict[str, str] | None = None
    for name, report, listed in _listed_quotes(tables):
        if texts is None:
            columns = (tables["reports"].column(each).to_pylist() for each in ("id", "text"))
            texts = dict(zip(*columns, strict=True))
        for each in listed:
            start, end, quote = each["start"], each["end"], each["quote"]
            if not 0 <= start < end or texts[report][start:end] != quote:
                raise _wrong(report, name, repr(quote), (start, end))


def _listed_quotes(tables: Tables) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield the quotes of each JSON list that is not empty, with their table and report."""
    for name, column in _LISTS:
        data = tables[name].select(["report", column])
        data = data.filter(pc.not_equal(data.column(column), "[]"))
        for row in data.to_pylist():
            yield name, row["report"], json.loads(row[column])
    pages = tables["appearances"].select(["report", "page"])
    repaired = pc.invert(pc.match_substring(pages.column("page"), '"repairs":[]'))
    for row in pages.filter(repaired).to_pylist():
        yield "appearances", row["report"], json.loads(row["page"])["repairs"]
