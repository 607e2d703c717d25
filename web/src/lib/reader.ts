// What the marks of a report are evidence of, and which marks belong to what is chosen.

import type { EventView, MarkKind, ReportView } from './api'

export type ItemKind = 'event' | 'statement' | 'finding' | 'claim' | 'actor' | 'figure' | 'membership'
export type Item = { kind: ItemKind; id: string }
export const LAYERS = ['event', 'statement', 'actor', 'time', 'finding', 'claim'] as const
export type Layer = (typeof LAYERS)[number]

const ITEM_OF: Partial<Record<MarkKind, ItemKind>> = {
  event: 'event', cue: 'statement', statement: 'statement', finding: 'finding', claim: 'claim', actor: 'actor',
  figure: 'figure', membership: 'membership',
}
const LAYER_OF: Partial<Record<MarkKind, Layer>> = {
  event: 'event', cue: 'statement', statement: 'statement', finding: 'finding', claim: 'claim', membership: 'claim',
  actor: 'actor', date: 'time', place: 'time', figure: 'time',
}
/** What a click chooses first where marks overlap; a further click goes on to the next. */
const FIRST: ItemKind[] = ['event', 'finding', 'claim', 'statement', 'membership', 'figure', 'actor']

export const layerOf = (kind: MarkKind): Layer | undefined => LAYER_OF[kind]
export const same = (one: Item | null, other: Item | null): boolean => one?.kind === other?.kind && one?.id === other?.id
export const itemKey = (item: Item): string => `${item.kind}:${item.id}`

export function itemFrom(key: string): Item | null {
  const at = key.indexOf(':')
  return at > 0 ? { kind: key.slice(0, at) as ItemKind, id: key.slice(at + 1) } : null
}

/** All items that marks are evidence of, the likeliest meant first; each once. */
export function itemsAt(report: ReportView, marks: Iterable<string>): Item[] {
  const found = new Map<string, Item>()
  for (const id of marks) {
    const mark = report.marks[id]
    const kind = mark && ITEM_OF[mark.kind]
    if (mark?.ref && kind) found.set(`${kind}:${mark.ref}`, { kind, id: mark.ref })
  }
  return [...found.values()].sort((one, other) => FIRST.indexOf(one.kind) - FIRST.indexOf(other.kind))
}

/** The marks of an item: those that are its very words, and those of whom and what it is about. */
export function marksOf(report: ReportView, item: Item | null): { words: Set<string>; about: Set<string> } {
  const words = new Set<string>()
  const about = new Set<string>()
  if (item) {
    for (const mark of Object.values(report.marks)) {
      if (mark.ref === item.id && ITEM_OF[mark.kind] === item.kind) words.add(mark.id)
    }
    const event = item.kind === 'event' ? report.events.find((each) => each.id === item.id) : undefined
    for (const mark of event ? partsOf(event) : []) about.add(mark)
  }
  return { words, about }
}

function partsOf(event: EventView): string[] {
  return [...event.actors, ...event.recipients, event.when, event.place as { mark?: string | null } | null]
    .map((part) => part?.mark ?? null)
    .filter((mark): mark is string => mark !== null)
}

/** Events in the order of their words; their place in it is the number that they have on the page. */
export function numbered(report: ReportView): Map<string, number> {
  const seen = new Map<string, number>()
  for (const piece of report.pieces) {
    for (const id of piece.marks) {
      const mark = report.marks[id]
      if (mark?.kind === 'event' && mark.ref && !seen.has(mark.ref)) seen.set(mark.ref, seen.size + 1)
    }
  }
  for (const event of report.events) if (!seen.has(event.id)) seen.set(event.id, seen.size + 1)
  return seen
}
