import { normalQuantile } from '../foundations/normal.ts'
import { checkCount, checkLevel } from './two-by-two.ts'

interface Shares {
  /** The share until now and how many it is of. */
  readonly from: number
  readonly size: number
  /** The share to be told from it. */
  readonly to: number
  readonly level?: number
  readonly power?: number
}

/**
 * How many must be counted anew until a share is told from one of `size` before, two-sided at `level`, with `power`.
 *
 * The least m with |p1 - p0| >= z sqrt(p q (1/n + 1/m)) + z' sqrt(p0 q0/n + p1 q1/m), p the share of both together.
 * null where no number is enough, because too few were counted before.
 * Source: Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, 3rd ed., equation 4.14, without
 * continuity, solved for one side. Checked against: their table A.4 without its correction, and the power by the
 * normal distribution at the answer. Errors: RangeError for shares outside 0..1, a size that is no count, and levels.
 */
export function casesToTell({ from, size, to, level = 0.95, power = 0.8 }: Shares): number | null {
  if (!(from >= 0 && from <= 1 && to >= 0 && to <= 1))
    throw new RangeError('casesToTell: shares must lie from 0 to 1.')
  checkCount('casesToTell', 'size', size)
  checkLevel('casesToTell', level)
  checkLevel('casesToTell', power)
  const [ofTest, ofPower] = [normalQuantile((1 - level) / 2, true), normalQuantile(1 - power, true)]
  const isEnough = (cases: number) => {
    const both = (from * size + to * cases) / (size + cases)
    const [ofSize, ofCases] = [size === 0 ? Infinity : 1 / size, 1 / cases]
    const reach =
      ofTest * Math.sqrt(both * (1 - both) * (ofSize + ofCases)) +
      ofPower * Math.sqrt(from * (1 - from) * ofSize + to * (1 - to) * ofCases)
    return Math.abs(to - from) >= reach
  }
  if (size === 0 || from === to) return null
  let high = 1
  while (!isEnough(high)) {
    high *= 2
    if (high > MOST) return null
  }
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}
/** Nobody waits for more. */
const MOST = 1_000_000
