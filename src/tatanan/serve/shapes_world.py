"""What the map and the network of states look like."""

from datetime import date

from tatanan.serve.shapes import Labels, Shape
from tatanan.serve.shapes_report import YardstickView


class StateOf(Shape):
    """A state in the network: its place in the picture (-1 to 1), its bloc, and how sure that is.

    `certainty` is the share of draws, 0 to 1, in which it stands with its bloc; None where
    nothing ties it to anybody.
    """

    code: str
    name: Labels
    events: int
    x: float
    y: float
    bloc: int | None
    certainty: float | None


class TieOf(Shape):
    """How far two states stood together: -1 against, 1 with one another; and the interval."""

    a: str
    b: str
    mean: float
    low: float | None
    high: float | None
    events: int


class MemberOf(Shape):
    """A state, and in which share of draws it stands in this bloc."""

    code: str
    probability: float


class BlocOf(Shape):
    """States that stand together. Blocs are found, not named."""

    id: int
    members: list[MemberOf]
    cohesion: float | None
    name: str | None = None


class Frustration(Shape):
    """The weight of ties that contradict the blocs; `bound` is what no blocs can go below."""

    value: float
    bound: float
    share: float | None
    proven: bool


class PolarityOf(Shape):
    """One measure of how the states stand apart."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    note: str


class IsolationOf(Shape):
    """How alone a state stands, by several yardsticks."""

    code: str
    yardsticks: list[YardstickView]


class World(Shape):
    """The states of a period, the ties between them, and the blocs that they form."""

    snapshot: str
    states: list[StateOf]
    ties: list[TieOf]
    blocs: list[BlocOf]
    frustration: Frustration | None
    polarity: list[PolarityOf]
    isolation: list[IsolationOf]
    years: tuple[int, int] | None
    period: tuple[date, date] | None
    note: Labels
