import { solveSymmetric } from '../foundations/cholesky.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { mean, variance } from '../foundations/moments.ts'
import { quantileOfSorted } from '../foundations/quantile.ts'
import { requireNumbers } from '../propensity/arguments.ts'
import { pickRows } from '../propensity/rows.ts'
import { BLOCK_ROWS, blockSums } from '../regression/cross-products.ts'

/** A sum of one bent line a column. */
export interface AdditiveModel {
  predict(columns: readonly Float64Array[], rows: number): InSteps<Float64Array>
}

/** One term: max(0, x - knot) of a column, x itself without a knot; then brought to mean 0 and deviation 1. */
interface Term {
  readonly column: number
  readonly knot: number | undefined
  readonly centre: number
  readonly scale: number
}

const KNOTS = [0.25, 0.5, 0.75]
/** Shares of the rows; with standardised terms half a decade apart is fine enough. */
const PENALTIES = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00003]

/**
 * Additive regression by penalised least squares: each column enters as a line and bent at its quartiles.
 *
 * Minimises sum of (y - a - t'b)^2 + lambda n b'b over standardised terms t. Every fifth row (by position) is
 * set aside:
 * lambda is the one of ten with which the others predict it best; then all rows are fitted. Columns that say the same
 * share their slope. Missing values: none allowed. Deterministic. In the outcome's unit.
 * Source: Hoerl & Kennard 1970, Technometrics 12:55; terms as in Friedman 1991, Ann Stat 19:1, without products.
 * Checked against: the normal equations by elimination; functions known by construction.
 * Errors: RangeError for no rows, columns of another length, or what is not a finite number.
 */
export function* fitAdditive(
  outcome: Float64Array,
  columns: readonly Float64Array[],
  penalties: readonly number[] = PENALTIES,
): InSteps<AdditiveModel> {
  const people = outcome.length
  if (people === 0) throw new RangeError('fitAdditive: there are no rows.')
  requireNumbers('fitAdditive', 'outcome', outcome, people)
  for (const [c, column] of columns.entries()) {
    requireNumbers('fitAdditive', `column ${c + 1}`, column, people)
    yield
  }
  // Those that learn come first, then those set aside.
  const rows = Uint32Array.from(outcome.keys())
  const learners = rows.filter(row => row % 5 !== 4)
  const order = Uint32Array.from([...learners, ...rows.filter(row => row % 5 === 4)])
  const terms: Term[] = []
  const design: Float64Array[] = [new Float64Array(people).fill(1)]
  for (const [c, given] of columns.entries()) {
    const column = pickRows(given, order)
    const knots = knotsOf(column)
    yield
    for (const knot of knots) {
      const values = bent(column, knot)
      const term = { column: c, knot, centre: mean(values), scale: Math.sqrt(variance(values)) }
      terms.push(term)
      design.push(values.map(value => (value - term.centre) / term.scale))
      yield
    }
  }
  design.push(pickRows(outcome, order))
  const learning = yield* crossProducts(design, 0, learners.length)
  const aside = yield* crossProducts(design, learners.length, people)
  let [least, penalty] = [Infinity, penalties[0]!]
  for (const each of penalties) {
    const error = squaredError(aside, ridge(learning, each))
    if (error < least) {
      least = error
      penalty = each
    }
    yield
  }
  const coefficients = ridge(
    learning.map((row, r) => row.map((value, c) => value + aside[r]![c]!)),
    penalty,
  )
  return {
    *predict(of, rows) {
      const predicted = new Float64Array(rows).fill(coefficients[0]!)
      for (const [k, { column, knot, centre, scale }] of terms.entries()) {
        const slope = coefficients[k + 1]! / scale
        const values = bent(of[column]!, knot)
        for (let i = 0; i < rows; i++) predicted[i]! += slope * (values[i]! - centre)
        yield
      }
      return predicted
    },
  }
}

/** Undefined for the line, then where it bends; none for a column that does not vary. */
function knotsOf(column: Float64Array): (number | undefined)[] {
  const sorted = column.slice().sort()
  const [low, high] = [sorted[0]!, sorted.at(-1)!]
  if (low === high) return []
  return [
    undefined,
    ...new Set(KNOTS.map(p => quantileOfSorted(sorted, p)).filter(knot => knot > low && knot < high)),
  ]
}

const bent = (column: Float64Array, knot: number | undefined): Float64Array =>
  knot === undefined ? column : column.map(x => (x > knot ? x - knot : 0))

/** Z'Z over rows start to end - 1, Z the design with the outcome as its last column. */
function* crossProducts(
  columns: readonly Float64Array[],
  start: number,
  end: number,
): InSteps<Float64Array[]> {
  const sums = blockSums(columns)
  const [ones, nothing, ignored] = [
    new Float64Array(BLOCK_ROWS).fill(1),
    new Float64Array(BLOCK_ROWS),
    new Float64Array(BLOCK_ROWS),
  ]
  const zeros = new Float64Array(columns.length)
  for (let from = start; from < end; from += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, end - from)
    sums.load(from, count, zeros, ignored)
    sums.add(count, nothing, ones)
    yield
  }
  return sums.information()
}

/** Coefficients from Z'Z; the first column, the intercept, is not penalised. */
function ridge(products: readonly Float64Array[], penalty: number): Float64Array {
  const last = products.length - 1
  const people = products[0]![0]!
  const rows = products.slice(0, last).map((row, r) => {
    const own = row.slice(0, last)
    if (r > 0) own[r]! += penalty * people
    return own
  })
  const solved = solveSymmetric(
    rows,
    products.slice(0, last).map(row => row[last]!),
    0,
  )
  if (solved.kind === 'dependent')
    throw new RangeError(`fitAdditive: the values are too large (term ${solved.column}).`)
  return solved.values
}

/** Sum of (y - z'b)^2 over the rows of Z'Z. */
function squaredError(products: readonly Float64Array[], coefficients: Float64Array): number {
  const last = products.length - 1
  const signed = Float64Array.from(products, (_, c) => (c === last ? 1 : -coefficients[c]!))
  return products.reduce(
    (sum, row, r) => sum + signed[r]! * row.reduce((own, value, c) => own + value * signed[c]!, 0),
    0,
  )
}
