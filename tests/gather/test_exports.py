"""Exports in CSV and Excel, with the columns that people give them."""

import json
from datetime import date, datetime

import pytest

from tatanan.gather import Gathering, Item, gather, parse_columns
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
