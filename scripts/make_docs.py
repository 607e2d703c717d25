"""The output that the documents show is the output that Tatanan gives.

Run ``make docs`` after a change that lets the examples come out differently. It runs every
``console`` and ``pycon`` block of the pages below and writes what comes out into them; with
``--check`` it changes nothing and fails where a page no longer tells the truth.
"""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = tuple(ROOT / page for page in ("README.md", "docs/accuracy.md", "docs/flow.md"))
WIDTH: Final = "88"
BLOCK: Final = re.compile(r"(?<=^```)(console|pycon)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def renewed(page: str) -> str:
    """Return a page with the output of its blocks as it is today; names persist in a page."""
    names: dict[str, object] = {}
    makers: dict[str, Callable[[str], Iterator[str]]] = {
        "console": _console,
        "pycon": lambda block: _pycon(block, names),
    }

    def renew(match: re.Match[str]) -> str:
        kind, block = match.groups()
        return f"{kind}\n{''.join(makers[kind](block))}"

    return BLOCK.sub(renew, page)


def _console(block: str) -> Iterator[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "COLUMNS": WIDTH, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    for line in block.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(  # noqa: S602 - the commands stand in our own pages
                line[2:], shell=True, cwd=ROOT, env=settings, text=True, check=False,
                stdout=subprocess.PIPE,
            )
            yield f"{line}\n{_trimmed(done.stdout)}"


def _pycon(block: str, names: dict[str, object]) -> Iterator[str]:
    for example in doctest.DocTestParser().get_examples(block):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, "<page>", "single"), names)  # noqa: S102 - our own pages
        first, *rest = example.source.splitlines()
        lines = [f">>> {first}", *(f"... {line}" for line in rest)]
        yield "\n".join(lines) + f"\n{_trimmed(printed.getvalue())}"


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.rstrip().splitlines())


def main() -> int:
    """Renew the pages, or say which of them are out of date."""
    os.chdir(ROOT)
    stale = []
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        after = renewed(before)
        if after != before:
            stale.append(page)
            if "--check" not in sys.argv:
                page.write_text(after, encoding="utf-8")
    for page in stale:
        print(f"{page.relative_to(ROOT)} was out of date; `make docs` renews it")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
