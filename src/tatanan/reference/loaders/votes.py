"""Roll-call votes of the General Assembly, from Voeten's files and from the UN's own library."""

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import (
    current_codes,
    iso3_column,
    un_voter_column,
    year_ends,
)
from tatanan.reference.raw import Raw

_FIRST_SESSION = 1946
_VOTES = pa.array([1, 2, 3], pa.int64())
_LETTERS = (("Y", 1), ("A", 2), ("N", 3))
_NO_VOTE = "X"
_CHINA, _TAIPEI = 710, 713


def read_voeten(raw: Raw) -> pa.Table:
    """Return the votes of a file of Voeten's; who was absent (8) or no member (9) has no row."""
    vote = raw.integers("vote", low=1, high=9)
    rollcall = raw.integers("rollcall", low=1, high=10**9)
    session = _session(raw, rollcall)
    year = (raw.integers("year", low=_FIRST_SESSION, high=2200) if raw.has("year")
            else pc.add(session, _FIRST_SESSION - 1))
    days = raw.days("day", empty=True) if raw.has("day") else pa.nulls(raw.rows, pa.date32())
    known_days = pc.coalesce(days, year_ends(year))
    state = _seated(raw.integers("state", low=2, high=999), known_days)
    table = pa.table({
        "rollcall": rollcall,
        "session": session,
        "year": year,
        "day": days,
        "state": state,
        "iso3": iso3_column(state, known_days),
        "vote": vote,
    })
    return table.filter(pc.is_in(vote, _VOTES))


def read_library(raw: Raw) -> pa.Table:
    """Return the votes of the file of the UN's library; members that did not vote have no row.

    Sessions named in letters (ES-10) are emergency special sessions and have no number. The year
    is that of the regular session, or else of the day.
    """
    letters = raw.texts("vote")
    cast = pc.is_in(letters, pa.array([letter for letter, _ in _LETTERS]))
    known = pc.or_(cast, pc.is_in(letters, pa.array([_NO_VOTE, None])))
    if not pc.all(known).as_py():
        row = pc.index(known, pa.scalar(value=False)).as_py()
        raise raw.fault("vote", row, "is none of Y, N, A and X")
    days = raw.days("day")
    named = raw.texts("session")
    numbered = pc.match_substring_regex(named, r"^\d+$")
    session = pc.if_else(numbered, named, None).cast(pa.int16())
    codes = current_codes(raw.texts("code"))
    vote = pa.nulls(raw.rows, pa.int8())
    for letter, number in _LETTERS:
        vote = pc.if_else(pc.equal(letters, letter), pa.scalar(number, pa.int8()), vote)
    state = un_voter_column(codes, days)
    table = pa.table({
        "rollcall": raw.integers("rollcall", low=1, high=10**12),
        "session": session,
        "year": pc.coalesce(pc.add(session.cast(pa.int64()), _FIRST_SESSION - 1), pc.year(days)),
        "day": days,
        "state": state,
        "iso3": pc.coalesce(iso3_column(state, days), codes),
        "vote": vote,
    })
    return table.filter(cast)


def _session(raw: Raw, rollcall: pa.Array) -> pa.Array:
    """Return the sessions; the ids of roll calls begin with them where no column tells."""
    if raw.has("session"):
        return raw.integers("session", low=1, high=999, empty=True)
    return pc.divide(rollcall, 1000)


def _seated(state: pa.Array, days: pa.Array) -> pa.Array:
    """Return the numbers of who voted: the seat of China is that of who sat in it on the day."""
    is_china = pc.is_in(state, pa.array([_CHINA, _TAIPEI], pa.int64()))
    china = pa.array(["CHN"] * len(state)).filter(is_china)
    seated = un_voter_column(china, days.filter(is_china)).cast(pa.int64())
    return pc.replace_with_mask(state, is_china, seated)
