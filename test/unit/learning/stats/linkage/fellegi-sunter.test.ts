import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../../shared/domain/random.ts'
import {
  comparePairsAtOnce,
  type AgreementPattern,
} from '../../../../../electron/learning/stats/linkage/compare-pairs.ts'
import {
  fellegiSunter,
  type FellegiSunterFit,
  type FellegiSunterOptions,
} from '../../../../../electron/learning/stats/linkage/fellegi-sunter.ts'
import {
  entityPairs,
  linkageAccuracy,
} from '../../../../../electron/learning/stats/linkage/linkage-accuracy.ts'
import { linkedPairs } from '../../../../../electron/learning/stats/linkage/linked-pairs.ts'

const fitted = (patterns: readonly AgreementPattern[], options?: FellegiSunterOptions): FellegiSunterFit => {
  const result = fellegiSunter(patterns, options)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

/** Expected counts of every pattern of four fields in a million pairs. */
function model(p: number, m: readonly number[], u: readonly number[]): AgreementPattern[] {
  return Array.from({ length: 2 ** m.length }, (_, code) => {
    const agreements = Uint8Array.from(m, (_, f) => (code >> f) & 1)
    const chance = (agree: readonly number[]) =>
      agree.reduce((product, value, f) => product * (agreements[f] ? value : 1 - value), 1)
    return {
      agreements,
      pairs: 1e6 * (p * chance(m) + (1 - p) * chance(u)),
      trueMatches: 1e6 * p * chance(m),
    }
  })
}

describe('the Fellegi-Sunter model', () => {
  const m = [0.95, 0.9, 0.85, 0.97]
  const u = [0.02, 0.01, 0.08, 0.03]

  it('finds the parameters behind the patterns without knowing a match', () => {
    const fit = fitted(model(0.03, m, u))
    expect(fit.converged).toBe(true)
    expect(fit.p).toBeCloseTo(0.03, 6)
    m.forEach((value, f) => {
      expect(fit.m[f]).toBeCloseTo(value, 5)
    })
    u.forEach((value, f) => {
      expect(fit.u[f]).toBeCloseTo(value, 5)
    })
  })

  it('weighs agreement by log2 m/u and gives the posterior that follows from the weights', () => {
    const fit = fitted(model(0.03, m, u))
    expect(fit.agreementWeight[0]).toBeCloseTo(Math.log2(fit.m[0]! / fit.u[0]!), 12)
    fit.patternWeight.forEach((weight, k) => {
      const odds = (fit.p / (1 - fit.p)) * 2 ** weight
      expect(fit.matchProbability[k]).toBeCloseTo(odds / (1 + odds), 10)
    })
  })

  it('never lowers the likelihood from turn to turn', () => {
    const patterns = model(0.03, m, u)
    const reached = [1, 2, 3, 5, 8, 13, 21].map(turns => fitted(patterns, { turns }).logLikelihood)
    reached.slice(1).forEach((value, k) => {
      expect(value).toBeGreaterThanOrEqual(reached[k]!)
    })
  })

  it('a field that nobody recorded changes nothing', () => {
    const patterns = model(0.03, m, u)
    const wider = patterns.map(each => ({ ...each, agreements: Uint8Array.from([...each.agreements, 2]) }))
    const [fit, wide] = [fitted(patterns), fitted(wider)]
    expect(wide.logLikelihood).toBeCloseTo(fit.logLikelihood, 6)
    expect([...wide.matchProbability]).toEqual(
      [...fit.matchProbability].map(value => expect.closeTo(value, 10)),
    )
  })

  it('still finds the parameters where a tenth of the values is missing', () => {
    const random = createRandom(11)
    const counts = new Map<string, AgreementPattern>()
    for (const { agreements, pairs } of model(0.03, m, u))
      for (let k = 0; k < Math.round(pairs / 10); k++) {
        const seen = agreements.map(value => (random.uniform() < 0.1 ? 2 : value))
        counts.set(seen.join(''), {
          agreements: seen,
          pairs: (counts.get(seen.join(''))?.pairs ?? 0) + 1,
          trueMatches: 0,
        })
      }
    const fit = fitted([...counts.values()])
    expect(fit.p).toBeCloseTo(0.03, 3)
    m.forEach((value, f) => {
      expect(Math.abs(fit.m[f]! - value)).toBeLessThan(0.02)
    })
  })

  it('says so where there is no pair, and holds probabilities off 0 and 1 where all pairs do the same', () => {
    expect(fellegiSunter([])).toEqual({ kind: 'not-estimable', reason: 'no-pairs' })
    const fit = fitted([{ agreements: Uint8Array.of(1, 1), pairs: 10, trueMatches: 0 }])
    for (const value of [...fit.m, ...fit.u]) {
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(1)
    }
    expect(Number.isFinite(fit.logLikelihood)).toBe(true)
    expect([...fit.matchProbability].every(Number.isFinite)).toBe(true)
  })

  it('a start at which all pairs match leaves the other class as it was', () => {
    const fit = fitted(
      [
        { agreements: Uint8Array.of(1), pairs: 3, trueMatches: 0 },
        { agreements: Uint8Array.of(0), pairs: 1, trueMatches: 0 },
      ],
      { start: { p: 1 - 1e-16, m: 0.9, u: 0.1 } },
    )
    expect([fit.p, ...fit.m, ...fit.u, ...fit.matchProbability].every(Number.isFinite)).toBe(true)
  })

  it('refuses starts outside their range and patterns of differing length', () => {
    const patterns = model(0.03, m, u)
    expect(() => fellegiSunter(patterns, { start: { p: 0, m: 0.9, u: 0.1 } })).toThrow('start.p')
    expect(() => fellegiSunter(patterns, { start: { p: 0.1, m: [0.9], u: 0.1 } })).toThrow('start.m')
    expect(() => fellegiSunter(patterns, { clamp: 0 })).toThrow('clamp')
    expect(() => fellegiSunter(patterns, { stopRelative: NaN })).toThrow('stopRelative')
    expect(() =>
      fellegiSunter([patterns[0]!, { agreements: Uint8Array.of(1), pairs: 1, trueMatches: 0 }]),
    ).toThrow(RangeError)
  })
})

describe('linking records', () => {
  const random = createRandom(5)
  const people = Array.from({ length: 300 }, () => ({
    name: `N${random.integer(150)}`,
    born: String(1930 + random.integer(60)),
    day: String(random.integer(365)),
    town: `T${random.integer(20)}`,
  }))
  const twice = [
    ...people,
    ...people.map(person => ({ ...person, ...(random.uniform() < 0.2 ? { town: 'elsewhere' } : {}) })),
  ]
  const field = (of: (person: (typeof people)[number]) => string) => ({
    values: twice.map(of),
    agree: { kind: 'equal' as const },
  })
  const records = {
    fields: [
      field(each => each.name),
      field(each => each.born),
      field(each => each.day),
      field(each => each.town),
    ],
    blocking: [twice.map(each => each.day)],
    entity: twice.map((_, k) => String(k % 300)),
  }

  it('finds nearly all that are entered twice, the surest first, and judges itself by the same pairs', async () => {
    const patterns = comparePairsAtOnce(records)
    const fit = fitted(patterns)
    const pairs = await linkedPairs(records, patterns, fit, 0.5, () => undefined)
    const accuracy = linkageAccuracy(patterns, fit)
    expect(pairs.length).toBe(accuracy.truePositives + accuracy.falsePositives)
    expect(pairs.filter(({ first, second }) => second - first === 300).length).toBe(accuracy.truePositives)
    expect(accuracy.recall!).toBeGreaterThan(0.95)
    expect(accuracy.precision!).toBeGreaterThan(0.9)
    expect(pairs.every((pair, k) => k === 0 || pair.weight <= pairs[k - 1]!.weight)).toBe(true)
    expect(entityPairs(records.entity)).toBe(300)
  })

  it('has no precision where nothing is linked and no recall where nothing matches', () => {
    const patterns = [{ agreements: Uint8Array.of(0), pairs: 5, trueMatches: 0 }]
    expect(
      linkageAccuracy(patterns, { ...fitted(patterns), matchProbability: Float64Array.of(0) }),
    ).toMatchObject({ precision: undefined, recall: undefined })
    expect(() => linkageAccuracy(patterns, fitted(patterns), 2)).toThrow(RangeError)
  })

  it('refuses patterns of other records', async () => {
    const patterns = comparePairsAtOnce(records)
    await expect(
      linkedPairs(records, patterns.slice(1), fitted(patterns.slice(1)), 0.5, () => undefined),
    ).rejects.toThrow('other records')
    expect(() => linkedPairs(records, patterns, fitted(patterns), -1, () => undefined)).toThrow(RangeError)
  })
})
