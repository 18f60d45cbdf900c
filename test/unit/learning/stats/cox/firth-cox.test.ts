import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoxData } from '../../../../../electron/learning/stats/cox/cox-data.ts'
import { firthCox } from '../../../../../electron/learning/stats/cox/firth-cox.ts'
import { chiSquareQuantile } from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { cholesky } from '../../../../../electron/learning/stats/foundations/cholesky.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import {
  anyData,
  columns,
  fitted,
  informationByDefinition,
  logLikelihoodByDefinition,
  whole,
} from './small-data.ts'
import { runs } from '../../../runs.ts'

const penalised = (data: CoxData, at: readonly number[], ties: 'efron' | 'breslow') => {
  const factor = cholesky(
    informationByDefinition(data, at, ties).map(row => Float64Array.from(row)),
    0,
  )
  return factor.kind === 'factor'
    ? logLikelihoodByDefinition(data, at, ties) + factor.lnDeterminant / 2
    : -Infinity
}
const firth = (data: CoxData, ties?: 'efron' | 'breslow') => {
  const fit = atOnce(firthCox(data, ties))
  if (fit.kind !== 'fitted') throw new Error(fit.reason)
  return fit
}
const separated = {
  stop: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  event: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
  design: columns([1, 1, 1, 1, 0, 0, 0, 0]),
}

describe("Firth's penalised Cox regression", () => {
  it.each(['efron', 'breslow'] as const)(
    'maximises the penalised likelihood of its definition (%s)',
    ties => {
      fc.assert(
        fc.property(anyData({ rows: runs(9, 12), columns: 2 }), data => {
          const fit = atOnce(firthCox(data, ties))
          fc.pre(fit.kind === 'fitted')
          if (fit.kind !== 'fitted') return
          const best = fit.coefficients.map(each => each.estimate)
          expect(fit.penalisedLogLikelihood).toBeCloseTo(penalised(data, best, ties), 8)
          for (const c of best.keys())
            for (const by of [-1e-3, 1e-3])
              expect(
                penalised(
                  data,
                  best.map((value, k) => (k === c ? value + by : value)),
                  ties,
                ),
              ).toBeLessThan(fit.penalisedLogLikelihood + 1e-10)
        }),
        { numRuns: runs(2, 12) },
      )
    },
  )

  it('answers where events were seen in one group alone, with an interval and p from the penalised likelihood', () => {
    const fit = firth(separated)
    const { estimate, lower, upper, p } = fit.coefficients[0]!
    expect(estimate).toBeGreaterThan(lower)
    expect(Number.isFinite(estimate)).toBe(true)
    const quantile = chiSquareQuantile(0.95, 1)
    for (const limit of [lower, upper])
      expect(2 * (fit.penalisedLogLikelihood - penalised(separated, [limit], 'efron'))).toBeCloseTo(
        quantile,
        7,
      )
    expect(p < 0.05).toBe(lower > 0)
  })

  it('is a little nearer to no effect than the plain fit, and the same in large data', () => {
    const few = whole
    expect(Math.abs(firth(few).coefficients[0]!.estimate)).toBeLessThan(
      Math.abs(fitted(few).coefficients[0]!),
    )
    const rows = 1_500
    const many = {
      stop: Float64Array.from({ length: rows }, (_, k) => (k * 7_919) % 1_501),
      event: Uint8Array.from({ length: rows }, (_, k) => Number(k % 3 > 0)),
      design: [Float64Array.from({ length: rows }, (_, k) => (k * 31) % 17)],
    }
    const { estimate, standardError } = firth(many).coefficients[0]!
    expect(Math.abs(estimate - fitted(many).coefficients[0]!)).toBeLessThan(0.01 * standardError)
  })

  it('follows the unit of a column, and turns with its sign', () => {
    const { estimate, lower, upper, p } = firth(separated).coefficients[0]!
    const turned = firth({ ...separated, design: [separated.design[0]!.map(x => 1e6 - 1e3 * x)] })
      .coefficients[0]!
    expect(turned.estimate * -1e3).toBeCloseTo(estimate, 7)
    expect(turned.upper * -1e3).toBeCloseTo(lower, 6)
    expect(turned.lower * -1e3).toBeCloseTo(upper, 6)
    expect(turned.p).toBeCloseTo(p, 8)
  })

  it('says why there is no answer', () => {
    expect(atOnce(firthCox({ ...separated, event: new Uint8Array(8) }))).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
    expect(atOnce(firthCox({ stop: new Float64Array(), event: new Uint8Array(), design: [] }))).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
    expect(atOnce(firthCox({ ...separated, design: [...separated.design, ...separated.design] }))).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 1,
    })
    expect(() => atOnce(firthCox(separated, 'efron', 0))).toThrow('level')
    expect(() => atOnce(firthCox({ ...separated, design: columns([1]) }))).toThrow(RangeError)
  })
})
