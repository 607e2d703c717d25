// States, ties and numbers in words, the same in the map, the network, the tables and what is read aloud.

import { t, tongue } from '../lib/i18n/index.svelte'
import type { WorldState, WorldTie } from '../lib/api-world'
import { letterOf } from './model'

export type ByCode = ReadonlyMap<string, WorldState>

/** A number with its sign: +0.42, −0.42, 0. */
export function signed(value: number | null, digits = 2): string {
  if (value === null) return '–'
  const text = tongue.number(Math.abs(value), digits)
  const zero = Number(value.toFixed(digits)) === 0
  return zero ? text : value < 0 ? `−${text}` : `+${text}`
}

/** "from −0.1 to +0.9", or that one event gives no interval. */
export function interval(low: number | null, high: number | null, digits = 2, sided = true): string {
  if (low === null || high === null) return t('world.noInterval')
  // A share has no sign; what can be against or with one another has.
  const say =
    low >= 0 && !sided ? (value: number) => tongue.number(value, digits) : (value: number) => signed(value, digits)
  return t('world.interval', { low: say(low), high: say(high) })
}

export function sayState(state: WorldState | undefined): string | null {
  if (!state) return null
  const name = tongue.of(state.name)
  const events = t('world.events', { n: state.events })
  if (state.bloc === null) return t('world.stateAlone', { name, events })
  return t('world.stateIn', { name, bloc: letterOf(state.bloc), certainty: tongue.percent(state.certainty), events })
}

export function sayTie(tie: WorldTie, byCode: ByCode): string {
  const name = (code: string) => tongue.of(byCode.get(code)?.name) || code
  return t('world.tieSaid', {
    a: name(tie.a),
    b: name(tie.b),
    mean: signed(tie.mean),
    interval: interval(tie.low, tie.high),
    events: t('world.events', { n: tie.events }),
  })
}
