"""Tables as bytes, to be sent: Arrow streams one after the other, each with its name."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from tatanan.errors import BadRecord

_NAME, _BATCH = b"tatanan.table", b"tatanan.batch"


def pack(batches: Iterable[Mapping[str, pa.Table]]) -> bytes:
    """Return batches of tables as bytes."""
    sink = pa.BufferOutputStream()
    for number, tables in enumerate(batches):
        for name, table in tables.items():
            marks = {_NAME: name.encode(), _BATCH: str(number).encode()}
            marked = table.replace_schema_metadata(marks)
            with pa.ipc.new_stream(sink, marked.schema) as stream:
                stream.write_table(marked)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def unpack(body: bytes) -> list[dict[str, pa.Table]]:
    """Return the batches of tables that bytes hold.

    Raises BadRecord where they hold something else.
    """
    batches: dict[bytes, dict[str, pa.Table]] = {}
    source = pa.BufferReader(body)
    try:
        while source.tell() < len(body):
            with pa.ipc.open_stream(source) as stream:
                table = stream.read_all()
            marks = table.schema.metadata
            batch = batches.setdefault(marks[_BATCH], {})
            batch[marks[_NAME].decode()] = table.replace_schema_metadata(None)
    except (pa.ArrowException, KeyError, TypeError, ValueError, OSError) as error:
        raise BadRecord(f"these bytes hold no tables ({error}); send what `pack` gives") from error
    return [*batches.values()]
