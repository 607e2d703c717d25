// Checks the words of the page: both languages have the same keys, every key that is asked for exists, and none is
// unused. Plurals: `key_one` and `key_other` in English, `key_other` in Indonesian.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('../src', import.meta.url).pathname
const faults = []
const words = { en: new Set(), id: new Set() }
for (const file of readdirSync(join(root, 'lib/i18n')).filter((name) => name.endsWith('.json')).sort()) {
  const [section, language] = file.split('.')
  for (const key of Object.keys(JSON.parse(readFileSync(join(root, 'lib/i18n', file), 'utf8')))) words[language].add(`${section}.${key}`)
}
const base = (key) => key.replace(/_(one|other)$/, '')
const bases = { en: new Set([...words.en].map(base)), id: new Set([...words.id].map(base)) }
for (const key of bases.en) if (!bases.id.has(key)) faults.push(`${key} has no Indonesian words`)
for (const key of bases.id) if (!bases.en.has(key)) faults.push(`${key} has no English words`)

const sources = readdirSync(root, { recursive: true }).filter((name) => /\.(svelte|ts)$/.test(name)).sort()
const text = new Map(sources.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
for (const [name, code] of text) {
  for (const [, key] of code.matchAll(/\bt\(\s*'([\w.-]+)'/g)) if (!bases.en.has(base(key)) && !words.en.has(key)) faults.push(`${name} asks for ${key}, which no language has`)
}
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${bases.en.size} words in ${Object.keys(words).length} languages`)
