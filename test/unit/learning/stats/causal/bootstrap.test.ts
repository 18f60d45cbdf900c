import { describe, expect, it } from 'vitest'
import { augmentedWeightingOfFits } from '../../../../../electron/learning/stats/causal/augmented-weighting-of-fits.ts'
import { bootstrap, type Resample } from '../../../../../electron/learning/stats/causal/bootstrap.ts'
import { contrastsOf } from '../../../../../electron/learning/stats/causal/contrasts.ts'
import { fitOutcomeModel } from '../../../../../electron/learning/stats/causal/outcome-model.ts'
import {
  refittedAugmentedWeighting,
  refittedWeighting,
} from '../../../../../electron/learning/stats/causal/refitted-effects.ts'
import { weightedMeans } from '../../../../../electron/learning/stats/causal/weighted-means.ts'
import { propensityScore } from '../../../../../electron/learning/stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../../../../electron/learning/stats/propensity/propensity-weights.ts'
import { runs } from '../../../runs.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { fitted, outcome, simulated } from './small-study.ts'

const calm = () => undefined
const meanOf =
  (values: Float64Array) =>
  ({ rows, counts }: Resample) =>
    rows.reduce((sum, row, k) => sum + counts[k]! * values[row]!, 0) /
    counts.reduce((sum, each) => sum + each, 0)
/** Draws of a whole analysis, and four standard errors of a standard deviation found from so many. */
const DRAWS = runs(80, 400)
const CHANCE = 4 / Math.sqrt(2 * DRAWS)
const options = (seed: number, replicates: number) => ({
  replicates,
  random: createRandom(seed),
  breathe: calm,
})

describe('the bootstrap', () => {
  it('gives a mean the standard error that theory gives it', async () => {
    const { estimate, standardError, percentile, normal, failed } = fitted(
      await bootstrap(16, meanOf(outcome), options(1, 4_000)),
    )
    const mean = outcome.reduce((sum, each) => sum + each, 0) / 16
    const exact = Math.sqrt(outcome.reduce((sum, each) => sum + (each - mean) ** 2, 0)) / 16
    expect(estimate).toBeCloseTo(mean, 12)
    // four standard errors of a standard deviation
    expect(Math.abs(standardError / exact - 1)).toBeLessThan(4 / Math.sqrt(2 * 4_000))
    expect(percentile.lower).toBeCloseTo(normal.lower, 0)
    expect(normal.upper - estimate).toBeCloseTo(1.959963984540054 * standardError, 10)
    expect(failed).toBe(0)
  })
  it('repeats for a seed, changes with it, and draws as many as there are people', async () => {
    const sizes: number[] = []
    const ask = async (seed: number) =>
      fitted(
        await bootstrap(
          16,
          sample => {
            sizes.push(sample.counts.reduce((sum, each) => sum + each, 0))
            return meanOf(outcome)(sample)
          },
          options(seed, 50),
        ),
      ).replicates
    expect(await ask(3)).toEqual(await ask(3))
    expect(await ask(3)).not.toEqual(await ask(4))
    expect(new Set(sizes)).toEqual(new Set([16]))
  })
  it('breathes before every replicate and stops when breathing throws', async () => {
    let breaths = 0
    const stopping = bootstrap(16, meanOf(outcome), {
      ...options(1, 50),
      breathe: () => {
        if (++breaths === 5) throw new Error('stopped')
        return undefined
      },
    })
    await expect(stopping).rejects.toThrow('stopped')
  })
  it('leaves out draws without an estimate, counts them, and gives up at every tenth', async () => {
    let asked = 0
    const sometimes = (every: number) => () => (++asked % every === 0 ? undefined : 1 + asked)
    const some = fitted(await bootstrap(5, sometimes(30), options(1, 100)))
    expect(some.failed).toBeGreaterThan(0)
    expect(some.replicates).toHaveLength(100 - some.failed)
    asked = 0
    expect(await bootstrap(5, sometimes(4), options(1, 100))).toEqual({
      kind: 'not-estimable',
      reason: 'too-many-failed',
    })
    expect(await bootstrap(5, () => undefined, options(1, 100))).toEqual({
      kind: 'not-estimable',
      reason: 'statistic',
    })
    expect(await bootstrap(5, () => NaN, options(1, 100))).toEqual({
      kind: 'not-estimable',
      reason: 'statistic',
    })
  })
  it('refuses nobody, a single replicate and a level that is none', async () => {
    await expect(bootstrap(0, () => 1, options(1, 100))).rejects.toThrow(RangeError)
    await expect(bootstrap(5, () => 1, options(1, 1))).rejects.toThrow(RangeError)
    await expect(bootstrap(5, () => 1, { ...options(1, 100), level: 1 })).rejects.toThrow(RangeError)
  })
})

describe('a whole analysis in each draw', () => {
  const { z, arm, result, design } = simulated(600, 21)
  const score = fitted(propensityScore(arm, design))

  it('agrees with the error of a fitted propensity score, not with that of a known one', async () => {
    const { weight, slope } = propensityWeights('ate', arm, score.fitted)
    const errorOf = (origin?: Parameters<typeof weightedMeans>[3]) =>
      contrastsOf(fitted(weightedMeans(result, arm, weight, origin))).difference
    const refit = fitted(
      await bootstrap(
        600,
        refittedWeighting({ outcome: result, treatment: arm, propensityDesign: design }, 'ate'),
        options(5, DRAWS),
      ),
    )
    const known = errorOf()
    const estimated = errorOf({
      design,
      exposed: arm,
      propensity: score.fitted,
      slope,
      inverseInformation: score.covariance,
    })
    expect(refit.estimate).toBeCloseTo(known.estimate, 9)
    expect(Math.abs(refit.standardError / estimated.standardError - 1)).toBeLessThan(CHANCE)
    expect(known.standardError).toBeGreaterThan(1.2 * refit.standardError)
  })
  it('agrees with the doubly robust error', async () => {
    const a = Float64Array.from(arm)
    const [ones, zeros] = [design[0]!, new Float64Array(600)]
    const study = {
      outcome: result,
      treatment: arm,
      propensityDesign: design,
      family: 'gaussian' as const,
      outcomeDesign: [ones, a, z],
      designTreated: [ones, ones, z],
      designComparator: [ones, zeros, z],
    }
    const refit = fitted(await bootstrap(600, refittedAugmentedWeighting(study), options(6, DRAWS)))
    const model = fitted(fitOutcomeModel('gaussian', result, study.outcomeDesign))
    const { difference } = contrastsOf(
      augmentedWeightingOfFits(
        result,
        arm,
        score,
        { model, design: study.designTreated },
        { model, design: study.designComparator },
      ),
    )
    expect(refit.estimate).toBeCloseTo(difference.estimate, 9)
    expect(Math.abs(refit.standardError / difference.standardError - 1)).toBeLessThan(CHANCE)
  })
  it('has no estimate where the covariates tell the arms apart', async () =>
    expect(
      await bootstrap(
        600,
        refittedWeighting(
          {
            outcome: result,
            treatment: Uint8Array.from(z, value => Number(value > 0)),
            propensityDesign: design,
          },
          'ate',
        ),
        options(1, 10),
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'statistic' }))
})
