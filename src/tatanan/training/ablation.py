"""What rules and model are worth: `python -m tatanan.training.ablation GOLD FILE...`.

Prints, as the table of docs/accuracy.md, the figures of three coders on the gold sets of a
folder: the rules alone, the models trained without any feature of the rules, and both. The
models are trained from the files named; which words are looked at is the same for all. What
the encoder says is among the features of both models, and it sees which rules know a word.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from tatanan.evaluate.evaluation import Evaluation, evaluate
from tatanan.evaluate.gold import GoldText, read_gold
from tatanan.evaluate.told import Told, told_in
from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import Judge, judge_by_model, judge_by_rules
from tatanan.extract.event_model import EventModel
from tatanan.parse import parse_report
from tatanan.pipeline import beside, current_coder
from tatanan.read import read_records
from tatanan.terms.record import record_of
from tatanan.training.events import Cases, cases_of, train, train_events
from tatanan.training.held_out import Key, Said, read_held_out
from tatanan.training.material import (
    add_held_out,
    add_material,
    parse_material,
    read_material,
)
from tatanan.training.sentences import (
    Annotated,
    Learned,
    Parsed,
    Seen,
    parse_annotated,
    see,
    unlisted_words,
)
from tatanan.training.whole import with_reports

# The features that hold what rules say, by how they begin (sides have theirs behind a bar).
RULED = (
    "rule=", "ruletype=", "onlytype=", "condtype=", "neartype=", "norule", "unlisted", "sides=",
    "belowtype=", "abovetype=", "beside=", "heads-content/", "ahead=", "mode=", "expected",
    "reciprocal/", "byrule=", "memory=kin",
)
FIGURES = ("type", "dyad", "actors", "presence", "top1", "macro-F1", "types", "event")
ParsedTexts = dict[str, Parsed]


def without_rules(cases: Cases) -> Cases:
    """Return cases without the features that hold what rules say."""
    return Cases(*(
        tuple(
            replace(case, features=tuple(f for f in case.features if not _is_ruled(f)))
            for case in side
        )
        for side in (cases.types, cases.sides)
    ))


def compare(
    gold: Path, sentences: Sequence[Annotated], said: Mapping[Key, Said],
    news: Path | None = None,
) -> Mapping[str, Evaluation]:
    """Return the evaluations of the three coders by their names, trained from sentences.

    `said` is what encoders say of them that have not learned from them (held_out.py), `news`
    the folder whose reports those are of that were annotated by place.
    """
    parsed = parse_annotated(sentences)
    learned = unlisted_words(sentences, parsed)
    seen = see(sentences, parsed, learned)
    seen = with_reports(seen, news, learned) if news is not None else seen
    judges = {
        "rules alone": judge_by_rules(),
        "model alone": judge_by_model(_without_rules(seen, said, learned)),
        "both": judge_by_model(train_events(sentences, parsed, said, news)),
    }
    texts: ParsedTexts = {}
    return {
        name: evaluate(
            [g for g in read_gold(gold) if g.name != "polnear_dev"],
            lambda wanted, judge=judge: _told(wanted, judge, texts),  # type: ignore[misc]
        )
        for name, judge in judges.items()
    }


def _without_rules(
    seen: Sequence[Seen], said: Mapping[Key, Said], learned: Learned
) -> EventModel:
    cases = [without_rules(cases_of(one)) for one in seen]
    return train(seen, cases, said, taught=[], learned=learned)


def _is_ruled(feature: str) -> bool:
    return feature.rpartition("|")[2].startswith(RULED)


def _told(wanted: Sequence[GoldText], judge: Judge, texts: ParsedTexts) -> dict[str, Told]:
    lines = (json.dumps({k: v for k, v in asdict(text).items() if v}) for text in wanted)
    told = {}
    for name, report in read_records(lines):
        if name not in texts:
            texts[name] = report, parse_report(report), beside(report)
        _, sentences, context = texts[name]
        coding = code_sentences(
            report, sentences, coder=current_coder(report.language), context=context,
            judge=judge,
        )
        told[name] = told_in(record_of(report, coding))
    return told


def _rows(evaluations: Mapping[str, Evaluation]) -> list[str]:
    rows = ["| Set | Figure | " + " | ".join(evaluations) + " |",
            "| --- | --- |" + " --- |" * len(evaluations)]
    values = {
        name: {(s.name, score.name): score.value for s in ev.sets for score in s.scores}
        for name, ev in evaluations.items()
    }
    for place in next(iter(values.values())):
        if place[1] in FIGURES:
            cells = " | ".join(f"{values[name].get(place, 0):.3f}" for name in evaluations)
            rows.append(f"| `{place[0]}` | {place[1]} | {cells} |")
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of rules alone, model alone and both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of the gold files")
    add_material(parser)
    add_held_out(parser)
    options = parse_material(parser, arguments)
    rows = _rows(compare(options.gold, read_material(options),
                         read_held_out(options.held_out), options.news))
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
