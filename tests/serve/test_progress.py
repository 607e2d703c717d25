"""Reading that tells how far it is."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest
from served import API, client_of, store_of

from tatanan.serve.progress import LINES, Step, answered
from tatanan.serve.shapes import Count

WORDS = "Menteri Luar Negeri Rusia menuduh Ukraina menyerang Belgorod. Ukraina membantahnya."


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A client of an empty store."""
    with store_of(tmp_path_factory.mktemp("told"), []) as store, client_of(store) as asking:
        yield asking


def lines_of(reader, path, **sent):
    """Return the lines of an answer that is followed."""
    answer = reader.post(f"{API}/{path}", headers={"Accept": LINES}, **sent)
    assert (200, LINES) == (answer.status_code, answer.headers["content-type"].split(";")[0])
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.slow
def test_the_steps_of_a_text_come_before_its_answer(reader):
    """The last line is what comes without asking for the steps."""
    *steps, last = lines_of(reader, "read", json={"text": WORDS})
    plain = reader.post(f"{API}/read", json={"text": WORDS}).json()

    assert ["clean", "parse", "code"] == [each["step"]["step"] for each in steps]
    assert 2 == steps[-1]["step"]["sentences"]
    assert {"answer": plain} == last


@pytest.mark.slow
def test_the_reports_of_a_file_are_counted(reader):
    """Who drops a file of many sees at which it is."""
    body = "".join(json.dumps({"id": name, "text": WORDS}) + "\n" for name in "ab")
    *steps, last = lines_of(reader, "files?name=two.jsonl&keep=true", content=body.encode())

    told = [(each["step"]["report"], each["step"]["step"]) for each in steps]
    assert [(1, "clean"), (1, "parse"), (1, "code"), (2, "clean"), (2, "parse"), (2, "code"),
            (2, "keep")] == told
    assert ["a", "b"] == [each["record_id"] for each in last["answer"]["items"]]


def test_what_fails_on_the_way_is_told_last(reader):
    """The answer has begun, so the problem is its last line, with all that problems have."""
    first, last = lines_of(reader, "read", json={"text": "   "})

    assert "clean" == first["step"]["step"]
    assert (422, "about:tatanan/unreadable") == (
        last["problem"]["status"], last["problem"]["type"])
    assert last["problem"]["translations"]["id"]["detail"]


def test_what_is_refused_before_it_begins_has_its_status(reader):
    """Nothing was begun, so there is nothing to follow."""
    answer = reader.post(f"{API}/read", json={}, headers={"Accept": LINES})

    assert (422, "application/problem+json") == (
        answer.status_code, answer.headers["content-type"])


def test_who_leaves_has_the_rest_left_undone():
    """Reports that were not begun yet are not read for nobody."""
    asked = SimpleNamespace(headers={"accept": LINES})
    left, ended, done = Event(), Event(), []

    async def work(tell):
        """Read two reports in another thread."""
        def read():
            """Begin the second one only after whoever asked has left."""
            try:
                tell(Step(step="clean"))
                left.wait(10)
                done.append("first")
                tell(Step(step="clean", report=2))
                done.append("second")
            finally:
                ended.set()

        await asyncio.to_thread(read)
        return Count(value="", count=0)

    async def follow():
        """Take the first line, and leave."""
        lines = (await answered(asked, work)).body_iterator
        first = await anext(lines)
        await lines.aclose()
        left.set()
        await asyncio.to_thread(ended.wait, 10)
        return json.loads(first)

    with ThreadPoolExecutor(1) as other:  # this thread may have the loop of a browser
        seen = other.submit(lambda: asyncio.run(follow())).result()
    assert "clean" == seen["step"]["step"]
    assert ["first"] == done
