"""A publisher of the tests' own: gives files, on this machine only; as a proxy, too.

A test says what lies at which path. Asked as a proxy (`http_proxy`), it gives what lies at the
path of the whole address, whatever the host.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Given:
    """What lies at a path: a body, its type, and the status of the answer."""

    body: bytes
    type: str = "application/octet-stream"
    status: int = 200
    location: str | None = None


@dataclass
class Publisher:
    """A server that runs: its address, what it gives, and what was asked for."""

    url: str
    files: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)


@contextmanager
def open_publisher(**files):
    """Run a server that gives files by path, and end it with the block."""
    known = Publisher("", dict(files))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            known.asked.append(self.path)
            given = known.files.get(urlsplit(self.path).path, Given(b"no such file", status=404))
            self.send_response(given.status)
            self.send_header("Content-Type", given.type)
            self.send_header("Content-Length", str(len(given.body)))
            if given.location:
                self.send_header("Location", given.location)
            self.end_headers()
            self.wfile.write(given.body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
