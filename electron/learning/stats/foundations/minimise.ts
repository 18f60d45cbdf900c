import type { InSteps } from './in-steps.ts'

export interface LineMinimum {
  readonly at: number
  readonly value: number
  readonly converged: boolean
}

/** The share of the golden section. */
const GOLDEN = (3 - Math.sqrt(5)) / 2

/**
 * A minimum of a function of one variable between `low` and `high`: Brent's method, parabolas kept safe by golden
 * section.
 *
 * Where there are several minima, one of them. `tolerance` is absolute, in units of x, and never below 1.5e-8 |x|, as
 * closer in the values do not differ. Ends are approached, not evaluated.
 * Source: Brent 1973, Algorithms for Minimization without Derivatives, chapter 5. Checked against: minima known
 * exactly.
 * Errors: RangeError for ends that are not finite or not in order. What is not a number counts as infinitely high.
 */
export function minimiseOn(
  of: (x: number) => number,
  low: number,
  high: number,
  tolerance?: number,
): LineMinimum {
  const search = searchOn(low, high, tolerance)
  let turn = search.next(Infinity)
  while (!turn.done) turn = search.next(of(turn.value))
  return turn.value
}

/** The same of a function that itself takes long. */
export function* minimiseOnInSteps(
  of: (x: number) => InSteps<number>,
  low: number,
  high: number,
  tolerance?: number,
): InSteps<LineMinimum> {
  const search = searchOn(low, high, tolerance)
  let turn = search.next(Infinity)
  while (!turn.done) turn = search.next(yield* of(turn.value))
  return turn.value
}

/** Asks for the function's values one after another. */
function* searchOn(low: number, high: number, tolerance = 1e-10): Generator<number, LineMinimum, number> {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new RangeError('minimiseOn: low and high must be finite and in order.')
  const heightOf = (value: number) => (Number.isNaN(value) ? Infinity : value)
  let [a, b] = [low, high]
  // x is the best point, w the second best, v the second best before.
  let x = a + GOLDEN * (b - a)
  let [w, v] = [x, x]
  let atX = heightOf(yield x)
  let [atW, atV] = [atX, atX]
  let step = 0
  let before = 0
  for (let turn = 0; turn < 500; turn++) {
    const middle = (a + b) / 2
    const allowed = 1.5e-8 * Math.abs(x) + tolerance / 3
    if (Math.abs(x - middle) <= 2 * allowed - (b - a) / 2) return { at: x, value: atX, converged: true }
    const r = (x - w) * (atX - atV)
    const q = (x - v) * (atX - atW)
    const shift = ((x - v) * q - (x - w) * r) / (2 * (r - q)) // to the parabola's lowest point
    const fits =
      Math.abs(before) > allowed && Math.abs(shift) < Math.abs(before) / 2 && x + shift > a && x + shift < b
    if (fits) {
      before = step
      step = shift
      if (x + step - a < 2 * allowed || b - x - step < 2 * allowed) step = x < middle ? allowed : -allowed
    } else {
      before = x < middle ? b - x : a - x
      step = GOLDEN * before
    }
    const least = step > 0 ? allowed : -allowed
    const u = x + (Math.abs(step) >= allowed ? step : least)
    const atU = heightOf(yield u)
    if (atU <= atX) {
      if (u < x) b = x
      else a = x
      ;[v, w, x] = [w, x, u]
      ;[atV, atW, atX] = [atW, atX, atU]
    } else {
      if (u < x) a = u
      else b = u
      if (atU <= atW || w === x) {
        ;[v, w] = [w, u]
        ;[atV, atW] = [atW, atU]
      } else if (atU <= atV || v === x || v === w) {
        v = u
        atV = atU
      }
    }
  }
  return { at: x, value: atX, converged: false }
}
