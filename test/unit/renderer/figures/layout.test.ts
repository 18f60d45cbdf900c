import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateTicks } from '../../../../renderer/figures/date-ticks.ts'
import { figureFileName } from '../../../../renderer/figures/file-name.ts'
import { followedAxis } from '../../../../renderer/figures/followed-axis.ts'
import { ratioAxis } from '../../../../renderer/figures/ratio-axis.ts'
import { spreadLabels } from '../../../../renderer/figures/spread-labels.ts'
import { stepAt, survivalFloor, thinned } from '../../../../renderer/figures/survival-scale.ts'
import { wordsWidth, wrapWords } from '../../../../renderer/figures/wrap-words.ts'

describe('labels at the ends of lines', () => {
  it('stay where they belong when they do not touch', () => {
    expect(
      spreadLabels(
        [
          { middle: 20, height: 10 },
          { middle: 60, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 60])
  })
  it('move apart evenly when they would overlap', () => {
    expect(
      spreadLabels(
        [
          { middle: 50, height: 30 },
          { middle: 50, height: 30 },
        ],
        0,
        200,
      ),
    ).toEqual([35, 65])
  })
  it('never touch, never leave the space there is, and keep their order', () => {
    const labels = fc.array(
      fc.record({
        middle: fc.double({ min: -50, max: 350, noNaN: true }),
        height: fc.integer({ min: 5, max: 60 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(labels, wanted => {
        const middles = spreadLabels(wanted, 0, 300)
        const placed = wanted
          .map(({ middle, height }, k) => ({
            wanted: middle,
            from: middles[k]! - height / 2,
            to: middles[k]! + height / 2,
          }))
          .toSorted((one, other) => one.from - other.from)
        expect(placed[0]!.from).toBeGreaterThanOrEqual(-1e-9)
        expect(placed.at(-1)!.to).toBeLessThanOrEqual(300 + 1e-9)
        for (const [k, each] of placed.slice(1).entries()) {
          expect(each.from).toBeGreaterThanOrEqual(placed[k]!.to - 1e-9)
          expect(each.wanted).toBeGreaterThanOrEqual(placed[k]!.wanted)
        }
      }),
    )
  })
})

describe('words', () => {
  it('are wrapped at spaces', () =>
    expect(wrapWords('an SGLT2 inhibitor', 70, 2)).toEqual(['an SGLT2', 'inhibitor']))
  it('are shortened with an ellipsis where there are too many', () =>
    expect(wrapWords('one two three four five six', 40, 2).at(-1)).toMatch(/…$/u))
  it('never run wider than they may, if a letter fits at all', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 12 }),
        fc.integer({ min: 30, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = wrapWords(text, width, most)
          expect(lines.length).toBeLessThanOrEqual(most)
          for (const line of lines) expect(wordsWidth(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})

describe('the axis of survival', () => {
  it.each([
    [0.2, 0],
    [0.49, 0],
    [0.5, 0.5],
    [0.76, 0.7],
    [0.93, 0.9],
    [0.996, 0.99],
    [0, 0],
  ])('starts for a lowest limit of %f at %f', (lowest, floor) => expect(survivalFloor(lowest)).toBe(floor))
  it('reads a step from its own day on', () => {
    expect([0, 4, 5, 9, 99].map(day => stepAt([0, 5, 10], day))).toEqual([0, 0, 1, 1, 2])
  })
  it('counts in days up to two years and in years beyond', () => {
    expect(followedAxis(730).label(365)).toBe('365')
    expect(followedAxis(1826)).toMatchObject({ title: 'years since starting' })
    expect([0, 183, 365, 731, 1826].map(followedAxis(1826).label)).toEqual(['0', '0.5', '1', '2', '5'])
  })
  it('lets some marks of a crowd stand for all', () =>
    expect(thinned([0, 1, 2, 7, 8, 20], 6)).toEqual([0, 7, 20]))
})

describe('the axis of ratios', () => {
  it('lies evenly about 1 and shows every bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.11, max: 9, noNaN: true }), { minLength: 1, maxLength: 9 }),
        bounds => {
          const { low, high, ticks } = ratioAxis(bounds)
          expect(low * high).toBeCloseTo(1)
          expect(Math.min(...bounds)).toBeGreaterThanOrEqual(low)
          expect(Math.max(...bounds)).toBeLessThanOrEqual(high)
          expect(ticks).toContain(1)
          expect(ticks.length).toBeGreaterThanOrEqual(3)
          expect(ticks.length).toBeLessThanOrEqual(7)
        },
      ),
    )
  })
  it('ends at ten times, however far an interval runs', () =>
    expect(ratioAxis([1e-9, 400]).high).toBeCloseTo(10.4))
})

describe('dates under an axis', () => {
  const texts = (from: string, to: string, most: number) =>
    dateTicks(Date.parse(from), Date.parse(to), most).map(({ text }) => text)
  it('are years where years lie between them', () =>
    expect(texts('2021-03-01', '2025-06-01', 6)).toEqual(['2022', '2023', '2024', '2025']))
  it('are months, or days, where they lie nearer', () => {
    expect(texts('2025-01-15', '2025-07-15', 7)).toEqual([
      'Feb 2025',
      'Mar 2025',
      'Apr 2025',
      'May 2025',
      'Jun 2025',
      'Jul 2025',
    ])
    expect(texts('2025-01-02', '2025-01-20', 4).every(text => /^\d+ Jan 2025$/u.test(text))).toBe(true)
  })
  it('are never more than there is room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 9 }), (days, most) => {
        expect(dateTicks(0, days * 86_400_000, most).length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe("a figure's file", () => {
  it('is named after what it shows', () =>
    expect(figureFileName('HbA1c over time', 'svg')).toBe('HbA1c over time.svg'))
  it('has a name every system accepts', () => {
    expect(figureFileName('eGFR (mL/min/1.73 m2): a "trend"', 'png')).toBe(
      'eGFR (mL min 1.73 m2) a trend.png',
    )
    expect(figureFileName('../..', 'pdf')).toBe('figure.pdf')
    expect(figureFileName('x'.repeat(300), 'pdf')).toHaveLength(84)
  })
})
