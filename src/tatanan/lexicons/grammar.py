"""Roles and function words of a language: the typed form of `grammar.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.load import load_data, require_language

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Relations by the role they give, and the function words that open, join and mark.

    `home` is the state whose newspapers write the language and leave their own state
    unsaid; None for a language of many states. `markers` maps a preposition to the role of
    the phrase that it opens beside a word that tells an event. `all_of` and `counts` map a word
    to how many it takes up, `taken_as` a noun to the kind of those.
    """

    language: str
    home: str | None
    subject: Words
    patient: Words
    object: Words
    agent: Words
    clause: Words
    name: Words
    phrase: Words
    complementisers: Words
    questioners: Words
    aims: Words
    aims_reached: Words
    coordinators: Words
    contrasts: Words
    turns: Words
    backshifted: Words
    joiners: Words
    gerund_endings: Words
    topic_markers: Words
    indefinites: Words
    breakers: Words
    bounds: Words
    parts: Words
    simultaneous: Words
    comparers: Words
    agent_markers: Words
    addressee_markers: Words
    quoters: Words
    addressing: Words
    relativisers: Words
    free_relatives: Words
    negations: Words
    refusers: Words
    resumers: Words
    anaphors: Words
    possessives: Words
    light_verbs: Words
    future: Words
    hypothetical: Words
    intentions: Words
    deniers: Words
    ceasers: Words
    excluders: Words
    circumstances: Words
    existentials: Words
    unmet: Words
    universals: Words
    coming: Words
    reported_future: Words
    additional: Words
    repetitions: Words
    comments: Words
    naming: Words
    wholes: Words
    others: Words
    bodies: Words
    unplaced: Words
    nominalised: Words
    grounds: Words
    undergoing: Words
    targets: Words
    inclusives: Words
    name_particles: Words
    venues: Words
    backings: Words
    tongues: Words
    sidings: Words
    posts: Words
    companions: Words
    allegiances: Words
    outward: Words
    citizens: Words
    markers: Mapping[str, str]
    all_of: Mapping[str, int]
    counts: Mapping[str, int]
    taken_as: Mapping[str, str]

    def is_gerund(self, form: str) -> bool:
        """Say whether a word ends as a verb does that needs no subject of its own."""
        return form.lower().endswith(tuple(self.gerund_endings))


@lru_cache(maxsize=4)
def load_grammar(language: str) -> Grammar:
    """Return the grammar of a language."""
    data = load_data(require_language(language), "grammar")
    roles = {role: frozenset(relations) for role, relations in data["roles"].items()}
    words = {
        key: frozenset(value)
        for key, value in data.items()
        if isinstance(value, list)
    }
    return Grammar(
        language=language, home=data["home"], markers=_by_word(data["markers"]),
        all_of=data["all_of"], counts=data["counts"], taken_as=_by_word(data["taken_as"]),
        **roles, **words)


def _by_word(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the group in which each word stands."""
    return {word: group for group, words in groups.items() for word in words}
