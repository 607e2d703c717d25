"""Events as files."""

import csv
import io
import json
import zipfile

import pyarrow.parquet as pq
import pytest
from served import API

from tatanan.serve.bundles import NAMES, is_zip
from tatanan.serve.exporting import COLUMNS


def exported(client, form, query=""):
    """Return the file of a format."""
    answer = client.get(f"{API}/export?format={form}{query}")
    assert 200 == answer.status_code, answer.text
    return answer


@pytest.mark.parametrize("query", ["", "&actor=IDN", "&actor=XXX"])
def test_rows_are_those_of_the_list_in_every_format(client, query):
    """CSV, JSONL and Parquet hold the same events in the same order."""
    ids = [e["id"] for e in client.get(f"{API}/events?limit=1000{query}").json()["items"]]
    table = pq.read_table(io.BytesIO(exported(client, "parquet", query).content))
    rows = list(csv.DictReader(io.StringIO(exported(client, "csv", query).text)))
    lines = [json.loads(line) for line in exported(client, "jsonl", query).text.splitlines()]

    assert ids == table["id"].to_pylist() == [r["id"] for r in rows] == [r["id"] for r in lines]
    assert list(COLUMNS) == table.column_names


def test_a_file_says_what_it_is_of(world, client):
    """The name, the headers and the metadata of Parquet tell the snapshot."""
    snapshot = world.snapshot()
    answer = exported(client, "parquet", "&actor=IDN")
    metadata = pq.read_schema(io.BytesIO(answer.content)).metadata

    assert snapshot == answer.headers["x-tatanan-snapshot"]
    assert snapshot[:12] in answer.headers["content-disposition"]
    assert f'<urn:tatanan:snapshot:{snapshot}>; rel="cite-as"' == answer.headers["link"]
    assert (snapshot.encode(), b"format=parquet&actor=IDN") == (
        metadata[b"tatanan.snapshot"], metadata[b"tatanan.query"])


@pytest.mark.parametrize("form", NAMES)
def test_every_format_of_the_command_is_sent(client, form):
    """One file, or a zip with what describes it."""
    body = exported(client, form, "&type=SANCTION").content

    assert body
    if is_zip(form):
        names = zipfile.ZipFile(io.BytesIO(body)).namelist()
        assert any(name.endswith("datapackage.json") for name in names)


def test_records_are_whole(world, client):
    """Without a filter all records come, as they were written."""
    lines = [json.loads(line) for line in exported(client, "records").text.splitlines()]

    assert list(world.records()) == lines


@pytest.mark.parametrize("path", ["/events?actor=RUS", "/", "/report/a?snapshot=old#x"])
def test_a_view_is_cited_with_its_snapshot(world, client, path):
    """The address in the citation shows the same again, or says that it cannot."""
    told = client.get(f"{API}/cite", params={"path": path}).json()

    assert world.snapshot() == told["snapshot"]
    assert f"snapshot={told['snapshot']}" in told["url"]
    assert 1 == told["url"].count("snapshot=")
    assert told["url"] in told["apa"]
    assert told["bibtex"].startswith("@misc{tatanan-")


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "events"])
def test_no_other_server_is_cited(client, path):
    """Only what stands behind this server's name."""
    assert 422 == client.get(f"{API}/cite", params={"path": path}).status_code
