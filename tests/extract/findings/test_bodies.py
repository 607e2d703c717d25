"""The organisations of the lexicon, as acronyms and expansions."""

from tatanan.extract.findings.bodies import load_bodies, plain_words


def test_a_body_is_found_by_its_acronym_and_by_its_names():
    """English names hold in Indonesian reports, too."""
    bodies = load_bodies()

    assert ["nato"] == [body.id for body in bodies.by_acronym["NATO"]]
    assert "nato" == bodies.by_expansion[plain_words("North Atlantic Treaty Organization")].id
    assert "nato" == bodies.by_expansion[plain_words("Pakta Pertahanan Atlantik Utara")].id


def test_acronyms_of_states_and_agencies_are_known_as_such():
    """What stands in brackets behind a place may be an agency or a state."""
    assert {"AFP", "UEA"} <= load_bodies().others
