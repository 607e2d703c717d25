"""Runs of bulk work in processes of their own, which may be killed; and reports to work on."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from tatanan.store import open_store

MARK = "TATANAN_TEST_RUN"  # stands in the environment of a run and of all that it starts
_RUN = """
import sys
import plain_coder
from tatanan.scale import Labour, Plan, ShardSize, add
if __name__ == "__main__":
    add([sys.argv[1]], to=sys.argv[2], plan=Plan(code=plain_coder.code_slowly),
        labour=Labour(workers=2, engine=sys.argv[3], size=ShardSize(usual=4, most=6)))
"""
_HOLD = """
import sys
from tatanan.store import open_store
with open_store(sys.argv[1], create=True):
    print("open", flush=True)
    sys.stdin.read()
"""


def lines(count, *, first=0):
    """Return so many records of different texts, each a line."""
    return [line(f"r{n}", f"Laporan {n} tentang sungai dan jembatan.")
            for n in range(first, first + count)]


def line(name, text):
    """Return one record as a line."""
    return json.dumps({"id": name, "language": "id", "published": "2024-05-07", "text": text})


def write_lines(path, written):
    """Write lines into a file; return its path."""
    path.write_text("".join(each + "\n" for each in written), encoding="utf-8")
    return path


def contents(place):
    """Return all rows of a store's tables, as often as each is there."""
    with open_store(place, read_only=True) as store:
        names = [name for name, rows in store.info().rows.items() if rows]
        return {name: Counter(store.rows(f"SELECT * FROM {name}")) for name in names}


def snapshot(place):
    """Return the digest of a store."""
    with open_store(place, read_only=True) as store:
        return store.snapshot()


@contextmanager
def running(source, place, *, engine="local"):
    """Have a process add a source to a store with two workers; give it and its mark."""
    mark = uuid4().hex
    paths = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-c", _RUN, str(source), str(place), engine]
    environment = {**os.environ, MARK: mark, "PYTHONPATH": paths.rstrip(os.pathsep)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as run:
        yield run, mark


@contextmanager
def held_elsewhere(place):
    """Have another process make a store and hold it."""
    command = [sys.executable, "-c", _HOLD, str(place)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as other:
        assert other.stdout.readline() == "open\n"
        yield
        other.communicate()


def waited_for(holds, *, seconds=60.0):
    """Wait until something holds; say whether it did in so many seconds."""
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return bool(held)


def processes_of(mark):
    """Return the processes that a run has started and that still run; Linux tells."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (place / "environ").read_bytes().split(b"\0"):
                found.append(int(place.name))
        except OSError:
            continue
    return found
