/**
 * A root of a continuous function between `low` and `high`, at which its signs differ: Brent's method.
 *
 * Inverse quadratic interpolation, secant and bisection in turn; converges always, at most about the square of what
 * bisection needs. `tolerance` is absolute; the root is never sharper than the spacing of numbers there.
 * Source: Brent 1973, Algorithms for Minimization without Derivatives, chapter 4. Checked against: roots known exactly.
 * Errors: RangeError where the ends are not a bracket, or the function gives what is not a number.
 */
export function findRoot(of: (x: number) => number, low: number, high: number, tolerance = 0): number {
  const at = (x: number) => {
    const value = of(x)
    if (Number.isNaN(value)) throw new RangeError(`findRoot: the function is not a number at ${x}.`)
    return value
  }
  if (!(Number.isFinite(low) && Number.isFinite(high)))
    throw new RangeError('findRoot: low and high must be finite.')
  let [a, b] = [low, high]
  let [atA, atB] = [at(a), at(b)]
  if (atA === 0) return a
  if (atB === 0) return b
  if (atA > 0 === atB > 0)
    throw new RangeError(`findRoot: the function has the same sign at ${low} and ${high}.`)
  // b is the best so far, a the one before, c lies on the other side of the root.
  let [c, atC] = [a, atA]
  let step = b - a
  let before = step
  for (let turn = 0; turn < 2_000; turn++) {
    if (Math.abs(atC) < Math.abs(atB)) {
      ;[a, b, c] = [b, c, b]
      ;[atA, atB, atC] = [atB, atC, atB]
    }
    const allowed = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    const middle = (c - b) / 2
    if (Math.abs(middle) <= allowed || atB === 0) return b
    if (Math.abs(before) < allowed || Math.abs(atA) <= Math.abs(atB)) step = before = middle
    else {
      const interpolated = interpolate({ a, b, c, atA, atB, atC })
      if (
        Math.abs(interpolated) < Math.min(1.5 * Math.abs(middle) - allowed / 2, Math.abs(before) / 2) &&
        interpolated * middle > 0
      ) {
        before = step
        step = interpolated
      } else step = before = middle
    }
    a = b
    atA = atB
    b += Math.abs(step) > allowed ? step : Math.sign(middle) * allowed
    atB = at(b)
    if (atB > 0 === atC > 0) {
      c = a
      atC = atA
      step = before = b - a
    }
  }
  return b
}

/** Three points and the values there. */
interface Points {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly atA: number
  readonly atB: number
  readonly atC: number
}

/** The step from b to where the inverse quadratic through three points (the secant through two) crosses zero. */
function interpolate({ a, b, c, atA, atB, atC }: Points): number {
  const s = atB / atA
  if (a === c) return ((c - b) * s) / (s - 1)
  const q = atA / atC
  const r = atB / atC
  return ((s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1))) * -1
}
