"""From a report to the words of its events, and from the world to the same words."""

import pytest
from browser import visiting

pytestmark = pytest.mark.slow
REPORT = "06-pakta-pyongyang.txt"  # two states' treaty and what others said of it


def test_an_event_of_an_example_report_leads_to_its_marked_words(visit):
    """A newcomer takes an example, opens an event, and sees the words that it was found by."""
    page = visit.go("/")
    page.locator(f'a[href="/?example={REPORT}"]').click()
    page.locator("article").wait_for()
    head = page.locator(".panel .item .head").first
    head.click()

    marked = page.locator("article .chosen")

    # A word of it may be an actor's, too, and is marked by itself then.
    words = "".join(marked.all_inner_texts())
    assert page.locator(".panel .item.on q").first.inner_text() == words
    assert "open=event%3A" in page.url
    assert "true" == head.get_attribute("aria-expanded")
    assert marked.first.is_visible()


FIND_A_TIE = """async (stage) => {
    const box = stage.getBoundingClientRect()
    for (let y = 6; y < box.height; y += 6) for (let x = 6; x < box.width; x += 6) {
        const at = { clientX: box.x + x, clientY: box.y + y, bubbles: true, pointerId: 1 }
        stage.dispatchEvent(new PointerEvent('pointermove', at))
        await new Promise((next) => queueMicrotask(next))
        const tip = stage.querySelector('.tip')
        if (tip && / – /.test(tip.textContent)) return { x, y, said: tip.textContent }
    }
    return null
}"""


def test_the_map_leads_to_a_dyad_to_an_event_to_its_words(visit):
    """A line between two states opens the two, a row opens an event, and that its words."""
    page = visit.go("/world?view=map")
    page.locator(".map canvas[data-drawn]").wait_for()
    stage = page.locator(".map .stage")
    stage.scroll_into_view_if_needed()
    found = stage.evaluate(FIND_A_TIE)
    stage.click(position={"x": found["x"], "y": found["y"]})
    page.wait_for_url("**/dyads/*/*")
    page.get_by_role("heading", level=1).wait_for()
    names = page.get_by_role("heading", level=1).inner_text()

    assert found["said"].startswith(names)

    row = page.locator("table.data tbody tr").filter(has=page.locator("mark")).first
    words = row.locator("mark").first.inner_text()
    row.get_by_role("button").click()
    page.get_by_role("link", name="In its report").click()
    page.wait_for_url("**/reports/*")
    page.locator("article .chosen").first.wait_for()

    assert words == page.locator("article .chosen").first.inner_text()
    assert page.locator("article .chosen").first.is_visible()

    page.go_back()

    assert names == page.get_by_role("heading", level=1).inner_text()


def test_the_page_changes_its_language_in_place(visit):
    """The same view, in the other language, without asking for the page again."""
    page = visit.go("/events?quad=verbal-conflict")
    page.locator("table.data").wait_for()
    page.evaluate("() => { window.stayed = true }")
    rows = page.locator("table.data tbody tr .words").all_inner_texts()
    english = heads_of(page)
    page.get_by_role("button", name="ID", exact=True).click()
    indonesian = heads_of(page)

    assert ("Events", "Peristiwa") == (english[0], indonesian[0])
    assert english[1] != indonesian[1]
    assert "id" == page.evaluate("() => document.documentElement.lang")
    assert page.evaluate("() => window.stayed")
    assert rows == page.locator("table.data tbody tr .words").all_inner_texts()

    page.get_by_role("button", name="EN", exact=True).click()

    assert english == heads_of(page)


def heads_of(page):
    """Return what the page says in the reader's own language: its title, and a type of event."""
    return page.locator("h1").inner_text(), page.locator("tbody .type").first.inner_text()


def test_a_shared_address_shows_the_same_rows_in_another_browser(visit, browser, state):
    """Filters that were clicked stand in the address, and the address alone brings them back."""
    page = visit.go("/events")
    shown = page.locator(".counts strong").first
    whole = shown.inner_text()
    facet = page.locator(".facets details").filter(has_text="Who").first
    facet.locator("button.value").first.click()
    page.wait_for_url("**actor=*")
    page.locator(".facets button.no").first.click()
    page.wait_for_url("**!*")
    visit.settled()
    told = rows_of(page)

    assert told
    assert whole != shown.inner_text()

    with visiting(browser, visit.base, state=state) as other:
        other.go(page.url.removeprefix(visit.base))

        assert told == rows_of(other.page)
        assert shown.inner_text() == other.page.locator(".counts strong").first.inner_text()
        other.check()


def rows_of(page):
    """Return the words of all rows of events."""
    page.locator("table.data tbody tr").first.wait_for()
    return page.locator("table.data tbody tr").all_inner_texts()
