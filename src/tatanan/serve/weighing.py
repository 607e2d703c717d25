"""The yardsticks beside a claim: what the user's data say, and which data would say more."""

from collections.abc import Iterable, Sequence

from tatanan.serve.codes import name_of
from tatanan.serve.desk import Desk
from tatanan.serve.dyadic import dyadic_rows
from tatanan.serve.filters import Filters
from tatanan.serve.references import known_beside, state_of_data
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Labels
from tatanan.serve.shapes_report import Claim, Missing, Other, ReportView, YardstickView
from tatanan.terms.record import Record
from tatanan.terms.weighing import Measurement, Weighing
from tatanan.weigh import Known, claims_of, weigh_claims


def with_yardsticks(desk: Desk, claims: Sequence[Claim], record: Record) -> list[Claim]:
    """Return the claims of a record, each with the yardsticks beside it."""
    if not claims:
        return []
    ((_, weighings),) = weigh_claims([claims_of(record)], _known(desk))
    return [claim.model_copy(update={"yardsticks": list(_views(weighing))})
            for claim, weighing in zip(claims, weighings, strict=True)]


def weighed(desk: Desk, view: ReportView, record: Record) -> ReportView:
    """Return a report with the yardsticks beside its claims."""
    claims = with_yardsticks(desk, view.claims, record)
    return view.model_copy(update={"claims": claims}) if claims else view


def _known(desk: Desk) -> Known:
    found: Known = desk.once(
        ("known", state_of_data()),
        lambda catalogue: known_beside(dyadic_rows(catalogue, Filters())))
    return found


def _views(weighing: Weighing) -> Iterable[YardstickView]:
    """Yield what is measured, what cannot be, and what is missing for more."""
    for each in weighing.measurements:
        yield _view(each)
    for note in weighing.notes:
        yield YardstickView(name="note", value=None, sentence=Labels(en=note.en, id=note.id))
    for lack in weighing.lacking:
        yield YardstickView(name=lack.data, value=None,
                            missing=Missing(
                                what=labels_of(lack.title), how=labels_of(lack.remedy)))


def _view(measurement: Measurement) -> YardstickView:
    one = measurement.yardstick
    others = [Other(who=name_of(each.about).en, value=each.value) for each in measurement.beside]
    return YardstickView(
        name=one.measure, value=one.value, low=one.low, high=one.high, percentile=one.percentile,
        other=others[0] if others else None, others=others, ends=one.until, count=one.count,
        sentence=Labels(en=measurement.words.en, id=measurement.words.id))
