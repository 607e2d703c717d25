// Who is signed in, and what the server says of itself. The token of the printed address is used once and taken out
// of the address at once.

import { get, send, type About, type Problem, type Session } from './api'
import { asProblem } from './loaded.svelte'

const SOON = 800 // milliseconds after which it is asked again how far a store is laid out

class Desk {
  session = $state.raw<Session | null>(null)
  about = $state.raw<About | null>(null)
  problem = $state.raw<Problem | null>(null)
  ready = $state(false)
  mayReview = $derived(this.session !== null && this.session.role !== 'reader' && this.about?.store.read_only !== true)

  async open(): Promise<void> {
    const here = new URL(location.href)
    const token = here.searchParams.get('token')
    if (token !== null) {
      here.searchParams.delete('token')
      history.replaceState(null, '', here.pathname + here.search + here.hash)
      dispatchEvent(new PopStateEvent('popstate'))
      await this.enter({ token })
      return
    }
    try {
      this.session = await get<Session>('/session')
      await this.refresh()
    } catch (error) {
      this.problem = asProblem(error)
    }
    this.ready = true
  }

  async enter(key: { token: string } | { user: string; password: string }): Promise<void> {
    try {
      this.session = await send<Session>('POST', '/session', key)
      this.problem = null
      await this.refresh()
    } catch (error) {
      // A link that was used already does not shut out whom the cookie still knows.
      try {
        this.session = await get<Session>('/session')
        this.problem = null
        await this.refresh()
      } catch {
        this.problem = asProblem(error)
      }
    }
    this.ready = true
  }

  async leave(): Promise<void> {
    await send('DELETE', '/session')
    location.assign('/')
  }

  /** Ask again what the store holds: after something was kept. */
  async refresh(): Promise<void> {
    this.about = await get<About>('/about')
    if (this.about.store.snapshot === null) this.refreshSoon()
  }

  /** Ask again in a while, and again where nobody answered: a large store is being laid out. */
  private refreshSoon(): void {
    setTimeout(() => void this.refresh().catch(() => this.refreshSoon()), SOON)
  }

  typeLabel(code: string, language: 'en' | 'id'): string {
    return this.about?.types.find((type) => type.code === code)?.label[language] ?? code
  }
}

export const desk = new Desk()
