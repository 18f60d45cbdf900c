import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import { logLikelihoodAt } from '../../../../../electron/learning/stats/cox/log-likelihood-at.ts'
import { waldTest } from '../../../../../electron/learning/stats/cox/robust-covariance.ts'
import { atOnce, breathing } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { leukaemiaTrial } from '../../../../fixtures/survival-examples.ts'
import {
  anyData,
  columns,
  fitOrSkip,
  fitted,
  logLikelihoodByDefinition,
  pickRows,
  sixteen,
  whole,
} from './small-data.ts'
import { runs } from '../../../runs.ts'

const leukaemia = {
  stop: leukaemiaTrial.time,
  event: leukaemiaTrial.event,
  design: [Float64Array.from(leukaemiaTrial.arm, arm => arm - 1)],
}

const three = ['efron', 'breslow', 'exact'] as const
describe('Cox regression', () => {
  // The example of Cox 1972. Kalbfleisch & Prentice 2002 and Therneau & Grambsch 2000 print 1.509, 1.572 and
  // 1.628; further digits by survival::coxph.
  it.each([
    ['breslow', 1.5091914125859, 0.4095644063667, -93.9850504782452, -86.3796220711456, 15.9305395640327],
    ['efron', 1.5721251488291, 0.4123967177095, -93.1842699968477, -85.0084245773717, 17.2465367957166],
    ['exact', 1.6282439516724, 0.4331312964924, -82.6692792527922, -74.5431011645186, 16.7929409892165],
  ] as const)(
    "finds the textbooks' hazard ratio of remission with %s ties",
    (ties, coefficient, standardError, nothing, logLikelihood, score) => {
      const fit = fitted(leukaemia, ties)
      expect(fit.coefficients[0]).toBeCloseTo(coefficient, 11)
      expect(Math.sqrt(fit.covariance[0]![0]!)).toBeCloseTo(standardError, 11)
      expect(fit.logLikelihoodNull).toBeCloseTo(nothing, 10)
      expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 10)
      expect(fit.scoreTest).toBeCloseTo(score, 10)
      expect(fit.likelihoodRatioTest).toBeCloseTo(2 * (logLikelihood - nothing), 10)
      expect(waldTest(fit, fit.covariance)).toBeCloseTo((coefficient / standardError) ** 2, 8)
      expect([fit.rows, fit.events]).toEqual([42, 30])
    },
  )

  it('agrees with coxph on ties, weights, late comers and strata together', () => {
    const fit = fitted(whole)
    expect(fit.coefficients[0]).toBeCloseTo(0.80732466765576, 11)
    expect(fit.coefficients[1]).toBeCloseTo(0.01778023869417, 12)
    expect(fit.covariance[0]![0]).toBeCloseTo(1.011300835052561, 11)
    expect(fit.covariance[0]![1]).toBeCloseTo(0.002284492123719, 12)
    expect(fit.covariance[1]![1]).toBeCloseTo(0.003049318692971, 12)
    expect(fit.logLikelihoodNull).toBeCloseTo(-4.416143233907, 11)
    expect(fit.logLikelihood).toBeCloseTo(-4.0233614974558, 11)
    expect(fit.scoreTest).toBeCloseTo(0.7572151469852, 11)
  })

  it.each(three)('maximises the %s likelihood of its definition', ties => {
    fc.assert(
      fc.property(anyData({ rows: 12, weights: ties !== 'exact' }), data => {
        const fit = fitOrSkip(data, ties)
        const at = (coefficients: number[]) => logLikelihoodByDefinition(data, coefficients, ties)
        const best = Array.from(fit.coefficients)
        expect(fit.logLikelihoodNull).toBeCloseTo(at(best.map(() => 0)), 9)
        expect(fit.logLikelihood).toBeCloseTo(at(best), 9)
        expect(fit.logLikelihood).toBeGreaterThanOrEqual(fit.logLikelihoodNull - 1e-12)
        for (const c of best.keys())
          for (const by of [-0.01, 0.01]) {
            const beside = best.map((value, k) => (k === c ? value + by : value))
            const value = at(beside)
            expect(value).toBeLessThan(fit.logLikelihood)
            expect(atOnce(logLikelihoodAt(fit, [Float64Array.from(beside)]))[0]).toBeCloseTo(value, 9)
          }
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it.each(three)('has the curvature of the %s likelihood as its information', ties => {
    fc.assert(
      fc.property(anyData({ rows: 10, columns: 1, weights: ties !== 'exact' }), data => {
        const fit = fitOrSkip(data, ties)
        fc.pre(fit.covariance[0]![0]! < 4)
        const [at, step] = [fit.coefficients[0]!, 1e-3]
        const value = (by: number) => logLikelihoodByDefinition(data, [at + by], ties)
        const curvature =
          -(-value(2 * step) + 16 * value(step) - 30 * value(0) + 16 * value(-step) - value(-2 * step)) /
          (12 * step * step)
        expect(curvature * fit.covariance[0]![0]!).toBeCloseTo(1, 5)
      }),
      { numRuns: runs(7, 40) },
    )
  })

  it('finds one likelihood for all three where no events are tied', () => {
    const untied = {
      ...sixteen,
      stop: sixteen.stop.map((stop, row) => stop + row / 100),
      weights: undefined,
      design: whole.design,
    }
    const [efron, breslow, exact] = three.map(ties => fitted(untied, ties))
    expect(breslow!.logLikelihood).toBeCloseTo(efron!.logLikelihood, 12)
    expect(exact!.logLikelihood).toBeCloseTo(efron!.logLikelihood, 12)
    expect(exact!.covariance[1]![1]).toBeCloseTo(efron!.covariance[1]![1]!, 12)
  })

  it('does not depend on the order of rows, nor on where and in what unit columns and times are measured', () => {
    fc.assert(
      fc.property(
        anyData(),
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 25, maxLength: 25 }),
        (data, keys) => {
          const fit = fitOrSkip(data)
          const order = [...data.stop.keys()].sort((one, other) => keys[one]! - keys[other]!)
          const moved = pickRows(
            {
              ...data,
              stop: data.stop.map(value => value / 7 + 3),
              start: data.start?.map(value => value / 7 + 3),
              design: data.design.map((column, c) =>
                column.map(
                  (value, row) => 2 ** 20 + value / 1_024 + (data.strata ? 50 * c * data.strata[row]! : 0),
                ),
              ),
            },
            order,
          )
          const again = fitted(moved)
          expect(again.logLikelihood).toBeCloseTo(fit.logLikelihood, 9)
          fit.coefficients.forEach((value, c) => expect(again.coefficients[c]! / 1_024).toBeCloseTo(value, 7))
        },
      ),
      { numRuns: runs(10, 60) },
    )
  })

  it("counts a weight of two as two rows (Breslow's ties)", () => {
    fc.assert(
      fc.property(anyData({ weights: false }), data => {
        const weights = data.stop.map((_, row) => 1 + (row % 3))
        const fit = fitOrSkip({ ...data, weights }, 'breslow')
        const repeated = fitted(
          pickRows(
            data,
            [...data.stop.keys()].flatMap(row => Array.from({ length: weights[row]! }, () => row)),
          ),
          'breslow',
        )
        fit.coefficients.forEach((value, c) => expect(repeated.coefficients[c]).toBeCloseTo(value, 8))
        expect(repeated.logLikelihood).toBeCloseTo(fit.logLikelihood, 8)
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('follows the scale of weights: the estimate stays, the covariance shrinks', () => {
    const tiny = fitted({ ...whole, weights: sixteen.weights.map(weight => weight * 1e-9) })
    const fit = fitted(whole)
    expect(tiny.coefficients[0]).toBeCloseTo(fit.coefficients[0]!, 10)
    expect(tiny.covariance[0]![0]! * 1e-9).toBeCloseTo(fit.covariance[0]![0]!, 9)
  })

  it('leaves rows of weight 0 out', () => {
    const kept = [...sixteen.stop.keys()].filter(row => row % 5 !== 4)
    const fit = fitted({
      ...whole,
      weights: sixteen.weights.map((weight, row) => (row % 5 === 4 ? 0 : weight)),
    })
    const without = fitted(pickRows(whole, kept))
    expect(fit.coefficients[1]).toBeCloseTo(without.coefficients[1]!, 10)
    expect(fit.events).toBe(without.events)
  })

  it('does not notice when a row is cut in two', () => {
    fc.assert(
      fc.property(anyData({ start: false }), data => {
        const fit = fitOrSkip(data)
        const rows = [...data.stop.keys()]
        const cut = pickRows({ ...data, start: data.stop.map(() => 0) }, [...rows, ...rows])
        const half = data.stop.map(stop => Math.floor(stop / 2))
        const both = {
          ...cut,
          stop: cut.stop.map((stop, k) => (k < rows.length ? half[k]! : stop)),
          start: cut.start!.map((_, k) => (k < rows.length ? 0 : half[k - rows.length]!)),
          event: cut.event.map((event, k) => (k < rows.length ? 0 : event)),
        }
        const again = fitted(both)
        expect(again.logLikelihood).toBeCloseTo(fit.logLikelihood, 9)
        fit.coefficients.forEach((value, c) => expect(again.coefficients[c]).toBeCloseTo(value, 7))
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('keeps its digits when people of very high risk have left or not yet come', () => {
    const rows = 60
    const row = (of: (k: number) => number) => Float64Array.from({ length: rows }, (_, k) => of(k))
    // Odd rows, with a column that makes their risk e^30 times as high, are seen only where no even row is.
    const data = {
      start: row(k => (k % 2 ? 100 + k : k)),
      stop: row(k => (k % 2 ? 150 + k : 40 + k)),
      event: new Uint8Array(rows).fill(1),
      strata: row(k => k % 2),
      design: [row(k => ((k * 37) % 11) / 11)],
    }
    const apart = fitted(data)
    const offset = [...data.design, row(k => (k % 2 ? 30 : 0))]
    const together = fitted({ ...data, strata: undefined })
    expect(together.coefficients[0]).toBeCloseTo(apart.coefficients[0]!, 10)
    expect(atOnce(coxRegression({ ...data, design: offset }))).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 1,
    })
  })

  it('takes 0.1 + 0.2 and 0.3 for one time', () => {
    const stop = [0.1 + 0.2, 0.3, 0.5, 0.7, 0.9]
    const data = { event: Uint8Array.of(1, 1, 1, 0, 1), design: columns([1, 0, 1, 0, 0]) }
    expect(fitted({ ...data, stop: Float64Array.from(stop) }).logLikelihood).toBe(
      fitted({ ...data, stop: Float64Array.from([0.3, ...stop.slice(1)]) }).logLikelihood,
    )
  })

  it('fits columns of very different size', () => {
    const fit = fitted({
      ...whole,
      design: [sixteen.exposed.map(value => value * 1e-9), sixteen.age.map(value => 1e12 + value * 1e6)],
    })
    const plain = fitted(whole)
    expect(fit.coefficients[0]! * 1e-9).toBeCloseTo(plain.coefficients[0]!, 9)
    expect(fit.coefficients[1]! * 1e6).toBeCloseTo(plain.coefficients[1]!, 9)
  })

  it('fits no column at all: the null likelihood', () => {
    const fit = fitted({ ...whole, design: [] })
    expect(fit.logLikelihood).toBeCloseTo(-4.416143233907, 11)
    expect(fit.likelihoodRatioTest).toBe(0)
  })

  it('pauses between pieces, and answers the same', async () => {
    let pauses = 0
    const rested = await breathing(coxRegression(whole), () => {
      pauses++
      return undefined
    })
    expect(pauses).toBeGreaterThan(10)
    expect(rested.kind === 'fitted' && rested.logLikelihood).toBe(fitted(whole).logLikelihood)
    await expect(
      breathing(coxRegression(whole), () => Promise.reject(new Error('cancelled'))),
    ).rejects.toThrow('cancelled')
  })
})
