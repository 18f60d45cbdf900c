import { describe, expect, it } from 'vitest'
import {
  crossFittedEffects,
  type CrossFittedOptions,
  type CrossFittedStudy,
} from '../../../../../electron/learning/stats/causal/cross-fitted-effects.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { fitted } from './small-study.ts'

const calm = () => undefined
const effects = (study: CrossFittedStudy, options: Partial<CrossFittedOptions> = {}) =>
  crossFittedEffects(study, { random: createRandom(1), repeats: 1, breathe: calm, ...options })

/** One confounder x that matters by its square, a column of noise, an effect of 1. */
function drawn(people: number, seed: number): CrossFittedStudy {
  const random = createRandom(seed)
  const draws = (draw: (i: number) => number) => Float64Array.from({ length: people }, (_, i) => draw(i))
  const [x, noise] = [draws(() => 4 * random.uniform() - 2), draws(() => random.normal())]
  const treatment = Uint8Array.from(x, value =>
    Number(random.uniform() < 1 / (1 + Math.exp(1 - 0.6 * value * value))),
  )
  return {
    treatment,
    outcome: draws(i => treatment[i]! + x[i]! ** 2 + random.normal()),
    covariates: [x, noise],
    family: 'gaussian',
  }
}
const study = drawn(600, 2)
const first = effects(study).then(fitted)
/** Where only the arithmetic is asked after, fewer people and two folds tell as much. */
const few = drawn(300, 4)
const ofFew = (options: Partial<CrossFittedOptions> = {}, changed: Partial<CrossFittedStudy> = {}) =>
  effects({ ...few, ...changed }, { folds: 2, ...options }).then(fitted)
const firstOfFew = ofFew()

describe('effects with flexible models', () => {
  it('take away the confounding that a square brings', async () => {
    const mean = (arm: number) => {
      const own = study.outcome.filter((_, i) => study.treatment[i] === arm)
      return own.reduce((sum, y) => sum + y, 0) / own.length
    }
    const {
      everybody: { difference },
      treated,
    } = await first
    expect(mean(1) - mean(0)).toBeGreaterThan(1.5)
    for (const { estimate, standardError } of [difference, treated]) {
      expect(Math.abs(estimate - 1)).toBeLessThan(2 * standardError)
      expect(standardError).toBeLessThan(0.15)
    }
  })
  it('are the same again from the same random stream, and nearly from another', async () => {
    const own = await firstOfFew
    expect(await ofFew()).toEqual(own)
    const other = (await ofFew({ random: createRandom(2) })).everybody.difference
    expect(other.estimate).not.toBe(own.everybody.difference.estimate)
    expect(Math.abs(other.estimate - own.everybody.difference.estimate)).toBeLessThan(
      own.everybody.difference.standardError,
    )
  })
  it('go with the unit of the outcome, not with its zero', async () => {
    const { everybody, treated } = await firstOfFew
    const moved = await ofFew({}, { outcome: few.outcome.map(y => 1024 * y - 4096) })
    for (const [one, other] of [
      [moved.everybody.difference, everybody.difference],
      [moved.treated, treated],
    ] as const) {
      expect(one.estimate / 1024).toBeCloseTo(other.estimate, 6)
      expect(one.standardError / 1024).toBeCloseTo(other.standardError, 6)
    }
  })
  it('turn round with the treatment, within chance', async () => {
    const { difference } = (await firstOfFew).everybody
    const turned = (await ofFew({}, { treatment: few.treatment.map(a => 1 - a) })).everybody.difference
    expect(Math.abs(turned.estimate + difference.estimate)).toBeLessThan(difference.standardError)
  })
  it('of three dealings are their median', async () => {
    const random = createRandom(1)
    const each: { estimate: number; standardError: number }[] = []
    for (let k = 0; k < 3; k++) each.push((await ofFew({ random })).treated)
    const { treated } = await ofFew({ repeats: 3 })
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[1]!
    const estimate = median(each.map(one => one.estimate))
    expect(treated.estimate).toBe(estimate)
    expect(treated.standardError).toBeCloseTo(
      Math.sqrt(median(each.map(one => one.standardError ** 2 + (one.estimate - estimate) ** 2))),
      12,
    )
  })
  it('have ratios of risks', async () => {
    const risk = few.outcome.map(y => Number(y > 2))
    const { everybody } = await ofFew({}, { outcome: risk, family: 'binomial' })
    expect(everybody.logRiskRatio!.estimate).toBeGreaterThan(0)
    expect(everybody.logOddsRatio!.estimate).toBeGreaterThan(everybody.logRiskRatio!.estimate)
    expect(everybody.difference.estimate).toBeLessThan(1)
  })
})

describe('who could have had one treatment only', () => {
  it('is mostly counted where a column tells them, and nobody is where none does', async () => {
    const random = createRandom(3)
    const never = study.covariates[0]!.map(x => Number(x > 1))
    const treatment = Uint8Array.from(never, each => (each ? 0 : random.integer(2)))
    const { bounded } = fitted(
      await effects(
        { ...study, treatment, covariates: [...study.covariates, Float64Array.from(never)] },
        { folds: 2, bound: 0.05 },
      ),
    )
    const kind = never.filter(Boolean).length
    expect(bounded).toBeGreaterThan(0.7 * kind)
    expect(bounded).toBeLessThan(1.1 * kind)
    expect((await first).bounded).toBe(0)
  })
  it('leaves an estimate under complete separation, with everybody counted', async () => {
    const treatment = Uint8Array.from(study.covariates[0]!, x => Number(x > 0))
    const { bounded, treated } = fitted(await effects({ ...study, treatment }, { folds: 2 }))
    expect(bounded).toBeGreaterThan(500)
    expect(Number.isFinite(treated.estimate)).toBe(true)
  })
})

describe('degenerate data', () => {
  it('has no estimate: nobody, one person, an empty arm, fewer than 20 an arm and part', async () => {
    const none = { kind: 'not-estimable', reason: 'too-few-in-an-arm' }
    expect(
      await effects({
        outcome: new Float64Array(),
        treatment: new Uint8Array(),
        covariates: [],
        family: 'gaussian',
      }),
    ).toEqual(none)
    expect(
      await effects({
        outcome: Float64Array.of(1),
        treatment: Uint8Array.of(1),
        covariates: [Float64Array.of(1)],
        family: 'gaussian',
      }),
    ).toEqual(none)
    expect(await effects({ ...study, treatment: new Uint8Array(600) })).toEqual(none)
    expect(
      await effects({ ...study, treatment: Uint8Array.from(study.outcome, (_, i) => Number(i < 99)) }),
    ).toEqual(none)
  })
  it('has the difference of means where columns say nothing', async () => {
    const constant = new Float64Array(300).fill(3)
    const { outcome, treatment } = few
    const mean = (arm: number) => {
      const own = outcome.filter((_, i) => treatment[i] === arm)
      return own.reduce((sum, y) => sum + y, 0) / own.length
    }
    for (const covariates of [[constant], []])
      expect((await ofFew({}, { covariates })).everybody.difference.estimate).toBeCloseTo(
        mean(1) - mean(0),
        2,
      )
  })
  it('has no effect and no error where the outcome is constant', async () => {
    const { everybody, treated } = await ofFew({}, { outcome: new Float64Array(300).fill(7) })
    for (const each of [everybody.difference, treated]) {
      expect(each.estimate).toBeCloseTo(0, 9)
      expect(each.standardError).toBeCloseTo(0, 9)
    }
  })
  it('has no finite error where squares of the outcome are no numbers', async () => {
    const { treated } = await ofFew({}, { outcome: few.outcome.map(y => 1e200 * y) })
    expect(treated.estimate / 1e200).toBeGreaterThan(0.5)
    expect(treated.standardError).toBe(Infinity)
  })
  it('is refused: what is no number, columns of another length, options that are none', async () => {
    const bad = study.outcome.map((y, i) => (i === 4 ? NaN : y))
    await expect(effects({ ...study, outcome: bad })).rejects.toThrow(/crossFittedEffects: outcome, row 5/u)
    await expect(effects({ ...study, covariates: [study.outcome, bad] })).rejects.toThrow(
      /crossFittedEffects: covariate 2, row 5/u,
    )
    await expect(effects({ ...study, covariates: [Float64Array.of(1)] })).rejects.toThrow(
      /crossFittedEffects: covariate 1/u,
    )
    await expect(effects({ ...study, treatment: study.treatment.map(() => 2) })).rejects.toThrow(
      /crossFittedEffects: treatment, row 1/u,
    )
    for (const options of [{ folds: 1 }, { folds: 2.5 }, { repeats: 0 }, { bound: 0 }, { bound: 0.5 }])
      await expect(effects(study, options)).rejects.toThrow(RangeError)
  })
})

describe('while it is calculated', () => {
  it('it stops within a fit when a breath throws', async () => {
    let breaths = 0
    const tired = effects(study, {
      breathe: () => {
        if (++breaths === 50) throw new Error('enough')
        return undefined
      },
    })
    await expect(tired).rejects.toThrow('enough')
    expect(breaths).toBe(50)
  })
  it('it breathes often', async () => {
    let breaths = 0
    await effects(study, {
      folds: 2,
      breathe: () => {
        breaths++
        return undefined
      },
    })
    expect(breaths).toBeGreaterThan(500)
  })
})
