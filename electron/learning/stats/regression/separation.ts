import { directionAgainst, type SignedRows } from './cone.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { checkRegressionData, type RegressionData } from './regression-data.ts'

export type Separation =
  | { readonly kind: 'overlap' }
  | {
      readonly kind: 'separated'
      /** Some combination of columns tells every outcome without error. */
      readonly complete: boolean
      /** 1 for rows whose outcome is told without error in the limit, whatever the others' coefficients. */
      readonly determined: Uint8Array
      /** For each column whether its coefficient may rise, or fall, without limit while the likelihood never falls. */
      readonly rises: readonly boolean[]
      readonly falls: readonly boolean[]
    }

/**
 * Whether the maximum likelihood estimate of a logistic (or Poisson) regression exists.
 *
 * It does not where some combination of columns d orders the outcomes: x'd >= 0 in all rows with outcome 1, <= 0 in all
 * with outcome 0, and not 0 in all (complete separation: never 0). For Poisson: x'd = 0 where the count is above 0,
 * x'd <= 0 where it is 0. A certain test, not a threshold of fitted values: either such a d is found, or
 * weights above 0 that balance all rows, which proves that there is none (Stiemke's lemma). Outcomes between
 * 0 and 1 count as both.
 * Rows of weight 0 do not count; offsets play no part. A cosine below 1e-10 counts as 0.
 * Source: Albert & Anderson 1984, Biometrika 71:1; Konis 2007, thesis, Oxford (by linear programming); Poisson: Santos
 * Silva & Tenreyro 2010, Econ Lett 107:310. Checked against: enumeration of all directions in small data.
 * Columns must not be combinations of each other. Errors: RangeError as every regression.
 */
export const findSeparation = (family: 'binomial' | 'poisson', data: RegressionData): Separation =>
  atOnce(separationInSteps(family, data))

export function* separationInSteps(
  family: 'binomial' | 'poisson',
  data: RegressionData,
): InSteps<Separation> {
  const problem = problemOf(family, data)
  const determined = yield* determinedRows(problem)
  if (!determined.includes(1)) return { kind: 'overlap' }
  const unit = (c: number, value: number) =>
    Float64Array.from(problem.rows.columns, (_, k) => (k === c ? value : 0))
  const rises: boolean[] = []
  const falls: boolean[] = []
  for (const c of data.design.keys()) {
    rises.push((yield* directionAgainst(unit(c, -1), problem.rows, problem.across)) !== undefined)
    falls.push((yield* directionAgainst(unit(c, 1), problem.rows, problem.across)) !== undefined)
  }
  return { kind: 'separated', complete: yield* isComplete(problem), determined, rises, falls }
}

/** Only whether, and which rows; quicker. */
export function* separatedRowsInSteps(
  family: 'binomial' | 'poisson',
  data: RegressionData,
): InSteps<Uint8Array | undefined> {
  const determined = yield* determinedRows(problemOf(family, data))
  return determined.includes(1) ? determined : undefined
}

interface Problem {
  readonly rows: SignedRows
  readonly across: readonly Float64Array[]
  readonly counting: number
}

/** Scaled columns; rows signed so that x'd >= 0 is wanted; an orthonormal basis of the rows where x'd must be 0. */
function problemOf(family: 'binomial' | 'poisson', data: RegressionData): Problem {
  const { outcome, design, weights } = data
  const scale = checkRegressionData('findSeparation', family, data).map(largest =>
    largest > 0 ? 2 ** -Math.floor(Math.log2(largest)) : 1,
  )
  const columns = design.map((column, c) => column.map(value => value * scale[c]!)) // powers of 2: no digit is lost
  const across: Float64Array[] = []
  let counting = 0
  const sign = Float64Array.from(outcome, (y, i) => {
    if (weights && weights[i] === 0) return 0
    counting++
    if (y === 0) return -1
    if (family === 'binomial' && y === 1) return 1
    if (across.length < columns.length)
      extend(
        across,
        Float64Array.from(columns, column => column[i]!),
      )
    return 0
  })
  return { rows: { columns, sign }, across, counting }
}

/** Adds the part of a vector that is orthogonal to a basis to it, unless it lies in the basis. */
function extend(basis: Float64Array[], vector: Float64Array): void {
  const before = Math.hypot(...vector)
  for (let pass = 0; pass < 2; pass++)
    for (const each of basis) {
      const part = each.reduce((sum, value, c) => sum + value * vector[c]!, 0)
      each.forEach((value, c) => {
        vector[c]! -= part * value
      })
    }
  const length = Math.hypot(...vector)
  if (length > 1e-10 * before) basis.push(vector.map(value => value / length))
}

/** Takes one direction after the other, without the rows that the earlier ones told, until none is left. */
function* determinedRows({ rows, across }: Problem): InSteps<Uint8Array> {
  const determined = new Uint8Array(rows.sign.length)
  if (across.length === rows.columns.length) return determined
  const sign = rows.sign.slice()
  for (let turn = 0; turn <= rows.columns.length; turn++) {
    const left = { columns: rows.columns, sign }
    const against = Float64Array.from(
      rows.columns,
      column => -column.reduce((sum, value, i) => sum + sign[i]! * value, 0),
    )
    const rounding =
      Number.EPSILON *
      rows.columns.reduce(
        (sum, column) => sum + column.reduce((all, value, i) => all + Math.abs(sign[i]! * value), 0),
        0,
      )
    const direction = yield* directionAgainst(against, left, across, rounding)
    if (!direction) break
    const along = new Float64Array(sign.length)
    rows.columns.forEach((column, c) => {
      for (let i = 0; i < along.length; i++) along[i]! += direction[c]! * column[i]!
    })
    let told = false
    const edge = 1e-8 * along.reduce((most, value, i) => Math.max(most, Math.abs(sign[i]! * value)), 0)
    for (let i = 0; i < sign.length; i++)
      if (sign[i]! * along[i]! > edge) {
        determined[i] = 1
        sign[i] = 0
        told = true
      }
    if (!told) break
  }
  return determined
}

/**
 * Complete: no mixture of the signed rows is 0, so that some direction has all of them on one side
 * (Gordan's lemma).
 */
function* isComplete({ rows, across, counting }: Problem): InSteps<boolean> {
  const signed = rows.sign.reduce((count, each) => count + Math.abs(each), 0)
  if (signed < counting) return false
  const one = rows.sign.slice() // times the sign it is 1 in every row
  const target = Float64Array.from({ length: rows.columns.length + 1 }, (_, c) =>
    Number(c === rows.columns.length),
  )
  return (
    (yield* directionAgainst(
      target,
      { columns: [...rows.columns, one], sign: rows.sign },
      across.map(each => Float64Array.from([...each, 0])),
    )) !== undefined
  )
}
