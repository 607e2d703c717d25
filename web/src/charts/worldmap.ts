// Drawing the map of blocs on a canvas: shapes are projected once for a size, and drawn again at will.
import { geoNaturalEarth1, geoPath } from 'd3-geo'
import type { GeoContext, GeoProjection } from 'd3-geo'
import type { Area } from '../atlas/atlas'
import { placeOf } from '../atlas/atlas'
import { fade, mix, shade } from './colours'
import type { Theme } from './colours'
import { patternOf } from './hatching'
import type { WorldState, WorldTie } from '../lib/api-world'
import { letterOf } from './model'

/** The part of the earth that a screen shows: scale, and where its corner stands. */
export interface Zoom {
  k: number
  x: number
  y: number
}

/** An area on the screen before zooming. */
export interface DrawnArea {
  area: Area
  path: Path2D
  left: number
  top: number
  right: number
  bottom: number
  /** The least side of its largest part, in pixels: an island far away makes nothing large. */
  breadth: number
}

export interface Layout {
  width: number
  height: number
  projection: GeoProjection
  areas: DrawnArea[]
}

export interface Mark {
  code: string
  x: number
  y: number
  /** Too small to be seen as an area, at this zoom. */
  dot: boolean
  /** Wide enough for a letter, at this zoom. */
  wide: boolean
}

export interface DrawnTie {
  tie: WorldTie
  path: Path2D
}

export interface Scene {
  layout: Layout
  states: ReadonlyMap<string, WorldState>
  marks: readonly Mark[]
  ties: readonly DrawnTie[]
  focus: string | null
  focusTie: string | null
  chosen: string | null
  zoom: Zoom
  ratio: number
}

/** How high a map of a width is: the earth without most of Antarctica. */
export const heightFor = (width: number): number => Math.round(width * 0.46)

/** Project all areas for a canvas of a size. */
export function layOut(areas: readonly Area[], width: number, height: number): Layout {
  const projection = geoNaturalEarth1()
    .rotate([-11, 0])
    .fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      {
        type: 'MultiPoint',
        coordinates: [
          [-168.9, 0],
          [190.9, 0],
          [11, 83.5],
          [11, -57],
        ],
      },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ])
  return { width, height, projection, areas: areas.map((area) => project(area, projection)) }
}

class Tracer implements GeoContext {
  readonly path = new Path2D()
  left = Infinity
  top = Infinity
  right = -Infinity
  bottom = -Infinity
  beginPath() {}
  /** The bounds of the ring that is drawn, and the least side of the largest ring so far. */
  private ring = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number]
  private largest = 0
  breadth = 0
  moveTo(x: number, y: number) {
    this.path.moveTo(x, y)
    this.ring = [x, y, x, y]
    this.widen(x, y)
  }
  lineTo(x: number, y: number) {
    this.path.lineTo(x, y)
    this.widen(x, y)
  }
  arc(x: number, y: number, radius: number, from: number, to: number) {
    this.path.arc(x, y, radius, from, to)
  }
  closePath() {
    this.path.closePath()
    const [left, top, right, bottom] = this.ring
    const size = (right - left) * (bottom - top)
    if (size <= this.largest) return
    this.largest = size
    this.breadth = Math.min(right - left, bottom - top)
  }
  private widen(x: number, y: number) {
    if (x < this.left) this.left = x
    if (x > this.right) this.right = x
    if (y < this.top) this.top = y
    if (y > this.bottom) this.bottom = y
    const [left, top, right, bottom] = this.ring
    this.ring = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
  }
}

function project(area: Area, projection: GeoProjection): DrawnArea {
  const { path, left, top, right, bottom, breadth } = traced(area, projection)
  return { area, path, left, top, right, bottom, breadth }
}

function traced(area: Area, projection: GeoProjection): Tracer {
  const tracer = new Tracer()
  geoPath(projection, tracer)(area.shape)
  return tracer
}

/** Where each state's mark stands, and which are too small to be seen as areas. */
export function placeMarks(layout: Layout, states: Iterable<string>, zoom: Zoom): Mark[] {
  const breadths = new Map<string, number>()
  for (const { area, breadth } of layout.areas) {
    if (area.code) breadths.set(area.code, Math.max(breadths.get(area.code) ?? 0, breadth))
  }
  const marks: Mark[] = []
  for (const code of states) {
    const place = placeOf(code)
    const at = place && layout.projection([place[0], place[1]])
    if (!at) continue
    const least = (breadths.get(code) ?? 0) * zoom.k
    marks.push({ code, x: at[0], y: at[1], dot: least < 5, wide: least > 26 })
  }
  return marks
}

/**
 * Arcs between the ends of ties; a tie with an end that has no place is not drawn. They bend toward the top of the
 * screen and not along great circles, which leave this map near the pole.
 */
export function drawTies(layout: Layout, ties: readonly WorldTie[]): DrawnTie[] {
  const drawn: DrawnTie[] = []
  for (const tie of ties) {
    const [from, to] = [placeOf(tie.a), placeOf(tie.b)].map((place) => place && layout.projection([...place]))
    if (!from || !to) continue
    const path = new Path2D()
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const side = dx < 0 ? -1 : 1
    path.moveTo(from[0], from[1])
    path.quadraticCurveTo(
      (from[0] + to[0]) / 2 + side * BEND * dy,
      (from[1] + to[1]) / 2 - side * BEND * dx,
      to[0],
      to[1],
    )
    drawn.push({ tie, path })
  }
  return drawn
}

/** How far an arc's top stands off, in parts of its length. */
const BEND = 0.22

/** A tie's width: by the order of magnitude of its events. */
export const widthOf = (events: number): number => 0.8 + 0.6 * Math.log2(1 + events)

/** Draw the whole picture. */
export function drawMap(pen: CanvasRenderingContext2D, scene: Scene, theme: Theme): void {
  const { layout, zoom, ratio } = scene
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.fillStyle = theme.sea
  pen.fillRect(0, 0, layout.width, layout.height)
  pen.setTransform(ratio * zoom.k, 0, 0, ratio * zoom.k, ratio * zoom.x, ratio * zoom.y)
  pen.lineJoin = 'round'
  drawAreas(pen, scene, theme)
  drawLines(pen, scene, theme)
  drawMarks(pen, scene, theme)
}

function drawAreas(pen: CanvasRenderingContext2D, scene: Scene, theme: Theme): void {
  const { layout, states, zoom } = scene
  const patterns = new Map<number, CanvasPattern | null>()
  pen.lineWidth = 0.6 / zoom.k
  pen.strokeStyle = theme.border
  for (const { area, path } of layout.areas) {
    const state = area.code === null ? undefined : states.get(area.code)
    pen.fillStyle = shade(theme, state?.bloc ?? null, state?.certainty ?? null)
    if (state && state.bloc === null) pen.fillStyle = mix(theme.land, theme.faint, 0.35)
    pen.fill(path)
    if (state && state.bloc !== null) {
      const pattern = patternFor(pen, patterns, state.bloc, scene, theme)
      if (pattern) {
        pen.fillStyle = pattern
        pen.fill(path)
      }
    }
    pen.setLineDash(area.code === null ? [2 / zoom.k, 2 / zoom.k] : [])
    pen.stroke(path)
  }
  pen.setLineDash([])
}

function patternFor(
  pen: CanvasRenderingContext2D,
  patterns: Map<number, CanvasPattern | null>,
  bloc: number,
  { zoom, ratio }: Scene,
  theme: Theme,
): CanvasPattern | null {
  const known = patterns.get(bloc)
  if (known !== undefined) return known
  const colour = fade(theme.blocs[bloc % theme.blocs.length] ?? theme.ink, 0.75)
  const pattern = patternOf(pen, bloc, { colour, scale: ratio })
  pattern?.setTransform(new DOMMatrix().scale(1 / (zoom.k * ratio)))
  patterns.set(bloc, pattern)
  return pattern
}

function drawLines(pen: CanvasRenderingContext2D, scene: Scene, theme: Theme): void {
  const { ties, zoom, focus, focusTie } = scene
  pen.lineCap = 'round'
  for (const { tie, path } of ties) {
    const touched = focus === tie.a || focus === tie.b || focusTie === `${tie.a}-${tie.b}`
    const quiet = (focus !== null || focusTie !== null) && !touched
    const hostile = tie.mean < 0
    pen.lineWidth = widthOf(tie.events) / zoom.k
    pen.setLineDash(hostile ? [5 / zoom.k, 3.5 / zoom.k] : [])
    pen.strokeStyle = fade(hostile ? theme.conflict : theme.cooperation, quiet ? 0.1 : touched ? 0.95 : 0.55)
    pen.stroke(path)
  }
  pen.setLineDash([])
}

function drawMarks(pen: CanvasRenderingContext2D, scene: Scene, theme: Theme): void {
  const { marks, states, zoom, focus, chosen, layout } = scene
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  for (const mark of marks) {
    const state = states.get(mark.code)
    if (!state) continue
    if (mark.dot) drawDot(pen, mark, state, zoom, theme)
    else if (mark.wide && state.bloc !== null) drawLetter(pen, mark, state.bloc, zoom, theme)
  }
  for (const code of new Set([chosen, focus])) {
    if (code === null) continue
    pen.strokeStyle = theme.ink
    pen.lineWidth = 1.8 / zoom.k
    for (const { area, path } of layout.areas) if (area.code === code) pen.stroke(path)
    const mark = marks.find((one) => one.code === code)
    if (!mark?.dot) continue
    pen.beginPath()
    pen.arc(mark.x, mark.y, 6 / zoom.k, 0, 2 * Math.PI)
    pen.stroke()
  }
}

function drawDot(pen: CanvasRenderingContext2D, mark: Mark, state: WorldState, zoom: Zoom, theme: Theme): void {
  pen.beginPath()
  pen.arc(mark.x, mark.y, 3.4 / zoom.k, 0, 2 * Math.PI)
  pen.fillStyle = state.bloc === null ? theme.faint : shade(theme, state.bloc, 1)
  pen.fill()
  pen.lineWidth = 1 / zoom.k
  pen.strokeStyle = theme.border
  pen.stroke()
}

function drawLetter(pen: CanvasRenderingContext2D, mark: Mark, bloc: number, zoom: Zoom, theme: Theme): void {
  pen.font = `600 ${11 / zoom.k}px ${theme.font}`
  pen.lineWidth = 3 / zoom.k
  pen.strokeStyle = fade(theme.surface, 0.85)
  pen.strokeText(letterOf(bloc), mark.x, mark.y)
  pen.fillStyle = theme.ink
  pen.fillText(letterOf(bloc), mark.x, mark.y)
}

/** The state at a point of the screen: marks of small states first, then areas. */
export function stateAt(pen: CanvasRenderingContext2D, scene: Scene, x: number, y: number): string | null {
  const { layout, marks, zoom, states } = scene
  const [mapX, mapY] = [(x - zoom.x) / zoom.k, (y - zoom.y) / zoom.k]
  for (const mark of marks) {
    if (mark.dot && Math.hypot(mark.x - mapX, mark.y - mapY) * zoom.k < 8) return mark.code
  }
  pen.setTransform(1, 0, 0, 1, 0, 0)
  for (const { area, path, left, right, top, bottom } of layout.areas) {
    if (!area.code || !states.has(area.code)) continue
    if (mapX < left || mapX > right || mapY < top || mapY > bottom) continue
    if (pen.isPointInPath(path, mapX, mapY)) return area.code
  }
  return null
}

/** The tie at a point of the screen, within some pixels. */
export function tieAt(pen: CanvasRenderingContext2D, scene: Scene, x: number, y: number): WorldTie | null {
  const { ties, zoom } = scene
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.setLineDash([])
  for (const { tie, path } of [...ties].reverse()) {
    pen.lineWidth = Math.max(9, widthOf(tie.events)) / zoom.k
    if (pen.isPointInStroke(path, (x - zoom.x) / zoom.k, (y - zoom.y) / zoom.k)) return tie
  }
  return null
}

/** Zoom by a factor about a point, and keep the earth on the screen. */
export function zoomAbout(zoom: Zoom, factor: number, x: number, y: number, layout: Layout): Zoom {
  const k = Math.min(16, Math.max(1, zoom.k * factor))
  const share = k / zoom.k
  return keepInside({ k, x: x - (x - zoom.x) * share, y: y - (y - zoom.y) * share }, layout)
}

export function keepInside(zoom: Zoom, { width, height }: Layout): Zoom {
  const within = (value: number, size: number) => Math.min(0, Math.max(size * (1 - zoom.k), value))
  return { k: zoom.k, x: within(zoom.x, width), y: within(zoom.y, height) }
}
