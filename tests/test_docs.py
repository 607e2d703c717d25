"""The documents speak of what there is, and of all of it."""

import ast
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def names_in(source):
    """Return the public classes and id types that a module defines."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and "NewType" in ast.unparse(node.value):
            yield ast.unparse(node.targets[0])


def classes_of(*path):
    """Return the public classes of a module or of all modules of a folder."""
    place = files("tatanan").joinpath(*path)
    modules = place.iterdir() if place.is_dir() else [place]
    sources = [m.read_text(encoding="utf-8") for m in modules if m.name.endswith(".py")]
    return sorted(n for source in sources for n in names_in(source) if not n.startswith("_"))


@pytest.mark.parametrize("name", [*classes_of("terms"), *classes_of("errors.py")])
def test_every_term_and_every_error_is_in_the_glossary(name):
    """A name that is not in the glossary is not a public name."""
    assert f"`{name}`" in GLOSSARY


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    """A link to another file of the project finds it."""
    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=str)
def test_a_decision_gives_question_choice_examples_and_cost(page):
    """A decision can be judged: it says what was asked, chosen, excluded and paid."""
    text = page.read_text(encoding="utf-8")

    parts = ("Question", "Choice", "Why", "What it costs")

    assert [] == [part for part in parts if f"**{part}." not in text]


def test_the_changelog_has_a_line_for_what_is_not_yet_released_or_for_this_version():
    """The changelog speaks of the state of the code."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## \[(Unreleased|\d+\.\d+\.\d+)\].*\n+### \w+\n+- \w", text, re.MULTILINE)


@pytest.mark.slow
def test_the_pages_show_the_output_that_comes_out():
    """The README and docs/ are renewed with `make docs` when the output changes."""
    run = [sys.executable, str(ROOT / "scripts" / "make_docs.py"), "--check"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")
