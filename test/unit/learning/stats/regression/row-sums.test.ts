import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_ROWS, blockSums } from '../../../../../electron/learning/stats/regression/cross-products.ts'
import {
  atOnce,
  breathing,
  type InSteps,
} from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import {
  addColumn,
  dotColumn,
  packColumn,
  timesColumn,
} from '../../../../../electron/learning/stats/regression/packed-columns.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

describe('sums over blocks of rows', () => {
  it('are those of the plain loops, for any number of rows and columns', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 10 }),
        (seed, rows, columns) => {
          const random = createRandom(seed)
          const column = () => Float64Array.from({ length: rows }, () => random.normal())
          const design = Array.from({ length: columns }, column)
          const [residual, weight, slopes] = [
            column(),
            column().map(value => value * value),
            Float64Array.from({ length: columns }, () => random.normal()),
          ]
          const sums = blockSums(design)
          const predictor = new Float64Array(rows)
          for (let from = 0; from < rows; from += BLOCK_ROWS) {
            const count = Math.min(BLOCK_ROWS, rows - from)
            sums.load(from, count, slopes, predictor.subarray(from))
            sums.add(count, residual.subarray(from), weight.subarray(from))
          }
          const information = sums.information()
          for (let a = 0; a < columns; a++) {
            expect(sums.score[a]).toBeCloseTo(
              design[a]!.reduce((sum, x, i) => sum + x * residual[i]!, 0),
              9,
            )
            for (let b = 0; b < columns; b++)
              expect(information[a]![b]).toBeCloseTo(
                design[a]!.reduce((sum, x, i) => sum + x * weight[i]! * design[b]![i]!, 0),
                9,
              )
          }
          predictor.forEach((value, i) =>
            expect(value).toBeCloseTo(
              design.reduce((sum, x, c) => sum + slopes[c]! * x[i]!, 0),
              9,
            ),
          )
        },
      ),
      { numRuns: runs(10, 60) },
    )
  })

  it('of no columns are none', () => {
    const sums = blockSums([])
    sums.load(0, 3, new Float64Array(0), new Float64Array(3))
    sums.add(3, new Float64Array(3), new Float64Array(3).fill(1))
    expect([sums.information(), sums.score.length]).toEqual([[], 0])
  })
})

describe('a standardised column', () => {
  it('is the same whether it is held whole or by its filled rows', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.05, max: 0.9, noNaN: true }), (seed, share) => {
        const random = createRandom(seed)
        const column = Float64Array.from({ length: 41 }, () =>
          random.uniform() < share ? 1 + random.normal() : 0,
        )
        const weights = Float64Array.from({ length: 41 }, () => 0.1 + random.uniform())
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        const packed = packColumn(column, weights, total)
        fc.pre(packed.scale > 0)
        const standard = column.map(x => (x - packed.mean) / packed.scale)
        expect(standard.reduce((sum, x, i) => sum + weights[i]! * x, 0)).toBeCloseTo(0, 10)
        expect(standard.reduce((sum, x, i) => sum + weights[i]! * x * x, 0) / total).toBeCloseTo(1, 10)
        const vector = Float64Array.from({ length: 41 }, () => random.normal())
        expect(
          dotColumn(
            packed,
            vector,
            vector.reduce((sum, value) => sum + value, 0),
          ),
        ).toBeCloseTo(
          standard.reduce((sum, x, i) => sum + x * vector[i]!, 0),
          9,
        )
        const added = vector.slice()
        const constant = addColumn(packed, 2.5, added)
        const product = timesColumn(packed, vector)
        standard.forEach((x, i) => {
          expect(added[i]! + constant).toBeCloseTo(vector[i]! + 2.5 * x, 9)
          expect(product[i]).toBeCloseTo(vector[i]! * x, 9)
        })
      }),
      { numRuns: runs(17, 100) },
    )
  })

  it('that does not vary has no scale and adds nothing, also by rounding', () => {
    for (const value of [0, 3, 1e9 / 3]) {
      const packed = packColumn(new Float64Array(7).fill(value), new Float64Array(7).fill(0.3), 2.1)
      expect(packed.scale).toBe(0)
      expect([
        dotColumn(packed, new Float64Array(7).fill(1), 7),
        addColumn(packed, 5, new Float64Array(7)),
      ]).toEqual([0, 0])
    }
  })
})

describe('a calculation in steps', () => {
  const three = function* (): InSteps<string> {
    yield
    yield
    yield
    return 'done'
  }

  it('ends with the same at once and with breaths between its pieces', async () => {
    let breaths = 0
    expect(atOnce(three())).toBe('done')
    expect(
      await breathing(three(), async () => {
        breaths++
        await Promise.resolve()
      }),
    ).toBe('done')
    expect(breaths).toBe(3)
  })

  it('stops where a breath throws', async () => {
    let breaths = 0
    await expect(
      breathing(three(), () => {
        if (++breaths === 2) throw new Error('cancelled')
        return undefined
      }),
    ).rejects.toThrow('cancelled')
    expect(breaths).toBe(2)
  })
})
