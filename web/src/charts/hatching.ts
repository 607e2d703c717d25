// Patterns that tell blocs apart without colour: the same order as the shapes in the network.

const SIZE = 8

/** Draw one tile of a bloc's pattern; the first bloc has none. */
function drawTile(pen: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, bloc: number): void {
  const lines: Record<number, [number, number, number, number][]> = {
    1: [
      [-2, 10, 10, -2],
      [-2, 2, 2, -2],
      [6, 10, 10, 6],
    ],
    3: [
      [-2, -2, 10, 10],
      [6, -2, 10, 2],
      [-2, 6, 2, 10],
    ],
    4: [[0, 4, 8, 4]],
    5: [[4, 0, 4, 8]],
    6: [
      [0, 4, 8, 4],
      [4, 0, 4, 8],
    ],
    7: [
      [-2, 10, 10, -2],
      [-2, -2, 10, 10],
    ],
  }
  pen.beginPath()
  for (const [x1, y1, x2, y2] of lines[bloc] ?? []) {
    pen.moveTo(x1, y1)
    pen.lineTo(x2, y2)
  }
  pen.stroke()
  if (bloc !== 2) return
  for (const [x, y] of [
    [2, 2],
    [6, 6],
  ] as const) {
    pen.beginPath()
    pen.arc(x, y, 1.1, 0, 2 * Math.PI)
    pen.fill()
  }
}

/** The pattern of a bloc in a colour, or null for the one that is plain. */
export function patternOf(
  context: CanvasRenderingContext2D,
  bloc: number,
  { colour, scale }: { colour: string; scale: number },
): CanvasPattern | null {
  const kind = bloc % 8
  if (kind === 0) return null
  const tile = document.createElement('canvas')
  tile.width = tile.height = Math.max(1, Math.round(SIZE * scale))
  const pen = tile.getContext('2d')
  if (!pen) return null
  pen.scale(tile.width / SIZE, tile.height / SIZE)
  pen.strokeStyle = pen.fillStyle = colour
  pen.lineWidth = 1.1
  drawTile(pen, kind)
  return context.createPattern(tile, 'repeat')
}
