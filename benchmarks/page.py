"""How fast the page is over a large store, in a real browser.

    python benchmarks/page.py [--events N] [--rounds N] [--seed N]

Invented reports tell ten events each, among two hundred states (`benchmarks/serve.py`). They are
put into a store, and `tatanan serve` serves it twice: once without a catalogue, which it has to lay
out first, and once with the one that `tatanan add` of so many reports leaves beside the store.
Chromium opens the page: the first view, the events with one filter after the other,
and the world of a period in which some five thousand pairs of two hundred states have to do with
one another. Wanted are 1.5 s for the first view, 300 ms for any filter at the 95th percentile with
all that the view shows, and 1 s for drawing the network, over 10^6 events on two cores. Times are
of the clock: of the browser's own, from the address to the rows on the screen.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf, log
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright
from serve import TYPES, invented, states

from tatanan.store import open_store
from tatanan.store.leaving import leave_catalogue

TOKEN = "a-token-for-measuring"  # noqa: S105 - it guards nothing
FIRST_VIEW, FILTER, NETWORK = 1500.0, 300.0, 1000.0  # milliseconds
BEGIN, DAYS = date(2015, 1, 1), 3650
PAIRS, TIES = 19_900, 5000  # of two hundred states, and how many of them shall have ties
FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader")
FILTERS = (
    "actor={state}", "actor={state}&recipient={other}", "either={state}&quad=material-conflict",
    "type={type},!AID&since={year}", "q={word}&since={year}&until={year}", "outlet={outlet}",
    "min_confidence={share}", "where={state}", "language=id&type={type}", "either={state},{other}",
)
TO_ROWS: Final = """async (url) => {
    const list = document.querySelector('.list')
    const begun = performance.now()
    const ended = (path) => performance.getEntriesByType('resource')
        .find((one) => one.startTime >= begun && one.name.includes(path))?.responseEnd
    const told = () => [ended('/events/facets'), ended('/events/timeline')]
    performance.clearResourceTimings()
    const rows = await new Promise((done) => {
        const watch = new MutationObserver(() => {
            if (list.getAttribute('aria-busy') !== 'false') return
            watch.disconnect()
            requestAnimationFrame(() => done(performance.now() - begun))
        })
        watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'] })
        history.pushState(null, '', url)
        dispatchEvent(new PopStateEvent('popstate'))
    })
    while (!told().every(Boolean)) await new Promise((next) => setTimeout(next, 5))
    return [rows, Math.max(...told()) - begun]
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what took how many milliseconds, and how many it may take."""

    what: str
    took: float
    limit: float | None = None


def main() -> int:
    """Print how long everything takes; return 4 where something takes too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not installed (apt-get install chromium)")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "world.duckdb"
        with open_store(place, create=True) as store:
            for shard in invented(options.events, options.seed):
                store.put_tables(shard)
        rows = []
        for bare in (True, False):
            if not bare:
                rows.append(laid_out(place))
            with served(place) as base, opened(chromium) as browser:
                rows += measured(browser, base, options, bare=bare)
    print(f"{options.events:,} events in {options.events // 10:,} reports, in Chromium")
    for row in rows:
        wanted = f"   at most {row.limit:,.0f}" if row.limit else ""
        print(f"{row.what:46}{row.took:8,.0f} ms{wanted}")
    return 4 if any(row.limit and row.took > row.limit for row in rows) else 0


def laid_out(place: Path) -> Row:
    """Leave the catalogue beside a store as `tatanan add` does; return how long that took."""
    for file in place.parent.glob(f"{place.name}.catalogue-*"):
        file.unlink()
    with open_store(place) as store:
        begin = time.perf_counter()
        leave_catalogue(store, worked=inf)
        took = (time.perf_counter() - begin) * 1000
    return Row("the catalogue, at the end of `tatanan add`", took)


def measured(
    browser: Browser, base: str, options: argparse.Namespace, *, bare: bool
) -> Iterator[Row]:
    """Yield how long the views take, one after the other; of a bare store only the first ones."""
    page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    page.set_default_timeout(120_000)
    begun = "without a catalogue" if bare else "after `tatanan add`"
    yield Row(f"the first visitor, {begun}", seen(
        page, f"{base}/?token={TOKEN}", ".examples a"), FIRST_VIEW)
    yield Row(f"events for the first visitor, {begun}", seen(
        page, f"{base}/events", "tbody tr"), None if bare else FIRST_VIEW)
    if bare:
        seen(page, f"{base}/events", ".facets .value")
        return
    for path, what in (("/", ".examples a"), ("/events", "tbody tr")):
        took = statistics.median(fresh(browser, page, base + path, what) for _ in range(5))
        yield Row(f"first view of {path}", took, FIRST_VIEW)
    yield from filtered(page, base, options)
    yield from drawn(page, base, options.events)


def filtered(page: Page, base: str, options: argparse.Namespace) -> Iterator[Row]:
    """Yield how long filters take, with other values each time."""
    dice, rows, whole = random.Random(options.seed), [], []
    seen(page, f"{base}/events", ".facets .value")
    for _ in range(options.rounds):
        for text in FILTERS:
            found, told = page.evaluate(TO_ROWS, f"/events?{text.format(**values(dice))}")
            rows.append(found)
            whole.append(told)
    yield Row(f"a filter, to its rows: middle of {len(rows)}", statistics.median(rows))
    yield Row("a filter, to its rows: 95th percentile", late(rows), FILTER)
    yield Row("with all counts and the timeline: 95th", late(whole), FILTER)


def drawn(page: Page, base: str, events: int) -> Iterator[Row]:
    """Yield how long the world takes: the server's part, and the drawing of network and map."""
    days = round(DAYS * -log(1 - TIES / PAIRS) * PAIRS / events)
    period = f"since=2018-01-01&until={date(2018, 1, 1) + timedelta(days=days)}"
    begin = time.perf_counter()
    world = page.request.get(f"{base}/api/v1/world?{period}&k=3&seed=0", timeout=120_000).json()
    asked = (time.perf_counter() - begin) * 1000
    size = f"{len(world['states'])} states, {len(world['ties']):,} ties"
    yield Row(f"world of {size}: the server", asked)
    page.goto(f"{base}/world?{period}&view=network")
    network = page.locator(".network .stage[data-drawn]")
    network.wait_for()
    yield Row(f"network of {size}: drawing", float(network.get_attribute("data-drawn") or "nan"),
              NETWORK)
    page.goto(f"{base}/world?{period}&view=map&ties=all")
    chart = page.locator(".map canvas[data-drawn]")
    chart.wait_for()
    yield Row("map with all ties: drawing", float(chart.get_attribute("data-drawn") or "nan"))


def seen(page: Page, url: str, what: str) -> float:
    """Return how many milliseconds it takes until something of a view is seen."""
    begin = time.perf_counter()
    page.goto(url)
    page.locator(what).first.wait_for()
    return (time.perf_counter() - begin) * 1000


def fresh(browser: Browser, signed_in: Page, url: str, what: str) -> float:
    """Return how long an opening takes for a visitor who has no file of the page yet."""
    visitor = browser.new_page(storage_state=signed_in.context.storage_state(),
                               viewport=signed_in.viewport_size)
    took = seen(visitor, url, what)
    visitor.close()
    return took


def late(times: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def values(dice: random.Random) -> dict[str, object]:
    """Return values for a filter."""
    state, other = dice.sample(states(), 2)
    return {"state": state, "other": other, "type": dice.choice(TYPES),
            "year": dice.randrange(2015, 2024), "outlet": f"Outlet {dice.randrange(60)}",
            "share": round(dice.random(), 3), "word": dice.choice(("usul", "negara", "diterima"))}


@contextmanager
def served(place: Path) -> Iterator[str]:
    """Serve a store as a user does, and give the address."""
    run = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "tatanan", "serve", str(place), "--port", "0", "--no-open"],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "TATANAN_TOKEN": TOKEN})
    try:
        yield run.stdout.readline().partition("/?token=")[0] if run.stdout else ""
    finally:
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=30)


@contextmanager
def opened(chromium: str) -> Iterator[Browser]:
    """Give a browser without a screen."""
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=[*FLAGS, *sandbox])
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
