"""Train the model that says to which state a speaker belongs."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy
from scipy.optimize import minimize

from tatanan.extract.affiliation import Case, Choice, best_of, margin_of, probabilities
from tatanan.extract.coder import code_sentences
from tatanan.parse import parse_report
from tatanan.pipeline import beside, current_coder
from tatanan.read import read_records
from tatanan.terms.coding import Coding, Statement
from tatanan.terms.text import Report

# What pulls weights to zero; of 1 to 30 it gives most right answers at the wanted precision.
RIDGE = 20.0
STEPS = 300
FOLDS = 5
# The model speaks where it is right at least this often; below, a reader is better served by UNK.
WANTED_PRECISION = 0.6


@dataclass(frozen=True, slots=True)
class Example:
    """A case and the right answer: the number of the right choice, or None where none is right.

    What is of one `source` is in one fold.
    """

    case: Case
    right: int | None
    source: str

    @property
    def fold(self) -> int:
        """The fold in which it is."""
        return int(sha256(self.source.encode()).hexdigest(), 16) % FOLDS


def train_affiliation(
    annotated: Sequence[Mapping[str, Any]], into: Path
) -> dict[str, object]:
    """Train the model of affiliation on sentences annotated with statements, and write it.

    Returns what was measured.
    """
    examples = list(affiliation_examples(annotated))
    held_out = [
        (margin, hit)
        for fold in range(FOLDS)
        for margin, hit in _judged(
            [e for e in examples if e.fold == fold],
            _fit([e for e in examples if e.fold != fold]),
        )
    ]
    least = _least_margin(held_out)
    weights = _fit(examples)
    said = [hit for margin, hit in held_out if margin >= least]
    result: dict[str, object] = {
        "cases": len(examples),
        "answered": len(said),
        "precision": round(sum(said) / len(said), 3) if said else None,
        "margin": least,
        "features": {name: round(value, 4) for name, value in sorted(weights.items())},
    }
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return result


def affiliation_examples(annotated: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield the cases that annotated sentences pose, each with its answer."""
    gold = {str(row["id"]): row for row in annotated}
    for ident, report in read_records(json.dumps(row) for row in annotated):
        cases: list[Case] = []
        coding = _code_recording(report, cases)
        for statement in coding.statements:
            case = _case_of(statement, cases)
            speaker = _right_speaker(statement, gold[ident]["statements"])
            if case is not None and speaker is not None:
                codes = [choice.code for choice in case.choices]
                right = codes.index(speaker) if speaker in codes else None
                yield Example(case, right, str(gold[ident].get("doc", ident)))


def _code_recording(report: Report, cases: list[Case]) -> Coding:
    def record(case: Case) -> Choice | None:
        cases.append(case)
        return None

    return code_sentences(
        report,
        parse_report(report),
        coder=replace(current_coder(report.language)),
        context=beside(report),
        choose=record,
    )


def _case_of(statement: Statement, cases: Sequence[Case]) -> Case | None:
    speaker = statement.speaker
    if speaker is None or (speaker.actor is not None and speaker.actor.code != "UNK"):
        return None
    place = (speaker.evidence or statement.content).span.start
    fitting = [case for case in cases if case.start == place]
    return fitting[-1] if fitting else None


def _right_speaker(statement: Statement, gold: Sequence[dict[str, str]]) -> str | None:
    """Return the annotated speaker of the statement whose words these are, or None."""
    words = Counter(statement.content.quote.lower().split())
    for row in gold:
        other = Counter(row["content"].lower().split())
        union = sum((words | other).values())
        if union and sum((words & other).values()) / union >= 0.5:
            return row["speaker"]
    return None


def _fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a ridge-penalised log-linear model (L-BFGS from zero)."""
    if not examples:
        return {}
    answers = [_answers(example.case) for example in examples]
    rows = [row for group in answers for row in group]
    names = sorted({name for row in rows for name in row})
    place = {name: number for number, name in enumerate(names)}
    table = numpy.zeros((len(rows), len(names)))
    for line, row in zip(table, rows, strict=True):
        line[[place[name] for name in row]] = list(row.values())
    sizes = numpy.array([len(group) for group in answers])
    starts = numpy.cumsum(sizes) - sizes
    # The last answer to a case is that none of its choices is right.
    right = starts + [
        size - 1 if example.right is None else example.right
        for size, example in zip(sizes.tolist(), examples, strict=True)
    ]
    found = minimize(
        _loss, numpy.zeros(len(names)), args=(table, starts, sizes, right), jac=True,
        method="L-BFGS-B", options={"maxiter": STEPS},
    )
    return dict(zip(names, found.x.tolist(), strict=True))


def _answers(case: Case) -> list[dict[str, float]]:
    """Return the features of all answers to a case: its choices, and that none is right."""
    return [*(choice.features for choice in case.choices), dict.fromkeys(case.none, 1.0)]


def _loss(
    weights: numpy.ndarray, table: numpy.ndarray, starts: numpy.ndarray, sizes: numpy.ndarray,
    right: numpy.ndarray,
) -> tuple[float, numpy.ndarray]:
    """Return how unlikely the right answers are, ridge penalty included, and the slope."""
    scores = table @ weights
    parts = numpy.exp(scores - numpy.repeat(numpy.maximum.reduceat(scores, starts), sizes))
    shares = parts / numpy.repeat(numpy.add.reduceat(parts, starts), sizes)
    loss = RIDGE / 2 * weights @ weights - numpy.log(shares[right]).sum()
    shares[right] -= 1
    return float(loss), shares @ table + RIDGE * weights


def _judged(
    examples: Sequence[Example], weights: dict[str, float]
) -> Iterator[tuple[float, bool]]:
    """Yield the margin of each best choice, and whether it was right."""
    for example in examples:
        shares = probabilities(example.case, weights)
        if shares:
            yield margin_of(shares), best_of(example.case, shares) == example.right


def _least_margin(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the lowest margin above which the answers are right often enough."""
    for least in numpy.arange(0, 1, 0.01):
        said = [hit for margin, hit in judged if margin >= least]
        if said and sum(said) / len(said) >= WANTED_PRECISION:
            return round(float(least), 2)
    return 1.0
