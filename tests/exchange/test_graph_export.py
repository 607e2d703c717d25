"""Who did what to whom as a dynamic graph, read back by networkx."""

from copy import deepcopy

import networkx as nx
import pytest
from exported import by_hand, contents_of, exported, world

from tatanan.exchange.exports.formats import Choices
from tatanan.exchange.exports.graph import dyadic_graph


def ties(graph):
    """Return the ties of a graph with what they hold, in order."""
    return sorted((actor, recipient, sorted(held.items()))
                  for actor, recipient, held in graph.edges(data=True))


def test_a_tie_holds_what_was_told_of_a_period():
    """Events, reports and outlets are three numbers; the sign stands in the mean intensity."""
    (tie,) = ties(dyadic_graph(contents_of([by_hand()]).events()))

    assert ("BRA", "IDN", sorted({
        "id": "BRA-IDN-2025-01-01", "start": "2025-01-01", "end": "2025-01-31", "weight": 1.0,
        "intensity": 5.0, "cooperation": 1, "conflict": 0, "events": 1, "reports": 1,
        "outlets": 1}.items())) == tie


@pytest.mark.parametrize(("by", "start", "end"), [
    ("day", "2025-01-06", "2025-01-06"),
    ("month", "2025-01-01", "2025-01-31"),
    ("year", "2025-01-01", "2025-12-31"),
])
def test_a_period_is_as_wide_as_was_asked(by, start, end):
    """Both its days are in it."""
    graph = dyadic_graph(contents_of([by_hand()]).events(), by=by)

    assert [(start, end)] == [(d["start"], d["end"]) for *_, d in graph.edges(data=True)]


def test_one_event_in_two_reports_counts_once():
    """Reports that were linked tell one event; both are counted as reports."""
    import pyarrow as pa

    from tatanan.store.rows import tables_of
    from tatanan.terms.tables import table_schemas

    other = deepcopy(by_hand())
    other["report"]["text"] += " "
    other["report"]["id"], other["id"] = "0" * 16, "contoh-2"
    for number, event in enumerate(other["events"]):
        event["id"] = f"{number:016}"
    tables = tables_of([by_hand(), other])
    mine, theirs = by_hand()["events"][0]["id"], "0" * 16
    linked = {"event": ["one"] * 2, "telling": [mine, theirs], "report": ["", ""],
              "text": ["", ""]}
    tables["tellings"] = pa.table(linked, schema=table_schemas()["tellings"])
    from tatanan.exchange.exports.told import told_events

    ((*_, held),) = dyadic_graph(told_events([tables])).edges(data=True)

    assert (1, 2, 1) == (held["events"], held["reports"], held["outlets"])


def test_unknown_actors_and_what_is_only_denied_make_no_tie():
    """Neither does what somebody does to himself."""
    graph = dyadic_graph(contents_of(world()).events())

    assert "UNK" not in graph
    assert [] == [*nx.selfloop_edges(graph)]
    denied = deepcopy(by_hand())
    for event in denied["events"]:
        event["factuality"] = "denied"
    assert 0 == dyadic_graph(contents_of([denied]).events()).number_of_nodes()


def test_gexf_is_read_back_by_networkx(tmp_path):
    """As a dynamic graph with dated ties."""
    exported(tmp_path, "gexf", world())
    graph = dyadic_graph(contents_of(world()).events())
    read = nx.read_gexf(tmp_path / "actors.gexf", version="1.2draft")

    assert "dynamic" == read.graph["mode"]
    assert dict(graph.nodes(data="label")) == dict(read.nodes(data="label"))
    assert [tie[:2] for tie in ties(graph)] == [tie[:2] for tie in ties(read)]
    for (*_, written), (*_, got) in zip(ties(graph), ties(read), strict=True):
        assert dict(written).items() <= dict(got).items()


def test_graphml_is_read_back_by_networkx(tmp_path):
    """With all that a tie holds."""
    exported(tmp_path, "graphml", world(), choices=Choices(by="year"))
    graph = dyadic_graph(contents_of(world()).events(), by="year")
    read = nx.read_graphml(tmp_path / "actors.graphml", force_multigraph=True)

    assert dict(graph.nodes(data="label")) == dict(read.nodes(data="label"))
    assert {(a, b, d["start"], d["events"], d["intensity"])
            for a, b, d in graph.edges(data=True)} == {
        (a, b, d["start"], d["events"], d["intensity"]) for a, b, d in read.edges(data=True)}


def test_writing_leaves_a_graph_as_it_was(tmp_path):
    """The writer takes the dates out of what it is given, so it is given a copy."""
    from tatanan.exchange.exports.graph import write_gexf

    graph = dyadic_graph(contents_of(world()).events())
    before = ties(graph)
    write_gexf(tmp_path / "x.gexf", graph)

    assert before == ties(graph)
