"""Every address of the OpenAPI, asked whatever fits and whatever does not."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from served import API, BASE, client_of

LEFT_OUT = "^/api/v1/(session|examples)"  # signing in, and the parser, have tests of their own
QUICK = settings(
    max_examples=6, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def asking(world):
    """A client whose questions are read, and what the reader reads is not parsed."""
    with client_of(world, limits={"text": 40}) as client:
        yield client


@pytest.fixture(scope="module")
def schema(asking):
    """The OpenAPI as schemathesis reads it."""
    return schemathesis.openapi.from_dict(asking.get(f"{API}/openapi.json").json())


@pytest.mark.slow
def test_no_question_makes_an_error_of_ours(schema, asking):
    """Whatever is asked, there is an answer, or a problem in words."""
    asked = 0
    for found in schema.exclude(path_regex=LEFT_OUT).get_all_operations():
        operation = found.ok()

        @QUICK
        @given(case=operation.as_strategy())
        def check(case):
            nonlocal asked
            asked += 1
            answer = asking.request(
                case.method, f"{BASE}{case.formatted_path}", params=case.query or None,
                **body_of(case))

            assert answer.status_code < 500, (case, answer.text)
            if answer.status_code >= 400:
                assert "application/problem+json" == answer.headers["content-type"]
                assert answer.json()["type"].startswith("about:tatanan/")

        check()
    assert asked > 50


def body_of(case):
    """Return the body of a case as httpx takes it."""
    if case.body is schemathesis.core.NOT_SET:
        return {}
    return {"content": case.body} if isinstance(case.body, bytes) else {"json": case.body}


def test_every_answer_has_a_shape(asking):
    """The OpenAPI documents what each address gives."""
    told = asking.get(f"{API}/openapi.json").json()
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            good = next(code for code in operation["responses"] if code.startswith("2"))

            assert operation["summary"], path
            assert good == "204" or operation["responses"][good]["content"], (path, method)
