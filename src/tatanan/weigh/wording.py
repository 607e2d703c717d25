"""What a measurement says, in a plain sentence of each language: its value, and what it is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tatanan.lexicons.load import read_data
from tatanan.lexicons.schemas import faults_by_kind
from tatanan.terms.network import Period, Yardstick
from tatanan.terms.note import Note
from tatanan.terms.weighing import Wording
from tatanan.weigh.known import Draft
from tatanan.weigh.names import name_of

_HOME = "tatanan.weigh"
_DIGITS = {"number": 2, "tenths": 1, "whole": 0}


@lru_cache(maxsize=4)
def load_words(name: str) -> Mapping[str, Any]:
    """Return a data file of this package: the words of a language, or who is set beside whom.

    Raises BadLexicon where it is missing or is no YAML.
    """
    return read_data(files(_HOME) / "words" / f"{name}.yaml", f"weigh/words/{name}.yaml")


def faults_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a data file of this package, by the schema of its kind."""
    yield from faults_by_kind(data, files(_HOME) / "words")


def say_measurement(draft: Draft, *, behind: int | None) -> Wording:
    """Return what a measurement says; `behind` is how many days its data end before the report."""
    return Wording(_sentence(draft, behind, "en"), _sentence(draft, behind, "id"))


def say_note(name: str, **filled: object) -> Wording:
    """Return a note in both languages; codes and days among what fills it are called by name."""
    return Wording(*(
        load_words(language)["notes"][name].format(
            **{key: _called(value, language) for key, value in filled.items()})
        for language in ("en", "id")))


def say_reason(note: Note, language: str) -> str:
    """Return a note beside a yardstick in a language; English is what it is written in.

    >>> say_reason(Note("in {count} roll calls", count=43), "id")
    'dalam 43 pemungutan suara'
    """
    words = load_words(language)
    if "reasons" not in words:
        return str(note)
    return str(words["reasons"][note.template].format(
        **{gap: _filled(value, language) for gap, value in note.filled.items()}))


def about_of(yardstick: Yardstick, language: str) -> str:
    """Return whom a yardstick is about, as people call it.

    >>> about_of(Yardstick("kappa of two states", "CHN–RUS", 0.63), "id")
    'China dan Rusia'
    """
    words = load_words(language)
    for mark, link in (("–", words["and"]), ("+", words["joined"])):
        if mark in yardstick.about:
            return str(link.join(_called(part, language) for part in yardstick.about.split(mark)))
    return _called(yardstick.about, language)


def measured(yardstick: Yardstick, language: str) -> str:
    """Return what a yardstick measures, as people call it.

    >>> measured(Yardstick("kappa of two states", "CHN–RUS", 0.63), "id")
    'Kesepakatan (kappa) China dan Rusia dalam pemungutan suara PBB'
    """
    name: str = load_words(language)["measures"][yardstick.measure]["name"]
    return name.format(about=about_of(yardstick, language), **_two(yardstick.about, language))


def value_of(yardstick: Yardstick, value: float | None, language: str) -> str:
    """Return a value of a yardstick as people write it; a dash where it is not known.

    >>> value_of(Yardstick("kappa of two states", "CHN–RUS", 0.63), 0.634, "id")
    '0,63'
    """
    words = load_words(language)
    of_measure = words["measures"][yardstick.measure]
    if value is None:
        return "–"
    if of_measure["show"] == "words":
        return str(of_measure["words"].get(str(int(value)), int(value)))
    if of_measure["show"] == "percent":
        return f"{value * 100:.0f} %"
    # Adding 0 turns a rounded -0 into 0.
    shown = round(value, _DIGITS[of_measure["show"]]) + 0.0
    return f"{shown:.{_DIGITS[of_measure['show']]}f}".replace(".", words["decimal"])


def _sentence(draft: Draft, behind: int | None, language: str) -> str:
    words, own = load_words(language), draft.yardstick
    frames, of_measure = words["frames"], words["measures"][own.measure]
    name = measured(own, language)
    if own.value is None:
        first = frames["unknown"].format(name=name)
    else:
        first = frames["value"].format(
            name=name, when=_when(own.period, language), interval=_interval(own, language),
            value=value_of(own, own.value, language))
    parts = [first, *_compared(draft, language), *_ends(own.until, behind, language)]
    parts.append(frames["limits"].format(
        measures=of_measure["measures"], omits=of_measure["omits"]))
    return " ".join(parts)


def _compared(draft: Draft, language: str) -> Iterator[str]:
    frames, own = load_words(language)["frames"], draft.yardstick
    if own.percentile is not None:
        yield frames["percentile"].format(percent=f"{own.percentile * 100:.0f}")
    others = [
        frames["other"].format(
            about=about_of(each, language), value=value_of(each, each.value, language))
        for each in draft.beside]
    if others:
        yield frames["beside"].format(others=", ".join(others))


def _ends(until: date | None, behind: int | None, language: str) -> Iterator[str]:
    frames = load_words(language)["frames"]
    if until is None:
        return
    if behind is None:
        yield frames["until"].format(until=until)
    elif behind > 0:
        yield frames["before"].format(until=until, days=behind)
    else:
        yield frames["within"].format(until=until)


def _interval(own: Yardstick, language: str) -> str:
    if own.low is None or own.high is None:
        return ""
    ends = {"low": value_of(own, own.low, language), "high": value_of(own, own.high, language)}
    return str(load_words(language)["frames"]["interval"].format(**ends))


def _when(period: Period | None, language: str) -> str:
    if period is None:
        return "–"
    if period == Period.year(period.first.year):
        return str(period.first.year)
    if period.first == period.last:
        return period.first.isoformat()
    return str(load_words(language)["frames"]["span"].format(
        first=period.first, last=period.last))


def _two(about: str, language: str) -> Mapping[str, str]:
    """Return the two that a yardstick is about, by name; nothing where it is about one."""
    one, mark, other = about.partition("–")
    return {"one": _called(one, language), "other": _called(other, language)} if mark else {}


@dataclass(frozen=True, slots=True)
class _Decimal:
    """A number that is written with the mark of a language."""

    value: float
    mark: str

    def __format__(self, how: str) -> str:
        return format(self.value, how).replace(".", self.mark)


def _filled(value: object, language: str) -> object:
    """Return what stands in the gap of a note, as a language writes it."""
    if isinstance(value, Note):
        return say_reason(value, language)
    if isinstance(value, float):
        return _Decimal(value, load_words(language)["decimal"])
    return value


def _called(value: object, language: str) -> str:
    if isinstance(value, date):
        return value.isoformat()
    told = load_words(language)["abouts"].get(str(value)) or name_of(str(value), language)
    return str(told or value)
