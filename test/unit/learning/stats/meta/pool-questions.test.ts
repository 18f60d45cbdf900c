import { describe, expect, it } from 'vitest'
import {
  poolQuestions,
  poolQuestionsInSteps,
} from '../../../../../electron/learning/stats/meta/pool-questions.ts'
import { randomEffects } from '../../../../../electron/learning/stats/meta/random-effects.ts'
import { randomStudies } from './studies.ts'

const f = (...values: number[]) => Float64Array.from(values)

describe('pooling many questions', () => {
  it('gives each question what it gets alone, over the sites that answered it', () => {
    const questions = Array.from({ length: 60 }, (_, seed) =>
      randomStudies(seed, { count: 6, tau: 0.1 * (seed % 7), logSpread: 1 }),
    )
    const effect = Array.from({ length: 6 }, (_, site) =>
      Float64Array.from(questions, each => each.effect[site]!),
    )
    const variance = Array.from({ length: 6 }, (_, site) =>
      Float64Array.from(questions, (each, question) =>
        (question + site) % 5 === 0 ? Infinity : each.variance[site]!,
      ),
    )
    const pooled = poolQuestions(effect, variance)
    questions.forEach((_, question) => {
      const answered = effect.map((_, site) => site).filter(site => variance[site]![question] !== Infinity)
      const alone = randomEffects(
        answered.map(site => effect[site]![question]!),
        answered.map(site => variance[site]![question]!),
      )
      expect([pooled.pooled[question], pooled.sites[question]]).toEqual([1, answered.length])
      expect(pooled.tau2[question]).toBeCloseTo(alone.tau2, 11)
      expect(pooled.estimate[question]).toBeCloseTo(alone.estimate, 11)
      expect(pooled.standardError[question]).toBeCloseTo(alone.standardError, 11)
      expect(pooled.lower[question]).toBeCloseTo(alone.interval.lower, 10)
      expect(pooled.predictionUpper[question]).toBeCloseTo(alone.prediction.upper, 10)
    })
  })

  it('marks questions that fewer than three sites answered', () => {
    const pooled = poolQuestions([f(1, 1), f(2, 2), f(3, NaN)], [f(1, 1), f(1, 1), f(1, Infinity)])
    expect([...pooled.pooled]).toEqual([1, 0])
    expect(pooled.estimate[1]).toBeNaN()
    expect([...poolQuestions([], []).pooled]).toEqual([])
  })

  it('pauses on the way', () => {
    const column = new Float64Array(1_200).fill(1)
    const steps = poolQuestionsInSteps([column, column, column], [column, column, column])
    let pauses = 0
    while (!steps.next().done) pauses++
    expect(pauses).toBe(2)
  })

  it.each([
    [[f(1)], []],
    [
      [f(1), f(1, 2)],
      [f(1), f(1, 2)],
    ],
    [[f(1)], [f(0)]],
    [[f(1)], [f(NaN)]],
    [[f(NaN)], [f(1)]],
  ])('refuses %j with variances %j', (effect, variance) =>
    expect(() => poolQuestions(effect, variance)).toThrow(RangeError),
  )
})
