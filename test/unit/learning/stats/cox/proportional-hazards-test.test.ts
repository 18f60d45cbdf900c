import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoxData } from '../../../../../electron/learning/stats/cox/cox-data.ts'
import { coxModel } from '../../../../../electron/learning/stats/cox/cox-model.ts'
import { coxWork } from '../../../../../electron/learning/stats/cox/cox-work.ts'
import { partialLikelihood } from '../../../../../electron/learning/stats/cox/partial-likelihood.ts'
import { proportionalHazardsTest } from '../../../../../electron/learning/stats/cox/proportional-hazards-test.ts'
import { timeRanks } from '../../../../../electron/learning/stats/cox/time-ranks.ts'
import { transformedTimes } from '../../../../../electron/learning/stats/cox/time-transform.ts'
import { solveSymmetric } from '../../../../../electron/learning/stats/foundations/cholesky.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { anyData, columns, fitOrSkip, fitted, pickRows, sixteen, whole } from './small-data.ts'
import { runs } from '../../../runs.ts'

/** Each row cut at every event time, with x and x g(t) as columns: a model whose coefficients change with time. */
function expanded(data: CoxData, g: (time: number) => number): CoxData {
  const cuts = [...new Set(Array.from(data.stop).filter((_, row) => data.event[row]))].sort(
    (one, other) => one - other,
  )
  const pieces = [...data.stop.keys()].flatMap(row => {
    const from = data.start?.[row] ?? -1
    const ends = [...new Set([...cuts.filter(cut => cut > from && cut < data.stop[row]!), data.stop[row]!])]
    return ends.map((stop, k) => ({
      row,
      start: k === 0 ? from : ends[k - 1]!,
      stop,
      event: k === ends.length - 1 ? data.event[row]! : 0,
    }))
  })
  const picked = pickRows(
    data,
    pieces.map(piece => piece.row),
  )
  const times = pieces.map(piece => g(piece.stop))
  return {
    ...picked,
    start: Float64Array.from(pieces, piece => piece.start),
    stop: Float64Array.from(pieces, piece => piece.stop),
    event: Uint8Array.from(pieces, piece => piece.event),
    design: [...picked.design, ...picked.design.map(column => column.map((value, k) => value * times[k]!))],
  }
}

describe('test of proportional hazards', () => {
  it('agrees with cox.zph on ties, weights, late comers and strata', () => {
    const { columns, global } = atOnce(proportionalHazardsTest(fitted(whole), 'identity'))
    expect(columns[0]!.chiSquare).toBeCloseTo(0.100806690264, 10)
    expect(columns[1]!.chiSquare).toBeCloseTo(1.124950867348, 10)
    expect(columns[1]!.p).toBeCloseTo(0.288854896227, 10)
    expect([global.freedom, columns[0]!.freedom]).toEqual([2, 1])
    expect(global.chiSquare).toBeCloseTo(1.274842092948, 10)
    const two = fitted({
      stop: sixteen.stop,
      event: sixteen.event,
      design: [sixteen.exposed],
      weights: sixteen.weights,
    })
    expect(atOnce(proportionalHazardsTest(two)).columns[0]!.chiSquare).toBeCloseTo(0.211686279271, 10)
  })

  it('is the score test of x g(t) in data cut at every event time', () => {
    fc.assert(
      fc.property(anyData({ rows: 20, columns: 2 }), data => {
        const fit = fitOrSkip(data)
        fc.pre(fit.covariance.every((row, c) => row[c]! < 1e3))
        const found = atOnce(proportionalHazardsTest(fit, 'log'))
        fc.pre(found.global.chiSquare !== undefined)
        const model = atOnce(coxModel(expanded(data, Math.log), 'efron'))
        const size = fit.coefficients.length
        const at = Float64Array.from(model.scale, (scale, c) => (c < size ? fit.coefficients[c]! * scale : 0))
        const { score, information } = atOnce(partialLikelihood(model, at, coxWork(model)))
        const solved = solveSymmetric(
          information,
          score.map((value, c) => (c < size ? 0 : value)),
          1e-9,
        )
        fc.pre(solved.kind === 'solution')
        const expected = (solved as { values: Float64Array }).values.reduce(
          (sum, value, c) => sum + (c < size ? 0 : value * score[c]!),
          0,
        )
        expect(Math.abs(found.global.chiSquare! - expected)).toBeLessThanOrEqual(1e-5 * (1e-9 + expected))
      }),
      { numRuns: runs(14, 80) },
    )
  })

  it('does not change with the unit of columns or time', () => {
    const fit = fitted(whole)
    const other = fitted({
      ...whole,
      stop: sixteen.stop.map(t => t * 365),
      start: sixteen.start.map(t => t * 365),
      design: [sixteen.exposed.map(x => 5 - 1e-6 * x), sixteen.age.map(x => 1e6 * x)],
    })
    for (const transform of ['km', 'rank', 'identity', 'log'] as const) {
      expect(atOnce(proportionalHazardsTest(other, transform)).global.chiSquare).toBeCloseTo(
        atOnce(proportionalHazardsTest(fit, transform)).global.chiSquare!,
        8,
      )
    }
  })

  it('gives no number where there is one event time, and refuses what has none', () => {
    const once = fitted({
      stop: new Float64Array(6).fill(5),
      event: Uint8Array.of(1, 1, 1, 0, 0, 0),
      design: columns([1, 1, 0, 1, 0, 0]),
    })
    expect(atOnce(proportionalHazardsTest(once))).toEqual({
      columns: [{ chiSquare: undefined, freedom: 1, p: undefined }],
      global: { chiSquare: undefined, freedom: 1, p: undefined },
    })
    expect(atOnce(proportionalHazardsTest(fitted({ ...whole, design: [] })))).toEqual({
      columns: [],
      global: { chiSquare: undefined, freedom: 0, p: undefined },
    })
    const zero = {
      stop: Float64Array.of(0, 1, 2, 3),
      event: Uint8Array.of(1, 1, 1, 0),
      design: columns([1, 3, 2, 2]),
    }
    expect(() => atOnce(proportionalHazardsTest(fitted(zero), 'log'))).toThrow(RangeError)
    expect(() => atOnce(proportionalHazardsTest(fitted(zero, 'exact')))).toThrow(RangeError)
  })
})

describe('transforms of time', () => {
  const ranks = timeRanks(Float64Array.of(3, 1, 2, 2, 4))
  const event = Uint8Array.of(1, 1, 1, 0, 0)
  it('km is 1 - S(t-), events before censorings', () =>
    expect(Array.from(transformedTimes(ranks, event, 'km'))).toEqual(
      [0, 1 - 4 / 5, 1 - (4 / 5) * (3 / 4), 1 - (4 / 5) * (3 / 4) * (1 / 2)].map(value =>
        expect.closeTo(value, 14),
      ),
    ))
  it('rank is the mean rank of the stop', () =>
    expect(Array.from(transformedTimes(ranks, event, 'rank'))).toEqual([1, 2.5, 4, 5]))
  it('km knows who comes late', () => {
    const late = timeRanks(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 0))
    expect(transformedTimes(late, Uint8Array.of(1, 1, 0), 'km')[3]).toBeCloseTo(1 - (1 / 2) * (1 / 2), 14)
  })
})
