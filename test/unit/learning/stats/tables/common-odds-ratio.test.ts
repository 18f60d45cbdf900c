import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactCommonOddsRatio } from '../../../../../electron/learning/stats/tables/exact-common-odds-ratio.ts'
import { fisherExact } from '../../../../../electron/learning/stats/tables/fisher-exact.ts'
import { hypergeometric } from '../../../../../electron/learning/stats/tables/hypergeometric.ts'
import { commonOddsRatio } from '../../../../../electron/learning/stats/tables/common-odds-ratio.ts'
import { oddsRatio } from '../../../../../electron/learning/stats/tables/odds-ratio.ts'

describe('strata of 2x2 tables', () => {
  const stratum = ([[a, b], [c, d]]: [[number, number], [number, number]]) => ({
    events1: a,
    size1: a + b,
    events2: c,
    size2: c + d,
  })
  /** Penicillin at once or late against streptococci in rabbits, by dose (Mantel 1963, J Am Stat Assoc 58:690). */
  const rabbits = (
    [
      [
        [0, 6],
        [0, 5],
      ],
      [
        [3, 3],
        [0, 6],
      ],
      [
        [6, 0],
        [2, 4],
      ],
      [
        [5, 1],
        [6, 0],
      ],
      [
        [2, 0],
        [5, 0],
      ],
    ] as [[number, number], [number, number]][]
  ).map(stratum)

  it('have the common odds ratio of penicillin in rabbits (7; chi-square 3.93, exact p 0.040)', () => {
    const { oddsRatio: common, corrected } = commonOddsRatio(rabbits)
    expect(common).toEqual({
      estimate: expect.closeTo(7, 12) as number,
      lower: expect.closeTo(1.026713, 6) as number,
      upper: expect.closeTo(47.725133, 5) as number,
    })
    expect(corrected).toEqual({
      statistic: expect.closeTo(3.928571, 6) as number,
      p: expect.closeTo(0.04747, 5) as number,
    })
    expect(exactCommonOddsRatio(rabbits)).toMatchObject({
      p: expect.closeTo(0.03994, 5) as number,
      oddsRatio: expect.closeTo(10.36104, 4) as number,
    })
  })
  it('are one table for one stratum', () =>
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), (a, b, c, d) => {
        const one = stratum([
          [a, b],
          [c, d],
        ])
        const [exact, fisher] = [exactCommonOddsRatio([one]), fisherExact(one)]
        if (exact.kind !== 'fitted') throw new Error('not fitted')
        expect(exact.p).toBeCloseTo(fisher.p, 10)
        expect(exact.lower).toBeCloseTo(fisher.lower, 6)
        if (fisher.upper < Infinity) expect(exact.upper / fisher.upper).toBeCloseTo(1, 8)
        const common = commonOddsRatio([one]).oddsRatio.estimate
        const woolf = oddsRatio(one).woolf.estimate
        if (common !== null && common < Infinity) expect(common).toBeCloseTo(woolf!, 9)
      }),
    ))
  it('have exact limits at which a convolved tail is 2.5 %', () => {
    const exact = exactCommonOddsRatio(rabbits)
    if (exact.kind !== 'fitted') throw new Error('not fitted')
    const tail = (ratio: number, atLeast: boolean) => {
      let sums = new Map([[0, 1]])
      for (const { events1, size1, events2, size2 } of rabbits) {
        const { first, probability } = hypergeometric(
          { size1, size2, events: events1 + events2 },
          Math.log(ratio),
        )
        const next = new Map<number, number>()
        for (const [sum, chance] of sums)
          probability.forEach((p, k) =>
            next.set(sum + first + k, (next.get(sum + first + k) ?? 0) + p * chance),
          )
        sums = next
      }
      return [...sums]
        .filter(([sum]) => (atLeast ? sum >= 16 : sum <= 16))
        .reduce((total, [, chance]) => total + chance, 0)
    }
    expect(tail(exact.lower, true)).toBeCloseTo(0.025, 9)
    expect(tail(exact.upper, false)).toBeCloseTo(0.025, 9)
  })
  it('do not change by empty strata, strata of one person or strata without events', () => {
    const more = [
      ...rabbits,
      stratum([
        [0, 0],
        [0, 0],
      ]),
      stratum([
        [1, 0],
        [0, 0],
      ]),
      stratum([
        [0, 4],
        [0, 7],
      ]),
    ]
    expect(commonOddsRatio(more).oddsRatio.estimate).toBeCloseTo(7, 12)
    expect(commonOddsRatio(more).corrected!.statistic).toBeCloseTo(3.928571, 6)
    const [here, there] = [exactCommonOddsRatio(more), exactCommonOddsRatio(rabbits)]
    expect(here.kind === 'fitted' && there.kind === 'fitted' && Math.abs(here.p - there.p)).toBeLessThan(
      1e-12,
    )
  })
  it('say what cannot be told', () => {
    expect(commonOddsRatio([])).toEqual({
      oddsRatio: { estimate: null, lower: null, upper: null },
      plain: null,
      corrected: null,
    })
    expect(exactCommonOddsRatio([])).toEqual({
      kind: 'fitted',
      p: 1,
      oddsRatio: null,
      lower: 0,
      upper: Infinity,
    })
    expect(
      commonOddsRatio([
        stratum([
          [3, 0],
          [0, 4],
        ]),
      ]).oddsRatio,
    ).toEqual({ estimate: Infinity, lower: null, upper: null })
    const many = Array.from({ length: 3 }, () => ({ events1: 1e6, size1: 2e6, events2: 1e6, size2: 2e6 }))
    expect(exactCommonOddsRatio(many)).toEqual({ kind: 'not-estimable', reason: 'too-large' })
    expect(() => commonOddsRatio([{ events1: 3, size1: 2, events2: 0, size2: 1 }])).toThrow(RangeError)
  })
})
