// What the codes of actors are called, in both languages; asked once, and again when the store has changed.

import { get, type Labels, type Page } from './api'
import { tongue } from './i18n/index.svelte'
import { desk } from './session.svelte'

class Names {
  #names = $state.raw<Record<string, Labels>>({})
  #asked = ''

  /** Ask for the names of all actors of the store, if that was not done yet. */
  async fetch(): Promise<void> {
    const snapshot = desk.about?.store.snapshot ?? ''
    if (this.#asked === snapshot) return
    this.#asked = snapshot
    try {
      const found = await get<Page<{ code: string; name: Labels }>>('/actors', { limit: 1000 })
      this.#names = { ...this.#names, ...Object.fromEntries(found.items.map((actor) => [actor.code, actor.name])) }
    } catch {
      // Without names the codes stand for themselves.
    }
  }

  /** The name of a code in the language of the page; the code itself where it has none. */
  of(code: string): string {
    const name = this.#names[code]
    return name ? tongue.of(name) : code
  }

  all(): [string, Labels][] {
    return Object.entries(this.#names)
  }
}

export const names = new Names()
