"""The command line: data to standard output, messages to standard error.

Exit codes: 0 all is well, 1 nothing could be done, 2 wrong usage, 3 some of it could not be
done (reports that could not be read or coded in full), 4 a check failed, 5 another process
holds the store.
"""

from typing import Annotated

import typer

from tatanan.commands import (
    asking,
    data,
    evaluating,
    exchanging,
    lexicon,
    linking,
    measuring,
    reading,
    records,
    reviewing,
    serving,
    simulating,
    storing,
    weighing,
)
from tatanan.commands.shell import write

# In the order in which help lists them.
_GROUPS = (
    reading, serving, storing, linking, exchanging, asking, reviewing, data, measuring,
    weighing, simulating, evaluating, records, lexicon,
)

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Version = Annotated[
    bool,
    typer.Option(
        "--version",
        is_eager=True,
        callback=lambda wanted: _print_version() if wanted else None,
        help="Print the version and stop.",
    ),
]


@app.callback()
def main(*, version: Version = False) -> None:
    """Read news reports, in Indonesian and English, and record who said what, with the words."""


def _print_version() -> None:
    from importlib.metadata import version

    write(f"tatanan {version('tatanan')}")
    raise typer.Exit


for _group in _GROUPS:
    _group.register(app)
