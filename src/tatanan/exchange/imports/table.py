"""Lines of tab-separated cells become a table of text; lines that do not fit are set aside."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.csv as pc

from tatanan.errors import BadImport
from tatanan.exchange.imports.blocks import Block

_READ_AT_ONCE = 1 << 22  # bytes that one core parses at a time; larger is not faster
Cells = list[str]
Mend = Callable[[Cells], "Cells | str"]
"""What is tried on a line that does not fit: its cells as they should be, or why not."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a file are cut: names of the columns, which are wanted, whether quoted.

    In a quoted file a cell may go on for several lines; its rows are then numbered, not lines.
    """

    names: tuple[str, ...]
    wanted: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not taken over: where it stands, why, and the line itself."""

    place: str
    line: int
    reason: str
    row: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a block holds: a table of text, the line of each row, what was rejected and mended."""

    table: pa.Table
    lines: Sequence[int]
    rejected: tuple[Rejected, ...]
    mended: int = 0


def read_block(block: Block, layout: Layout, *, mend: Mend | None = None) -> Read:
    """Return the lines of a block as a table of text columns, empty cells as None.

    All lines are read at once; only where some do not fit is the block gone through line by
    line. Lines with too many or too few cells are given to `mend`, if there is one.
    """
    table = _at_once(block.data, layout)
    if table is not None and (layout.quoted or table.num_rows == block.lines):
        return Read(table, range(block.first, block.first + table.num_rows), ())
    return _line_by_line(block, layout, mend)


def _at_once(data: bytes, layout: Layout) -> pa.Table | None:
    """Return a table of lines that all fit; None where one of them does not."""
    try:
        table = pc.read_csv(
            pa.BufferReader(data),
            pc.ReadOptions(column_names=layout.names, block_size=_READ_AT_ONCE),
            pc.ParseOptions(delimiter="\t", quote_char='"' if layout.quoted else False,
                            newlines_in_values=layout.quoted),
            pc.ConvertOptions(
                include_columns=layout.wanted, strings_can_be_null=True, null_values=[""],
                quoted_strings_can_be_null=True,
                column_types=dict.fromkeys(layout.wanted, pa.string()),
            ),
        )
    except pa.ArrowInvalid:
        return None
    return table.combine_chunks()


def _line_by_line(block: Block, layout: Layout, mend: Mend | None) -> Read:
    fitting: list[tuple[int, bytes]] = []
    rejected: list[Rejected] = []
    mended = 0
    for number, line, cells in _rows(block, layout):
        whole = _whole(cells, layout, mend)
        if isinstance(whole, str):
            rejected.append(Rejected(block.place, number, whole, line))
        else:
            fitting.append((number, _line(whole, layout)))
            mended += whole is not cells
    table = _table(block, layout, [line for _, line in fitting])
    return Read(table, [number for number, _ in fitting], tuple(rejected), mended)


def _whole(cells: Cells | str, layout: Layout, mend: Mend | None) -> Cells | str:
    """Return cells that are as many as the columns, or why there are none."""
    if isinstance(cells, str) or len(cells) == len(layout.names):
        return cells
    return mend(cells) if mend else f"{len(cells)} cells, not {len(layout.names)}"


def _rows(block: Block, layout: Layout) -> Iterator[tuple[int, str, Cells | str]]:
    """Yield number and text of each row, and its cells, or why it has none."""
    if layout.quoted:
        text = block.data.decode("utf-8", "replace")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
        whole = _is_utf8(block.data)
        for number, cells in enumerate(reader, block.first):
            row = "\t".join(cells)
            broken = not whole and "\ufffd" in row
            yield number, row, "a byte is no UTF-8" if broken else cells
        return
    for number, line in block.numbered():
        if line:
            yield number, line.decode("utf-8", "replace"), _cells(line)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cells(line: bytes) -> Cells | str:
    """Return the cells of a line, or why it has none."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"byte {error.start + 1} is no UTF-8"
    if "\r" in text or "\0" in text:
        return "a control character stands in it"
    return text.split("\t")


def _line(cells: Cells, layout: Layout) -> bytes:
    if layout.quoted:
        cells = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    return "\t".join(cells).encode()


def _table(block: Block, layout: Layout, lines: list[bytes]) -> pa.Table:
    """Return lines that were gone through as a table; raise BadImport where they are none."""
    if not lines:
        return pa.table({name: pa.array([], pa.string()) for name in layout.wanted})
    table = _at_once(b"\n".join(lines) + b"\n", layout)
    if table is None or table.num_rows != len(lines):
        raise BadImport(
            f"{block.place}: the rows from line {block.first} on cannot be told from one another;"
            " take the file from its publisher again"
        )
    return table
