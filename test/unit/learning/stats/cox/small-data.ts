import fc from 'fast-check'
import type { CoxData } from '../../../../../electron/learning/stats/cox/cox-data.ts'
import { coxRegression, type CoxFit } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import type { Ties } from '../../../../../electron/learning/stats/cox/cox-model.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'

/** A fit, or an error that says why there is none. */
export function fitted(data: CoxData, ties: Ties = 'efron'): CoxFit {
  const result = atOnce(coxRegression(data, ties))
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

export const columns = (...values: number[][]) => values.map(each => Float64Array.from(each))

/**
 * Sixteen rows with ties, weights, late comers, strata and clusters. Expected values in the tests: R 4.2,
 * survival 3.5.
 */
export const sixteen = {
  stop: Float64Array.from([5, 8, 8, 12, 12, 12, 20, 25, 30, 30, 41, 41, 50, 60, 60, 60]),
  start: Float64Array.from([0, 2, 0, 3, 5, 0, 8, 0, 11, 0, 20, 15, 0, 30, 8, 0]),
  event: Uint8Array.from([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0]),
  weights: Float64Array.from([
    0.5, 0.3, 0.8, 0.6, 0.2, 0.9, 0.4, 0.7, 0.35, 0.65, 0.55, 0.45, 0.75, 0.25, 0.5, 0.85,
  ]),
  strata: Float64Array.from([1, 1, 1, 2, 2, 1, 2, 2, 1, 1, 2, 1, 2, 2, 1, 2]),
  exposed: Float64Array.from([1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0]),
  age: Float64Array.from([61, 48, 70, 55, 66, 59, 73, 44, 52, 68, 50, 63, 47, 58, 41, 65]),
  cluster: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8],
}
export const whole: CoxData = { ...sixteen, design: [sixteen.exposed, sixteen.age] }

/** Random small data, all features on or off, with many ties. */
export const anyData = (
  most: { rows?: number; columns?: number; weights?: boolean; start?: boolean } = {},
): fc.Arbitrary<CoxData> =>
  fc
    .record({
      rows: fc.integer({ min: 6, max: most.rows ?? 25 }),
      size: fc.integer({ min: 1, max: most.columns ?? 3 }),
      weighted: most.weights === false ? fc.constant(false) : fc.boolean(),
      late: most.start === false ? fc.constant(false) : fc.boolean(),
      stratified: fc.boolean(),
    })
    .chain(({ rows, size, weighted, late, stratified }) => {
      const column = (arbitrary: fc.Arbitrary<number>) =>
        fc.array(arbitrary, { minLength: rows, maxLength: rows }).map(values => Float64Array.from(values))
      return fc
        .record({
          stop: column(fc.integer({ min: 2, max: 12 })),
          wait: column(fc.integer({ min: 1, max: 12 })),
          event: column(fc.integer({ min: 0, max: 1 })).map(values => Uint8Array.from(values)),
          design: fc.array(column(fc.integer({ min: -3, max: 3 })), { minLength: size, maxLength: size }),
          weights: weighted
            ? column(fc.integer({ min: 1, max: 40 }).map(value => value / 10))
            : fc.constant(undefined),
          strata: stratified ? column(fc.integer({ min: 0, max: 1 })) : fc.constant(undefined),
        })
        .map(({ wait, ...data }) => ({
          ...data,
          start: late ? data.stop.map((stop, row) => Math.max(0, stop - wait[row]!)) : undefined,
        }))
    })

/** Fits if the data have a maximum; property tests skip the others. */
export function fitOrSkip(data: CoxData, ties: Ties = 'efron'): CoxFit {
  const result = atOnce(coxRegression(data, ties))
  fc.pre(result.kind === 'fitted')
  return result as CoxFit
}

interface RiskSet {
  readonly time: number
  readonly events: readonly number[]
  readonly atRisk: readonly number[]
}

/** Likelihoods are asked for at many coefficients of the same data. */
const listed = new WeakMap<CoxData, readonly RiskSet[]>()

/** By their definition: for each event time the events and all at risk. */
export function riskSetsByDefinition(data: CoxData): readonly RiskSet[] {
  const sets = listed.get(data) ?? listRiskSets(data)
  listed.set(data, sets)
  return sets
}

function listRiskSets({ stop, start, event, strata }: CoxData): RiskSet[] {
  const rows = [...stop.keys()]
  return [...new Set(Array.from(strata ?? [0]))].flatMap(stratum => {
    const here = rows.filter(row => (strata ? strata[row] === stratum : true))
    return [...new Set(here.filter(row => event[row]).map(row => stop[row]!))]
      .sort((one, other) => one - other)
      .map(time => ({
        time,
        events: here.filter(row => event[row] && stop[row] === time),
        atRisk: here.filter(row => stop[row]! >= time && (!start || start[row]! < time)),
      }))
  })
}

/** The log partial likelihood by its definition; predictors of any size. */
export function logLikelihoodByDefinition(
  data: CoxData,
  coefficients: readonly number[],
  ties: Ties,
): number {
  const predictor = Array.from(data.stop, (_, row) =>
    data.design.reduce((sum, column, c) => sum + coefficients[c]! * column[row]!, 0),
  )
  const weight = (row: number) => data.weights?.[row] ?? 1
  return riskSetsByDefinition(data).reduce((total, { events, atRisk }) => {
    const along = events.reduce((sum, row) => sum + weight(row) * predictor[row]!, 0)
    if (ties === 'exact')
      return (
        total +
        along -
        logOfSum(setsOf(atRisk, events.length).map(set => set.reduce((sum, row) => sum + predictor[row]!, 0)))
      )
    const each = events.reduce((all, row) => all + weight(row), 0) / events.length
    return (
      total +
      along -
      events.reduce((all, _, l) => {
        const kept = (row: number) => (ties === 'efron' && events.includes(row) ? 1 - l / events.length : 1)
        return all + each * logOfSum(atRisk.map(row => Math.log(kept(row) * weight(row)) + predictor[row]!))
      }, 0)
    )
  }, 0)
}

function logOfSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms)
  return most + Math.log(logarithms.reduce((sum, each) => sum + Math.exp(each - most), 0))
}

function setsOf(rows: readonly number[], size: number): number[][] {
  if (size === 0) return [[]]
  return rows.flatMap((row, k) => setsOf(rows.slice(k + 1), size - 1).map(set => [row, ...set]))
}

/** Information by its definition: the sum over steps of c times the covariance of the columns at risk. */
export function informationByDefinition(
  data: CoxData,
  coefficients: readonly number[],
  ties: 'efron' | 'breslow',
): number[][] {
  const information = data.design.map(() => data.design.map(() => 0))
  const weight = (row: number) => data.weights?.[row] ?? 1
  for (const { events, atRisk } of riskSetsByDefinition(data))
    for (const l of events.keys()) {
      const share = atRisk.map(
        row =>
          (ties === 'efron' && events.includes(row) ? 1 - l / events.length : 1) *
          weight(row) *
          Math.exp(data.design.reduce((sum, column, c) => sum + coefficients[c]! * column[row]!, 0)),
      )
      const total = share.reduce((sum, each) => sum + each, 0)
      const mean = (of: (row: number) => number) =>
        atRisk.reduce((sum, row, k) => sum + share[k]! * of(row), 0) / total
      const each = events.reduce((sum, row) => sum + weight(row), 0) / events.length
      data.design.forEach((one, a) =>
        data.design.forEach((other, b) => {
          const [first, second] = [mean(row => one[row]!), mean(row => other[row]!)]
          information[a]![b]! += each * mean(row => (one[row]! - first) * (other[row]! - second))
        }),
      )
    }
  return information
}

/** Picks rows, in the order given; a row may be picked twice. */
export function pickRows(
  { stop, start, event, design, strata, weights }: CoxData,
  rows: readonly number[],
): CoxData {
  const pick = (column: ArrayLike<number>) => Float64Array.from(rows, row => column[row]!)
  return {
    stop: pick(stop),
    start: start && pick(start),
    event: Uint8Array.from(rows, row => event[row]!),
    design: design.map(pick),
    strata: strata && pick(strata),
    weights: weights && pick(weights),
  }
}
