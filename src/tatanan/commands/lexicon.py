"""`tatanan lexicon`: the data files of the lexicons, checked and tried."""

import typer

from tatanan.commands.shell import ExitCode, console, fatal_errors, say, write, write_json
from tatanan.options import TrialFormat, TryLanguage, TrySentence


def register(app: typer.Typer) -> None:
    """Hang the group `lexicon` on the app."""
    group = typer.Typer(no_args_is_help=True, help="Look after the data files of the lexicons.")
    group.command()(check)
    group.command("try")(try_sentence)
    app.add_typer(group, name="lexicon")


def check() -> None:
    """Check that every data file is what its schema asks for, and that rules can hold."""
    from tatanan.lexicons.check import check_lexicons, count_data_files

    faults = check_lexicons()
    for fault in faults:
        say(str(fault))
    if faults:
        raise typer.Exit(ExitCode.CHECK_FAILED)
    write(f"{count_data_files()} data files fit their schemas")


def try_sentence(
    language: TryLanguage, sentence: TrySentence, *, output: TrialFormat = "text"
) -> None:
    """Show which rules of events hold in a sentence, which nearly do, and what the model says."""
    from tatanan.trial import try_text

    with fatal_errors():
        trial = try_text(sentence, language=language)
    if output == "json":
        write_json(trial.as_json())
    else:
        from tatanan.terminal.trial import print_trial

        print_trial(trial, console())
