import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysValid, lookWords } from '../../../../electron/learning/decisions/always-valid.ts'
import { createRandom } from '../../../../shared/domain/random.ts'

const Z = 1.959_963_984_540_054

/** A difference of risks in 100 people with its plain interval, as counted so far. */
function differenceOf(events: readonly [number, number], people: number) {
  const [one, other] = events.map(n => n / people) as [number, number]
  const error = Math.sqrt((one * (1 - one) + other * (1 - other)) / people)
  const estimate = 100 * (one - other)
  return { estimate, lower: estimate - 100 * Z * error, upper: estimate + 100 * Z * error }
}

describe('limits that hold at all looks', () => {
  it('are left by the truth in at most 5 of 100 practices looked at 15 times, plain ones far more often', () => {
    const random = createRandom(20_261_130)
    const [practices, looks, each] = [1_000, 15, 60]
    const [risks, truth] = [[0.12, 0.18] as const, -6]
    let [plain, always] = [0, 0]
    for (let practice = 0; practice < practices; practice++) {
      const events: [number, number] = [0, 0]
      let [plainMissed, alwaysMissed] = [false, false]
      for (let look = 1; look <= looks; look++) {
        for (const arm of [0, 1] as const)
          for (let n = 0; n < each; n++) events[arm] += Number(random.uniform() < risks[arm])
        const interval = differenceOf(events, look * each)
        const limits = alwaysValid(interval)!
        plainMissed ||= truth < interval.lower || truth > interval.upper
        alwaysMissed ||= truth < limits.lower || truth > limits.upper
      }
      plain += Number(plainMissed)
      always += Number(alwaysMissed)
    }
    expect(always / practices).toBeLessThanOrEqual(0.05)
    expect(plain / practices).toBeGreaterThan(0.12)
  })
  it('are wider than the plain ones and lie about the same estimate, whatever was found', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        (estimate, half) => {
          const { lower, upper } = alwaysValid({ estimate, lower: estimate - half, upper: estimate + half })!
          expect(lower).toBeLessThan(estimate - half)
          expect(upper).toBeGreaterThan(estimate + half)
          expect((lower + upper) / 2).toBeCloseTo(estimate, 6)
        },
      ),
    )
  })
  it('stand beside an answer from its second look on, and nowhere where there is no answer', () => {
    const difference = { estimate: -6, lower: -11, upper: -1 }
    const keys = (looks: number, found: typeof difference | null) =>
      lookWords({ looks, variants: 1, difference: found }).map(({ key }) => key)
    expect(keys(1, difference)).toEqual(['reading.looks'])
    expect(keys(2, difference)).toEqual(['reading.looks', 'reading.always-valid'])
    expect(keys(9, null)).toEqual(['reading.looks'])
    expect(lookWords({ looks: 3, variants: 2, difference })[0]).toEqual({
      key: 'reading.looks-of-variants',
      values: { looks: 3, variants: 2 },
    })
  })
})
