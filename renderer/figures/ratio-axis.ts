export interface RatioAxis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/** Beyond ten times more or less an interval says only that little is known: it is drawn with an arrow. */
const FARTHEST = 10
const coarse = [0.1, 0.2, 0.5, 1, 2, 5, 10]
const fine = [0.5, 0.7, 1, 1.4, 2]

/**
 * An axis of ratios that lies evenly about 1 and shows all `bounds`, as far as ten times either way, with a
 * few round ticks.
 */
export function ratioAxis(bounds: readonly number[]): RatioAxis {
  const most = Math.min(FARTHEST, Math.max(2, ...bounds.map(bound => Math.exp(Math.abs(Math.log(bound))))))
  const high = most * 1.04 // room for half a tick's mark
  return {
    low: 1 / high,
    high,
    ticks: (most < 2.5 ? fine : coarse).filter(tick => tick >= 1 / high && tick <= high),
  }
}
