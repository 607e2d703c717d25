"""The trees that the tests of the coder read become what today's parser makes of their texts.

Run ``python scripts/make_trees.py`` from the root of the repository after a change of the
parser, or when a test has a new text. It runs the tests in ``tests/extract`` and ``tests/llm``
with the parser at hand and writes the trees of the texts that they ask for; trees that no test
asks for go. It then writes the trees of all examples and near misses of the rules of events,
straight from the lexicon: after a change of a rule's sentences,
``python scripts/make_trees.py rules``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from tatanan.lexicons.events import EventRule, load_events
from tatanan.lexicons.load import LANGUAGES
from tatanan.parse import parse_report
from tatanan.terms.text import Sentence

ROOT: Final = Path(__file__).resolve().parents[1]
TESTS: Final = ROOT / "tests"

Asked = Mapping[tuple[str, str], Sequence[Sentence]]


def main() -> None:
    """The stored trees are renewed, and one line a file says how many texts it holds."""
    sys.path.insert(0, str(TESTS))
    trees = import_module("trees")
    if sys.argv[1:] != ["rules"]:
        trees.Trees.parse = parse_report
        folders = [str(TESTS / "extract"), str(TESTS / "llm")]
        pytest.main(["--no-header", "--tb=no", "-q", "-m", "not slow", *folders])
        for language in sorted({language for language, _ in trees.Trees.asked}):
            write_trees(trees.FOLDER, language, trees.Trees.asked)
    for language in LANGUAGES:
        write_trees(trees.RULES, language, parsed_rules(load_events(language).rules, language))


def parsed_rules(rules: Iterable[EventRule], language: str) -> Asked:
    """The trees of all sentences that stand beside rules as examples and near misses."""
    report_of = import_module("trees").report_of
    texts = {beside.text for rule in rules for beside in (*rule.examples, *rule.near_misses)}
    return {(language, text): parse_report(report_of(text, language=language)) for text in texts}


def write_trees(folder: Path, language: str, asked: Asked) -> None:
    """The file of one language in a folder holds the trees that were asked for, and no others."""
    lines = tree_lines(asked, language)
    target = folder / f"{language}.conllu"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    texts = sum(other == language for other, _ in asked)
    print(f"{target.relative_to(ROOT)}: {texts} texts")


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
