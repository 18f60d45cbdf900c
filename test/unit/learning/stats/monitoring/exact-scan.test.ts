import { describe, expect, it } from 'vitest'
import {
  caseGapsLaw,
  countsLaw,
  dayGapsLaw,
} from '../../../../../electron/learning/stats/monitoring/chance-laws.ts'
import {
  drawBinomial,
  drawPlaces,
  drawPoisson,
} from '../../../../../electron/learning/stats/monitoring/chance-draws.ts'
import {
  exactScan,
  levelFor,
  scanAt,
  type Law,
} from '../../../../../electron/learning/stats/monitoring/exact-scan.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

/** Every set of `count` places from 0 to `of`. */
function everySet(count: number, of: number): number[][] {
  if (count === 0) return [[]]
  return Array.from({ length: of }, (_, last) => last).flatMap(last =>
    everySet(count - 1, last).map(before => [...before, last]),
  )
}
/** Every way in which `count` events fall on `of` days. */
function everyFall(count: number, of: number): number[][] {
  if (count === 0) return [[]]
  return everyFall(count - 1, of).flatMap(before => Array.from({ length: of }, (_, day) => [...before, day]))
}
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
const shareOf = <T>(all: readonly T[], holds: (each: T) => boolean) => all.filter(holds).length / all.length

describe('gaps between events among cases, every order of which is as likely', () => {
  const [events, among] = [4, 11]
  const law = caseGapsLaw({ events, among })
  const orders = everySet(events, among).map(places =>
    places.map((place, k) => (places[k + 1] ?? among) - place - 1),
  )
  it('are as long as a count of all orders has them, one by one and several together', () => {
    for (const [first, length] of [
      [0, 1],
      [1, 2],
      [0, 3],
    ] as const)
      for (let total = 0; total <= among - events; total++) {
        const [fewer, more] = law.tails({ first, length }, total, 0)
        const together = (gaps: readonly number[]) => sum(gaps.slice(first, first + length))
        expect(fewer).toBeCloseTo(
          shareOf(orders, gaps => together(gaps) <= total),
          12,
        )
        expect(more).toBeCloseTo(
          shareOf(orders, gaps => together(gaps) >= total),
          12,
        )
      }
  })
  it('hold for the open one as well, which is never told for being short', () => {
    for (let total = 0; total <= among - events; total++) {
      const [fewer, more] = law.tails({ first: events - 1, length: 1 }, total, 0)
      expect(fewer).toBe(1)
      expect(more).toBeCloseTo(
        shareOf(orders, gaps => gaps.at(-1)! >= total),
        12,
      )
    }
  })
  it('are drawn as they are likely', () => {
    const random = createRandom(5)
    const drawn = Array.from({ length: 4_000 }, () => Array.from(law.draw(random)))
    expect(drawn.every(gaps => gaps.length === events)).toBe(true)
    // The standard error of a share of 4,000 is below 0.008.
    const isLong = (gaps: readonly number[]) => gaps.at(-1)! >= 3
    expect(Math.abs(shareOf(drawn, isLong) - shareOf(orders, isLong))).toBeLessThan(0.04)
  })
})

describe('gaps in days', () => {
  it('are drawn with the open one up to the last day, ties too', () => {
    const law = dayGapsLaw({ events: 3, among: 4 })
    const random = createRandom(6)
    const drawn = Array.from({ length: 4_000 }, () => Array.from(law.draw(random)))
    const falls = everyFall(3, 4).map(days => days.toSorted((one, other) => one - other))
    for (const [of, open] of [
      [(gaps: readonly number[]) => gaps[0] === 0, (days: readonly number[]) => days[0] === days[1]],
      [(gaps: readonly number[]) => gaps[2]! >= 2, (days: readonly number[]) => 3 - days[2]! >= 2],
    ] as const)
      expect(Math.abs(shareOf(drawn, of) - shareOf(falls, open))).toBeLessThan(0.04)
  })
})

describe('events of periods given their total', () => {
  const sizes = [2, 3, 1, 4]
  it('are as seldom as a count of all ways has them', () => {
    const law = countsLaw([1, 0, 1, 2], sizes, { of: 'share', baselineRows: 4 })
    const ends = [2, 5, 6, 10]
    const ways = everySet(4, 10).map(places => {
      const counts = [0, 0, 0, 0]
      for (const place of places) counts[ends.findIndex(end => place < end)]!++
      return counts
    })
    for (const [first, length] of [
      [0, 1],
      [1, 2],
    ] as const)
      for (let total = 0; total <= 4; total++) {
        const [fewer, more] = law.tails({ first, length }, total, 4)
        const together = (counts: readonly number[]) => sum(counts.slice(first, first + length))
        expect(fewer).toBeCloseTo(
          shareOf(ways, counts => together(counts) <= total),
          12,
        )
        expect(more).toBeCloseTo(
          shareOf(ways, counts => together(counts) >= total),
          12,
        )
      }
  })
  it('are held against the baseline after it, and not judged on both sides of its end', () => {
    const law = countsLaw([1, 1, 0, 3], sizes, { of: 'share', baselineRows: 2 })
    // 3 of 4 against 2 of 5: of the ways in which 5 of 9 have it, 4 x 5 + 1 x 5 ... have 3 or more of the 4.
    const [, more] = law.tails({ first: 3, length: 1 }, 3, 2)
    const ways = everySet(5, 9)
    expect(more).toBeCloseTo(
      shareOf(ways, places => places.filter(place => place >= 5).length >= 3),
      12,
    )
    expect(law.tails({ first: 1, length: 2 }, 1, 2)).toEqual([1, 1])
  })
})

describe('a scan of stretches', () => {
  const told = (law: Law, level: ReturnType<typeof levelFor>, seed: number) => {
    const random = createRandom(seed)
    const series = Array.from({ length: 2_000 }, () => law.draw(random))
    return shareOf(series, values => scanAt(values, law, level).found.length > 0)
  }
  it('tells of one series in twenty where nothing has changed, as it states', () => {
    const sizes: number[] = Array.from({ length: 12 }, (_, month) => 4 + (month % 3))
    const events = sizes.map((_, month) => month % 2)
    const laws = [
      countsLaw(events, sizes, { of: 'share', baselineRows: 12 }),
      countsLaw(events, sizes, { of: 'rate', baselineRows: 6 }),
      caseGapsLaw({ events: 12, among: 90 }),
      dayGapsLaw({ events: 12, among: 400 }),
    ]
    for (const [at, law] of laws.entries()) {
      const level = levelFor(law)
      expect(level.falseAlarm).toBeLessThanOrEqual(0.05)
      expect(level.falseAlarm).toBeGreaterThan(0.02)
      // Four standard errors of the difference of two shares of 2,000.
      expect(Math.abs(told(law, level, 30 + at) - level.falseAlarm)).toBeLessThan(0.028)
    }
  })
  it('has limits that are the last values which are not told', () => {
    const sizes = Array.from({ length: 12 }, () => 10)
    const events = [1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1]
    const law = countsLaw(events, sizes, { of: 'share', baselineRows: 12 })
    const scan = exactScan(events, law)
    const { lower, upper } = scan.limits(3)
    expect(lower).toBe(null)
    const base = law.baseOf(events)
    expect(law.tails({ first: 3, length: 1 }, upper!, base)[1]).toBeGreaterThan(scan.level)
    expect(law.tails({ first: 3, length: 1 }, upper! + 1, base)[1]).toBeLessThanOrEqual(scan.level)
  })
  it('sees nothing, and promises nothing, where nothing has happened', () => {
    const law = countsLaw([0, 0, 0], [5, 5, 5], { of: 'share', baselineRows: 3 })
    const scan = exactScan([0, 0, 0], law)
    expect(scan).toMatchObject({ level: 0, falseAlarm: 0, found: [] })
    expect(scan.limits(0)).toEqual({ lower: null, upper: null })
  })
})

describe('counts drawn by chance', () => {
  it('have the mean and the variance of their law, few and many', () => {
    const random = createRandom(7)
    for (const [draw, mean, variance] of [
      [() => drawBinomial(random, 30, 0.9), 27, 2.7],
      [() => drawBinomial(random, 5_000, 0.3), 1_500, 1_050],
      [() => drawPoisson(random, 3), 3, 3],
      [() => drawPoisson(random, 400), 400, 400],
    ] as const) {
      const values = Array.from({ length: 4_000 }, draw)
      const found = sum(values) / 4_000
      expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance / 4_000))
      const squares = sum(values.map(value => (value - mean) ** 2)) / 4_000
      expect(Math.abs(squares / variance - 1)).toBeLessThan(0.15)
    }
    expect(new Set(drawPlaces(random, 9, 10)).size).toBe(9)
  })
})
