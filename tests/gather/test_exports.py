"""Exports in CSV and Excel, with the columns that people give them."""

import json
from datetime import date, datetime

import pytest
from web_server import article, serving

from tatanan.gather import FetchRules, Gathering, Item, gather, parse_columns
from tatanan.read import read_records

ISI = "Menteri luar negeri Peru menerima duta besar Chile di Lima, Rabu, untuk membahas perbatasan."
KEDUA = "Presiden Kenya bertemu\npresiden Uganda di Kampala."


def taken(*sources, **wanted):
    """Return the records of sources, and the errors that stand in their place."""
    found = gather(map(str, sources), Gathering(**wanted))
    return [json.loads(g.content.line) if isinstance(g, Item) else g for g in found]


def table(path, text, encoding="utf-8"):
    """Write a table and return its path."""
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("id,text,title", ["id", "text", "title"]),
        ("sumber,url,judul,tanggal_publikasi,isi_berita", ["outlet", "url", "title", "published",
                                                          "text"]),
        ("Judul Berita,Tanggal,Isi", ["title", "published", "text"]),
        ("Headline,Publication Date,Body Text,Source", ["title", "published", "text", "outlet"]),
    ],
)
def test_columns_are_guessed_from_what_they_are_called(tmp_path, header, fields):
    """Indonesian and English headers are known, however they are written."""
    row = ",".join(f"{field}1" for field in fields)
    (record,) = taken(table(tmp_path / "a.csv", f"{header}\n{row}\n"))

    assert {field: f"{field}1" for field in fields} == {f: record[f] for f in fields}


def test_a_row_is_a_record_that_can_be_read(tmp_path):
    """The text is that of the cell, character for character."""
    path = table(tmp_path / "b.csv", f'judul,isi,tanggal\nDua Presiden,"{KEDUA}",3 Juli 2024\n')
    (item,) = gather([str(path)])
    _, report = next(read_records([item.content.line], language="id"))

    assert (KEDUA, "Dua Presiden") == (report.text, report.title)
    assert date(2024, 7, 3) == report.published


def test_wished_columns_go_before_guessed_ones(tmp_path):
    """Where two columns could be the text, the user says which is."""
    path = table(tmp_path / "a.csv", f'text,Ringkasan\nPendek.,"{ISI}"\n')
    (record,) = taken(path, columns=parse_columns("text=ringkasan"))

    assert ISI == record["text"]


def test_a_table_without_a_column_of_texts_tells_what_it_has(tmp_path):
    """The error lists the columns that were seen, and what to write."""
    (missed,) = taken(table(tmp_path / "a.csv", "Nama,Umur\nX,3\n"))

    assert "a.csv has no column for the text; its columns are Nama, Umur; " in str(missed.error)
    assert "--columns text=COLUMN" in str(missed.error)


def test_a_wished_column_that_is_not_there_is_told(tmp_path):
    """A spelling mistake in --columns is no silence."""
    path = table(tmp_path / "a.csv", f"isi,judul\n{ISI},J\n")
    (missed,) = taken(path, columns={"title": "Judl"})

    assert "no column 'Judl' for title; its columns are isi, judul" in str(missed.error)


@pytest.mark.parametrize("wish", ["isi", "teks=Isi", "text="])
def test_a_wish_that_is_none_is_refused(wish):
    """Fields have our names, columns theirs."""
    from tatanan.errors import BadSource

    with pytest.raises(BadSource, match="write FIELD=COLUMN, with the fields id, text, title"):
        parse_columns(wish)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_cells_may_be_parted_by_any_usual_sign(tmp_path, sign):
    """Spreadsheets in Indonesian write semicolons."""
    path = table(tmp_path / "a.csv", f'judul{sign}isi\nJ{sign}"{ISI}"\n')
    (record,) = taken(path)

    assert ("J", ISI) == (record["title"], record["text"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_be_in_any_usual_encoding(tmp_path, encoding):
    """What a spreadsheet saves is read as it was meant."""
    text = "The café’s owner met Türkiye’s consul in São Paulo. " * 3
    (record,) = taken(table(tmp_path / "a.csv", f'title,text\nT,"{text}"\n', encoding))

    assert text == record["text"]


def test_a_row_without_text_is_told_and_the_rest_is_taken(tmp_path):
    """One empty cell costs one row; blank rows cost nothing."""
    path = table(tmp_path / "a.csv", f"judul,isi\nA,{ISI}\nB,\n,\nC,{ISI}\n")
    one, missed, three = taken(path)

    assert ["A", "C"] == [one["title"], three["title"]]
    assert ("row 2 has no text" in str(missed.error), 2) == (True, missed.offset)


def test_a_row_without_an_id_is_known_by_its_address_or_its_place(tmp_path):
    """Ids do not hang on the folder in which the file lies."""
    path = table(tmp_path / "a.csv", f"url,isi\nhttps://x.example/1,{ISI}\n,{ISI}\n")

    assert ["https://x.example/1", "a.csv:2"] == [record["id"] for record in taken(path)]


@pytest.fixture
def workbook(tmp_path):
    """Return the path of a workbook of sheets that are given as rows."""
    openpyxl = pytest.importorskip("openpyxl")

    def write(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "a.xlsx")
        return tmp_path / "a.xlsx"

    return write


def test_all_sheets_with_a_column_of_texts_are_read(workbook):
    """A sheet of notes beside the data does no harm; days in cells are days."""
    head = ["Judul", "Tanggal", "Isi"]
    path = workbook(
        Juni=[head, ["A", datetime(2024, 6, 30), ISI]],  # noqa: DTZ001 - Excel knows no zones
        Juli=[head, ["B", date(2024, 7, 3), KEDUA]],
        Catatan=[["Siapa", "Kapan"], ["x", "y"]],
    )
    first, second = taken(path)

    assert ("A", "2024-06-30", ISI) == (first["title"], first["published"], first["text"])
    assert ("B", "2024-07-03", KEDUA) == (second["title"], second["published"], second["text"])


def test_a_workbook_without_texts_tells_its_columns(workbook):
    """The error of the first sheet stands for all."""
    (missed,) = taken(workbook(Data=[["Nama", "Umur"], ["x", 3]]))

    assert "a.xlsx!Data has no column for the text; its columns are Nama, Umur" in str(missed.error)


def test_what_calls_itself_a_workbook_and_is_none_is_told(tmp_path):
    """A zip archive with another ending is no workbook."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    (missed,) = taken(path)

    assert "a.xlsx is no Excel workbook" in str(missed.error)


FACTIVA = (
    "AN,HD,WC,PD,SN,LA,LP,TD\n"
    'JAKPOS0020240703ek7300001,Peru and Chile meet,12,3 July 2024,The Jakarta Post,English,'
    '"The ministers met in Lima.","They spoke of the border.\n\nNo date was named."\n'
    "KOMPAS0020240704ek7400002,Pertemuan di Lima,5,4 July 2024,Kompas,Indonesian,"
    '"Kedua menteri bertemu di Lima.",\n'
)


def test_a_text_in_two_columns_is_one(tmp_path):
    """As Factiva exports articles: lead and rest apart, languages by their names."""
    columns = "id=AN,title=HD,text=LP+TD,published=PD,outlet=SN,language=LA"
    path = table(tmp_path / "factiva.csv", FACTIVA)
    one, two = taken(path, columns=parse_columns(columns))

    assert ("The ministers met in Lima.\n\nThey spoke of the border.\n\nNo date was named."
            == one["text"])
    assert {"id": "JAKPOS0020240703ek7300001", "title": "Peru and Chile meet", "language": "en",
            "outlet": "The Jakarta Post", "published": "3 July 2024"} == {
        name: one[name] for name in ("id", "title", "language", "outlet", "published")}
    assert ("Kedua menteri bertemu di Lima.", "id") == (two["text"], two["language"])


def test_what_stands_above_the_header_is_passed_over(workbook):
    """As LexisNexis exports a search: its words in merged cells, a blank row, then the table."""
    import openpyxl

    path = workbook(Results=[
        ["Results for: Russia and China, sanctions", None, None, None, None],
        ["User: somebody", None, "Date: July 4, 2024"], [],
        ["Article", None, "About", None, None],
        ["Headline", "Full Text", "Publication", "Published Date", "Language"],
        ["A", ISI, "Kompas", datetime(2024, 6, 30, 23, 59), "Bahasa Indonesia"],  # noqa: DTZ001
        ["B", KEDUA, "Tempo", "July 3, 2024 Wednesday", "Indonesian"],
    ])
    book = openpyxl.load_workbook(path)
    for cells in ("A1:E1", "A4:B4", "C4:E4"):
        book.active.merge_cells(cells)
    book.active["D6"].number_format = "d mmm yyyy"
    book.save(path)
    one, two = taken(path)
    _, read = next(read_records([json.dumps(two)]))

    assert ("A", ISI, "Kompas", "2024-06-30", "id") == tuple(
        one[name] for name in ("title", "text", "outlet", "published", "language"))
    assert (date(2024, 7, 3), "a.xlsx!Results:2") == (read.published, two["id"])


@pytest.mark.parametrize("head", ["sep=;\n", "Hasil untuk: Rusia, Cina, NATO, ASEAN\n\n", "\n"])
def test_a_line_above_the_header_does_not_tell_the_sign(tmp_path, head):
    """Commas in a title are no cells, and spreadsheets name their sign in a line of its own."""
    path = table(tmp_path / "a.csv", f'{head}judul;isi;tanggal\nJ, K, L;"{ISI}";20240703\n')
    (record,) = taken(path)

    assert ("J, K, L", ISI, "2024-07-03") == (record["title"], record["text"],
                                             record["published"])


MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    "a1,2024-07-04 01:02:03.456,id,kompas.com,kompas.com,2024-07-03,Satu,{base}/one\n"
    "a2,2024-07-04 01:02:03.456,id,tempo.co,tempo.co,2024-07-02,Dua,{base}/two\n"
)


def test_a_list_of_stories_without_texts_is_followed(tmp_path):
    """As Media Cloud exports stories: the pages are fetched, with the day that the list gives."""
    with serving({"/one": article("Satu"), "/two": article("Dua")}) as site:
        path = table(tmp_path / "stories.csv", MEDIA_CLOUD.format(base=site.url))
        found = list(gather([str(path)], Gathering(
            pages=tmp_path / "pages", fetching=FetchRules(interval=0, allow_private=True))))

    assert [f"{site.url}/one", f"{site.url}/two"] == [item.content.url for item in found]
    assert [date(2024, 7, 3), date(2024, 7, 2)] == [item.content.published for item in found]


def test_a_text_under_an_unknown_name_is_not_fetched_instead(tmp_path):
    """Where a row holds a long text, the user is asked for the name of its column."""
    path = table(tmp_path / "a.csv", f'url,Hlead\nhttps://x.example/1,"{ISI * 12}"\n')
    (missed,) = taken(path)

    assert "no column for the text; its columns are url, Hlead" in str(missed.error)


def test_a_table_that_nobody_knows_tells_its_likeliest_header(tmp_path):
    """Not the title above it."""
    (missed,) = taken(table(tmp_path / "a.csv", "Hasil pencarian\n\nNama,Umur\nX,3\n"))

    assert "its columns are Nama, Umur" in str(missed.error)
