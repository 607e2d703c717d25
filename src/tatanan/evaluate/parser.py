"""How well and how fast the parsers parse: `python -m tatanan.evaluate.parser TREEBANKS`.

UPOS, UAS and LAS are on the words and sentences of the treebank, punctuation counted. In the
harmonised LAS labels bear no subtypes but for nsubj:pass, and `compound` is `nmod` in Indonesian,
whose treebanks disagree on it. The F1 of words and sentences is of those found in raw text, in
blocks of eight sentences joined by spaces: one is right where it starts and ends as in the
treebank. Speed is in words parsed in a second of processor time. Where the folder holds a test
file of names, the tagger is scored on it: a name is right where both ends and its kind are.
`--card` writes the figures into the model card, all but the speed.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from time import process_time

from rich.console import Console
from rich.table import Table

import tatanan.parse
from tatanan.errors import BadTree, TatananError
from tatanan.evaluate.card import write_figures
from tatanan.evaluate.names import NamesResult, evaluate_names
from tatanan.evaluate.scores import Count, share
from tatanan.parse import parse_report
from tatanan.parse.conllu import Row, Tree, read_file
from tatanan.parse.gold_words import parse_words
from tatanan.terms.text import Report

TREEBANKS = ("id_csui-test", "id_gsd-test", "en_ewt-test", "en_pud")
NAMES = "idner-test"
CARD = Path(tatanan.parse.__file__).parent / "models" / "CARD.md"

_BLOCK = 8  # sentences of raw text that are split together
_DRIFT = 2  # characters by which a word may stand further on than the last one ended
_KEPT_SUBTYPES = frozenset({"nsubj:pass"})

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParserResult:
    """A parser's figures on one treebank, shares from 0 to 1, and its speed."""

    treebank: str
    words: int
    attachment: "Attachment"
    word_f1: float
    sentence_f1: float
    words_a_second: float


@dataclass(frozen=True, slots=True)
class Attachment:
    """Shares of words whose part of speech, head, and head with label are right."""

    upos: float
    uas: float
    las: float
    las_harmonised: float


def evaluate_parser(path: Path, *, model: Path | None = None) -> ParserResult:
    """Return how well the parser of a treebank's language, or a packed `model`, does on it.

    The language is the first part of the file's name, as in `id_csui-test.conllu`.
    """
    language = path.stem.split("_")[0]
    trees = read_file(path)
    if not trees:
        raise BadTree(f"{path}: the file holds no sentence; get the treebank again")
    parse_words(trees[:_BLOCK], language, model=model)  # so that the model's loading is not timed
    start = process_time()
    parsed = parse_words(trees, language, model=model)
    seconds = process_time() - start
    words = sum(len(tree.rows) for tree in trees)
    pairs = [pair for gold, told in zip(trees, parsed, strict=True) for pair in _rows(gold, told)]
    attachment, speed = _attachment(pairs, language), share(words, seconds)
    return ParserResult(path.stem, words, attachment, *raw_text_f1(trees, language), speed)


def harmonised(relation: str, language: str) -> str:
    """Return a relation under the one name that all treebanks of a language give it.

    >>> harmonised("obl:agent", "id"), harmonised("nsubj:pass", "id"), harmonised("compound", "id")
    ('obl', 'nsubj:pass', 'nmod')
    """
    plain = relation if relation in _KEPT_SUBTYPES else relation.partition(":")[0]
    return "nmod" if language == "id" and plain == "compound" else plain


def raw_text_f1(trees: Sequence[Tree], language: str) -> tuple[float, float]:
    """Return the F1 of words and the F1 of sentences that are found in raw text."""
    words, sentences = _Overlap(), _Overlap()
    for first in range(0, len(trees), _BLOCK):
        block = trees[first : first + _BLOCK]
        text = " ".join(map(raw_text, block))
        found = parse_report(Report.of(text, language=language))
        spans = [token.span for sentence in found for token in sentence.tokens]
        words = words.plus(_word_places(block), {(span.start, span.end) for span in spans})
        ends = {(sentence.span.start, sentence.span.end) for sentence in found}
        sentences = sentences.plus(_sentence_places(block), ends)
    return words.f1, sentences.f1


def raw_text(tree: Tree) -> str:
    """Return a sentence's text, from its words where no comment gives it."""
    if tree.text is not None:
        return tree.text.strip()
    return "".join(row.form if row.glued else f"{row.form} " for row in tree.rows).strip()


@dataclass(frozen=True, slots=True)
class _Overlap:
    """How many places are right, and how many there are in both together."""

    right: int = 0
    both: int = 0

    def plus(self, gold: set[_Place], told: set[_Place]) -> "_Overlap":
        return _Overlap(self.right + len(gold & told), self.both + len(gold) + len(told))

    @property
    def f1(self) -> float:
        return share(2 * self.right, self.both)


def _rows(gold: Tree, told: Tree) -> Iterator[tuple[Row, Row]]:
    return zip(gold.rows, told.rows, strict=True)


def _attachment(pairs: Sequence[tuple[Row, Row]], language: str) -> Attachment:
    attached = [(gold.relation, told.relation) for gold, told in pairs if gold.head == told.head]
    alike = (harmonised(gold, language) == harmonised(told, language) for gold, told in attached)
    words = len(pairs)
    return Attachment(
        upos=share(sum(gold.upos == told.upos for gold, told in pairs), words),
        uas=share(len(attached), words),
        las=share(sum(gold == told for gold, told in attached), words),
        las_harmonised=share(sum(alike), words),
    )


def _word_places(block: Sequence[Tree]) -> set[_Place]:
    places, offset = set[_Place](), 0
    for tree in block:
        text = raw_text(tree)
        at = 0
        for row in tree.rows:
            found = text.find(row.form, at)
            start = found if at <= found <= at + _DRIFT else at
            at = start + len(row.form)
            places.add((offset + start, offset + at))
        offset += len(text) + 1
    return places


def _sentence_places(block: Sequence[Tree]) -> set[_Place]:
    places, offset = set[_Place](), 0
    for tree in block:
        end = offset + len(raw_text(tree))
        places.add((offset, end))
        offset = end + 1
    return places


def _parser_table(results: Sequence[ParserResult]) -> Table:
    table = _table("treebank", "words", "UPOS", "UAS", "LAS", "LAS harm.", "words F1", "sent. F1")
    for result in results:
        shares = (*astuple(result.attachment), result.word_f1, result.sentence_f1)
        cells = (f"{100 * value:.2f}" for value in shares)
        table.add_row(result.treebank, f"{result.words:,}", *cells)
    return table


def _names_table(result: NamesResult) -> Table:
    table = _table("names", "gold", "found", "precision", "recall", "F1")
    for score in (result.total, *result.kinds):
        count = score.count or Count()
        shares = (score.precision or 0, score.recall or 0, score.value)
        name = result.file if score is result.total else score.name
        cells = (f"{100 * value:.2f}" for value in shares)
        table.add_row(name, f"{count.gold:,}", f"{count.told:,}", *cells)
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _print(tables: Sequence[Table], results: Sequence[ParserResult]) -> None:
    console = Console()
    for table in tables:
        console.print(table, "")
    for result in results:
        console.print(f"{result.treebank}: {result.words_a_second:,.0f} words a second")


def _paths(folder: Path, chosen: Sequence[str] | None) -> tuple[list[Path], Path | None]:
    """Return the treebanks to score on, and the file of names where there is one."""
    names = folder / f"{NAMES}.txt"
    paths = [folder / f"{name}.conllu" for name in chosen or TREEBANKS if name != NAMES]
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise BadTree(f"{', '.join(missing)}: not there; put the treebank into the folder")
    wanted = names.is_file() and (not chosen or NAMES in chosen)
    return paths, names if wanted else None


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the CoNLL-U files")
    parser.add_argument("--treebank", action="append", help="only this one, as id_csui-test")
    parser.add_argument("--model", type=Path, help="a packed model in the place of the package's")
    parser.add_argument(
        "--card", nargs="?", const="shipped", metavar="BLOCK", help="write a block of the card"
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how the parsers do on the treebanks of a folder."""
    options = _options(arguments)
    try:
        paths, names = _paths(options.folder, options.treebank)
        results = [evaluate_parser(path, model=options.model) for path in paths]
        tables = [_parser_table(results)] if results else []
        if names:
            tables.append(_names_table(evaluate_names(names, model=options.model)))
        _print(tables, results)
        if options.card:
            write_figures(CARD, options.card, tables)
    except TatananError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
