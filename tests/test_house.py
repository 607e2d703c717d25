"""The door of the house: public names, the command line, and what it costs to open it."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

import tatanan
from tatanan.cli import app

ROOT = Path(__file__).parents[1]
DOCS = "\n".join(p.read_text("utf-8") for p in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LONGEST_START = 0.4  # seconds of processor time; longer, and a shell user notices
HEAVY = ("spacy", "thinc", "duckdb", "trafilatura", "lxml", "fastapi", "uvicorn")
HELP_THEN_MODULES = """
import sys
from tatanan.cli import app
try:
    app(["--help"])
except SystemExit as end:
    assert not end.code
print("loaded:", *sorted(sys.modules))
"""


def commands(group, path=("tatanan",)):
    """Yield every command that can be run, with its words."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def seconds_of_help():
    """Return the processor time that `tatanan --help` takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = [sys.executable, "-m", "tatanan", "--help"]
    subprocess.run(run, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_comes_at_once():
    """Whoever asks for help does not wait for parsers to load."""
    assert min(seconds_of_help() for _ in range(5)) < LONGEST_START


def test_help_loads_nothing_heavy():
    """The parser, the page reader and databases are loaded by the commands that need them."""
    run = [sys.executable, "-c", HELP_THEN_MODULES]
    done = subprocess.run(run, check=True, capture_output=True, text=True)
    loaded = done.stdout.splitlines()[-1].split()

    assert [] == [name for name in HEAVY if name in loaded]


def test_the_package_itself_loads_nothing():
    """`import tatanan` costs nothing until a name is used."""
    lines = "import sys, tatanan; print(*[m for m in sys.modules if m.startswith('tatanan.')])"
    done = subprocess.run([sys.executable, "-c", lines], check=True, capture_output=True, text=True)

    assert done.stdout.split() == []


def test_the_public_names_are_exactly_the_listed_ones():
    """What the package lists is what it has, and each name leads to something."""
    assert sorted(tatanan.__all__) == sorted(dir(tatanan))
    assert all(getattr(tatanan, name) is not None for name in tatanan.__all__)


def test_a_name_that_is_not_public_is_refused_by_name():
    """Asking for what is not there names it."""
    with pytest.raises(AttributeError, match="no public name 'read_mind'"):
        tatanan.read_mind  # noqa: B018 - the access itself is what is tested


@pytest.mark.parametrize(("words", "command"), [*commands(get_command(app))])
def test_every_command_is_documented_and_has_help(words, command):
    """A command has a help text and stands in the README or in docs/."""
    assert command.help
    assert words in DOCS
