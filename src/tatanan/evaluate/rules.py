"""How well the rules of events name both sides in their own examples, without any model.

`python -m tatanan.evaluate.rules` prints the figures of each language.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tatanan.evaluate.scores import share
from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import judge_by_rules
from tatanan.lexicons.events import EventRule, Example, load_events
from tatanan.lexicons.load import LANGUAGES, lexicon_digest
from tatanan.parse import parse_report
from tatanan.terms.coding import Coder, Event, Participant
from tatanan.terms.text import Report, Sentence

Parse = Callable[[Report], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What the rules make of an example: the codes on the sides of the events of its rule's type.

    `told` is empty where they tell no event of the type.
    """

    rule: str
    example: Example
    told: tuple[tuple[frozenset[str], frozenset[str]], ...]

    @property
    def actors_right(self) -> bool:
        """Whether some event of the type has exactly the stated actors."""
        return any(_is(self.example.actors, actors) for actors, _ in self.told)

    @property
    def recipients_right(self) -> bool:
        """Whether some event of the type has exactly the stated recipients."""
        return any(_is(self.example.recipients, recipients) for _, recipients in self.told)

    @property
    def right(self) -> bool:
        """Whether one event of the type has exactly the stated codes on both sides."""
        return any(
            _is(self.example.actors, actors) and _is(self.example.recipients, recipients)
            for actors, recipients in self.told
        )


@dataclass(frozen=True, slots=True)
class RulesReport:
    """The examples of a language that state a side, and what the rules make of them."""

    language: str
    results: tuple[ExampleResult, ...]

    @property
    def told(self) -> int:
        """How many get an event of the rule's type."""
        return sum(bool(result.told) for result in self.results)

    @property
    def actors_right(self) -> int:
        """How many get exactly the stated actors."""
        return sum(result.actors_right for result in self.results)

    @property
    def recipients_right(self) -> int:
        """How many get exactly the stated recipients."""
        return sum(result.recipients_right for result in self.results)

    @property
    def right(self) -> int:
        """How many get exactly the stated codes on both sides."""
        return sum(result.right for result in self.results)

    def __str__(self) -> str:
        """Return the figures as one line."""
        size = len(self.results)
        counts = (("type", self.told), ("actors", self.actors_right),
                  ("recipients", self.recipients_right), ("both sides", self.right))
        figures = (f"{name} {count} ({share(count, size):.1%})" for name, count in counts)
        return f"{self.language}: {size} examples; " + ", ".join(figures)


def rules_report(language: str, *, parse: Parse = parse_report) -> RulesReport:
    """Return how many examples of rules get their stated actors and recipients from rules alone.

    A side that an example leaves open counts as right where the type is told. Examples that
    state no side are left out.
    """
    return RulesReport(language, tuple(
        ExampleResult(rule.id, example, tuple(_told(rule, example, language, parse)))
        for rule in load_events(language).rules
        for example in rule.examples
        if example.actors is not None or example.recipients is not None
    ))


def _told(
    rule: EventRule, example: Example, language: str, parse: Parse
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    report = Report.of(example.text, language=language)
    coder = Coder("rules", lexicon_digest(language), "rules alone")
    events: Sequence[Event] = code_sentences(
        report, parse(report), coder=coder, judge=judge_by_rules()).events
    for event in events:
        if event.type == rule.type:
            yield _codes(event.actors), _codes(event.recipients)


def _codes(side: Sequence[Participant]) -> frozenset[str]:
    return frozenset(party.code for party in side)


def _is(stated: tuple[str, ...] | None, told: frozenset[str]) -> bool:
    return stated is None or frozenset(stated) == told


def main() -> None:
    """Print the figures of each language; with --wrong, the examples that go wrong, too."""
    for language in LANGUAGES:
        report = rules_report(language)
        sys.stdout.write(f"{report}\n")
        for result in report.results if "--wrong" in sys.argv[1:] else ():
            if not result.right:
                told = "; ".join(f"{sorted(a)} → {sorted(r)}" for a, r in result.told)
                sys.stdout.write(f"  {result.rule}: {result.example.text} [{told or 'none'}]\n")


if __name__ == "__main__":
    main()
