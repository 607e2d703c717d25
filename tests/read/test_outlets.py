"""Outlets: who published, by an address, a name or a line of the page."""

import pytest

from tatanan.read.outlets import known_outlet, outlet_of, outlet_within


@pytest.mark.parametrize(("line", "outlet"), [
    ("Follow WhatsApp Channel SINDOnews untuk kabar setiap hari", "Sindonews"),
    ("Follow AP's coverage of Peru at https://apnews.com/hub/peru", "AP"),
    ("rosa.quispe@yna.co.kr", "Yonhap"),
    ("© 2025 The Associated Press", "AP"),
    ("Follow us on Telegram", None),
    ("Kirim tempo lagu ke Kompas Dunia", None),  # an ordinary word, a name that others bear
])
def test_a_line_of_furniture_may_name_its_outlet(line, outlet):
    """By its address, or by a name that nothing else has."""
    assert outlet == outlet_within(line)


def test_an_unknown_name_is_no_outlet():
    """Neither a person nor a site that the lexicon lacks."""
    assert known_outlet("Rosa Quispe") is None
    assert outlet_of("https://kabar.example/1") is None
