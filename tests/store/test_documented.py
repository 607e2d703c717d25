"""The tables that docs/tables.md describes are those that there are."""

from pathlib import Path

import pytest

from tatanan.terms.tables import DERIVED, LOG, TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "table", [*TABLES.values(), *DERIVED.values(), *LOG.values()], ids=lambda t: t.name
)
def test_every_table_and_column_is_described(table):
    """Each stands in its place with what it says of itself, and no other beside it."""
    lines = [
        f"## {table.name}", "",
        f"{table.doc[0].upper()}{table.doc[1:]}; key: {', '.join(table.key)}.", "",
        "| Column | Holds | |", "| --- | --- | --- |",
        *(
            f"| `{column.name}` | {column.kind}{' or null' if column.nullable else ''}"
            f" | {column.doc} |"
            for column in table.columns
        ),
    ]

    assert "\n".join(lines) + "\n\n## " in PAGE + "\n## "
