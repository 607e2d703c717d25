// The server's REST interface, typed. Shapes are those of /api/v1/openapi.json; null is "unknown", never zero.

import { address as here } from './url-state.svelte'

export type Labels = { en: string; id: string }
export type Piece = { text: string; marks: string[]; aside: string | null; repair: string | null }
export type MarkKind =
  | 'actor' | 'date' | 'place' | 'event' | 'statement' | 'claim' | 'finding' | 'figure' | 'membership' | 'quote' | 'cue'
export type Mark = { id: string; kind: MarkKind; ref: string | null }
export type Quad = 'verbal-cooperation' | 'material-cooperation' | 'verbal-conflict' | 'material-conflict'
export type Told = { words: string; mark: string | null }
export type Party = { code: string; name: string | null; words: string | null; mark: string | null }
export type When = { first: string | null; last: string | null; basis: string; words: string | null; mark: string | null }
export type Where = { name: string; country: string | null; words: string; mark: string | null }
export type FoundBy = { kind: 'rule' | 'model' | 'llm'; name: string; note: string | null }
export type Telling = {
  report: string; event: string; title: string | null; outlet: string | null; published: string | null
  url: string | null; sentence: Piece[]
}
export type Review = { state: string; by: string | null; when: string | null; reason: string | null }
export type EventView = {
  id: string; event: string; report: string; type: string; type_label: Labels; mode: string | null; contexts: string[]
  quad: Quad; intensity: number; actors: Party[]; recipients: Party[]; trigger: Told; sentence: Piece[]
  when: When | null; place: Where | null; factuality: string; auxiliary: string[]
  said_in: { id: string; speaker: string | null } | null; confidence: number | null; doubtful: boolean; found_by: FoundBy[]
  reports: number; outlets: number; tellings: Telling[]; review: Review | null; marks: Record<string, Mark>
}
export type EventRow = {
  id: string; event: string; report: string; first: string | null; last: string | null; type: string; mode: string | null
  quad: Quad; intensity: number; actors: string[]; recipients: string[]; trigger: string; sentence: Piece[]
  outlet: string | null; language: string; country: string | null; confidence: number | null; factuality: string
  reports: number; outlets: number; review: Review | null
}
export type Count = { value: string; count: number }
export type Counts = { events: number; reports: number; outlets: number }
export type Page<T> = { snapshot: string; items: T[]; next: string | null; total: number | null }
export type EventsPage = Page<EventRow> & { counts: Counts }
export type FacetName =
  | 'type' | 'actor' | 'recipient' | 'quad' | 'outlet' | 'language' | 'factuality' | 'year' | 'country' | 'review'
export type Facets = { snapshot: string } & Record<FacetName, Count[]>
export type Bin = {
  first: string; last: string; events: number; cooperation: number; conflict: number; verbal_cooperation: number
  material_cooperation: number; verbal_conflict: number; material_conflict: number
  mean: number | null; low: number | null; high: number | null
}
export type Timeline = { snapshot: string; bins: Bin[]; undated: number }

export type StatementView = {
  id: string; speaker: string | null; speaker_code: string | null; speaker_words: string | null; mark: string | null
  words: string; cue: string | null; cue_mark: string | null; manner: string
}
export type Yardstick = {
  name: string; value: number | null; low: number | null; high: number | null; unit: string | null
  percentile: number | null; other: { who: string; value: number | null } | null; ends: string | null
  count: number | null; sentence: Labels | null; missing: { what: string; how: string } | null
}
export type ClaimView = {
  id: string; report: string; title: string | null; outlet: string | null; published: string | null; kind: string
  stance: string; claimant: string | null; subject: string | null; subject_code: string | null; object: string | null
  object_code: string | null; words: Piece[]; mark: string | null; yardsticks: Yardstick[]
}
export type FindingView = {
  id: string; rule: string; message: Labels; suggestion: string | null; marks: string[]; words: string[]
}
export type FigureView = {
  id: string; of: string; value: number; unit: string | null; approximate: boolean; actors: string[]; words: string
  mark: string | null
}
export type MembershipView = {
  id: string; member: string; organisation: string; role: string; when: When | null; words: string; mark: string | null
}
export type ActorOf = {
  id: string; name: string; code: string; country: string | null; kind: string; sectors: string[]; mentions: string[]
}
export type ReportView = {
  id: string; title: string | null; outlet: string | null; url: string | null
  published: { value: string | null; words: string | null }; dateline: string | null; language: string; kept: boolean
  pieces: Piece[]; marks: Record<string, Mark>; actors: ActorOf[]; events: EventView[]; statements: StatementView[]
  claims: ClaimView[]; findings: FindingView[]; figures: FigureView[]; memberships: MembershipView[]; notes: string[]
  copies: string[]; tells: Telling[]; coder: string
}
export type ReadAnswer = { record_id: string; kept: boolean; report: ReportView }
export type ReadAnswers = { items: ReadAnswer[]; failures: { name: string; reason: string }[] }
export type Example = {
  name: string; title: string; language: string; outlet: string | null; published: string | null; what: string
}
export type ReportRow = {
  id: string; title: string | null; outlet: string | null; published: string | null; language: string; url: string | null
  events: number; statements: number; findings: number; claims: number; hits: number | null; snippet: Piece[] | null
  tells_with: number
}
export type ReportsPage = Page<ReportRow> & { facets: { outlet: Count[]; language: Count[]; year: Count[] } }
export type About = {
  version: string
  coder: { language: string; id: string; version: string; models: string }[]
  store: {
    place: string; engine: string; reports: number; events: number; tellings: number; outlets: number
    first: string | null; last: string | null; snapshot: string; read_only: boolean
    coders: { id: string; version: string; reports: number; events: number }[]
  }
  languages: string[]
  accuracy: { set: string; language: string; figure: string; value: number }[]
  limits: Labels[]
  licences: { what: string; licence: string; source: string }[]
  types: { code: string; label: Labels; quad: Quad; modes: string[] }[]
  contexts: string[]
  quads: { code: Quad; label: Labels }[]
  factualities: string[]
}
export type Citation = { bibtex: string; apa: string; url: string; snapshot: string; retrieved: string }
export type NamedView = { name: string; url: string; by: string; when: string }
export type Session = { user: string; role: string }
export type Token = {
  sentence: number; number: number; text: string; lemma: string; upos: string; head: number; deprel: string
}
export type Side = { code: string; words: string | null }
export type RuleTried = {
  sentence: number; number: number; rule: string; type: string; mode: string | null; trigger: string
  actors: Side[]; recipients: Side[]; why: string | null
}
export type Judged = {
  sentence: number; number: number; trigger: string; by: string; type: string; probability: number | null
  actors: Side[]; recipients: Side[]
}
export type Tried = {
  language: string; tokens: Token[]; fired: RuleTried[]; near: RuleTried[]; judged: Judged[]; pieces: Piece[]
  events: EventView[]; statements: StatementView[]
}
export type Correction = {
  id: string; kind: string; event: Record<string, unknown>; reviewer: string; when: string; reason: string | null
  changes: Record<string, unknown> | null; others: unknown[]; parts: unknown[]; undoes: string | null; undone_by: string | null
}

/** What went wrong, in words: an answer of kind application/problem+json, or a server that does not answer. */
export class Problem extends Error {
  constructor(
    readonly type: string,
    readonly status: number,
    readonly detail: string,
    readonly remedy: string | null = null,
  ) {
    super(detail)
  }
  /** The last part of the type: `bad-token` of `about:tatanan/bad-token`. */
  get slug(): string {
    return this.type.slice(this.type.lastIndexOf('/') + 1)
  }
}

export type Query = URLSearchParams | Record<string, string | number | boolean | string[] | null | undefined>

/** An address under /api/v1 with its query; what is null, undefined or empty is left out. */
export function address(path: string, query: Query = {}): string {
  const asked = new URLSearchParams()
  const pairs: Iterable<[string, unknown]> = query instanceof URLSearchParams ? query : Object.entries(query)
  for (const [name, value] of pairs) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') asked.append(name, String(each))
    }
  }
  const text = asked.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const told = await answer.json()
    if (typeof told?.detail === 'string') {
      return new Problem(told.type ?? 'about:blank', answer.status, told.detail, told.remedy ?? null)
    }
  } catch {
    // Not JSON: the status says what can be said.
  }
  return new Problem(`about:tatanan/status-${answer.status}`, answer.status, `${answer.status} ${answer.statusText}`)
}

async function ask<T>(url: string, asked: RequestInit): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(url, { credentials: 'same-origin', ...asked })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem('about:tatanan/no-answer', 0, 'The server does not answer.', 'Start `tatanan serve` again.')
  }
  if (!answer.ok) throw await problemOf(answer)
  return (answer.status === 204 ? null : await answer.json()) as T
}

/** What a snapshot pins: everything that is counted or shown of the store. */
const PINNED = /^\/(reports|events|actors|dyads|world|claims)\b/

/** Ask for an answer. A page that is pinned to a snapshot asks for that one, and is told where the store moved on. */
export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const wanted = new URLSearchParams(address('', query).split('?')[1] ?? '')
  const snapshot = here.one('snapshot')
  if (snapshot && PINNED.test(path)) wanted.set('snapshot', snapshot)
  return ask<T>(address(path, wanted), { signal: signal ?? null, headers: { accept: 'application/json' } })
}

export function send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const told: RequestInit = { method, signal: signal ?? null }
  if (body !== undefined) {
    told.body = JSON.stringify(body)
    told.headers = { 'content-type': 'application/json' }
  }
  return ask<T>(address(path), told)
}

export function sendFile(file: File, keep: boolean, signal?: AbortSignal): Promise<ReadAnswers> {
  return ask<ReadAnswers>(address('/files', { name: file.name, keep }), {
    method: 'POST', body: file, signal: signal ?? null, headers: { 'content-type': 'application/octet-stream' },
  })
}
