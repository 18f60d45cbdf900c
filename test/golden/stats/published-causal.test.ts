import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { augmentedWeightingOfFits } from '../../../electron/learning/stats/causal/augmented-weighting-of-fits.ts'
import { bootstrap } from '../../../electron/learning/stats/causal/bootstrap.ts'
import { contrastsOf } from '../../../electron/learning/stats/causal/contrasts.ts'
import { crossFittedEffects } from '../../../electron/learning/stats/causal/cross-fitted-effects.ts'
import { gComputation } from '../../../electron/learning/stats/causal/g-computation.ts'
import { fitOutcomeModel } from '../../../electron/learning/stats/causal/outcome-model.ts'
import { refittedWeighting } from '../../../electron/learning/stats/causal/refitted-effects.ts'
import { weightedMeans } from '../../../electron/learning/stats/causal/weighted-means.ts'
import { balanceOf } from '../../../electron/learning/stats/propensity/balance-of.ts'
import { propensityScore } from '../../../electron/learning/stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../../electron/learning/stats/propensity/propensity-weights.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { sharedFolder } from '../../fixtures/shared.ts'

const shared = sharedFolder()
const Z = 1.959963984540054

/** A published cohort beside the project, gzipped or not. Fields hold no commas. */
function cohort(file: string) {
  const bytes = readFileSync(path.join(shared!, 'data/cohorts', file))
  const [header = [], ...rows] = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split(/\r?\n/u)
    .map(line => line.replaceAll('"', '').split(','))
  const words = (name: string) => {
    const place = header.indexOf(name)
    if (place < 0) throw new Error(`${file} has no column ${name}.`)
    return rows.map(row => row[place]!)
  }
  return {
    people: rows.length,
    header,
    words,
    numbers: (name: string) => Float64Array.from(words(name), Number),
    /** A column of 0 and 1 for each level but the first. */
    factor(name: string) {
      const cells = words(name)
      return [...new Set(cells)]
        .sort()
        .slice(1)
        .map(level => Float64Array.from(cells, cell => Number(cell === level)))
    },
  }
}

const square = (column: Float64Array) => column.map(value => value * value)
const constant = (people: number, value: number) => new Float64Array(people).fill(value)
function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(`Not fitted: ${JSON.stringify(result)}`)
  return result as Extract<Result, { kind: 'fitted' }>
}
const interval = ({ estimate, standardError }: { estimate: number; standardError: number }) =>
  [estimate - Z * standardError, estimate + Z * standardError] as const

describe.skipIf(!shared)(
  'quitting smoking and weight, NHEFS (Hernan & Robins, Causal Inference: What If, chapters 12 and 13)',
  () => {
    const read = () => {
      const { people, numbers, factor } = cohort('nhefs/nhefs_complete.csv')
      const ones = constant(people, 1)
      const squared = ['age', 'smokeintensity', 'smokeyrs', 'wt71']
        .map(numbers)
        .flatMap(column => [column, square(column)])
      const covariates = [
        numbers('sex'),
        numbers('race'),
        ...squared,
        ...factor('education'),
        ...factor('exercise'),
        ...factor('active'),
      ]
      return {
        people,
        ones,
        covariates,
        intensity: numbers('smokeintensity'),
        treatment: Uint8Array.from(numbers('qsmk')),
        outcome: numbers('wt82_71'),
      }
    }
    it('gives 3.44 kg by inverse probability weighting, 2.4 to 4.5, and balances every covariate', () => {
      const { ones, covariates, treatment, outcome } = read()
      const score = fitted(propensityScore(treatment, [ones, ...covariates]))
      for (const scheme of ['ate', 'ate-stabilised'] as const) {
        const { weight } = propensityWeights(scheme, treatment, score.fitted)
        const { difference } = contrastsOf(fitted(weightedMeans(outcome, treatment, weight)))
        expect(difference.estimate).toBeCloseTo(3.440535, 4)
        expect(difference.standardError).toBeCloseTo(0.5254936, 4)
        interval(difference).forEach((limit, k) => expect(limit).toBeCloseTo([2.4, 4.5][k]!, 1))
        for (const column of covariates)
          expect(Math.abs(fitted(balanceOf(column, treatment, weight)).standardised.pooled!)).toBeLessThan(
            0.1,
          )
      }
    })
    it('gives 3.517 kg by standardisation', () => {
      const { people, ones, covariates, intensity, treatment, outcome } = read()
      const a = Float64Array.from(treatment)
      const zeros = constant(people, 0)
      const model = fitted(
        fitOutcomeModel('gaussian', outcome, [
          ones,
          a,
          ...covariates,
          intensity.map((value, i) => value * a[i]!),
        ]),
      )
      const standardised = gComputation(
        treatment,
        { model, design: [ones, ones, ...covariates, intensity] },
        { model, design: [ones, zeros, ...covariates, zeros] },
      )
      expect(contrastsOf(standardised).difference.estimate).toBeCloseTo(3.517374, 5)
    })
    it('has a shorter interval when the score counts as fitted, as refitting in each draw has', async () => {
      const { ones, covariates, treatment, outcome } = read()
      const design = [ones, ...covariates]
      const score = fitted(propensityScore(treatment, design))
      const { weight, slope } = propensityWeights('ate', treatment, score.fitted)
      const estimated = contrastsOf(
        fitted(
          weightedMeans(outcome, treatment, weight, {
            design,
            exposed: treatment,
            propensity: score.fitted,
            slope,
            inverseInformation: score.covariance,
          }),
        ),
      ).difference
      const refit = fitted(
        await bootstrap(
          treatment.length,
          refittedWeighting({ outcome, treatment, propensityDesign: design }, 'ate'),
          { replicates: 200, random: createRandom(12), breathe: () => undefined },
        ),
      )
      expect(estimated.standardError).toBeLessThan(0.5254936)
      // four standard errors of a deviation of 200
      expect(Math.abs(refit.standardError / estimated.standardError - 1)).toBeLessThan(0.2)
    })
  },
)

describe.skipIf(!shared)(
  'job training and earnings, the randomised comparison (LaLonde 1986; Dehejia & Wahba 1999)',
  () => {
    it.each([
      ['nsw_mixtape.csv', 'treat', 1794.342, 632.8534],
      ['nswdemo.csv', 'trt', 886.3037, 472.0863],
    ])('%s', (file, arm, difference, standardError) => {
      const { people, numbers } = cohort(`lalonde-nsw/${file}`)
      const a = numbers(arm)
      const [ones, zeros] = [constant(people, 1), constant(people, 0)]
      const model = fitted(fitOutcomeModel('gaussian', numbers('re78'), [ones, a]))
      const compared = gComputation(
        Uint8Array.from(a),
        { model, design: [ones, ones] },
        { model, design: [ones, zeros] },
      )
      expect(contrastsOf(compared).difference.estimate).toBeCloseTo(difference, 2)
      expect(compared.standardErrorByModel).toBeCloseTo(standardError, 3)
    })
  },
)

describe.skipIf(!shared)(
  'right heart catheterisation and death within 30 days (Connors et al. 1996, JAMA 276:889)',
  () => {
    it('agrees with the matched odds ratio of 1.24 (1.03 to 1.49), unlike the crude one', () => {
      const { people, words, numbers, factor } = cohort('rhc/rhc.csv.gz')
      const ones = constant(people, 1)
      const continuous = [
        'age',
        'edu',
        'aps',
        'scoma1',
        'meanbp1',
        'wblc1',
        'hrt1',
        'resp1',
        'temp1',
        'pafi1',
        'alb1',
        'hema1',
        'bili1',
        'crea1',
        'sod1',
        'pot1',
        'paco21',
        'ph1',
        'weight_kg',
        'surv2md1',
      ]
      const yesNo = [
        'cardiohx',
        'chfhx',
        'dementhx',
        'psychhx',
        'chrpulhx',
        'renalhx',
        'liverhx',
        'gibledhx',
        'malighx',
        'immunhx',
        'transhx',
        'amihx',
        'resp',
        'card',
        'neuro',
        'gastr',
        'renal',
        'meta',
        'hema',
        'seps',
        'trauma',
        'ortho',
      ]
      const covariates = [
        ...continuous.map(numbers),
        ...yesNo.map(numbers),
        ...['category', 'carcinoma', 'sex', 'no_resus', 'insurance_class', 'race', 'income'].flatMap(factor),
      ]
      const treatment = Uint8Array.from(words('rhc'), each => Number(each === 'Yes'))
      const outcome = numbers('death_d30')
      const crude = contrastsOf(fitted(weightedMeans(outcome, treatment, ones)))
      expect(crude.difference.estimate).toBeCloseTo(0.07364406, 7)
      expect(Math.exp(crude.logOddsRatio!.estimate)).toBeCloseTo(1.387698, 5)

      const score = fitted(propensityScore(treatment, [ones, ...covariates]))
      const model = fitted(
        fitOutcomeModel('binomial', outcome, [ones, Float64Array.from(treatment), ...covariates]),
      )
      const under = (a: 0 | 1) => ({ model, design: [ones, constant(people, a), ...covariates] })
      const robust = contrastsOf(
        augmentedWeightingOfFits(outcome, treatment, score, under(1), under(0)),
      ).logOddsRatio!
      const [lower, upper] = interval(robust).map(Math.exp)
      console.log(
        `adjusted odds ratio ${Math.exp(robust.estimate).toFixed(2)} (${lower!.toFixed(2)} to ${upper!.toFixed(2)})`,
      )
      expect(Math.exp(robust.estimate)).toBeGreaterThan(1.03)
      expect(Math.exp(robust.estimate)).toBeLessThan(1.49)
      expect(lower).toBeGreaterThan(1)
    })
  },
)

// Real covariates of 4,802 births, simulated treatment and outcome, so that each person's own effect is known.
describe.skipIf(!shared)(
  'known individual effects of 4,802 births (ACIC 2016; Dorie et al. 2019, Stat Sci 34:43)',
  () => {
    const read = (simulation: string) => {
      const { header, words, numbers, factor } = cohort('acic2016/covariates.csv.gz')
      const covariates = header
        .slice(1)
        .flatMap(name =>
          words(name).some(cell => Number.isNaN(Number(cell))) ? factor(name) : [numbers(name)],
        )
      const drawn = cohort(`acic2016/sim_${simulation}.csv.gz`)
      const truth = cohort(`acic2016/truth_${simulation}.csv.gz`)
      const treatment = Uint8Array.from(drawn.numbers('z'))
      const [untreated, treated] = [truth.numbers('mu0'), truth.numbers('mu1')]
      const effect = treated.map((value, i) => value - untreated[i]!)
      const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
      return {
        study: { outcome: drawn.numbers('y'), treatment, covariates, family: 'gaussian' as const },
        inEverybody: meanOf(effect),
        inTreated: meanOf(effect.filter((_, i) => treatment[i])),
      }
    }
    const covers = (contrast: { estimate: number; standardError: number }, truth: number) => {
      const [lower, upper] = interval(contrast)
      return lower < truth && truth < upper
    }
    // The dealing into parts by chance moves an estimate by up to a standard error; hence the median of three
    // that is the default (Chernozhukov et al. 2018, section 3.4).
    // In p15 it is from 1 to 2 standard errors too high whatever the dealing: of three such medians, with
    // seeds 1 to 3, one misses.
    it.each([
      [
        'p01_r1',
        'where 2,267 people of a kind told by one column were never treated',
        { everybody: false, bounded: 2267 },
      ],
      [
        'p15_r1',
        'where poor overlap is not seen in any single column, nor at the bound',
        { everybody: false, bounded: 0 },
      ],
      [
        'p60_r1',
        'where everybody could have had either and the crude difference is half the truth',
        { everybody: true, bounded: 0 },
      ],
    ])(
      '%s, %s: the interval holds the mean effect in the treated, and with full overlap in everybody',
      async (simulation, _, expected) => {
        const { study, inEverybody, inTreated } = read(simulation)
        const {
          everybody: { difference },
          treated,
          bounded,
        } = fitted(await crossFittedEffects(study, { random: createRandom(1), breathe: () => undefined }))
        const shown = (contrast: { estimate: number; standardError: number }) =>
          `${contrast.estimate.toFixed(3)} (${interval(contrast)
            .map(limit => limit.toFixed(3))
            .join(' to ')})`
        console.log(
          `${simulation}: in the treated ${shown(treated)}, truth ${inTreated.toFixed(3)}; ` +
            `in everybody ${shown(difference)}, truth ${inEverybody.toFixed(3)}; at the bound ${bounded}`,
        )
        expect(covers(treated, inTreated)).toBe(true)
        if (expected.everybody) expect(covers(difference, inEverybody)).toBe(true)
        expect(Math.abs(bounded - expected.bounded)).toBeLessThan(50)
      },
    )
  },
)
