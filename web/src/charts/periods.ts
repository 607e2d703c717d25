// The steps of a time slider: months, or years where the record is long. A step without events is a step all the same.

export interface Step {
  /** What stands in an address: 2024 or 2024-03. */
  key: string
  first: string
  last: string
  events: number
}

/** Beyond so many months a step is a year. */
const MOST_MONTHS = 60

export function stepsOf(bins: readonly { first: string; last: string; events: number }[]): Step[] {
  const [start, end] = [bins[0], bins.at(-1)]
  if (!start || !end) return []
  const months = monthsBetween(start.first, end.last)
  const length = months > MOST_MONTHS ? 4 : 7
  const keys = length === 4 ? yearsBetween(start.first, end.last) : monthKeys(start.first, months)
  const counts = new Map<string, number>()
  for (const bin of bins) {
    const key = bin.first.slice(0, length)
    counts.set(key, (counts.get(key) ?? 0) + bin.events)
  }
  return keys.map((key) => ({ key, first: firstOf(key), last: lastOf(key), events: counts.get(key) ?? 0 }))
}

const yearOf = (day: string) => Number(day.slice(0, 4))
const monthOf = (day: string) => Number(day.slice(5, 7))

function monthsBetween(first: string, last: string): number {
  return (yearOf(last) - yearOf(first)) * 12 + monthOf(last) - monthOf(first) + 1
}

function yearsBetween(first: string, last: string): string[] {
  return Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, i) => String(yearOf(first) + i).padStart(4, '0'))
}

function monthKeys(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const month = monthOf(first) - 1 + i
    const year = yearOf(first) + Math.floor(month / 12)
    return `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** The first day of a year or a month. */
export function firstOf(key: string): string {
  return key.length === 4 ? `${key}-01-01` : key.length === 7 ? `${key}-01` : key
}

/** The last day of a year or a month. */
export function lastOf(key: string): string {
  if (key.length === 4) return `${key}-12-31`
  if (key.length > 7) return key
  return new Date(Date.UTC(yearOf(key), monthOf(key), 0)).toISOString().slice(0, 10)
}
