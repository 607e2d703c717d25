"""A web server of the tests' own, on this machine only, which says what a test has it say.

A page is a `Page`, or a list of them, given one a request; the last is given again for ever.
"""

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ARTICLE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2024-07-03"></head><body><article>
<h1>{title}</h1>
<p>The foreign minister of Peru received the ambassador of Chile on Wednesday and praised the
border talks, which the two governments began in March and mean to close before the winter.</p>
<p>Peru thanked Chile for its aid after the flood in the north, the ministry said in a statement.
The ambassador said that his government would send two more planes with tents and water.</p>
</article></body></html>"""


@dataclass(frozen=True)
class Page:
    """What the server replies: a body, a status, headers; after so many seconds.

    `drip` sends the body one byte a time with so many seconds between.
    """

    body: bytes = b""
    status: int = 200
    headers: dict = field(default_factory=dict)
    after: float = 0.0
    drip: float = 0.0


@dataclass
class Site:
    """A server that runs: its address, its pages, and the requests that came in."""

    url: str
    pages: dict
    asked: list = field(default_factory=list)

    def paths(self):
        """Return the paths that were asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


def article(title, **known):
    """Return a page that carries an article."""
    headers = {"Content-Type": "text/html; charset=utf-8", **known.pop("headers", {})}
    return Page(ARTICLE.format(title=title).encode(), headers=headers, **known)


@contextmanager
def serving(pages):
    """Run a server for as long as the block lasts."""
    site = Site("", dict(pages))

    class Handler(BaseHTTPRequestHandler):
        """Replies what the test said. (http.server asks for these names.)"""

        def do_GET(self):
            """Take a request down and reply."""
            site.asked.append((self.path, dict(self.headers)))
            found = site.pages.get(self.path, Page(b"not here", 404))
            if isinstance(found, list):
                found = found.pop(0) if len(found) > 1 else found[0]
            page = found(dict(self.headers)) if callable(found) else found
            time.sleep(page.after)
            try:
                self._write(page)
            except OSError:
                self.close_connection = True  # whoever asked has left

        def _write(self, page):
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            if not page.drip:
                self.wfile.write(page.body)
                return
            for byte in page.body:
                self.wfile.write(bytes([byte]))
                time.sleep(page.drip)

        def log_message(self, *_):
            """Say nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
