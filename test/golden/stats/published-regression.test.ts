import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  coefficientTable,
  standardErrorsOf,
} from '../../../electron/learning/stats/regression/coefficient-table.ts'
import { firthInference } from '../../../electron/learning/stats/regression/firth-inference.ts'
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFit,
} from '../../../electron/learning/stats/regression/generalized-linear.ts'
import { linearSummary } from '../../../electron/learning/stats/regression/linear-summary.ts'
import { profileIntervals } from '../../../electron/learning/stats/regression/profile-likelihood.ts'
import type { Family, RegressionData } from '../../../electron/learning/stats/regression/regression-data.ts'
import { robustCovariance } from '../../../electron/learning/stats/regression/robust-covariance.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { numberOf, readTable } from '../oracle/csv.ts'

const shared = sharedFolder()

/** Numbers of a file beside the project, by column. */
function columns(file: string) {
  const { columns: cells, rows } = readTable(path.join(shared!, file))
  return {
    rows,
    column: (name: string) => Float64Array.from(cells.get(name)!, cell => numberOf(cell) ?? NaN),
  }
}
const expectedIn = <Shape extends z.ZodType>(folder: string, shape: Shape): z.infer<Shape> =>
  shape.parse(JSON.parse(readFileSync(path.join(shared!, folder, 'expected.json'), 'utf8')))

const fit = (family: Family, data: RegressionData): GeneralizedLinearFit => {
  const result = fitGeneralizedLinear(family, data)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}
const ones = (rows: number) => new Float64Array(rows).fill(1)
const robust = (result: GeneralizedLinearFit, kind: 'HC0' | 'HC2') => {
  const found = robustCovariance(result, kind)
  if (found.kind !== 'estimated') throw new Error(found.reason)
  return standardErrorsOf(found.covariance)
}

describe("Longley's data (1967, J Am Stat Assoc 62:819) give the digits that NIST certifies", () => {
  // Employed, then deflator, GNP, unemployed, armed forces, population, year.
  const rows = [
    [60323, 83, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99, 365385, 1870, 3547, 115094, 1953],
    [63761, 100, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]
  const result = fit('gaussian', {
    outcome: Float64Array.from(rows, row => row[0]!),
    design: [ones(16), ...[1, 2, 3, 4, 5, 6].map(c => Float64Array.from(rows, row => row[c]!))],
  })
  const certified = [
    [-3482258.63459582, 890420.383607373],
    [15.0618722713733, 84.9149257747669],
    [-0.035819179292591, 0.0334910077722432],
    [-2.02022980381683, 0.488399681651699],
    [-1.03322686717359, 0.214274163161675],
    [-0.0511041056535807, 0.22607320006937],
    [1829.15146461355, 455.478499142212],
  ] as const

  it('to nine of them, coefficients and standard errors', () => {
    const errors = standardErrorsOf(result.covariance)
    certified.forEach(([estimate, error], c) => {
      expect(Math.abs(result.coefficients[c]! / estimate - 1)).toBeLessThan(1e-9)
      expect(Math.abs(errors[c]! / error - 1)).toBeLessThan(1e-9)
    })
  })

  it('residual deviation, R squared and F', () => {
    const { sigma, rSquared, f } = linearSummary(result)
    expect(Math.abs(sigma / 304.854073561965 - 1)).toBeLessThan(1e-9)
    expect(rSquared).toBeCloseTo(0.995479004577296, 12)
    expect(Math.abs(f!.value / 330.285339234588 - 1)).toBeLessThan(1e-9)
  })
})

describe('published regressions', () => {
  it.skipIf(!shared)(
    'cardiac surgery: logit = -3.694 + 0.0759 Parsonnet score (Steiner 2000, Biostatistics 1:441: -3.68, 0.077)',
    () => {
      const { rows, column } = columns('data/benchmarking/cardiac-surgery-parsonnet.csv')
      const [time, status, day, score] = [
        column('time'),
        column('status'),
        column('date'),
        column('Parsonnet'),
      ]
      const died = Float64Array.from({ length: rows }, (_, i) => Number(status[i] === 1 && time[i]! <= 30))
      const { reproducedHere } = expectedIn(
        'data/benchmarking',
        z.object({
          'cardiac-surgery-parsonnet.csv': z.object({
            reproducedHere: z.object({
              'days<=730': z.object({ logit: z.array(z.number()) }),
              'all': z.object({ logit: z.array(z.number()) }),
            }),
          }),
        }),
      )['cardiac-surgery-parsonnet.csv']
      const all = fit('binomial', { outcome: died, design: [ones(rows), score] })
      all.coefficients.forEach((value, c) => expect(value).toBeCloseTo(reproducedHere.all.logit[c]!, 5))
      expect([all.coefficients[0]!.toFixed(3), all.coefficients[1]!.toFixed(4)]).toEqual(['-3.694', '0.0759'])
      const early = (values: Float64Array) => values.filter((_, i) => day[i]! <= 730)
      const two = fit('binomial', { outcome: early(died), design: [ones(early(died).length), early(score)] })
      two.coefficients.forEach((value, c) =>
        expect(value).toBeCloseTo(reproducedHere['days<=730'].logit[c]!, 5),
      )
    },
  )

  it.skipIf(!shared)(
    'job training (Dehejia & Wahba 1999): 1,794.34 dollars (632.85) in the subset, 886.30 (472.09) in all',
    () => {
      const { reproducedHere } = expectedIn(
        'data/cohorts/lalonde-nsw',
        z.object({
          reproducedHere: z.object({
            nsw_mixtape: z.object({ diff: z.number(), se: z.number() }),
            nswdemo: z.object({ diff: z.number(), se: z.number() }),
          }),
        }),
      )
      for (const [name, arm] of [
        ['nsw_mixtape', 'treat'],
        ['nswdemo', 'trt'],
      ] as const) {
        const { rows, column } = columns(`data/cohorts/lalonde-nsw/${name}.csv`)
        const [treated, earned] = [column(arm), column('re78')]
        const result = fit('gaussian', { outcome: earned, design: [ones(rows), treated] })
        expect(result.coefficients[1]).toBeCloseTo(reproducedHere[name].diff, 3)
        expect(standardErrorsOf(result.covariance)[1]).toBeCloseTo(reproducedHere[name].se, 3)
        // Neyman's error of two means, each with its own variance, is HC2.
        const spread = (flag: number) => {
          const own = earned.filter((_, i) => treated[i] === flag)
          const mean = own.reduce((sum, y) => sum + y, 0) / own.length
          return own.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (own.length - 1) / own.length
        }
        expect(robust(result, 'HC2')[1]).toBeCloseTo(Math.sqrt(spread(1) + spread(0)), 6)
      }
    },
  )

  it.skipIf(!shared)(
    'quitting smoking and weight: 2.54 kg (1.66 to 3.43) crude (Hernan & Robins, chapter 12)',
    () => {
      const { rows, column } = columns('data/cohorts/nhefs/nhefs_complete.csv')
      const {
        reproducedHere: { crude },
      } = expectedIn(
        'data/cohorts/nhefs',
        z.object({
          reproducedHere: z.object({ crude: z.object({ est: z.number(), ci95: z.array(z.number()) }) }),
        }),
      )
      const result = fit('gaussian', { outcome: column('wt82_71'), design: [ones(rows), column('qsmk')] })
      const [, quit] = coefficientTable(result.coefficients, standardErrorsOf(result.covariance), {
        freedom: result.residualFreedom,
      })
      expect(quit!.estimate).toBeCloseTo(crude.est, 5)
      expect([quit!.lower, quit!.upper].map(limit => limit.toFixed(2))).toEqual(
        crude.ci95.map(limit => limit.toFixed(2)),
      )
    },
  )

  it.skipIf(!shared)(
    "endometrial cancer: separation, Firth's 2.93, 0.61 to 7.85 (Heinze & Schemper 2002, Stat Med 21:2409)",
    () => {
      const { rows, column } = columns('oracle/prepared/glm.endometrial.firth.csv')
      const data = { outcome: column('outcome'), design: [ones(rows), ...['NV', 'PI', 'EH'].map(column)] }
      expect(fitGeneralizedLinear('binomial', data)).toEqual({ kind: 'not-estimable', reason: 'separation' })
      const firth = firthInference(data)
      if (firth.kind !== 'estimated') throw new Error(firth.reason)
      const [, neovascularisation] = firth.coefficients
      expect(
        [neovascularisation!.estimate, neovascularisation!.lower, neovascularisation!.upper].map(value =>
          value.toFixed(2),
        ),
      ).toEqual(['2.93', '0.61', '7.85'])
      const profile = profileIntervals('binomial', data)
      if (profile.kind !== 'estimated') throw new Error(profile.reason)
      expect(profile.intervals[1]).toMatchObject({ estimate: Infinity, upper: Infinity })
      expect(profile.intervals[1]!.lower).toBeGreaterThan(0)
      expect(
        profile.intervals
          .slice(2)
          .every(({ lower, upper }) => Number.isFinite(lower) && Number.isFinite(upper)),
      ).toBe(true)
    },
  )
})
