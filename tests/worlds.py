"""A small world with invented votes, capabilities, pacts, sanctions and events, and claims on it.

The codes are those of real states, so that the lists of members hold; all numbers are invented.
"""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from tatanan.terms.coding import (
    Actor,
    ActorId,
    ActorKind,
    Claim,
    ClaimKind,
    Coder,
    Coding,
    Stance,
)
from tatanan.terms.record import record_of
from tatanan.terms.reference import Capabilities, IdealPoints, Outputs, Ties, Votes
from tatanan.terms.text import Evidence, Report, ReportId, Span
from tatanan.weigh.known import Known

WEST = ("DEU", "FRA", "GBR", "USA")
EAST = ("CHN", "IND", "KAZ", "RUS")
CLAIMED = "Rusia tidak terisolasi. SCO adalah pilar dunia multipolar."
STATES = tuple(sorted((*WEST, *EAST)))
YEARS = tuple(range(2010, 2023))
ROLLCALLS = 30


def votes(years=YEARS, seed=3):
    """Return votes in two camps; the dyad of China and Russia grows closer year by year."""
    dice = np.random.default_rng(seed)
    rows = []
    for year in years:
        for rollcall in range(ROLLCALLS):
            side = dice.choice([1, 3])
            for place, state in enumerate(STATES):
                own = side if state in WEST else 4 - side
                stray = 0.45 - 0.03 * (year - 2010) if state in ("CHN", "RUS") else 0.2
                vote = 2 if dice.random() < stray else own
                rows.append((place, year * 100 + rollcall, year, vote))
    place, rollcall, year, vote = (np.array(column) for column in zip(*rows, strict=True))
    days = np.array([f"{each}-10-01" for each in year], "datetime64[D]")
    return Votes(STATES, place.astype(np.int32), rollcall, days, (year - 1945).astype(np.int16),
                 year.astype(np.int16), vote.astype(np.int8))


def power(years=YEARS):
    """Return capabilities: China and the United States are far ahead, and China grows."""
    sizes = {"CHN": 0.15, "USA": 0.14, "IND": 0.07, "RUS": 0.04, "DEU": 0.03, "FRA": 0.02,
             "GBR": 0.02, "KAZ": 0.01}
    rows = [(year, STATES.index(state), sizes[state] + (0.005 * (year - 2010)
                                                        if state == "CHN" else 0))
            for year in years for state in STATES]
    year, place, cinc = (np.array(column) for column in zip(*rows, strict=True))
    return Capabilities(STATES, year.astype(np.int16), place.astype(np.int32), cinc,
                        np.column_stack([cinc] * 6))


def output(years=YEARS):
    """Return economic output: the United States are ahead, and Kazakhstan is not told."""
    sizes = {"USA": 25.0, "CHN": 10.0, "DEU": 4.0, "GBR": 3.0, "IND": 3.0, "FRA": 3.0, "RUS": 2.0}
    rows = [(year, STATES.index(state), size + (year - 2010 if state == "CHN" else 0))
            for year in years for state, size in sizes.items()]
    year, place, value = (np.array(column) for column in zip(*rows, strict=True))
    return Outputs("made", STATES, year.astype(np.int16), place.astype(np.int32), value)


def points(years=YEARS):
    """Return ideal points: the West above, the East below, with an error of a tenth."""
    rows = [(year, n, 1.0 if state in WEST else -1.0 + 0.1 * EAST.index(state))
            for year in years for n, state in enumerate(STATES)]
    year, place, value = (np.array(column) for column in zip(*rows, strict=True))
    return IdealPoints(STATES, year.astype(np.int16), place.astype(np.int32), value,
                       np.full(len(value), 0.1))


def ties(pairs, *, directed=False, measure="alliances", years=YEARS):
    """Return ties of level 3 between pairs, in every year."""
    ordered = [(one, other) if directed else tuple(sorted((one, other))) for one, other in pairs]
    rows = [(year, STATES.index(one), STATES.index(other)) for year in years
            for one, other in ordered]
    year, one, other = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    roster = [(each, n) for each in years for n in range(len(STATES))]
    return Ties(measure, STATES, year.astype(np.int16), one, other, np.full(len(year), 3, np.int8),
                ((1, "consultation"), (2, "neutrality or non-aggression"), (3, "defence")),
                np.array([each for each, _ in roster], np.int16),
                np.array([n for _, n in roster], np.int32), years[0], years[-1], directed)


def events(first=date(2019, 1, 1), months=48):
    """Return a meeting of China and Russia every month, and a quarrel of Russia and the USA."""
    rows = []
    for month in range(months):
        day = first + timedelta(days=30 * month)
        rows += [(f"m{month}", day, one, other, "CONSULT", "verbal-cooperation", 3.0 + month % 3)
                 for one, other in (("CHN", "RUS"), ("RUS", "CHN"))]
        rows.append((f"q{month}", day, "USA", "RUS", "SANCTION", "material-conflict",
                     -5.0 - month % 2))
    columns = list(zip(*rows, strict=True))
    return pa.table({
        "event": columns[0], "day": pa.array(columns[1], pa.date32()), "actor": columns[2],
        "recipient": columns[3], "type": columns[4], "quad": columns[5], "intensity": columns[6],
        "confidence": pa.array([None] * len(rows), pa.float64()),
        "outlets": pa.array([1] * len(rows), pa.int32())})


def world(**known):
    """Return all of it, but for what is given otherwise."""
    pacts = [(one, other) for one in WEST for other in WEST if one < other]
    return Known(**{
        "votes": votes(), "points": points(), "power": power(), "output": output(),
        "events": events(),
        "pacts": ties([*pacts, ("KAZ", "RUS")]),
        "sanctions": ties([("USA", "RUS"), ("GBR", "RUS")], directed=True, measure="sanctions"),
        "draws": 20} | known)


def actor(code, name=None, kind=ActorKind.STATE):
    """Return an actor by its code."""
    return Actor(ActorId(f"id-{code}"), name or code, kind, code)


def claim(kind, subject=None, other=None, *, stance="asserted", said_in=None):
    """Return a claim about actors, by their codes."""
    return Claim(ClaimKind(kind), subject and actor(subject), other and actor(other),
                 Stance(stance), said_in, Evidence(ReportId("r"), Span(0, 5), "words"))


def record(claims=(), *, published="2022-06-01", dates=(), language="id"):
    """Return what of a record claims are read from; claims are (kind, subject, object)."""
    codes = sorted({code for _, *pair in claims for code in pair if code})
    return {
        "id": "r1",
        "report": {"id": "r", "title": "Judul", "language": language, "published": published},
        "actors": [{"id": f"id-{code}", "kind": "state", "name": code, "country": None,
                    "code": code, "sectors": []} for code in codes],
        "dates": [{"first": first, "last": last, "basis": basis} for first, last, basis in dates],
        "claims": [{"kind": kind, "subject": subject and f"id-{subject}",
                    "object": other and f"id-{other}", "stance": "asserted", "said_in": None,
                    "evidence": {"start": 0, "end": 5, "quote": "words"}}
                   for kind, subject, other in claims],
    }


def whole_record(published=date(2022, 6, 6)):
    """Return the whole record of a made report, as its coding would give it: two claims."""
    report = Report.of(CLAIMED, language="id", published=published)
    russia, sco = actor("RUS"), actor("IGOSCO")
    first, second = report.cite(0, 23), report.cite(24, len(CLAIMED))
    coding = Coding(report.id, Coder("1", "l", "m"), actors=(russia, sco), claims=(
        Claim(ClaimKind.ISOLATION, russia, None, Stance.DENIED, None, first),
        Claim(ClaimKind.POLARITY, sco, None, Stance.ASSERTED, None, second)))
    return record_of(report, coding)


def drafted(drafts):
    """Return drafts by the measure of their yardsticks."""
    return {each.yardstick.measure: each for each in drafts}
