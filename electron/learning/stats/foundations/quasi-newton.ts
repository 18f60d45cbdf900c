export interface Minimum {
  readonly at: Float64Array
  readonly value: number
  readonly gradient: Float64Array
  readonly turns: number
  /** False where the turns ran out, or no step goes down although the gradient is not flat. */
  readonly converged: boolean
}
export interface MinimiseOptions {
  /**
   * Done when the step to the lowest point, by the curvature learnt, is below this times max(1, |x|) in every
   * variable; 1e-8.
   */
  readonly tolerance?: number
  /** At most so many steps; 500. */
  readonly turns?: number
}
type Value = (x: Float64Array) => number
type Gradient = (x: Float64Array) => Float64Array

/**
 * A local minimum of a smooth function of several variables: the quasi-Newton method of Broyden, Fletcher, Goldfarb and
 * Shanno, each step long enough and low enough by the weak Wolfe conditions.
 *
 * What is not a number or is infinite counts as too far: the step is shortened. Scale variables to order 1. Without
 * a gradient (`undefined`) central differences stand in, which reach about six digits.
 * Source: Nocedal & Wright 2006, Numerical Optimization, algorithm 6.1; line search of Lewis & Overton 2013, Math
 * Program 141:135. Checked against: Rosenbrock's, Wood's and Powell's functions. Errors: RangeError where the value at
 * `start` is not finite.
 */
export function minimise(
  of: Value,
  gradient: Gradient | undefined,
  start: Float64Array,
  { tolerance = 1e-8, turns = 500 }: MinimiseOptions = {},
): Minimum {
  const slope = gradient ?? (x => differences(of, x))
  let here: Point = { x: start.slice(), value: of(start), gradient: slope(start) }
  if (!Number.isFinite(here.value) || !here.gradient.every(Number.isFinite))
    throw new RangeError('minimise: the function is not finite at the start.')
  let inverse = identity(start.length)
  let learnt = false // whether `inverse` knows any curvature
  let level = 0 // steps in a row that only rounding separates
  for (let turn = 0; turn < turns; turn++) {
    const direction = Float64Array.from(inverse, row => -dot(row, here.gradient))
    if (
      isFlat(here) &&
      direction.every((each, k) => Math.abs(each) <= tolerance * Math.max(1, Math.abs(here.x[k]!)))
    )
      return answer(here, turn, true)
    const found =
      dot(direction, here.gradient) < 0
        ? searchLine(
            of,
            slope,
            here,
            direction,
            learnt ? 1 : 1 / Math.max(1, Math.sqrt(dot(direction, direction))),
          )
        : undefined
    if (found) {
      level = here.value - found.value > rounding(here) ? 0 : level + 1
      inverse = updated(inverse, here, found, learnt)
      learnt = true
      here = found
    } else if (learnt) {
      inverse = identity(start.length) // what it learnt is wrong here: once more straight down
      learnt = false
    }
    if (level > 5 || (!found && level++ > 0)) return answer(here, turn, isFlat(here))
  }
  return answer(here, turns, false)
}

interface Point {
  readonly x: Float64Array
  readonly value: number
  readonly gradient: Float64Array
}

const answer = ({ x, value, gradient }: Point, turns: number, converged: boolean): Minimum => ({
  at: x,
  value,
  gradient,
  turns,
  converged,
})

const rounding = ({ value }: Point): number => 4 * Number.EPSILON * Math.abs(value)

/** Whether the gradient is as small as differences of values of this size can show. */
const isFlat = ({ x, value, gradient }: Point): boolean =>
  gradient.every(
    (each, k) => Math.abs(each) * Math.max(1, Math.abs(x[k]!)) <= 1e-6 * Math.max(1, Math.abs(value)),
  )

/**
 * A point along `direction` that lies low enough and where the descent has slackened; else the lowest seen;
 * none where nothing goes down.
 */
function searchLine(
  of: Value,
  slope: Gradient,
  from: Point,
  direction: Float64Array,
  first: number,
): Point | undefined {
  const steepness = dot(from.gradient, direction)
  let low = 0
  let lowPoint = from
  let high = Infinity
  let step = first
  for (let turn = 0; turn < 60; turn++) {
    const x = from.x.map((each, k) => each + step * direction[k]!)
    const value = of(x)
    const lowEnough = value <= from.value + 1e-4 * step * steepness + rounding(from)
    const gradient = lowEnough ? slope(x) : undefined
    if (gradient?.every(Number.isFinite)) {
      const point = { x, value, gradient }
      if (dot(gradient, direction) >= 0.9 * steepness) return point
      low = step
      lowPoint = point
    } else high = step
    if (high === Infinity) step *= 2
    else
      step =
        low +
        (high - low) *
          share(lowPoint, dot(lowPoint.gradient, direction), high === step ? value : NaN, high - low)
    if (step === low || step === high) break
  }
  return lowPoint === from ? undefined : lowPoint
}

/**
 * Where between low and high the parabola through both is lowest, kept off the ends; the middle where there
 * is none.
 */
function share(low: Point, steepness: number, highValue: number, width: number): number {
  const lowest = (-steepness * width) / (2 * (highValue - low.value - steepness * width))
  return lowest > 0 && lowest < 1 ? Math.min(0.9, Math.max(0.1, lowest)) : 0.5
}

/**
 * Inverse Hessian after a step (Nocedal & Wright, formulas 6.17 and 6.20); a step without positive curvature
 * teaches nothing.
 */
function updated(inverse: Float64Array[], from: Point, to: Point, learnt: boolean): Float64Array[] {
  const moved = to.x.map((each, k) => each - from.x[k]!)
  const turned = to.gradient.map((each, k) => each - from.gradient[k]!)
  const curvature = dot(moved, turned)
  if (!(curvature > 1e-12 * Math.sqrt(dot(moved, moved) * dot(turned, turned)))) return inverse
  const scaled = learnt
    ? inverse
    : inverse.map(row => row.map(each => (each * curvature) / dot(turned, turned)))
  const turnedBy = Float64Array.from(scaled, row => dot(row, turned))
  const factor = (1 + dot(turnedBy, turned) / curvature) / curvature
  return scaled.map((row, i) =>
    row.map(
      (each, j) =>
        each +
        factor * moved[i]! * moved[j]! -
        (turnedBy[i]! * moved[j]! + moved[i]! * turnedBy[j]!) / curvature,
    ),
  )
}

const identity = (size: number): Float64Array[] =>
  Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let total = 0
  for (let k = 0; k < one.length; k++) total += one[k]! * other[k]!
  return total
}

function differences(of: Value, x: Float64Array): Float64Array {
  const moved = x.slice()
  return x.map((each, k) => {
    const step = 6e-6 * Math.max(1, Math.abs(each))
    moved[k] = each + step
    const above = of(moved)
    moved[k] = each - step
    const below = of(moved)
    moved[k] = each
    return (above - below) / (2 * step)
  })
}
