"""Tables are sent as bytes, and come out as they went in."""

import invented
import pyarrow as pa
import pytest

from tatanan.errors import BadRecord
from tatanan.store.packing import pack, unpack
from tatanan.store.rows import tables_of


def test_batches_come_back_as_they_were():
    """Their order, their names, their columns and their types, empty tables among them."""
    batches = [tables_of(invented.records(3)), tables_of([])]

    assert [{name: table.replace_schema_metadata(None) for name, table in batch.items()}
            for batch in batches] == unpack(pack(batches))
    assert [] == unpack(pack([]))


@pytest.mark.parametrize("spoil", [
    lambda _: b"nonsense", lambda body: body[:-20], lambda body: body + b"more",
    lambda body: pa.py_buffer(body).to_pybytes()[8:],
])
def test_other_bytes_are_refused(spoil):
    """What was cut short or is something else is no table."""
    body = pack([{"events": pa.table({"id": ["a", "b"]})}])

    with pytest.raises(BadRecord, match="hold no tables"):
        unpack(spoil(body))


def test_a_stream_without_a_name_is_refused():
    """Only what `pack` gives is taken."""
    sink = pa.BufferOutputStream()
    table = pa.table({"id": ["a"]})
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)

    with pytest.raises(BadRecord, match="hold no tables"):
        unpack(sink.getvalue().to_pybytes())
