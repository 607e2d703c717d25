"""Who asks: a token, a cookie, a name and a password, or the header of a proxy."""

import pytest
from served import API, BASE, LINK, TOKEN, client_of

from tatanan.serve.accounts import Role, add_account
from tatanan.serve.problems import Problem
from tatanan.serve.sessions import Sessions
from tatanan.serve.settings import Settings

OURS = {"Origin": BASE}


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """A file of three users."""
    file = tmp_path_factory.mktemp("people") / "users"
    for name in ("reader", "reviewer", "admin"):
        add_account(file, name, Role[name.upper()], f"kata sandi {name}")
    return file


def enter(client, **what):
    """Sign in."""
    return client.post(f"{API}/session", json=what, headers=OURS)


def test_the_token_becomes_a_cookie_that_no_script_can_read(world):
    """The cookie is sent to this site alone, and the token is needed no more."""
    with client_of(world, token=None) as browser:
        answer = enter(browser, token=TOKEN)
        cookie = answer.headers["set-cookie"].lower()

        assert {"user": "local", "role": "admin"} == answer.json()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert TOKEN not in cookie
        assert 200 == browser.get(f"{API}/session").status_code


@pytest.mark.parametrize("token", ["", "guess", TOKEN[:-1], TOKEN.upper(), "é"])
def test_a_wrong_token_is_refused(stranger, token):
    """Neither as a session nor as a bearer."""
    assert "about:tatanan/bad-token" == enter(stranger, token=token).json()["type"]
    if token and token.isascii():
        headers = {"Authorization": f"Bearer {token}"}
        assert 401 == stranger.get(f"{API}/about", headers=headers).status_code


def test_the_printed_link_opens_one_browser(world):
    """Who comes second is told so, and the terminal shows a link that works."""
    told = []
    with client_of(world, token=None, tell=told.append) as first:
        assert 200 == enter(first, token=LINK).status_code
    with client_of(world, token=None, tell=told.append) as app:
        enter(app, token=LINK)
        again = enter(app, token=LINK)
        enter(app, token=LINK)

        assert "about:tatanan/used-token" == again.json()["type"]
        assert 1 == len(told)
        assert 200 == enter(app, token=told[0].partition("?token=")[2]).status_code


def test_signing_out_ends_the_session(world):
    """The cookie that was good is good no more."""
    with client_of(world, token=None) as browser:
        enter(browser, token=TOKEN)
        key = browser.cookies["tatanan_session"]
        browser.delete(f"{API}/session", headers=OURS)
        browser.cookies.set("tatanan_session", key)

        assert 401 == browser.get(f"{API}/about").status_code


def test_a_session_that_is_not_used_ends():
    """Half a day later nobody is signed in."""
    now = [0.0]
    sessions = Sessions(Settings(token=TOKEN), tell=print, clock=lambda: now[0])
    key, _ = sessions.enter_by_token(TOKEN)
    cookies = {"tatanan_session": key}
    now[0] = 11 * 3600.0

    assert "local" == sessions.who({}, cookies, "").name

    now[0] = 24 * 3600.0
    with pytest.raises(Problem, match="Nobody is signed in"):
        sessions.who({}, cookies, "")


@pytest.mark.parametrize(
    ("name", "password", "status"),
    [("reader", "kata sandi reader", 200), ("reader", "kata sandi admin", 401),
     ("nobody", "kata sandi reader", 401), ("", "", 401)])
def test_users_sign_in_by_name_and_password(world, people, name, password, status):
    """A wrong name and a wrong password look the same."""
    with client_of(world, token=None, people=people) as browser:
        answer = enter(browser, user=name, password=password)

        assert status == answer.status_code
        if status == 401:
            assert "Name and password do not fit." == answer.json()["detail"]


@pytest.mark.parametrize(("name", "status"), [("reader", 403), ("reviewer", 201), ("admin", 201)])
def test_a_reader_changes_nothing(world, people, name, status):
    """Naming a view, keeping a report and correcting take a reviewer."""
    with client_of(world, token=None, people=people) as browser:
        enter(browser, user=name, password=f"kata sandi {name}")
        named = browser.post(f"{API}/views", json={"name": name, "url": "/"}, headers=OURS)
        kept = browser.post(f"{API}/read", json={"text": "a", "keep": True}, headers=OURS)

        assert status == named.status_code
        assert (status == 403) == (403 == kept.status_code)


def test_a_role_that_is_taken_away_is_gone_at_once(world, tmp_path):
    """The file of users is asked each time, so that nobody needs to be signed out."""
    file = tmp_path / "users"
    add_account(file, "ani", Role.REVIEWER, "kata sandi ani")
    with client_of(world, token=None, people=file) as browser:
        enter(browser, user="ani", password="kata sandi ani")
        before = browser.get(f"{API}/session").json()["role"]
        add_account(file, "ani", Role.READER, "kata sandi ani")
        after = browser.get(f"{API}/session").json()["role"]

        assert ("reviewer", "reader") == (before, after)


def test_a_proxy_names_who_asks_and_nobody_else_does(people):
    """The header counts where the proxy sends it; others who send it are not believed."""
    settings = Settings(people=people, trusted_header="X-Forwarded-User")
    sessions = Sessions(settings, tell=print)
    headers = {"x-forwarded-user": "reviewer"}

    assert Role.REVIEWER == sessions.who(headers, {}, "127.0.0.1").role
    assert Role.READER == sessions.who({"x-forwarded-user": "new"}, {}, "::1").role
    with pytest.raises(Problem):
        sessions.who(headers, {}, "10.0.0.7")
