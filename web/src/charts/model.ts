// What the map, the network and their tables share.

import type { WorldTie } from '../lib/api-world'

/** The letter that stands for a bloc wherever colour is not enough: 0 is A. */
export function letterOf(bloc: number | null): string {
  return bloc === null ? '–' : String.fromCharCode(65 + (bloc % 26))
}

/** A tie's two ends in one text, the same whichever is named first. */
export function keyOf(a: string, b: string): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`
}

/** The ties that have an end at a state. */
export function tiesAt(ties: readonly WorldTie[], code: string): WorldTie[] {
  return ties.filter((tie) => tie.a === code || tie.b === code)
}

/** The ties with most events, at most `count`; equals by their ends, so that order is no chance. */
export function strongest(ties: readonly WorldTie[], count: number): WorldTie[] {
  return [...ties].sort((s, t) => t.events - s.events || keyOf(s.a, s.b).localeCompare(keyOf(t.a, t.b))).slice(0, count)
}

/** The state nearest to another in a direction, for those who move with the arrow keys. */
export function neighbour<T extends { x: number; y: number }>(
  from: { x: number; y: number },
  all: readonly T[],
  direction: readonly [number, number],
): T | null {
  let best: T | null = null
  let least = Infinity
  for (const one of all) {
    const dx = one.x - from.x
    const dy = one.y - from.y
    const along = dx * direction[0] + dy * direction[1]
    const aside = Math.abs(dx * direction[1] - dy * direction[0])
    if (along <= 0.5 || aside > along * 1.8) continue
    const cost = along + 2 * aside
    if (cost < least) {
      least = cost
      best = one
    }
  }
  return best
}
