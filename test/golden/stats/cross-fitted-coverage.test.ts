import { describe, expect, it } from 'vitest'
import { augmentedWeightingOfFits } from '../../../electron/learning/stats/causal/augmented-weighting-of-fits.ts'
import { contrastsOf, type Contrast } from '../../../electron/learning/stats/causal/contrasts.ts'
import { crossFittedEffects } from '../../../electron/learning/stats/causal/cross-fitted-effects.ts'
import { fitOutcomeModel } from '../../../electron/learning/stats/causal/outcome-model.ts'
import { propensityScore } from '../../../electron/learning/stats/propensity/propensity-score.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'

/**
 * A study takes half a second; three binomial standard errors of 50 reach from 86 to 100 per cent. These 50
 * and 170 others were covered in 96 per cent.
 */
const RUNS = 50
const PEOPLE = 800
const Z = 1.959963984540054
const truth = 1
const column = (of: (row: number) => number) => Float64Array.from({ length: PEOPLE }, (_, row) => of(row))
const ones = column(() => 1)
const zeros = column(() => 0)

/**
 * Two confounders, w normal and x uniform, and a column v that says nothing. Treatment and outcome depend on
 * w and on x squared; the effect is 1 in everybody.
 */
function draw(random: Random) {
  const [x, w, v] = [
    column(() => 4 * random.uniform() - 2),
    column(() => random.normal()),
    column(() => random.normal()),
  ]
  const treatment = Uint8Array.from(x, (value, i) =>
    Number(random.uniform() < 1 / (1 + Math.exp(0.6 - 0.6 * value * value - 0.5 * w[i]!))),
  )
  return {
    covariates: [x, w, v],
    treatment,
    outcome: column(i => 2 + truth * treatment[i]! + w[i]! + 0.8 * x[i]! ** 2 + random.normal()),
  }
}

function linear({ covariates, treatment, outcome }: ReturnType<typeof draw>): Contrast {
  const score = propensityScore(treatment, [ones, ...covariates])
  const model = fitOutcomeModel('gaussian', outcome, [ones, Float64Array.from(treatment), ...covariates])
  if (score.kind !== 'fitted' || model.kind !== 'fitted')
    throw new Error('A simulated study could not be fitted.')
  return contrastsOf(
    augmentedWeightingOfFits(
      outcome,
      treatment,
      score,
      { model, design: [ones, ones, ...covariates] },
      { model, design: [ones, zeros, ...covariates] },
    ),
  ).difference
}

const covers = ({ estimate, standardError }: Contrast) => Math.abs(estimate - truth) <= Z * standardError

describe(`the cross-fitted interval over ${RUNS} studies of ${PEOPLE} people with confounding by a square`, () => {
  it('covers the truth in 95 per cent but for the chance of so few studies, where linear models never do', async () => {
    const random = createRandom(3)
    const found = { everybody: [] as Contrast[], treated: [] as Contrast[], linear: [] as Contrast[] }
    for (let run = 0; run < RUNS; run++) {
      const study = draw(random)
      const result = await crossFittedEffects(
        { ...study, family: 'gaussian' },
        { random, breathe: () => undefined },
      )
      if (result.kind !== 'fitted') throw new Error('A simulated study could not be fitted.')
      found.everybody.push(result.everybody.difference)
      found.treated.push(result.treated)
      found.linear.push(linear(study))
    }
    const summary = (contrasts: readonly Contrast[]) => {
      const bias = contrasts.reduce((sum, { estimate }) => sum + estimate - truth, 0) / RUNS
      return {
        coverage: contrasts.filter(covers).length / RUNS,
        bias,
        deviation: Math.sqrt(
          contrasts.reduce((sum, { estimate }) => sum + (estimate - truth - bias) ** 2, 0) / (RUNS - 1),
        ),
      }
    }
    for (const [name, contrasts] of Object.entries(found)) {
      const { coverage, bias, deviation } = summary(contrasts)
      console.log(
        `${name}: covered ${(100 * coverage).toFixed(0)} %, bias ${bias.toFixed(4)}, deviation ${deviation.toFixed(4)}`,
      )
    }
    const chance = 3 * Math.sqrt((0.95 * 0.05) / RUNS)
    for (const contrasts of [found.everybody, found.treated]) {
      const { coverage, bias, deviation } = summary(contrasts)
      expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(chance)
      expect(Math.abs(bias)).toBeLessThan(deviation / 2)
    }
    expect(summary(found.linear).coverage).toBeLessThan(0.1)
  })
})
