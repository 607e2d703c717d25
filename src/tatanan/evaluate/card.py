"""The figures in a model card: a block between two marks that is written by the evaluation.

The marks are `<!-- figures shipped -->`, with the block's name, and `<!-- end of figures -->`.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from tatanan.errors import BadTree


def write_figures(card: Path, block: str, tables: Sequence[Table]) -> None:
    """Put tables into the named block of a card, in the place of what stood there.

    Raises BadTree where the card has no such block.
    """
    start, end = f"<!-- figures {block} -->", "<!-- end of figures -->"
    inside = re.compile(f"(?<={re.escape(start)}).*?(?={re.escape(end)})", re.DOTALL)
    text = card.read_text(encoding="utf-8")
    if not inside.search(text):
        raise BadTree(f"{card}: no block of figures {block!r}; put {start} and {end} into it")
    figures = "\n\n".join(map(markdown, tables))
    card.write_text(inside.sub(lambda _: f"\n{figures}\n", text, count=1), encoding="utf-8")


def markdown(table: Table) -> str:
    """Return a table of text cells as Markdown, figures to the right.

    >>> table = Table("treebank", "LAS")
    >>> table.add_row("id_gsd-test", "74.20")
    >>> print(markdown(table))
    | treebank | LAS |
    | --- | --- |
    | id_gsd-test | 74.20 |
    """
    columns = table.columns
    rules = ["---:" if column.justify == "right" else "---" for column in columns]
    rows = zip(*(column.cells for column in columns), strict=True)
    lines = [[str(column.header) for column in columns], rules, *(map(str, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
