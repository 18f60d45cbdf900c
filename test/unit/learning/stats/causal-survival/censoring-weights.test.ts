import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  censoringWeights,
  censoringWeightsInSteps,
  ENDING,
  type Observation,
} from '../../../../../electron/learning/stats/causal-survival/censoring-weights.ts'
import { standardErrorOf } from '../../../../../electron/learning/stats/causal-survival/estimated-weights.ts'
import { weightedIncidence } from '../../../../../electron/learning/stats/causal-survival/weighted-incidence.ts'
import { weightedSurvival } from '../../../../../electron/learning/stats/causal-survival/weighted-survival.ts'
import { createRandom, type Random } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'
import { fitted } from '../causal/small-study.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { people } from '../survival/arbitraries.ts'

/** Everybody in the exposed arm but one in the other, whom nothing befalls. */
function oneArm(
  time: Float64Array,
  ending: Uint8Array,
  horizon: number,
  design: Float64Array[] = [],
): Observation {
  const beside = (column: Float64Array, value: number) => Float64Array.of(...column, value)
  return {
    time: beside(time, horizon + 1),
    ending: Uint8Array.of(...ending, ENDING.known),
    horizon,
    exposed: Uint8Array.from([...time, 0], (_, row) => (row < time.length ? 1 : 0)),
    design: design.map(column => beside(column, 0)),
  }
}

/** Share of the exposed arm who had it by the horizon, by weighted states known then, with each weight's derivative. */
function riskOf(weight: Float64Array, had: (row: number) => boolean, exposed: Uint8Array) {
  let [total, sum] = [0, 0]
  weight.forEach((each, row) => {
    if (exposed[row] === 0) return
    total += each
    if (had(row)) sum += each
  })
  const risk = sum / total
  return {
    risk,
    derivative: weight.map((each, row) =>
      exposed[row] === 1 && each > 0 ? ((had(row) ? 1 : 0) - risk) / total : 0,
    ),
  }
}

describe('weights of censoring', () => {
  it('are Kaplan-Meier where no covariate is given', () => {
    fc.assert(
      fc.property(people(2), fc.integer({ min: 1, max: 18 }), (each, half) => {
        const horizon = half / 2
        // Event 1 is the outcome, 2 a loss, 0 the extract.
        const ending = each.event.map(event => [ENDING.extract, ENDING.known, ENDING.lost][event]!)
        const observation = oneArm(each.time, ending, horizon)
        const found = censoringWeights(observation)
        if (found.kind === 'not-estimable') return
        const had = (row: number) => each.event[row] === 1 && each.time[row]! <= horizon
        const { risk } = riskOf(found.weight, had, observation.exposed)
        const outcome = each.event.map(event => (event === 1 ? 1 : 0))
        const ones = each.time.map(() => 1)
        const curve = weightedSurvival(each.time, outcome, ones)
        // Beyond the last person seen Kaplan-Meier carries its value on; there nobody reaches the horizon.
        if (each.time.some(time => time >= horizon)) expect(risk).toBeCloseTo(1 - curve.at(horizon), 10)
      }),
    )
  })

  it('are Aalen-Johansen where death competes, error included', () => {
    const random = createRandom(4)
    const time = Float64Array.from({ length: 300 }, () => Math.ceil(40 * random.exponential()))
    const event = Uint8Array.from(time, () => random.integer(4)) // 0 extract, 1 outcome, 2 death, 3 lost
    const ending = event.map(each => [ENDING.extract, ENDING.known, ENDING.known, ENDING.lost][each]!)
    const observation = oneArm(time, ending, 30)
    const { weight, influenceOf } = fitted(censoringWeights(observation))
    const { risk, derivative } = riskOf(
      weight,
      row => event[row] === 1 && time[row]! <= 30,
      observation.exposed,
    )
    const curve = weightedIncidence(
      time,
      event.map(each => (each === 3 ? 0 : each)),
      time.map(() => 1),
    )
    expect(risk).toBeCloseTo(curve.at(1, 30), 10)
    const added = influenceOf(derivative)
    const jackknife = curve.derivativeAt(1, 30)
    jackknife.forEach((own, row) =>
      expect(weight[row]! * derivative[row]! + added[row]!).toBeCloseTo(own, 10),
    )
  })

  it('have the influence that counting a person a little more confirms, with covariates too', () => {
    const COPIES = 300
    const time = [5, 8, 8, 12, 12, 12, 20, 25, 30, 30, 41, 41, 50, 60, 60, 60]
    const event = [1, 2, 1, 3, 1, 2, 2, 3, 1, 1, 2, 3, 1, 0, 2, 0] // 0 nothing, 1 outcome, 2 lost, 3 extract
    const x = [0.4, -1, 0.3, 1.2, -0.6, 0.9, -0.2, 0.1, 1.5, -1.1, 0.8, 0.2, -0.4, 0.6, -0.9, 0]
    const of = [ENDING.known, ENDING.known, ENDING.lost, ENDING.extract]
    const riskWith = (counts: readonly number[]) => {
      const rows = counts.flatMap((count, row) => Array.from({ length: count }, () => row))
      const observation = oneArm(
        Float64Array.from(rows, row => time[row]!),
        Uint8Array.from(rows, row => of[event[row]!]!),
        45,
        [Float64Array.from(rows, row => x[row]!)],
      )
      const found = fitted(censoringWeights(observation))
      const had = (place: number) => event[rows[place]!] === 1 && time[rows[place]!]! <= 45
      return { ...found, ...riskOf(found.weight, had, observation.exposed), rows }
    }
    const plain = time.map(() => COPIES)
    const whole = riskWith(plain)
    const added = whole.influenceOf(whole.derivative)
    time.forEach((_, person) => {
      const place = person * COPIES
      const influence = whole.weight[place]! * whole.derivative[place]! + added[place]!
      const more = riskWith(plain.with(person, COPIES + 1)).risk
      const less = riskWith(plain.with(person, COPIES - 1)).risk
      expect(influence * COPIES).toBeCloseTo(((more - less) / 2) * COPIES, 4)
    })
  })

  it('average 1 over those known, say who is known, and truncate to a quantile', () => {
    const practice = practiceOf(createRandom(8), 500)
    const { known, weight, exposed, comparator } = fitted(censoringWeights(practice.observation))
    for (const arm of [0, 1]) {
      const own = [...weight.keys()].filter(
        row => practice.observation.exposed[row] === arm && known[row] === 1,
      )
      expect(own.reduce((sum, row) => sum + weight[row]!, 0) / own.length).toBeCloseTo(1, 10)
    }
    expect(weight.every((each, row) => each > 0 === (known[row] === 1))).toBe(true)
    expect(exposed.people + comparator.people).toBe(500)
    expect(exposed.known + exposed.lost + exposed.extract).toBe(exposed.people)
    const truncated = fitted(censoringWeights(practice.observation, 0.95))
    expect(truncated.exposed.truncated).toBeGreaterThan(0)
    expect(truncated.exposed.truncated).toBeLessThanOrEqual(Math.ceil(0.05 * exposed.known))
    expect(Math.max(...truncated.weight)).toBeLessThan(Math.max(...weight))
  })

  it('are all 1 where nobody is lost', () => {
    const practice = practiceOf(createRandom(8), 60)
    const { weight, influenceOf } = fitted(
      censoringWeights({ ...practice.observation, ending: new Uint8Array(60) }),
    )
    expect([...weight]).toEqual(Array.from({ length: 60 }, () => 1))
    expect([...influenceOf(weight)]).toEqual([...new Float64Array(60)])
  })

  it('leave out a column that does not vary, and keep a finite weight where only one kind of person is lost', () => {
    const { observation } = practiceOf(createRandom(8), 200)
    const lost = observation.ending.map((each, row) =>
      each === ENDING.lost && observation.time[row]! < 1 ? 1 : 0,
    )
    const constant = observation.time.map(() => 7)
    const onlyLost = Float64Array.from(lost)
    const found = fitted(censoringWeights({ ...observation, design: [constant, onlyLost] }))
    expect(found.exposed).toMatchObject({ kept: [1], penalised: true })
    expect(found.weight.every(Number.isFinite)).toBe(true)
    expect(found.influenceOf(found.weight).every(Number.isFinite)).toBe(true)
  })

  it('say where they cannot be made, and refuse what is no observation', () => {
    const { observation } = practiceOf(createRandom(8), 40)
    const allLost = {
      ...observation,
      ending: new Uint8Array(40).fill(ENDING.lost),
      time: observation.time.map(() => 0.1),
    }
    expect(censoringWeights(allLost)).toEqual({ kind: 'not-estimable', reason: 'nobody-known', arm: 0 })
    expect(() => censoringWeights({ ...observation, horizon: 0 })).toThrow('horizon 0')
    expect(() => censoringWeights(observation, 0)).toThrow('truncateAbove 0')
    expect(() => censoringWeights({ ...observation, ending: new Uint8Array(40).fill(3) })).toThrow(
      'ending, row 1: 3 is no reason',
    )
    expect(() => censoringWeights({ ...observation, design: [new Float64Array(40).fill(NaN)] })).toThrow(
      'design, column 1, row 1',
    )
  })

  it('come in steps', async () => {
    const { observation } = practiceOf(createRandom(8), 500)
    function* weights() {
      return fitted(yield* censoringWeightsInSteps(observation)).weight
    }
    await expectSteps(weights, fitted(censoringWeights(observation)).weight)
  })
})

/**
 * A practice whose frail (a measured trait) have the outcome more often and, in the exposed arm, stop coming more
 * often; the data are taken out at a time that differs by person. The arms are alike.
 */
function practiceOf(random: Random, size: number) {
  const trait = Float64Array.from({ length: size }, () => random.normal())
  const exposed = Uint8Array.from(trait, () => random.integer(2))
  const ending = new Uint8Array(size)
  const had = new Uint8Array(size)
  const time = Float64Array.from(trait, (frail, row) => {
    const outcome = random.exponential() / (0.5 * Math.exp(0.9 * frail - 0.4 * exposed[row]!))
    const lost = random.exponential() / (0.4 * Math.exp((exposed[row] === 1 ? 1.2 : 0.2) * frail))
    const extract = 0.5 + 2 * random.uniform()
    const until = Math.min(outcome, lost, extract)
    had[row] = until === outcome && outcome <= 1 ? 1 : 0
    if (until === lost) ending[row] = ENDING.lost
    if (until === extract) ending[row] = ENDING.extract
    return until
  })
  const observation: Observation = { time, ending, horizon: 1, exposed, design: [trait] }
  return { observation, had }
}

it('undo loss that depends on a measured trait, with an interval that holds the truth in 93 to 97 %', () => {
  const truth = trueDifference()
  const random = createRandom(11)
  const repeats = runs(60, 1_000)
  const off = { kaplanMeier: 0, weighted: 0 }
  const covered = { kaplanMeier: 0, weighted: 0 }
  for (let run = 0; run < repeats; run++) {
    const { observation, had } = practiceOf(random, 1_500)
    const { exposed } = observation
    const arm = (of: 0 | 1) => exposed.map(each => (each === of ? 1 : 0))
    const curve = (of: 0 | 1) => weightedSurvival(observation.time, had, Float64Array.from(arm(of)))
    const plain = curve(0).at(1) - curve(1).at(1)
    const { weight, influenceOf } = fitted(censoringWeights(observation))
    const [risk0, risk1] = ([0, 1] as const).map(of => riskOf(weight, row => had[row] === 1, arm(of)))
    const difference = risk1!.risk - risk0!.risk
    const derivative = risk1!.derivative.map((each, row) => each - risk0!.derivative[row]!)
    const added = influenceOf(derivative)
    const reach = 1.96 * standardErrorOf(derivative.map((each, row) => each * weight[row]! + added[row]!))
    off.kaplanMeier += plain - truth
    off.weighted += difference - truth
    // The plain curves' own interval is no wider than this one.
    if (Math.abs(plain - truth) <= reach) covered.kaplanMeier++
    if (Math.abs(difference - truth) <= reach) covered.weighted++
  }
  // In the sample chance adds three standard errors of a share to the 93 to 97 %.
  const chance = repeats < 1_000 ? 3 * Math.sqrt((0.05 * 0.95) / repeats) : 0
  expect(Math.abs(off.kaplanMeier / repeats)).toBeGreaterThan(0.03)
  expect(Math.abs(off.weighted / repeats)).toBeLessThan(0.015)
  expect(covered.kaplanMeier / repeats).toBeLessThan(0.8 + chance)
  expect(covered.weighted / repeats).toBeGreaterThan(0.93 - chance)
  expect(covered.weighted / repeats).toBeLessThan(0.97 + chance)
})

/** Risk difference at the horizon over the trait's distribution, had nobody been lost. */
function trueDifference(): number {
  let sum = 0
  const STEPS = 4_000
  for (let k = 0; k < STEPS; k++) {
    // Midpoints of a grid over -8 to 8 standard deviations.
    const z = -8 + (16 * (k + 0.5)) / STEPS
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    const risk = (exposed: number) => -Math.expm1(-0.5 * Math.exp(0.9 * z - 0.4 * exposed))
    sum += ((risk(1) - risk(0)) * density * 16) / STEPS
  }
  return sum
}
