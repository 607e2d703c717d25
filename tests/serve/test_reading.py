"""Something to read: texts, files and examples become records, and stay data."""

import pytest
import web_server
from served import API, client_of, store_of

from tatanan.terms.coding import DOUBTFUL

MARKUP = "<script>alert('x')</script> & <b>Rusia</b> 😀 menuduh “Amerika Serikat” <img src=x>."


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A client of an empty store."""
    with store_of(tmp_path_factory.mktemp("read"), []) as store, client_of(store) as asking:
        yield asking


def words_of(view):
    """Return the text of a report."""
    return "".join(piece["text"] for piece in view["pieces"] if not piece["aside"])


@pytest.mark.slow
def test_markup_stays_text(reader):
    """Scripts, tags and emoji come back as they were typed, in pieces of plain text."""
    answer = reader.post(f"{API}/read", json={"text": MARKUP, "language": "id"})
    view = answer.json()["report"]

    assert MARKUP == words_of(view)
    assert "application/json" == answer.headers["content-type"]
    assert not answer.json()["kept"]
    for event in view["events"]:
        marked = "".join(piece["text"] for piece in view["pieces"]
                         if event["trigger"]["mark"] in piece["marks"])
        assert event["trigger"]["words"] == marked


@pytest.mark.slow
def test_a_text_that_speaks_of_tags_is_no_page(reader):
    """However many stand in it; what begins with a tag is the source of a page."""
    told = "Rusia menuduh Ukraina. Situs itu menulis <b>bohong</b>, <i>palsu</i> dan <p>keji</p>."
    page = "<p>Rusia menuduh Ukraina.</p><p>Situs itu menulis <b>bohong</b>.</p>"
    shown = [words_of(reader.post(f"{API}/read", json={"text": text, "language": "id"})
                      .json()["report"]) for text in (told, page)]

    assert told == shown[0]
    assert "<" not in shown[1]


@pytest.mark.slow
def test_what_is_not_kept_can_be_looked_at_again_and_kept_later(reader):
    """The page leads from a read report to its events, and to the store only if wanted."""
    text = "Menteri Luar Negeri Rusia menuduh Ukraina menyerang Belgorod."
    read = reader.post(f"{API}/read", json={"text": text, "published": "2024-05-01"}).json()
    report = read["report"]["id"]
    event = read["report"]["events"][0]["id"]

    assert 200 == reader.get(f"{API}/reports/{report}").status_code
    assert event == reader.get(f"{API}/events/{event}").json()["id"]
    assert 0 == reader.get(f"{API}/reports").json()["total"]

    reader.post(f"{API}/read", json={"text": text, "published": "2024-05-01", "keep": True})

    assert [report] == [each["id"] for each in reader.get(f"{API}/reports").json()["items"]]


@pytest.mark.slow
def test_a_file_may_hold_many_reports_and_some_that_fail(reader):
    """Each that cannot be read is named with the reason; folders of ours are not told."""
    body = b'{"id":"a","text":"Indonesia condemned the attack on Ukraine."}\n{"id":"b"}\nrubbish\n'
    answer = reader.post(f"{API}/files?name=../../x.jsonl", content=body).json()

    assert ["a"] == [each["record_id"] for each in answer["items"]]
    assert 2 == len(answer["failures"])
    assert all("/tmp" not in each["name"] + each["reason"]["en"] for each in answer["failures"])


@pytest.mark.slow
def test_examples_are_one_click_away(reader):
    """They are listed with headlines and read without being kept."""
    listed = reader.get(f"{API}/examples").json()["items"]
    read = reader.get(f"{API}/examples/{listed[8]['name']}").json()

    assert 15 == len(listed)
    assert all(each["title"] and each["language"] in ("id", "en", "mul") for each in listed)
    assert read["report"]["events"]
    assert all(e["doubtful"] == (e["confidence"] < DOUBTFUL) for e in read["report"]["events"])
    assert "2024-03-08" == read["report"]["published"]["value"]


@pytest.mark.slow
def test_a_sentence_is_tried(reader):
    """The tree, the rules that fire and those that nearly do."""
    told = reader.post(f"{API}/lexicon/try", json={
        "language": "id", "sentence": "Malaysia menolak usul Singapura."}).json()

    assert ["Malaysia", "menolak", "usul", "Singapura", "."] == [
        token["text"] for token in told["tokens"]]
    assert 1 == sum(token["head"] == 0 for token in told["tokens"])
    assert "REJECT" in {rule["type"] for rule in told["fired"]}


@pytest.mark.parametrize(("wanted", "status", "name"), [
    ({}, 422, "bad-request"), ({"text": "a", "url": "http://x"}, 422, "bad-request"),
    ({"text": "a", "language": "fr"}, 422, "unknown-language"),
    ({"text": ""}, 422, "unreadable"), ({"text": "x" * 200_001}, 413, "too-large"),
    ({"text": "a", "colour": "red"}, 422, "bad-request"),
    ({"url": "http://127.0.0.1:9/"}, 422, "not-fetched"),
    ({"url": "http://[::1]/"}, 422, "not-fetched"),
    ({"url": "http://169.254.169.254/latest"}, 422, "not-fetched"),
    ({"url": "file:///etc/passwd"}, 422, "not-fetched"),
])
def test_what_cannot_be_read_is_explained(reader, wanted, status, name):
    """Nothing of a private net is fetched, and no file of this machine."""
    answer = reader.post(f"{API}/read", json=wanted)

    assert (status, f"about:tatanan/{name}") == (answer.status_code, answer.json()["type"])
    assert answer.json()["detail"]


@pytest.mark.slow
def test_a_page_is_fetched_by_the_rules_of_its_host(tmp_path):
    """An address is read like a file; what robots.txt forbids is not."""
    pages = {
        "/robots.txt": web_server.Page(b"User-agent: *\nDisallow: /secret"),
        "/a": web_server.article("Peru thanks Chile"), "/secret": web_server.article("Secret"),
    }
    with web_server.serving(pages) as site, store_of(tmp_path, []) as store, client_of(
        store, fetches_private=True
    ) as client:
        read = client.post(f"{API}/read", json={"url": f"{site.url}/a"}).json()
        refused = client.post(f"{API}/read", json={"url": f"{site.url}/secret"})

        assert ("Peru thanks Chile", "2024-07-03") == (
            read["report"]["title"], read["report"]["published"]["value"])
        assert f"{site.url}/a" == read["report"]["url"]
        assert "about:tatanan/not-fetched" == refused.json()["type"]
        assert ["/a"] == site.paths()
