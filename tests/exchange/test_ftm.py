"""Entities of FollowTheMoney."""

import json
from importlib.util import find_spec

import pytest
from exported import by_hand, exported, world


def entities(folder, records, **asked):
    """Return the entities of records, one a line."""
    exported(folder, "ftm", records, **asked)
    lines = (folder / "entities.ftm.jsonl").read_text("utf-8").split("\n")[:-1]
    return [json.loads(line) for line in lines]


def test_an_event_involves_its_actors_and_is_proven_by_its_report(tmp_path):
    """Direction stands in the name alone."""
    found = entities(tmp_path, [by_hand()])
    event = next(e for e in found if e["schema"] == "Event"
                 and "asserted" in e["properties"]["keywords"])
    names = {e["id"]: e["properties"].get("name") for e in found}

    assert ["SUPPORT: Brasil > Indonesia"] == event["properties"]["name"]
    assert [["Brasil"], ["Indonesia"]] == [names[i] for i in event["properties"]["involved"]]
    assert event["properties"]["proof"][0] in names
    assert (["2025-01-06"], ["br"], ["Brasilia"]) == tuple(
        event["properties"][name] for name in ("startDate", "country", "location"))


def test_a_membership_ties_a_member_to_an_organisation(tmp_path):
    """With its role and the words that say so."""
    found = entities(tmp_path, [by_hand()])
    roles = [(e["properties"]["role"], e["properties"]["summary"]) for e in found
             if e["schema"] == "Membership"]

    assert (["new-member"], ["Indonesia menjadi anggota penuh BRICS"]) in roles


def test_every_reference_leads_to_an_entity_that_is_there_once(tmp_path):
    """Files can be loaded line by line, but nothing in them hangs in the air."""
    found = entities(tmp_path, world())
    ids = [entity["id"] for entity in found]
    named = {value for entity in found for name in ("involved", "proof", "member", "organization")
             for value in entity["properties"].get(name, ())}

    assert len(ids) == len(set(ids))
    assert set() == named - set(ids)


def test_of_events_that_were_asked_for_only_what_hangs_on_them_is_written(tmp_path):
    """One event, its report, its actors, and the memberships of that report."""
    wanted = frozenset({by_hand()["events"][0]["id"]})
    schemata = [e["schema"] for e in entities(tmp_path, world(), wanted=wanted)]

    assert (1, 1) == (schemata.count("Event"), schemata.count("Article"))


@pytest.mark.skipif(not find_spec("followthemoney"), reason="followthemoney is not installed")
def test_the_librarys_own_model_accepts_every_entity(tmp_path):
    """No property is unknown to its schema, and no value is thrown away as none."""
    from followthemoney import model

    for entity in entities(tmp_path, [by_hand()]):
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert set(entity["properties"]) == set(proxy.to_dict()["properties"])
