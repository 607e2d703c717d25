"""A browser that is there already, and a server of the example reports that it visits."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

REQUIRED = "TATANAN_REQUIRE_BROWSER"  # set to 1, a missing browser fails instead of being skipped
TOKEN = "a-token-for-the-tests-browser"
FOREIGN = "berita.example"  # a name of somebody else's, which leads here as a rebound one does
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--enable-unsafe-swiftshader",
    f"--host-resolver-rules=MAP {FOREIGN} 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE 127.0.0.1",
)
SHOTS = Path(__file__).parents[1] / "build" / "screenshots"


def chromium():
    """Return the path of the browser; skip, or fail, where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = "Chromium is not installed (apt-get install chromium)"
        pytest.fail(reason) if os.environ.get(REQUIRED) == "1" else pytest.skip(reason)
    return found


@contextmanager
def launched():
    """Give a browser without a screen, which finds no host but this machine."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, args=[*FLAGS, *(["--no-sandbox"] if os.getuid() == 0 else [])])
        yield browser
        browser.close()


@contextmanager
def served(*words):
    """Serve a store as a user does; give the address, which has no token in it."""
    run = subprocess.Popen(
        [sys.executable, "-m", "tatanan", "serve", *map(str, words), "--port", "0", "--no-open"],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "TATANAN_TOKEN": TOKEN})
    try:
        yield run.stdout.readline().partition("/?token=")[0]
    finally:
        run.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            run.communicate(timeout=20)


@dataclass
class Visit:
    """A page of a visitor, with every host that was asked and every fault that was told."""

    page: object
    base: str
    hosts: set = field(default_factory=set)
    faults: list = field(default_factory=list)
    waiting: set = field(default_factory=set)

    def __post_init__(self):
        """Listen from the first request on."""
        self.page.on("request", self._ask)
        self.page.on("requestfinished", self._have)
        self.page.on("requestfailed", self._have)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda said: self.faults.append(said.text)
                     if said.type == "error" else None)

    def go(self, path):
        """Open a view and wait until it has all that it asks for."""
        self.page.goto(self.base + path)
        self.page.locator("h1").first.wait_for()
        return self.settled()

    def settled(self):
        """Wait until nothing more is asked for; the browser's own word for that takes longer."""
        quiet = 0
        while quiet < 3:
            self.page.wait_for_timeout(40)
            quiet = 0 if self.waiting else quiet + 1
        return self.page

    def asks(self, path):
        """Return the server's answer, as the page gets it."""
        answer = self.page.request.get(f"{self.base}/api/v1{path}")
        assert answer.ok, answer.text()
        return answer.json()

    def _ask(self, asked):
        self.hosts.add(urlsplit(asked.url).netloc)
        self.waiting.add(asked)

    def _have(self, asked):
        self.waiting.discard(asked)

    def check(self):
        """Nothing went wrong unseen, and nobody else was asked."""
        assert [] == self.faults
        assert self.hosts <= {urlsplit(self.base).netloc}


@contextmanager
def visiting(browser, base, *, state=None, **how):
    """Give a visit in a context of its own; `state` is what a visitor brings along."""
    settings = {"viewport": {"width": 1280, "height": 860}, "locale": "en-GB",
                "reduced_motion": "reduce", "timezone_id": "Asia/Jakarta", **how}
    context = browser.new_context(storage_state=state, **settings)
    context.set_default_timeout(60_000)  # a busy machine is slow, not wrong
    guest = Visit(context.new_page(), base)
    try:
        yield guest
    except Exception:
        shot(guest.page, "failed")
        raise
    finally:
        context.close()


def signed_in(browser, base):
    """Return what a browser keeps once the token has let it in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}/?token={TOKEN}")
    page.get_by_role("navigation").wait_for()
    page.locator(".store").wait_for()
    state = context.storage_state()
    context.close()
    return state


def shot(page, name, **how):
    """Keep a picture of the page among the artefacts of the build."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", **how)
