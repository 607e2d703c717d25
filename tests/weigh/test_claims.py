"""Claims are weighed: by kind, with the other side, with what is missing, and never judged."""

from dataclasses import fields
from datetime import date

import pytest
from worlds import claim, record, world

from tatanan.terms.coding import ClaimKind
from tatanan.terms.weighing import DayBasis, Lacking, Weighing
from tatanan.weigh import Known, claims_of, weigh_claim, weigh_claims

DAY = date(2022, 6, 1)


def measures(weighing):
    """Return the names of the yardsticks, and whom each is about."""
    return {each.yardstick.measure: each.yardstick.about for each in weighing.measurements}


@pytest.mark.parametrize(
    ("made", "measure", "about"),
    [
        (("polarity", "IGOSCO"), "effective number of poles, as one", "IGOSCO"),
        (("best-period", "RUS", "CHN"), "kappa of two states", "RUS–CHN"),
        (("isolation", "RUS"), "kappa with all others", "RUS"),
        (("counterweight", "IGOSCO", "WST"), "kappa between two sides", "IGOSCO–IGONAT"),
        (("alliance", "RUS", "CHN"), "alliance pledge", "RUS–CHN"),
        (("alliance", "IGOSCO"), "density of defence pacts", "IGOSCO"),
        (("membership", "IND", "IGOSCO"), "membership by the dated list", "IND–IGOSCO"),
    ],
)
def test_each_kind_has_its_yardsticks(made, measure, about):
    """What a claim is about decides what is measured, and of whom."""
    assert about == measures(weigh_claim(claim(*made), world(), day=DAY))[measure]


@pytest.mark.parametrize(
    ("made", "beside"),
    [
        (("polarity", "IGOSCO"), "IGONAT"),
        (("polarity", "IGOBRI"), "IGOG07"),
        (("isolation", "RUS"), "USA"),
        (("counterweight", "IGONAT", "IGOSCO"), "IGOSCO"),
        (("best-period", "RUS", "CHN"), "RUS–USA"),
        (("best-period", "USA", "CHN"), "USA–RUS"),
    ],
)
def test_the_other_side_stands_beside(made, beside):
    """A number alone says little."""
    weighing = weigh_claim(claim(*made), world(), day=DAY)

    assert beside in {each.about for found in weighing.measurements for each in found.beside}


def test_a_claim_that_is_denied_has_the_same_numbers():
    """The yardsticks do not ask who is right."""
    one, other = (weigh_claim(claim("isolation", "RUS", stance=stance), world(), day=DAY)
                  for stance in ("asserted", "denied"))

    assert one.measurements == other.measurements


def test_there_is_no_score_and_no_verdict():
    """A weighing has no field for either."""
    names = {field.name for field in fields(Weighing)}

    assert {"claim", "day", "measurements", "notes", "lacking"} == names


def test_the_end_of_the_data_is_told_relative_to_the_report():
    """The votes of 2022 end 366 days before the first day of 2024."""
    found = weigh_claim(claim("isolation", "RUS"), world(), day=date(2024, 1, 1))

    assert {366} == {each.behind for each in found.measurements if each.data == ("un-votes",)}


def test_without_a_day_the_last_data_are_taken():
    """How far they lie behind is not known."""
    found = weigh_claim(claim("best-period", "RUS", "CHN"), world(), day=None)

    assert {2022} == {each.yardstick.until.year for each in found.measurements}
    assert {None} == {each.behind for each in found.measurements}


@pytest.mark.parametrize(
    ("made", "note"),
    [
        (("isolation",), "names nobody"),
        (("counterweight", None, None), "names nobody"),
        (("counterweight", "IGOSCO", "WST"), "NATO stands for it"),
        (("counterweight", "IGOSCO", "IGONAT"), "a matter of intent"),
        (("best-period", "RUS"), "names no second state"),
        (("polarity", "WST"), "no dated list of members"),
    ],
)
def test_what_cannot_be_measured_is_noted(made, note):
    """No number is set beside nobody."""
    notes = weigh_claim(claim(*made), world(), day=DAY).notes

    assert any(note in each.en for each in notes)
    assert all(each.id for each in notes)


def test_missing_data_are_named_with_the_remedy():
    """Only those that the claim would need."""
    lacking = {name: Lacking(name, name, f"get {name}") for name in ("un-votes", "gsdb", "cinc")}
    found = weigh_claim(claim("best-period", "RUS", "CHN"), Known(lacking=lacking), day=DAY)

    assert [("un-votes", "get un-votes")] == [(each.data, each.remedy) for each in found.lacking]
    assert () == found.measurements


@pytest.mark.parametrize("kind", list(ClaimKind))
def test_no_kind_breaks_without_data_or_parties(kind):
    """Of nothing known nothing is said."""
    for parties in ((), ("UNK",), ("RUS", "RUS"), ("WST", "UNK"), ("IGO", "IGONAT")):
        weigh_claim(claim(kind, *parties), Known(), day=DAY)
        weigh_claim(claim(kind, *parties), world(), day=DAY)


@pytest.mark.parametrize(
    ("published", "given", "dates", "day", "basis"),
    [
        ("2024-07-04", None, [], date(2024, 7, 4), DayBasis.PUBLISHED),
        (None, date(2024, 7, 5), [], date(2024, 7, 5), DayBasis.PUBLISHED),
        ("2024-07-04", date(2024, 7, 5), [], date(2024, 7, 4), DayBasis.PUBLISHED),
        (None, None, [("2022-01-01", "2022-12-31", "stated"), ("2024-07-03", "2024-07-03",
                                                              "stated")],
         date(2024, 7, 3), DayBasis.NAMED),  # a year is no day
        (None, None, [("2024-07-03", "2024-07-03", "relative")], None, DayBasis.UNKNOWN),
        (None, None, [(None, None, "unknown")], None, DayBasis.UNKNOWN),
    ],
)
def test_the_day_of_a_report_is_known_by_what_it_tells(published, given, dates, day, basis):
    """Publication goes before what is given, and that before the first day that is named."""
    found = claims_of(record(published=published, dates=dates), published=given)

    assert (day, basis) == (found.day, found.basis)


def test_claims_are_read_from_a_record():
    """With their parties and their words."""
    found = claims_of(record([("counterweight", "IGOSCO", None)])).claims

    assert [("counterweight", "IGOSCO", None, "words")] == [
        (each.kind, each.subject.code, each.object, each.evidence.quote) for each in found]


def test_reports_are_weighed_in_order_with_a_note_on_their_day():
    """How the day is known is said once a claim."""
    reports = [claims_of(record([("isolation", "RUS", None)], published=None))]
    (report, (weighing,)), = weigh_claims(reports, world())

    assert report.claims[0] == weighing.claim
    assert "last year of the data" in weighing.notes[0].en


@pytest.mark.parametrize("kind", ["best-period", "isolation", "counterweight"])
def test_without_draws_there_are_values_and_no_intervals_from_them(kind):
    """The chance to be the highest is not known then, either."""
    found = weigh_claim(claim(kind, "RUS", "CHN"), world(draws=0), day=DAY).measurements
    of_votes = [each.yardstick for each in found if each.data == ("un-votes",)]

    assert any(each.value is not None for each in of_votes)
    assert {(None, None)} == {(each.low, each.high) for each in of_votes}
