import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../../electron/intake/people/fit-model.ts'
import { comparedFields, levels, type Agreement } from '../../../../electron/intake/people/levels.ts'
import { modelFor, type MatchModel } from '../../../../electron/intake/people/model.ts'
import { createRandom, type Random } from '../../../../shared/domain/random.ts'

const beginning = modelFor(20_000)

/** What is true of an invented practice: sloppier with days than the model to begin with, and surer of names. */
const truth: MatchModel = {
  ...beginning,
  fields: {
    ...beginning.fields,
    given: {
      exact: { m: 0.7, u: 0.02 },
      close: { m: 0.15, u: 0.01 },
      similar: { m: 0.1, u: 0.04 },
      disagree: { m: 0.05, u: 0.93 },
    },
    day: { exact: { m: 0.8, u: 0.05 }, disagree: { m: 0.2, u: 0.95 } },
    year: {
      exact: { m: 0.9, u: 0.03 },
      close: { m: 0.06, u: 0.2 },
      disagree: { m: 0.04, u: 0.77 },
    },
  },
}

/** A pair drawn from the truth: of one person (m) or of two (u). */
function drawn(random: Random, of: 'm' | 'u'): Agreement {
  const levelOf = (field: (typeof comparedFields)[number]) => {
    let left = random.uniform()
    for (const level of levels) {
      left -= truth.fields[field][level]?.[of] ?? 0
      if (left < 0) return level
    }
    return 'disagree'
  }
  const found = comparedFields.map(field => [field, levelOf(field)])
  return {
    ...(Object.fromEntries(found) as Omit<Agreement, 'givenShare'>),
    givenShare: 0,
    familyShare: 0,
    familySlip: false,
    givenExtended: false,
  }
}

function practice(seed: number) {
  const random = createRandom(seed)
  const pairs = (size: number, of: 'm' | 'u') => Array.from({ length: size }, () => drawn(random, of))
  return { candidates: [...pairs(3000, 'm'), ...pairs(20_000, 'u')], random: pairs(20_000, 'u') }
}

describe('a model that is fitted to a practice', () => {
  it('finds what is true of it without knowing one match', () => {
    const { candidates, random } = practice(1)
    const fit = fitModel(candidates, random, beginning)
    if (fit.kind !== 'fitted') throw new Error(fit.reason)
    expect(fit.matches / 3000).toBeCloseTo(1, 1)
    for (const field of ['given', 'day', 'year'] as const)
      for (const level of levels) {
        const [true_, found] = [truth.fields[field][level], fit.model.fields[field][level]]
        if (!true_ || !found) continue
        // 3,000 matches leave 2 standard errors of at most 0.018, the 200 pairs of the beginning draw by at most 0.01.
        expect(Math.abs(found.m - true_.m), `${field} ${level} m`).toBeLessThan(0.03)
        expect(Math.abs(found.u - true_.u), `${field} ${level} u`).toBeLessThan(0.01)
      }
  })

  it('keeps to the beginning where there is little to learn from', () => {
    const { candidates, random } = practice(2)
    const fit = fitModel(
      [...candidates.slice(0, 12), ...candidates.slice(-40)],
      random.slice(0, 50),
      beginning,
    )
    if (fit.kind !== 'fitted') throw new Error(fit.reason)
    for (const field of ['given', 'day', 'year'] as const)
      expect(Math.abs(fit.model.fields[field].exact!.m - beginning.fields[field].exact!.m)).toBeLessThan(0.05)
  })

  it('is none where there are no pairs, or no matches among them', () => {
    expect(fitModel([], [], beginning).kind).toBe('not-estimable')
    const blank = Object.fromEntries(comparedFields.map(field => [field, 'disagree'])) as unknown as Agreement
    expect(
      fitModel(
        Array.from({ length: 50 }, () => blank),
        [],
        beginning,
      ).kind,
    ).toBe('not-estimable')
  })
})
