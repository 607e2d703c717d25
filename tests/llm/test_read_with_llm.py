"""`tatanan read --coder llm`: what is asked for, what is written, and how it ends."""

import json

import pytest
from llm_server import KEY, answer, event, events, refusal, serving
from trees import sentences_of
from typer.testing import CliRunner

from tatanan.cli import app
from tatanan.extract.event_judges import judge_by_rules

TEXT = "Peruvian troops shelled a Chilean outpost on Monday. Brazil said that Chile had rejected \
the truce."
OTHER = "Brazil praised Chile."
SHELLED = event(0, "ASSAULT", "shelled", [("Peruvian", "PER")], [("Chilean", "CHL")])
PRAISED = event(0, "SUPPORT", "praised", [("Brazil", "BRA")], [("Chile", "CHL")])


@pytest.fixture
def read(monkeypatch):
    """Run `tatanan read` on records with stored trees and the rules alone."""
    monkeypatch.setattr("tatanan.pipeline.parse_report", sentences_of)
    monkeypatch.setattr("tatanan.extract.coder.default_judge", judge_by_rules)

    def run(asked, *options, texts=(TEXT,)):
        lines = [
            json.dumps({"id": f"r{n}", "text": text, "language": "en", "published": "2025-03-20"})
            for n, text in enumerate(texts)
        ]
        url = ("--llm-url", asked.url) if asked else ()
        wishes = ("--coder", "llm", *url, "--llm-model", "tiny", "--llm-retries", "0")
        arguments = ["read", "-", "-f", "jsonl", *wishes, *options]
        return CliRunner().invoke(app, arguments, input="\n".join(lines))

    return run


def records(result):
    """Return the records that were written, one a line."""
    return [json.loads(written) for written in result.stdout.split("\n") if written]


def test_the_events_of_a_record_are_the_models(read):
    """The record has the model's event with its words; standard error has one line."""
    with serving(events(SHELLED)) as asked:
        result = read(asked)

    (record,) = records(result)
    assert result.exit_code == 0
    assert [(e["type"], e["trigger"]["quote"], e["found_by"]) for e in record["events"]] == [
        ("ASSAULT", "shelled", ["llm:tiny"])]
    assert record["coder"]["models"].endswith(" llm:tiny")
    assert [s["content"]["quote"] for s in record["statements"]] == ["Chile had rejected the truce"]
    assert result.stderr == (
        "tatanan: llm:tiny: 1 call, 1000 tokens in, 50 out; nothing dropped\n")


def test_cost_and_drops_are_told_in_the_end(read):
    """With prices, the line tells the cost; what was dropped is told by reason, most first."""
    lies = [{**SHELLED, "type": "WAR"}, {**SHELLED, "trigger": "bombed"},
            {**SHELLED, "trigger": "nuked"}]
    with serving(events(SHELLED, *lies), events(PRAISED)) as asked:
        prices = ("--llm-price-in", "2", "--llm-price-out", "10")
        result = read(asked, *prices, texts=(TEXT, OTHER))

    assert result.exit_code == 0
    assert result.stderr == (
        "tatanan: llm:tiny: 2 calls, 2000 tokens in, 100 out, cost 0.0050;"
        " dropped: 2 trigger not found, 1 unknown type\n")


def test_the_key_comes_from_the_environment_and_is_not_shown(read, monkeypatch):
    """The variable is named, the key is sent, and no output holds it."""
    monkeypatch.setenv("TINY_KEY", f" {KEY}\n")
    with serving(refusal(401, f"{KEY} is not valid")) as asked:
        result = read(asked, "--llm-key-env", "TINY_KEY")

    assert asked.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert (result.exit_code, result.stdout) == (1, "")
    assert "--llm-key-env" in result.stderr
    assert KEY not in result.stderr


def test_a_piece_that_was_not_coded_makes_the_run_partial(read):
    """The record is written, with the piece among what was skipped; the exit code is 3."""
    with serving(answer("I am sorry."), answer("Still sorry."), events(PRAISED)) as asked:
        result = read(asked, texts=(TEXT, OTHER))

    first, second = records(result)
    assert result.exit_code == 3
    assert [s["quote"] for s in first["skipped"]] == [TEXT]
    assert [e["type"] for e in second["events"]] == ["SUPPORT"]
    assert "1 of 2 pieces not coded" in result.stderr


def test_a_server_that_is_not_usable_ends_the_run(read):
    """Said once: address, reason, remedy; nothing is written, and the code is 1."""
    with serving(refusal(500, "no memory")) as asked:
        result = read(asked, texts=(TEXT, OTHER))

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(asked.requests) == 1
    for words in (asked.url, "no memory", "--llm-url", "no further report is tried"):
        assert words in result.stderr
    assert "1 call," in result.stderr


def test_a_slow_server_ends_the_run_too(read):
    """The time-out is the user's."""
    with serving(answer("{}", after=0.6)) as asked:
        result = read(asked, "--llm-timeout", "0.1")

    assert result.exit_code == 1
    assert "no answer within 0.1 s" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--coder", "llm"], "--llm-url"),
        (["--coder", "llm", "--llm-url", "http://localhost/v1"], "--llm-model"),
        (["--coder", "llm", "--llm-url", "localhost:80", "--llm-model", "m"], "http://"),
        (["--coder", "llm", "--llm-url", "http://a:b@c/v1", "--llm-model", "m"], "password"),
        (["--coder", "llm", "--llm-url", "http://c/v1", "--llm-model", "m",
          "--llm-key-env", "NOT_SET_ANYWHERE"], "NOT_SET_ANYWHERE"),
        (["--llm-url", "http://localhost/v1"], "--coder"),
        (["--coder", "magic"], "magic"),
    ],
)
def test_wrong_usage_is_2(arguments, told):
    """What is missing is named before anything is read."""
    result = CliRunner().invoke(app, ["read", "-", *arguments], input="")

    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_without_httpx_the_remedy_is_named(read, monkeypatch):
    """The extra is optional, and its absence is no traceback."""
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    monkeypatch.delitem(__import__("sys").modules, "tatanan.llm.client", raising=False)
    with serving(events(SHELLED)) as asked:
        result = read(asked)

    assert result.exit_code == 1
    assert "tatanan[llm]" in result.stderr
