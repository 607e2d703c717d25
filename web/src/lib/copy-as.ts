// The same question in other tongues: as a command of `tatanan`, and in Python.

import { address as apiAddress, type Query } from './api'

/** A word of a shell command, quoted where it must be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

const OPTIONS = [
  'actor', 'recipient', 'type', 'mode', 'context', 'since', 'until', 'where', 'min_confidence', 'factuality', 'outlet',
  'language',
]

/** What of a query the command `tatanan events` cannot ask; the page says so. */
export function notInCommand(query: URLSearchParams): string[] {
  const known = new Set([...OPTIONS, 'lang', 'open', 'cursor', 'sort', 'show', 'columns', 'snapshot'])
  const others = [...new Set(query.keys())].filter((name) => !known.has(name))
  const negated = OPTIONS.filter((name) => query.getAll(name).some((value) => value.split(',').some((each) => each.startsWith('!'))))
  return [...others, ...negated]
}

/** The command that gives the same events; `rest` stands at its end. */
export function eventsCommand(verb: string, store: string, query: URLSearchParams, rest = ''): string {
  const words = [`tatanan ${verb}`, shellWord(store)]
  for (const name of OPTIONS) {
    const values = query.getAll(name).flatMap((value) => value.split(',')).filter((value) => value && !value.startsWith('!'))
    if (values.length) words.push(`--${name.replace('_', '-')} ${shellWord(values.join(','))}`)
  }
  if (rest) words.push(rest)
  return words.join(' ')
}

/** A request with the token of this server, by curl. */
export function curlOf(path: string, query: Query = {}, sent: string[] = []): string {
  const words = ['curl -H "Authorization: Bearer $TATANAN_TOKEN"', ...sent, `"${location.origin}${apiAddress(path, query)}"`]
  return words.join(' \\\n  ')
}

/** The same in Python, for what is sent; `what` is Python for what that is. */
export function pythonSending(path: string, query: Query, what: string): string {
  const url = JSON.stringify(location.origin + apiAddress(path, query))
  return `import os\n\nimport httpx\n\nanswer = httpx.post(\n    ${url},\n    ${what},\n    headers={"Authorization": f"Bearer {os.environ['TATANAN_TOKEN']}"},\n    timeout=600,\n)\nanswer.raise_for_status()\nfound = answer.json()`
}

/** A few lines of Python that ask the server for the same answer. */
export function pythonOf(path: string, query: Query): string {
  const url = new URL(apiAddress(path, query), location.origin)
  const asked = [...url.searchParams].map(([name, value]) => `        (${JSON.stringify(name)}, ${JSON.stringify(value)}),`)
  const params = asked.length ? `\n    params=[\n${asked.join('\n')}\n    ],` : ''
  return `import os\n\nimport httpx\n\nanswer = httpx.get(\n    ${JSON.stringify(url.origin + url.pathname)},${params}\n    headers={"Authorization": f"Bearer {os.environ['TATANAN_TOKEN']}"},\n)\nanswer.raise_for_status()\nfound = answer.json()`
}
