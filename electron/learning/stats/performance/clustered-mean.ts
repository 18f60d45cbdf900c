import { studentQuantile } from '../foundations/student.ts'

export interface ClusteredMean {
  readonly mean: number
  /** Undefined with fewer than two clusters. */
  readonly standardError: number | undefined
  readonly clusters: number
  readonly lower: number | undefined
  readonly upper: number | undefined
}

/**
 * Mean of values of which those of one cluster (a person) go together, with a t interval.
 *
 * Variance: C / (C - 1) times the sum over C clusters of (sum of value less mean)^2, over n^2; where each has one value
 * it is s^2 / n. Degrees of freedom: C - 1. Fewer than two clusters: a mean without interval.
 * Source: Liang & Zeger 1986, Biometrika 73:13; Cameron & Miller 2015, J Hum Resour 50:317, section II.
 * Checked against: R's t.test where clusters hold one value each, and a mean reckoned by hand.
 * Units: those of the values. Errors: RangeError for no rows, lengths that differ, a value that is not finite.
 */
export function clusteredMean(values: Float64Array, member: Uint32Array, level = 0.95): ClusteredMean {
  if (values.length === 0) throw new RangeError('clusteredMean: values: there are no rows.')
  if (values.length !== member.length)
    throw new RangeError(`clusteredMean: member: ${member.length} rows, values has ${values.length}.`)
  if (!values.every(each => Number.isFinite(each)))
    throw new RangeError('clusteredMean: values: not a finite number.')
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  const residuals = new Map<number, number>()
  for (let row = 0; row < values.length; row++)
    residuals.set(member[row]!, (residuals.get(member[row]!) ?? 0) + values[row]! - mean)
  const clusters = residuals.size
  if (clusters < 2) return { mean, standardError: undefined, clusters, lower: undefined, upper: undefined }
  const squares = [...residuals.values()].reduce((sum, each) => sum + each * each, 0)
  const standardError = Math.sqrt((clusters / (clusters - 1)) * squares) / values.length
  const reach = studentQuantile((1 - level) / 2, clusters - 1, true) * standardError
  return { mean, standardError, clusters, lower: mean - reach, upper: mean + reach }
}
