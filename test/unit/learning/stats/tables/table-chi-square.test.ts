import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cochranArmitage } from '../../../../../electron/learning/stats/tables/cochran-armitage.ts'
import {
  adjustedResiduals,
  expectedCounts,
  tableChiSquare,
} from '../../../../../electron/learning/stats/tables/table-chi-square.ts'

describe('chi-square of a table', () => {
  it('is that of gender and party (Agresti 2002, table 3.11: 30.1 on 2 degrees)', () => {
    const result = tableChiSquare([
      [762, 327, 468],
      [484, 239, 477],
    ])
    expect(result).toMatchObject({ statistic: expect.closeTo(30.07, 2) as number, freedom: 2 })
  })
  it('is the square of the adjusted residual in a 2x2 table, and never more with correction', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (a, b, c, d) => {
          const table = [
            [a, b],
            [c, d],
          ]
          const [plain, corrected] = [tableChiSquare(table), tableChiSquare(table, true)]
          if (plain.kind !== 'fitted' || corrected.kind !== 'fitted') throw new Error('not fitted')
          expect(adjustedResiduals(table)[0]![0]! ** 2).toBeCloseTo(plain.statistic, 8)
          expect(corrected.statistic).toBeLessThanOrEqual(plain.statistic + 1e-9)
          expect(plain.cramersV).toBeLessThanOrEqual(1 + 1e-12)
        },
      ),
    ))
  it('is complete association where every row has its column', () =>
    expect(
      tableChiSquare([
        [7, 0, 0],
        [0, 5, 0],
        [0, 0, 9],
      ]),
    ).toMatchObject({ cramersV: expect.closeTo(1, 12) as number }))
  it('is not estimable with an empty row, column or table', () => {
    for (const table of [
      [
        [0, 0],
        [1, 2],
      ],
      [
        [0, 3],
        [0, 2],
      ],
      [],
      [[1, 2]],
    ])
      expect(tableChiSquare(table)).toEqual({ kind: 'not-estimable', reason: 'empty-margin' })
    expect(
      adjustedResiduals([
        [0, 0],
        [1, 2],
      ]),
    ).toEqual([
      [null, null],
      [null, null],
    ])
    expect(
      expectedCounts([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
})
describe("Cochran and Armitage's trend", () => {
  it('is that of smokers among lung cancer patients (Fleiss 1981: 83/86, 90/93, 129/136, 70/82)', () => {
    expect(cochranArmitage([83, 90, 129, 70], [86, 93, 136, 82])).toMatchObject({
      statistic: expect.closeTo(8.2249, 4) as number,
      p: expect.closeTo(0.004132, 6) as number,
    })
  })
  it('does not depend on unit or origin of the score', () =>
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }), (shift, scale) => {
        const at = (scores: number[]) => {
          const result = cochranArmitage([2, 5, 9, 14], [30, 30, 29, 31], scores)
          return result.kind === 'fitted' ? result.statistic : Number.NaN
        }
        expect(at([1, 2, 4, 8].map(score => score * scale + shift))).toBeCloseTo(at([1, 2, 4, 8]), 9)
      }),
    ))
  it('says why it cannot be told', () => {
    expect(cochranArmitage([0, 0], [5, 5])).toMatchObject({ reason: 'constant-outcome' })
    expect(cochranArmitage([1, 2], [5, 5], [3, 3])).toMatchObject({ reason: 'constant-score' })
    expect(cochranArmitage([1, 2], [5, 5], [0.1 + 0.2, 0.3])).toMatchObject({ reason: 'constant-score' })
    expect(cochranArmitage([], [])).toMatchObject({ reason: 'empty' })
    expect(() => cochranArmitage([1], [5], [Number.NaN])).toThrow(/scores, row 1/u)
    expect(() => cochranArmitage([1, 2], [5])).toThrow(RangeError)
  })
})
