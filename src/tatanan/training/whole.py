"""Placed sentences as the coder sees them in their whole reports.

Who is meant by "the army" may have been named far above, and of the states that a report
names the one that it is about is meant most. So each placed sentence is learned from twice:
with the sentences before it, and where it stands.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tatanan.evaluate.news import capture_of, news_files
from tatanan.extract.scenes import Scene
from tatanan.parse import parse_report
from tatanan.pipeline import beside
from tatanan.read import read_report
from tatanan.terms.text import Report
from tatanan.training.sentences import Learned, Seen, scenes_of

_BESIDE_WHOLE = 0.5
"""How much a sentence counts by itself that is learned from in its report, too."""

IN_REPORT = "@report"
"""What the id of a sentence in its report has behind that of the sentence by itself."""


def with_reports(seen: Sequence[Seen], news: Path, learned: Learned) -> list[Seen]:
    """Return sentences, and behind them those of a folder of news in their whole reports.

    Of these a sentence is left out that the parser cuts otherwise there.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(seen):
        if one.gold.place is not None:
            places[one.gold.group].append(number)
    found = list(seen)
    for file in news_files(news):
        numbers = places.get(file.name, [])
        report = read_report(capture_of(file)) if numbers else None
        if report is None:
            continue
        scenes = scenes_of(report, parse_report(report), beside(report), learned)
        offset_of = _offsets(report)
        placed = [(offset_of(scene.sentence.span.start), scene) for scene in scenes]
        for number in numbers:
            whole = _whole(seen[number], placed)
            if whole is not None:
                found[number] = replace(
                    seen[number], gold=replace(seen[number].gold, weight=_BESIDE_WHOLE))
                found.append(whole)
    return found


def _offsets(report: Report) -> Callable[[int], int | None]:
    """Return what tells where a character of a report's text stands in its file."""

    def offset_of(place: int) -> int | None:
        pieces = (p for p in report.pieces if p.span.start <= place < p.span.end)
        return next((p.offset + place - p.span.start for p in pieces), None)

    return offset_of


def _whole(one: Seen, placed: Sequence[tuple[int | None, Scene]]) -> Seen | None:
    """Return a sentence with the scenes of its report, where their words are the same."""
    start, end = one.gold.place or (0, 0)
    scenes = tuple(s for offset, s in placed if offset is not None and start <= offset < end)
    if not scenes or list(_words(scenes)) != list(_words(one.scenes)):
        return None
    first, alone = scenes[0].sentence.tokens[0], one.scenes[0].sentence.tokens[0]
    gold = replace(one.gold, id=f"{one.gold.id}{IN_REPORT}")
    return Seen(gold, scenes, first.span.start - alone.span.start)


def _words(scenes: Sequence[Scene]) -> Iterator[tuple[str, ...]]:
    yield from (tuple(token.form for token in scene.sentence.tokens) for scene in scenes)
