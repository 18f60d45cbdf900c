/** A label wants its middle at `middle` and takes `height`. */
export interface Wanted {
  readonly middle: number
  readonly height: number
}

/**
 * Middles at which labels stand as near as can be (least squares) to where they belong, in the same order,
 * without touching
 * each other, between `top` and `bottom`. Isotonic regression of the middles less the heights stacked above them.
 */
export function spreadLabels(labels: readonly Wanted[], top: number, bottom: number): number[] {
  const order = [...labels.keys()].toSorted((one, other) => labels[one]!.middle - labels[other]!.middle)
  const offsets: number[] = []
  let stacked = 0
  for (const k of order) {
    offsets.push(stacked + labels[k]!.height / 2)
    stacked += labels[k]!.height
  }

  const blocks: Array<{ sum: number; count: number }> = []
  for (const [place, k] of order.entries()) {
    let block = { sum: labels[k]!.middle - offsets[place]!, count: 1 }
    for (
      let before = blocks.at(-1);
      before && before.sum / before.count > block.sum / block.count;
      before = blocks.at(-1)
    ) {
      block = { sum: before.sum + block.sum, count: before.count + block.count }
      blocks.pop()
    }
    blocks.push(block)
  }
  const starts = blocks.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.max(top, Math.min(bottom - stacked, sum / count))),
  )
  const middles: number[] = []
  for (const [place, k] of order.entries()) middles[k] = starts[place]! + offsets[place]!
  return middles
}
