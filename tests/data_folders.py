"""Data folders with the invented world of `worlds`, as `tatanan data add` would leave them."""

from datetime import date

import pyarrow as pa
import worlds

from tatanan.reference.datasets import data_set
from tatanan.reference.folder import Card, DataFolder

NUMBERS = {"USA": 2, "GBR": 200, "FRA": 220, "DEU": 255, "RUS": 365, "KAZ": 705, "CHN": 710,
           "IND": 750}


def keep(folder, name, rows):
    """Put a table into a data folder, as its record describes it."""
    schema = data_set(name).schema()
    table = pa.table({field.name: pa.array([row.get(field.name) for row in rows], field.type)
                      for field in schema}, schema=schema)
    card = Card(name, None, "test", ("made.csv",), "made", "0", date(2026, 1, 1), len(rows),
                date(2010, 1, 1), date(2022, 12, 31), partial=True)
    folder.keep(table, card)


def fill(path):
    """Fill a data folder with votes, capabilities, output, ideal points, pacts and sanctions."""
    folder = DataFolder(path)
    keep(folder, "un-votes", list(_votes()))
    keep(folder, "cinc", list(_power()))
    keep(folder, "wdi-gdp", list(_output()))
    keep(folder, "ideal-points", list(_points()))
    keep(folder, "atop", list(_pacts()))
    keep(folder, "gsdb", list(_sanctions()))
    return folder.path


def _votes():
    votes = worlds.votes()
    rows = zip(votes.state.tolist(), votes.rollcall.tolist(), votes.year.tolist(),
               votes.vote.tolist(), strict=True)
    for place, rollcall, year, vote in rows:
        yield {**_state(votes.states[place]), "rollcall": rollcall, "day": date(year, 10, 1),
               "session": year - 1945, "year": year, "vote": vote}


def _power():
    power = worlds.power()
    rows = zip(power.state.tolist(), power.year.tolist(), power.cinc.tolist(), strict=True)
    for place, year, cinc in rows:
        yield {**_state(power.states[place]), "year": year, "cinc": cinc, "tpop": cinc}


def _output():
    output = worlds.output()
    rows = zip(output.state.tolist(), output.year.tolist(), output.output.tolist(), strict=True)
    for place, year, value in rows:
        yield {**_state(output.states[place]), "year": year, "output": value, "series": "made"}


def _points():
    points = worlds.points()
    rows = zip(points.state.tolist(), points.year.tolist(), points.value.tolist(), strict=True)
    for place, year, value in rows:
        yield {**_state(points.states[place]), "year": year, "value_all": value,
               "low_all": value - 0.16, "high_all": value + 0.16, "votes_all": 30}


def _pacts():
    for year in worlds.YEARS:
        yield {"one": 365, "one_iso3": "RUS", "other": 705, "other_iso3": "KAZ", "year": year,
               **dict.fromkeys(("defense", "offense", "neutrality", "nonaggression",
                                "consultation"), False), "defense": True}


def _sanctions():
    kinds = dict.fromkeys(("arms", "military", "financial", "travel", "other"), False)
    yield {"case": 1, "sender": "United States", "sender_code": "USA", "target": "Russia",
           "target_code": "RUS", "first": 2014, "last": None, "trade": True, **kinds}


def _state(code):
    return {"state": NUMBERS[code], "iso3": code}
