"""A server that speaks OpenAI's protocol: asked, asked again where it is busy, and counted."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from tatanan.errors import BadAnswer, LlmUnavailable
from tatanan.llm.prompt import Question, answer_schema

_BUSY = frozenset({408, 429, 500, 502, 503, 504, 529})
_NO_ENTRY = frozenset({401, 403})
# With these a server refuses a request for what stands in it, such as a form of answer it lacks.
_REFUSED = frozenset({400, 413, 415, 422, 501})
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_SECONDS = re.compile(r"\d+(\.\d+)?", re.ASCII)
_FIRST_WAIT = 0.5  # seconds; doubled each time
_LONGEST_OWN_WAIT = 30.0  # seconds between tries where the server does not say
_LONGEST_WAIT = 300.0  # a server that asks for more is no use to who waits for this run
_LOST_AFTER = 3  # failures in a row; one may be a single hard question
_SHOWN = 200  # characters of a server's words in a message


@dataclass(frozen=True, slots=True)
class LlmServer:
    """Where a language model answers, and how it is asked.

    `timeout` is how many seconds of silence are borne, `retries` how often a busy server is
    asked again. `key` is None where the server wants none; the prices of a million tokens, in
    any currency, are None where they are not known.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    retries: int = 3
    price_in: float | None = None
    price_out: float | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run has taken: requests sent, answers got, and the tokens that answers told of."""

    calls: int = 0
    answers: int = 0
    told: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def cost(self, server: LlmServer) -> float | None:
        """Return what the tokens cost; None where a price is not known or tokens were not told.

        >>> server = LlmServer("http://localhost/v1", "m", price_in=2.0, price_out=8.0)
        >>> Usage(1, 1, 1, 500_000, 250_000).cost(server)
        3.0
        """
        if server.price_in is None or server.price_out is None or self.told < self.answers:
            return None
        return (self.tokens_in * server.price_in + self.tokens_out * server.price_out) / 1e6


class LlmClient:
    """Asks one model of one server; counts what it takes."""

    def __init__(
        self, server: LlmServer, http: httpx.Client, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.server = server
        self._http = http
        self._sleep = sleep
        self._counts: dict[str, int] = dict.fromkeys(Usage.__slots__, 0)
        self._failures = 0
        self._knows_schema = True

    @property
    def usage(self) -> Usage:
        """What has been taken so far."""
        return Usage(**self._counts)

    @property
    def is_lost(self) -> bool:
        """Whether asking on is no use: the server never answered, or failed time after time."""
        return not self._counts["answers"] or self._failures >= _LOST_AFTER

    def ask(self, question: Question, *, seed: int = 1) -> str:
        """Return the words of the model's answer.

        Raises LlmUnavailable where the server cannot be used, and BadAnswer where it refuses
        this question or its answer is cut off or holds no words.
        """
        self._failures += 1
        response = self._answered(_request(self.server, question, seed))
        if response.status_code != httpx.codes.OK:
            refused = f"{self._place} refuses the question ({self._told(response)})"
            if self.is_lost and self._failures >= _LOST_AFTER:
                raise LlmUnavailable(f"{refused}; see what it says, or name another --llm-model")
            raise BadAnswer(f"{refused}; see what it says")
        self._failures = 0
        self._counts["answers"] += 1
        return self._words_of(response)

    @property
    def _place(self) -> str:
        return f"language model {self.server.model} at {self.server.url}"

    def _answered(self, request: dict[str, Any]) -> httpx.Response:
        """Return the server's response, asked without a schema where it refuses one."""
        if not self._knows_schema:
            return self._response(request)
        response = self._response({**request, "response_format": _response_format()})
        if response.status_code not in _REFUSED:
            return response
        plain = self._response(request)
        self._knows_schema = plain.status_code != httpx.codes.OK
        return plain

    def _response(self, request: Mapping[str, Any]) -> httpx.Response:
        """Return a response that is no excuse; a busy server is asked again."""
        for left in range(self.server.retries, -1, -1):
            try:
                response = self._post(request)
            except httpx.RequestError as error:
                reason, asked = _reason(error, self.server.timeout), None
            else:
                if response.status_code not in _BUSY:
                    return self._admitted(response)
                reason, asked = self._told(response), _retry_after(response)
            if not left or (asked or 0) > _LONGEST_WAIT:
                break
            self._sleep(asked if asked is not None else self._own_wait(left))
        wait = f", and asks to wait {asked:.0f} s" if asked else ""
        raise LlmUnavailable(
            f"{self._place}: {reason}{wait}; start the server, correct --llm-url, or give it more"
            " time (--llm-timeout, --llm-retries)"
        )

    def _own_wait(self, left: int) -> float:
        tried = self.server.retries - left
        return min(_FIRST_WAIT * float(2**tried), _LONGEST_OWN_WAIT)

    def _post(self, request: Mapping[str, Any]) -> httpx.Response:
        key = self.server.key
        self._counts["calls"] += 1
        return self._http.post(
            f"{self.server.url.rstrip('/')}/chat/completions",
            json=request,
            headers={"Authorization": f"Bearer {key}"} if key else {},
        )

    def _admitted(self, response: httpx.Response) -> httpx.Response:
        """Return the response unless the door is shut or it is the wrong house."""
        status = response.status_code
        if status == httpx.codes.OK or status in _REFUSED:
            return response
        remedy = "correct --llm-url and --llm-model"
        if status in _NO_ENTRY:
            remedy = "put a key that is valid there into the variable that --llm-key-env names"
        raise LlmUnavailable(f"{self._place}: {self._told(response)}; {remedy}")

    def _words_of(self, response: httpx.Response) -> str:
        try:
            body = response.json()
            choice = body["choices"][0]
            words, end = choice["message"]["content"], choice.get("finish_reason")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise BadAnswer(
                f"{self._place} does not answer in OpenAI's form; correct --llm-url"
            ) from error
        self._count(body.get("usage"))
        if not isinstance(words, str):
            raise BadAnswer(f"{self._place} answers without words; ask again")
        if end == "length":
            raise BadAnswer(f"{self._place} cuts its answer off; let it write longer answers")
        return words

    def _told(self, response: httpx.Response) -> str:
        """Return the status and what the server says of it, on one line and without the key."""
        words = " ".join(response.text.split())[:_SHOWN]
        if self.server.key:
            words = words.replace(self.server.key, "***")
        return f"HTTP {response.status_code}{f' {words}' if words else ''}"

    def _count(self, usage: object) -> None:
        told = usage if isinstance(usage, dict) else {}
        tokens = told.get("prompt_tokens"), told.get("completion_tokens")
        if all(isinstance(number, int) for number in tokens):
            self._counts["told"] += 1
            self._counts["tokens_in"] += tokens[0] or 0
            self._counts["tokens_out"] += tokens[1] or 0


@contextmanager
def open_client(server: LlmServer) -> Iterator[LlmClient]:
    """Give a client of a server, and close its connections in the end.

    Servers on this machine are never asked through a proxy.
    """
    through_proxy = urlsplit(server.url).hostname not in _HERE
    with httpx.Client(timeout=server.timeout, trust_env=through_proxy) as http:
        yield LlmClient(server, http)


def _request(server: LlmServer, question: Question, seed: int) -> dict[str, Any]:
    return {
        "model": server.model,
        "messages": [
            {"role": "system", "content": question.instructions},
            {"role": "user", "content": question.text},
        ],
        "temperature": 0,
        "seed": seed,
        "stream": False,
    }


def _response_format() -> dict[str, Any]:
    schema = {"name": "events", "strict": True, "schema": answer_schema()}
    return {"type": "json_schema", "json_schema": schema}


def _reason(error: httpx.RequestError, timeout: float) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"no answer within {timeout:g} s"
    return str(error) or type(error).__name__


def _retry_after(response: httpx.Response) -> float | None:
    """Return for how many seconds a server wants to be left alone; None where it does not say."""
    value = response.headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (then.astimezone(UTC) - datetime.now(UTC)).total_seconds())
