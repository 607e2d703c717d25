"""What a store and a program say of themselves."""

from tatanan.serve.shapes import Labels, Shape


class CoderOf(Shape):
    """What codes a language here and now, by versions and digests."""

    language: str
    id: str
    version: str
    models: str


class CodedBy(Shape):
    """A coder whose codings the store holds."""

    id: str
    version: str
    reports: int
    events: int


class StoreOf(Shape):
    """What a store is, and how much is in it.

    `snapshot` is None while a large store is laid out for the first time; `prepared` says how
    far that is, from 0 to 1.
    """

    place: str
    engine: str
    reports: int
    events: int
    tellings: int
    outlets: int
    first: str | None
    last: str | None
    snapshot: str | None
    prepared: float
    read_only: bool
    coders: list[CodedBy]


class Accuracy(Shape):
    """How good the coder is on a set that people annotated, 0 to 1."""

    set: str
    language: str
    figure: str
    value: float


class Licence(Shape):
    """Under what licence a part may be used."""

    what: Labels
    licence: str
    source: str


class EventTypeOf(Shape):
    """One of PLOVER's types, with its modes."""

    code: str
    label: Labels
    quad: str
    modes: list[str]


class QuadOf(Shape):
    """One of PLOVER's four quads."""

    code: str
    label: Labels


class About(Shape):
    """What this server is, what it holds, and how far it can be trusted."""

    version: str
    coder: list[CoderOf]
    store: StoreOf
    languages: list[str]
    accuracy: list[Accuracy]
    limits: list[Labels]
    licences: list[Licence]
    types: list[EventTypeOf]
    contexts: list[str]
    quads: list[QuadOf]
    factualities: list[str]
