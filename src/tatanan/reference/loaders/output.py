"""Gross domestic product of states by year, as the World Bank and the Maddison Project publish it.

Both files hold more than states: groups of them, territories, and states that are no more beside
the parts that they fell into. Kept is who was a state at the end of the year, each once.
"""

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import cow_column, current_codes, year_ends
from tatanan.reference.facts import load_facts
from tatanan.reference.places import held_at_year_end
from tatanan.reference.raw import Raw, rest_name

_LEAST, _MOST = 0.0, 1e18
_FIRST: Final = 1816
"""The list of states begins then."""
_THOUSAND: Final = 1000.0


def read_indicator(raw: Raw) -> pa.Table:
    """Return output by state and year from a file that has a column a year."""
    years = [name for name in raw.rest if name.isdecimal()]
    iso3, series = raw.texts("iso3"), raw.texts("series")
    tables = [
        pa.table({"iso3": iso3, "series": series, "year": pa.array([int(year)] * raw.rows),
                  "output": raw.floats(rest_name(year), low=_LEAST, high=_MOST)})
        for year in years]
    return _of_states(pa.concat_tables(tables))


def read_maddison(raw: Raw) -> pa.Table:
    """Return output by state and year: output a head times people, who are told in thousands."""
    per_head, people = (raw.floats(name, low=_LEAST, high=_MOST) for name in ("per_head", "people"))
    return _of_states(pa.table({
        "iso3": raw.texts("iso3"), "series": pa.array(["mpd"] * raw.rows),
        "year": raw.integers("year", low=1, high=2200),
        "output": pc.multiply(pc.multiply(per_head, people), _THOUSAND)}))


def _of_states(table: pa.Table) -> pa.Table:
    """Return the rows that have a value and are of a state, with its number and today's code."""
    told = table.filter(pc.field("output").is_valid() & (pc.field("year") >= _FIRST))
    told = told.filter(pa.array(_is_whole(told), pa.bool_()))
    year, code = (told[name].combine_chunks() for name in ("year", "iso3"))
    number = cow_column(code, year_ends(year))
    numbers, years = (each.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
                      for each in (number, year))
    member = pa.array(held_at_year_end(numbers, years))
    columns = {"state": number, "iso3": current_codes(code), "year": year}
    return pa.table(columns | {name: told[name] for name in ("output", "series")}).filter(member)


def _is_whole(table: pa.Table) -> list[bool]:
    """Say of each row whether it counts nobody whom another row of the year counts, too."""
    wholes = {row["iso3"]: row for row in load_facts("facts", "codes")["wholes"]}
    rows = zip(table["iso3"].to_pylist(), table["year"].to_pylist(), strict=True)
    return [
        code not in wholes
        or (wholes[code]["first"] or year) <= year <= (wholes[code]["last"] or year)
        for code, year in rows]
