"""A server is asked, asked again where it is busy, and counted; what it refuses is said."""

import socket
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from llm_server import KEY, Reply, answer, refusal, serving

from tatanan.errors import BadAnswer, LlmUnavailable
from tatanan.llm.client import LlmClient, LlmServer, open_client
from tatanan.llm.prompt import Question, answer_schema

QUESTION = Question("You code news.", "[0] Peru memuji Chile.")
EMPTY = '{"events": []}'


@contextmanager
def asking(server):
    """Give a client that never sleeps, and the seconds that it would have slept."""
    slept = []
    with httpx.Client(timeout=server.timeout, trust_env=False) as http:
        yield LlmClient(server, http, sleep=slept.append), slept


def free_port():
    """Return a port of this machine at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_a_question_is_asked_the_same_way_each_time():
    """Temperature 0, a seed, the schema of the answer, and the key as a bearer's."""
    with serving(answer(EMPTY)) as asked, asking(asked.server(key=KEY)) as (client, _):
        assert client.ask(QUESTION) == EMPTY

    request = asked.requests[0]
    assert request["path"] == "/v1/chat/completions"
    assert (request["model"], request["temperature"], request["seed"]) == ("tiny", 0, 1)
    assert [m["role"] for m in request["messages"]] == ["system", "user"]
    assert request["response_format"]["json_schema"]["schema"] == answer_schema()
    assert asked.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_server_without_a_key_gets_none():
    """No key, no header."""
    with serving(answer(EMPTY)) as asked, open_client(asked.server()) as client:
        client.ask(QUESTION)

    assert "Authorization" not in asked.headers[0]


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_without_schemas_is_asked_without(status):
    """A refused form of answer is left out, from then on."""
    refused = refusal(status, "response_format is not supported")
    with serving(refused, answer(EMPTY)) as asked, asking(asked.server()) as (client, slept):
        assert [client.ask(QUESTION), client.ask(QUESTION)] == [EMPTY, EMPTY]

    assert ["response_format" in r for r in asked.requests] == [True, False, False]
    assert slept == []


@pytest.mark.parametrize(
    ("headers", "low", "high"),
    [
        ({"Retry_After": "7"}, 7, 7),
        ({"Retry_After": "in 90 seconds"}, 30, 90),  # as a date, made when the test runs
        ({"Retry_After": "soon"}, 0.5, 0.5),
        ({}, 0.5, 0.5),
    ],
)
def test_a_busy_server_is_asked_again_when_it_says(headers, low, high):
    """Retry-After is honoured in both forms; without it, the wait is our own."""
    if headers == {"Retry_After": "in 90 seconds"}:
        headers = {"Retry_After": format_datetime(datetime.now(UTC) + timedelta(seconds=90))}
    busy = refusal(429, "slow down", **headers)
    with serving(busy, answer(EMPTY)) as asked, asking(asked.server()) as (client, slept):
        assert client.ask(QUESTION) == EMPTY

    assert len(slept) == 1
    assert low <= slept[0] <= high


def test_a_server_that_asks_for_too_long_a_wait_is_not_waited_for():
    """An hour is no wait but an end, and the message says so."""
    busy = refusal(429, "quota", Retry_After="3600")
    with (
        serving(busy) as asked,
        asking(asked.server()) as (client, slept),
        pytest.raises(LlmUnavailable, match="asks to wait 3600 s"),
    ):
        client.ask(QUESTION)

    assert slept == []


def test_a_server_that_fails_for_ever_is_given_up():
    """Waits double; the message names model, address, what the server said, and a remedy."""
    with serving(refusal(500, "out of memory")) as asked, asking(asked.server()) as (client, slept):
        with pytest.raises(LlmUnavailable) as caught:
            client.ask(QUESTION)
        assert client.usage.calls == 3
        assert client.is_lost

    assert slept == [0.5, 1.0]
    for words in ("tiny", asked.url, "HTTP 500", "out of memory", "--llm-url"):
        assert words in str(caught.value)


def test_a_slow_server_is_given_up():
    """A silence that is longer than the time-out ends a try."""
    with serving(answer(EMPTY, after=0.6)) as asked:
        server = asked.server(timeout=0.1, retries=1)
        with (
            asking(server) as (client, slept),
            pytest.raises(LlmUnavailable, match=r"no answer within 0\.1 s"),
        ):
            client.ask(QUESTION)

    assert slept == [0.5]


def test_a_server_that_is_not_there_is_named():
    """Nobody listens: the address stands in the message."""
    server = LlmServer(f"http://127.0.0.1:{free_port()}/v1", "tiny", retries=0)

    with open_client(server) as client, pytest.raises(LlmUnavailable, match=server.url):
        client.ask(QUESTION)


@pytest.mark.parametrize(
    ("status", "remedy"), [(401, "--llm-key-env"), (403, "--llm-key-env"), (404, "--llm-model")]
)
def test_a_closed_door_is_not_knocked_at_again(status, remedy):
    """A bad key or a model that is not there fails at once, and no message shows the key."""
    with (
        serving(refusal(status, f"no entry with {KEY}")) as asked,
        asking(asked.server(key=KEY)) as (client, slept),
        pytest.raises(LlmUnavailable, match=remedy) as caught,
    ):
        client.ask(QUESTION)

    assert (len(asked.requests), slept) == (1, [])
    assert KEY not in str(caught.value)
    assert KEY not in repr(asked.server(key=KEY))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, b"<html>Welcome</html>"),
        Reply(200, b"[]"),
        Reply(200, b'{"choices": []}'),
        Reply(200, b'{"choices": [{"message": {"content": null}}]}'),
        answer('{"events": [', end="length"),
        refusal(400, "the question is too long"),
    ],
)
def test_an_answer_that_cannot_be_used_is_no_answer(reply):
    """Neither a page, nor silence, nor half an answer, nor a refusal breaks the reading."""
    with (
        serving(reply) as asked,
        asking(asked.server()) as (client, _),
        pytest.raises(BadAnswer, match="tiny"),
    ):
        client.ask(QUESTION)


def test_a_server_that_refuses_every_question_is_given_up():
    """The third refusal without any answer ends the run instead of paying for more."""
    with serving(refusal(400, "temperature")) as asked, asking(asked.server()) as (client, _):
        for _ in range(2):
            with pytest.raises(BadAnswer):
                client.ask(QUESTION)
        with pytest.raises(LlmUnavailable, match="temperature"):
            client.ask(QUESTION)


def test_calls_tokens_and_cost_are_counted():
    """Every request is a call; tokens are those that the server tells of."""
    busy = refusal(503)
    with serving(busy, answer(EMPTY)) as asked:
        server = asked.server(price_in=2.0, price_out=10.0)
        with asking(server) as (client, _):
            client.ask(QUESTION)
            client.ask(QUESTION)
            usage = client.usage

    assert (usage.calls, usage.tokens_in, usage.tokens_out) == (3, 2000, 100)
    assert usage.cost(server) == pytest.approx(0.005)


def test_what_is_not_told_is_not_counted_as_nothing():
    """A server that tells no tokens leaves the cost open."""
    with serving(answer(EMPTY, usage=False)) as asked:
        server = asked.server(price_in=2.0, price_out=10.0)
        with asking(server) as (client, _):
            client.ask(QUESTION)

    assert client.usage.told == 0
    assert client.usage.cost(server) is None
