// Prints what the built page weighs, compressed as a server would send it; the map of the world apart.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const page = new URL('../../src/tatanan/serve/page', import.meta.url).pathname
const LIMIT = 400_000
let sum = 0
let atlas = 0
for (const name of readdirSync(page, { recursive: true }).sort()) {
  let bytes
  try {
    bytes = readFileSync(join(page, name))
  } catch {
    continue
  }
  const size = name.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length
  if (/countries-.*\.json$/.test(name)) atlas += size
  else sum += size
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`)
}
console.log(`${(sum / 1000).toFixed(1).padStart(8)} kB  all but the atlas, which has ${(atlas / 1000).toFixed(1)} kB`)
if (sum > LIMIT) {
  console.error(`the page may weigh ${LIMIT / 1000} kB`)
  process.exit(1)
}
