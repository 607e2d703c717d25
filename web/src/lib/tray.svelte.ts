// What was read in this browser and is kept nowhere yet: the answers of `Read`, until the page is left.

import type { Labels, ReadAnswer, ReadAnswers, Tell } from './api'

class Tray {
  answers = $state.raw<ReadAnswer[]>([])
  failures = $state.raw<{ name: string; reason: Labels }[]>([])
  /** Read the same again, and keep it; null where that was done. */
  keep = $state.raw<((signal: AbortSignal, tell: Tell) => Promise<ReadAnswers>) | null>(null)
}

export const tray = new Tray()
