"""What the model of types says of a word, part by part.

The model is a sum: what is alike for all words of a sentence, or for one word in all
sentences, is added up once.
"""

from collections import Counter
from dataclasses import dataclass, field

import numpy

from tatanan.extract.event_model import NO_EVENT, Table, Thresholds, shares_of
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import Scene
from tatanan.extract.type_features import company_of, surrounding_features, word_features


@dataclass(frozen=True, slots=True)
class TypeScores:
    """The model of types, asked about one word after another.

    A word whose probability to tell an event is below `limits.word` by itself is not looked at
    further.
    """

    types: Table
    limits: Thresholds
    _words: dict[object, tuple[numpy.ndarray, float]] = field(default_factory=dict, repr=False)

    def shares(self, scene: Scene, trigger: Trigger) -> numpy.ndarray | None:
        """Return the probability of each type; None where the word alone says that it tells none.

        They are those of `type_features`.
        """
        word, event = self._of_word(scene, trigger)
        if event < self.limits.word and not trigger.heads_content:
            return None
        around = self.types.scores(surrounding_features(scene, trigger))
        return shares_of(word + around + self._of_company(scene, trigger))

    def _of_word(self, scene: Scene, trigger: Trigger) -> tuple[numpy.ndarray, float]:
        """Return what the word itself speaks for, and with what probability for any event."""
        fits = tuple((fit.rule.id, fit.lack) for fit in trigger.fits)
        key = (scene.grammar.language, trigger.key, trigger.token.upos, fits)
        if key not in self._words:
            scores = self.types.scores(word_features(scene, trigger))
            none = self.types.answers.index(NO_EVENT)
            self._words[key] = scores, 1.0 - float(shares_of(scores)[none])
        return self._words[key]

    def _of_company(self, scene: Scene, trigger: Trigger) -> numpy.ndarray:
        """Return what the other words of the sentence speak for: all, less what is its own."""
        total, own = scene.once("company-scores", 0, lambda: self._company(scene))
        rows = own.get(trigger.token.number)
        return total - self.types.weights.take(rows, axis=0).sum(axis=0) if rows else total

    def _company(self, scene: Scene) -> tuple[numpy.ndarray, dict[int, list[int]]]:
        """Return what all words of a sentence speak for, and the features that one alone has."""
        company = company_of(scene)
        having = Counter(name for _, names in company for name in names)
        row = self.types.rows.get
        own = {
            number: [place for name in names
                     if having[name] == 1 and (place := row(name)) is not None]
            for number, names in company
        }
        return self.types.scores(having), own
