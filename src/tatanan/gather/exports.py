"""Exports in rows and columns, CSV and Excel: each row is a record."""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import PurePath
from typing import IO

from charset_normalizer import from_bytes

from tatanan.errors import BadRecord, BadSource, MissingExtra
from tatanan.gather.archives import seekable
from tatanan.gather.columns import Columns, find_columns
from tatanan.gather.items import Gathered, Item, Missed, RecordLine
from tatanan.gather.streams import Blob, Limits

LONGEST_CELL = 20_000_000  # characters; as large as the largest page that is read
_SAMPLE = 1 << 16
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")
)  # fmt: skip


def read_csv(blob: Blob, *, columns: Mapping[str, str]) -> Iterator[Gathered]:
    """Yield the rows of a CSV file as records; comma, semicolon, tab or bar part the cells.

    Row 1 is the first below the header. Raises BadSource where no column holds the text.
    """
    with closing(seekable(blob)) as file:
        text = io.TextIOWrapper(file, encoding=_encoding(file), errors="replace", newline="")
        csv.field_size_limit(LONGEST_CELL)
        first = text.readline()
        text.seek(0)
        rows = csv.reader(text, delimiter=_delimiter(first))
        header = next(rows, None)
        if header is None:
            raise BadSource(f"{blob.name} is empty; give a table with a header")
        found = find_columns(header, wished=columns, place=blob.name)
        yield from _records(blob, blob.name, found, _whole_rows(rows))


def read_excel(
    blob: Blob, *, columns: Mapping[str, str], limits: Limits
) -> Iterator[Gathered]:
    """Yield the rows of all sheets of an Excel workbook that have a column of texts.

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
            yield from _sheets(blob, sheets, columns)


def _sheets(
    blob: Blob, sheets: Iterable[tuple[str, Iterator[Sequence[object]]]],
    columns: Mapping[str, str],
) -> Iterator[Gathered]:
    refusals: list[BadSource] = []
    several = False
    for title, rows in sheets:
        header = [_cell(value) for value in next(rows, ())]
        if not any(header):
            continue
        place = f"{blob.name}!{title}"
        try:
            found = find_columns(header, wished=columns, place=place)
        except BadSource as refusal:
            refusals.append(refusal)
            continue
        several = True
        cells = ([_cell(value) for value in row] for row in rows)
        yield from _records(blob, place, found, cells)
    if not several:
        raise refusals[0] if refusals else BadSource(f"{blob.name} is empty; give a table")


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
        line = json.dumps(_ordered(record), ensure_ascii=False).encode("utf-8", "replace")
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


def _ordered(record: Mapping[str, str]) -> dict[str, str]:
    language = record.get("language", "").strip().lower()
    tidy = {name: value.strip() for name, value in record.items() if name != "text"}
    return {**dict(sorted(tidy.items())), "text": record["text"]} | (
        {"language": language} if language else {}
    )


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


def _delimiter(header: str) -> str:
    """Return the sign that parts the cells of a header.

    >>> _delimiter('"Judul, lengkap";Isi;Tanggal')
    ';'
    """
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


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
