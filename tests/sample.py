"""One short report with a coding made by hand: every kind of value occurs in it."""

from dataclasses import replace
from datetime import date

from tatanan.terms.coding import (
    Actor,
    ActorId,
    ActorKind,
    Auxiliary,
    Basis,
    Claim,
    ClaimKind,
    Coder,
    Coding,
    Event,
    EventId,
    Factuality,
    Figure,
    Finding,
    Manner,
    Membership,
    MembershipRole,
    Mention,
    Participant,
    Place,
    Skipped,
    Speaker,
    Stance,
    Statement,
    StatementId,
    When,
)
from tatanan.terms.ids import content_id
from tatanan.terms.text import (
    Aside,
    AsideReason,
    Evidence,
    PageFinding,
    Repair,
    Report,
    ReportId,
    Span,
)

TITLE = "Brasil: Indonesia Kini Anggota Penuh BRICS"
TEXT = f"""{TITLE}

Brasil mengumumkan pada Selasa (6/1/2025) bahwa Indonesia menjadi anggota penuh BRICS. Kelompok \
itu meminta agar namanya tidak dibaca sebagai nama sebuah aliansi.

“Pemerintah Brasil menyambut masuknya Indonesia,” demikian pernyataan Kementerian Luar Negeri di \
Brasilia. Kerja sama dengan anggota lain akan diperluas, katanya.

“Tidak ditujukan terhadap siapa pun.” Pada 2024 kelompok itu menerima Mesir."""
REPEATED = (
    "Brasil mengumumkan pada Selasa (6/1/2025) bahwa Indonesia menjadi anggota penuh BRICS, dan "
    "halaman ini mencetak kalimat itu dua kali."
)

BRAZIL = Actor(ActorId("bra"), "Brasil", ActorKind.STATE, "BRA", "BRA")
BRICS = Actor(ActorId("bri"), "BRICS", ActorKind.ORGANISATION, "IGOBRI", None, ("IGO",))
MINISTRY = Actor(ActorId("mfa"), "Itamaraty", ActorKind.ORGANISATION, "BRA", "BRA", ("GOV",))
INDONESIA = Actor(ActorId("idn"), "Indonesia", ActorKind.STATE, "IDN", "IDN")
CODER = Coder("0.1.0", "0123456789abcdef", "fedcba9876543210")


def sample_report():
    """Return the report."""
    return Report(
        id=ReportId(content_id("report", TEXT)),
        text=TEXT,
        language="id",
        title=TITLE,
        title_span=Span(0, len(TITLE)),
        published=date(2025, 1, 7),
        published_words="Selasa, 7 Januari 2025",
        outlet="Kantor Contoh",
        url="https://example.org/brics",
        dateline="BRASILIA",
        set_aside=(
            Aside(AsideReason.DATELINE, "BRASILIA -", 45, 44),
            Aside(AsideReason.PHOTO, "Foto/AP", 210, 210),
            Aside(AsideReason.REPEAT, REPEATED, 300, 300),
            Aside(AsideReason.PHOTO, "Foto/AP", 500, 400),
        ),
        repairs=(Repair(_cited("akan diperluas").span, "akandiperluas"),),
        findings=(PageFinding("date-doubt", "the page gives two days of publication"),),
        reader="tatanan 0.1.0",
    )


def sample_coding():
    """Return the coding of that report."""
    return Coding(
        report=_bare().id,
        coder=CODER,
        actors=(BRAZIL, INDONESIA, BRICS, MINISTRY),
        mentions=tuple(_mentions()),
        dates=(_stated(), _year(), When(None, None, Basis.UNKNOWN, _cited("Kini"))),
        statements=tuple(_statements()),
        findings=(
            Finding(
                "weekday-date",
                "6 January 2025 was a Monday",
                (_cited("Selasa (6/1/2025)"),),
                "Senin (6/1/2025)",
            ),
            Finding("headline-count", "nothing is promised"),
        ),
        skipped=(Skipped(_cited("sebuah aliansi"), "no actor", "noun.aliansi"),),
    )


def full_coding():
    """Return that coding with events, memberships, figures and claims."""
    coding = sample_coding()
    return replace(
        coding,
        events=tuple(_events(coding.statements[0].id)),
        memberships=(
            Membership(INDONESIA, BRICS, MembershipRole.NEW_MEMBER, _stated(),
                       _cited("Indonesia menjadi anggota penuh BRICS")),
            Membership(BRAZIL, BRICS, MembershipRole.MEMBER, None, _cited("Kelompok itu")),
        ),
        figures=(
            Figure("members", 11, None, False, (BRICS,), _cited("Kini Anggota Penuh")),
            Figure("money", 2.5, "USD", True, (), _cited("diperluas")),
        ),
        claims=(
            Claim(ClaimKind.MEMBERSHIP, INDONESIA, BRICS, Stance.ASSERTED, None,
                  _cited("Indonesia menjadi anggota penuh BRICS")),
            Claim(ClaimKind.ALLIANCE, BRICS, None, Stance.DENIED, coding.statements[1].id,
                  _cited("sebuah aliansi")),
        ),
    )


def bare_coding(report):
    """Return a coding in which nothing was found."""
    return Coding(report.id, CODER)


def _mentions():
    for words, actor, entry in (
        ("Brasil", BRAZIL, "state.BRA"),
        ("Indonesia", INDONESIA, "state.IDN"),
        ("BRICS", BRICS, "organisation.brics"),
        ("Pemerintah Brasil", BRAZIL, "seat.BRA"),
        ("Kementerian Luar Negeri", MINISTRY, "agent.kementerian"),
        ("anggota lain", None, "agent.anggota"),
    ):
        yield Mention(_cited(words), actor, entry)


def _events(said_in):
    welcomed = Event(
        id=EventId(content_id("event", _bare().id, "welcomed")),
        type="SUPPORT",
        mode=None,
        contexts=("diplomatic",),
        actors=(Participant(_cited("Pemerintah Brasil"), BRAZIL),),
        recipients=(Participant(_cited("Indonesia"), INDONESIA),),
        trigger=_cited("menyambut"),
        sentence=_cited("“Pemerintah Brasil menyambut masuknya Indonesia,”").span,
        when=_stated(),
        place=Place("Brasilia", _cited("Brasilia"), "BRA"),
        factuality=Factuality.ASSERTED,
        auxiliary=(),
        said_in=None,
        intensity=5.0,
        quad="verbal-cooperation",
        confidence=0.8,
        found_by=("id.support.welcome", "events.model"),
    )
    yield welcomed
    yield replace(
        welcomed,
        id=EventId(content_id("event", _bare().id, "denied")),
        contexts=(),
        actors=(Participant(_cited("Kelompok itu"), None), Participant(None, BRICS)),
        recipients=(),
        when=None,
        place=None,
        factuality=Factuality.DENIED,
        auxiliary=(Auxiliary.FUTURE, Auxiliary.NEGATION),
        said_in=said_in,
        confidence=None,
        found_by=("id.support.welcome",),
        retold=(_cited("menyambut"),),
    )


def _statements():
    told = "bahwa Indonesia menjadi anggota penuh BRICS"
    yield _statement(told, Speaker(_cited("Brasil"), BRAZIL), "mengumumkan", when=_stated())
    refused = "agar namanya tidak dibaca sebagai nama sebuah aliansi"
    yield _statement(refused, Speaker(_cited("Kelompok itu"), None), "meminta")
    welcome = "Pemerintah Brasil menyambut masuknya Indonesia,"
    ministry = Speaker(_cited("Kementerian Luar Negeri"), MINISTRY)
    yield _statement(welcome, ministry, "pernyataan", manner=Manner.DIRECT)
    wider = "Kerja sama dengan anggota lain akan diperluas"
    yield _statement(wider, Speaker(None, BRICS), "katanya", manner=Manner.MIXED)
    yield _statement("Tidak ditujukan terhadap siapa pun.", None, None, manner=Manner.DIRECT)


def _statement(content, speaker, cue, *, manner=Manner.INDIRECT, when=None):
    evidence = _cited(content)
    return Statement(
        id=StatementId(content_id("statement", _bare().id, evidence.span.start)),
        speaker=speaker,
        cue=_cited(cue) if cue else None,
        content=evidence,
        manner=manner,
        when=when,
        found_by=("verb.sample",),
    )


def _stated():
    day = date(2025, 1, 6)
    return When(day, day, Basis.STATED, _cited("Selasa (6/1/2025)"))


def _year():
    ends = date(2024, 1, 1), date(2024, 12, 31)
    return When(*ends, Basis.RELATIVE, _cited("Pada 2024"), anchor=date(2025, 1, 7))


def _cited(words) -> Evidence:
    start = TEXT.index(words, 0 if words in TITLE else len(TITLE))
    return _bare().cite(start, start + len(words))


def _bare():
    return Report.of(TEXT, language="id")
