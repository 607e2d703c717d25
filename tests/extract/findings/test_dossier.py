"""What findings are drawn from: a report and all that was coded from it."""

from datetime import date

from dossiers import dossier_of


def test_the_headline_is_apart_from_the_body():
    """A headline that stands in the text can be cited, and is no sentence of the body."""
    dossier = dossier_of("Hujan turun.", head="Sidang Ditutup di Hanoi")

    assert "Sidang Ditutup di Hanoi" == dossier.headline
    assert ["Sidang"] == [evidence.quote for evidence in dossier.cite_headline(0, 6)]
    assert ["Hujan turun."] == [dossier.text_of(s.span) for s in dossier.body_sentences()]


def test_a_headline_outside_the_text_cannot_be_cited():
    """A record may bring its headline along; it is read, and yields no evidence."""
    dossier = dossier_of("Hujan turun.", title="Sidang Ditutup di Hanoi")

    assert "Sidang Ditutup di Hanoi" == dossier.headline
    assert () == dossier.cite_headline(0, 6)


def test_the_day_is_that_of_publication_or_the_latest_told():
    """A report without a day is no older than what it tells."""
    text = "Mereka bertemu pada 3 Juli 2024 dan 2 Mei 2023."

    assert date(2025, 3, 20) == dossier_of(text).day
    assert date(2024, 7, 3) == dossier_of(text, published=None).day
    assert dossier_of("Hujan turun.", published=None).day is None
