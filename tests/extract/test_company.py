"""What a name means beside the words around it; sentences stand in test_reading.py."""

import pytest

from tatanan.extract.company import is_of_the_text
from tatanan.extract.discourse import Discourse
from tatanan.extract.readings import make_actor
from tatanan.lexicons.names import load_names
from tatanan.terms.coding import ActorKind


@pytest.mark.parametrize(("introduced", "of_the_text"), [
    (("Ana", "Macron"), True),
    (("Ana", "Oyugi"), False),  # somebody else
])
def test_a_surname_is_that_of_whom_the_report_introduced(introduced, of_the_text):
    """Where the report has named Ana Macron in full, Macron alone is no leader of the lexicon."""
    discourse = Discourse(None)
    discourse.introduce(introduced, make_actor(ActorKind.PERSON, " ".join(introduced), "PER"))
    entries = next(e for words, e in load_names("en").proper["Macron"] if words == ("Macron",))

    assert of_the_text == is_of_the_text("Macron", entries[0], discourse)
