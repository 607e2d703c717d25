// Words that were sought, marked in a report without touching its text: by the browser's own highlights.

/** The single words of a search, without its operators. */
export function soughtWords(query: string): string[] {
  return [...query.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).filter((word) => !['OR', 'NOT', 'AND'].includes(word))
}

/** Mark all places of the words below an element, and return the first; words are met at their beginning. */
export function highlight(root: HTMLElement, words: string[]): Range | null {
  if (!('highlights' in CSS)) return null
  CSS.highlights.delete('sought')
  if (!words.length) return null
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu')
  const found: Range[] = []
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    for (const hit of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = new Range()
      range.setStart(node, hit.index)
      range.setEnd(node, hit.index + hit[0].length)
      found.push(range)
    }
  }
  CSS.highlights.set('sought', new Highlight(...found))
  return found[0] ?? null
}
