"""The trees that the tests of the coder read become what today's parser makes of their texts.

Run ``python scripts/make_trees.py`` from the root of the repository after a change of the
parser, or when a test has a new text. It runs the tests in ``tests/extract`` with the parser at
hand and writes the trees of the texts that they ask for; trees that no test asks for go.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from tatanan.parse import parse_report
from tatanan.terms.text import Sentence

ROOT: Final = Path(__file__).resolve().parents[1]
TESTS: Final = ROOT / "tests"

Asked = Mapping[tuple[str, str], Sequence[Sentence]]


def main() -> None:
    """The stored trees are renewed, and one line a language says how many texts they hold."""
    sys.path.insert(0, str(TESTS))
    trees = import_module("trees")
    trees.Trees.parse = parse_report
    pytest.main(["--no-header", "--tb=no", "-q", "-m", "not slow", str(TESTS / "extract")])
    for language in sorted({language for language, _ in trees.Trees.asked}):
        lines = tree_lines(trees.Trees.asked, language)
        target = trees.FOLDER / f"{language}.conllu"
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{target}: {sum(line.startswith(trees.NEW_TEXT) for line in lines)} texts")


def tree_lines(asked: Asked, language: str) -> list[str]:
    """The lines of one language's file, text after text in alphabetical order."""
    lines_of = import_module("trees").lines_of
    return [
        line
        for (other, text), sentences in sorted(asked.items(), key=lambda item: item[0])
        if other == language
        for line in lines_of(text, sentences)
    ]


if __name__ == "__main__":
    main()
