"""Text that would be markup, and visitors who were not meant: neither gets anywhere."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from browser import FOREIGN, TOKEN, shot, visiting

pytestmark = pytest.mark.slow
TAGS = ("<script>window.ran = 1</script>", "<img src=x onerror='window.ran = 2'>", "{{window.ran}}")
TEXT = f"""Jakarta - Seorang pejabat menulis {TAGS[0]} dan {TAGS[1]} di papan.

Rusia menolak sanksi Uni Eropa pada Senin, 6 Januari 2025, dan China mengecam Amerika Serikat
karena langkah itu, kata kementerian luar negeri di Moskow kepada para wartawan.

Di bawahnya berdiri {TAGS[2]}."""
FRAGMENT = """<p>Jakarta - Rusia menolak <b onclick="window.ran = 4">sanksi</b> Uni Eropa.</p>
<svg onload="window.ran = 5"/><p>Turki <a href="javascript:window.ran = 6">mengecam</a> Israel pada
Senin, 6 Januari 2025.</p><script>window.ran = 7</script>
<iframe src="javascript:window.ran = 8"></iframe>"""


@pytest.mark.parametrize(("pasted", "shown"), [(TEXT, TAGS), (FRAGMENT, ("menolak", "mengecam"))])
def test_pasted_markup_is_text_and_nothing_runs(visit, pasted, shown):
    """Tags within a text stand in it letter by letter; a page's source is read; neither runs."""
    page = visit.go("/")
    page.get_by_label("Text of the report").fill(pasted)
    page.get_by_role("button", name="Read", exact=True).click()
    article = page.locator("article")
    article.wait_for()

    assert [] == [word for word in shown if word not in article.inner_text()]
    assert 0 == article.locator("script, img, b, a, svg, iframe").count()

    page.locator(".panel .item .head").first.click()
    page.locator("article .chosen").first.wait_for()
    article.locator("[role=button]").first.click()

    assert page.evaluate("() => window.ran === undefined")


def test_markup_in_what_was_sought_is_text_too(visit):
    """Words in the address are shown where they were sought, and nowhere become markup."""
    for path in ("/reports?q=%3Cimg+src%3Dx+onerror%3D%22window.ran%3D1%22%3E",
                 "/lexicon?language=en&sentence=%3Cscript%3Ewindow.ran%3D1%3C/script%3E",
                 "/%3Cscript%3Ewindow.ran%3D1%3C/script%3E", "/events?q=%3Csvg+onload%3D1%3E"):
        page = visit.go(path)

        assert page.evaluate("() => window.ran === undefined")
        assert 0 == page.locator("main img[src=x], main script, main svg[onload]").count()


def test_a_wrong_token_is_refused_in_words_and_the_right_one_lets_in(browser, base):
    """Without a token nothing is shown; a wrong one is told; the right one opens the view."""
    with visiting(browser, base) as visit:
        page = visit.go("/events")

        assert "Open the address that the terminal shows" == page.locator("h1").inner_text()
        assert 0 == page.locator("table").count()
        assert 401 == page.request.get(f"{base}/api/v1/events").status

        page.get_by_label("Token").fill("not-the-token-of-it")
        page.get_by_role("button", name="Enter").first.click()
        page.get_by_role("alert").wait_for()
        shot(page, "locked")

        assert 0 == page.locator("table").count()

        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Enter").first.click()
        page.locator("table.data").wait_for()

        assert page.url == f"{base}/events"


def test_another_name_for_this_machine_is_refused(browser, base):
    """A name that somebody else made lead here (DNS rebinding) gets no page and no answer."""
    port = urlsplit(base).port
    with visiting(browser, base) as visit:
        for path in ("/", "/api/v1/about", f"/?token={TOKEN}"):
            answer = visit.page.goto(f"http://{FOREIGN}:{port}{path}")

            assert 421 == answer.status
            assert "about:tatanan/foreign-host" == answer.json()["type"]


def test_another_site_s_page_can_neither_read_nor_write_nor_frame(visit, base):
    """A page that the same browser has open elsewhere gets nothing, though the cookie is there."""
    before = visit.asks("/about")["store"]["reports"]
    with another_site(base) as address:
        visit.page.goto(address)
        tried = json.loads(visit.page.locator("pre").inner_text(timeout=20_000))
        frame = next(frame for frame in visit.page.frames if frame != visit.page.main_frame)

        assert ["refused", "refused", "refused"] == tried
        assert "Tatanan" not in frame.locator(":root").inner_text()
    assert before == visit.asks("/about")["store"]["reports"]
    visit.hosts.clear()  # it was sent there
    visit.page.goto("about:blank")
    visit.faults.clear()  # the browser tells what it was refused


@contextmanager
def another_site(base):
    """Serve a page of another origin that tries what it can."""
    body = (f"""<!doctype html><meta charset=utf-8><pre></pre><iframe src="{base}/"></iframe>
        <script>
        const text = JSON.stringify({{ text: 'Rusia menolak usul itu.', keep: true }})
        const tries = [
          fetch('{base}/api/v1/events', {{ credentials: 'include' }}),
          fetch('{base}/api/v1/read', {{ method: 'POST', body: text, credentials: 'include',
            headers: {{ 'content-type': 'text/plain' }} }}),
          fetch('{base}/api/v1/read', {{ method: 'POST', body: text, credentials: 'include',
            mode: 'no-cors' }}),
        ]
        Promise.allSettled(tries).then((all) => {{
          document.querySelector('pre').textContent = JSON.stringify(
            all.map((one) => (one.status === 'rejected' ? 'refused' : 'answered')))
        }})
        </script>""").encode()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *told):
            """Keep still."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{FOREIGN}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
