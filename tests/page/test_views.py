"""Every view: to be looked at, to be used by everybody, in both languages, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import shot, visiting

pytestmark = pytest.mark.slow
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
SENTENCE = "Japan+summoned+the+Chinese+ambassador+on+Tuesday."
VIEWS = {
    "read": "/",
    "report": "/reports/{report}?open=event:{event}",
    "reports": "/reports?q=sanctions",
    "compare": "/compare?a={report}&b={other}",
    "events": "/events?either=RUS&open={event}",
    "event": "/events/{event}",
    "actors": "/actors",
    "actor": "/actors/RUS",
    "dyad": "/dyads/RUS/UKR",
    "world": "/world",
    "claims": "/claims",
    "lexicon": f"/lexicon?language=en&sentence={SENTENCE}",
    "data": "/data",
    "views": "/views",
    "missing": "/no-such-view",
}
UNTOLD = r"""() => [...document.body.innerText.matchAll(
    /\b(nav|common|code|problem|read|reader|event|events|reports|filter|table|review|data|lexicon|views|compare|tools|world|actor|dyad|claims|claim_stance|yardstick|histogram|timeline|sayings|locked)\.(?!model\b)[a-z]\w+/g
)].map((found) => found[0])"""


@pytest.fixture(scope="module")
def places(browser, base, state):
    """The addresses of the views, with ids of what the store holds."""
    with visiting(browser, base, state=state) as visit:
        events = visit.asks("/events?either=RUS&limit=50")["items"]
        event = next(each for each in events if each["report"] != events[-1]["report"])
        ids = {"event": event["id"], "report": event["report"], "other": events[-1]["report"]}
    return {name: path.format(**ids) for name, path in VIEWS.items()}


@pytest.fixture(scope="module")
def wide(browser, base, state):
    """A visitor at a desk."""
    with visiting(browser, base, state=state) as visit:
        yield visit


@pytest.fixture(scope="module")
def narrow(browser, base, state):
    """A visitor with a telephone, who reads Indonesian and prefers it dark."""
    how = {"color_scheme": "dark", "locale": "id-ID", "viewport": {"width": 390, "height": 800}}
    with visiting(browser, base, state=state, **how) as visit:
        yield visit


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_there_for_everybody(wide, places, name):
    """It has what it asks for, no fault of axe's rules, and a picture among the artefacts."""
    page = opened(wide, places[name])
    shot(page, name)

    assert page.title().endswith(" – Tatanan")
    assert 1 == page.locator("h1").count()
    assert [] == page.evaluate(UNTOLD)
    assert [] == faults_of(page)
    wide.check()


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_there_in_indonesian_in_the_dark_and_on_a_telephone(narrow, places, name):
    """The same holds there, and nothing is wider than the screen."""
    page = opened(narrow, places[name])
    shot(page, f"{name}-narrow")

    assert "id" == page.evaluate("() => document.documentElement.lang")
    assert 390 >= page.evaluate("() => document.documentElement.scrollWidth")
    assert [] == page.evaluate(UNTOLD)
    assert [] == faults_of(page)
    narrow.check()


def opened(visit, path):
    """Open a view and wait until it stands still."""
    page = visit.go(path)
    if path.startswith("/world"):
        page.locator(".map canvas[data-drawn]").wait_for()
        page.locator(".network .stage[data-drawn]").wait_for()
    return page


def faults_of(page):
    """Return what axe finds against the rules of WCAG 2.2 AA, and where."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(fault["id"], node["html"][:160]) for fault in found for node in fault["nodes"]]
