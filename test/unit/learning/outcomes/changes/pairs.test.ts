import { describe, expect, it } from 'vitest'
import { differenceOfPairs } from '../../../../../electron/learning/outcomes/changes/difference.ts'
import { gradeOf } from '../../../../../electron/learning/outcomes/changes/grade.ts'
import { binomialPmf } from '../../../../../electron/learning/stats/foundations/binomial.ts'

const none = { numerator: 0, denominator: 0 }
const N = 24

/** The grade of every outcome of so many pairs of which `changed` had another answer, of whom `gained` gained it. */
const grade = (changed: number, gained: number) => {
  const same = N - changed
  const found = differenceOfPairs({
    both: Math.floor(same / 2),
    neither: Math.ceil(same / 2),
    secondOnly: gained,
    firstOnly: changed - gained,
    left: none,
    came: none,
  })
  return gradeOf(found!.difference, { direction: 'higher', by: 0 })
}

describe('a grade from the same people', () => {
  it('says "as expected" of a change that did nothing at most once in 40, however many change by chance', () => {
    for (const changing of [0.1, 0.3, 0.5, 0.8, 1]) {
      let often = 0
      for (let changed = 0; changed <= N; changed++)
        for (let gained = 0; gained <= changed; gained++)
          if (grade(changed, gained) === 'met')
            often += binomialPmf(changed, N, changing) * binomialPmf(gained, changed, 0.5)
      expect(often).toBeLessThanOrEqual(0.025 + 1e-9)
    }
  })

  it('tells twelve who gained it and none who lost it from chance, and five from chance not', () => {
    // Exact p: 2 / 2^12, and 2 / 2^5 = 0.0625.
    expect(grade(12, 12)).toBe('met')
    expect(grade(5, 5)).toBe('open')
  })
})
