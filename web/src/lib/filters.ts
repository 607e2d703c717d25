// The filters that all lists of events share: what stands in the address of the page stands in that of the server.

import { tongue } from './i18n/index.svelte'
import { names } from './names.svelte'
import { desk } from './session.svelte'

export const FILTERS = [
  'q', 'actor', 'recipient', 'either', 'type', 'mode', 'context', 'quad', 'since', 'until', 'where', 'min_confidence',
  'factuality', 'outlet', 'language', 'report', 'review',
] as const
export const SINGLE: readonly string[] = ['q', 'since', 'until', 'min_confidence']

/** Only the filters of a query: what the server is asked. */
export function filtersOf(query: URLSearchParams): URLSearchParams {
  const found = new URLSearchParams()
  for (const name of [...FILTERS, 'snapshot']) for (const value of query.getAll(name)) if (value) found.append(name, value)
  return found
}

/** The address of the list of events with these filters, and some others. */
export function eventsHref(query: URLSearchParams, changes: Record<string, string> = {}): string {
  const found = filtersOf(query)
  found.delete('snapshot')
  for (const [name, value] of Object.entries(changes)) found.set(name, value)
  return `/events?${found.toString()}`
}

/** What a value of a filter is called. */
export function valueLabel(name: string, value: string): string {
  if (['actor', 'recipient', 'either', 'where', 'country'].includes(name)) return names.of(value)
  if (name === 'type') return desk.typeLabel(value, tongue.current)
  if (name === 'min_confidence') return tongue.percent(Number(value))
  if (['since', 'until', 'q', 'report', 'outlet', 'year'].includes(name)) return value
  return tongue.code(value)
}
