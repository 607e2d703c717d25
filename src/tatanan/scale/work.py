"""The work on one shard: items in, tables out. The same items and plan give the same tables.

It knows no database, no clock and no other shard, so that it may be done on any machine, again
after a kill, or twice.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.parquet as pq

from tatanan.gather import Item, RecordLine
from tatanan.read import read_records, read_report
from tatanan.read.inputs import Arrival, InputKind, Reading
from tatanan.scale.plan import Plan
from tatanan.scale.shards import Shard
from tatanan.store.evidence import verify_evidence
from tatanan.store.rows import tables_of
from tatanan.store.writing import require_whole
from tatanan.terms.record import Record, record_of
from tatanan.terms.tables import TABLES, Tables, conform

_Coded = tuple[int, Record]


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that failed: which of its shard, counted from 0, and why."""

    position: int
    error: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a shard: its tables as Parquet, those without rows left out."""

    tables: Mapping[str, bytes]
    items: int
    reports: int
    events: int
    failures: tuple[Failure, ...] = ()


def code_shard(shard: Shard, plan: Plan) -> Outcome:
    """Read and code the items of a shard; an item that fails is left out, with the reason."""
    failures: list[Failure] = []
    coded = list(_records(shard.items, plan, failures))
    tables, coded = _laid_out(coded, failures)
    return Outcome(
        {name: _parquet(name, tables[name]) for name in TABLES if tables[name].num_rows},
        items=len(shard.items),
        reports=len(coded),
        events=tables["events"].num_rows,
        failures=tuple(sorted(failures, key=lambda failure: failure.position)),
    )


def failed_outcome(shard: Shard, failure: Failure) -> Outcome:
    """Return the outcome of a shard that gave nothing."""
    return Outcome({}, len(shard.items), 0, 0, (failure,))


def read_item(item: Item, reading: Reading) -> Arrival:
    """Read one item; what the user says holds where the item says nothing.

    Raises UnreadableReport, UnknownLanguage or BadRecord where it is no report.
    """
    if isinstance(item.content, RecordLine):
        line = item.content
        records = read_records(
            [line.line], clean=reading.clean, language=reading.language, first=line.number)
        record_id, report = next(records)
        published = report.published or reading.published
        return Arrival(replace(report, published=published), record_id)
    capture = replace(
        item.content,
        language=item.content.language or reading.language,
        published=item.content.published or reading.published,
    )
    kind = reading.kind if reading.kind in (InputKind.TEXT, InputKind.HTML) else InputKind.AUTO
    return Arrival(read_report(capture, input_kind=kind))


def _records(
    items: Sequence[Item], plan: Plan, failures: list[Failure]
) -> Iterator[_Coded]:
    for position, item in enumerate(items):
        try:
            arrival = read_item(item, plan.reading)
            coding = plan.code(arrival.report)
            record = record_of(arrival.report, coding, record_id=arrival.record_id)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one item is its own
            failures.append(_failure(position, error))
        else:
            yield position, record


def _laid_out(
    coded: list[_Coded], failures: list[Failure]
) -> tuple[Mapping[str, pa.Table], list[_Coded]]:
    """Return the tables of records; one that no store would take in fails alone."""
    try:
        return _sound_tables(record for _, record in coded), coded
    except Exception:  # noqa: BLE001 - the same
        sound = [each for each in coded if _lies_out(each, failures)]
    return _sound_tables(record for _, record in sound), sound


def _lies_out(coded: _Coded, failures: list[Failure]) -> bool:
    position, record = coded
    try:
        _sound_tables([record])
    except Exception as error:  # noqa: BLE001 - the same
        failures.append(_failure(position, error))
        return False
    return True


def _sound_tables(records: Iterable[Record]) -> Mapping[str, pa.Table]:
    """Return records as tables that a store will take in: otherwise a run could never end."""
    tables = tables_of(records)
    require_whole(tables)
    verify_evidence(tables)
    return tables


def _failure(position: int, error: Exception) -> Failure:
    return Failure(position, type(error).__name__, str(error) or type(error).__name__)


def _parquet(name: str, table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(conform(name, table).combine_chunks(), buffer, compression="zstd")
    return buffer.getvalue()


def joined(batches: Iterable[Tables]) -> dict[str, pa.Table]:
    """Return the tables of several shards that have no report in common as those of one."""
    found = list(batches)
    return {name: pa.concat_tables([tables[name] for tables in found]) for name in TABLES}
