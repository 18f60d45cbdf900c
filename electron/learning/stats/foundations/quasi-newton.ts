export interface Minimum {
  readonly at: Float64Array
  readonly value: number
  readonly gradient: Float64Array
  readonly turns: number
  /** False where the turns ran out or no step goes down although the gradient is not flat. */
  readonly converged: boolean
}
export interface MinimiseOptions {
  /** The largest part of the gradient, relative to the size of value and variable, that counts as flat; 1e-8. */
  readonly tolerance?: number
  /** At most so many steps; 500. */
  readonly turns?: number
}
type Function = (x: Float64Array) => number
type Gradient = (x: Float64Array) => Float64Array

/**
 * A local minimum of a smooth function of several variables: the quasi-Newton method of Broyden, Fletcher, Goldfarb and
 * Shanno with a line search that backtracks by cubic interpolation and asks for the strong Wolfe conditions.
 *
 * What is not a number or is infinite counts as too far: the step is shortened. Scale variables to order 1. Without
 * a gradient (`undefined`) central differences stand in, which reach about six digits.
 * Source: Nocedal & Wright 2006, Numerical Optimization, algorithms 6.1, 3.5 and 3.6. Checked against: Rosenbrock's and
 * Wood's functions. Errors: RangeError where the value at `start` is not finite.
 */
export function minimise(of: Function, gradient: Gradient | undefined, start: Float64Array, { tolerance = 1e-8, turns = 500 }: MinimiseOptions = {}): Minimum {
  const slope = gradient ?? (x => differences(of, x))
  let x: Float64Array = start.slice()
  let value = of(x)
  if (!Number.isFinite(value)) throw new RangeError('minimise: the function is not finite at the start.')
  let down: Float64Array = slope(x)
  let inverse = identity(x.length)
  let fresh = true
  for (let turn = 0; turn < turns; turn++) {
    if (flatness(x, value, down) <= tolerance) return { at: x, value, gradient: down, turns: turn, converged: true }
    let direction = inverse.map(row => -dot(row, down))
    let steepness = dot(direction, down)
    if (!(steepness < 0)) {
      inverse = identity(x.length)
      fresh = true
      direction = [...down].map(each => -each)
      steepness = -dot(down, down)
    }
    const found = searchLine(of, slope, x, value, steepness, direction, fresh ? Math.min(1, 1 / Math.sqrt(dot(down, down))) : 1)
    if (!found) {
      // Rounding hides any further descent, or the curvature learnt is wrong: once more straight down, then say so.
      if (fresh) return { at: x, value, gradient: down, turns: turn, converged: flatness(x, value, down) <= Math.sqrt(tolerance) * 1e-2 }
      inverse = identity(x.length)
      fresh = true
      continue
    }
    const moved = found.x.map((each, k) => each - x[k]!)
    const turned = found.gradient.map((each, k) => each - down[k]!)
    inverse = updated(inverse, moved, turned, fresh)
    fresh = false
    ;({ x, value, gradient: down } = found)
  }
  return { at: x, value, gradient: down, turns, converged: flatness(x, value, down) <= tolerance }
}

interface Point { readonly x: Float64Array; readonly value: number; readonly gradient: Float64Array }

/** A step along `direction` that satisfies the strong Wolfe conditions, or the best that goes down; none where nothing does. */
function searchLine(of: Function, slope: Gradient, x: Float64Array, value: number, steepness: number, direction: readonly number[], first: number): Point | undefined {
  const ENOUGH = 1e-4
  const FLAT = 0.9
  const at = (step: number) => x.map((each, k) => each + step * direction[k]!)
  let low = 0
  let lowValue = value
  let lowSteepness = steepness
  let high = Infinity
  let highValue = Infinity
  let best: Point | undefined
  let step = first
  for (let turn = 0; turn < 60; turn++) {
    const next = at(step)
    const there = of(next)
    if (!(there <= value + ENOUGH * step * steepness) || there > lowValue) {
      high = step
      highValue = there
    } else {
      const gradient = slope(next)
      const here = dot(gradient, direction)
      if (!gradient.every(Number.isFinite)) { high = step; highValue = Infinity }
      else {
        best = { x: next, value: there, gradient }
        if (Math.abs(here) <= -FLAT * steepness) return best
        if (here > 0 && low < step) { high = step; highValue = there } // the lowest point lies before
        else { low = step; lowValue = there; lowSteepness = here }
        if (here > 0 && high === step && there < lowValue) { high = low; highValue = lowValue; low = step; lowValue = there; lowSteepness = here }
      }
    }
    if (high === Infinity) { step = 2 * step; continue }
    const width = high - low
    const parabola = (-lowSteepness * width) / (2 * ((highValue - lowValue) / width - lowSteepness))
    const share = Number.isFinite(parabola) ? parabola / width : 0.5
    const next2 = low + width * Math.min(0.9, Math.max(0.1, share))
    if (next2 === low || next2 === step || Math.abs(width) < 1e-16 * first) break
    step = next2
  }
  return best && best.value < value ? best : undefined
}

/** Inverse Hessian after a step (Nocedal & Wright, formula 6.17); a step without positive curvature teaches nothing. */
function updated(inverse: Float64Array[], moved: Float64Array, turned: Float64Array, fresh: boolean): Float64Array[] {
  const curvature = dot(moved, turned)
  if (!(curvature > 1e-10 * Math.sqrt(dot(moved, moved) * dot(turned, turned)))) return inverse
  if (fresh) inverse = inverse.map(row => row.map(each => each * (curvature / dot(turned, turned))))
  const turnedBy = inverse.map(row => dot(row, turned))
  const factor = (1 + dot(turnedBy, turned) / curvature) / curvature
  return inverse.map((row, i) => row.map((each, j) => each + factor * moved[i]! * moved[j]! - (turnedBy[i]! * moved[j]! + moved[i]! * turnedBy[j]!) / curvature))
}

const identity = (size: number): Float64Array[] => Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let total = 0
  for (let k = 0; k < one.length; k++) total += one[k]! * other[k]!
  return total
}

const flatness = (x: Float64Array, value: number, gradient: Float64Array): number =>
  gradient.reduce((largest, each, k) => Math.max(largest, (Math.abs(each) * Math.max(1, Math.abs(x[k]!))) / Math.max(1, Math.abs(value))), 0)

function differences(of: Function, x: Float64Array): Float64Array {
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
