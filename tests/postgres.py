"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone in the end."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from functools import lru_cache
from itertools import count
from pathlib import Path

import pytest

REQUIRED = "TATANAN_REQUIRE_POSTGRES"  # set to 1, a missing server fails instead of being skipped
OLDEST = 15
_SETTINGS = "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off"
_MAKE = (  # sorted as no code point is, so that a query that forgets its order is found out
    "--auth=trust", "--username=tatanan", "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync",
    "--locale-provider=icu", "--icu-locale=id",
)
_numbers = count(1)


def fresh_database():
    """Return the address of an empty database; skip, or fail, where there is no PostgreSQL."""
    import psycopg

    address = server()
    name = f"t{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address}/{name}"


def server():
    """Return the address of the server, which is started when it is first asked for."""
    binaries = _binaries()
    if binaries is None:
        reason = f"PostgreSQL {OLDEST} or later is not installed (apt-get install postgresql)"
        pytest.fail(reason) if os.environ.get(REQUIRED) == "1" else pytest.skip(reason)
    return _started(binaries)


@lru_cache(maxsize=1)
def _started(binaries):
    folder = Path(tempfile.mkdtemp(prefix="tatanan-pg-"))
    owner = _owner()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    control = [binaries / "pg_ctl", "-D", folder / "data", "-w"]
    _run([binaries / "initdb", "-D", folder / "data", *_MAKE], owner)
    options = f"-p {port} -k {folder} {_SETTINGS}"
    _run([*control, "-o", options, "-l", folder / "log", "start"], owner)
    atexit.register(_stop, [*control, "-m", "immediate", "stop"], owner, folder)
    return f"postgresql://tatanan@127.0.0.1:{port}"


def _run(command, owner):
    # The server inherits standard output, so a pipe would never end.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **owner)


def _stop(command, owner, folder):
    with suppress(subprocess.CalledProcessError):
        _run(command, owner)
    shutil.rmtree(folder, ignore_errors=True)


def _owner():
    """Return whom the server runs as: never root, which PostgreSQL refuses."""
    if os.getuid() != 0:
        return {}
    names = {user.pw_name: user for user in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@lru_cache(maxsize=1)
def _binaries():
    """Return the folder of the newest server that is installed, or None."""
    found = [Path(path).resolve().parent for path in [shutil.which("pg_ctl")] if path]
    found += sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")),
        key=lambda path: int(path.parent.name), reverse=True,
    )
    return next((path for path in found if (path / "initdb").exists() and _is_new(path)), None)


def _is_new(binaries):
    told = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True,
                          check=True)
    return int(told.stdout.split()[2].partition(".")[0]) >= OLDEST
