"""How good is the linking of events? `python -m tatanan.evaluate.linking NEWSFOLDER PAIRS`.

NEWSFOLDER holds a folder for each language, with an `index.csv` (id, url, date) and the texts;
PAIRS is a file of judged pairs. All reports are read, coded and linked, and the judged pairs are
looked up in what came out. `--fit` prints the weights that the pairs for choosing give.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from tatanan.errors import TatananError
from tatanan.evaluate.fitting import Fit, fit_weights
from tatanan.evaluate.judged import (
    JudgedPair,
    Judgement,
    Part,
    Share,
    TriggerPlace,
    kappa,
    read_pairs,
    score_pairs,
    weighted_recall,
)
from tatanan.evaluate.news import CodedReport, code_news
from tatanan.linking.components import components_of, traits_of
from tatanan.linking.events import link_events
from tatanan.linking.linker import load_linker
from tatanan.linking.published import PublishedText
from tatanan.linking.tellings import Telling
from tatanan.linking.told import published_text, tellings_of


@dataclass(frozen=True, slots=True)
class LinkingCorpus:
    """Tellings and their reports, and which telling stands where."""

    tellings: tuple[Telling, ...]
    reports: tuple[PublishedText, ...]
    places: Mapping[TriggerPlace, str]

    def find(self, places: Iterable[TriggerPlace]) -> dict[TriggerPlace, str | None]:
        """Return the telling at each place: of its type, or else of another at the same words.

        None: the coder tells nothing there any more.
        """
        nearby: dict[tuple[str, int], list[TriggerPlace]] = {}
        for place in self.places:
            nearby.setdefault((place.report, place.sentence), []).append(place)
        found: dict[TriggerPlace, str | None] = {}
        for place in places:
            met = [p for p in nearby.get((place.report, place.sentence), ()) if _meet(p, place)]
            met.sort(key=lambda p: (p.type != place.type, p.start, p.end, p.type))
            found[place] = self.places[met[0]] if met else None
        return found


@dataclass(frozen=True, slots=True)
class LinkingFigures:
    """What the judged pairs say of the linker.

    `events` is the precision over linked events, one pair of each; `fresh` the same over events
    of which no pair had been judged before. `kappa` is the agreement of a second reading.
    """

    events: Share
    fresh: Share
    precision: Mapping[Part, Share]
    recall: Mapping[Part, Share]
    weighted_recall: float | None
    kappa: float | None
    missing: int


def corpus_of(reports: Iterable[CodedReport]) -> LinkingCorpus:
    """Return the tellings of coded reports, by the names of these."""
    tellings: list[Telling] = []
    printed: list[PublishedText] = []
    places: dict[TriggerPlace, str] = {}
    for coded in reports:
        printed.append(replace(published_text(coded.report), id=coded.name))
        for telling, place in _placed(coded):
            tellings.append(telling)
            places[place] = telling.id
    return LinkingCorpus(tuple(tellings), tuple(printed), places)


def measure_linking(pairs: Sequence[JudgedPair], corpus: LinkingCorpus) -> LinkingFigures:
    """Return the figures of the linker that ships on judged pairs."""
    linked = link_events(corpus.tellings, corpus.reports)
    home = {telling: event.id for event in linked.events for telling in event.tellings}
    found = corpus.find({place for pair in pairs for place in (pair.one, pair.other)})
    events = {place: None if name is None else home[name] for place, name in found.items()}
    parts = {part: score_pairs(_of(pairs, part), events) for part in Part}
    return LinkingFigures(
        score_pairs([pair for pair in pairs if pair.event], events)[0],
        score_pairs([pair for pair in pairs if pair.fresh], events)[0],
        {part: scores[0] for part, scores in parts.items()},
        {part: scores[1] for part, scores in parts.items()},
        weighted_recall(pairs, events),
        kappa((pair.judgement, pair.second) for pair in pairs if pair.second),
        sum(None in (found[pair.one], found[pair.other]) for pair in pairs),
    )


def fit_linker(pairs: Sequence[JudgedPair], corpus: LinkingCorpus) -> Fit:
    """Return the weights that the pairs for choosing give."""
    tellings = sorted(corpus.tellings, key=lambda telling: telling.id)
    numbers = {telling.id: number for number, telling in enumerate(tellings)}
    traits = traits_of(tellings, corpus.reports, words=load_linker().words)
    sure = [p for p in _of(pairs, Part.CHOOSE) if p.judgement is not Judgement.UNSURE]
    found = corpus.find({place for pair in sure for place in (pair.one, pair.other)})
    known = [(pair, found[pair.one], found[pair.other]) for pair in sure]
    rows = [(pair, numbers[one], numbers[other]) for pair, one, other in known if one and other]
    one, other = (np.array([row[side] for row in rows], np.int64) for side in (1, 2))
    same = [pair.judgement is Judgement.SAME for pair, *_ in rows]
    return fit_weights(components_of(traits, one, other), same)


def linking_table(figures: LinkingFigures) -> Table:
    """Return the figures as a table: each share with its interval and its count."""
    table = Table(box=None, pad_edge=False)
    for name in ("figure", "value", "from", "to", "right", "of"):
        table.add_column(name, justify="left" if name == "figure" else "right", no_wrap=True)
    table.add_row(*_cells("precision, linked events", figures.events))
    table.add_row(*_cells("  of these never seen before", figures.fresh))
    for part in Part:
        table.add_row(*_cells(f"precision, pairs to {part}", figures.precision[part]))
        table.add_row(*_cells(f"recall, pairs to {part}", figures.recall[part]))
    table.add_row("recall, weighted to all compared pairs", _figure(figures.weighted_recall))
    table.add_row("kappa of a second reading", _figure(figures.kappa))
    table.caption = f"{figures.missing} pairs hold an event that the coder tells no more."
    return table


def _placed(coded: CodedReport) -> Iterator[tuple[Telling, TriggerPlace]]:
    """Yield the tellings of a report and where each stands, counted from its sentence's start."""
    told = zip(coded.coding.events, tellings_of(coded.report, coded.coding), strict=True)
    for event, telling in told:
        start, end = event.trigger.span.start, event.trigger.span.end
        home = next(s for s in coded.sentences if s.span.start <= start < s.span.end)
        place = TriggerPlace(
            coded.name, home.number, start - home.span.start, end - home.span.start, event.type
        )
        yield replace(telling, id=f"{coded.name} {event.id}", report=coded.name), place


def _meet(one: TriggerPlace, other: TriggerPlace) -> bool:
    return one.start < other.end and other.start < one.end


def _of(pairs: Iterable[JudgedPair], part: Part) -> list[JudgedPair]:
    return [pair for pair in pairs if pair.part is part]


def _cells(name: str, share: Share) -> tuple[str, ...]:
    figures = (_figure(share.value), _figure(share.low), _figure(share.high))
    return name, *figures, f"{share.part:.0f}", f"{share.whole:.0f}"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how the linking of events does on the judged pairs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("news", type=Path, help="folder with id/index.csv, en/index.csv and texts")
    parser.add_argument("pairs", type=Path, help="JSONL file of judged pairs")
    parser.add_argument("--fit", action="store_true", help="print weights as linker.yaml has them")
    options = parser.parse_args(arguments)
    try:
        pairs = read_pairs(options.pairs)
        corpus = corpus_of(code_news(options.news))
        if options.fit:
            sys.stdout.write(f"{fit_linker(pairs, corpus).as_yaml()}\n")
        else:
            Console().print(linking_table(measure_linking(pairs, corpus)))
    except TatananError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
