"""What every request has to pass: whom, whence, how much, how often."""

import pytest
from served import API, BASE, TOKEN, client_of

from tatanan.serve.settings import Pace

PLAIN = f"{BASE}/healthz"


def refused(answer, status, name):
    """Say whether an answer is a problem of a name, in words."""
    told = answer.json()
    return (status, f"about:tatanan/{name}", True) == (
        answer.status_code, told["type"], bool(told["detail"])
    ) and answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:80", ""])
def test_a_foreign_host_is_refused(stranger, host):
    """A name that was bent to this machine (DNS rebinding) leads nowhere."""
    assert refused(stranger.get(PLAIN, headers={"Host": host}), 421, "foreign-host")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_own_names_are_answered(stranger, host):
    """Every name of this machine will do."""
    assert 200 == stranger.get(PLAIN, headers={"Host": host}).status_code


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:9999", "null"])
def test_a_wrong_origin_is_refused(client, origin):
    """Another site's page asks for nothing, even with a token."""
    for method in ("GET", "POST"):
        answer = client.request(method, f"{API}/views", headers={"Origin": origin}, json={})

        assert refused(answer, 403, "wrong-origin")


def test_a_browser_that_does_not_say_whose_page_asks_changes_nothing(world):
    """A cookie without an origin is no proof that our page asks."""
    with client_of(world, token=None) as browser:
        browser.post(f"{API}/session", json={"token": TOKEN}, headers={"Origin": BASE})
        wanted = {"name": "a", "url": "/events"}

        assert refused(browser.post(f"{API}/views", json=wanted), 403, "wrong-origin")
        assert 201 == browser.post(
            f"{API}/views", json=wanted, headers={"Origin": BASE}).status_code


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_leads_here_and_a_script_of_elsewhere_does_not(client, site):
    """Browsers say how they came: to navigate is allowed, to fetch is not."""
    fetched = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors"}
    followed = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}

    assert refused(client.get(PLAIN, headers=fetched), 403, "wrong-origin")
    assert 200 == client.get(PLAIN, headers=followed).status_code


def test_every_answer_has_its_headers(stranger):
    """No other origin, no guessing of types, no frame: on pages, data and refusals."""
    for path in ("/healthz", "/", "/api/v1/about", "/api/v1/nothing", "/assets/none.js"):
        headers = stranger.get(f"{BASE}{path}").headers

        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "nosniff" == headers["x-content-type-options"]
        assert "no-referrer" == headers["referrer-policy"]
        assert "server" not in headers


def test_nothing_but_the_doors_is_open(stranger):
    """Every address of the API needs somebody who is signed in, but for signing in."""
    paths = stranger.get(f"{API}/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method in methods:
            if path.endswith("/session"):
                continue
            answer = stranger.request(method.upper(), f"{BASE}{path}", json={})

            assert (method, path, 401) == (method, path, answer.status_code)


def test_a_body_that_is_too_large_is_not_read(world):
    """The declared length is refused, and so is one that only turns out so."""
    with client_of(world, limits={"body": 1000, "file": 2000}) as client:
        def stream():
            for _ in range(30):
                yield b"x" * 100

        declared = client.post(f"{API}/read", content=b"x" * 1001)
        streamed = client.post(f"{API}/read", content=stream())
        file = client.post(f"{API}/files?name=a.txt", content=stream())

        assert refused(declared, 413, "too-large")
        assert refused(streamed, 413, "too-large")
        assert refused(file, 413, "too-large")


def test_a_client_that_asks_too_often_waits(world):
    """The answer says how long, and signing in is slower than asking."""
    limits = {"asking": Pace(0.1, 20), "signing_in": Pace(0.01, 2)}
    with client_of(world, limits=limits) as client:
        tries = [client.post(f"{API}/session", json={"token": "guess"}) for _ in range(3)]
        asked = [client.get(PLAIN) for _ in range(20)]

        assert [401, 401, 429] == [each.status_code for each in tries]
        assert refused(asked[-1], 429, "too-many")
        assert 1 <= int(asked[-1].headers["retry-after"]) <= 60
