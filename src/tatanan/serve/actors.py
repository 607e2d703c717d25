"""Actors by their codes: how often they act, with whom, what they said, what they belong to."""

from typing import Final

from tatanan.lexicons.memberships import memberships_of
from tatanan.reference.bodies import bodies
from tatanan.serve.asking import Row, ask
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.codes import body_named, codes_called, kind_of, name_of
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Condition, Filters
from tatanan.serve.listing import draw_timeline
from tatanan.serve.paging import cursor_of, key_of
from tatanan.serve.shapes_actors import (
    ActorRow,
    ActorRows,
    ActorView,
    MembershipOf,
    Partner,
    Saying,
    Shared,
)
from tatanan.serve.voting import votes_of_state, why_no_votes

_LATEST: Final = 50  # statements that are shown
_PARTNERS: Final = """
    WITH standing AS (
        SELECT event_no, min(telling_no) AS telling_no FROM told
        WHERE factuality = 'asserted' AND stands GROUP BY event_no
    ), sides AS (
        SELECT DISTINCT telling_no, recipient AS code FROM pairs WHERE actor = $code
        UNION SELECT DISTINCT telling_no, actor FROM pairs WHERE recipient = $code
    )
    SELECT b.code, count(*) AS events,
        count(*) FILTER (t.quad LIKE '%cooperation') AS cooperation,
        count(*) FILTER (t.quad LIKE '%conflict') AS conflict,
        sum(CAST(round(t.intensity * 1000) AS BIGINT))::DOUBLE / 1000 / count(*) AS mean
    FROM sides b JOIN standing s USING (telling_no) JOIN told t USING (telling_no)
    WHERE b.code <> $code AND b.code <> 'UNK'
    GROUP BY b.code ORDER BY events DESC, b.code LIMIT 200
"""


def list_actors(desk: Desk, typed: str | None, *, cursor: str | None, limit: int) -> ActorRows:
    """Return a page of the actors whose code or name holds what was typed, the busiest first."""

    def make(catalogue: Catalogue) -> list[Row]:
        return catalogue.rows("SELECT * FROM actors")

    catalogue = desk.catalogue
    rows = desk.once("actors", make, of=catalogue)
    if typed:
        called, sought = codes_called(typed), typed.strip().upper()
        rows = [row for row in rows if row["code"] in called or sought in row["code"]]
    if cursor:
        events, code = key_of(cursor, 2)
        after = (-int(events) if isinstance(events, int | float) else 0, str(code))
        rows = [row for row in rows if (-row["events"], row["code"]) > after]
    shown, more = rows[:limit], len(rows) > limit
    return ActorRows(
        snapshot=catalogue.snapshot, items=[_row(row) for row in shown], total=len(rows),
        next=cursor_of([shown[-1]["events"], shown[-1]["code"]]) if more else None,
    )


def look_at_actor(desk: Desk, code: str) -> ActorView | None:
    """Return all that is told of an actor, None where it takes part in nothing."""
    catalogue = desk.catalogue
    rows = catalogue.rows("SELECT * FROM actors WHERE code = $code", {"code": code})
    if not rows and kind_of(code) == "other":
        return None
    counts = rows[0] if rows else {"code": code, "events": 0, "as_actor": 0, "as_recipient": 0}
    about = Filters((Condition(
        "either", "telling_no IN (SELECT telling_no FROM parts WHERE code = $code)",
        {"code": code}),))
    voted = votes_of_state(code)
    return ActorView(
        snapshot=catalogue.snapshot, **_row(counts).model_dump(),
        partners=[Partner(name=name_of(row["code"]), **row)
                  for row in catalogue.rows(_PARTNERS, {"code": code})],
        memberships=memberships(code), timeline=draw_timeline(desk, about, by="month").bins,
        statements=sayings(desk, [code], None), votes=voted,
        votes_missing=None if voted else why_no_votes(code),
    )


def sayings(desk: Desk, speakers: list[str], named: list[str] | None) -> list[Saying]:
    """Return what actors said last, or what they said last of some others."""
    rows = ask(desk.store, "sayings", speakers, named, _LATEST).to_pylist()
    return [Saying(**{**row, "about": row["about"].split()}) for row in rows]


def memberships(code: str) -> list[MembershipOf]:
    """Return the dated memberships of a state in international bodies, from the lexicons.

    >>> [each.since for each in memberships("IND") if each.organisation == "sco" and not each.until]
    ['2017-06-09']
    """
    found = [row for body in bodies() for row in memberships_of(body) if row.member == code]
    return [
        MembershipOf(
            organisation=row.organisation, name=body_named(row.organisation), role=row.role.value,
            since=row.first, until=row.last, contested=row.contested,
            reference=row.reference.url, checked=row.reference.checked)
        for row in sorted(found, key=lambda row: (row.organisation, row.first))
    ]


def shared_memberships(one: str, other: str) -> list[Shared]:
    """Return the bodies in which two states were full members at one time, with that time.

    >>> [each.since for each in shared_memberships("CHN", "IND") if each.organisation == "sco"]
    ['2017-06-09']
    """
    full = ("member", "founder")
    mine, theirs = ([each for each in memberships(code) if each.role in full]
                    for code in (one, other))
    pairs = [(a, b) for a in mine for b in theirs if a.organisation == b.organisation]
    found = []
    for a, b in pairs:
        since = max(a.since, b.since)
        until = min((each.until for each in (a, b) if each.until), default=None)
        if until is None or since <= until:
            found.append(Shared(organisation=a.organisation, name=a.name, since=since, until=until))
    return found


def _row(row: Row) -> ActorRow:
    code, kind = row["code"], kind_of(row["code"])
    return ActorRow(name=name_of(code), kind=kind, country=code if kind == "state" else None, **row)
