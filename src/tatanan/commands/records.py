"""`tatanan schema` and `tatanan examples`: what a record is, and reports to try it on."""

import sys

import typer

from tatanan.commands.shell import say, write
from tatanan.options import Example, To


def register(app: typer.Typer) -> None:
    """Hang `schema` and `examples` on the app."""
    app.command()(schema)
    app.command()(examples)


def schema() -> None:
    """Print the JSON Schema (2020-12) of the records that `read` writes."""
    from tatanan.terms.record import record_schema_text

    write(record_schema_text().rstrip("\n"))


def examples(name: Example = None, *, to: To = None) -> None:
    """List the example reports that come with the package, print one, or copy them all."""
    from tatanan.examples.load import copy_examples, example_reports

    reports = example_reports()
    if to:
        say(f"{copy_examples(to)} examples are in {to}")
    elif name is None:
        write("\n".join(reports))
    elif name in reports:
        sys.stdout.buffer.write(reports[name])
    else:
        raise typer.BadParameter(f"{name} is no example; `tatanan examples` lists them all")
