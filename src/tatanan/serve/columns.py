"""The columns that are counted and sorted by, in memory: a small number a telling and column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Places = NDArray[np.int32]
"""Where tellings stand, from 0 on."""
Numbers = NDArray[np.int64]
UNDATED: Final = np.iinfo(np.int32).min
SIDES: Final = ("actor", "recipient")
WORDS: Final[Mapping[str, str]] = {
    "type": "type", "quad": "quad", "language": "language", "factuality": "factuality",
    "year": "year", "where": "country", "review": "review", "outlet": "outlet",
}
"""Which columns hold words, by the name of the filter that asks about each."""
_TOLD: Final = (
    "SELECT event_no, report_no, alone, confidence, from_day, event_day,"  # noqa: S608 - names of our own
    " CAST(round(intensity * 1000) AS BIGINT) AS thousandths,"
    f" {', '.join(WORDS.values())} FROM told ORDER BY telling_no")
_PARTS: Final = (
    "SELECT telling_no, code FROM parts WHERE is_first AND side = $side"
    " ORDER BY telling_no, position")
_SPREAD: Final = "SELECT reports, outlets FROM spread ORDER BY event_no"


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of words as numbers: the places of the words among `values`, -1 for none."""

    values: Sequence[str]
    codes: Numbers


@dataclass(frozen=True, slots=True)
class Parts:
    """Who stands on a side: the place of the telling, and the code; each once a telling."""

    telling: Places
    code: Coded


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of every telling, in the order of `telling_no`.

    Days are counted from 1970, and UNDATED is not known; intensities are in thousandths.
    `reports` and `outlets` say how many tell the event of a telling.
    """

    event: Places
    report: Places
    alone: NDArray[np.bool_]
    all_alone: bool
    confidence: NDArray[np.float64]
    day: Places
    event_day: Places
    intensity: Numbers
    reports: Numbers
    outlets: Numbers
    words: Mapping[str, Coded]
    sides: Mapping[str, Parts]


def read_columns(ask: Callable[..., pa.Table]) -> Columns:
    """Return the columns of a catalogue, which answers queries."""
    told, spread = ask(_TOLD), ask(_SPREAD)
    event = told["event_no"].to_numpy()
    alone = told["alone"].to_numpy().astype(np.bool_)
    return Columns(
        event=event, report=told["report_no"].to_numpy(),
        alone=alone, all_alone=bool(alone.all()),
        confidence=pc.fill_null(told["confidence"], np.nan).to_numpy(),
        day=_days(told["from_day"]), event_day=_days(told["event_day"]),
        intensity=told["thousandths"].to_numpy(),
        reports=spread["reports"].to_numpy()[event - 1],
        outlets=spread["outlets"].to_numpy()[event - 1],
        words={about: coded(told[name]) for about, name in WORDS.items()},
        sides={side: _parts(ask(_PARTS, {"side": side})) for side in SIDES},
    )


def coded(column: pa.ChunkedArray) -> Coded:
    """Return words as numbers in the order of the words.

    >>> found = coded(pa.chunked_array([["b", None, "a"]]))
    >>> found.values, found.codes.tolist()
    (['a', 'b'], [1, -1, 0])
    """
    array = column.combine_chunks().dictionary_encode()
    words = array.dictionary.to_pylist()
    order = sorted(range(len(words)), key=words.__getitem__)
    ranks = np.empty(len(words) + 1, np.int64)
    ranks[order], ranks[-1] = np.arange(len(words)), -1
    places = pc.fill_null(array.indices, -1).to_numpy(zero_copy_only=False)
    return Coded([words[at] for at in order], ranks[places])


def _days(column: pa.ChunkedArray) -> Places:
    days: Places = pc.fill_null(column.cast(pa.int32()), int(UNDATED)).to_numpy().astype(np.int32)
    return days


def _parts(rows: pa.Table) -> Parts:
    return Parts(rows["telling_no"].to_numpy() - 1, coded(rows["code"]))
