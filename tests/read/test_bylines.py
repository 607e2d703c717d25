"""By-lines: who wrote a report, where the head of its page names them."""

import pytest

from tatanan.read.bylines import byline_outlet, is_author, is_byline


@pytest.mark.parametrize(("line", "outlet"), [
    ("CNN Indonesia", "CNN Indonesia"),
    ("Al Jazeera Staff", "Al Jazeera"),
    ("BBC News, Nairobi", "BBC"),
    ("Rosa Quispe (The Jakarta Post)", "The Jakarta Post"),
    ("Tim Redaksi, Okezone", "Okezone"),
    ("Rosa Quispe and Ana Sosa, Reuters", "Reuters"),
    ("Rosa Quispe with AFP, Reuters", None),  # who helped did not publish it
    ("Ana Sosa dengan Xinhua", None),
])
def test_a_byline_holds_names_of_outlets_authors_and_places(line, outlet):
    """The one outlet that it names published the report."""
    assert is_byline(line)
    assert outlet == byline_outlet(line)


@pytest.mark.parametrize("line", [
    "CNN Indonesia menulis hal itu", "Reuters denies the claim", "Peru Sues the BBC", "Peru, Chile",
    "Rosa Quispe", "Talks in Lima, says Reuters",
])
def test_a_headline_about_an_outlet_is_no_byline(line):
    """Its other words are neither names nor places."""
    assert not is_byline(line)


@pytest.mark.parametrize("line", [
    "Rosa Quispe", "Andriana Wibisono", "Ana Sosa Mamani in Lima", "Rosa Quispe dan Ana Sosa",
])
def test_a_name_beside_a_date_is_the_authors(line):
    """Its words are no ordinary ones."""
    assert is_author(line)


@pytest.mark.parametrize("line", [
    "Perang Sudan", "Peace Talks", "Rusia Tolak Usul", "Talks in Vienna", "Middle East", "Lima",
    "Putin Temui Erdogan", "Gempa Guncang Palu", "UN Reform",
])
def test_a_short_headline_is_nobodys_name(line):
    """It has ordinary words, or names states and leaders."""
    assert not is_author(line)
