"""Open a publisher's file: which table it holds, how it is written, and the columns asked for.

Text stays text until a loader asks for numbers, so that the ISO code "NA" is Namibia and no
cell is taken for missing before the publisher's own signs for it are known.
"""

import codecs
import csv
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TextIO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from tatanan.errors import BadReference

_TEXT = frozenset({".csv", ".tab", ".tsv", ".txt", ".dat"})
_R = "a file of R; take the .csv of the same release"
_WORKBOOK = "a workbook; take the .csv of the same release, or save its sheet as CSV in UTF-8"
_UNREAD = {
    ".dta": "a file of Stata; take the .csv or .tab of the same release (in a Dataverse: Access"
            " File, then Comma Separated Values or Tab-Delimited)",
    ".sav": "a file of SPSS; take the .csv of the same release",
    ".rda": _R, ".rdata": _R, ".rds": _R, ".qs": _R,
    ".xls": _WORKBOOK, ".xlsx": _WORKBOOK,
}
_LARGEST = 8 * 1024**3  # bytes that an archive may unpack to; the largest known set is a tenth
_DEEPEST = 2  # publishers put archives into archives, once
_OPENING = ("Data Source", "Country Name")  # how the World Bank's files begin, and their headers
_MOST_ABOVE = 10  # lines that may stand between the two


@dataclass(frozen=True, slots=True)
class Source:
    """A table in a file: its place, its columns, and how it is written.

    `columns` are the names of the header, or the first line's cells where there is no header;
    `delimiter` is None for Parquet. `above` is how many lines stand above the header.
    """

    path: Path
    place: str
    columns: tuple[str, ...]
    delimiter: str | None
    encoding: str
    above: int = 0


@contextmanager
def open_sources(path: Path, *, largest: int = _LARGEST) -> Iterator[tuple[Source, ...]]:
    """Give the tables of a file, those inside an archive too, for as long as the block lasts.

    `largest` is how many bytes an archive may unpack to. Raises BadReference for a file that is
    not there, or in a form that is not read.
    """
    if not path.is_file():
        raise BadReference(f"{path}: there is no such file; correct the path")
    with tempfile.TemporaryDirectory(prefix="tatanan-") as folder:
        files = [(path, path.name)]
        if _is_archive(path):
            files = [*_unpacked(path, Path(folder), largest=largest)]
        sources = tuple(_source(file, place) for file, place in files if _is_read(place))
        if not sources:
            raise BadReference(_why_unread(path, [place for _, place in files]))
        yield sources


def read_columns(source: Source, places: Sequence[int], *, header: bool = True) -> pa.Table:
    """Return columns of a source, by place, called by it (`c0`); those of a text file as text."""
    kept = [f"c{place}" for place in places]
    if source.delimiter is None:
        names = [source.columns[place] for place in places]
        return pa.parquet.read_table(source.path, columns=names).select(names).rename_columns(kept)
    every = [f"c{place}" for place in range(len(source.columns))]
    reading = pa.csv.ReadOptions(
        column_names=every, skip_rows=source.above + int(header), encoding=source.encoding
    )
    # Files without a header do not quote their cells either, and a " in them is a letter.
    parsing = pa.csv.ParseOptions(
        delimiter=source.delimiter, quote_char='"' if header else False, newlines_in_values=header
    )
    converting = pa.csv.ConvertOptions(
        include_columns=kept, column_types=dict.fromkeys(kept, pa.string()),
        strings_can_be_null=False,
    )
    try:
        return pa.csv.read_csv(source.path, reading, parsing, converting)
    except pa.ArrowInvalid as error:
        raise BadReference(f"{source.place}: {error}; take the publisher's file again") from error


def _is_archive(path: Path) -> bool:
    """Say whether a file is to be unpacked; what is fetched does not always end in .zip."""
    suffix = path.suffix.lower()
    return suffix == ".zip" or (suffix not in _UNREAD and zipfile.is_zipfile(path))


def _is_read(place: str) -> bool:
    return PurePosixPath(place).suffix.lower() in {*_TEXT, ".parquet"}


def _why_unread(path: Path, places: Sequence[str]) -> str:
    reasons = [f"{place} is {_UNREAD[suffix]}" for place in places
               if (suffix := PurePosixPath(place).suffix.lower()) in _UNREAD]
    return reasons[0] if reasons else (
        f"{path.name} is in no form that is read here; take a .csv, .tab, .txt, .parquet or .zip"
    )


def _source(path: Path, place: str) -> Source:
    if place.lower().endswith(".parquet"):
        try:
            names = tuple(pa.parquet.read_schema(path).names)
        except (pa.ArrowInvalid, OSError) as error:
            raise BadReference(f"{place} is no Parquet file ({error}); take it again") from error
        return Source(path, place, names, None, "utf-8")
    encoding = _encoding(path)
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
        above, first = _header(file)
    if not first.strip():
        raise BadReference(f"{place} is empty; take the publisher's file again")
    delimiter = max("\t,;", key=first.count)
    # A line of data without a header may hold a " that is a letter, and then an odd number.
    is_plain = first.count('"') % 2 == 1
    cells = first.split(delimiter) if is_plain else next(csv.reader([first], delimiter=delimiter))
    return Source(path, place, tuple(cell.strip() for cell in cells), delimiter, encoding, above)


def _header(file: TextIO) -> tuple[int, str]:
    """Return how many lines stand above the header, and the header; the first line, as a rule."""
    lines = [line.rstrip("\r\n") for line in islice(file, _MOST_ABOVE)] or [""]
    opening, header = _OPENING
    if lines[0].lstrip('"').startswith(opening):
        found = (n for n, line in enumerate(lines) if line.lstrip('"').startswith(header))
        return next(((n, lines[n]) for n in found), (0, lines[0]))
    return 0, lines[0]


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "latin-1"  # older files of the field are in it or in its cousin of Windows
    return "utf-8"


def _unpacked(
    archive: Path, folder: Path, *, largest: int, depth: int = 1
) -> Iterator[tuple[Path, str]]:
    """Yield the files of an archive, unpacked, each with its name."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if _is_wanted(member)]
            if sum(member.file_size for member in members) > largest:
                raise BadReference(
                    f"{archive.name} unpacks to more than {largest:,} bytes; unpack it yourself"
                )
            for number, member in enumerate(members):
                name = PurePosixPath(member.filename).name
                target = folder / f"{depth}-{number}-{archive.stem[:20]}{Path(name).suffix.lower()}"
                with opened.open(member) as packed, target.open("wb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
                if target.suffix != ".zip":
                    yield target, name
                elif depth < _DEEPEST:
                    yield from _unpacked(
                        target, folder, largest=largest, depth=depth + 1
                    )
    except (zipfile.BadZipFile, EOFError, RuntimeError) as error:
        raise BadReference(f"{archive.name} cannot be unpacked ({error}); get it again") from error


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(member.filename)
    return (
        not member.is_dir()
        and "__MACOSX" not in name.parts
        and not name.name.startswith(".")
        and name.suffix.lower() in {*_TEXT, *_UNREAD, ".parquet", ".zip"}
    )
