"""Voice and affixes of Indonesian verbs and nouns: they decide who acts on whom."""

from functools import lru_cache

_MARKS = (
    ("me", "VERB", "Affix=meN|Voice=Act"),
    ("di", "VERB", "Affix=di|Voice=Pass"),
    ("ter", "VERB", "Affix=ter|Voice=Pass"),
    ("ber", "VERB", "Affix=ber|Voice=Act"),
    ("ke", "NOUN", "Affix=ke-an"),
    ("pe", "NOUN", "Affix=peN-an"),
)


@lru_cache(maxsize=20_000)
def voice_features(form: str, lemma: str, upos: str) -> str:
    """Return the affix of an Indonesian word and the voice it gives, as UD features.

    Empty where the word bears no such affix.

    >>> voice_features("menyerang", "serang", "VERB")
    'Affix=meN|Voice=Act'
    >>> voice_features("diklaim", "klaim", "VERB")
    'Affix=di|Voice=Pass'
    >>> voice_features("serangan", "serang", "NOUN")
    ''
    """
    lower, base = form.lower(), lemma.lower()
    for prefix, kind, features in _MARKS:
        if kind == upos and lower.startswith(prefix) and len(lower) > len(prefix) + 2:
            if kind == "NOUN" and not lower.endswith("an"):
                continue
            if not base.startswith(prefix) or lower != base:
                return features
    return ""
