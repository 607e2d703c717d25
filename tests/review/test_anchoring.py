"""A correction finds its event again by its words, whoever codes the report."""

import pytest
from reviewed import anchor_of, coded, event, quoted, record, sanction

from tatanan.review.anchoring import place_anchors

IDN, TUR = {"IDN": "Indonesia"}, {"TUR": "Turki"}
BOTH = {"MLI": "Mali", "TUR": "Turki"}
SECOND = quoted("sanksi", 1)

RECODED = [
    ("all is as it was", sanction("new"), True),
    ("a party was found elsewhere", event("new", "SANCTION", "sanksi", IDN, BOTH | {"TUR": None}),
     True),
    ("another party", event("new", "SANCTION", "sanksi", IDN, TUR), False),
    ("another type", event("new", "COERCE", "sanksi", IDN, BOTH), False),
    ("told as denied", sanction("new", factuality="denied"), False),
    ("a wider trigger", event("new", "SANCTION", "menjatuhkan sanksi", IDN, BOTH), True),
    ("another word of the sentence", event("new", "SANCTION", "menjatuhkan", IDN, BOTH), True),
    ("another word, another party", event("new", "SANCTION", "menjatuhkan", IDN, TUR), None),
    ("another type at another word", event("new", "COERCE", "menjatuhkan", IDN, BOTH), None),
    ("another sentence", event("new", "SANCTION", SECOND, IDN, BOTH), None),
]


@pytest.mark.parametrize(("told", "new", "as_it_was"), RECODED, ids=[row[0] for row in RECODED])
def test_an_event_is_found_by_its_words(told, new, as_it_was):
    """True: found and read as before; False: found, but read otherwise; None: not there."""
    anchor = anchor_of(coded(record(sanction("old"))), "old")
    (report,) = coded(record(new))
    found = place_anchors([anchor], report.events).get(anchor)

    assert as_it_was == (found and found.as_it_was)
    assert found is None or "new" == found.event.id


def test_the_likest_event_is_taken():
    """Of two at the same words, the one of the same type; of those, the one that shares parties."""
    anchor = anchor_of(coded(record(sanction("old"))), "old")
    (report,) = coded(record(
        event("x", "COERCE", "sanksi", IDN, BOTH), event("y", "SANCTION", "sanksi", TUR, IDN),
        event("z", "SANCTION", "sanksi", IDN, TUR),
    ))

    assert "z" == place_anchors([anchor], report.events)[anchor].event.id


def test_what_stood_beside_it_cannot_be_it():
    """An event that is gone is not taken for its neighbour, which was reviewed as well."""
    (before,) = coded(record(sanction("one"), event("other", "COERCE", "sanksi", IDN, BOTH)))
    anchors = [each.anchor for each in before.events]
    (after,) = coded(record(event("other", "COERCE", "sanksi", IDN, BOTH)))
    found = place_anchors(anchors, after.events)

    assert {"other": "other"} == {a.event: placed.event.id for a, placed in found.items()}


def test_two_of_the_unknown_are_not_one():
    """That nobody is known on a side is no likeness."""
    unknown = {"UNK": None}
    anchor = anchor_of(coded(record(event("old", "SANCTION", "sanksi", unknown, {}))), "old")
    (report,) = coded(record(event("new", "SANCTION", "menjatuhkan", unknown, {})))

    assert {} == place_anchors([anchor], report.events)


def test_other_reports_are_not_looked_at():
    """The same words in another report are another event."""
    anchor = anchor_of(coded(record(sanction("old"))), "old")
    (report,) = coded(record(sanction("old"), text=f"{record()['report']['text']} Lagi."))

    assert {} == place_anchors([anchor], report.events)
