import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import type { SubdistributionModel } from './subdistribution-model.ts'

/** The pseudo-likelihood at some coefficients of the scaled columns. */
export interface Evaluated {
  readonly logLikelihood: number
  readonly score: Float64Array
  readonly information: readonly Float64Array[]
  /** By row: exp(x'b), all divided by the same number; the hazard below is multiplied by it. */
  readonly relative: Float64Array
  /** By event time: the jump of the baseline hazard, and the mean of each column among those at risk. */
  readonly hazard: Float64Array
  readonly means: readonly Float64Array[]
  readonly largest: number
}

/**
 * Log pseudo-likelihood sum over events of [ x'b - ln S0(t) ], S0 the weighted sum of exp(x'b) over all at
 * risk, with its derivatives. Sums of those present run from the last event time back, of those staying after
 * another cause forward, so that nothing is subtracted. O(n p^2).
 */
export function* evaluateAt(model: SubdistributionModel, coefficients: Float64Array): InSteps<Evaluated> {
  const { columns, own, died, until, staying, uncensored } = model
  const rows = own.length
  const predictor = new Float64Array(rows)
  columns.forEach((column, c) => {
    for (let row = 0; row < rows; row++) predictor[row]! += coefficients[c]! * column[row]!
  })
  const largest = predictor.reduce((most, each) => Math.max(most, each), -Infinity)
  yield
  const relative = predictor.map(each => Math.exp(each - largest))
  yield

  const atRisk = yield* sumsAtRisk(model, relative)
  const hazard = died.map((d, k) => d / atRisk[k]!)
  const means: Float64Array[] = []
  for (const column of columns) {
    means.push(
      (yield* sumsAtRisk(
        model,
        relative.map((each, row) => each * column[row]!),
      )).map((sum, k) => sum / atRisk[k]!),
    )
    yield
  }

  let logLikelihood = 0
  for (let row = 0; row < rows; row++) if (own[row]) logLikelihood += predictor[row]! - largest
  for (let k = 0; k < died.length; k++) logLikelihood -= died[k]! * Math.log(atRisk[k]!)
  const score = new Float64Array(columns.length)
  for (const [c, column] of columns.entries()) {
    yield
    let sum = 0
    for (let row = 0; row < rows; row++) if (own[row]) sum += column[row]! - means[c]![until[row]! - 1]!
    score[c] = sum
  }

  // Each person's share of the information is their hazard over all times at risk; the means at these times go off.
  yield
  const { upTo, after } = hazardSums(hazard, uncensored)
  const lived = new Float64Array(rows)
  for (let from = 0; from < rows; from += PIECE) {
    yield
    for (let row = from; row < Math.min(rows, from + PIECE); row++)
      lived[row] = relative[row]! * (upTo[until[row]!]! + staying[row]! * after[until[row]!]!)
  }
  const information = columns.map(() => new Float64Array(columns.length))
  for (let a = 0; a < columns.length; a++) {
    yield
    const weighted = columns[a]!.map((value, row) => value * lived[row]!)
    for (let b = a; b < columns.length; b++) {
      let sum = 0
      for (let row = 0; row < rows; row++) sum += weighted[row]! * columns[b]![row]!
      for (let k = 0; k < died.length; k++) sum -= died[k]! * means[a]![k]! * means[b]![k]!
      information[a]![b] = information[b]![a] = sum
    }
  }
  return { logLikelihood, score, information, relative, hazard, means, largest }
}

/** By event time: the sum of `values` over those present plus G times the sum of values / G(T-) over those who stay. */
function* sumsAtRisk(
  { until, staying, uncensored }: SubdistributionModel,
  values: Float64Array,
): InSteps<Float64Array> {
  const count = uncensored.length
  const present = new Float64Array(count)
  const stay = new Float64Array(count + 1)
  for (let from = 0; from < values.length; from += PIECE) {
    yield
    for (let row = from; row < Math.min(values.length, from + PIECE); row++) {
      const k = until[row]!
      if (k > 0) present[k - 1]! += values[row]!
      if (staying[row]! > 0) stay[k]! += values[row]! * staying[row]!
    }
  }
  yield
  for (let k = count - 2; k >= 0; k--) present[k]! += present[k + 1]!
  let staid = 0
  for (let k = 0; k < count; k++) {
    staid += stay[k]!
    present[k]! += uncensored[k]! * staid
  }
  return present
}

/** Sums of the hazard up to the first k event times, and of the hazard times G from there on. */
export function hazardSums(
  hazard: Float64Array,
  uncensored: Float64Array,
): { upTo: Float64Array; after: Float64Array } {
  const count = hazard.length
  const upTo = new Float64Array(count + 1)
  const after = new Float64Array(count + 1)
  for (let k = 0; k < count; k++) upTo[k + 1] = upTo[k]! + hazard[k]!
  for (let k = count - 1; k >= 0; k--) after[k] = after[k + 1]! + uncensored[k]! * hazard[k]!
  return { upTo, after }
}
