import { createRandom, type Random } from '../../../../shared/domain/random.ts'
import { invertSymmetric } from '../foundations/cholesky.ts'

/**
 * A column to be completed: NaN where not recorded. A column of 0 and 1 is completed with 0 and 1, as donors
 * are people.
 */
export interface IncompleteColumn {
  readonly values: Float64Array
}

/**
 * Multiple imputation by chained equations.
 *
 * Every incomplete column in turn is regressed on all others and on `always`, with coefficients and residual
 * spread drawn from their posterior; what is missing takes the recorded value of one of the five people whose
 * predictions are nearest (predictive mean matching, type 1), so an imputed value is always one that somebody
 * really has.
 * Columns with no recorded value stay NaN; columns without missing values come back as they were.
 * Source: van Buuren 2018, Flexible Imputation of Missing Data, algorithms 3.1 and 3.3; Morris, White & Royston 2014.
 * `always` are complete predictors (exposure, outcome). Deterministic for a seed. Answers `times` completed sets.
 */
export async function chainedEquations(
  columns: readonly IncompleteColumn[],
  always: readonly Float64Array[],
  times: number,
  seed: number,
  breathe: () => Promise<void> | undefined,
): Promise<Float64Array[][]> {
  const holes = columns.map(({ values }) =>
    Uint32Array.from(values.keys()).filter(i => Number.isNaN(values[i]!)),
  )
  const incomplete = [...columns.keys()]
    .filter(c => holes[c]!.length > 0 && holes[c]!.length < columns[c]!.values.length)
    .sort((one, other) => holes[one]!.length - holes[other]!.length)
  const usable = columns.map((each, c) => holes[c]!.length < each.values.length)
  const completed: Float64Array[][] = []
  for (let set = 0; set < times; set++) {
    const random = createRandom(BigInt(seed) * 1_000n + BigInt(set))
    const now = columns.map(({ values }, c) => fillFromRecorded(values, holes[c]!, random))
    for (let cycle = 0; cycle < 10 && incomplete.length > 0; cycle++) {
      for (const c of incomplete) {
        await breathe()
        const predictors = [...now.filter((_, other) => other !== c && usable[other]), ...always]
        matchPredictiveMeans(now[c]!, columns[c]!.values, holes[c]!, predictors, random)
      }
    }
    completed.push(now)
  }
  return completed
}

function fillFromRecorded(values: Float64Array, holes: Uint32Array, random: Random): Float64Array {
  const recorded = values.filter(value => !Number.isNaN(value))
  const filled = values.slice()
  if (recorded.length > 0) for (const hole of holes) filled[hole] = recorded[random.integer(recorded.length)]!
  return filled
}

const DONORS = 5

/** Replaces the imputed entries of `now` by draws; `given` holds what was recorded. */
function matchPredictiveMeans(
  now: Float64Array,
  given: Float64Array,
  holes: Uint32Array,
  predictors: readonly Float64Array[],
  random: Random,
): void {
  const recorded = Uint32Array.from(given.keys()).filter(i => !Number.isNaN(given[i]!))
  const design = [new Float64Array(now.length).fill(1), ...predictors.map(standardised)]
  const { fitted, drawn } = posteriorDraw(given, recorded, design, random)
  const predict = (coefficients: Float64Array, i: number) =>
    design.reduce((sum, column, c) => sum + coefficients[c]! * column[i]!, 0)
  const donors = Array.from(recorded, row => ({ row, prediction: predict(fitted, row) })).sort(
    (one, other) => one.prediction - other.prediction,
  )
  for (const hole of holes) now[hole] = given[nearest(donors, predict(drawn, hole), random)]!
}

/** One of the DONORS rows whose prediction is nearest to `target`. */
function nearest(
  donors: readonly { row: number; prediction: number }[],
  target: number,
  random: Random,
): number {
  let low = 0
  let high = donors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (donors[middle]!.prediction < target) low = middle + 1
    else high = middle
  }
  let [before, after] = [low - 1, low]
  const near: number[] = []
  while (near.length < DONORS && (before >= 0 || after < donors.length)) {
    const toBefore = before >= 0 ? target - donors[before]!.prediction : Infinity
    const toAfter = after < donors.length ? donors[after]!.prediction - target : Infinity
    if (toBefore <= toAfter) near.push(donors[before--]!.row)
    else near.push(donors[after++]!.row)
  }
  return near[random.integer(near.length)]!
}

/** Least squares with a little ridge (1e-5 of the diagonal, as collinear columns are common), and a draw around it. */
function posteriorDraw(
  given: Float64Array,
  recorded: Uint32Array,
  design: readonly Float64Array[],
  random: Random,
) {
  const size = design.length
  const cross = design.map(one =>
    Float64Array.from(design, other => recorded.reduce((sum, i) => sum + one[i]! * other[i]!, 0)),
  )
  cross.forEach((row, c) => {
    row[c] = row[c]! * (1 + 1e-5) + 1e-8
  })
  const inverse = invertSymmetric(cross, 0)
  if (inverse.kind === 'dependent')
    throw new RangeError('chainedEquations: a predictor is not a finite number.')
  const towards = Float64Array.from(design, column =>
    recorded.reduce((sum, i) => sum + column[i]! * given[i]!, 0),
  )
  const fitted = Float64Array.from(inverse.rows, row =>
    row.reduce((sum, value, c) => sum + value * towards[c]!, 0),
  )
  const squares = recorded.reduce(
    (sum, i) => sum + (given[i]! - design.reduce((at, column, c) => at + fitted[c]! * column[i]!, 0)) ** 2,
    0,
  )
  const freedom = Math.max(1, recorded.length - size)
  let chiSquare = 0
  for (let k = 0; k < freedom; k++) chiSquare += random.normal() ** 2
  const spread = Math.sqrt(squares / chiSquare)
  const root = lowerRoot(inverse.rows)
  const noise = Float64Array.from({ length: size }, () => random.normal())
  const drawn = fitted.map(
    (value, r) => value + spread * root[r]!.reduce((sum, each, c) => sum + each * noise[c]!, 0),
  )
  return { fitted, drawn }
}

/** L with L L' = the given positive definite matrix. */
function lowerRoot(rows: readonly Float64Array[]): Float64Array[] {
  const lower = rows.map(() => new Float64Array(rows.length))
  for (let j = 0; j < rows.length; j++)
    for (let i = j; i < rows.length; i++) {
      let sum = rows[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      const below = lower[j]![j]! > 0 ? sum / lower[j]![j]! : 0
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 0)) : below
    }
  return lower
}

function standardised(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length
  const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
  return column.map(value => (deviation > 0 ? (value - mean) / deviation : 0))
}
