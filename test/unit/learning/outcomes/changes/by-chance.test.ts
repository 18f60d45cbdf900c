import { describe, expect, it } from 'vitest'
import { differenceOfShares } from '../../../../../electron/learning/outcomes/changes/difference.ts'
import { gradeOf } from '../../../../../electron/learning/outcomes/changes/grade.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { binomialPmf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import type { Grade } from '../../../../../shared/domain/measures/change.ts'

const BEFORE = 14
const AFTER = 9
const rise = { direction: 'higher' as const, by: 0.1 }

/** Every pair of counts of so few, with the grade that it gets. */
const graded = Array.from({ length: BEFORE + 1 }, (_, before) =>
  Array.from({ length: AFTER + 1 }, (__, after) =>
    gradeOf(
      atOnce(
        differenceOfShares(
          { numerator: before, denominator: BEFORE },
          { numerator: after, denominator: AFTER },
        ),
      ),
      rise,
    ),
  ),
)
/** How often a grade is given where the share was truly `from` and is truly `to`, summed over all there can be. */
const often = (grade: Grade, from: number, to: number) =>
  graded
    .flatMap((row, before) =>
      row.map((each, after) =>
        each === grade ? binomialPmf(before, BEFORE, from) * binomialPmf(after, AFTER, to) : 0,
      ),
    )
    .reduce((sum, each) => sum + each, 0)
const shares = Array.from({ length: 21 }, (_, step) => step / 20)

describe('a grade from 14 before and 9 since', () => {
  it('says "as expected" of a change that did nothing at most once in 40, whatever the share is', () => {
    for (const share of shares) expect(often('met', share, share)).toBeLessThanOrEqual(0.025 + 1e-9)
  })
  it('says "opposite" or "short" of a change that did what was expected at most once in 40', () => {
    for (const share of shares.filter(each => each <= 0.9)) {
      expect(often('opposite', share, share + 0.1)).toBeLessThanOrEqual(0.025 + 1e-9)
      expect(often('short', share, share + 0.1)).toBeLessThanOrEqual(0.025 + 1e-9)
    }
  })
  it('mostly cannot tell so small a change from none, and says so', () => {
    expect(often('open', 0.5, 0.6)).toBeGreaterThan(0.9)
  })
  it('tells a large one', () => {
    expect(often('met', 0.1, 0.9)).toBeGreaterThan(0.9)
  })
})
