"""docs/exchange.md speaks of all formats and tables that there are."""

from pathlib import Path

import pytest

from tatanan.exchange.exports.formats import FORMATS
from tatanan.exchange.imports import IMPORTERS
from tatanan.terms.imported import IMPORTED

PAGE = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", IMPORTED.values(), ids=IMPORTED)
def test_every_column_of_a_table_is_described(table):
    """In its order, with what it holds."""
    section = PAGE.partition(f"\n### {table.name}\n")[2].partition("\n### ")[0]
    rows = [line.split("|") for line in section.splitlines() if line.startswith("| `")]

    assert [(f"`{c.name}`", f"{c.kind}{' or null' if c.nullable else ''}", c.doc)
            for c in table.columns] == [tuple(cell.strip() for cell in row[1:4]) for row in rows]


@pytest.mark.parametrize("name", [*IMPORTERS, *FORMATS])
def test_every_format_is_described(name):
    """Whoever reads the page learns of it."""
    assert f"--format {name}" in PAGE or f"`{name}`" in PAGE
