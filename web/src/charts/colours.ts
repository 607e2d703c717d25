// The colours of the charts, read from the page's style, so that light, dark and print agree.

export type Rgb = readonly [number, number, number]

export interface Theme {
  surface: string
  ink: string
  faint: string
  sea: string
  land: string
  border: string
  cooperation: string
  conflict: string
  accent: string
  blocs: string[]
  font: string
}

export const BLOC_COUNT = 8

let pen: CanvasRenderingContext2D | null = null
// A picture asks for the same few colours thousands of times.
const known = new Map<string, Rgb>()

/** Turn any colour that CSS knows into red, green and blue. */
export function rgbOf(colour: string): Rgb {
  const found = known.get(colour) ?? measured(colour)
  if (known.size > 4000) known.clear()
  known.set(colour, found)
  return found
}

function measured(colour: string): Rgb {
  pen ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!pen) return [128, 128, 128]
  pen.clearRect(0, 0, 1, 1)
  pen.fillStyle = '#808080'
  pen.fillStyle = colour
  pen.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  return alpha === 1 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha})`
}

/** A colour between two: 0 the first, 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const from = rgbOf(one)
  const to = rgbOf(other)
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share)
  return css([part(0), part(1), part(2)])
}

export function fade(colour: string, alpha: number): string {
  return css(rgbOf(colour), alpha)
}

/** A bloc's colour, the paler the less certain; certainty unknown is drawn as half. */
export function shade(theme: Theme, bloc: number | null, certainty: number | null): string {
  if (bloc === null) return theme.land
  const colour = theme.blocs[bloc % theme.blocs.length] ?? theme.ink
  return mix(theme.land, colour, 0.28 + 0.62 * Math.min(1, Math.max(0, certainty ?? 0.5)))
}

/** Read the charts' colours where an element stands (charts.css sets them). */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element)
  const read = (name: string, otherwise: string) => css(rgbOf(style.getPropertyValue(name).trim() || otherwise))
  return {
    surface: read('--chart-surface', '#ffffff'),
    ink: read('--chart-ink', '#222222'),
    faint: read('--chart-faint', '#777777'),
    sea: read('--chart-sea', '#eef2f5'),
    land: read('--chart-land', '#dfe2e0'),
    border: read('--chart-border', '#ffffff'),
    cooperation: read('--chart-cooperation', '#147a73'),
    conflict: read('--chart-conflict', '#b03052'),
    accent: read('--chart-accent', '#222222'),
    blocs: Array.from({ length: BLOC_COUNT }, (_, i) => read(`--chart-bloc-${i}`, '#888888')),
    font: style.fontFamily || 'sans-serif',
  }
}

/** Call back whenever the page turns light or dark; returns how to stop. */
export function onThemeChange(call: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)')
  const seen = new MutationObserver(call)
  media.addEventListener('change', call)
  seen.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'lang'] })
  return () => {
    media.removeEventListener('change', call)
    seen.disconnect()
  }
}
