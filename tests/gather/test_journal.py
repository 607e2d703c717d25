"""Journals stay sound whenever their writer is killed."""

import pytest

from tatanan.gather.journal import Journal


def test_what_was_added_is_there_in_order(tmp_path):
    """A journal that is opened anew goes on."""
    for number in range(3):
        Journal(tmp_path / "j.jsonl").add({"number": number, "words": "é\n"})

    assert [0, 1, 2] == [entry["number"] for entry in Journal(tmp_path / "j.jsonl").entries()]


def test_a_journal_that_was_never_written_is_empty(tmp_path):
    """Nothing is nothing."""
    assert [] == list(Journal(tmp_path / "j.jsonl").entries())


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_line_that_was_cut_off_spoils_no_other(tmp_path, cut):
    """Wherever the writer died, the lines before and after are read."""
    path = tmp_path / "j.jsonl"
    journal = Journal(path, durable=True)
    journal.add({"number": 1})
    journal.add({"number": 2, "words": "yang terputus"})
    path.write_bytes(path.read_bytes()[:-cut])
    journal.add({"number": 3})

    numbers = [entry["number"] for entry in journal.entries()]
    assert numbers in ([1, 3], [1, 2, 3])
    assert (cut == 1) == (numbers == [1, 2, 3])
