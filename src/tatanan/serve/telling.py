"""What a server tells of itself: its store, its coder, its accuracy and its limits."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from tatanan.lexicons.load import LANGUAGES, read_data
from tatanan.lexicons.plover import load_plover
from tatanan.pipeline import current_coder
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.desk import Desk
from tatanan.serve.labels import label_of, load_labels
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Labels
from tatanan.serve.shapes_about import (
    About,
    Accuracy,
    CodedBy,
    CoderOf,
    EventTypeOf,
    Licence,
    QuadOf,
    StoreOf,
)
from tatanan.store.rows import coder_id
from tatanan.terms.coding import Factuality


def tell_about(desk: Desk, catalogue: Catalogue | None) -> About:
    """Return what this server is and holds; without a catalogue, while the first one is made."""
    method = load_method()
    store = desk.once("store", lambda c: _store(desk, c), of=catalogue) if catalogue else (
        _store(desk, None))
    return About(
        version=version("tatanan"), coder=tell_coders(), store=store,
        languages=list(LANGUAGES),
        accuracy=[Accuracy(**each) for each in method["accuracy"]],
        limits=[Labels(**each) for each in method["limits"]],
        licences=[Licence(**{**each, "what": labels_of(each["what"])})
                  for each in load_labels()["licences"]],
        types=_types(), contexts=_contexts(desk, catalogue) if catalogue else [],
        quads=[QuadOf(code=code, label=label_of("quads", code)) for code in load_labels()["quads"]],
        factualities=[each.value for each in Factuality],
    )


@lru_cache(maxsize=1)
def load_method() -> Mapping[str, Any]:
    """Return what is said of accuracy and limits, as `method.yaml` has it."""
    return read_data(files("tatanan.serve") / "method.yaml", "serve/method.yaml")


@lru_cache(maxsize=1)
def tell_coders() -> list[CoderOf]:
    """Return what codes each language; the digests take a while to make, and are made once."""
    found = []
    for language in LANGUAGES:
        coder = current_coder(language)
        name = coder_id({"version": coder.version, "lexicon": coder.lexicon,
                         "models": coder.models})
        found.append(CoderOf(language=language, id=name, version=coder.version,
                             models=coder.models))
    return found


@lru_cache(maxsize=1)
def _types() -> list[EventTypeOf]:
    return [
        EventTypeOf(code=each.name, label=label_of("types", each.name), quad=each.quad,
                    modes=list(each.modes))
        for each in load_plover().values()
    ]


def _store(desk: Desk, catalogue: Catalogue | None) -> StoreOf:
    (counted,) = desk.store.query("stats").to_pylist()
    codings = desk.store.query("codings").to_pylist()
    first, last = (counted[f"{end}_published"] for end in ("first", "last"))
    return StoreOf(
        place=desk.place, engine=desk.store.info().engine,
        reports=counted["reports"], events=counted["events"], tellings=counted["tellings"],
        outlets=counted["outlets"], first=first and first.isoformat(),
        last=last and last.isoformat(), snapshot=catalogue.snapshot if catalogue else None,
        prepared=1.0 if catalogue else desk.prepared, read_only=desk.read_only,
        coders=[CodedBy(id=each["coder"], version=each["version"], reports=each["current"],
                        events=each["events"]) for each in codings],
    )


def _contexts(desk: Desk, catalogue: Catalogue) -> list[str]:
    query = "SELECT DISTINCT unnest(contexts) AS context FROM told ORDER BY context"
    found: list[str] = desk.once(
        "contexts", lambda c: [row["context"] for row in c.rows(query)], of=catalogue)
    return found
