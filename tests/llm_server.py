"""A server of the tests' own that speaks OpenAI's protocol, on this machine only.

A test says what it replies, one reply a request; the last one is given again for ever.
"""

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tatanan.llm.client import LlmServer

KEY = "a-key-of-the-tests"


@dataclass(frozen=True)
class Reply:
    """What the server replies: a status, a body, headers; after so many seconds."""

    status: int
    body: bytes
    headers: dict = field(default_factory=dict)
    after: float = 0.0


@dataclass
class Asked:
    """A server that runs: its address, and the requests that came in with their headers."""

    url: str
    replies: list
    requests: list = field(default_factory=list)
    headers: list = field(default_factory=list)

    def server(self, **wishes):
        """Return how to ask it, in a way that fails soon."""
        return LlmServer(self.url, "tiny", **{"timeout": 5.0, "retries": 2, **wishes})


def answer(content, *, end="stop", usage=True, **known):
    """Return a reply in OpenAI's form; a content that is no text is written as JSON."""
    words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    body = {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": words},
                     "finish_reason": end}],
    }
    if usage:
        body["usage"] = {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050}
    return Reply(200, json.dumps(body).encode(), **known)


def refusal(status, words="", **headers):
    """Return a reply that is an error in OpenAI's form."""
    body = json.dumps({"error": {"message": words, "type": "error"}}).encode()
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def event(sentence, type_name, trigger, actors=(), recipients=(), **more):
    """Return an event as a model tells it, its participants as (words, code)."""
    return {
        "sentence": sentence, "type": type_name, "mode": None, "trigger": trigger,
        "actors": [{"words": words, "code": code} for words, code in actors],
        "recipients": [{"words": words, "code": code} for words, code in recipients],
        "factuality": "asserted", "auxiliary": [], **more,
    }


def events(*told):
    """Return the reply of a model that tells these events."""
    return answer({"events": list(told)})


@contextmanager
def serving(*replies):
    """Run a server for as long as the block lasts."""
    asked = Asked("", list(replies))

    class Handler(BaseHTTPRequestHandler):
        """Replies what the test said, one after another. (http.server asks for these names.)"""

        def do_POST(self):
            """Take a request down and reply."""
            length = int(self.headers["Content-Length"])
            asked.requests.append({"path": self.path, **json.loads(self.rfile.read(length))})
            asked.headers.append(dict(self.headers))
            reply = asked.replies.pop(0) if len(asked.replies) > 1 else asked.replies[0]
            time.sleep(reply.after)
            try:
                self._write(reply)
            except OSError:
                self.close_connection = True  # whoever asked has left

        def _write(self, reply):
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_):
            """Say nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    asked.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
