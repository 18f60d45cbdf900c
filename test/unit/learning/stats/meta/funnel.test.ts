import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beggTest } from '../../../../../electron/learning/stats/meta/begg.ts'
import { eggerRandomEffects, eggerTest } from '../../../../../electron/learning/stats/meta/egger.ts'
import { metaAnalysis } from '../../../../../electron/learning/stats/meta/meta-analysis.ts'
import { trimAndFill } from '../../../../../electron/learning/stats/meta/trim-and-fill.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { fitted, randomStudies } from './studies.ts'
import { runs } from '../../../runs.ts'

const f = (...values: number[]) => Float64Array.from(values)

describe("Egger's test", () => {
  // R 4.2, metafor 3.8: regtest(c(.1,.4,.2,.9,.5), c(.01,.09,.02,.25,.04), model = "lm") and of rma(method = "REML").
  it('agrees with R', () => {
    const [effect, variance] = [f(0.1, 0.4, 0.2, 0.9, 0.5), f(0.01, 0.09, 0.02, 0.25, 0.04)]
    const test = fitted(eggerTest(effect, variance))
    expect(test.statistic).toBeCloseTo(3.7299746026355187, 6)
    expect(test.limitEstimate).toBeCloseTo(-0.0892788397567698, 6)
    expect(fitted(eggerRandomEffects(effect, variance)).statistic).toBeCloseTo(2.15033121564747, 5)
  })
  it('is the regression of the standardised effect on precision: its intercept', () => {
    const { effect, variance } = randomStudies(21, { count: 9, tau: 0.3, logSpread: 1 })
    const x = variance.map(each => 1 / Math.sqrt(each))
    const y = effect.map((each, row) => each * x[row]!)
    const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each / values.length, 0)
    const sxx = x.reduce((sum, each) => sum + (each - mean(x)) ** 2, 0)
    const slope = x.reduce((sum, each, row) => sum + (each - mean(x)) * y[row]!, 0) / sxx
    const intercept = mean(y) - slope * mean(x)
    const residual = y.reduce((sum, each, row) => sum + (each - intercept - slope * x[row]!) ** 2, 0)
    const error = Math.sqrt((residual / 7) * (1 / 9 + mean(x) ** 2 / sxx))
    const test = fitted(eggerTest(effect, variance))
    expect(test.statistic).toBeCloseTo(intercept / error, 9)
    expect(test.limitEstimate).toBeCloseTo(slope, 9)
  })
  it('is not estimable for two studies, equal variances and studies on a line', () => {
    expect(eggerTest(f(1, 2), f(1, 2)).kind).toBe('not-estimable')
    expect(eggerTest(f(1, 2, 3), f(1, 1, 1)).kind).toBe('not-estimable')
    expect(eggerTest(f(1, 2, 3), f(1, 4, 9)).kind).toBe('not-estimable')
    expect(eggerTest(f(0, 0, 0), f(1, 4, 9)).kind).toBe('not-estimable')
    expect(eggerRandomEffects(f(1, 2), f(1, 2)).kind).toBe('not-estimable')
    expect(eggerRandomEffects(f(1, 2, 3), f(1, 1, 1)).kind).toBe('not-estimable')
    expect(() => eggerTest(f(1, 2, 3), f(1, 1, 0))).toThrow(RangeError)
  })
})

describe("Begg's test", () => {
  it('sees a perfect order: tau 1', () => {
    expect(fitted(beggTest(f(0.1, 0.2, 0.4, 0.9), f(0.01, 0.04, 0.09, 0.16))).tau).toBe(1)
    expect(fitted(beggTest(f(-0.1, -0.2, -0.4, -0.9), f(0.01, 0.04, 0.09, 0.16))).tau).toBe(-1)
  })
  it('does not change with a shift and turns with the sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), seed => {
        const { effect, variance } = randomStudies(seed, { count: 10, tau: 0.2, logSpread: 1 })
        const plain = fitted(beggTest(effect, variance))
        expect(
          fitted(
            beggTest(
              effect.map(each => 3 - each),
              variance,
            ),
          ),
        ).toMatchObject({ tau: expect.closeTo(-plain.tau, 12), p: expect.closeTo(plain.p, 12) })
      }),
    )
  })
  it('is not estimable for two studies, equal variances and equal effects', () => {
    expect(beggTest(f(1, 2), f(1, 2)).kind).toBe('not-estimable')
    expect(beggTest(f(1, 2, 3), f(1, 1, 1)).kind).toBe('not-estimable')
    expect(beggTest(f(0.3, 0.3, 0.3), f(1, 2, 3)).kind).toBe('not-estimable')
    expect(() => beggTest(f(1, 2, 3), f(1, 1))).toThrow(RangeError)
  })
})

describe('trim and fill', () => {
  it('finds studies that were hidden, and comes nearer the truth', () => {
    const random = createRandom(31)
    const all = Array.from({ length: 60 }, (_, k) => {
      const v = 0.01 + 0.005 * k
      return [random.normal() * Math.sqrt(v), v] as const
    })
    const shown = all.filter(([y, v]) => !(v > 0.12 && y < -0.1))
    const [effect, variance] = [Float64Array.from(shown, ([y]) => y), Float64Array.from(shown, ([, v]) => v)]
    const filled = fitted(trimAndFill(effect, variance))
    expect(filled.side).toBe('left')
    expect(filled.missing).toBeGreaterThan(3)
    expect(Math.abs(filled.analysis.estimate)).toBeLessThan(
      Math.abs(fitted(metaAnalysis(effect, variance, 'DL')).estimate),
    )
  })
  it('turns its side with the sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), seed => {
        const { effect, variance } = randomStudies(seed, { count: 12, tau: 0.4, logSpread: 1 })
        const plain = fitted(trimAndFill(effect, variance))
        const turned = fitted(
          trimAndFill(
            effect.map(each => -each),
            variance,
          ),
        )
        expect(turned.missing).toBe(plain.missing)
        expect(turned.side).not.toBe(plain.side)
        expect(turned.analysis.estimate).toBeCloseTo(-plain.analysis.estimate, 9)
      }),
      { numRuns: runs(7, 40) },
    )
  })
  it('puts nothing into a symmetric funnel', () => {
    const effect = f(0, -0.2, 0.2, -0.5, 0.5, 0.05)
    const filled = fitted(trimAndFill(effect, f(0.01, 0.04, 0.04, 0.2, 0.2, 0.02)))
    expect(filled.missing).toBe(0)
    expect(filled.filled.effect).toHaveLength(0)
  })
  it('is not estimable for two studies and for equal variances', () => {
    expect(trimAndFill(f(1, 2), f(1, 2)).kind).toBe('not-estimable')
    expect(trimAndFill(f(1, 2, 5), f(1, 1, 1)).kind).toBe('not-estimable')
    expect(() => trimAndFill(f(1, 2, 5), f(1, 1, NaN))).toThrow(RangeError)
  })
})
