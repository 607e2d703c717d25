"""What actors and dyads look like."""

from datetime import date

from tatanan.serve.shapes import Labels, Shape
from tatanan.serve.shapes_events import Bin


class ActorRow(Shape):
    """An actor by code, and in how many events it takes part."""

    code: str
    name: Labels
    kind: str
    country: str | None
    events: int
    as_actor: int
    as_recipient: int


class Partner(Shape):
    """With whom an actor had to do; `mean` is the mean intensity, -10 to 10."""

    code: str
    name: Labels
    events: int
    cooperation: int
    conflict: int
    mean: float | None


class MembershipOf(Shape):
    """A membership of reference: dated, with where it stands; `until` is null where it lasts."""

    organisation: str
    name: Labels
    role: str
    since: str
    until: str | None
    contested: bool
    reference: str
    checked: date


class Saying(Shape):
    """What one actor is reported to have said; `about` are the other actors that it names."""

    id: str
    report: str
    speaker: str | None
    code: str | None
    about: list[str]
    words: str
    cue: str | None
    manner: str
    published: date | None
    outlet: str | None
    title: str | None


class VotesWith(Shape):
    """How often another state voted alike, among the roll calls in which both voted."""

    code: str
    name: Labels
    agreement: float
    roll_calls: int


class StateVotes(Shape):
    """Who voted most and least like a state in the General Assembly, in its last year there."""

    year: int
    roll_calls: int
    nearest: list[VotesWith]
    farthest: list[VotesWith]


class ActorView(Shape):
    """All that is told of an actor; `votes_missing` says why there are no votes."""

    snapshot: str
    code: str
    name: Labels
    kind: str
    country: str | None
    events: int
    as_actor: int
    as_recipient: int
    partners: list[Partner]
    memberships: list[MembershipOf]
    timeline: list[Bin]
    statements: list[Saying]
    votes: StateVotes | None
    votes_missing: Labels | None


class Directed(Shape):
    """What one did toward the other; the alignment lies between -1 and 1."""

    events: int
    cooperation: int
    conflict: int
    mean: float | None
    low: float | None
    high: float | None


class DirectedPair(Shape):
    """What each did toward the other."""

    ab: Directed
    ba: Directed


class Shared(Shape):
    """An organisation that both belong to, and since when both do."""

    organisation: str
    name: Labels
    since: str
    until: str | None


class VotesOf(Shape):
    """How two states voted together in a year: share of equal votes, distance of ideal points."""

    year: int
    agreement: float | None
    ideal_distance: float | None
    roll_calls: int


class ChangePoint(Shape):
    """A day on which the mean of a timeline changed; `p` is how often chance gives as much."""

    day: date
    before: float
    after: float
    p: float


class AlignedBin(Shape):
    """The alignment of two actors in a stretch of time, -1 to 1, with its interval."""

    first: date
    last: date
    value: float
    low: float | None
    high: float | None
    events: int


class DyadView(Shape):
    """All that is told of two actors."""

    snapshot: str
    a: str
    b: str
    names: list[Labels]
    events: int
    undated: int
    timeline: list[Bin]
    alignment: list[AlignedBin]
    directed: DirectedPair
    statements: list[Saying]
    shared_memberships: list[Shared]
    votes: list[VotesOf] | None
    votes_missing: Labels | None
    change_points: list[ChangePoint]


class ActorRows(Shape):
    """A part of the list of actors."""

    snapshot: str
    items: list[ActorRow]
    next: str | None
    total: int
