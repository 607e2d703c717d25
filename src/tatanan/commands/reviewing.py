"""`tatanan review`: people accept, reject and correct events; the log of it, and what it shows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tatanan.commands import judging
from tatanan.commands.networks import StorePlace, errors_of_measures
from tatanan.commands.review_words import changes_typed, part_typed
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors, say, write

if TYPE_CHECKING:
    from tatanan.store import Store
    from tatanan.store.corrections import Entry, Judgement

EventIds = Annotated[
    list[str], typer.Argument(metavar="EVENT...", help="Events, as `tatanan events` names them.")
]
OneEvent = Annotated[
    str, typer.Argument(metavar="EVENT", help="An event, as `tatanan events` names it.")
]
Reviewer = Annotated[
    str,
    typer.Option(metavar="NAME", envvar="TATANAN_REVIEWER", show_default=False,
                 help="Who reviews."),
]
Reason = Annotated[
    str, typer.Option(metavar="WORDS", show_default=False, help="Why, for whoever reads the log.")
]
MaybeReason = Annotated[
    str | None, typer.Option("--reason", metavar="WORDS", show_default=False, help="Why.")
]
Words = Annotated[str | None, typer.Option(metavar="WORDS", show_default=False)]
Side = list[str] | None
LogFile = Annotated[Path, typer.Argument(metavar="FILE", help="A log as JSONL: FILE.jsonl.")]

review = typer.Typer(no_args_is_help=True, help="Correct events, and see how right they are.")


def register(app: typer.Typer) -> None:
    """Hang `review` on the app."""
    judging.register(review)
    app.add_typer(review, name="review")


@review.command()
def accept(
    store: StorePlace, events: EventIds, *, reviewer: Reviewer, reason: MaybeReason = None
) -> None:
    """Say that events are right as they are told."""
    _record(store, [_said("accept", event, reviewer, reason) for event in events])


@review.command()
def reject(store: StorePlace, events: EventIds, *, reviewer: Reviewer, reason: Reason) -> None:
    """Say that events are not told there: they no longer count."""
    _record(store, [_said("reject", event, reviewer, reason) for event in events])


@review.command()
def edit(
    store: StorePlace, event: OneEvent, *, reviewer: Reviewer, reason: Reason,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", show_default=False,
                                             help="PLOVER's type.")] = None,
    mode: Annotated[str | None, typer.Option(metavar="MODE", show_default=False,
                                             help="PLOVER's mode, or none.")] = None,
    context: Annotated[str | None, typer.Option(metavar="NAMES", show_default=False,
                                                help="All contexts, by commas, or none.")] = None,
    actor: Annotated[Side, typer.Option(metavar="CODE[=WORDS]", show_default=False,
                                        help="All actors, one option each: RUS=Moskwa.")] = None,
    recipient: Annotated[Side, typer.Option(metavar="CODE[=WORDS]", show_default=False,
                                            help="All recipients likewise, or none.")] = None,
    trigger: Words = None,
    when: Annotated[str | None, typer.Option(metavar="DAY[..DAY]", show_default=False,
                                             help="2024-05-01, 2024-05, a range, or none.")] = None,
    when_words: Words = None,
    place: Annotated[str | None, typer.Option(metavar="NAME[=CODE]", show_default=False,
                                              help="As the report names it, with its state:"
                                              " Jenewa=CHE; or none.")] = None,
    factuality: Annotated[str | None, typer.Option(
        metavar="NAME", show_default=False,
        help="asserted, denied, intended or conditional.")] = None,
) -> None:
    """Correct what an event says; what is not named stays. All words must stand in the report."""
    from tatanan.store.corrections import read_changes

    with fatal_errors(), errors_of_measures(), _open(store) as kept:
        told = changes_typed(
            type=kind, mode=mode, contexts=context, actors=actor, recipients=recipient,
            trigger=trigger, when=when, when_words=when_words, place=place, factuality=factuality,
        )
        changes = read_changes(kept, event, told)
        _put(kept, [_said("edit", event, reviewer, reason, changes=changes)])


@review.command()
def merge(
    store: StorePlace, event: OneEvent, others: EventIds, *, reviewer: Reviewer, reason: Reason
) -> None:
    """Join other events to one: those of its report that tell it again, and those of others."""
    _record(store, [_said("merge", event, reviewer, reason, others=tuple(others))])


@review.command()
def split(
    store: StorePlace, event: OneEvent, *, reviewer: Reviewer, reason: Reason,
    part: Annotated[list[str], typer.Option(
        metavar="JSON", help='What each part says otherwise: \'{"recipients": [{"code": "BLR"}]}\';'
        " at least two.")],
) -> None:
    """Make several events of one, each with changes of its own."""
    from tatanan.store.corrections import read_changes

    with fatal_errors(), _open(store) as kept:
        parts = tuple(read_changes(kept, event, part_typed(each)) for each in part)
        _put(kept, [_said("split", event, reviewer, reason, parts=parts)])


@review.command()
def unlink(
    store: StorePlace, event: OneEvent,
    others: Annotated[list[str] | None, typer.Argument(
        metavar="[EVENT...]", show_default=False, help="Events that tell the same as it.")] = None,
    *, reviewer: Reviewer, reason: Reason,
) -> None:
    """Part an event, with others that tell the same, from those that it was linked with."""
    _record(store, [_said("unlink", event, reviewer, reason, others=tuple(others or ()))])


@review.command()
def undo(
    store: StorePlace, names: Annotated[list[str], typer.Argument(
        metavar="ID...", help="Entries of the log, or events: then your last entry on each.")],
    *, reviewer: Reviewer, reason: Reason,
) -> None:
    """Take entries back. They stay in the log, and so does who took them back, and why."""
    from tatanan.store.corrections import correction_log

    with fatal_errors(), _open(store) as kept:
        entries = {each.correction.id for each in correction_log(kept)}
        _put(kept, [
            _said("undo", name, reviewer, reason, undoes=name if name in entries else None)
            for name in names
        ])


@review.command()
def log(
    store: StorePlace, *, event: Annotated[str | None, typer.Option(
        metavar="EVENT", show_default=False, help="Only what speaks of this event.")] = None,
    reviewer: Annotated[str | None, typer.Option(
        metavar="NAME", show_default=False, help="Only what this reviewer says.")] = None,
    output: Format = "table",
) -> None:
    """List the entries of the log: who said what of which event, when and why."""
    from tatanan.store.corrections import correction_log

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), _open(store, read_only=True) as kept:
        entries = correction_log(kept, event=event, reviewer=reviewer)
    print_rows([_row(each) for each in entries], output)


@review.command()
def export(store: StorePlace, file: LogFile) -> None:
    """Write the whole log as JSONL, to be replayed into another store."""
    from tatanan.review.log import correction_line

    with fatal_errors(), _open(store, read_only=True) as kept:
        lines = [correction_line(each) for each in kept.corrections()]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    say(f"{len(lines)} entries are in {file}")


@review.command()
def replay(store: StorePlace, file: LogFile) -> None:
    """Add the entries of a log; in any order and any number of times, with the same result."""
    from tatanan.errors import BadCorrection
    from tatanan.review.log import read_corrections
    from tatanan.store.corrections import replay_corrections, unanchored

    with fatal_errors():
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise BadCorrection(f"{file} cannot be read ({error}); name an exported log") from error
        entries = [*read_corrections(lines, str(file))]
        with _open(store) as kept:
            done = replay_corrections(kept, entries)
            unfit = len(unanchored(kept))
    say(f"{done.added} entries added, {done.known} were there"
        + (f"; {unfit} do not fit what is coded now: `tatanan review unanchored {store}`"
           if unfit else ""))


@review.command("unanchored")
def list_unanchored(store: StorePlace, *, output: Format = "table") -> None:
    """List the entries that do not fit what is coded now, and why. None of them is dropped."""
    from tatanan.store.corrections import Entry, unanchored

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), _open(store, read_only=True) as kept:
        found = unanchored(kept)
    print_rows([{**_row(Entry(each.correction, None)), "fault": each.reason, "holds": each.holds}
                for each in found], output)


@contextmanager
def _open(place: str, *, read_only: bool = False) -> "Iterator[Store]":
    from tatanan.store import open_store
    from tatanan.store.leaving import open_to_write

    opened = open_store(place, read_only=True) if read_only else open_to_write(place)
    with opened as store:
        yield store


def _said(kind: str, event: str, reviewer: str, reason: str | None, **more: Any) -> "Judgement":  # noqa: ANN401 - the fields of a judgement
    from tatanan.store.corrections import Judgement
    from tatanan.terms.review import CorrectionKind

    return Judgement(CorrectionKind(kind), event, reviewer, reason, **more)


def _record(place: str, said: "Sequence[Judgement]") -> None:
    with fatal_errors(), _open(place) as store:
        _put(store, said)


def _put(store: "Store", said: "Sequence[Judgement]") -> None:
    """Keep what was said, and print the ids of the entries: undo takes them."""
    from tatanan.store.corrections import record_corrections

    for entry in record_corrections(store, said):
        write(entry.id)


def _row(entry: "Entry") -> dict[str, object]:
    said = entry.correction
    return {
        "id": said.id, "when": said.when, "reviewer": said.reviewer, "kind": said.kind.value,
        "event": said.target.event, "type": said.target.type,
        "trigger": said.target.trigger.quote, "reason": said.reason,
        "changes": said.changes.to_json() if said.changes else None,
        "others": [each.event for each in said.others] or None,
        "parts": [each.to_json() for each in said.parts] or None,
        "undoes": said.undoes, "undone_by": entry.undone_by,
    }  # fmt: skip
