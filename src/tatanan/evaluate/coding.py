"""The coder at work on gold texts: each is read, parsed and coded as any other report is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import islice
from multiprocessing import get_context

from tatanan.evaluate.gold import GoldText
from tatanan.evaluate.told import Told, told_in
from tatanan.terms.record import record_of

_CHUNK = 50  # texts a process takes at once: few enough to share the work evenly


def told_of(texts: Sequence[GoldText], *, processes: int = 1) -> dict[str, Told]:
    """Return what the coder says each text tells, by the text's id."""
    chunks = list(_chunks(texts))
    if processes == 1 or len(chunks) == 1:
        return _joined(map(_code, chunks))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return _joined(pool.map(_code, chunks))


def _chunks(texts: Sequence[GoldText]) -> Iterable[tuple[GoldText, ...]]:
    waiting = iter(texts)
    return iter(lambda: tuple(islice(waiting, _CHUNK)), ())


def _code(texts: Iterable[GoldText]) -> dict[str, Told]:
    # Imported here, for the models are heavy: whoever only wants the scorers need not wait.
    from tatanan.pipeline import extract_coding
    from tatanan.read import read_records

    lines = (json.dumps({k: v for k, v in asdict(text).items() if v}) for text in texts)
    return {
        name: told_in(record_of(report, extract_coding(report)))
        for name, report in read_records(lines)
    }


def _joined(parts: Iterable[Mapping[str, Told]]) -> dict[str, Told]:
    return {key: told for part in parts for key, told in part.items()}
