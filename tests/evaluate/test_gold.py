"""Gold sets, read from a folder of the user's."""

import json
from hashlib import sha256

import pytest

from tatanan.errors import BadGold
from tatanan.evaluate.gold import GoldText, read_gold

NEWS = {
    "id": "n1",
    "language": "id",
    "text": "Rusia menolak usul itu.",
    "published": "2024-03-01",
    "title": "",
    "before": "Amerika Serikat mengajukan usul.",
    "events": [{"type": "REJECT", "actors": ["RUS"], "recipients": [], "alternative": True}],
    "statements": [{"speaker": "RUS", "content": "usul itu"}],
}
TYPED = {
    "id": "t1",
    "language": "en",
    "text": "Kenya aided Chad.",
    "source": "Kenya",
    "target": "Chad",
    "type": "AID",
}
DOCUMENT = {
    "id": "d1",
    "language": "en",
    "text": "It rains, he said.",
    "attributions": [{"content": [[0, 8]]}, {"source": [[10, 12]], "content": [[0, 2], [3, 8]]}],
}
PAIR = {"id": "p1", "en": "It rains.", "id_": "Hujan turun.", "published": "2007-06-15"}


def put(folder, name, *rows):
    """Write a gold file of rows, or of lines that are given as they are, and return its path."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path = folder / f"{name}.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_the_sets_that_are_there_are_read_in_a_fixed_order(tmp_path):
    """A set whose file is missing is left out; other files are none of ours."""
    put(tmp_path, "polnear_dev", DOCUMENT)
    put(tmp_path, "news_id", NEWS)
    put(tmp_path, "something", "no JSON")

    assert ["news_id", "polnear_dev"] == [gold.name for gold in read_gold(tmp_path)]


def test_a_set_knows_the_digest_of_its_file(tmp_path):
    """The digest is of the very bytes, so that changed data is noticed."""
    path = put(tmp_path, "plv_dev", TYPED)

    assert read_gold(tmp_path)[0].digest == sha256(path.read_bytes()).hexdigest()


def test_the_coder_gets_the_text_and_where_it_stood_but_no_answers(tmp_path):
    """Empty fields are as good as missing; labels stay behind."""
    put(tmp_path, "news_id", NEWS)

    assert read_gold(tmp_path)[0].texts == (
        GoldText(
            "n1",
            "Rusia menolak usul itu.",
            "id",
            "2024-03-01",
            None,
            "Amerika Serikat mengajukan usul.",
        ),
    )


def test_both_sides_of_a_pair_are_texts_of_their_own(tmp_path):
    """Each side is coded by itself, in its language."""
    put(tmp_path, "parallel", PAIR)

    texts = read_gold(tmp_path)[0].texts

    assert [(t.id, t.language, t.text) for t in texts] == [
        ("p1 en", "en", "It rains."),
        ("p1 id", "id", "Hujan turun."),
    ]


def test_of_lines_with_one_id_the_last_stands(tmp_path):
    """A corrected line may be added at the end of a file."""
    put(tmp_path, "plv_dev", TYPED, TYPED | {"id": "t2"}, TYPED | {"type": "COOPERATE"})

    assert [(i.id, i.type) for i in read_gold(tmp_path)[0].items] == [
        ("t1", "COOPERATE"),
        ("t2", "AID"),
    ]


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("news_id", "{", r"news_id\.jsonl:2: .*; write one JSON object on the line"),
        ("news_id", "[]", r"news_id\.jsonl:2: the line is no JSON object; write it as"),
        ("news_id", NEWS | {"text": ""}, r'news_id\.jsonl:2: "text" is no text; give "text"'),
        ("news_id", NEWS | {"events": None}, r':2: "events" is no list; give "events" as a list'),
        ("news_id", NEWS | {"events": ["AID"]}, r":2: events 1 is no object; write it"),
        ("news_id", NEWS | {"statements": [{"speaker": "RUS"}]}, r':2: statements 1: "content"'),
        (
            "news_id",
            NEWS | {"events": [{"type": "AID", "actors": "IDN"}]},
            r':2: events 1: "actors" is no list of codes; write it as "actors": \["IDN"\]',
        ),
        ("plv_dev", {**TYPED, "type": 4}, r'plv_dev\.jsonl:2: "type" is no text'),
        (
            "polnear_dev",
            DOCUMENT | {"attributions": [{"content": []}]},
            r':2: attributions 1: "content" is empty; write where it stands',
        ),
        (
            "polnear_dev",
            DOCUMENT | {"attributions": [{"content": [[3, 99]]}]},
            r"content.*holds \[3, 99\]; give \[start, end\] with start < end inside the text",
        ),
        ("parallel", {"id": "p1", "en": "It rains."}, r'parallel\.jsonl:2: "id_" is no text'),
    ],
)
def test_a_malformed_line_is_named_with_its_place_and_remedy(tmp_path, name, row, message):
    """Whoever keeps the gold can go to the line and mend it."""
    put(tmp_path, name, "", row)

    with pytest.raises(BadGold, match=message):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path):
    """No folder, a folder without gold files, and an empty file each say what to do."""
    with pytest.raises(BadGold, match="there is no such folder; name the folder"):
        read_gold(tmp_path / "missing")
    with pytest.raises(BadGold, match=r"no gold file is here; put at least one of news_id\.jsonl"):
        read_gold(tmp_path)
    put(tmp_path, "news_en")
    with pytest.raises(BadGold, match=r"news_en\.jsonl: the file is empty; put one JSON object"):
        read_gold(tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    """A wrong encoding is named instead of read wrongly."""
    (tmp_path / "plv_dev.jsonl").write_bytes(b'{"id": "\xff"}\n')

    with pytest.raises(BadGold, match="byte 8 is not UTF-8; save the file as UTF-8"):
        read_gold(tmp_path)
