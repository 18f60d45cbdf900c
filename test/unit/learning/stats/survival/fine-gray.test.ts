import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { fineGray, type FineGrayResult } from '../../../../../electron/learning/stats/survival/fine-gray.ts'
import type {
  CensoringTies,
  SubdistributionData,
} from '../../../../../electron/learning/stats/survival/subdistribution-model.ts'
import { competing } from '../../../../fixtures/survival-examples.ts'
import { people } from './arbitraries.ts'

const data: SubdistributionData = {
  time: competing.time,
  event: competing.event,
  design: [competing.score, competing.flag],
}
const fit = (given: SubdistributionData, ties?: CensoringTies) => atOnce(fineGray(given, 1, ties))
const fitted = (result: FineGrayResult) => {
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}
const near = (values: ArrayLike<number>, expected: readonly number[], digits = 9) =>
  expect(Array.from(values, each => each.toFixed(digits))).toEqual(expected.map(each => each.toFixed(digits)))

describe("Fine and Gray's regression", () => {
  const found = fitted(fit(data))

  it('agrees with crr', () => {
    // cmprsk 2.2-11, crr(gtol = 1e-14) and its predict
    near(found.coefficients, [-0.566327657839, 0.620473400114])
    near(
      found.covariance.flatMap(row => [...row]),
      [0.136004450091, -0.187406289068, -0.187406289068, 0.779418984674],
    )
    near([found.logLikelihood, found.logLikelihoodNull], [-14.0735164936, -14.8478872308])
    near(found.times, [2, 5, 9, 22, 36])
    near(
      found.baselineHazard.map(each => -Math.expm1(-each)),
      [0.0700168180629, 0.1143400399535, 0.1769313700122, 0.268919976662, 0.4253203939514],
    )
    const other = Math.exp(0.5 * found.coefficients[0]! + found.coefficients[1]!)
    near(
      found.baselineHazard.map(each => -Math.expm1(-each * other)),
      [0.0967080050551, 0.1564477807221, 0.2387780615562, 0.3552500050213, 0.539834596751],
    )
    expect(found.events).toBe(6)
  })

  it('agrees with a Cox regression weighted by survival::finegray where events precede censorings', () =>
    near(fitted(fit(data, 'after-events')).coefficients, [-0.576746234818, 0.626278029508]))

  it("is Cox's regression with no other cause, and where nobody is censored and the others are seen to the end", () => {
    fc.assert(
      fc.property(people(1, 6), ({ time, event, count }) => {
        const design = [Float64Array.from(count)]
        const cox = atOnce(coxRegression({ stop: time, event, design }, 'breslow'))
        const found = fit({ time, event, design })
        expect(found.kind).toBe(cox.kind)
        if (found.kind === 'fitted' && cox.kind === 'fitted') {
          expect(found.coefficients[0]).toBeCloseTo(cox.coefficients[0]!, 7)
          expect(found.logLikelihood).toBeCloseTo(cox.logLikelihood, 9)
        }
      }),
    )
    const event = competing.event.map(each => each || 2)
    const cox = atOnce(
      coxRegression(
        {
          stop: data.time.map((each, row) => (event[row] === 2 ? 1000 : each)),
          event: event.map(each => each % 2),
          design: data.design,
        },
        'breslow',
      ),
    )
    near(fitted(fit({ ...data, event })).coefficients, [...(cox.kind === 'fitted' ? cox.coefficients : [])])
  })

  it('follows the units of its columns and does not mind where they start or that time is squared', () => {
    const other = fitted(
      fit({
        ...data,
        time: data.time.map(each => each ** 2),
        design: [data.design[0]!.map(each => 1e6 + each * 1000), data.design[1]!],
      }),
    )
    expect(other.coefficients[0]! * 1000).toBeCloseTo(found.coefficients[0]!, 7)
    expect(other.covariance[0]![0]! * 1e6).toBeCloseTo(found.covariance[0]![0]!, 7)
    expect(other.covariance[1]![1]!).toBeCloseTo(found.covariance[1]![1]!, 7)
  })

  it('has its maximum where the score is 0: any step away lowers the likelihood', () => {
    // The likelihood by its definition, with weights G(t-) / G(T-) computed by hand from the censorings.
    const g = (t: number) =>
      [...new Set(data.time)]
        .filter(u => u < t)
        .reduce(
          (product, u) =>
            product *
            (1 -
              [...data.time.keys()].filter(row => data.time[row] === u && data.event[row] === 0).length /
                [...data.time].filter(each => each >= u).length),
          1,
        )
    const likelihood = (b: readonly number[]) =>
      [...data.time.keys()]
        .filter(row => data.event[row] === 1)
        .reduce((sum, row) => {
          const t = data.time[row]!
          const predictor = (person: number) =>
            b[0]! * data.design[0]![person]! + b[1]! * data.design[1]![person]!
          let atRisk = 0
          for (let person = 0; person < data.time.length; person++) {
            if (data.time[person]! >= t) atRisk += Math.exp(predictor(person))
            else if (data.event[person] === 2)
              atRisk += (Math.exp(predictor(person)) * g(t)) / g(data.time[person]!)
          }
          return sum + predictor(row) - Math.log(atRisk)
        }, 0)
    const best = [...found.coefficients]
    expect(likelihood(best)).toBeCloseTo(found.logLikelihood, 10)
    for (const [one, two] of [
      [1e-3, 0],
      [-1e-3, 0],
      [0, 1e-3],
      [0, -1e-3],
    ] as const)
      expect(likelihood([best[0]! + one, best[1]! + two])).toBeLessThan(found.logLikelihood)
  })

  it('names what has no finite estimate', () => {
    const monotone = fit({ ...data, design: [Float64Array.from(data.event, each => (each === 1 ? 1 : 0))] })
    expect(monotone).toEqual({ kind: 'not-estimable', reason: 'monotone', diverging: [0] })
  })

  it('names columns that do not vary or repeat others, and outcomes that are not there', () => {
    expect(fit({ ...data, design: [competing.score, new Float64Array(24).fill(3)] })).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 1,
    })
    expect(fit({ ...data, design: [competing.score, competing.score.map(each => 2 * each - 1)] })).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 1,
    })
    expect(fit({ ...data, event: new Uint8Array(24) })).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
    expect(fit({ time: new Float64Array(), event: new Uint8Array(), design: [new Float64Array()] })).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
  })

  it('answers finite numbers or a reason, whatever the data', () => {
    fc.assert(
      fc.property(
        people(2),
        fc.constantFrom<CensoringTies>('with-events', 'after-events'),
        ({ time, event, count, group }, ties) => {
          const result = fit(
            {
              time,
              event,
              design: [Float64Array.from(count), Float64Array.from(group, each => (each > 1 ? 1 : 0))],
            },
            ties,
          )
          if (result.kind === 'fitted')
            for (const value of [
              ...result.coefficients,
              ...result.covariance.flatMap(row => [...row]),
              result.logLikelihood,
              ...result.baselineHazard,
            ])
              expect(Number.isFinite(value)).toBe(true)
          else expect(['no-events', 'dependent', 'monotone']).toContain(result.reason)
        },
      ),
    )
  })

  it('names the row of a covariate that is not a number', () => {
    expect(() => fit({ ...data, design: [competing.score.with(4, NaN)] })).toThrow(
      'fineGray: design, column 1, row 5',
    )
    expect(() => fit({ ...data, design: [new Float64Array(3)] })).toThrow(
      'fineGray: design, column 1, has 3 rows',
    )
  })
})
