"""Packed sources: what is in them, and what they must not do."""

import gzip
import io
import json
import zipfile

import pytest

from tatanan.gather import Gathering, Item, Limits, gather

TEXT = "Menteri luar negeri Peru menerima duta besar Chile di Lima untuk membahas perbatasan."
LINE = json.dumps({"id": "1", "text": TEXT}).encode() + b"\n"
TIGHT = Limits(unpacked=10**6, ratio=100, free=10_000, depth=2)


def zipped(**members):
    """Return a zip archive; members are named by keywords, or as pairs under `_`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in [*members.pop("_", []), *members.items()]:
            archive.writestr(name, body)
    return buffer.getvalue()


def found(path, body, **wanted):
    """Write a file, gather it, and return what came: sources of items, and errors."""
    path.write_bytes(body)
    return [
        g.source.partition("!")[2] or "item" if isinstance(g, Item) else str(g.error)
        for g in gather([str(path)], Gathering(**wanted))
    ]


def test_the_members_of_an_archive_come_by_name(tmp_path):
    """Whatever is a source is taken, and notes are left."""
    body = zipped(_=[("b/2.jsonl", LINE), ("a.txt", TEXT), ("notes.md", "x"), ("b/1.txt", TEXT)])

    assert ["a.txt", "b/1.txt", "b/2.jsonl"] == found(tmp_path / "a.zip", body)


def test_packs_may_lie_in_packs(tmp_path):
    """A member that is packed itself is opened, too."""
    body = zipped(_=[("a.jsonl.gz", gzip.compress(LINE)), ("b.zip", zipped(_=[("c.txt", TEXT)]))])

    assert ["a.jsonl", "b.zip!c.txt"] == found(tmp_path / "a.zip", body)


def test_packs_do_not_lie_in_packs_for_ever(tmp_path):
    """Beyond the agreed depth nothing is opened."""
    body = zipped(_=[("a.txt", TEXT)])
    for _ in range(3):
        body = zipped(_=[("a.zip", body)])
    (error,) = found(tmp_path / "a.zip", body, limits=TIGHT)

    assert "packs lie in packs more than 2 deep" in error


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_name_that_climbs_out_leads_nowhere(tmp_path, name):
    """Members are read in memory; nothing is written under their names."""
    folder = tmp_path / "inner"
    folder.mkdir()
    before = sorted(tmp_path.rglob("*"))
    (item,) = found(folder / "a.zip", zipped(_=[(name, TEXT)]))

    assert item.endswith("a.txt")
    assert [*before, folder / "a.zip"] == sorted(tmp_path.rglob("*"))


def test_a_name_with_control_characters_is_shown_in_plain(tmp_path):
    """A name cannot paint on a terminal."""
    assert [r"\x1b[31ma.txt"] == found(tmp_path / "a.zip", zipped(_=[("\x1b[31ma.txt", TEXT)]))


def test_a_zip_bomb_is_refused(tmp_path):
    """What unpacks to far more than its size is left, and what came before it stays."""
    bomb = bytes(500_000)
    one, error, *_ = found(tmp_path / "a.zip", zipped(a=b"", _=[("a.txt", TEXT), ("b.txt", bomb)]),
                           limits=TIGHT)

    assert "a.txt" == one
    assert "unpacks to more than 100 times its size" in error


def test_many_small_bombs_are_one(tmp_path):
    """Members are counted together, too."""
    members = [(f"{n:03}.txt", bytes(9_000)) for n in range(200)]
    came = found(tmp_path / "a.zip", zipped(_=members), limits=TIGHT)

    assert any("a.zip unpacks to more than" in each for each in came)


def test_a_gzip_bomb_is_refused(tmp_path):
    """Lines before the bomb goes off are kept."""
    body = gzip.compress(LINE + bytes(2_000_000))
    one, error = found(tmp_path / "a.jsonl.gz", body, limits=TIGHT)

    assert "item" == one
    assert "a.jsonl.gz unpacks to more than 100 times its size" in error


def test_a_gzip_file_that_is_cut_off_gives_what_it_has(tmp_path):
    """The end that is missing is told."""
    body = gzip.compress(LINE * 3 + b"".join(b'{"id": "%d"}\n' % n for n in range(9000)))
    came = found(tmp_path / "a.jsonl.gz", body[:-200])

    assert ["item"] * 3 == came[:3]
    assert "cannot be read" in came[-1]


def test_a_locked_member_is_told_and_the_rest_is_taken(tmp_path):
    """A member with a password does not stop the others."""
    body = bytearray(zipped(_=[("a.txt", TEXT), ("b.txt", TEXT)]))
    at = body.index(b"PK\x01\x02")  # the entry of a.txt in the archive's directory
    body[at + 8] |= 1
    came = found(tmp_path / "a.zip", bytes(body))

    assert "a.zip!a.txt is locked; unpack it with its password" in came[0]
    assert ["b.txt"] == came[1:]


def test_a_broken_archive_is_told(tmp_path):
    """What begins like a zip archive and is none costs an error."""
    (error,) = found(tmp_path / "a.zip", b"PK\x03\x04" + bytes(100))

    assert "a.zip is a broken zip archive" in error


def test_a_member_with_a_wrong_sum_is_told(tmp_path):
    """A text that was damaged is not taken for whole."""
    body = bytearray(zipped(_=[("a.txt", TEXT * 3), ("b.txt", TEXT)]))
    body[40] ^= 0xFF
    came = found(tmp_path / "a.zip", bytes(body))

    assert "a.zip!a.txt" in came[0]
    assert ["b.txt"] == came[1:]
