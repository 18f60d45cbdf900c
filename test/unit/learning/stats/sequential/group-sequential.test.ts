import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alphaSpent,
  type Spending,
} from '../../../../../electron/learning/stats/sequential/alpha-spending.ts'
import { crossingProbabilities } from '../../../../../electron/learning/stats/sequential/crossing-probabilities.ts'
import {
  spendingBoundaries,
  wangTsiatisBoundaries,
} from '../../../../../electron/learning/stats/sequential/group-sequential.ts'
import { integrate } from '../../../../../electron/learning/stats/foundations/quadrature.ts'
import {
  normalCdf,
  normalPdf,
  normalQuantile,
} from '../../../../../electron/learning/stats/foundations/normal.ts'
import { runs } from '../../../runs.ts'

const equalLooks = (looks: number) => Array.from({ length: looks }, (_, k) => (k + 1) / looks)
const total = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0)
const spendings: Spending[] = [{ kind: 'obrien-fleming' }, { kind: 'pocock' }, { kind: 'power', power: 2 }]
const rates = fc
  .uniqueArray(fc.integer({ min: 5, max: 99 }), { minLength: 1, maxLength: 4 })
  .map(each => [...each.sort((a, b) => a - b).map(rate => rate / 100), 1])

describe('group sequential boundaries', () => {
  // Jennison & Turnbull 2000, tables 2.1 and 2.3 (two-sided 0.05, where crossing both sides hardly ever
  // happens; one-sided 0.025 agrees in three digits).
  it.each([
    [2, 2.178],
    [3, 2.289],
    [4, 2.361],
    [5, 2.413],
    [10, 2.555],
  ])('Pocock with %d looks: %d', (looks, constant) => {
    for (const { boundary } of wangTsiatisBoundaries(equalLooks(looks), 0.025, 0.5))
      expect(Math.abs(boundary - constant)).toBeLessThan(0.0025)
  })
  it.each([
    [2, 1.977],
    [3, 2.004],
    [4, 2.024],
    [5, 2.04],
    [10, 2.087],
  ])("O'Brien-Fleming with %d looks: %d at the last", (looks, constant) => {
    const found = wangTsiatisBoundaries(equalLooks(looks), 0.025, 0)
    expect(Math.abs(found.at(-1)!.boundary - constant)).toBeLessThan(0.0015)
    expect(found[0]!.boundary).toBeCloseTo(found.at(-1)!.boundary * Math.sqrt(looks), 10)
  })

  it('with two looks solves the double integral', () => {
    const [first, second] = spendingBoundaries([0.4, 1], 0.025, { kind: 'pocock' })
    const b1 = first!.boundary * Math.sqrt(0.4)
    const later = integrate(
      s =>
        (normalPdf(s / Math.sqrt(0.4)) / Math.sqrt(0.4)) *
        normalCdf((second!.boundary - s) / Math.sqrt(0.6), true),
      -8,
      b1,
      1e-13,
    ).value
    expect(normalCdf(first!.boundary, true) + later).toBeCloseTo(0.025, 11)
  })

  it('closely spaced looks agree with a fine trapezoid sum (R, step 0.002)', () => {
    const crossed = crossingProbabilities(
      [0.1, 0.15, 0.5, 0.51, 1],
      [2.412201675481822, 2.5021398459537063, 2.013517498027842, 2.158752941893984, 1.917376724738601],
    )
    const cumulated = crossed.map((_, k) => total(crossed.slice(0, k + 1)))
    expect(cumulated).toEqual(
      [0.007928253937, 0.011465908967, 0.031005689963, 0.031465721756, 0.049999955477].map(value =>
        expect.closeTo(value, 6),
      ),
    )
  })

  it('one look is the plain test', () => {
    for (const spending of spendings)
      expect(spendingBoundaries([1], 0.025, spending)[0]!.boundary).toBeCloseTo(normalQuantile(0.975), 10)
    expect(wangTsiatisBoundaries([1], 0.05, 0.3)[0]!.boundary).toBeCloseTo(normalQuantile(0.95), 10)
  })

  it('spends what is allowed, and never more than alpha in all', () => {
    fc.assert(
      fc.property(
        rates,
        fc.constantFrom(...spendings),
        fc.constantFrom(0.005, 0.025, 0.1),
        (rates, spending, alpha) => {
          const looks = spendingBoundaries(rates, alpha, spending)
          const crossed = crossingProbabilities(
            rates,
            looks.map(({ boundary }) => boundary),
          )
          rates.forEach((rate, k) => {
            expect(total(crossed.slice(0, k + 1))).toBeCloseTo(alphaSpent(spending, alpha, rate), 9)
            expect(looks[k]!.alphaSpent).toBeCloseTo(alphaSpent(spending, alpha, rate), 12)
          })
        },
      ),
      { numRuns: runs(3, 15) },
    )
  })

  it('what comes later does not move the boundaries before it', () => {
    const [one, other] = [
      spendingBoundaries([0.3, 0.6, 1], 0.025, spendings[0]!),
      spendingBoundaries([0.3, 0.6, 0.7, 0.8], 0.025, spendings[0]!),
    ]
    expect(other.slice(0, 2)).toEqual(one.slice(0, 2))
  })

  it('power of one look is the plain one, and looking more often with an effect stops earlier', () => {
    expect(crossingProbabilities([1], [1.96], 3)[0]).toBeCloseTo(normalCdf(3 - 1.96), 12)
    const found = wangTsiatisBoundaries(equalLooks(5), 0.025, 0.5).map(({ boundary }) => boundary)
    const withEffect = crossingProbabilities(equalLooks(5), found, 3.5)
    expect(total(withEffect)).toBeGreaterThan(0.8)
    expect(withEffect[0]! + withEffect[1]!).toBeGreaterThan(0.4)
  })

  it('a look without any error to spend cannot stop', () => {
    const looks = spendingBoundaries([0.0005, 0.001, 1], 0.025, { kind: 'obrien-fleming' })
    expect(looks[0]!.boundary).toBeGreaterThan(30)
    expect(looks[2]!.boundary).toBeCloseTo(normalQuantile(0.975), 6)
    expect(crossingProbabilities([0.5, 1], [Infinity, 1.96])).toEqual([
      0,
      expect.closeTo(normalCdf(1.96, true), 10),
    ])
    expect(crossingProbabilities([0.5, 1], [-Infinity, 1.96])).toEqual([1, 0])
  })

  it('refuses rates that do not rise, boundaries that are too few, alpha outside 0 and 1', () => {
    for (const wrong of [[], [0, 1], [0.5, 0.5], [0.8, 0.4], [0.5, 1.2], [NaN]])
      expect(() => spendingBoundaries(wrong, 0.025, spendings[0]!)).toThrow(RangeError)
    for (const alpha of [0, 1, NaN]) {
      expect(() => spendingBoundaries([1], alpha, spendings[0]!)).toThrow(RangeError)
      expect(() => wangTsiatisBoundaries([1], alpha, 0)).toThrow(RangeError)
    }
    expect(() => wangTsiatisBoundaries([1], 0.025, NaN)).toThrow(RangeError)
    expect(() => crossingProbabilities([0.5, 1], [2])).toThrow(RangeError)
    expect(() => crossingProbabilities([1], [NaN])).toThrow(RangeError)
    expect(() => crossingProbabilities([1], [2], Infinity)).toThrow(RangeError)
    expect(() => alphaSpent({ kind: 'power', power: 0 }, 0.025, 0.5)).toThrow(RangeError)
    expect(() => alphaSpent({ kind: 'pocock' }, 0.025, 1.5)).toThrow(RangeError)
  })

  it('spending begins at 0 and ends at alpha', () => {
    for (const spending of spendings) {
      expect(alphaSpent(spending, 0.025, 0)).toBe(0)
      expect(alphaSpent(spending, 0.025, 1)).toBe(0.025)
      expect(alphaSpent(spending, 0.025, 0.999999)).toBeCloseTo(0.025, 6)
    }
  })
})
