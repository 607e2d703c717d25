"""`tatanan evaluate`: the coder against annotated reports."""

import typer

from tatanan.commands.shell import ExitCode, console, fatal_errors, say, write_json
from tatanan.options import Floors, Folder, Gate, Lower, Pin, Processes, TableFormat


def register(app: typer.Typer) -> None:
    """Hang `evaluate` on the app."""
    app.command()(evaluate)


def evaluate(
    folder: Folder,
    *,
    gate: Gate = False,
    pin: Pin = False,
    allow_regression: Lower = False,
    floors: Floors = None,
    output: TableFormat = "text",
    processes: Processes = 1,
) -> None:
    """Score the coder against annotated reports."""
    from tatanan import evaluate as scores

    place = floors or scores.DEFAULT_FLOORS
    with fatal_errors():
        evaluation = scores.run(folder, processes=processes)
        pinned = scores.read_floors(place)
        verdicts = scores.check_floors(evaluation, pinned) if gate else ()
        if output == "text":
            console().print(scores.table(evaluation, verdicts))
        else:
            write_json(evaluation.as_json())
        if pin:
            kept = scores.pin_floors(evaluation, pinned, allow_regression=allow_regression)
            scores.write_floors(kept, place)
    if not scores.passes(verdicts):
        say("a figure is below its floor, was not measured, or its data has changed")
        raise typer.Exit(ExitCode.CHECK_FAILED)
