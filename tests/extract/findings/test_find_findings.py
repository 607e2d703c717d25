"""All findings of a report, in the order of the rules."""

from dossiers import dossier_of

from tatanan.extract.findings import find_findings

TEXT = (
    "Organisasi Perkapalan Atlantik Utara (NATO) bersidang pada Rabu (18/3/2025).\n"
    "Volodymyr Zelensky hadir. Zelenskyy pulang malam itu."
)


def rules_of(rules=None):
    """Return the rules whose findings a text shows."""
    dossier = dossier_of(TEXT)
    findings = find_findings(dossier.report, dossier.sentences, dossier.coding, rules=rules)
    return [finding.rule for finding in findings]


def test_findings_come_in_the_order_of_the_rules():
    """Dates first, spellings last."""
    assert ["weekday-date", "acronym-expansion", "name-variants"] == rules_of()


def test_only_the_rules_that_are_asked_for_are_applied():
    """A rule that is not active can be asked for, too."""
    assert ["acronym-expansion"] == rules_of({"acronym-expansion", "unsourced-quote"})


def test_a_sound_report_shows_nothing():
    """Nothing to tell is the rule."""
    dossier = dossier_of("Para menteri bertemu di Hanoi pada Rabu (19/3/2025).")

    assert () == find_findings(dossier.report, dossier.sentences, dossier.coding)
