"""Universal Dependencies in CoNLL-U: read into plain rows, and written from sentences.

This is the interface of the parser: whatever writes CoNLL-U can stand in for
the models that ship with Tatanan, and tests of rules read their trees from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tatanan.errors import BadTree
from tatanan.parse.voice import voice_features
from tatanan.terms.text import Report, Sentence, Span, Token, with_children

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a CoNLL-U sentence: the columns that Tatanan uses.

    `head` is the number of the governing row counted from 1, and 0 for the root.
    `glued` says that no space follows the word in the text.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One CoNLL-U sentence: its text, where a comment gives it, and its rows."""

    text: str | None
    rows: tuple[Row, ...]


def read_trees(lines: Iterable[str], *, source: str = "input") -> Iterator[Tree]:
    r"""Yield the trees of CoNLL-U lines; empty nodes are passed over.

    The parts of a multi-word token are glued to each other, as they stand in the text.

    >>> tree = next(read_trees(["1\tXi\tXi\tPROPN\t_\t_\t0\troot\t_\t_", ""]))
    >>> tree.rows[0].relation
    'root'

    Raises BadTree where a line has not ten columns or a head is no number.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        stripped = line.rstrip("\n")
        if stripped:
            block.append((number, stripped))
        elif block:
            yield _tree(block, source)
            block = []
    if block:
        yield _tree(block, source)


def read_file(path: Path) -> list[Tree]:
    """Return the trees of a CoNLL-U file."""
    with path.open(encoding="utf-8") as lines:
        return list(read_trees(lines, source=str(path)))


def place_trees(report: Report, trees: Iterable[Tree]) -> tuple[Sentence, ...]:
    r"""Return the sentences of a report whose trees another parser made.

    Each word takes the next place at which its form stands in the report's text.
    Raises BadTree where a form does not stand there, or a head points nowhere.

    >>> tree = next(read_trees(["1\tXi\tXi\tPROPN\t_\t_\t0\troot\t_\t_", ""]))
    >>> place_trees(Report.of("Xi", language="id"), [tree])[0].tokens[0].span
    Span(start=0, end=2)
    """
    sentences, position = [], 0
    for number, tree in enumerate(trees):
        tokens = []
        for place, row in enumerate(tree.rows, start=1):
            start = report.text.find(row.form, position)
            if start < 0 or row.head > len(tree.rows):
                raise BadTree(_misplaced(row, number, place, known=start >= 0))
            position = start + len(row.form)
            tokens.append(_token(row, place, Span(start, position), report.language))
        if tokens:
            span = Span(tokens[0].span.start, position)
            sentences.append(with_children(report.id, number, span, tuple(tokens)))
    return tuple(sentences)


def _misplaced(row: Row, sentence: int, place: int, *, known: bool) -> str:
    where = f"word {place} of sentence {sentence + 1}"
    if known:
        return f"{where}: its head {row.head} is no word of the sentence; correct the tree"
    return (
        f"{where}: {row.form!r} does not stand in the rest of the report's text; "
        "parse the text that `tatanan read --format json` prints as report.text"
    )


def _token(row: Row, place: int, span: Span, language: str) -> Token:
    feats = row.feats
    if language == "id":
        feats = voice_features(row.form, row.lemma, row.upos) or feats
    relation = "root" if row.head == 0 else row.relation
    return Token(place, span, row.form, row.lemma, row.upos, feats, row.head, relation)


def _tree(block: list[tuple[int, str]], source: str) -> Tree:
    text = next((line[9:] for _, line in block if line.startswith("# text = ")), None)
    rows: list[Row] = []
    part_until, glued_after = 0, False
    for number, line in block:
        if line.startswith("#"):
            continue
        cells = _cells(line, f"{source}:{number}")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            part_until, glued_after = int(cells[0].split("-")[1]), "SpaceAfter=No" in cells[9]
            continue
        position = int(cells[0])
        glued = "SpaceAfter=No" in cells[9]
        if position <= part_until:
            glued = position < part_until or glued_after
        rows.append(_row(cells, glued, f"{source}:{number}"))
    return Tree(text, tuple(rows))


def _cells(line: str, place: str) -> list[str]:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise BadTree(
            f"{place}: {len(cells)} columns where CoNLL-U has {_COLUMNS}; "
            "separate the columns with single tabs"
        )
    return cells


def _row(cells: list[str], glued: bool, place: str) -> Row:
    if not cells[6].isdigit():
        raise BadTree(f"{place}: the head {cells[6]!r} is no number; give 0 for the root")
    lemma = "" if cells[2] == "_" and cells[1] != "_" else cells[2]
    feats = "" if cells[5] == "_" else cells[5]
    return Row(cells[1], lemma, cells[3], feats, int(cells[6]), cells[7], glued)
