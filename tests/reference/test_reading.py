"""Publishers' files are opened as they come; other forms are refused with advice."""

import zipfile

import pyarrow as pa
import pyarrow.parquet
import pytest
from publishers import ATOP_DIRECTED, GW_TEXT, NMC, pack, write

from tatanan.errors import BadReference
from tatanan.reference.reading import open_sources, read_columns


def only(path):
    """Return the one table of a file, as rows of text."""
    with open_sources(path) as (source,):
        return source, read_columns(source, range(len(source.columns))).to_pylist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", {"c0": "1", "c1": "2"}),
        ("a\tb\n1\t2\n", {"c0": "1", "c1": "2"}),
        ("a;b\r\n1;2\r\n", {"c0": "1", "c1": "2"}),
        ("\ufeffa,b\n1,2\n", {"c0": "1", "c1": "2"}),  # a mark of byte order
        ('"a","b"\n"1, or 2","x\ny"\n', {"c0": "1, or 2", "c1": "x\ny"}),
        ("a,b\nNA,\n", {"c0": "NA", "c1": ""}),  # the code of Namibia is no sign for missing
    ],
)
def test_a_text_file_is_read_as_it_is_written(tmp_path, text, expected):
    """Delimiter, quotes, line ends and byte order marks are seen from the file."""
    source, rows = only(write(tmp_path, ("file.csv", text)))

    assert ("a", "b") == source.columns
    assert [expected] == rows


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_above_the_header_are_passed_over(tmp_path, end):
    """The World Bank says first what its file is; a cell above is no column."""
    above = ['\ufeff"Data Source","World Development Indicators",', "", '"Updated","2025",', ""]
    lines = [*above, '"Country Name","Country Code"', '"Namibia","NAM"']
    source, rows = only(write(tmp_path, ("file.csv", end.join(lines) + end)))

    assert ("Country Name", "Country Code") == source.columns
    assert [{"c0": "Namibia", "c1": "NAM"}] == rows


def test_an_archive_of_another_name_is_looked_into(tmp_path):
    """What is fetched is called as its address ends."""
    path = pack(tmp_path, "a.zip", NMC).rename(tmp_path / "NY.GDP.MKTP.CD")
    with open_sources(path) as sources:
        assert ["NMC-60-abridged.csv"] == [source.place for source in sources]


def test_letters_of_older_files_are_read(tmp_path):
    """A file that is no UTF-8 is read as Latin-1."""
    _, rows = only(write(tmp_path, GW_TEXT, encoding="latin-1"))

    assert "Côte d'Ivoire" == rows[1]["c2"]


def test_an_archive_is_looked_into(tmp_path):
    """Files in folders of an archive are found, and what systems leave behind is not."""
    path = pack(tmp_path, "a.zip", ATOP_DIRECTED, ("__MACOSX/._x.csv", "junk"), ("readme.md", "x"))
    with open_sources(path) as sources:
        assert ["atop5_1ddyr.csv"] == [source.place for source in sources]


def test_an_archive_in_an_archive_is_looked_into(tmp_path):
    """Publishers put archives into archives."""
    inner = pack(tmp_path, "inner.zip", NMC)
    with open_sources(pack(tmp_path, "outer.zip", inner)) as sources:
        assert ["NMC-60-abridged.csv"] == [source.place for source in sources]


def test_parquet_is_read_by_its_own_types(tmp_path):
    """A column of numbers in Parquet stays one."""
    path = tmp_path / "t.parquet"
    pa.parquet.write_table(pa.table({"a": [1], "b": ["x"]}), path)
    with open_sources(path) as (source,):
        table = read_columns(source, [1, 0])

    assert [{"c1": "x", "c0": 1}] == table.to_pylist()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("IdealpointsJuly2025.dta", b"<stata_dta>", r"a file of Stata; take the \.csv or \.tab"),
        ("data.rda", b"RDX3", r"a file of R; take the \.csv"),
        ("book.xlsx", b"PK", r"a workbook; .* save its sheet as CSV"),
        ("paper.pdf", b"%PDF", r"in no form that is read here; take a \.csv"),
        ("empty.csv", b"", r"empty\.csv is empty"),
        ("not.parquet", b"PAR0", r"not\.parquet is no Parquet file"),
        ("not.zip", b"PK", r"not\.zip cannot be unpacked"),
    ],
)
def test_what_cannot_be_read_says_what_to_take(tmp_path, name, content, expected):
    """The message names the file, what it is, and the file to take in its place."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadReference, match=expected), open_sources(path):
        pass


def test_an_archive_of_a_file_for_stata_says_so(tmp_path):
    """Advice is given for what lies in an archive, too."""
    with (
        pytest.raises(BadReference, match=r"points\.dta is a file of Stata"),
        open_sources(pack(tmp_path, "a.zip", ("points.dta", "x"))),
    ):
        pass


def test_a_missing_file_is_named(tmp_path):
    """A path that leads nowhere is told."""
    with (
        pytest.raises(BadReference, match=r"gone\.csv: there is no such file"),
        open_sources(tmp_path / "gone.csv"),
    ):
        pass


def test_a_row_with_too_many_cells_is_a_fault(tmp_path):
    """A file that was cut or mixed up is not read half."""
    path = write(tmp_path, ("bad.csv", "a,b\n1,2\n1,2,3\n"))
    with open_sources(path) as (source,), pytest.raises(BadReference, match=r"bad\.csv: "):
        read_columns(source, [0, 1])


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path):
    """An archive is not unpacked where its own list says that it is too large."""
    path = pack(tmp_path, "bomb.zip", ("x.csv", "a,b\n" * 100))
    with (
        pytest.raises(BadReference, match="unpacks to more than 100 bytes"),
        open_sources(path, largest=100),
    ):
        pass


def test_nothing_of_an_archive_is_left_behind(tmp_path):
    """What was unpacked is gone when the block ends."""
    with open_sources(pack(tmp_path, "a.zip", NMC)) as (source,):
        unpacked = source.path
        assert unpacked.is_file()

    assert not unpacked.exists()
    assert zipfile.is_zipfile(tmp_path / "a.zip")
