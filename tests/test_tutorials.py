"""The tutorials can be followed: their notebook runs, and their commands are there."""

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from tatanan.cli import app

DOCS = Path(__file__).parents[1] / "docs"
NOTEBOOKS = sorted(DOCS.glob("*.ipynb"))
TUTORIALS = sorted(DOCS.glob("tutorial-*.md"))
COMMAND = re.compile(r"^ {4}(tatanan .*)$", re.MULTILINE)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LARGEST = 120_000  # bytes of a picture


def cells(notebook, kind):
    """Return a notebook's cells of a kind."""
    told = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in told if cell["cell_type"] == kind]


@pytest.mark.slow
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.name)
def test_a_notebook_runs(notebook, tmp_path, monkeypatch, capsys):
    """Every cell runs after those before it, prints something, and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    names = {}
    for number, cell in enumerate(cells(notebook, "code"), 1):
        source = "".join(cell["source"])
        exec(compile(source, f"{notebook.name}, code cell {number}", "exec"), names)

        assert capsys.readouterr().out.strip()
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.name)
def test_a_notebook_is_kept_without_what_came_out(notebook):
    """Outputs would differ from one version to the next; who wants them runs it."""
    assert all(cell["outputs"] == [] and cell["execution_count"] is None
               for cell in cells(notebook, "code"))
    assert len(cells(notebook, "code")) >= 5


@pytest.mark.parametrize(
    ("page", "line"),
    [(page.name, line) for page in TUTORIALS for line in COMMAND.findall(page.read_text("utf-8"))])
def test_a_command_of_a_tutorial_is_there(page, line):
    """Command and options have the names that the tutorial gives them."""
    words = shlex.split(line.partition(" > ")[0], comments=True)[1:]
    command = get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    known = {name for option in command.params for name in option.opts}

    assert not hasattr(command, "commands"), page
    assert [] == [word for word in words if word.startswith("-") and word not in known]


def test_the_pictures_of_the_tour_are_small_and_described():
    """Each says what it shows to those who cannot see it, and each in the folder is shown."""
    shown = IMAGE.findall((DOCS / "tour.md").read_text(encoding="utf-8"))

    assert all(words.strip() for words, _ in shown)
    assert sorted(path for _, path in shown) == sorted(
        f"images/{file.name}" for file in (DOCS / "images").iterdir())
    assert [] == [file.name for file in (DOCS / "images").iterdir()
                  if file.stat().st_size > LARGEST]
