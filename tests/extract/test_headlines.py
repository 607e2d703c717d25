"""Headlines whose verb stands bare."""

import pytest
from trees import code


@pytest.mark.parametrize(("text", "expected"), [
    ("Peru Tuduh Kenya Gunakan Bom Curah ke Wilayah Padat Penduduk",
     [("PER", "Kenya Gunakan Bom Curah ke Wilayah Padat Penduduk")]),
    ("Presiden Peru Sebut Kenya Masih Jadi Mitra Dagang",
     [("PER", "Kenya Masih Jadi Mitra Dagang")]),
    ("Warga Peru Minta Bantuan Pangan", []),  # a thing, no clause
    ("Presiden Peru Tiba di Lima", []),
])
def test_a_bare_verb_in_a_headline_says_what_stands_behind_it(text, expected):
    """Is the speaker before the verb, and what is said behind it?"""
    assert [(s.speaker.actor.code, s.content.quote) for s in code(text).statements] == expected
