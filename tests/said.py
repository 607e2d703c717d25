"""What the program may say to a reader of the page, as it stands in its source."""

import ast
from itertools import product
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "tatanan"
SPEAKERS = [
    "read/*.py", "gather/[!w]*.py", "search/*.py", "serve/**/*.py", "store/corrections.py",
    "extract/findings/*.py", "lexicons/load.py", "reference/folder.py", "review/corrected.py",
    "extract/event_rules.py", "terms/review.py",
]
SILENT = {"accounts.py", "running.py"}  # what they refuse is told in a terminal
CALLS = {
    "UnreadableReport", "UnknownLanguage", "BadRecord", "BadSource", "BadQuery", "BadCorrection",
    "NotFetched", "MissingExtra", "MissingReference", "Problem", "PageFinding", "Finding",
    "FoundBy",
}
FUNCTIONS = {
    "fault_of", "why", "_faults", "_suggestion", "_perhaps", "_better", "remedy", "_remedy",
    "_why", "_faults_of_joining",
}
NAMES = {"message", "what"}


def said():
    """Yield each thing that may be said, its values as `{1}`, `{2}`, ..., and where it stands."""
    for file in sorted(file for pattern in SPEAKERS for file in SOURCE.glob(pattern)):
        if file.name not in SILENT:
            for node in _spoken(ast.parse(file.read_text(encoding="utf-8"))):
                for words in _written(node):
                    if " " in words.strip() and words.strip("{}0123456789:() "):
                        yield words, f"{file.relative_to(SOURCE)}:{node.lineno}"


def _spoken(tree):
    """Yield the expressions that become words for a reader."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in CALLS:
            yield from node.args
            yield from (each.value for each in node.keywords if each.arg in ("remedy", "note"))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) in NAMES:
            yield node.value
        elif isinstance(node, ast.FunctionDef) and node.name in FUNCTIONS:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return | ast.Yield) and inner.value is not None:
                    yield inner.value
                elif isinstance(inner, ast.Dict):
                    yield from inner.values


def _written(node):
    """Return the texts that an expression may give; none where it is a value."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return [*_written(node.body), *_written(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [words for each in node.values for words in _written(each)]
    if isinstance(node, ast.BinOp):
        return [_numbered(one + other) for one, other in
                product(_parts(node.left), _parts(node.right))]
    if isinstance(node, ast.JoinedStr):
        return [_numbered(parts) for parts in _parts(node)]
    return []


def _parts(node):
    """Return the parts of each text: strings, and None for a value."""
    if isinstance(node, ast.Constant):
        return [[node.value]]
    if isinstance(node, ast.JoinedStr):
        return [[part.value if isinstance(part, ast.Constant) else None for part in node.values]]
    if isinstance(node, ast.BinOp):
        return [one + other for one, other in product(_parts(node.left), _parts(node.right))]
    if isinstance(node, ast.IfExp):
        return [*_parts(node.body), *_parts(node.orelse)]
    return [[None]]


def _numbered(parts):
    words, number = "", 0
    for part in parts:
        number += part is None
        words += f"{{{number}}}" if part is None else part
    return words
