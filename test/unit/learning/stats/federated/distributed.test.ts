import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import {
  coxSummary,
  coxSummaryInSteps,
} from '../../../../../electron/learning/stats/federated/cox-summary.ts'
import {
  linearFromSums,
  linearSums,
} from '../../../../../electron/learning/stats/federated/distributed-linear.ts'
import {
  distributedFit,
  distributedNewton,
} from '../../../../../electron/learning/stats/federated/distributed-newton.ts'
import { logisticSummary } from '../../../../../electron/learning/stats/federated/logistic-summary.ts'
import { odal } from '../../../../../electron/learning/stats/federated/odal.ts'
import { poolByPrecision, poolTogether } from '../../../../../electron/learning/stats/federated/one-shot.ts'
import { addSummaries } from '../../../../../electron/learning/stats/federated/site-summary.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { runs } from '../../../runs.ts'

/** Rows of several sites, of which some are small and one may lack events. */
function sitesOf(seed: number, sizes: readonly number[]) {
  const random = createRandom(seed)
  const parts = sizes.map(size => {
    const x = Float64Array.from({ length: size }, () => random.normal())
    const z = Float64Array.from({ length: size }, () => Number(random.uniform() < 0.4))
    const eta = x.map((value, i) => 0.8 * value - 0.5 * z[i]! - 0.3)
    const outcome = eta.map(value => Number(random.uniform() < 1 / (1 + Math.exp(-value))))
    const time = eta.map(value => Math.ceil(20 * random.exponential() * Math.exp(-value)))
    return {
      outcome,
      measured: eta.map(value => 3 + value + random.normal()),
      time,
      event: Uint8Array.from(time, () => Number(random.uniform() < 0.7)),
      design: [new Float64Array(size).fill(1), x, z],
    }
  })
  const join = (of: (part: (typeof parts)[number]) => ArrayLike<number>) =>
    Float64Array.from(parts.flatMap(part => Array.from(of(part))))
  return {
    parts,
    whole: {
      outcome: join(part => part.outcome),
      measured: join(part => part.measured),
      time: join(part => part.time),
      event: Uint8Array.from(join(part => part.event)),
      design: [0, 1, 2].map(c => join(part => part.design[c]!)),
      site: join(part => part.design[0]!.map(() => parts.indexOf(part))),
    },
  }
}
const close = (one: ArrayLike<number>, other: ArrayLike<number>, digits = 8) => {
  expect(one).toHaveLength(other.length)
  Array.from(one).forEach((value, k) => expect(value).toBeCloseTo(other[k]!, digits))
}
const logistic = (parts: readonly RegressionData[]) =>
  distributedFit(
    new Float64Array(3),
    parts.map(part => at => logisticSummary(part, at)),
  )

describe('distributed logistic regression', () => {
  it('is the pooled fit however the rows are divided', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
        (seed, sizes) => {
          const { parts, whole } = sitesOf(seed, [...sizes, 60])
          const pooled = fitGeneralizedLinear('binomial', { outcome: whole.outcome, design: whole.design })
          fc.pre(pooled.kind === 'fitted')
          const fit = logistic(parts)
          if (fit.kind !== 'fitted' || pooled.kind !== 'fitted') throw new Error('not fitted')
          close(fit.coefficients, pooled.coefficients, 9)
          fit.covariance.forEach((row, r) => close(row, pooled.covariance[r]!, 7))
          expect(fit.logLikelihood).toBeCloseTo(pooled.logLikelihood, 9)
        },
      ),
      { numRuns: runs(10, 40) },
    )
  })

  it('tells the turns it took, each from the state it entered with', () => {
    const { parts } = sitesOf(1, [50, 70])
    const fit = logistic(parts)
    if (fit.kind !== 'fitted') throw new Error(fit.reason)
    expect(fit.turns[0]!.logLikelihood).toBeCloseTo(-120 * Math.LN2, 9)
    expect(fit.turns[0]!.largestStep).toBeCloseTo(Math.max(...fit.turns[1]!.coefficients.map(Math.abs)), 12)
    expect(fit.turns.at(-1)!.largestStep).toBeGreaterThan(1e-8)
  })

  it('asks for coefficients and takes answers one exchange at a time', () => {
    const { parts } = sitesOf(2, [80, 80])
    const newton = distributedNewton(new Float64Array(3))
    const asked = newton.next()
    expect(asked).toEqual({ done: false, value: new Float64Array(3) })
    const next = newton.next(parts.map(part => logisticSummary(part, new Float64Array(3))))
    expect(next.done).toBe(false)
    expect(next.value).not.toEqual(new Float64Array(3))
  })

  it('goes back where a step is too long', () => {
    const { parts } = sitesOf(3, [200])
    const far = distributedFit(
      Float64Array.from([3, -3, 3]),
      parts.map(part => at => logisticSummary(part, at)),
    )
    const near = logistic(parts)
    if (far.kind !== 'fitted' || near.kind !== 'fitted') throw new Error('not fitted')
    close(far.coefficients, near.coefficients, 8)
  })

  it('does not end under separation, and names a column that depends on others', () => {
    const x = Float64Array.from([-2, -1, 1, 2])
    const separated = [{ outcome: Float64Array.from([0, 0, 1, 1]), design: [new Float64Array(4).fill(1), x] }]
    expect(
      distributedFit(
        new Float64Array(2),
        separated.map(part => at => logisticSummary(part, at)),
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'not-converged' })
    const twice = [{ outcome: Float64Array.from([0, 1, 0, 1]), design: [x, x] }]
    expect(
      distributedFit(
        new Float64Array(2),
        twice.map(part => at => logisticSummary(part, at)),
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'dependent', column: 1 })
  })

  it('adds only what fits together', () => {
    expect(() => addSummaries([])).toThrow(RangeError)
    const [one, other] = [
      logisticSummary(sitesOf(1, [5]).parts[0]!, new Float64Array(3)),
      logisticSummary(
        { outcome: Float64Array.from([1]), design: [Float64Array.from([1])] },
        new Float64Array(1),
      ),
    ]
    expect(() => addSummaries([one, other])).toThrow(/site 2/u)
    expect(() => logisticSummary(sitesOf(1, [5]).parts[0]!, new Float64Array(2))).toThrow(
      /^logisticSummary: coefficients/u,
    )
  })
})

describe("a site's part of a stratified Cox regression", () => {
  it.each(['breslow', 'efron'] as const)('adds up to the stratified fit, %s ties', ties => {
    const { parts, whole } = sitesOf(4, [40, 60, 25])
    const stratified = atOnce(
      coxRegression(
        { stop: whole.time, event: whole.event, design: whole.design.slice(1), strata: whole.site },
        ties,
      ),
    )
    const fit = distributedFit(
      new Float64Array(2),
      parts.map(
        part => at =>
          coxSummary({ stop: part.time, event: part.event, design: part.design.slice(1) }, at, ties),
      ),
    )
    if (fit.kind !== 'fitted' || stratified.kind !== 'fitted') throw new Error('not fitted')
    close(fit.coefficients, stratified.coefficients, 8)
    fit.covariance.forEach((row, r) => close(row, stratified.covariance[r]!, 8))
    expect(fit.logLikelihood).toBeCloseTo(stratified.logLikelihood, 8)
  })

  it('has the score and information that differences of its log likelihood say', () => {
    const { parts } = sitesOf(5, [30])
    const data = {
      stop: parts[0]!.time,
      event: parts[0]!.event,
      design: [parts[0]!.design[1]!.map(x => 100 + 7 * x), parts[0]!.design[2]!],
    }
    const at = (b: readonly [number, number]) => coxSummary(data, Float64Array.from(b), 'efron')
    const middle = at([0.02, -0.3])
    const h = 1e-5
    close(
      middle.gradient,
      [
        (at([0.02 + h, -0.3]).logLikelihood - at([0.02 - h, -0.3]).logLikelihood) / (2 * h),
        (at([0.02, -0.3 + h]).logLikelihood - at([0.02, -0.3 - h]).logLikelihood) / (2 * h),
      ],
      4,
    )
    close(
      middle.information[0]!,
      [
        (at([0.02 - h, -0.3]).gradient[0]! - at([0.02 + h, -0.3]).gradient[0]!) / (2 * h),
        (at([0.02, -0.3 - h]).gradient[0]! - at([0.02, -0.3 + h]).gradient[0]!) / (2 * h),
      ],
      3,
    )
  })

  it('is nothing without events and for a column that does not vary there', () => {
    const time = Float64Array.from([1, 2, 3])
    const none = coxSummary(
      { stop: time, event: new Uint8Array(3), design: [time, time] },
      new Float64Array(2),
      'breslow',
    )
    expect([
      none.events,
      none.logLikelihood,
      [...none.gradient],
      none.information.map(row => [...row]),
    ]).toEqual([
      0,
      0,
      [0, 0],
      [
        [0, 0],
        [0, 0],
      ],
    ])
    const flat = coxSummary(
      { stop: time, event: Uint8Array.from([1, 1, 0]), design: [Float64Array.from([4, 4, 4]), time] },
      Float64Array.from([0.5, 0]),
      'breslow',
    )
    expect(flat.gradient[0]).toBeCloseTo(0, 14)
    expect(flat.logLikelihood).toBeCloseTo(-Math.log(3) - Math.log(2), 12)
    expect(() =>
      coxSummary({ stop: time, event: new Uint8Array(3), design: [time] }, new Float64Array(2), 'efron'),
    ).toThrow(/^coxSummary: coefficients/u)
  })
})

describe('distributed linear regression', () => {
  it('is the pooled least squares fit, with weights and an offset', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
        (seed, sizes) => {
          const { parts, whole } = sitesOf(seed, [...sizes, 30])
          const extra = (part: { measured: Float64Array }) => ({
            weights: part.measured.map((_, i) => i % 3),
            offset: part.measured.map((_, i) => i % 2),
          })
          const joined = (of: (part: (typeof parts)[number]) => Float64Array) =>
            Float64Array.from(parts.flatMap(part => Array.from(of(part))))
          const pooled = fitGeneralizedLinear('gaussian', {
            outcome: whole.measured,
            design: whole.design,
            weights: joined(part => extra(part).weights),
            offset: joined(part => extra(part).offset),
          })
          const fit = linearFromSums(
            parts.map(part => linearSums({ outcome: part.measured, design: part.design, ...extra(part) })),
          )
          if (fit.kind !== 'fitted' || pooled.kind !== 'fitted') throw new Error('not fitted')
          close(fit.coefficients, pooled.coefficients)
          fit.covariance.forEach((row, r) => close(row, pooled.covariance[r]!))
          expect([fit.rows, fit.residualFreedom]).toEqual([pooled.rows, pooled.residualFreedom])
          expect(fit.sigma ** 2).toBeCloseTo(pooled.dispersion, 8)
        },
      ),
      { numRuns: runs(10, 40) },
    )
  })

  it('says what cannot be fitted', () => {
    const two = {
      outcome: Float64Array.from([1, 2]),
      design: [Float64Array.from([1, 1]), Float64Array.from([0, 1])],
    }
    expect(linearFromSums([linearSums(two)])).toEqual({
      kind: 'not-estimable',
      reason: 'no-residual-freedom',
    })
    expect(linearFromSums([linearSums({ ...two, design: [two.design[0]!, two.design[0]!] })])).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 1,
    })
    expect(() => linearFromSums([])).toThrow(RangeError)
    expect(() => linearFromSums([linearSums(two), linearSums({ ...two, design: [two.design[0]!] })])).toThrow(
      /site 2/u,
    )
    const perfect = linearFromSums([
      linearSums({
        outcome: Float64Array.from([1, 2, 3]),
        design: [Float64Array.from([1, 1, 1]), Float64Array.from([0, 1, 2])],
      }),
    ])
    expect(perfect.kind === 'fitted' && perfect.sigma < 1e-6).toBe(true)
  })
})

describe('one-shot pooling', () => {
  const site = (coefficients: number[], covariance: number[][]) => ({
    coefficients: Float64Array.from(coefficients),
    covariance: covariance.map(row => Float64Array.from(row)),
  })

  it('weights by precision: one coefficient by hand', () => {
    const pooled = poolByPrecision([site([1], [[1]]), site([4], [[0.5]])])
    expect(pooled.coefficients[0]).toBeCloseTo(3, 14)
    expect(pooled.standardErrors[0]).toBeCloseTo(1 / Math.sqrt(3), 14)
    expect(poolTogether([site([1], [[1]]), site([4], [[0.5]])]).coefficients[0]).toBeCloseTo(3, 14)
  })

  it('of sites that know coefficients apart is the same one by one and together', () => {
    const sites = [
      site(
        [1, 5],
        [
          [1, 0],
          [0, 2],
        ],
      ),
      site(
        [2, 3],
        [
          [3, 0],
          [0, 1],
        ],
      ),
    ]
    close(poolTogether(sites).coefficients, poolByPrecision(sites).coefficients, 12)
    close(poolTogether(sites).standardErrors, poolByPrecision(sites).standardErrors, 12)
  })

  it('together comes nearer to the pooled fit, and of one site is that site', () => {
    const { parts, whole } = sitesOf(6, [150, 200, 180])
    const fits = parts.map(part => {
      const fit = fitGeneralizedLinear('binomial', part)
      if (fit.kind !== 'fitted') throw new Error(fit.reason)
      return fit
    })
    const pooled = fitGeneralizedLinear('binomial', { outcome: whole.outcome, design: whole.design })
    if (pooled.kind !== 'fitted') throw new Error(pooled.reason)
    const distance = (b: Float64Array) => Math.hypot(...b.map((value, c) => value - pooled.coefficients[c]!))
    expect(distance(poolTogether(fits).coefficients)).toBeLessThan(
      distance(poolByPrecision(fits).coefficients),
    )
    close(poolTogether([fits[0]!]).coefficients, fits[0]!.coefficients, 10)
  })

  it('refuses no sites, sites that do not fit together, and no variance', () => {
    for (const pool of [poolByPrecision, poolTogether]) {
      expect(() => pool([])).toThrow(RangeError)
      expect(() =>
        pool([
          site([1], [[1]]),
          site(
            [1, 2],
            [
              [1, 0],
              [0, 1],
            ],
          ),
        ]),
      ).toThrow(/site 2/u)
      expect(() => pool([site([1], [[0]])])).toThrow(/site 1/u)
      expect(() => pool([site([NaN], [[1]])])).toThrow(/site 1/u)
    }
    expect(() =>
      poolTogether([
        site(
          [1, 1],
          [
            [1, 1],
            [1, 1],
          ],
        ),
      ]),
    ).toThrow(/no inverse/u)
  })
})

describe('one-shot distributed logistic regression (ODAL)', () => {
  const at = (parts: readonly RegressionData[], b: Float64Array) =>
    addSummaries(parts.map(part => logisticSummary(part, b)))

  it('of one site, and of sites all alike, is the plain fit', () => {
    const [lead] = sitesOf(7, [120]).parts
    const plain = fitGeneralizedLinear('binomial', lead!)
    if (plain.kind !== 'fitted') throw new Error(plain.reason)
    for (const order of [1, 2] as const)
      for (const parts of [[lead!], [lead!, lead!, lead!]]) {
        const start = Float64Array.from([0.2, 0.1, -0.1])
        const result = odal(lead!, start, at(parts, start), order)
        if (result.kind !== 'fitted') throw new Error(result.reason)
        close(result.coefficients, plain.coefficients, 8)
        close(
          result.standardErrors,
          plain.covariance.map((row, c) => Math.sqrt(row[c]! / parts.length)),
          8,
        )
      }
  })

  it('begun at the pooled fit stays there, and of order 2 comes nearer to it', () => {
    const { parts, whole } = sitesOf(8, [300, 300, 400])
    const pooled = fitGeneralizedLinear('binomial', { outcome: whole.outcome, design: whole.design })
    if (pooled.kind !== 'fitted') throw new Error(pooled.reason)
    const start = pooled.coefficients.map(value => value + 0.05)
    const distance = (order: 1 | 2, from: Float64Array) => {
      const result = odal(parts[0]!, from, at(parts, from), order)
      if (result.kind !== 'fitted') throw new Error(result.reason)
      return Math.hypot(...result.coefficients.map((value, c) => value - pooled.coefficients[c]!))
    }
    expect(distance(1, pooled.coefficients)).toBeLessThan(1e-9)
    expect(distance(2, pooled.coefficients)).toBeLessThan(1e-9)
    expect(distance(2, start)).toBeLessThan(distance(1, start))
  })

  it('says where its stand-in has no maximum', () => {
    const lead = { outcome: Float64Array.from([0, 0, 1, 1]), design: [Float64Array.from([-2, -1, 1, 2])] }
    const start = Float64Array.from([0])
    expect(odal(lead, start, at([lead], start), 1)).toEqual({
      kind: 'not-estimable',
      reason: 'not-converged',
    })
    expect(() => odal(lead, start, at(sitesOf(1, [5]).parts, new Float64Array(3)), 1)).toThrow(
      /^odal: total/u,
    )
  })
})

it("a site's Cox summary comes in steps too", async () => {
  const random = createRandom(10)
  const x = Float64Array.from({ length: 2_000 }, () => random.normal())
  const data = {
    stop: x.map(() => Math.ceil(200 * random.uniform())),
    event: Uint8Array.from(x, () => random.integer(2)),
    design: [x],
  }
  await expectSteps(
    () => coxSummaryInSteps(data, Float64Array.of(0.2), 'efron'),
    coxSummary(data, Float64Array.of(0.2), 'efron'),
  )
})
