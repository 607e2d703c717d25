"""What the page tells of itself: how far it is, what went wrong, in which order things stand."""

import json
import re

import pytest

pytestmark = pytest.mark.slow
WATCH = """() => {
    window.told = []
    new MutationObserver(() => {
        const text = document.querySelector('.progress p')?.textContent.trim()
        if (text && text !== window.told.at(-1)) window.told.push(text)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
}"""
WORDS = "Menteri Luar Negeri Rusia menuduh Ukraina menyerang Belgorod. Ukraina membantahnya."


def test_reading_shows_how_far_it_is(visit):
    """The steps are those of the server, and so is the number of sentences."""
    page = visit.go("/")
    page.evaluate(WATCH)
    page.get_by_label("Text of the report").fill(WORDS)
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("article").wait_for()
    told = page.evaluate("() => window.told")

    steps = [words for words in told if words.startswith(("Parsing", "Finding"))]
    finding = "Finding events and statements in 2 sentences…"

    # where the models are loaded already, parsing may be done between two looks
    assert list(dict.fromkeys(steps)) in (["Parsing its sentences…", finding], [finding])
    assert 0 == page.locator("progress").count()


def test_dropped_files_are_read_one_after_the_other(visit):
    """What cannot be read among them is named with its reason, in the language of the page."""
    page = visit.go("/?lang=id")
    page.evaluate(WATCH)
    page.locator("input[type=file]").set_input_files([
        {"name": "satu.txt", "mimeType": "text/plain", "buffer": WORDS.encode()},
        {"name": "dua.txt", "mimeType": "text/plain", "buffer": b"%PDF-1.4"},
    ])
    page.locator("article").wait_for()

    assert any(each.startswith("Berkas 2 dari 2.") for each in page.evaluate("window.told"))
    failure = page.locator(".failure").inner_text()
    assert "dua.txt" in failure
    assert "adalah berkas PDF, bukan teks; ubahlah menjadi teks" in failure


def test_a_problem_is_told_in_the_language_of_the_page(visit):
    """It is translated in place, as all else."""
    page = visit.go("/dyads/RUS/RUS?lang=id")
    alert = page.get_by_role("alert")
    alert.wait_for()

    assert "Pasangan terdiri atas dua pelaku, bukan satu pelaku dua kali." in alert.inner_text()

    page.get_by_role("button", name="EN", exact=True).click()

    assert "A dyad has two actors, not one twice." in alert.inner_text()
    visit.faults.clear()  # the browser's own word for the status


def test_events_are_sorted_by_the_column_that_is_clicked(visit):
    """The order stands in the address; the second click turns it round, and back goes back."""
    page = visit.go("/events")
    head = page.locator("th").filter(has=page.get_by_role("button", name="Sure"))
    head.get_by_role("button").click()
    page.wait_for_url("**sort=-confidence*")
    visit.settled()

    assert "descending" == head.get_attribute("aria-sort")
    assert sorted(sureness(page), reverse=True) == sureness(page)

    head.get_by_role("button").click()
    page.wait_for_url("**sort=confidence*")
    visit.settled()

    assert "ascending" == head.get_attribute("aria-sort")
    assert sorted(sureness(page)) == sureness(page)
    assert len({*sureness(page)}) > 2

    page.go_back()
    visit.settled()

    assert "descending" == head.get_attribute("aria-sort")


def test_a_large_store_says_how_far_it_is_laid_out(visit):
    """The first visitor sees a view that waits, with the share that is done; then it is there."""
    done = []

    def tell(route):
        about = route.fetch().json()
        if not done:
            about["store"] |= {"snapshot": None, "prepared": 0.4}
        route.fulfill(body=json.dumps(about), content_type="application/json")

    def wait(route):
        if done:
            route.continue_()

    visit.page.route("**/api/v1/about", tell)
    visit.page.route("**/api/v1/events?*", wait)
    page = visit.page
    page.goto(f"{visit.base}/events")
    progress = page.locator("progress").first
    progress.wait_for()

    assert "0.4" == progress.get_attribute("value")
    assert "are being laid out" in progress.locator("..").inner_text()

    page.unroute("**/api/v1/events?*")
    done.append("made")
    page.goto(f"{visit.base}/events")
    page.locator("tbody tr").first.wait_for()

    assert page.locator(".store .code").inner_text()


def sureness(page):
    """Return how sure the rows are, in percent."""
    return [int(re.match(r"(\d+)%", each)[1]) for each in
            page.locator("tbody td:last-child").all_inner_texts()]
