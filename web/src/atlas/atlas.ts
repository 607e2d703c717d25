// The areas of the world with the record's codes on them. The atlas is a file of its own, fetched once.
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Feature, Geometry } from 'geojson'
import atlasUrl from 'world-atlas/countries-50m.json?url'
import areas from './areas.json'

/** An area that is drawn: `code` is null where the record has no code of its own for it. */
export interface Area {
  code: string | null
  /** The code under which the record lists reports about an area without one of its own. */
  listed: string | null
  name: string
  shape: Feature<Geometry>
}

export type Place = readonly [longitude: number, latitude: number]

interface Named {
  code: string | null
  listed?: string | null
}

const named = areas.named as Record<string, Named>
const codes = new Map(Object.entries(areas.numeric).map(([code, number]) => [number, code]))
const places = { ...areas.lacking, ...areas.centres } as unknown as Record<string, Place>

/** Where a mark for a state goes; null where neither the atlas nor our list knows it. */
export function placeOf(code: string): Place | null {
  return places[code] ?? null
}

/** Whether the atlas has no area for a code that has a place. */
export function lacksArea(code: string): boolean {
  return code in areas.lacking
}

let loading: Promise<Area[]> | null = null

/** Fetch the atlas, once for all maps; a failure is not kept, so that one can try again. */
export function loadAreas(): Promise<Area[]> {
  loading ??= fetchAreas().catch((reason: unknown) => {
    loading = null
    throw reason
  })
  return loading
}

async function fetchAreas(): Promise<Area[]> {
  const answer = await fetch(atlasUrl)
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
  return areasOf((await answer.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>)
}

/** Join the areas of an atlas to codes: by ISO number as text, or by name where it has none. */
export function areasOf(atlas: Topology<{ countries: GeometryCollection<{ name: string }> }>): Area[] {
  return feature(atlas, atlas.objects.countries).features.map((shape) => {
    const name = shape.properties.name
    const own = shape.id === undefined ? undefined : codes.get(String(shape.id))
    const other = named[name]
    return { code: own ?? other?.code ?? null, listed: other?.listed ?? null, name, shape }
  })
}
