"""Agreement of reviewers: published examples, bounds, and what cannot be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewed import anchor_of, coded, entry, event, record, sanction

from tatanan.review.agreement import agreement_of, cohen_kappa, krippendorff_alpha, verdicts_of
from tatanan.terms.changes import Changes

REPORTS = coded(
    record(sanction("a"), event("b", "COERCE", "sanksi", {"IDN": "Indonesia"}, {})),
    record(sanction("c"), text=f"{record()['report']['text']} Sekian."),
)
A, B, C = (anchor_of(REPORTS, name) for name in "abc")


def units(*rows):
    """Return what reviewers say of units, a row each; a full stop is no judgement."""
    return [{n: said for n, said in enumerate(row) if said != "."} for row in rows]


def pairs_of(table):
    """Return the judgements that a table of two reviewers counts."""
    return [(i, j) for i, row in enumerate(table) for j, count in enumerate(row)
            for _ in range(count)]


@pytest.mark.parametrize(("table", "kappa"), [
    ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492),  # Cohen 1960, table 1
    ([[20, 5], [10, 15]], 0.4),
    ([[45, 15], [25, 15]], 0.1304),  # the same observed agreement of .60 as the next,
    ([[25, 35], [5, 35]], 0.2593),  # other shares of the categories
    ([[0, 5], [5, 0]], -1.0),
])
def test_kappa_of_worked_examples(table, kappa):
    """The published values come out."""
    assert kappa == pytest.approx(cohen_kappa(pairs_of(table)), abs=5e-4)


@pytest.mark.parametrize(("rows", "alpha"), [
    (("0100000000", "1110010100"), 0.095),  # Krippendorff 2011, A: two observers, binary
    (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),  # C: four
    ((".....34121133.3", "1.213343.......", "..21344.21133.4"), 0.691),  # three, many gaps
    (("0011", "1100"), -0.75),
])
def test_alpha_of_worked_examples(rows, alpha):
    """The published values come out, with and without gaps."""
    assert alpha == pytest.approx(krippendorff_alpha(units(*rows)), abs=5e-4)


@pytest.mark.parametrize("pairs", [[], [(1, 1)], [(1, 1), (1, 1)]])
def test_what_chance_explains_wholly_has_no_kappa_and_no_alpha(pairs):
    """Where all say the same of everything, nothing was told apart."""
    both = [dict(enumerate(side)) for side in zip(*pairs, strict=True)]

    assert (None, None) == (cohen_kappa(pairs), krippendorff_alpha(both))


judged = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=30)


@given(judged)
def test_both_are_symmetric_and_bounded(pairs):
    """It does not matter who is named first; nobody agrees more than wholly."""
    turned = [(other, one) for one, other in pairs]
    one, other = ([dict(enumerate(side)) for side in zip(*each, strict=True)]
                  for each in (pairs, turned))
    kappa, alpha = cohen_kappa(pairs), krippendorff_alpha(one)

    assert (kappa, alpha) == (cohen_kappa(turned), krippendorff_alpha(other))
    assert kappa is None or -1 <= kappa <= 1
    assert alpha is None or -1 <= alpha <= 1
    whole = all(a == b for a, b in pairs)
    assert kappa is None or whole == (kappa == 1)
    assert alpha is None or whole == (alpha == 1)


@given(judged, st.permutations([5, 6, 7]))
def test_names_of_categories_do_not_matter(pairs, names):
    """Only whether two judgements are the same counts."""
    renamed = [(names[one], names[other]) for one, other in pairs]

    assert cohen_kappa(pairs) == cohen_kappa(renamed)


def test_verdicts_are_of_events_as_they_are_coded_now():
    """Accepted is right; rejected, edited, split or told twice is not; the last entry decides."""
    first = entry("accept", A)
    log = [
        first, entry("undo", A, hour=1, undoes=first.id), entry("reject", A, hour=2),
        entry("accept", B, by="ben"), entry("edit", B, changes=Changes(type="AID")),
        entry("merge", B, others=(A, C), by="ben", hour=3),
        entry("accept", C),
    ]

    assert {"ana": {"a": False, "b": False, "c": True}, "ben": {"a": False, "b": True}} == (
        verdicts_of(log, REPORTS))


def test_agreement_counts_what_both_judged():
    """An event that only one of them judged says nothing."""
    verdicts = {"ana": {"a": True, "b": False, "c": True}, "ben": {"a": True, "b": True, "x": True}}
    found = agreement_of("ana", "ben", verdicts)
    nobody = agreement_of("ana", "eva", verdicts)

    assert (2, 0.5, 0.0, 0.0) == (found.events, found.observed, found.kappa, found.alpha)
    assert (0, None, None, None) == (nobody.events, nobody.observed, nobody.kappa, nobody.alpha)
