import { describe, expect, it } from 'vitest'
import { controlEffects } from '../../../../../electron/learning/designs/new-user-comparison/controls.ts'
import { study } from '../../../../../electron/learning/designs/new-user-comparison/study.ts'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import { scoreResiduals } from '../../../../../electron/learning/stats/cox/score-residuals.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { calibratedEffect } from '../../../../../electron/learning/stats/negative-controls/calibrated-effect.ts'
import type { Answer, Estimate } from '../../../../../shared/domain/answer.ts'
import { numberOfEnd, type Frame } from '../../../../../shared/domain/frame.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { runs } from '../../../runs.ts'
import { askedOf, frameOf, HORIZON_DAYS } from './frame-by-hand.ts'
import { frameWithControls, type HiddenWorld } from './frame-with-controls.ts'

const { speak } = speaker(english)
const quiet = { breathe: () => undefined, report: () => undefined }
const ask = (frame: Frame): Promise<Answer> => study(askedOf, frame, quiet)
const shown = async (frame: Frame): Promise<Estimate> => {
  const answer = await ask(frame)
  if (answer.kind !== 'estimate') throw new Error('No estimate was shown.')
  return answer
}
const check = (answer: Answer) => answer.diagnostics.find(({ id }) => id === 'systematic-error')!

const world: HiddenWorld = {
  people: 4_000,
  controls: 30,
  effect: 0,
  hidden: 0.5,
  onOutcomes: { mean: 0.35, standardDeviation: 0.2 },
  outcome: 0.08,
  control: 0.03,
}

/** A hundred people an arm, all watched for a year; of each control, who has it and when. */
const byHand = (...outcomes: { rows: number[]; days: number[]; apart?: number[] }[]): Frame => {
  const frame = frameOf([
    { exposed: true, people: 100, events: 10 },
    { exposed: false, people: 100, events: 30, from: 10.25 },
  ])
  return {
    ...frame,
    controls: {
      timeDays: new Float64Array(frame.rows).fill(HORIZON_DAYS),
      end: new Uint8Array(frame.rows).fill(numberOfEnd('horizon')),
      outcomes: outcomes.map(({ rows, days, apart = [] }, place) => ({
        id: place === 0 ? 'ingrown-by-hand' : 'ankle-sprain',
        rows: Uint32Array.from(rows),
        timeDays: Float64Array.from(days),
        apart: Uint32Array.from(apart),
      })),
    },
  }
}
const from = (row: number, people: number) => Array.from({ length: people }, (_, place) => row + place)
/** So many people of each arm, a day after each other. */
const had = (exposed: number, comparator: number) => {
  const rows = [...from(0, exposed), ...from(100, comparator)]
  return { rows, days: rows.map((_, place) => 20 + ((place * 7) % rows.length)) }
}

describe('the controls of an answer', () => {
  it('count from five outcomes on, and one in each arm', async () => {
    const counted = async (exposed: number, comparator: number) =>
      (await shown(byHand(had(exposed, comparator)))).controls!.counted.map(({ events }) => events)
    expect(await counted(2, 2)).toEqual([])
    expect(await counted(5, 0)).toEqual([])
    expect(await counted(2, 3)).toEqual([{ exposed: 2, comparator: 3 }])
    expect(await counted(4, 1)).toEqual([{ exposed: 4, comparator: 1 }])
  })

  it('are the hazard ratio that a regression without them in it gives, where nothing needs weighting', async () => {
    const apart = [50, 51, 52, 150]
    const one = had(6, 9)
    const { controls } = await shown(byHand({ ...one, apart }))
    // The people who are set apart are not in the data at all here.
    const rows = from(0, 200).filter(row => !apart.includes(row))
    const fit = atOnce(
      coxRegression({
        stop: Float64Array.from(rows, row =>
          one.rows.includes(row) ? one.days[one.rows.indexOf(row)]! : 365,
        ),
        event: Uint8Array.from(rows, row => Number(one.rows.includes(row))),
        design: [Float64Array.from(rows, row => Number(row < 100))],
      }),
    )
    if (fit.kind === 'not-estimable') throw new Error('Not estimable.')
    const { estimate, lower, upper } = controls!.counted[0]!.hazardRatio
    expect(estimate).toBeCloseTo(Math.exp(fit.coefficients[0]!), 9)
    // Rare and alone in the model: the robust error is the model's to a few per cent.
    expect(Math.log(upper / lower) / (2 * 1.959964)).toBeCloseTo(Math.sqrt(fit.covariance[0]![0]!), 1)
  })

  it('are, weighted, what a regression on every person by herself gives, error and all', async () => {
    const random = createRandom(5)
    const frame = frameWithControls(random, { ...world, people: 500, controls: 1, control: 0.06 })
    const { outcomes, timeDays } = frame.controls!
    const [outcome] = outcomes
    const apart = [...frame.exposed.keys()].filter(row => row % 9 === 0 && !outcome!.rows.includes(row))
    // Some are watched for less than the year.
    const until = timeDays.map((days, row) =>
      row % 4 === 1 && !outcome!.rows.includes(row) ? 40 + (row % 50) : days,
    )
    const weight = Float64Array.from({ length: 500 }, () => 0.1 + random.uniform())
    // Weights that are taken as they are: nothing depends on a model.
    const zeros = new Float64Array(500)
    const origin = {
      design: [zeros],
      exposed: frame.exposed,
      propensity: zeros,
      slope: zeros,
      inverseInformation: [Float64Array.of(0)],
    }
    const controls = {
      ...frame.controls!,
      timeDays: until,
      outcomes: [{ ...outcome!, apart: Uint32Array.from(apart) }],
    }
    const [effect] = await controlEffects(
      { ...frame, controls },
      { weight, origin, breathe: () => undefined },
    )
    const daysOf = new Map([...outcome!.rows].map((row, place) => [row, outcome!.timeDays[place]!]))
    const counted = weight.map((each, row) => (apart.includes(row) ? 0 : each))
    const fit = atOnce(
      coxRegression({
        stop: until.map((days, row) => daysOf.get(row) ?? days),
        event: Uint8Array.from(until, (_, row) => Number(daysOf.has(row))),
        design: [Float64Array.from(frame.exposed)],
        weights: counted,
      }),
    )
    if (fit.kind === 'not-estimable') throw new Error('Not estimable.')
    const [residual] = atOnce(scoreResiduals(fit))
    const variance = residual!.reduce(
      (sum, each, row) => sum + (counted[row]! * fit.covariance[0]![0]! * each) ** 2,
      0,
    )
    expect(effect!.value).toBeCloseTo(fit.coefficients[0]!, 9)
    expect(effect!.variance).toBeCloseTo(variance, 9)
  })

  it('are called as the library calls them', async () => {
    const { controls } = await shown(byHand(had(3, 4), had(4, 3)))
    const [unknown, sprain] = controls!.counted.map(({ label }) => label)
    expect(unknown).toBe('ingrown-by-hand')
    expect(typeof sprain === 'string' ? sprain : speak(sprain!)).toBe('a sprained ankle')
  })

  it('calibrate nothing where fewer than ten have enough outcomes, and the answer says so', async () => {
    const answer = await shown(byHand(had(3, 4), had(1, 1)))
    expect([answer.calibrated, answer.controls!.error]).toEqual([undefined, undefined])
    expect(check(answer)).toMatchObject({ passed: true, value: 0 })
    const sentence = 'Fewer than 10 outcomes that neither treatment should change had enough cases here (1)'
    expect(answer.reading.map(speak).join(' ')).toContain(sentence)
    expect(speak(check(answer).finding)).toContain('Fewer than 10 of 2 outcomes')
  })

  it('are not spoken of where none were asked for', async () => {
    const { controls: _, ...frame } = byHand()
    const answer = await shown(frame)
    expect(answer.controls).toBeUndefined()
    expect(answer.reading.map(speak).join(' ')).not.toContain('neither treatment should change')
  })
})

describe('something hidden that goes with treatment and outcomes', () => {
  it('is seen in the controls and taken from the hazard ratio, with its own doubt', async () => {
    const answer = await shown(frameWithControls(createRandom(3), world))
    const { mean, standardDeviation } = answer.controls!.error!
    expect(answer.controls!.counted).toHaveLength(30)
    expect(mean).toBeGreaterThan(0.05)
    const { hazardRatio, calibrated } = answer
    expect(Math.log(calibrated!.hazardRatio.estimate)).toBeCloseTo(Math.log(hazardRatio.estimate) - mean, 9)
    const known = calibratedEffect(
      { estimate: answer.logHazardRatio.estimate, standardError: answer.logHazardRatio.standardError },
      { controls: 30, mean, standardDeviation, errorOfMean: 0, errorOfVariance: 0 },
    )
    // Never shorter than with a null that is known.
    expect(calibrated!.hazardRatio.lower).toBeLessThanOrEqual(Math.exp(known.lower))
    expect(calibrated!.hazardRatio.upper).toBeGreaterThanOrEqual(Math.exp(known.upper))
    expect(answer.reading.map(speak).join(' ')).toMatch(
      /In 30 outcomes that neither treatment should change the comparison was off by a factor of 1\.\d\d on average\./,
    )
  })

  it('hides the answer where the controls err by more than a quarter of the log hazard ratio', async () => {
    const answer = await ask(
      frameWithControls(createRandom(1), { ...world, onOutcomes: { mean: 1, standardDeviation: 0.2 } }),
    )
    if (answer.kind !== 'not-estimable') throw new Error('An estimate was shown.')
    const reason = answer.reasons.find(({ code }) => code === 'systematic-error')!
    expect(speak(reason.reason)).toContain('more than chance would have it')
    expect(answer.controls!.error!.expected).toBeGreaterThan(0.25)
  })

  it('never lets a difference be called sure that the controls could explain', async () => {
    for (let seed = 1; seed <= runs(6, 60); seed++) {
      const answer = await ask(frameWithControls(createRandom(seed), world))
      if (answer.kind !== 'estimate' || !answer.calibrated) continue
      const { lower, upper } = answer.calibrated.hazardRatio
      if (lower <= 1 && upper >= 1) expect(answer.numberNeeded).toBeNull()
      const isPlainSure = answer.riskDifferencePer100.lower > 0 || answer.riskDifferencePer100.upper < 0
      expect(answer.reading.map(({ key }) => key).includes('reading.may-be-error')).toBe(
        isPlainSure && answer.numberNeeded === null,
      )
    }
  })

  it('leaves the calibrated interval with the truth in it, and the plain one not', async () => {
    const practices = runs(16, 300)
    let [plain, calibrated, all] = [0, 0, 0]
    for (let seed = 1; seed <= practices; seed++) {
      const answer = await ask(frameWithControls(createRandom(seed), world))
      if (answer.kind !== 'estimate' || !answer.calibrated) continue
      all++
      const holds = ({ lower, upper }: Estimate['hazardRatio']) => Number(lower <= 1 && upper >= 1)
      plain += holds(answer.hazardRatio)
      calibrated += holds(answer.calibrated.hazardRatio)
    }
    expect(plain / all).toBeLessThan(0.85)
    expect(calibrated / all).toBeGreaterThan(practices > 100 ? 0.92 : 0.75)
    expect(calibrated).toBeGreaterThan(plain)
  }, 600_000)
})

describe('controls where nothing is hidden', () => {
  it('hide hardly any answer', async () => {
    let hidden = 0
    const practices = runs(12, 200)
    for (let seed = 1; seed <= practices; seed++) {
      const answer = await ask(frameWithControls(createRandom(seed), { ...world, people: 800, hidden: 0 }))
      if (!check(answer).passed && check(answer).value !== null) hidden++
    }
    expect(hidden / practices).toBeLessThanOrEqual(practices > 100 ? 0.02 : 0.1)
  }, 600_000)
})
