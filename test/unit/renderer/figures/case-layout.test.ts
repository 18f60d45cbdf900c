import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseDomain, caseTable, caseTicks, valuePath } from '../../../../renderer/figures/case-layout.ts'

const line = (values: readonly number[], limit?: number) => ({
  name: 'VLAD',
  values,
  tone: 'exposed' as const,
  ...(limit !== undefined && { limit }),
})
const chartOf = (values: readonly number[], limit?: number) => ({
  days: values.map((_, row) => new Date(Date.UTC(2024, 0, 1 + row)).toISOString().slice(0, 10)),
  lines: [line(values, limit)],
  axis: 'Fewer than expected',
})

describe('what is drawn case by case', () => {
  it('lies within the axis, its limits and nothing too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (values, limit) => {
          const [low, high] = caseDomain(chartOf(values, limit))
          for (const value of [...values, limit, 0]) {
            expect(value).toBeGreaterThanOrEqual(low)
            expect(value).toBeLessThanOrEqual(high)
          }
        },
      ),
    )
  })
  it('names round numbers of cases, never more than there is room for', () => {
    expect(caseTicks(180, 4)).toEqual([50, 100, 150])
    expect(caseTicks(5_595, 6)).toEqual([1_000, 2_000, 3_000, 4_000, 5_000])
    expect(caseTicks(3, 6)).toEqual([1, 2, 3])
    expect(caseTicks(0, 6)).toEqual([])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 20 }), (cases, most) => {
        const ticks = caseTicks(cases, most)
        expect(ticks.length).toBeLessThanOrEqual(most)
        for (const tick of ticks) expect(tick).toBeLessThanOrEqual(cases)
      }),
    )
  })
  it('has a table that ends with the last case, however many there are', () => {
    const { rows } = caseTable(chartOf(Array.from({ length: 999 }, (_, row) => row)))
    expect(rows.length).toBeLessThanOrEqual(41)
    expect(rows.at(-1)!.at(-1)).toBe('998.00')
    expect(caseTable(chartOf([1, 2])).rows).toHaveLength(2)
  })
  it('keeps every turn of a line, though thousands of cases share a pixel', () => {
    const values = Array.from({ length: 10_000 }, () => 0)
    values[5_000] = 7 // a signal that is gone with the next case
    const path = valuePath(values, { x: row => row / 100, y: value => value })
    expect(path).toContain(',7.0')
    expect(path.split('L').length).toBeLessThan(400)
  })
})
