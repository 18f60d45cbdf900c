/** What a regression is fitted to: an outcome, the columns of the design (the intercept among them), row by row. */
export interface RegressionData {
  readonly outcome: Float64Array
  readonly design: readonly Float64Array[]
  /** Added to the linear predictor of a row; 0 where there is none. */
  readonly offset?: Float64Array | undefined
  /** How much a row counts, 0 or more; 1 where there are none. */
  readonly weights?: Float64Array | undefined
}

export type Family = 'gaussian' | 'binomial' | 'poisson'

/** The least and the largest outcome. */
const outcomesOf: Record<Family, readonly [number, number]> = {
  gaussian: [-Infinity, Infinity],
  binomial: [0, 1],
  poisson: [0, Infinity],
}

/**
 * Refuses data that no regression may be fitted to: columns that differ in length, values that are not finite, negative
 * weights, outcomes outside the family's range (0 to 1, 0 or more). Answers the largest absolute value of each column.
 * Errors: RangeError naming `caller`, the argument and the row.
 */
export function checkRegressionData(
  caller: string,
  family: Family,
  { outcome, design, offset, weights }: RegressionData,
): Float64Array {
  if (design.length === 0) throw new RangeError(`${caller}: design: needs a column.`)
  const [low, high] = outcomesOf[family]
  for (let i = 0; i < outcome.length; i++) {
    const value = outcome[i]!
    if (!(value >= low && value <= high && Math.abs(value) < Infinity))
      throw new RangeError(
        `${caller}: outcome, row ${i + 1}: ${value} is not an outcome of the ${family} family.`,
      )
  }
  const largest = Float64Array.from(design, (column, c) =>
    largestOf(caller, `design, column ${c + 1}`, column, outcome.length),
  )
  if (offset) largestOf(caller, 'offset', offset, outcome.length)
  if (weights) {
    largestOf(caller, 'weights', weights, outcome.length)
    const negative = weights.findIndex(weight => weight < 0)
    if (negative >= 0) throw new RangeError(`${caller}: weights, row ${negative + 1}: below 0.`)
  }
  return largest
}

function largestOf(caller: string, name: string, column: Float64Array, rows: number): number {
  if (column.length !== rows)
    throw new RangeError(`${caller}: ${name}: ${column.length} rows, the outcome has ${rows}.`)
  let largest = 0
  let total = 0
  for (let i = 0; i < rows; i++) {
    const size = Math.abs(column[i]!)
    if (size > largest) largest = size
    total += size - size // 0, or not a number as soon as one value is not finite
  }
  if (total !== 0)
    throw new RangeError(
      `${caller}: ${name}, row ${column.findIndex(value => !Number.isFinite(value)) + 1}: not a finite number.`,
    )
  return largest
}

/** Rows that count: those with a weight above 0. */
export function rowsThatCount({ outcome, weights }: RegressionData): number {
  return weights ? weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0) : outcome.length
}

/** The linear predictor X b plus the offset. */
export function linearPredictor(
  { outcome, design, offset }: RegressionData,
  coefficients: Float64Array,
): Float64Array {
  const predictor = offset ? offset.slice() : new Float64Array(outcome.length)
  design.forEach((column, c) => {
    const slope = coefficients[c]!
    if (slope !== 0) for (let i = 0; i < predictor.length; i++) predictor[i]! += slope * column[i]!
  })
  return predictor
}
