// A report as the reader sees it: its pieces in paragraphs, with what was set aside between and within them.

import type { Piece } from './api'

export type Run = { text: string; marks: string[]; repair: string | null; aside: string | null; key: number }
export type Paragraph = { kind: 'text'; runs: Run[] }
export type SetAside = { kind: 'aside'; reasons: string[]; lines: string[]; words: number }
export type Block = Paragraph | SetAside

/** Cut pieces at line breaks. A passage that was set aside and has lines of its own becomes a block of its own. */
export function paragraphs(pieces: Piece[]): Block[] {
  const blocks: Block[] = []
  let runs: Run[] = []
  let key = 0
  const close = (): void => {
    if (runs.some((run) => run.text.trim() !== '')) blocks.push({ kind: 'text', runs })
    runs = []
  }
  pieces.forEach((piece, at) => {
    if (piece.aside !== null && ownLines(pieces, at)) {
      close()
      putAside(blocks, piece.aside, piece.text)
      return
    }
    piece.text.split('\n').forEach((line, number) => {
      if (number > 0) close()
      if (line !== '') runs.push({ text: line, marks: piece.marks, repair: piece.repair, aside: piece.aside, key: key++ })
    })
  })
  close()
  return blocks
}

/** Whether a set-aside piece begins on a line of its own and what follows does, too. */
function ownLines(pieces: Piece[], at: number): boolean {
  const piece = pieces[at]
  const before = pieces[at - 1]
  const after = pieces[at + 1]
  const begins = !before || before.text.endsWith('\n') || piece?.text.startsWith('\n') === true
  const ends = !after || after.text.startsWith('\n') || piece?.text.endsWith('\n') === true
  return begins && ends
}

function putAside(blocks: Block[], reason: string, text: string): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const words = lines.join(' ').split(/\s+/).filter(Boolean).length
  const last = blocks.at(-1)
  if (last?.kind === 'aside') {
    if (!last.reasons.includes(reason)) last.reasons.push(reason)
    last.lines.push(...lines)
    last.words += words
  } else if (lines.length) {
    blocks.push({ kind: 'aside', reasons: [reason], lines, words })
  }
}
