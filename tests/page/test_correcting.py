"""A reviewer corrects an event in the browser, and the correction outlives the coder."""

import pytest
from browser import served, signed_in, visiting

from tatanan.store import open_store

pytestmark = pytest.mark.slow


def test_a_correction_is_in_the_log_and_survives_recoding(own_store, browser):
    """What was put right stands in its history, and holds on what a newer coder finds."""
    with served(own_store) as base, visiting(
        browser, base, state=signed_in(browser, base)
    ) as visit:
        event = visit.asks("/events?type=SANCTION&limit=1")["items"][0]
        record = visit.asks(f"/reports/{event['report']}/record")
        page = visit.go(f"/events/{event['id']}")
        before = page.locator("h1").inner_text()
        page.locator(".review").get_by_role("button", name="Edit").click()
        page.locator(".review form select").first.select_option("THREATEN")
        page.get_by_label("Reason, for the log").fill("only threatened")
        page.get_by_label("Your name").fill("Desk")
        page.get_by_role("button", name="Put right").click()
        page.locator(".review .state[data-state=edited]").wait_for()

        assert "Desk edited" in log_of(page)
        assert "only threatened" in log_of(page)
        assert "type: Threaten" in log_of(page)
        assert before != page.locator("h1").inner_text()
        visit.check()

    with open_store(own_store) as store:
        record["coder"]["version"] = "9.9"

        assert 1 == store.put([record]).replaced

    with served(own_store) as base, visiting(
        browser, base, state=signed_in(browser, base)
    ) as visit:
        page = visit.go(f"/events/{event['id']}")

        assert page.locator("h1").inner_text().startswith("Threaten")
        assert "only threatened" in log_of(page)

        page = visit.go("/events?review=edited")

        assert 1 == page.locator("tbody tr").count()


def log_of(page):
    """Return what the history of an event tells, in one line."""
    log = page.locator(".review .log li").first
    log.wait_for()
    return " ".join(log.inner_text().split())
