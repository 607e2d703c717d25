"""Where an acronym is written out, and how far its words reach."""

import pytest
from dossiers import dossier_of

from tatanan.extract.findings.expansions import find_expansions


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Badan Kerja Sama dan Pembangunan (BKSP) dibuka.",
         [("BKSP", "Badan Kerja Sama dan Pembangunan")]),
        ("en", "the Centre for the Study of Order (CSO) said",
         [("CSO", "Centre for the Study of Order")]),
        ("en", "The CSO (Centre for the Study of Order) said",
         [("CSO", "Centre for the Study of Order")]),
        ("en", "a study of order (CSO)", []),  # no capitals, no name
        ("en", "The CSO (which he heads) said", []),
        ("id", "Kota itu (lihat peta) ramai.", []),
    ],
)
def test_an_expansion_is_the_run_of_capitals_beside_the_bracket(language, text, expected):
    """Small words belong to a name only between its capitals."""
    dossier = dossier_of(text, language=language)

    assert expected == [(e.acronym, e.long) for e in find_expansions(dossier)]
