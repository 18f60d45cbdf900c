import { describe, expect, it } from 'vitest'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import { logLikelihoodAt } from '../../../../../electron/learning/stats/cox/log-likelihood-at.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { columns, fitted, sixteen, whole } from './small-data.ts'

const three = ['efron', 'breslow', 'exact'] as const
describe('Cox regression of data that give no answer', () => {
  const few = {
    stop: Float64Array.of(1, 2, 3, 4),
    event: Uint8Array.of(1, 1, 1, 0),
    design: columns([0, 1, 1, 0]),
  }

  it('says that nobody had the event', () => {
    expect(atOnce(coxRegression({ ...few, event: new Uint8Array(4) }))).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
    expect(
      atOnce(coxRegression({ stop: new Float64Array(), event: new Uint8Array(), design: columns([]) })),
    ).toEqual({ kind: 'not-estimable', reason: 'no-events' })
    expect(atOnce(coxRegression({ ...few, weights: Float64Array.of(0, 0, 0, 1) }))).toEqual({
      kind: 'not-estimable',
      reason: 'no-events',
    })
  })

  it.each(three)('names the column that says nothing (%s)', ties => {
    const dependent = (column: number) => ({ kind: 'not-estimable', reason: 'dependent', column })
    expect(atOnce(coxRegression({ ...few, design: columns([7, 7, 7, 7]) }, ties))).toEqual(dependent(0))
    expect(
      atOnce(
        coxRegression(
          {
            ...whole,
            weights: undefined,
            design: [
              sixteen.age,
              sixteen.exposed,
              sixteen.age.map((age, row) => 0.3 * age - sixteen.exposed[row]!),
            ],
          },
          ties,
        ),
      ),
    ).toEqual(dependent(2))
    expect(
      atOnce(
        coxRegression({ ...whole, weights: undefined, design: [sixteen.exposed, sixteen.strata] }, ties),
      ),
    ).toEqual(dependent(1))
    expect(
      atOnce(
        coxRegression({ stop: Float64Array.of(3), event: Uint8Array.of(1), design: columns([2]) }, ties),
      ),
    ).toEqual(dependent(0))
    // everybody who differs has left before the first event
    expect(
      atOnce(
        coxRegression(
          {
            stop: Float64Array.of(1, 1, 2, 3),
            event: Uint8Array.of(0, 0, 1, 1),
            design: columns([5, 9, 1, 1]),
          },
          ties,
        ),
      ),
    ).toEqual(dependent(0))
  })

  it('fits when all events come at one time', () => {
    const fit = fitted({
      stop: new Float64Array(6).fill(5),
      event: Uint8Array.of(1, 1, 1, 0, 0, 0),
      design: columns([1, 1, 0, 1, 0, 0]),
    })
    expect(fit.coefficients[0]).toBeGreaterThan(0)
  })

  it.each([
    ['stop, row 2', { ...few, stop: Float64Array.of(1, Number.NaN, 3, 4) }],
    ['stop, row 4', { ...few, stop: Float64Array.of(1, 2, 3, Infinity) }],
    ['event: 3 rows', { ...few, event: Uint8Array.of(1, 1, 1) }],
    ['event, row 1', { ...few, event: Uint8Array.of(2, 1, 1, 0) }],
    ['design, column 1: 3 rows', { ...few, design: columns([1, 2, 3]) }],
    ['design, column 1, row 3', { ...few, design: columns([1, 2, Number.NaN, 3]) }],
    ['weights, row 1', { ...few, weights: Float64Array.of(-1, 1, 1, 1) }],
    ['strata, row 4', { ...few, strata: [1, 1, 1, Number.NaN] }],
    ['start, row 3', { ...few, start: Float64Array.of(0, 0, 3, 0) }],
    ['start, row 2', { ...few, start: Float64Array.of(0, 2 - 1e-9, 0, 0) }],
  ])('refuses %s', (where, data) => {
    expect(() => atOnce(coxRegression(data))).toThrow(RangeError)
    expect(() => atOnce(coxRegression(data))).toThrow(where)
  })

  it('refuses weights with exact ties, and coefficients that do not fit', () => {
    expect(() => atOnce(coxRegression(whole, 'exact'))).toThrow('weights')
    expect(() => atOnce(logLikelihoodAt(fitted(whole), [Float64Array.of(1)]))).toThrow('set 1')
    expect(atOnce(logLikelihoodAt(fitted(whole), [Float64Array.of(1e6, 1e6)]))[0]).toBe(-Infinity)
  })
})
