import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boundsForTheLost,
  type FatesOfTheLost,
} from '../../../../../electron/learning/stats/causal-survival/bounds-for-the-lost.ts'
import { imbensManskiInterval } from '../../../../../electron/learning/stats/causal-survival/imbens-manski.ts'
import { incidenceOfTheLost } from '../../../../../electron/learning/stats/causal-survival/incidence-of-the-lost.ts'
import { weightedIncidence } from '../../../../../electron/learning/stats/causal-survival/weighted-incidence.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

const HORIZON = 10

/** One group: people who had the outcome on day 5, who were lost (before anybody had it), and the others. */
interface Counts {
  readonly people: number
  readonly events: number
  readonly lost: number
}
const columnsOf = ({ people, events, lost }: Counts) => ({
  time: Float64Array.from({ length: people }, (_, i) => {
    if (i < events) return 5
    return i < events + lost ? 1 : HORIZON
  }),
  event: Uint8Array.from({ length: people }, (_, i) => Number(i < events)),
  lost: Uint8Array.from({ length: people }, (_, i) => Number(i >= events && i < events + lost)),
  weight: new Float64Array(people).fill(1),
})
const risksOf = (counts: Counts) => incidenceOfTheLost(columnsOf(counts), HORIZON)

/** A group's fates, with influences that stand before or after those of the other group. */
function fatesOf(counts: Counts, before: number, after: number): FatesOfTheLost {
  const { none, all, asFollowed } = risksOf(counts)
  const over = ({ value, derivative }: typeof none) => ({
    value,
    influence: Float64Array.from([...new Float64Array(before), ...derivative, ...new Float64Array(after)]),
  })
  return { none: over(none), all: over(all), asFollowed: over(asFollowed) }
}
const boundsOf = (exposed: Counts, comparator: Counts) =>
  boundsForTheLost(fatesOf(exposed, 0, comparator.people), fatesOf(comparator, exposed.people, 0))

describe("Imbens and Manski's interval", () => {
  // c by scipy 1.17's brentq of Phi(c + D) - Phi(-c) = 0.95.
  it.each([
    [0, 1.9599639845400547],
    [0.1, 1.9124115485841247],
    [0.5, 1.7697128473565422],
    [1, 1.6814774423281535],
    [2, 1.64614554821531],
    [100, 1.644853626951472],
  ])('reaches %s errors apart as far as %s errors', (apart, reach) => {
    const { lower, upper } = imbensManskiInterval(
      { value: 0, standardError: 1 },
      { value: apart, standardError: 0.5 },
    )
    expect(lower).toBeCloseTo(-reach, 8)
    expect(upper).toBeCloseTo(apart + 0.5 * reach, 8)
  })
  it('is the bounds where they are known exactly', () => {
    const known = { value: 2, standardError: 0 }
    expect(imbensManskiInterval(known, known)).toEqual({ lower: 2, upper: 2 })
    expect(imbensManskiInterval(known, { value: 3, standardError: 0 })).toEqual({ lower: 2, upper: 3 })
  })
  it('refuses bounds that cross, errors and levels that are none', () => {
    const at = (value: number, standardError = 1) => ({ value, standardError })
    expect(() => imbensManskiInterval(at(1), at(0))).toThrow(RangeError)
    expect(() => imbensManskiInterval(at(NaN), at(0))).toThrow(RangeError)
    expect(() => imbensManskiInterval(at(0, -1), at(0))).toThrow(RangeError)
    expect(() => imbensManskiInterval(at(0), at(1), 1)).toThrow(RangeError)
  })
})

describe('the risk of a group some of whom were lost', () => {
  it('is of plain shares', () => {
    const { none, all, asFollowed } = risksOf({ people: 100, events: 10, lost: 20 })
    expect(none.value).toBeCloseTo(0.1, 12)
    expect(all.value).toBeCloseTo(0.3, 12)
    // Lost before anybody had the outcome: ten of the eighty who were watched.
    expect(asFollowed.value).toBeCloseTo(10 / 80, 12)
  })
  it('lies at none + q (all - none) where any of them had the outcome, the share q of their weight', () => {
    const row = fc.record({
      time: fc.integer({ min: 0, max: 14 }),
      kind: fc.constantFrom('event', 'death', 'lost', 'extract'),
      had: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 30 }), rows => {
        const group = {
          time: Float64Array.from(rows, each => each.time),
          event: Uint8Array.from(rows, ({ kind }) => ({ event: 1, death: 2, lost: 0, extract: 0 })[kind]),
          lost: Uint8Array.from(rows, ({ kind }) => Number(kind === 'lost')),
          weight: new Float64Array(rows.length).fill(1),
        }
        const early = rows.filter(({ kind, time }) => kind === 'lost' && time < HORIZON)
        // Everybody lost on one day, so that the drawn fates are a share of all of them.
        fc.pre(new Set(early.map(({ time }) => time)).size === 1)
        const { none, all, asFollowed } = incidenceOfTheLost(group, HORIZON)
        const share = early.filter(({ had }) => had).length / early.length
        const fated = rows.map(({ kind, time, had }, i) => {
          const fate = had ? 1 : 2
          return kind === 'lost' && time < HORIZON ? fate : group.event[i]!
        })
        const risk = weightedIncidence(group.time, Uint8Array.from(fated), group.weight).at(1, HORIZON)
        expect(risk).toBeCloseTo(none.value + share * (all.value - none.value), 12)
        expect(asFollowed.value).toBeGreaterThanOrEqual(none.value - 1e-12)
        expect(asFollowed.value).toBeLessThanOrEqual(all.value + 1e-12)
      }),
      { numRuns: runs(100, 1_000) },
    )
  })
  it('takes whoever was lost at the horizon for watched', () => {
    const group = columnsOf({ people: 20, events: 4, lost: 5 })
    const { none, all } = incidenceOfTheLost(
      { ...group, time: group.time.map(each => (each === 1 ? 10 : each)) },
      10,
    )
    expect([none.value, all.value]).toEqual([0.2, 0.2])
  })
  it('refuses somebody who is lost with an event, and a horizon that is none', () => {
    const group = columnsOf({ people: 3, events: 1, lost: 1 })
    expect(() => incidenceOfTheLost({ ...group, lost: group.event }, 10)).toThrow('row 1')
    expect(() => incidenceOfTheLost(group, 0)).toThrow(RangeError)
  })
})

describe('bounds for the lost', () => {
  it('are of the worst of one group and the best of the other, by hand', () => {
    const found = boundsOf({ people: 100, events: 10, lost: 8 }, { people: 100, events: 30, lost: 6 })
    // 10/100 - 36/100 and 18/100 - 30/100; c = 1.64517903 by scipy, errors sqrt(p(1-p)/100 + ..).
    expect(found.lower.value).toBeCloseTo(-0.26, 12)
    expect(found.upper.value).toBeCloseTo(-0.12, 12)
    expect(found.interval.lower).toBeCloseTo(-0.3531235, 7)
    expect(found.interval.upper).toBeCloseTo(-0.0216188, 7)
    // The difference stays sure even then: no fate of either group's lost could undo it.
    expect([found.worse, found.better]).toEqual([undefined, undefined])
  })
  it('name the risk of the lost from which on the difference is not sure', () => {
    // By scipy: 30/94 - (0.1 + 0.2 q) = 1.96 sqrt(..) at q, where ten of the eighty watched would be 0.125.
    const found = boundsOf({ people: 100, events: 10, lost: 20 }, { people: 100, events: 30, lost: 6 })
    expect(found.worse).toMatchObject({ group: 'exposed' })
    expect(found.worse!.asFollowed).toBeCloseTo(0.125, 12)
    expect(found.worse!.risk).toBeCloseTo(0.5211597073180533, 7)
    expect(found.better).toBeUndefined()
  })
  it('turned round, name the same of the other group', () => {
    const found = boundsOf({ people: 100, events: 30, lost: 6 }, { people: 100, events: 10, lost: 20 })
    expect(found.worse).toMatchObject({ group: 'comparator' })
    expect(found.worse!.risk).toBeCloseTo(0.5211597073180533, 7)
  })
  it('are the plain difference where nobody was lost, with the plain interval', () => {
    const found = boundsOf({ people: 100, events: 10, lost: 0 }, { people: 100, events: 30, lost: 0 })
    expect(found.lower.value).toBeCloseTo(-0.2, 12)
    expect(found.upper.value).toBeCloseTo(-0.2, 12)
    // -0.2 -+ 1.959964 sqrt(0.1 0.9 / 100 + 0.3 0.7 / 100)
    expect(found.interval.lower).toBeCloseTo(-0.307351649, 7)
    expect(found.interval.upper).toBeCloseTo(-0.092648351, 7)
    expect([found.worse, found.better]).toEqual([undefined, undefined])
  })
  it('say nothing of tipping where the difference is not sure to begin with', () => {
    const found = boundsOf({ people: 50, events: 10, lost: 9 }, { people: 50, events: 11, lost: 9 })
    expect([found.worse, found.better]).toEqual([undefined, undefined])
  })

  it('hold the truth where the lost of one group all had the outcome and none of the other', () => {
    const random = createRandom(15)
    const studies = runs(400, 4_000)
    const truth = 0.3 - 0.3
    let held = 0
    for (let study = 0; study < studies; study++) {
      /** Of 150 people each has the outcome with 0.3; whoever will (or will not) is lost with 0.4. */
      const group = (lostHaveIt: boolean): Counts => {
        let [events, lost] = [0, 0]
        for (let person = 0; person < 150; person++) {
          const has = random.uniform() < 0.3
          if (has === lostHaveIt && random.uniform() < 0.4) lost++
          else if (has) events++
        }
        return { people: 150, events, lost }
      }
      const { interval } = boundsOf(group(true), group(false))
      if (interval.lower <= truth && truth <= interval.upper) held++
    }
    // The truth is the upper bound itself: one side may miss, 5 %; four standard errors of 400 studies.
    expect(held / studies).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.05 * 0.95) / studies))
    expect(held / studies).toBeLessThan(0.95 + 4 * Math.sqrt((0.05 * 0.95) / studies))
  })
})
