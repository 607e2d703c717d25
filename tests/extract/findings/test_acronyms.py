"""Acronyms and the words that they are said to stand for."""

import pytest
from dossiers import found_in

RULE = "acronym-expansion"


@pytest.mark.parametrize(
    ("language", "text", "words", "suggestion"),
    [
        ("id", "Ia mengecam Organisasi Perkapalan Atlantik Utara (NATO) di Brussel.",
         "Organisasi Perkapalan Atlantik Utara (NATO)", "Pakta Pertahanan Atlantik Utara (NATO)"),
        ("id", "Pejabat IAEA (Badan Emas Atom Internasional) tiba di Teheran.",
         "Badan Emas Atom Internasional", "Badan Energi Atom Internasional (IAEA)"),
        ("en", "The North Atlantic Trade Organization (NATO) met in Brussels.",
         "North Atlantic Trade Organization (NATO)", "North Atlantic Treaty Organization (NATO)"),
        ("en", "He heads the World Wealth Organization (WHO) in Geneva.",
         "World Wealth Organization (WHO)", "World Health Organization (WHO)"),
    ],
)
def test_a_known_acronym_with_a_wrong_word_is_told(language, text, words, suggestion):
    """The accepted expansion is suggested, and what stands before the name is left out."""
    assert [([words], suggestion)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text", "words", "suggestion"),
    [
        ("id", "Organisasi Kerja Sama Shanghai (OCS) bersidang. Anggota SCO hadir.",
         ["Organisasi Kerja Sama Shanghai (OCS)", "SCO"], "SCO"),
        ("en", "The World Trade Organization (WOT) met. The WTO has its seat in Geneva.",
         ["World Trade Organization (WOT)", "WTO"], "WTO"),
        ("en", "The World Trade Organization (TWO) met in Geneva.",
         ["World Trade Organization (TWO)"], "WTO"),
    ],
)
def test_two_acronyms_for_one_body_are_told(language, text, words, suggestion):
    """A body's own name beside letters that are not its own."""
    assert [(words, suggestion)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Kantor Pemadam Utama (KPU) dibuka. Komisi Pemilihan Umum (KPU) menolak.",
         ["Kantor Pemadam Utama (KPU)", "Komisi Pemilihan Umum (KPU)"]),
        ("en", "The Free Harbour Party (FHP) won. The Forest Health Project (FHP) lost.",
         ["Free Harbour Party (FHP)", "Forest Health Project (FHP)"]),
    ],
)
def test_one_acronym_for_two_bodies_is_told(language, text, words):
    """A reader cannot tell which of the two is meant further down."""
    assert [(words, None)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Sekretaris Jenderal Pakta Pertahanan Atlantik Utara (NATO) tiba di Oslo."),
        ("id", ("Badan Tenaga Atom Internasional (IAEA) dan North Atlantic Treaty Organization "
               "(NATO) hadir.")),
        ("id", "Ia membayar Pajak Bumi dan Bangunan (PBB) di Bandung."),  # another meaning
        ("id", "Partai Keadilan Makmur (NATO) berkampanye."),  # another body altogether
        ("id", "Organisasi Kerja Sama Shanghai (OKSS) bersidang."),  # its Indonesian initials
        ("id", "Perserikatan Bangsa-Bangsa (AFP) - Sidang dibuka."),  # an agency
        ("id", "Dewan Gubernur Badan Energi Atom Internasional (DGB) bersidang."),  # a part of it
        ("en", "The head of the World Health Organisation (WHO) spoke."),
        ("en", "The United Nations (UN) and the European Union (EU) agreed."),
        ("en", ("The Organisation for the Prohibition of Chemical Weapons (OPCW) met. "
               "The Organisation for the Prohibition of Chemical Weapons (OPCW) voted.")),
    ],
)
def test_what_goes_together_is_not_told(language, text):
    """Accepted expansions in either language, other meanings and other bodies are let be."""
    assert [] == found_in(text, RULE, language=language)
