// Which address shows which view. Each view is a chunk of its own, loaded when it is first shown.

import type { Component } from 'svelte'

export type Params = Record<string, string>
export type View = Component<{ params: Params }>
export type Route = { name: string; pattern: RegExp; names: string[]; load: () => Promise<{ default: View }> }

function route(name: string, path: string, load: () => Promise<unknown>): Route {
  const names = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
  const pattern = new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}/?$`)
  return { name, pattern, names, load: load as Route['load'] }
}

export const routes: Route[] = [
  route('read', '/', () => import('../views/Read.svelte')),
  route('reports', '/reports', () => import('../views/Reports.svelte')),
  route('compare', '/compare', () => import('../views/Compare.svelte')),
  route('reports', '/reports/:id', () => import('../views/Report.svelte')),
  route('events', '/events', () => import('../views/Events.svelte')),
  route('events', '/events/:id', () => import('../views/Event.svelte')),
  route('world', '/world', () => import('../views/World.svelte')),
  route('actor', '/actors', () => import('../views/Actor.svelte')),
  route('actor', '/actors/:code', () => import('../views/Actor.svelte')),
  route('dyad', '/dyads/:a/:b', () => import('../views/Dyad.svelte')),
  route('claims', '/claims', () => import('../views/Claims.svelte')),
  route('lexicon', '/lexicon', () => import('../views/Lexicon.svelte')),
  route('data', '/data', () => import('../views/Data.svelte')),
  route('views', '/views', () => import('../views/Views.svelte')),
]

export type Found = { route: Route; params: Params }

export function find(path: string): Found | null {
  for (const each of routes) {
    const found = each.pattern.exec(path)
    if (found) {
      return { route: each, params: Object.fromEntries(each.names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')])) }
    }
  }
  return null
}
