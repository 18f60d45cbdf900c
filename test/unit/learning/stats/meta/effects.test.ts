import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanEffects } from '../../../../../electron/learning/stats/meta/mean-effects.ts'
import { rateRatioEffects } from '../../../../../electron/learning/stats/meta/rate-ratio-effects.ts'
import {
  estimableStudies,
  type StudyEffect,
} from '../../../../../electron/learning/stats/meta/study-effect.ts'
import {
  halfWhereZero,
  twoByTwoEffects,
  type BinaryMeasure,
  type TwoArmCounts,
} from '../../../../../electron/learning/stats/meta/two-by-two-effects.ts'

/** Columns of events and people in arm 1, then in arm 2. */
const columns = (...of: readonly [number[], number[], number[], number[]]): TwoArmCounts => ({
  events1: Float64Array.from(of[0]),
  people1: Float64Array.from(of[1]),
  events2: Float64Array.from(of[2]),
  people2: Float64Array.from(of[3]),
})
const one = (measure: BinaryMeasure, [a, n1, c, n2]: readonly number[], zeroCells = halfWhereZero) =>
  twoByTwoEffects(measure, columns([a!], [n1!], [c!], [n2!]), zeroCells)[0]!
const fitted = (study: StudyEffect) => {
  if (study.kind !== 'fitted') throw new Error(study.reason)
  return study
}

describe('effects of two-arm studies with counted events', () => {
  // Aronson 1948, first trial of the BCG vaccine: 4 of 123 against 11 of 139.
  it('gives the ratios and the difference of a printed trial', () => {
    const [a, n1, c, n2] = [4, 123, 11, 139]
    const or = fitted(one('OR', [a, n1, c, n2]))
    expect(or.effect).toBeCloseTo(Math.log((4 * 128) / (119 * 11)), 14)
    expect(or.variance).toBeCloseTo(1 / 4 + 1 / 119 + 1 / 11 + 1 / 128, 14)
    const rr = fitted(one('RR', [a, n1, c, n2]))
    expect(rr.effect).toBeCloseTo(-0.8893, 4) // metafor's documentation of dat.bcg
    expect(rr.variance).toBeCloseTo(0.3256, 4)
    expect(fitted(one('RD', [a, n1, c, n2])).effect).toBeCloseTo(4 / 123 - 11 / 139, 14)
  })

  it('adds a half to all four cells of a study with a zero, and only there', () => {
    const zero = fitted(one('OR', [0, 10, 3, 10]))
    expect(zero.effect).toBeCloseTo(Math.log((0.5 * 7.5) / (10.5 * 3.5)), 14)
    const both = twoByTwoEffects('RR', columns([0, 2], [10, 10], [3, 4], [10, 10]))
    expect(fitted(both[1]!).effect).toBeCloseTo(Math.log(0.5), 14)
    const all = twoByTwoEffects('RR', columns([0, 2], [10, 10], [3, 4], [10, 10]), {
      ...halfWhereZero,
      to: 'if0all',
    })
    expect(fitted(all[1]!).effect).toBeCloseTo(Math.log(2.5 / 4.5), 14)
    expect(fitted(one('RR', [2, 10, 4, 10], { ...halfWhereZero, to: 'all' })).effect).toBeCloseTo(
      Math.log(2.5 / 4.5),
      14,
    )
  })

  it('has no effect of a study with no or only events, an empty arm, or a zero to which nothing is added', () => {
    expect(one('OR', [0, 10, 0, 10])).toEqual({
      kind: 'not-estimable',
      reason: 'Nobody in either arm had the event.',
    })
    expect(one('RD', [10, 10, 10, 10]).kind).toBe('not-estimable')
    expect(one('RR', [0, 0, 1, 10]).kind).toBe('not-estimable')
    expect(one('OR', [0, 10, 3, 10], { ...halfWhereZero, to: 'none' }).kind).toBe('not-estimable')
    expect(one('RD', [0, 10, 0, 10], { ...halfWhereZero, to: 'none', dropUninformative: false })).toEqual({
      kind: 'not-estimable',
      reason: 'The variance is 0.',
    })
    expect(one('OR', [0, 10, 0, 10], { ...halfWhereZero, dropUninformative: false })).toMatchObject({
      kind: 'fitted',
      effect: 0,
    })
  })

  it('turns its sign when the arms are exchanged', () => {
    const arm = fc
      .integer({ min: 1, max: 500 })
      .chain(people => fc.tuple(fc.integer({ min: 0, max: people }), fc.constant(people)))
    fc.assert(
      fc.property(fc.constantFrom<BinaryMeasure>('OR', 'RR', 'RD'), arm, arm, (measure, one1, one2) => {
        const forth = one(measure, [...one1, ...one2])
        const back = one(measure, [...one2, ...one1])
        expect(forth.kind).toBe(back.kind)
        if (forth.kind !== 'fitted' || back.kind !== 'fitted') return
        expect(forth.effect).toBeCloseTo(-back.effect, 10)
        expect(forth.variance).toBeCloseTo(back.variance, 10)
      }),
    )
  })

  it('turns the odds ratio when events and non-events are exchanged', () => {
    expect(fitted(one('OR', [3, 20, 7, 30])).effect).toBeCloseTo(
      -fitted(one('OR', [17, 20, 23, 30])).effect,
      12,
    )
  })

  it.each([
    [1.5, 10, 1, 10],
    [11, 10, 1, 10],
    [-1, 10, 1, 10],
    [NaN, 10, 1, 10],
  ])('refuses %d events of %d', (...cells) => expect(() => one('OR', cells)).toThrow(RangeError))
  it('refuses columns of different lengths and answers nothing to nothing', () => {
    expect(() => twoByTwoEffects('OR', columns([1], [2, 3], [1], [2]))).toThrow('people1')
    expect(twoByTwoEffects('OR', columns([], [], [], []))).toEqual([])
  })
})

describe('log rate ratios', () => {
  type Arm = readonly [events: number, time: number]
  const rate = ([x1, t1]: Arm, [x2, t2]: Arm) =>
    rateRatioEffects({
      events1: Float64Array.of(x1),
      time1: Float64Array.of(t1),
      events2: Float64Array.of(x2),
      time2: Float64Array.of(t2),
    })[0]!
  it('compare events per time, with variance 1/x1 + 1/x2', () => {
    // Rothman & Greenland: breast cancer and fluoroscopy
    const { effect, variance } = fitted(rate([41, 28_010], [15, 19_017]))
    expect(Math.exp(effect)).toBeCloseTo(1.86, 2)
    expect(variance).toBeCloseTo(1 / 41 + 1 / 15, 14)
  })
  it('add a half to both counts where one is zero, and nothing where both are', () => {
    expect(fitted(rate([0, 100], [4, 50]))).toMatchObject({
      effect: Math.log((0.5 / 4.5) * (50 / 100)),
      variance: 1 / 0.5 + 1 / 4.5,
    })
    expect(rate([0, 100], [0, 50]).kind).toBe('not-estimable')
  })
  it.each([
    [1, 0, 1, 1],
    [1, -1, 1, 1],
    [1, Infinity, 1, 1],
    [0.5, 1, 1, 1],
  ])('refuse %d events in a time of %d', (x1, t1, x2, t2) =>
    expect(() => rate([x1, t1], [x2, t2])).toThrow(RangeError),
  )
})

describe('differences of means', () => {
  const arm = (mean: number, standardDeviation: number, people: number) => ({
    mean: Float64Array.of(mean),
    standardDeviation: Float64Array.of(standardDeviation),
    people: Float64Array.of(people),
  })
  // Borenstein et al. 2009, Introduction to Meta-Analysis, chapter 4: MD 3, v 1.2100; g 0.5924 with the
  // approximate J (exact: 0.5924).
  it('agree with a textbook example', () => {
    const md = fitted(meanEffects('MD', arm(103, 5.5, 50), arm(100, 4.5, 50))[0]!)
    expect([md.effect, md.variance]).toEqual([3, expect.closeTo(1.01, 10)])
    const g = fitted(meanEffects('SMD', arm(103, 5.5, 50), arm(100, 4.5, 50))[0]!)
    expect(g.effect).toBeCloseTo(0.5924, 4)
    expect(g.variance).toBeCloseTo(1 / 50 + 1 / 50 + g.effect ** 2 / 200, 12)
  })
  it('use the exact small-sample factor: 2/3 sqrt(2 pi) / 2 ... for m = 2 it is 1 / sqrt(pi)', () => {
    expect(fitted(meanEffects('SMD', arm(1, 1, 2), arm(0, 1, 2))[0]!).effect).toBeCloseTo(
      1 / Math.sqrt(Math.PI),
      12,
    )
  })
  it('do not depend on the unit when standardised', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), unit => {
        const [plain, scaled] = [
          meanEffects('SMD', arm(5, 2, 8), arm(4, 3, 9)),
          meanEffects('SMD', arm(5 * unit, 2 * unit, 8), arm(4 * unit, 3 * unit, 9)),
        ]
        expect(fitted(scaled[0]!).effect).toBeCloseTo(fitted(plain[0]!).effect, 10)
      }),
    )
  })
  it('are not estimable without people, spread, or with fewer than four people', () => {
    expect(meanEffects('MD', arm(1, 1, 0), arm(1, 1, 5))[0]!.kind).toBe('not-estimable')
    expect(meanEffects('SMD', arm(1, 0, 5), arm(1, 0, 5))[0]!.kind).toBe('not-estimable')
    expect(meanEffects('MD', arm(1, 0, 5), arm(1, 0, 5))[0]!.kind).toBe('not-estimable')
    expect(meanEffects('SMD', arm(1, 1, 1), arm(1, 1, 2))[0]!.kind).toBe('not-estimable')
  })
  it.each([
    arm(NaN, 1, 5),
    arm(1, -1, 5),
    arm(1, Infinity, 5),
    arm(1, 1, 2.5),
    { ...arm(1, 1, 5), mean: Float64Array.of(1, 2) },
  ])('refuse %j', wrong => expect(() => meanEffects('MD', wrong, arm(1, 1, 5))).toThrow(RangeError))
})

it('studies with an effect are picked with their places', () => {
  const picked = estimableStudies([
    { kind: 'fitted', effect: 1, variance: 2 },
    { kind: 'not-estimable', reason: '' },
    { kind: 'fitted', effect: 3, variance: 4 },
  ])
  expect([...picked.rows]).toEqual([0, 2])
  expect([[...picked.effect], [...picked.variance]]).toEqual([
    [1, 3],
    [2, 4],
  ])
  expect(estimableStudies([]).effect).toHaveLength(0)
})
