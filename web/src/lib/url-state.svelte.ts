// Where the reader is: the path and the query of the address are the whole state of a view, so that a link shows
// the same and "back" goes back.

export class Address {
  path = $state('/')
  search = $state('')
  /** The query; a new object whenever it changes. */
  query = $derived(new URLSearchParams(this.search))

  constructor() {
    this.#take()
    addEventListener('popstate', () => this.#take())
  }

  #take(): void {
    this.path = location.pathname
    this.search = location.search
  }

  /** Go to an address within the page; `replace` leaves no step to go back to. */
  go(url: string, how: { replace?: boolean } = {}): void {
    const wanted = new URL(url, location.href)
    if (wanted.origin !== location.origin) return
    const href = wanted.pathname + wanted.search + wanted.hash
    const samePath = wanted.pathname === location.pathname
    if (how.replace) history.replaceState(null, '', href)
    else if (href !== location.pathname + location.search + location.hash) history.pushState(null, '', href)
    this.#take()
    if (!how.replace && !samePath) scrollTo(0, 0)
  }

  /** The first value of a parameter, or "". */
  one(name: string): string {
    return this.query.get(name) ?? ''
  }

  /** All values of a parameter, whether repeated or by commas. */
  all(name: string): string[] {
    return this.query.getAll(name).flatMap((value) => value.split(',')).filter((value) => value !== '')
  }

  /** The address with some parameters changed; null or "" or [] takes one out. */
  with(changes: Record<string, string | number | string[] | null>): string {
    const query = new URLSearchParams(this.search)
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name)
      const text = Array.isArray(value) ? value.join(',') : value === null ? '' : String(value)
      if (text !== '') query.set(name, text)
    }
    const text = query.toString().replaceAll('%2C', ',').replaceAll('%21', '!')
    return this.path + (text ? `?${text}` : '')
  }

  /** Change parameters in place. `replace` is for what is being typed or dragged. */
  set(changes: Record<string, string | number | string[] | null>, how: { replace?: boolean } = {}): void {
    this.go(this.with(changes), how)
  }

  /** Put a value into a list parameter, or take it out. `not` puts it in with `!`. */
  toggle(name: string, value: string, not = false): void {
    const wanted = not ? `!${value}` : value
    const had = this.all(name)
    const others = had.filter((each) => each !== value && each !== `!${value}`)
    this.set({ [name]: had.includes(wanted) ? others : [...others, wanted], cursor: null })
  }
}

export const address = new Address()

/** Take clicks on links within the page; all other links stay the browser's. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | SVGAElement | null
  if (!link || link.getAttribute('target') || link.hasAttribute('download')) return
  const href = link.getAttribute('href') ?? ''
  if (href.startsWith('#')) return
  const wanted = new URL(href, location.href)
  if (wanted.origin !== location.origin || wanted.pathname.startsWith('/api/')) return
  event.preventDefault()
  address.go(wanted.href)
}
