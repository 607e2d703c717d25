"""What the program says, in both languages."""

import json
import re
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from said import said
from served import API

from tatanan.lexicons.load import read_data
from tatanan.reference.datasets import data_set
from tatanan.reference.folder import remedy
from tatanan.serve.saying import in_indonesian, labels_of

IN_OTHER_WORDS = {
    "{1}, or {2}": "perhaps {1}, or {2}",
    "{1} is called a new member, and joined {2}": "{1} is called a new member, and joined in {2}",
    "{1} printed more than once, {2} characters or {3} % of what was printed":
        "{1} passages are printed more than once, {2} characters or {3} % of what was printed",
}
"""What is put together of parts, as the whole that is said."""
HERE = files("tatanan.serve")
SAID = read_data(HERE / "said.yaml", "serve/said.yaml")


def test_the_sentences_are_as_their_schema_says():
    """Each English sentence has its Indonesian."""
    schema = json.loads((HERE / "said.schema.json").read_text("utf-8"))

    assert [] == list(Draft202012Validator(schema).iter_errors(SAID))


def test_all_that_may_be_said_is_said_in_indonesian_too():
    """Whoever writes a new message finds here that its Indonesian is missing."""
    missing = {where: words for words, where in said()
               if IN_OTHER_WORDS.get(words, words) not in SAID["said"]}

    assert {} == missing


@pytest.mark.parametrize("english", SAID["said"])
def test_a_sentence_keeps_its_values(english):
    """None is invented, and none but what is said of a fault in the program's own words is lost."""
    values = re.findall(r"\{\d\}", english)
    kept = re.findall(r"\{\d\}", SAID["said"][english])

    assert len(kept) == len(set(kept))
    assert set(kept) <= set(values)
    assert "Input should be" in english or sorted(kept) == values


@pytest.mark.parametrize("dataset", ["gsdb", "icews", "un-votes"])
def test_the_remedy_of_a_data_set_is_said_in_indonesian(dataset):
    """It stands beside a yardstick that lacks its data."""
    wanted = data_set(dataset)

    assert wanted.title != in_indonesian(wanted.title)
    assert remedy(wanted) != in_indonesian(remedy(wanted))


def test_examples_licences_and_types_are_told_in_both_languages(client):
    """What the page shows first has no English left in it."""
    told = [each["what"] for path, name in (("examples", "items"), ("about", "licences"))
            for each in client.get(f"{API}/{path}").json()[name]]

    assert 18 == len(told)
    assert [] == [each for each in told if each["en"] == each["id"]]


@pytest.mark.parametrize(("english", "indonesian"), [
    ("the text is empty; give a text or a page", "teks itu kosong; berikan teks atau halaman"),
    ("event e1: 'HUG' is no type of PLOVER; say it otherwise",
     "peristiwa e1: 'HUG' bukan jenis peristiwa PLOVER; nyatakan dengan cara lain"),
    ("https://a.example/ is not fetched: its robots.txt answers with status 500",
     "https://a.example/ tidak diambil: robots.txt situsnya menjawab dengan status 500"),
    ("event e1: reject needs a reason; say why, for whoever reads the log",
     "peristiwa e1: penolakan memerlukan alasan; jelaskan bagi pembaca catatan"),
    ("perhaps 2024-03-02, or Sabtu", "mungkin 2024-03-02, atau Sabtu"),
    ("Shanghai Cooperation Organisation (SCO)", "Shanghai Cooperation Organisation (SCO)"),
])
def test_a_message_is_said_in_indonesian_with_its_values(english, indonesian):
    """What is no sentence of the program's, such as a name, stays as it is."""
    assert indonesian == labels_of(english).id


@pytest.mark.parametrize("query", [
    "events?limit=0", "events?limit=9999", "events?limit=x", "events?since=kemarin",
    "events?since=2025&until=2024", "events?sort=words", "events?min_confidence=2",
    "events?cursor=%21", "events?snapshot=00000000", "events/none", "dyads/IDN/IDN",
    "reports?q=%22perang", "reports?sort=no", "events?q=" + "x" * 300, "nothing",
])
def test_a_problem_is_told_in_both_languages(client, query):
    """Whoever uses the page in Indonesian is told what is wrong, and what helps, in Indonesian."""
    told = client.get(f"{API}/{query}").json()
    own = told["translations"]["id"]

    assert own.keys() == told.keys() & {"title", "detail", "remedy"} >= {"title", "detail"}
    assert all(words != told[part] for part, words in own.items())
