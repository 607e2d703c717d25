"""Figures of the headline that the body contradicts."""

import pytest
from dossiers import found_in

RULE = "number-mismatch"


@pytest.mark.parametrize(
    ("language", "head", "text", "words"),
    [
        ("id", "17 Orang Tewas dalam Serangan Drone di Pelabuhan",
         "Serangan itu menghantam gudang. Sebanyak 14 orang tewas, menurut polisi.",
         ["17 Orang Tewas", "14 orang tewas"]),
        ("id", "40 Negara Tolak Tarif Baru", "Sebanyak 31 negara menolak, 5 negara diam.",
         ["40 Negara", "31 negara"]),
        ("en", "Nine sailors killed as ferry sinks",
         "The ferry sank at night. Seven sailors were killed, the coast guard said.",
         ["Nine sailors killed", "Seven sailors were killed"]),
        ("en", "Nine sailors killed as ferry sinks",
         "At least seven sailors were killed and one was hurt.",  # nine is nowhere in the text
         ["Nine sailors killed", "seven sailors were killed"]),
    ],
)
def test_two_figures_for_one_thing_are_told(language, head, text, words):
    """Both figures stand as evidence."""
    assert [(words, None)] == found_in(text, RULE, head=head, language=language)


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("id", "17 Orang Tewas dalam Serangan Drone",
         "Sebanyak 14 orang tewas di gudang dan tiga di dermaga."),  # parts of the sum
        ("id", "Lebih dari 10 Orang Tewas dalam Serangan", "Sebanyak 14 orang tewas."),
        ("id", "40 Negara Tolak Tarif Baru",
         "Sebanyak 31 negara menolak, lalu 5 negara lagi, dan terakhir 4 negara pulau."),  # sum
        ("id", "17 Orang Tewas dalam Serangan Drone",
         "Semula 14 orang tewas. Kini jumlahnya 17."),  # the body has it, too
        ("id", "Kapten dan Tiga Awak Lainnya Hilang", "Empat orang masih hilang."),
        ("id", "17 Orang Tewas dalam Serangan", "Serangan lain melukai 20 orang."),
        ("en", "Nine sailors killed as ferry sinks",
         "Seven sailors were killed at once; two died later."),
    ],
)
def test_bounds_parts_and_other_things_are_not_told(language, head, text):
    """A sum, a bound, another thing, or the same figure further down is no contradiction."""
    assert [] == found_in(text, RULE, head=head, language=language)
