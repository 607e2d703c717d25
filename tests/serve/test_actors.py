"""Actors, dyads and the world."""

import invented
import pytest
from served import API, client_of, store_of

from tatanan.serve.actors import memberships, shared_memberships


@pytest.fixture(scope="module")
def blocs(tmp_path_factory):
    """A store in which two pairs are friends, and foes of one another."""
    sides = [("IDN", "MYS", "SUPPORT"), ("RUS", "CHN", "SUPPORT"), ("IDN", "CHN", "ASSAULT"),
             ("MYS", "RUS", "ASSAULT"), ("IDN", "RUS", "ASSAULT")]
    told = [
        invented.telling(n, invented.event(n, kind, [one], [other], when=day(n)))
        for n, (one, other, kind) in enumerate(sides * 6)]
    with store_of(tmp_path_factory.mktemp("blocs"), told) as store, client_of(store) as asking:
        yield asking


def day(number):
    """Return a date in 2020 to 2025."""
    moment = f"{2020 + number % 6}-0{1 + number % 9}-01"
    return {"first": moment, "last": moment, "basis": "stated", "quote": None, "start": None,
            "end": None, "anchor": None}


def test_friends_stand_in_one_bloc_and_foes_apart(blocs):
    """Two blocs without a tie that contradicts them, and everybody sure of theirs."""
    world = blocs.get(f"{API}/world?k=2").json()
    members = sorted(sorted(each["code"] for each in bloc["members"]) for bloc in world["blocs"])

    assert [["CHN", "RUS"], ["IDN", "MYS"]] == members
    assert (0.0, True) == (world["frustration"]["value"], world["frustration"]["proven"])
    assert all(state["certainty"] > 0.9 for state in world["states"])
    assert {"IDN", "MYS", "RUS", "CHN"} == {state["code"] for state in world["states"]}
    assert all(-1 <= state[axis] <= 1 for state in world["states"] for axis in "xy")
    assert [2020, 2025] == world["years"]


def test_the_same_link_shows_the_same_picture(blocs):
    """The seed decides where states are drawn, and another one draws them elsewhere."""
    one, again, other = (blocs.get(f"{API}/world?k=2&seed={seed}").json() for seed in (4, 4, 5))

    assert one == again
    assert [s["x"] for s in one["states"]] != [s["x"] for s in other["states"]]


def test_a_period_narrows_the_world(blocs):
    """Of years without events nothing is drawn, and nothing breaks."""
    early = blocs.get(f"{API}/world?since=2020&until=2020").json()
    never = blocs.get(f"{API}/world?since=1990&until=1991").json()

    assert sum(tie["events"] for tie in early["ties"]) < 30
    assert ([], None) == (never["states"], never["years"])


def test_a_dyad_tells_each_direction_apart(blocs):
    """Who attacked whom is not who was attacked."""
    dyad = blocs.get(f"{API}/dyads/idn/chn?by=year").json()

    assert (6, 0) == (dyad["directed"]["ab"]["events"], dyad["directed"]["ba"]["events"])
    assert dyad["directed"]["ab"]["mean"] < 0
    assert 6 == sum(each["events"] for each in dyad["timeline"]) == sum(
        each["events"] for each in dyad["alignment"])
    assert dyad["votes"] or "un-votes" in dyad["votes_missing"]["id"]


def test_an_actor_has_its_partners(blocs):
    """With whom, how often, and how friendly."""
    actor = blocs.get(f"{API}/actors/IDN").json()
    partners = {each["code"]: each for each in actor["partners"]}

    assert {"MYS", "CHN", "RUS"} == set(partners)
    assert (6, 0) == (partners["MYS"]["cooperation"], partners["MYS"]["conflict"])
    assert 18 == actor["events"] == actor["as_actor"]
    assert "Indonesia" == actor["name"]["id"]


@pytest.mark.parametrize(("path", "status"), [
    ("actors/XQX", 404), ("actors/JPN", 200), ("dyads/IDN/IDN", 422), ("dyads/IDN/QQQ", 200)])
def test_who_does_nothing_is_told_so(blocs, path, status):
    """A state of which nothing is told has memberships all the same."""
    assert status == blocs.get(f"{API}/{path}").status_code


def test_actors_are_found_by_name_in_both_languages(blocs):
    """Names are sought without capitals."""
    found = blocs.get(f"{API}/actors?q=tiongkok").json()["items"]
    by_code = blocs.get(f"{API}/actors?q=ru").json()["items"]

    assert {"RUS"} == {each["code"] for each in by_code}
    assert {"CHN"} == {each["code"] for each in found}


def test_shared_memberships_begin_when_the_later_joined():
    """Who left is a member until then."""
    shared = {each.organisation: each for each in shared_memberships("FIN", "SWE")}

    assert "2024-03-07" == shared["nato"].since
    assert all(each.reference.startswith("http") for each in memberships("IDN"))


def test_claims_have_their_yardsticks(client):
    """What is claimed comes with what data say beside it, or with what is missing and how."""
    claims = client.get(f"{API}/claims").json()["items"]
    missing = [each["missing"] for claim in claims for each in claim["yardsticks"]
               if each["missing"]]

    assert claims
    assert all(claim["words"][0]["text"] for claim in claims)
    assert all(each["what"] and each["how"] for each in missing)
    assert [c["id"] for c in claims if c["subject_code"] == "TUR"] == [
        c["id"] for c in client.get(f"{API}/claims?about=tur").json()["items"]]
