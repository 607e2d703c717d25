"""Sources of all kinds, and what each gives."""

import io
import json
from datetime import date

import pytest
from web_server import Page, article, serving

from tatanan.gather import FetchRules, Gathering, Item, Meter, SourceKind, gather
from tatanan.read import read_report

TEXT = "Menteri luar negeri Peru menerima duta besar Chile di Lima untuk membahas perbatasan."
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Kabar Lima</title>
<item><title>Peru &amp; Chile</title><link>{site}/1</link><guid>g1</guid>
<pubDate>Wed, 03 Jul 2024 01:00:00 +0700</pubDate>
<description>&lt;p&gt;Peru menerima &lt;b&gt;Chile&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Di Lima.&lt;/p&gt;
</description></item>
<item><title>Tanpa tautan</title><description>Kenya bertemu Uganda.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lima</title><id>f</id>
<entry><title>Peru</title><id>e1</id><link href="{site}/1"/><published>2024-07-03T01:00:00+07:00
</published><content type="html">&lt;p&gt;Peru menerima Chile.&lt;/p&gt;</content></entry></feed>"""
SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{site}/1</loc><news:news><news:publication_date>2024-07-02</news:publication_date>
</news:news></url><url><loc> {site}/2 </loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{site}/map.xml</loc></sitemap></sitemapindex>"""


@pytest.fixture
def wanted(tmp_path):
    """Return what is wanted, with a folder for pages and a server on this machine allowed."""
    def of(**wishes):
        rules = FetchRules(interval=0.0, allow_private=True, silence=5.0)
        return Gathering(**{"pages": tmp_path / "pages", "fetching": rules, **wishes})

    return of


def names(found):
    """Return where items come from, and what the errors say."""
    return [g.source if isinstance(g, Item) else str(g.error) for g in found]


def test_a_folder_gives_all_that_lies_beneath_it(tmp_path):
    """By name, deep or not; notes and hidden files are left."""
    for name in ("b.txt", "a/c.TXT", "a/d.jsonl", "x.md", ".e.txt", ".git/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"id": "1", "text": TEXT}), encoding="utf-8")

    assert ["a/c.TXT", "a/d.jsonl", "b.txt"] == [
        name.removeprefix(f"{tmp_path}/") for name in names(gather([str(tmp_path)]))
    ]


def test_a_folder_without_a_source_is_told(tmp_path):
    """The error says what to put there."""
    (error,) = names(gather([str(tmp_path)]))

    assert "holds no source; put files into it (.atom, .csv, " in error


def test_a_pattern_gives_the_files_that_fit(tmp_path):
    """Patterns work where no shell has resolved them, in folders beneath, too."""
    for name in ("a1.txt", "a2.txt", "b1.txt", "deep/a3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    came = names(gather([f"{tmp_path}/**/a*.txt"]))

    assert ["a1.txt", "a2.txt", "deep/a3.txt"] == [n.removeprefix(f"{tmp_path}/") for n in came]
    assert ["fits no file" in e for e in names(gather([f"{tmp_path}/z*.txt"]))] == [True]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing.txt", "missing.txt: No such file or directory; name a file or a folder"),
        ("ftp://example.org/a", "ftp://example.org/a is not fetched; give an http"),
        ("file:///etc/passwd", "is not fetched"),
    ],
)
def test_what_is_not_there_is_told_in_its_place(tmp_path, name, why):
    """The other sources are gathered all the same."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    error, source = names(gather([name, str(tmp_path / "a.txt")]))

    assert why in error
    assert str(tmp_path / "a.txt") == source


def test_standard_input_may_hold_anything():
    """Its kind is told by its first bytes, or by the user."""
    lines = json.dumps({"id": "7", "text": TEXT}).encode() + b"\n\n" + b"{broken\n"
    first, second = gather(["-"], standard_input=io.BytesIO(lines))
    (row,) = gather(["-"], Gathering(kind=SourceKind.CSV),
                    standard_input=io.BytesIO(f"isi\n{TEXT}\n".encode()))

    assert [1, 3] == [first.offset, second.offset]
    assert TEXT == json.loads(row.content.line)["text"]


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path):
    """A line longer than any report is told, and the next is read."""
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "1", "text": "')
        for _ in range(21):
            file.write(b"x" * 10**6)
        file.write(b'"}\n' + json.dumps({"id": "2", "text": TEXT}).encode())
    missed, item = gather([str(path)])

    assert "line 1 has more than 20,000,000 bytes" in str(missed.error)
    assert 2 == item.offset


def test_how_far_it_is_can_be_told(tmp_path):
    """Files have sizes, so the share that is done is known."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    meter = Meter()
    shares = [meter.share for _ in gather([str(tmp_path)], meter=meter)]

    assert [0.5, 1.0] == shares
    assert meter.share == 1.0


@pytest.mark.parametrize("feed", [FEED, ATOM])
def test_a_feed_leads_to_its_pages(tmp_path, wanted, feed):
    """A page has the day of the feed; an item without a link is taken from the feed itself."""
    with serving({"/1": article("Peru receives Chile")}) as site:
        (tmp_path / "feed.xml").write_text(feed.format(site=site.url), encoding="utf-8")
        page, *rest = gather([str(tmp_path / "feed.xml")], wanted())
        report = read_report(page.content)

        assert ("Peru receives Chile", date(2024, 7, 3)) == (report.title, report.published)
        assert (f"{site.url}/1", 0) == (page.source, page.offset)
    assert [b"Kenya bertemu Uganda." in item.content.line for item in rest] in ([True], [])


def test_a_feed_may_be_taken_without_fetching(tmp_path):
    """What stands in the items is the text, blocks on lines of their own."""
    (tmp_path / "feed.xml").write_text(FEED.format(site="http://x.example"), encoding="utf-8")
    first, second = (
        json.loads(item.content.line)
        for item in gather([str(tmp_path / "feed.xml")], Gathering(follow=False))
    )

    assert {
        "id": "g1", "title": "Peru & Chile", "published": "2024-07-03", "outlet": "Kabar Lima",
        "url": "http://x.example/1", "text": "Peru menerima Chile.\nDi Lima.",
    } == first
    assert "Kenya bertemu Uganda." == second["text"]


def test_an_entity_bomb_in_a_feed_does_not_go_off(tmp_path):
    """Entities that double one another are not written out."""
    doubling = "".join(
        f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, 20))
    bomb = FEED.replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY e0 "xxxxxxxx">{doubling}]><rss', 1
    ).replace("Kenya bertemu", "&e19;")
    (tmp_path / "feed.xml").write_text(bomb.format(site="http://x.example"), encoding="utf-8")
    came = list(gather([str(tmp_path / "feed.xml")], Gathering(follow=False)))

    assert sum(g.size for g in came if isinstance(g, Item)) < 10_000


def test_a_sitemap_leads_to_its_pages(wanted):
    """An index leads to sitemaps, also packed ones; news sitemaps tell the day."""
    import gzip

    with serving({"/1": article("One"), "/2": article("Two")}) as site:
        packed = gzip.compress(SITEMAP.format(site=site.url).encode())
        site.pages["/map.xml"] = Page(packed, headers={"Content-Type": "application/gzip"})
        site.pages["/sitemap.xml"] = Page(INDEX.format(site=site.url).encode())
        one, two = gather([f"{site.url}/sitemap.xml"], wanted())

        assert [f"{site.url}/1", f"{site.url}/2"] == [one.source, two.source]
    assert [date(2024, 7, 2), None] == [one.content.published, two.content.published]


def test_a_sitemap_reads_no_file_of_this_machine(tmp_path, wanted):
    """An entity that stands for a file is not resolved."""
    secret = tmp_path / "secret.txt"
    secret.write_text("http://127.0.0.1:9/secret", encoding="utf-8")
    text = SITEMAP.format(site="http://127.0.0.1:9").replace(
        "<urlset", f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{secret}">]><urlset'
    ).replace("http://127.0.0.1:9/1", "&x;")
    (tmp_path / "map.xml").write_text(text, encoding="utf-8")
    came = names(gather([str(tmp_path / "map.xml")], wanted()))

    assert not any("secret" in each for each in came)


def test_a_list_of_addresses_is_told_by_its_lines(tmp_path, wanted):
    """Comments and blank lines are passed over, an address given twice is fetched once."""
    with serving({"/1": article("One"), "/2": article("Two")}) as site:
        lines = ["# pages", f"{site.url}/1", "", f"{site.url}/missing", f"{site.url}/2",
                 f"{site.url}/1"]
        (tmp_path / "list.txt").write_text("\n".join(lines), encoding="utf-8")
        one, missed, two = gather([str(tmp_path / "list.txt")], wanted())

        assert [f"{site.url}/1", f"{site.url}/2"] == [one.source, two.source]
        assert "/missing answers with status 404" in str(missed.error)
        assert f"{site.url}/missing" == missed.root


def test_a_list_with_something_else_in_it_is_told(tmp_path, wanted):
    """The error names the line."""
    (tmp_path / "a.urls").write_text("ftp://example.org/1\n", encoding="utf-8")
    (error,) = names(gather([str(tmp_path / "a.urls")], wanted()))

    assert "line 1 is no address ('ftp://example.org/1')" in error


def test_addresses_are_not_followed_where_that_is_not_wanted(tmp_path):
    """Nothing is fetched against the user's wish."""
    (tmp_path / "a.urls").write_text("http://127.0.0.1:9/\n", encoding="utf-8")
    (error,) = names(gather([str(tmp_path / "a.urls")], Gathering(follow=False)))

    assert "holds addresses only, and nothing is to be fetched" in error


def test_an_address_may_hold_anything(wanted):
    """A file on the web is what a file on the disk is."""
    rows = Page(f"judul,isi\nJ,{TEXT}\n".encode(), headers={"Content-Type": "text/csv"})
    pages = {"/a.csv": rows, "/a": article("One")}
    with serving(pages) as site:
        row, page = gather([f"{site.url}/a.csv", f"{site.url}/a"], wanted())

        assert (f"{site.url}/a.csv", 1) == (row.source, row.offset)
        assert "One" == read_report(page.content).title


def test_a_page_on_the_web_gives_the_same_item_each_time(wanted):
    """When it was fetched is no part of what it says."""
    with serving({"/a": article("One")}) as site:
        (one,) = gather([f"{site.url}/a"], wanted())
        (two,) = gather([f"{site.url}/a"], wanted())

    assert one.digest == two.digest
