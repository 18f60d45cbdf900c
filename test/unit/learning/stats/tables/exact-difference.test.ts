import { describe, expect, it } from 'vitest'
import { binomialPmf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { exactLimitsOfDifference } from '../../../../../electron/learning/stats/tables/exact-difference.ts'
import {
  scoreLimitsOfDifference,
  scoreOfDifference,
} from '../../../../../electron/learning/stats/tables/miettinen-nurminen.ts'

/** The probability that limits hold the difference, summed over every table there can be. */
function coverage(size1: number, size2: number, level: number) {
  const limits = new Map<string, { lower: number; upper: number }>()
  for (let events1 = 0; events1 <= size1; events1++)
    for (let events2 = 0; events2 <= size2; events2++)
      limits.set(`${events1} ${events2}`, exactLimitsOfDifference({ events1, size1, events2, size2 }, level)!)
  return (risk1: number, risk2: number) => {
    let held = 0
    for (let events1 = 0; events1 <= size1; events1++)
      for (let events2 = 0; events2 <= size2; events2++) {
        const { lower, upper } = limits.get(`${events1} ${events2}`)!
        if (lower <= risk1 - risk2 && risk1 - risk2 <= upper)
          held += binomialPmf(events1, size1, risk1) * binomialPmf(events2, size2, risk2)
      }
    return held
  }
}

describe('exact limits of a difference of two shares', () => {
  it.each([
    [3, 3, 0.95],
    [6, 4, 0.95],
    [9, 5, 0.9],
  ])('hold it at least as often as they say: %i and %i people, level %f', (size1, size2, level) => {
    const holds = coverage(size1, size2, level)
    const risks = Array.from({ length: 21 }, (_, step) => step / 20)
    const worst = Math.min(...risks.flatMap(one => risks.map(other => holds(one, other))))
    expect(worst).toBeGreaterThanOrEqual(level - 1e-9)
  })

  it("reach 0 where Barnard's one-sided p does: 7 of 15 against 12 of 15, p 0.0341", () => {
    const table = { events1: 7, size1: 15, events2: 12, size2: 15 }
    expect(exactLimitsOfDifference(table, 1 - 2 * 0.0335)!.upper).toBeGreaterThan(0)
    expect(exactLimitsOfDifference(table, 1 - 2 * 0.0346)!.upper).toBeLessThan(0)
  })

  it('turn about with the arms, and with what is counted', () => {
    const table = { events1: 2, size1: 11, events2: 5, size2: 9 }
    const { lower, upper } = exactLimitsOfDifference(table)!
    const turned = exactLimitsOfDifference({ events1: 5, size1: 9, events2: 2, size2: 11 })!
    const without = exactLimitsOfDifference({ events1: 9, size1: 11, events2: 4, size2: 9 })!
    for (const other of [turned, without]) {
      expect(-other.upper).toBeCloseTo(lower, 5)
      expect(-other.lower).toBeCloseTo(upper, 5)
    }
  })

  it('come near to the score limits as arms grow', () => {
    const table = { events1: 18, size1: 50, events2: 9, size2: 50 }
    const [exact, score] = [exactLimitsOfDifference(table)!, scoreLimitsOfDifference(table)!]
    expect(exact.lower).toBeCloseTo(score.lower, 1)
    expect(exact.upper).toBeCloseTo(score.upper, 1)
  })

  it('say nothing of one against one, and nothing at all of an empty arm', () => {
    const { lower, upper } = exactLimitsOfDifference({ events1: 1, size1: 1, events2: 0, size2: 1 })!
    expect(lower).toBeLessThan(-0.5)
    expect(upper).toBe(1)
    expect(exactLimitsOfDifference({ events1: 0, size1: 0, events2: 1, size2: 3 })).toBeNull()
    expect(() => exactLimitsOfDifference({ events1: 4, size1: 3, events2: 1, size2: 3 })).toThrow(RangeError)
  })

  it('rest on a score that rises with events of the one arm and falls with those of the other', () => {
    for (const difference of [-0.7, -0.2, 0, 0.35, 0.9])
      for (let events1 = 0; events1 <= 7; events1++)
        for (let events2 = 0; events2 <= 5; events2++) {
          const at = (one: number, other: number) =>
            scoreOfDifference({ events1: one, size1: 8, events2: other, size2: 6 }, difference)
          expect(at(events1 + 1, events2)).toBeGreaterThanOrEqual(at(events1, events2) - 1e-9)
          expect(at(events1, events2 + 1)).toBeLessThanOrEqual(at(events1, events2) + 1e-9)
        }
  })
})
