import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { mantelHaenszel } from '../../../electron/learning/stats/meta/mantel-haenszel.ts'
import { metaAnalysis, type MetaAnalysis } from '../../../electron/learning/stats/meta/meta-analysis.ts'
import { metaRegression } from '../../../electron/learning/stats/meta/meta-regression.ts'
import { qProfile } from '../../../electron/learning/stats/meta/q-profile.ts'
import { estimableStudies } from '../../../electron/learning/stats/meta/study-effect.ts'
import {
  twoByTwoEffects,
  type TwoArmCounts,
} from '../../../electron/learning/stats/meta/two-by-two-effects.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { readTable } from '../oracle/csv.ts'

const beside = sharedFolder()
const folder = path.join(beside ?? '', 'data/meta-analysis')

const column = (file: string, name: string) =>
  Float64Array.from(readTable(path.join(folder, file)).columns.get(name)!, Number)

const Published = z.object({
  published: z.object({
    'dat.bcg': z.object({
      est: z.number(),
      se: z.number(),
      tau2: z.number(),
      I2: z.number(),
      Q: z.number(),
      df: z.number(),
      RR: z.number(),
      ci95: z.tuple([z.number(), z.number()]),
    }),
  }),
})

function fitted<T extends { readonly kind: string }>(result: T): Extract<T, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(JSON.stringify(result))
  return result as Extract<T, { kind: 'fitted' }>
}
const usualInterval = (fit: MetaAnalysis) => fitted(fit.interval)

// A clone without the data beside it cannot read the trials: these then stay out, and the run says so.
describe.skipIf(!beside)('printed meta-analyses', () => {
  /** Cases and people, vaccinated and not. */
  const bcg = (): TwoArmCounts => {
    const [a, b, c, d] = ['tpos', 'tneg', 'cpos', 'cneg'].map(name => column('dat.bcg.csv', name)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    return {
      events1: a,
      people1: a.map((each, row) => each + b[row]!),
      events2: c,
      people2: c.map((each, row) => each + d[row]!),
    }
  }
  const vaccine = () => estimableStudies(twoByTwoEffects('RR', bcg()))

  it('BCG vaccine (Colditz 1994): log risk ratio, tau2, I2 and Q of random effects by REML', () => {
    const { 'dat.bcg': printed } = Published.parse(
      JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')),
    ).published
    const { effect, variance } = vaccine()
    const fit = fitted(metaAnalysis(effect, variance, 'REML'))
    expect(fit.estimate).toBeCloseTo(printed.est, 4)
    expect(fit.standardError).toBeCloseTo(printed.se, 4)
    expect(fit.tau2).toBeCloseTo(printed.tau2, 4)
    expect(fit.i2Percent).toBeCloseTo(printed.I2, 2)
    expect(fit.q.statistic).toBeCloseTo(printed.Q, 3)
    expect(fit.q.freedom).toBe(printed.df)
    expect(Math.exp(fit.estimate)).toBeCloseTo(printed.RR, 3)
    expect(Math.exp(usualInterval(fit).lower)).toBeCloseTo(printed.ci95[0], 3)
    expect(Math.exp(usualInterval(fit).upper)).toBeCloseTo(printed.ci95[1], 3)
  })

  it('BCG vaccine: latitude explains most (Viechtbauer 2010): slope -0.0291 (0.0072), residual tau2 0.0764', () => {
    const { effect, variance } = vaccine()
    const fit = fitted(
      metaRegression(effect, variance, [effect.map(() => 1), column('dat.bcg.csv', 'ablat')]),
    )
    expect(fit.coefficients[0]!.estimate).toBeCloseTo(0.2515, 4)
    expect(fit.coefficients[1]!.estimate).toBeCloseTo(-0.0291, 4)
    expect(fit.coefficients[1]!.standardError).toBeCloseTo(0.0072, 4)
    expect(Math.abs(fit.tau2 - 0.0764)).toBeLessThan(0.0001) // printed from an iteration stopped at 1e-5
    expect(fit.r2Percent).toBeCloseTo(75.62, 1)
  })

  // Hackshaw, Law & Wald 1997, BMJ 315:980: excess risk of 24 per cent (13 to 36) from 37 studies.
  it('lung cancer and second-hand smoke (Hackshaw 1997): odds ratio 1.24, 1.13 to 1.36, over 37 studies', () => {
    const fit = fitted(
      metaAnalysis(column('dat.hackshaw1998.csv', 'yi'), column('dat.hackshaw1998.csv', 'vi'), 'DL'),
    )
    expect(fit.studies).toBe(37)
    expect(Math.exp(fit.estimate)).toBeCloseTo(1.24, 2)
    expect(Math.exp(usualInterval(fit).lower)).toBeCloseTo(1.13, 2)
    expect(Math.exp(usualInterval(fit).upper)).toBeCloseTo(1.36, 2)
  })

  // Viechtbauer 2010, J Stat Softw 36:3, and the documentation of metafor: confint, predict and rma.mh of the
  // same trials.
  it('BCG vaccine: Q-profile tau2 0.1197 to 1.1115, prediction 0.15 to 1.55, Mantel-Haenszel ratio 0.64', () => {
    const { effect, variance } = vaccine()
    const profile = fitted(qProfile(effect, variance))
    expect([profile.tau2.lower, profile.tau2.upper]).toEqual([
      expect.closeTo(0.1197, 4),
      expect.closeTo(1.1115, 4),
    ])
    expect([profile.i2Percent.lower, profile.i2Percent.upper]).toEqual([
      expect.closeTo(81.92, 2),
      expect.closeTo(97.68, 2),
    ])
    const prediction = fitted(fitted(metaAnalysis(effect, variance, 'REML')).predictionLikeTest)
    expect([Math.exp(prediction.lower), Math.exp(prediction.upper)]).toEqual([
      expect.closeTo(0.1546, 3),
      expect.closeTo(1.549, 3),
    ])
    const pooled = fitted(mantelHaenszel('RR', bcg()))
    expect(pooled.estimate).toBeCloseTo(-0.4537, 4)
    expect(pooled.standardError).toBeCloseTo(0.0393, 4)
  })
})
