import { findRoot } from '../foundations/find-root.ts'

/** A profile log likelihood and its slope at a logarithm of the concentration. */
export interface ProfilePoint {
  readonly value: number
  readonly slope: number
}

/** Between e^-9, where units are all or nothing, and e^25, where they differ by nothing measurable. */
const LOW = -9
const HIGH = 25
const STEP = 1

export type MostLikely =
  | { readonly kind: 'between'; readonly ln: number }
  | { readonly kind: 'none-between' }
  | { readonly kind: 'all-or-nothing' }

/**
 * The concentration (how alike units are) with the highest profile log likelihood, as its logarithm.
 *
 * `limit` is the log likelihood where units do not differ at all; unless some concentration does better, by
 * more than rounding, there is no difference between units. There may be several peaks: all of a grid's are
 * climbed by the slope's root.
 */
export function mostLikelyConcentration(profile: (ln: number) => ProfilePoint, limit: number): MostLikely {
  let best = { ln: Infinity, value: limit + 1e-9 * Math.max(1, Math.abs(limit)) }
  const consider = (ln: number, { value }: ProfilePoint) => {
    if (value > best.value) best = { ln, value }
  }
  let before = profile(LOW)
  consider(LOW, before)
  for (let from = LOW; from < HIGH; from += STEP) {
    const next = profile(from + STEP)
    consider(from + STEP, next)
    if (before.slope > 0 && next.slope < 0) {
      // The ends as they were found: where slopes are no more than rounding, once more they might have another sign.
      const found = new Map([
        [from, before.slope],
        [from + STEP, next.slope],
      ])
      const ln = findRoot(at => found.get(at) ?? profile(at).slope, from, from + STEP, 1e-12)
      consider(ln, profile(ln))
    }
    before = next
  }
  if (best.ln === Infinity) return { kind: 'none-between' }
  return best.ln === LOW ? { kind: 'all-or-nothing' } : { kind: 'between', ln: best.ln }
}
