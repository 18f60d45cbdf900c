import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoxData } from '../../../../../electron/learning/stats/cox/cox-data.ts'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import type { Ties } from '../../../../../electron/learning/stats/cox/cox-model.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { anyData, columns, fitted, logLikelihoodByDefinition, riskSetsByDefinition } from './small-data.ts'
import { runs } from '../../../runs.ts'

const monotone = (data: CoxData, ties?: Ties) => {
  const result = atOnce(coxRegression(data, ties))
  if (result.kind !== 'not-estimable' || result.reason !== 'monotone')
    throw new Error(`not monotone: ${result.kind}`)
  return result
}

/** Differences x_event - x_other of everybody who is compared, by definition. */
function comparisons(data: CoxData, ties: Ties): number[][] {
  return riskSetsByDefinition(data).flatMap(({ events, atRisk }) =>
    events.flatMap(event =>
      atRisk
        .filter(other => other !== event && !(ties === 'exact' && events.includes(other)))
        .map(other => data.design.map(column => column[event]! - column[other]!)),
    ),
  )
}
const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, c) => sum + value * other[c]!, 0)

/**
 * With two columns, the edges of any cone of directions lie across some comparison; between two edges is its
 * inside.
 */
function directionByEnumeration(rows: readonly number[][]): number[] | undefined {
  const edges = rows.flatMap(([a, b]) => [
    [-b!, a!],
    [b!, -a!],
    [a!, b!],
  ])
  const inner = edges.flatMap(one => edges.map(other => [one[0]! + other[0]!, one[1]! + other[1]!]))
  const fits = [...edges, ...inner].filter(
    d => rows.every(row => dot(row, d) >= -1e-9) && rows.some(row => dot(row, d) > 1e-9),
  )
  const strict = (d: readonly number[]) => rows.filter(row => dot(row, d) > 1e-9).length
  return fits.sort((one, other) => strict(other) - strict(one))[0]
}

describe('a partial likelihood that rises without limit', () => {
  const times = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const z = [0.2, 1, 0.5, 0.1, 0.7, 0.3, 0.9, 0.4]

  it('is named where events were seen in one group alone, and the other column keeps its estimate', () => {
    const event = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0)
    const found = monotone({ stop: times, event, design: columns([1, 1, 1, 1, 0, 0, 0, 0], z) })
    expect(found.diverging).toEqual([0])
    expect(found.logLikelihoodNull).toBeCloseTo(-Math.log(8 * 7 * 6 * 5), 12)
    // what is left is the comparison within the group
    const group = { stop: times.slice(0, 4), event: event.slice(0, 4), design: columns(z.slice(0, 4)) }
    expect(found.logLikelihoodLimit).toBeCloseTo(fitted(group).logLikelihood, 10)
  })

  it('is named where a combination of columns orders the events, though neither column does', () => {
    const one = [5, 1, 4, 0, 2, 0, 1, 3]
    const data = {
      stop: times,
      event: Uint8Array.of(1, 1, 1, 1, 1, 0, 0, 0),
      design: columns(
        one,
        one.map((value, row) => 8 - row - value),
      ),
    }
    const found = monotone(data)
    expect(found.diverging).toEqual([0, 1])
    expect(found.logLikelihoodLimit).toBeCloseTo(0, 12) // each event is told with certainty
  })

  it('is named within strata, where the columns do not order the whole', () => {
    const data = {
      stop: times,
      event: Uint8Array.of(1, 1, 0, 0, 1, 1, 0, 0),
      design: columns([3, 2, 1, 0, 9, 8, 7, 6], z),
      strata: [1, 1, 1, 1, 2, 2, 2, 2],
    }
    expect(monotone(data).diverging).toContain(0)
    expect(atOnce(coxRegression({ ...data, strata: undefined })).kind).toBe('fitted')
  })

  it('is named for start and stop', () => {
    const data = {
      start: Float64Array.of(0, 0, 2, 2, 4, 4),
      stop: Float64Array.of(1, 2, 3, 4, 5, 6),
      event: Uint8Array.of(1, 0, 1, 0, 1, 0),
      design: columns([1, 0, 5, 4, -3, -4]),
    }
    expect(monotone(data).logLikelihoodLimit).toBeCloseTo(0, 12)
  })

  it("is named for exact ties where Efron's likelihood still has a maximum", () => {
    const data = {
      stop: Float64Array.of(1, 1, 2, 2),
      event: Uint8Array.of(1, 1, 0, 0),
      design: columns([2, 1, 0, 0]),
    }
    expect(monotone(data, 'exact').logLikelihoodLimit).toBeCloseTo(0, 12)
    expect(fitted(data, 'efron').coefficients[0]).toBeGreaterThan(0)
  })

  it('is not thought to be where one rare person keeps the estimate finite, however large', () => {
    let before = 0
    for (const weight of [1, 1e-3, 1e-6, 1e-9]) {
      // the one event of somebody with x = 0 while somebody with x = 1 is at risk
      const data = {
        stop: Float64Array.of(1, 2, 3, 4, 5, 6),
        event: Uint8Array.of(1, 1, 1, 1, 0, 0),
        design: columns([1, 1, 1, 0, 0, 1]),
        weights: Float64Array.of(1, 1, 1, weight, 1, 1),
      }
      const [estimate] = Array.from(fitted(data).coefficients)
      const likelihood = (by: number) => logLikelihoodByDefinition(data, [estimate! + by], 'efron')
      expect(likelihood(0)).toBeGreaterThan(likelihood(-1))
      expect(likelihood(0)).toBeGreaterThan(likelihood(1))
      expect(estimate).toBeGreaterThan(before + 0.5)
      before = estimate!
    }
    expect(before).toBeGreaterThan(15)
  })

  it("is named though one step of Newton's method leads to where the likelihood is flat", () => {
    const data = {
      stop: Float64Array.of(2, 2, 2, 2),
      event: Uint8Array.of(0, 0, 0, 1),
      design: columns([0, 0, 0, -1], [0, -1, 0, 0]),
      weights: Float64Array.of(0.2, 1.6, 3.8, 0.2),
    }
    expect(monotone(data).logLikelihoodLimit).toBeCloseTo(-0.2 * Math.log(0.2), 12)
  })

  it('does not depend on the unit of the columns', () => {
    const data = {
      stop: times,
      event: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
      design: columns(
        [1, 1, 1, 1, 0, 0, 0, 0].map(x => 1e-8 * x),
        z.map(value => 1e9 + value * 1e5),
      ),
    }
    expect(monotone(data).diverging).toEqual([0])
  })

  it.each(['efron', 'breslow', 'exact'] as const)(
    'is found exactly where enumeration of directions finds one (%s)',
    ties => {
      let seen = 0
      fc.assert(
        fc.property(anyData({ rows: 9, columns: 2, weights: ties !== 'exact' }), data => {
          fc.pre(data.design.length === 2)
          const result = atOnce(coxRegression(data, ties))
          fc.pre(result.kind === 'fitted' || result.reason === 'monotone')
          const direction = directionByEnumeration(comparisons(data, ties))
          expect(result.kind === 'fitted').toBe(direction === undefined)
          if (result.kind === 'fitted' || result.reason !== 'monotone' || !direction) return
          seen++
          // far out in a direction inside the cone the likelihood is at its limit, once the rest is at its best
          const near = [0, 0]
          let best = -Infinity
          for (let turn = 0, reach = 4; turn < 60; turn++, reach *= 0.7)
            for (const [a, b] of [
              [0, 0],
              [1, 0],
              [-1, 0],
              [0, 1],
              [0, -1],
              [1, 1],
              [-1, -1],
              [1, -1],
              [-1, 1],
            ] as const) {
              const at = [near[0]! + reach * a, near[1]! + reach * b]
              const value = logLikelihoodByDefinition(
                data,
                at.map((each, c) => each + 40 * direction[c]!),
                ties,
              )
              if (value > best) {
                best = value
                near.splice(0, 2, ...at)
              }
            }
          expect(best).toBeLessThan(result.logLikelihoodLimit + 1e-7)
          if (Number.isFinite(best)) expect(best).toBeGreaterThan(result.logLikelihoodLimit - 1e-3)
        }),
        { numRuns: runs(13, 75) },
      )
      expect(seen).toBeGreaterThan(runs(1, 5))
    },
  )
})
