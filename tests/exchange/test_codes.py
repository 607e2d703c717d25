"""Names and codes of other data sets as the codes that ours join on."""

import pytest

from tatanan.exchange.codes import (
    code_of_cameo_country,
    code_of_name,
    code_of_polecat,
    fips_of_state,
    state_codes,
    state_of_fips,
    state_of_name,
)
from tatanan.exchange.facts import load_mapping


@pytest.mark.parametrize(("name", "code"), [
    ("Russian Federation", "RUS"),
    ("the former Yugoslav Republic of Macedonia", "MKD"),
    ("Cote d'Ivoire", "CIV"),
    ("Occupied Palestinian Territory", "PSE"),
    ("Congo", "COG"),
    ("Democratic Republic of Congo", "COD"),
    ("Association of Southeast Asian Nations", "IGOASE"),
    ("United Nations", "IGOUNO"),
    ("Namibia", "NAM"),
    ("NA", None),  # a sign for nobody, not the code of Namibia
    ("Unidentified State Actor", None),
])
def test_a_name_leads_to_its_code(name, code):
    """States by ISO 3166-1, organisations by ours; who is not known has none."""
    assert code == code_of_name(name)


def test_a_body_is_no_state():
    """The European Union has a code, but lies in no state."""
    assert state_of_name("European Union") is None
    assert "IDN" == state_of_name("Indonesia")


@pytest.mark.parametrize(("given", "code"), [
    ("RUS", "RUS"), ("ROM", "ROU"), ("GZS", "PSE"), ("WST", "WST"), ("EUR", None), ("", None),
    ("ZZZ", None),
])
def test_cameos_countries_are_ours_where_they_are_states(given, code):
    """A region is no actor that data sets join on."""
    assert code == code_of_cameo_country(given)


@pytest.mark.parametrize(("given", "code"), [
    ("USA", "USA"), ("UNO", "IGOUNO"), ("EUR", "IGOEUU"), ("KOS", "XKX"), ("NGO", "NGO"),
    ("ISM", None), ("None", None),
])
def test_polecats_codes_are_ours(given, code):
    """Its codes of non-state actors that we have no code for give none."""
    assert code == code_of_polecat(given)


@pytest.mark.parametrize(("fips", "state"), [
    ("RS", "RUS"), ("CH", "CHN"), ("GM", "DEU"), ("GZ", "PSE"), ("WE", "PSE"), ("NO", "NOR"),
    ("XX", None),
])
def test_places_lie_in_the_state_of_their_fips_code(fips, state):
    """FIPS 10-4 and ISO 3166-1 share letters and mean different states: CH is China."""
    assert state == state_of_fips(fips)


def test_every_state_of_the_fips_list_is_known():
    """But for two that are no more, no code is misspelt."""
    states = set(load_mapping("gdelt")["fips"].values())

    assert {"ANT", "SCG"} == states - state_codes()
    assert {state_of_fips(fips_of_state(state)) for state in states} == states
