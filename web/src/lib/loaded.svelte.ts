// What a view asks the server for, as it is: being loaded, there, or failed.

import { alike, Problem } from './api'

export class Loaded<T> {
  data = $state.raw<T | null>(null)
  error = $state.raw<Problem | null>(null)
  busy = $state(false)
  #again = $state(0)

  /**
   * Ask whenever what `ask` reads changes; what is asked before is dropped. Must be made while a component is
   * set up. `ask` gives null where there is nothing to ask. While new data come, the old stay in `data`.
   */
  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.#again
      const stop = new AbortController()
      const asked = ask(stop.signal)
      if (asked === null) {
        this.data = null
        this.error = null
        this.busy = false
        return
      }
      this.busy = true
      asked.then(
        (data) => {
          if (stop.signal.aborted) return
          this.data = data
          this.error = null
          this.busy = false
        },
        (error: unknown) => {
          if (stop.signal.aborted) return
          this.data = null
          this.error = asProblem(error)
          this.busy = false
        },
      )
      return () => stop.abort()
    })
  }

  /** Ask once more. */
  again = (): void => {
    this.#again += 1
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('about:tatanan/page', 0, alike(String(error)))
}
