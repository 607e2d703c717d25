"""An evaluation as a table that people read."""

from collections.abc import Sequence

from rich.console import JustifyMethod
from rich.table import Table

from tatanan.evaluate.evaluation import Evaluation, SetResult
from tatanan.evaluate.gate import Outcome, Verdict
from tatanan.evaluate.scores import Score

_COLUMNS = ("set", "figure", "value", "P", "R", "right", "told", "gold", "floor", "")
_WORDS = ("set", "figure", "")
_STYLES = {Outcome.HELD: "green", Outcome.UNPINNED: "dim"}


def table(evaluation: Evaluation, verdicts: Sequence[Verdict] = ()) -> Table:
    """Return all figures, one a row, beside their floors where verdicts are given."""
    by_figure = {(verdict.set, verdict.figure): verdict for verdict in verdicts}
    rows = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for name in _COLUMNS:
        justify: JustifyMethod = "left" if name in _WORDS else "right"
        rows.add_column(name, justify=justify, no_wrap=True)
    for result in evaluation.sets:
        for number, score in enumerate(result.scores):
            verdict = by_figure.pop((result.name, score.name), None)
            rows.add_row(_label(result, number), *_cells(score), *_floor(verdict))
        rows.add_row()
    for verdict in by_figure.values():
        rows.add_row(verdict.set, verdict.figure, *[""] * 6, *_floor(verdict))
    if evaluation.notes:
        rows.caption = "\n".join(evaluation.notes)
        rows.caption_justify = "left"
    return rows


def _label(result: SetResult, number: int) -> str:
    """Return the set's name for its first row and its size for the second."""
    return (result.name, f"({result.size})")[number] if number < 2 else ""


def _cells(score: Score) -> tuple[str, ...]:
    count = score.count
    counts = (count.right, count.told, count.gold) if count else ("", "", "")
    figures = (score.value, score.precision, score.recall)
    return score.name, *map(_figure, figures), *map(str, counts)


def _floor(verdict: Verdict | None) -> tuple[str, str]:
    if verdict is None:
        return "", ""
    style = _STYLES.get(verdict.outcome, "bold red")
    return _figure(verdict.floor), f"[{style}]{verdict.outcome.value}[/]"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
