"""What is known of other coders' formats: data with schemas."""

import pytest

from tatanan.exchange.facts import faults_of, load_mapping, mapping_names


@pytest.mark.parametrize("name", mapping_names())
def test_a_file_of_facts_is_what_its_schema_asks_for(name):
    """It validates, and its comment says where its facts come from."""
    assert [] == [*faults_of(load_mapping(name))]


def test_a_file_of_no_kind_is_told():
    """A kind that nobody knows has no schema."""
    assert ["there is no schema 'nonsense'; correct `kind:`"] == [*faults_of({"kind": "nonsense"})]
