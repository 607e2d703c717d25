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
export type FoundBy = { kind: 'rule' | 'model' | 'llm'; name: string; note: Labels | null }
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
  count: number | null; sentence: Labels | null; missing: { what: Labels; how: Labels } | null
}
export type ClaimView = {
  id: string; report: string; title: string | null; outlet: string | null; published: string | null; kind: string
  stance: string; claimant: string | null; subject: string | null; subject_code: string | null; object: string | null
  object_code: string | null; words: Piece[]; mark: string | null; yardsticks: Yardstick[]
}
export type FindingView = {
  id: string; rule: string; message: Labels; suggestion: Labels | null; marks: string[]; words: string[]
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
  claims: ClaimView[]; findings: FindingView[]; figures: FigureView[]; memberships: MembershipView[]; notes: Labels[]
  copies: string[]; tells: Telling[]; coder: string
}
export type ReadAnswer = { record_id: string; kept: boolean; report: ReportView }
export type ReadAnswers = { items: ReadAnswer[]; failures: { name: string; reason: Labels }[] }
/** What is being done with which report, of how many, where that is known. */
export type Step = {
  step: 'fetch' | 'clean' | 'parse' | 'code' | 'keep'; report: number; of: number | null; sentences: number | null
}
export type Tell = (step: Step) => void
export type Example = {
  name: string; title: string; language: string; outlet: string | null; published: string | null; what: Labels
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
    first: string | null; last: string | null; read_only: boolean
    /** Null while a large store is laid out for the first time; `prepared` says how far that is. */
    snapshot: string | null; prepared: number
    coders: { id: string; version: string; reports: number; events: number }[]
  }
  languages: string[]
  accuracy: { set: string; language: string; figure: string; value: number }[]
  limits: Labels[]
  licences: { what: Labels; licence: string; source: string }[]
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
  actors: Side[]; recipients: Side[]; why: Labels | null
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
    readonly detail: Labels,
    readonly remedy: Labels | null = null,
  ) {
    super(detail.en)
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
    if (typeof told?.detail === 'string') return problemTold(told, answer.status)
  } catch {
    // Not JSON: the status says what can be said.
  }
  return new Problem(`about:tatanan/status-${answer.status}`, answer.status, alike(`${answer.status} ${answer.statusText}`))
}

type Problematic = { type?: string; status?: number; detail: string; remedy?: string; translations?: { id?: { detail: string; remedy?: string } } }

/** A problem as the server tells it: in English, and in Indonesian where it can. */
function problemTold(told: Problematic, status: number): Problem {
  const own = told.translations?.id
  const remedy = told.remedy ? { en: told.remedy, id: own?.remedy ?? told.remedy } : null
  return new Problem(told.type ?? 'about:blank', status, { en: told.detail, id: own?.detail ?? told.detail }, remedy)
}

/** Words that are the same in both languages. */
export const alike = (words: string): Labels => ({ en: words, id: words })

async function answerOf(url: string, asked: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(url, { credentials: 'same-origin', ...asked })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw silent()
  }
  if (!answer.ok) throw await problemOf(answer)
  return answer
}

const silent = (): Problem =>
  new Problem('about:tatanan/no-answer', 0, { en: 'The server does not answer.', id: 'Server tidak menjawab.' }, {
    en: 'Start `tatanan serve` again.', id: 'Jalankan lagi `tatanan serve`.',
  })

async function ask<T>(url: string, asked: RequestInit): Promise<T> {
  const answer = await answerOf(url, asked)
  return (answer.status === 204 ? null : await answer.json()) as T
}

const LINES = 'application/x-ndjson'
type Line<T> = { step: Step } | { answer: T } | { problem: Problematic & { status: number } }

/** Ask for something that takes a while: its steps come as lines while it goes on, and the answer as the last. */
export async function follow<T>(path: string, query: Query, asked: RequestInit, tell: Tell): Promise<T> {
  const headers = { ...(asked.headers as Record<string, string>), accept: LINES }
  const answer = await answerOf(address(path, query), { ...asked, headers })
  let held = ''
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    held += part.value
    const lines = held.split('\n')
    held = lines.pop() ?? ''
    for (const line of lines) {
      const told = JSON.parse(line) as Line<T>
      if ('answer' in told) return told.answer
      if ('problem' in told) throw problemTold(told.problem, told.problem.status)
      tell(told.step)
    }
  }
  throw silent()
}

/** What is sent as JSON. */
export function sending(body: unknown, signal?: AbortSignal): RequestInit {
  return { method: 'POST', signal: signal ?? null, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
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
  return ask<T>(address(path), body === undefined ? { method, signal: signal ?? null } : { ...sending(body, signal), method })
}

export function sendFile(file: File, keep: boolean, signal: AbortSignal, tell: Tell): Promise<ReadAnswers> {
  const headers = { 'content-type': 'application/octet-stream' }
  return follow<ReadAnswers>('/files', { name: file.name, keep }, { method: 'POST', body: file, signal, headers }, tell)
}
