// The words of the page, in Indonesian and English. One file per section and language: `read.id.json` holds the
// words of `t('read.…')`. The language is switched without reload; numbers and days follow it.

type Words = Record<string, string>
export type Language = 'id' | 'en'
export const LANGUAGES: readonly Language[] = ['id', 'en']

const files = import.meta.glob<Words>('./*.json', { eager: true, import: 'default' })
const words: Record<Language, Words> = { id: {}, en: {} }
for (const [file, section] of Object.entries(files)) {
  const [, name, language] = /([\w-]+)\.(id|en)\.json$/.exec(file) ?? []
  if (!name || !language) continue
  for (const [key, text] of Object.entries(section)) words[language as Language][`${name}.${key}`] = text
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? kept()
  if (asked === 'id' || asked === 'en') return asked
  return navigator.languages.some((each) => each.startsWith('id') || each.startsWith('ms')) ? 'id' : 'en'
}

function kept(): string | null {
  try {
    return localStorage.getItem('tatanan.language')
  } catch {
    return null
  }
}

class Tongue {
  current = $state<Language>(firstLanguage())
  locale = $derived(this.current === 'id' ? 'id-ID' : 'en-GB')
  #number = $derived(new Intl.NumberFormat(this.locale, { maximumFractionDigits: 2 }))
  #whole = $derived(new Intl.NumberFormat(this.locale, { maximumFractionDigits: 0 }))
  #percent = $derived(new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 0 }))
  #day = $derived(new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }))
  #month = $derived(new Intl.DateTimeFormat(this.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }))
  #moment = $derived(new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }))
  #list = $derived(new Intl.ListFormat(this.locale, { type: 'conjunction' }))
  #plural = $derived(new Intl.PluralRules(this.locale))

  set(language: Language): void {
    this.current = language
    try {
      localStorage.setItem('tatanan.language', language)
    } catch {
      // A browser that keeps nothing still switches.
    }
  }

  /** The words of a key; `{name}` is replaced, numbers by locale; `key_one` and `key_other` follow `n`. */
  t(key: string, values: Record<string, string | number> = {}): string {
    const own = words[this.current]
    let text = own[key]
    if (text === undefined && typeof values.n === 'number') {
      text = own[`${key}_${this.#plural.select(values.n)}`] ?? own[`${key}_other`]
    }
    if (text === undefined) return key
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? this.#number.format(value) : value
    })
  }

  has(key: string): boolean {
    return words[this.current][key] !== undefined
  }

  /** A name in both languages, in the one of the page. */
  of(labels: { en: string; id: string } | null | undefined): string {
    return labels ? labels[this.current] || labels.en : ''
  }

  number(value: number | null | undefined, digits?: number): string {
    if (value === null || value === undefined) return '–'
    const format = digits === undefined ? this.#number : new Intl.NumberFormat(this.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    return format.format(value).replace('-', '−')
  }

  whole(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.#whole.format(value)
  }

  percent(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.#percent.format(value)
  }

  day(value: string | null | undefined): string {
    return value ? this.#day.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)) : '–'
  }

  month(value: string | null | undefined): string {
    return value ? this.#month.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)) : '–'
  }

  moment(value: string | null | undefined): string {
    return value ? this.#moment.format(new Date(value)) : '–'
  }

  /** A span of days, as short as it can be said. */
  span(first: string | null | undefined, last: string | null | undefined): string {
    if (!first && !last) return '–'
    if (!first || !last || first === last) return this.day(first ?? last)
    return this.#day.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`))
  }

  list(values: string[]): string {
    return this.#list.format(values)
  }

  /** The name of a code such as `material-conflict` in a section: `code.material-conflict`, else the code itself. */
  code(value: string, section = 'code'): string {
    const key = `${section}.${value}`
    return this.has(key) ? this.t(key) : value
  }
}

export const tongue = new Tongue()
export const t = (key: string, values: Record<string, string | number> = {}): string => tongue.t(key, values)
