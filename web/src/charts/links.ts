// From a number to its events. All counts of the charts are of events that are told as having happened.

export interface Wanted {
  actor?: readonly string[]
  recipient?: readonly string[]
  either?: readonly string[]
  quad?: readonly string[]
  since?: string | null
  until?: string | null
}

export const COOPERATION = ['verbal-cooperation', 'material-cooperation'] as const
export const CONFLICT = ['verbal-conflict', 'material-conflict'] as const

/** The filters of events that an address may carry beside the period. */
const KEPT = [
  'type',
  'mode',
  'context',
  'quad',
  'min_confidence',
  'outlet',
  'language',
  'where',
  'report',
  'review',
  'q',
]

/** What narrows a view of states beside the period: for the bar of filters. */
export const NARROWING = [
  'q',
  'type',
  'mode',
  'context',
  'quad',
  'min_confidence',
  'outlet',
  'language',
  'where',
  'review',
]

/** The address of the events behind a number; filters that narrow the view narrow them too. */
export function eventsOf(wanted: Wanted, view: URLSearchParams = new URLSearchParams()): string {
  const query = new URLSearchParams()
  for (const name of KEPT) for (const value of view.getAll(name)) query.append(name, value)
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null || value === undefined || value.length === 0) continue
    query.set(name, typeof value === 'string' ? value : value.join(','))
  }
  query.set('factuality', view.get('factuality') ?? 'asserted')
  return `/events?${query.toString().replaceAll('%2C', ',')}`
}

/** The events between two, whichever acts. */
export const between = (a: string, b: string): Wanted => ({ actor: [a, b], recipient: [a, b] })

/** The part of a view's query that the server takes: filters of events, and the snapshot that a cited link pins. */
export function filtersOf(view: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of [...KEPT, 'factuality', 'since', 'until', 'snapshot']) {
    for (const value of view.getAll(name)) query.append(name, value)
  }
  return query
}

/** The address of two states' view, for the same filters and period. */
export function dyadOf(a: string, b: string, view: URLSearchParams): string {
  return withFilters(`/dyads/${encodeURIComponent(a)}/${encodeURIComponent(b)}`, view)
}

export function actorOf(code: string, view: URLSearchParams): string {
  return withFilters(`/actors/${encodeURIComponent(code)}`, view)
}

function withFilters(path: string, view: URLSearchParams): string {
  const query = filtersOf(view)
  query.delete('snapshot')
  const text = query.toString().replaceAll('%2C', ',')
  return text ? `${path}?${text}` : path
}

/** A report, at some of its words. */
export function wordsAt(report: string, mark: string | null | undefined): string {
  return `/reports/${report}${mark ? `?mark=${encodeURIComponent(mark)}` : ''}`
}
