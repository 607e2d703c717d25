// What the server answers about states, actors, dyads and claims.

import type { Bin, Labels, Page, Yardstick } from './api'

/** A state told of in the period; `bloc` and `certainty` are null where no tie decides. */
export interface WorldState {
  code: string
  name: Labels
  events: number
  x: number
  y: number
  bloc: number | null
  certainty: number | null
}

/** What two states did to one another: `mean` from -1 (conflict) to 1 (cooperation). */
export interface WorldTie {
  a: string
  b: string
  mean: number
  low: number | null
  high: number | null
  events: number
}

export interface WorldBloc {
  id: number
  members: { code: string; probability: number | null }[]
  cohesion: number | null
  name: string | null
}

/** A day on which a series changed. */
export interface ChangePoint {
  day: string
  before: number
  after: number
  p: number
}

/** One measure of how the states of the period stand apart. */
export interface PolarityOf {
  name: string
  value: number | null
  low: number | null
  high: number | null
  note: string
}

/** How alone a state stands, by several yardsticks. */
export interface IsolationOf {
  code: string
  yardsticks: Yardstick[]
}

export interface World {
  snapshot: string
  states: WorldState[]
  ties: WorldTie[]
  blocs: WorldBloc[]
  frustration: { value: number; bound: number; share: number | null; proven: boolean } | null
  polarity: PolarityOf[]
  isolation: IsolationOf[]
  years: [number, number] | null
  period: [string, string] | null
  note: Labels
}

export interface ActorRow {
  code: string
  name: Labels
  kind: string
  country: string | null
  events: number
  as_actor: number
  as_recipient: number
}

export type ActorRows = Page<ActorRow>

export interface Partner {
  code: string
  name: Labels
  events: number
  cooperation: number
  conflict: number
  mean: number | null
}

export interface MembershipOf {
  organisation: string
  name: Labels
  role: string
  since: string
  until: string | null
  contested: boolean
  reference: string
  checked: string
}

/** What somebody is reported to have said; `about` are the codes that it names. */
export interface Saying {
  id: string
  report: string
  speaker: string | null
  code: string | null
  about: string[]
  words: string
  cue: string | null
  manner: string
  published: string | null
  outlet: string | null
  title: string | null
}

export interface ActorView extends ActorRow {
  snapshot: string
  partners: Partner[]
  memberships: MembershipOf[]
  timeline: Bin[]
  statements: Saying[]
  votes: StateVotes | null
  votes_missing: Labels | null
}

export interface VotesWith {
  code: string
  name: Labels
  agreement: number
  roll_calls: number
}

/** Who voted most and least like a state, in its last year in the General Assembly. */
export interface StateVotes {
  year: number
  roll_calls: number
  nearest: VotesWith[]
  farthest: VotesWith[]
}

export interface Directed {
  events: number
  cooperation: number
  conflict: number
  mean: number | null
  low: number | null
  high: number | null
}

export interface AlignedBin {
  first: string
  last: string
  value: number
  low: number | null
  high: number | null
  events: number
}

export interface VotesOf {
  year: number
  agreement: number | null
  ideal_distance: number | null
  roll_calls: number
}

export interface DyadView {
  snapshot: string
  a: string
  b: string
  names: [Labels, Labels]
  events: number
  undated: number
  timeline: Bin[]
  alignment: AlignedBin[]
  directed: { ab: Directed; ba: Directed }
  statements: Saying[]
  shared_memberships: { organisation: string; name: Labels; since: string; until: string | null }[]
  votes: VotesOf[] | null
  votes_missing: Labels | null
  change_points: ChangePoint[]
}
