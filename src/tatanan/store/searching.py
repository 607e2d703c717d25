"""Reports are found by their words: by PostgreSQL itself, or by the index beside a DuckDB file.

Both find the same. PostgreSQL keeps all forms of each word as `simple` full text, which changes
nothing of them, and the words as written under trigrams, for phrases and beginnings of words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from tatanan.search import Query, SearchIndex, open_index, parse_query
from tatanan.search.index import require_few
from tatanan.search.query import Term, forms_of, hits_in, words_of
from tatanan.store.engine import Writer, is_postgres

if TYPE_CHECKING:
    from tatanan.store.base import Store

_SIDECAR: Final = ".fts.db"
_AROUND: Final = 60  # characters of the text beside what was found
_FOUND: Final = pa.schema([
    ("report", pa.string()), ("published", pa.date32()), ("outlet", pa.string()),
    ("title", pa.string()), ("language", pa.string()),
    ("events", pa.int32()), ("hits", pa.int32()), ("words", pa.string()),
])
_AT_ONCE: Final = 5_000  # reports
_LONGEST: Final = 500  # characters; a longer run of letters is no word, and PostgreSQL takes none
_PLACES: Final = 256  # of one word in one report, as many as PostgreSQL keeps
_LAST: Final = 16_383  # the last place that it knows
_ROOM: Final = 1_000_000  # bytes of a report's forms and places; PostgreSQL takes 1,048,575


def search_reports(
    store: "Store", typed: str, *, limit: int | None = None, index: Path | None = None
) -> pa.Table:
    """Return the reports in which a query holds, the latest first, with the words around it.

    `typed` is what somebody types (`search.query`). `index` is where the index of a DuckDB store
    lies; without it, beside the file. Raises BadQuery where nothing is sought.
    """
    query = parse_query(typed)
    found = {*find_texts(store, query, index=index or Path(store.place + _SIDECAR))}
    reports = store.query("reports", (None,) * 5).to_pylist()
    wanted = [*islice((row for row in reports if row["id"] in found), limit)]
    rows = [{**row, "report": row["id"], **_beside(text, query)}
            for row in wanted
            for text in [next(store.records([row["id"]]))["report"]["text"]]]
    return pa.Table.from_pylist(rows, _FOUND)


def find_texts(store: "Store", query: Query, *, index: Path | None) -> list[str]:
    """Return the ids of the reports in which a query holds, the likeliest first.

    `index` is where the index of a DuckDB store lies (None: in memory); it is made, and filled up
    with the reports that it does not know. Of equally likely reports the id decides.
    """
    if is_postgres(store.place):
        return _found_in_postgres(store, query)
    with open_index(index) as opened:
        _fill(store, opened)
        return opened.find(query)


def _beside(text: str, query: Query) -> dict[str, Any]:
    """Return the words around the first hit, and how many hits there are."""
    spans = hits_in(text, query)
    if not spans:
        return {"hits": 0, "words": None}
    first = spans[0]
    before = " ".join(text[max(0, first.start - _AROUND) : first.start].split())
    after = " ".join(text[first.end : first.end + _AROUND].split())
    return {"hits": len(spans), "words": f"{before} [{text[first.start : first.end]}] {after}"}


def add_words(writer: Writer, reports: pa.Table) -> None:
    """Keep the words of the reports (id, text) whose words a PostgreSQL store does not know."""
    writer.stage("texts", pa.table({"report": reports["id"]}))
    known = {name for (name,) in writer.rows(
        "SELECT report FROM words WHERE report IN (SELECT report FROM staged_texts)")}
    rows = [_row(each["id"], each["text"])
            for each in reports.select(["id", "text"]).to_pylist() if each["id"] not in known]
    if rows:
        writer.stage("words", pa.Table.from_pylist(rows))
        writer.run("INSERT INTO words (report, written, forms)"
                   " SELECT report, written, CAST(forms AS tsvector) FROM staged_words")


def _row(report: str, text: str) -> dict[str, str]:
    words = [word for word, _ in words_of(text)]
    places: dict[str, list[str]] = defaultdict(list)
    for number, word in enumerate(words, 1):
        for form in forms_of(word) if len(word) <= _LONGEST else ():
            places[form].append(str(min(number, _LAST)))
    forms = (f"{_quoted(form)}:{','.join(found)}" if found else _quoted(form)
             for form, found in sorted(_fitting(places).items()))
    return {"report": report, "written": f" {' '.join(words)} ", "forms": " ".join(forms)}


def _fitting(places: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return the places of forms, as many as PostgreSQL keeps of one report.

    Where they are too many, as in a whole book, no form has places, which only say how likely a
    report is; and of more forms than there is room for, those that stand there most often are kept.
    """
    kept = {form: found[:_PLACES] for form, found in places.items()}
    if sum(_size(form, found) for form, found in kept.items()) <= _ROOM:
        return kept
    often = sorted(places, key=lambda form: (-len(places[form]), form))
    ends = accumulate(_size(form, ()) for form in often)
    return {form: () for form, end in zip(often, ends, strict=True) if end <= _ROOM}


def _size(form: str, places: Sequence[str]) -> int:
    """Return the bytes of a form and its places, aligned as PostgreSQL aligns them."""
    return len(form.encode()) + (2 * len(places) + 4 if places else 1)


def _found_in_postgres(store: "Store", query: Query) -> list[str]:
    require_few(query)
    sought = {word for group in query.groups for term in group for word in term.words
              if len(word) <= _LONGEST}
    values = [_either(sought)]
    wanted = [_any(group, values) for group in query.groups]
    unwanted = [f"NOT {_any(query.without, values)}"] if query.without else []
    found = store.read(
        f"SELECT report FROM words WHERE {' AND '.join([*wanted, *unwanted])}"  # noqa: S608 - numbers of parameters
        " ORDER BY round(CAST(ts_rank(forms, CAST(CAST($1 AS text) AS tsquery), 1) AS numeric), 6)"
        " DESC, report", values)
    names: list[str] = found["report"].to_pylist()
    return names


def _any(terms: Sequence[Term], values: list[str]) -> str:
    """Return the condition that one of the terms holds; what they seek is added to the values."""
    return "(" + " OR ".join(_holds(term, values) for term in terms) + ")"


def _holds(term: Term, values: list[str]) -> str:
    if term.is_phrase or term.is_prefix or len(term.words[0]) > _LONGEST:
        values.append(f"% {' '.join(term.words)}{'' if term.is_prefix else ' '}%")
        return f"written LIKE CAST(${len(values)} AS text)"
    values.append(_either(term.words))
    return f"forms @@ CAST(CAST(${len(values)} AS text) AS tsquery)"


def _either(words: Iterable[str]) -> str:
    """Return what holds where one of the words stands in any form, as PostgreSQL writes it."""
    return " | ".join(sorted({_quoted(form) for word in words for form in forms_of(word)}))


def _quoted(form: str) -> str:
    return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'"


def _fill(store: "Store", index: SearchIndex) -> None:
    """Index the reports that the index does not know yet."""
    known = index.known()
    if {*store.query("report_ids")["id"].to_pylist()} <= known:
        return
    for bound in store.query("bounds", (_AT_ONCE,)).to_pylist():
        texts = store.query("report_texts", (bound["first"], bound["last"])).to_pylist()
        index.add((row["id"], row["text"]) for row in texts)
