import { describe, expect, it } from 'vitest'
import { augmentedWeightingOfFits } from '../../../electron/learning/stats/causal/augmented-weighting-of-fits.ts'
import { contrastsOf, type Contrast } from '../../../electron/learning/stats/causal/contrasts.ts'
import { fitOutcomeModel } from '../../../electron/learning/stats/causal/outcome-model.ts'
import { weightedMeans } from '../../../electron/learning/stats/causal/weighted-means.ts'
import { propensityScore } from '../../../electron/learning/stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../../electron/learning/stats/propensity/propensity-weights.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'

const RUNS = 1_000
const PEOPLE = 500
const Z = 1.959963984540054
const column = (of: (row: number) => number) => Float64Array.from({ length: PEOPLE }, (_, row) => of(row))
const ones = column(() => 1)
const zeros = column(() => 0)

/**
 * Two confounders, w normal and x uniform. Both the treatment and the outcome depend on w and on x squared;
 * the effect is 1, more for larger w.
 */
function draw(random: Random) {
  const x = column(() => 4 * random.uniform() - 2)
  const w = column(() => random.normal())
  const square = x.map(value => value * value)
  const treatment = Uint8Array.from(square, (value, i) =>
    Number(random.uniform() < 1 / (1 + Math.exp(0.6 - 0.6 * value - 0.5 * w[i]!))),
  )
  const outcome = column(
    i => 2 + treatment[i]! * (1 + 0.5 * w[i]!) + w[i]! + 0.8 * square[i]! + random.normal(),
  )
  return { x, w, square, treatment, outcome }
}
const truth = 1

type Study = ReturnType<typeof draw>
/** Right models hold the square, wrong ones the plain x, which looks as good and says nothing. */
function fit(
  { x, w, square, treatment, outcome }: Study,
  right: { propensity: boolean; outcome: boolean },
): { stacked: Contrast; weighted: Contrast } {
  const score = propensityScore(treatment, [ones, w, right.propensity ? square : x])
  const a = Float64Array.from(treatment)
  const covariates = [w, right.outcome ? square : x]
  const model = fitOutcomeModel('gaussian', outcome, [
    ones,
    a,
    ...covariates,
    w.map((value, i) => value * a[i]!),
  ])
  if (score.kind !== 'fitted' || model.kind !== 'fitted')
    throw new Error('A simulated study could not be fitted.')
  const treated = { model, design: [ones, ones, ...covariates, w] }
  const comparator = { model, design: [ones, zeros, ...covariates, zeros] }
  const { weight } = propensityWeights('ate', treatment, score.fitted)
  const means = weightedMeans(outcome, treatment, weight)
  if (means.kind !== 'fitted') throw new Error('An arm is empty.')
  return {
    stacked: contrastsOf(augmentedWeightingOfFits(outcome, treatment, score, treated, comparator)).difference,
    weighted: contrastsOf(means).difference,
  }
}

function simulate(
  seed: number,
  right: { propensity: boolean; outcome: boolean },
  { estimator = 'stacked', runs = RUNS }: { estimator?: 'stacked' | 'weighted'; runs?: number } = {},
) {
  const random = createRandom(seed)
  let covered = 0
  const errors: number[] = []
  for (let run = 0; run < runs; run++) {
    const { estimate, standardError } = fit(draw(random), right)[estimator]
    errors.push(estimate - truth)
    if (Math.abs(estimate - truth) <= Z * standardError) covered++
  }
  const bias = errors.reduce((sum, each) => sum + each, 0) / runs
  const deviation = Math.sqrt(errors.reduce((sum, each) => sum + (each - bias) ** 2, 0) / (runs - 1))
  console.log(
    `propensity model ${right.propensity ? 'right' : 'wrong'}, ` +
      `outcome model ${right.outcome ? 'right' : 'wrong'}, ${estimator}: ` +
      `covered ${((100 * covered) / runs).toFixed(1)} %, ` +
      `bias ${bias.toFixed(4)}, deviation ${deviation.toFixed(4)}`,
  )
  return { coverage: covered / runs, bias, chance: (3 * deviation) / Math.sqrt(runs) }
}

describe(`the doubly robust interval over ${RUNS} simulated studies`, () => {
  it.each([
    ['both models are right', 1, { propensity: true, outcome: true }],
    ['the propensity model is wrong', 2, { propensity: false, outcome: true }],
    ['the outcome model is wrong', 3, { propensity: true, outcome: false }],
  ])('covers the truth in 93 to 97 per cent, without bias, when %s', (_, seed, right) => {
    const { coverage, bias, chance } = simulate(seed, right)
    expect(coverage).toBeGreaterThanOrEqual(0.93)
    expect(coverage).toBeLessThanOrEqual(0.97)
    expect(Math.abs(bias)).toBeLessThan(chance + 1 / PEOPLE) // fitted models bias by the order of 1/n
  })

  it('does not when both are wrong: there is no third chance', () => {
    const { coverage, bias, chance } = simulate(4, { propensity: false, outcome: false }, { runs: 200 })
    expect(coverage).toBeLessThan(0.5)
    expect(bias).toBeGreaterThan(10 * chance)
  })

  it('does not when the wrong propensity model has no outcome model beside it', () =>
    expect(
      simulate(5, { propensity: false, outcome: true }, { estimator: 'weighted', runs: 200 }).coverage,
    ).toBeLessThan(0.5))
})
