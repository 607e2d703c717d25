"""A trial of rules for reading: the tree of a sentence, and below it what each word may tell."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from tatanan.terminal.look import CUE, FAINT, HEADING, KNOWN, QUOTED, UNKNOWN, in_a_line
from tatanan.terminal.page import NARROWEST, WIDEST
from tatanan.trial import Judged, Node, Side, Trial, Tried, TriedSentence, TriedWord

_INDENT = 2
_NOBODY = "nobody"
_Line = tuple[int, Text]  # how far it is set in, and what it says


def print_trial(trial: Trial, console: Console) -> None:
    """Print a trial on a console, as wide as the console is, within reason."""
    width = max(NARROWEST, min(console.width, WIDEST))
    for sentence in trial.sentences:
        for indent, line in _sentence(sentence):
            for part in line.wrap(console, width - indent):
                part.rstrip()
                shown = Text(" " * indent).append_text(part) if part else part
                console.print(shown, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _sentence(sentence: TriedSentence) -> Iterator[_Line]:
    yield 0, Text(in_a_line(sentence.text), style=HEADING)
    yield 0, Text()
    for row in _tree(sentence.tree):
        yield _INDENT, row
    yield 0, Text()
    if not sentence.words:
        yield 0, Text("no rule knows a word of it, and the model sees no event")
        yield 0, Text()
    for word in sentence.words:
        yield from _word(word)
        yield 0, Text()


def _tree(nodes: Sequence[Node]) -> Iterator[Text]:
    """Yield the tree, a word a line: number, word, key, class, relation, head."""
    rows = [(str(n.number), in_a_line(n.form), in_a_line(n.key), n.upos, n.relation) for n in nodes]
    widths = [max(map(len, column), default=0) for column in zip(*rows, strict=True)]
    for row, node in zip(rows, nodes, strict=True):
        number, *cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        line = Text(number.strip().rjust(widths[0]), style=FAINT)
        line.append("  " + "  ".join(cells), style="")
        yield line.append(f"  {node.head}" if node.head else "", style=FAINT)


def _word(word: TriedWord) -> Iterator[_Line]:
    yield 0, Text(f"{word.number} {in_a_line(word.form)}", style=QUOTED).append(
        f" ({in_a_line(word.key)})", style=FAINT)
    for rule in word.holds:
        yield _INDENT, Text("holds   ").append_text(_name(rule)).append("  ").append_text(
            _sides(rule.actors, rule.recipients))
    for rule in word.nearly:
        yield _INDENT, Text("not     ", style=FAINT).append_text(_name(rule)).append(
            f": {rule.why}", style=FAINT)
    if word.by_rules is not None:
        yield _INDENT, Text("rules   ").append_text(_judged(word.by_rules))
    elif word.holds:
        yield _INDENT, Text("rules   no event: somebody whom the rule needs is not known")
    if word.differ:
        yield _INDENT, Text("model   ").append_text(_judged(word.by_model))


def _name(rule: Tried) -> Text:
    name = Text(rule.type, style=CUE).append(f" {rule.mode}" if rule.mode else "", style=CUE)
    return name.append(f"  {rule.rule}", style="")


def _judged(judged: Judged | None) -> Text:
    if judged is None:
        return Text("no event")
    share = "" if judged.probability is None else f" {judged.probability:.2f}"
    line = Text(judged.type, style=CUE).append(share, style="")
    return line.append("  ").append_text(_sides(judged.actors, judged.recipients))


def _sides(actors: Sequence[Side], recipients: Sequence[Side]) -> Text:
    return _parties(actors).append(" → ", style="").append_text(_parties(recipients))


def _parties(sides: Sequence[Side]) -> Text:
    if not sides:
        return Text(_NOBODY, style=FAINT)
    names = Text()
    for side in sides:
        names.append(", " if names else "")
        words = f" “{in_a_line(side.words)}”" if side.words else " (named before)"
        names.append(side.code, style=UNKNOWN if side.code == "UNK" else KNOWN).append(words)
    return names
