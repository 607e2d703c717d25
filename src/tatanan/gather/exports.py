"""Exports in rows and columns, CSV and Excel: each row is a record, or an address.

What stands above the header (a title, the words that were searched for) is passed over.
"""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from itertools import chain, islice
from pathlib import PurePath
from typing import IO

from charset_normalizer import from_bytes

from tatanan.errors import BadRecord, BadSource, MissingExtra
from tatanan.gather.archives import seekable
from tatanan.gather.columns import Columns, find_columns, no_texts
from tatanan.gather.items import Gathered, Item, Missed, RecordLine
from tatanan.gather.links import Link
from tatanan.gather.streams import Blob, Limits
from tatanan.read.page_dates import find_page_date

Follow = Callable[[Iterable[Link], Blob], Iterator[Gathered]]
"""What gives the pages behind addresses that stand in a table."""

LONGEST_CELL = 20_000_000  # characters; as large as the largest page that is read
_SAMPLE = 1 << 16
_ABOVE = 20  # rows in which a header is looked for
_LONG = 1_000  # characters of a cell that is a text, whatever its column is called
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")
)  # fmt: skip


class _EmptyTable(BadSource):
    """A table without a row, such as the third sheet of a workbook."""


def read_csv(
    blob: Blob, *, columns: Mapping[str, str], follow: Follow
) -> Iterator[Gathered]:
    """Yield the rows of a CSV file as records; comma, semicolon, tab or bar part the cells.

    Row 1 is the first below the header. Raises BadSource where no column holds texts or, to be
    followed, addresses.
    """
    with closing(seekable(blob)) as file:
        text = io.TextIOWrapper(file, encoding=_encoding(file), errors="replace", newline="")
        csv.field_size_limit(LONGEST_CELL)
        first = [text.readline() for _ in range(_ABOVE)]
        text.seek(0)
        rows = csv.reader(text, delimiter=_delimiter("".join(first), columns))
        yield from _read(blob, blob.name, _whole_rows(rows), columns, follow)


def read_excel(
    blob: Blob, *, columns: Mapping[str, str], limits: Limits, follow: Follow
) -> Iterator[Gathered]:
    """Yield the rows of all sheets of an Excel workbook that hold texts or addresses.

    Raises BadSource where no sheet has, and MissingExtra where the library is not there.
    """
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"{blob.name}: reading Excel needs openpyxl; pip install 'tatanan[excel]'"
        ) from error
    with closing(seekable(blob)) as file:
        _check_size(blob, file, limits)
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
            raise BadSource(
                f"{blob.name} is no Excel workbook ({error}); save it again as .xlsx or .csv"
            ) from error
        with closing(book):
            sheets = [(s.title, s.iter_rows(values_only=True)) for s in book.worksheets]
            yield from _sheets(blob, sheets, columns, follow)


def _sheets(
    blob: Blob, sheets: Iterable[tuple[str, Iterator[Sequence[object]]]],
    columns: Mapping[str, str], follow: Follow,
) -> Iterator[Gathered]:
    refusals: list[BadSource] = []
    several = False
    for title, rows in sheets:
        cells = ([_cell(value) for value in row] for row in rows)
        try:
            yield from _read(blob, f"{blob.name}!{title}", cells, columns, follow)
        except BadSource as refusal:
            refusals.append(refusal)
        else:
            several = True
    if not several:
        told = [each for each in refusals if not isinstance(each, _EmptyTable)]
        raise (told or refusals)[0]


def _read(
    blob: Blob, place: str, rows: Iterator[list[str] | BadRecord], wished: Mapping[str, str],
    follow: Follow,
) -> Iterator[Gathered]:
    """Yield what the rows of a table hold: their texts, or what is behind their addresses."""
    head = [*islice(rows, _ABOVE)]
    at, header, columns = _header(head, wished, place)
    below = chain(head[at + 1 :], rows)
    if columns.holds_texts:
        yield from _records(blob, place, columns, below)
        return
    cells = (cell for row in head[at + 1 :] if not isinstance(row, BadRecord) for cell in row)
    if any(len(cell) > _LONG for cell in cells):
        raise no_texts(header, place)  # texts under a name that nobody knows
    yield from follow(_links(columns, below), blob)


def _header(
    rows: Sequence[list[str] | BadRecord], wished: Mapping[str, str], place: str
) -> tuple[int, list[str], Columns]:
    """Return the place of the row that names most columns which are known, it, and those."""
    found: list[tuple[int, list[str], Columns]] = []
    for at, row in enumerate(rows):
        if not isinstance(row, BadRecord):
            with suppress(BadSource):
                found.append((at, row, find_columns(row, wished=wished, place=place)))
    if found:
        return max(found, key=lambda each: len(each[2].places))
    told = [row for row in rows if not isinstance(row, BadRecord) and any(row)]
    if not told:
        raise _EmptyTable(f"{place} is empty; give a table with a header")
    likeliest = next((row for row in told if sum(map(bool, row)) > 1), told[0])
    find_columns(likeliest, wished=wished, place=place)
    raise no_texts(likeliest, place)


def _links(columns: Columns, rows: Iterable[list[str] | BadRecord]) -> Iterator[Link]:
    """Yield the addresses of rows, with the day that a row gives."""
    for number, row in enumerate(rows, 1):
        told = {} if isinstance(row, BadRecord) else columns.record(row)
        if "url" in told:
            day = find_page_date(told.get("published", ""))
            yield Link(told["url"], number, day and day[0])


def _records(
    blob: Blob, place: str, columns: Columns, rows: Iterable[Sequence[str] | BadRecord]
) -> Iterator[Gathered]:
    for number, row in enumerate(rows, 1):
        if isinstance(row, BadRecord):
            error = BadRecord(f"{place}: row {number}: {row}")
            yield Missed(blob.root, place, number, error)
            continue
        record = columns.record(row)
        if not record:
            continue  # a blank row says nothing
        if "text" not in record:
            error = BadRecord(f"{place}: row {number} has no text; fill it in or leave it out")
            yield Missed(blob.root, place, number, error)
            continue
        record.setdefault("id", record.get("url") or f"{_short(place)}:{number}")
        ordered = {name: record[name] for name in (*sorted(record.keys() - {"text"}), "text")}
        line = json.dumps(ordered, ensure_ascii=False).encode("utf-8", "replace")
        yield Item(blob.root, place, number, RecordLine(line, number))


def _whole_rows(rows: Iterator[list[str]]) -> Iterator[list[str] | BadRecord]:
    """Yield rows, or the error that holds for one row alone."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRecord(f"{error}; put the cell between quotation marks")


def _short(place: str) -> str:
    """Return the name of a file or a sheet without the folders before it."""
    path, mark, member = place.partition("!")
    return PurePath(path).name + mark + member


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _encoding(file: IO[bytes]) -> str:
    """Return the encoding of a file: UTF-8 if all of it is, else Windows' Latin if it can be."""
    sample = file.read(_SAMPLE)
    file.seek(0)
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    if _is_utf8(file):
        return "utf-8"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    return "cp1252"  # few letters beyond ASCII leave every guess open, and this is the usual one


def _is_utf8(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(1 << 20):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _delimiter(head: str, wished: Mapping[str, str]) -> str:
    r"""Return the sign that parts the cells: with it, most columns of the header are known.

    >>> _delimiter('Tentang Rusia, Cina, NATO\n"Judul, lengkap";Isi;Tanggal', {})
    ';'
    """
    first = "".join(head.partition("\n")[0].split('"')[::2])

    def known(sign: str) -> int:
        most = 0
        for row in csv.reader(io.StringIO(head), delimiter=sign):
            with suppress(BadSource):
                most = max(most, len(find_columns(row, wished=wished, place="").places))
        return most

    return max(_DELIMITERS, key=lambda sign: (known(sign), first.count(sign)))


def _check_size(blob: Blob, file: IO[bytes], limits: Limits) -> None:
    """Refuse a workbook that unpacks to more than was agreed; it is a zip archive itself."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile as error:
        raise BadSource(f"{blob.name} is no Excel workbook ({error}); save it again") from error
    packed = sum(info.compress_size for info in infos)
    limits.check(blob.name, packed=packed, unpacked=sum(info.file_size for info in infos))
    file.seek(0)
