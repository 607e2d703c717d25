// Writes the licences of everything that is built into the page, from what npm installed, into a file of the page.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const texts = []
for (const [place, told] of Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1))) {
  if (place === '' || told.dev || told.optional || /node_modules\/@types\//.test(place)) continue
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const file = readdirSync(join(root, place)).sort().find((each) => /^(licen[cs]e|ofl)(\.\w+)?$/i.test(each))
  const text = file ? readFileSync(join(root, place, file), 'utf8').trim() : `Licence: ${told.license ?? 'see its source'}`
  texts.push(`${name} ${told.version}\n${'='.repeat(72)}\n${text}`)
}
writeFileSync(join(root, 'public/licences.txt'), `What this page is built from, and under which licences.\n\n${texts.join('\n\n\n')}\n`)
