import { describe, expect, it } from 'vitest'
import { coxRegression } from '../../../../../electron/learning/stats/cox/cox-regression.ts'
import {
  coxSummary,
  coxSummaryInSteps,
} from '../../../../../electron/learning/stats/federated/cox-summary.ts'
import { distributedFit } from '../../../../../electron/learning/stats/federated/distributed-newton.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { sitesOf } from './sites.ts'

const close = (one: ArrayLike<number>, other: ArrayLike<number>, digits = 8) => {
  expect(one).toHaveLength(other.length)
  Array.from(one).forEach((value, k) => expect(value).toBeCloseTo(other[k]!, digits))
}

describe("a site's part of a stratified Cox regression", () => {
  it.each(['breslow', 'efron'] as const)('adds up to the stratified fit, %s ties', ties => {
    const { parts, whole } = sitesOf(4, [40, 60, 25])
    const stratified = atOnce(
      coxRegression(
        { stop: whole.time, event: whole.event, design: whole.design.slice(1), strata: whole.site },
        ties,
      ),
    )
    const fit = distributedFit(
      new Float64Array(2),
      parts.map(
        part => at =>
          coxSummary({ stop: part.time, event: part.event, design: part.design.slice(1) }, at, ties),
      ),
    )
    if (fit.kind !== 'fitted' || stratified.kind !== 'fitted') throw new Error('not fitted')
    close(fit.coefficients, stratified.coefficients, 8)
    fit.covariance.forEach((row, r) => close(row, stratified.covariance[r]!, 8))
    expect(fit.logLikelihood).toBeCloseTo(stratified.logLikelihood, 8)
  })

  it('has the score and information that differences of its log likelihood say', () => {
    const { parts } = sitesOf(5, [30])
    const data = {
      stop: parts[0]!.time,
      event: parts[0]!.event,
      design: [parts[0]!.design[1]!.map(x => 100 + 7 * x), parts[0]!.design[2]!],
    }
    const at = (b: readonly [number, number]) => coxSummary(data, Float64Array.from(b), 'efron')
    const middle = at([0.02, -0.3])
    const h = 1e-5
    close(
      middle.gradient,
      [
        (at([0.02 + h, -0.3]).logLikelihood - at([0.02 - h, -0.3]).logLikelihood) / (2 * h),
        (at([0.02, -0.3 + h]).logLikelihood - at([0.02, -0.3 - h]).logLikelihood) / (2 * h),
      ],
      4,
    )
    close(
      middle.information[0]!,
      [
        (at([0.02 - h, -0.3]).gradient[0]! - at([0.02 + h, -0.3]).gradient[0]!) / (2 * h),
        (at([0.02, -0.3 - h]).gradient[0]! - at([0.02, -0.3 + h]).gradient[0]!) / (2 * h),
      ],
      3,
    )
  })

  it('is nothing without events and for a column that does not vary there', () => {
    const time = Float64Array.from([1, 2, 3])
    const none = coxSummary(
      { stop: time, event: new Uint8Array(3), design: [time, time] },
      new Float64Array(2),
      'breslow',
    )
    expect([
      none.events,
      none.logLikelihood,
      [...none.gradient],
      none.information.map(row => [...row]),
    ]).toEqual([
      0,
      0,
      [0, 0],
      [
        [0, 0],
        [0, 0],
      ],
    ])
    const flat = coxSummary(
      { stop: time, event: Uint8Array.from([1, 1, 0]), design: [Float64Array.from([4, 4, 4]), time] },
      Float64Array.from([0.5, 0]),
      'breslow',
    )
    expect(flat.gradient[0]).toBeCloseTo(0, 14)
    expect(flat.logLikelihood).toBeCloseTo(-Math.log(3) - Math.log(2), 12)
    expect(() =>
      coxSummary({ stop: time, event: new Uint8Array(3), design: [time] }, new Float64Array(2), 'efron'),
    ).toThrow(/^coxSummary: coefficients/u)
  })
})
it("a site's Cox summary comes in steps too", async () => {
  const random = createRandom(10)
  const x = Float64Array.from({ length: 2_000 }, () => random.normal())
  const data = {
    stop: x.map(() => Math.ceil(200 * random.uniform())),
    event: Uint8Array.from(x, () => random.integer(2)),
    design: [x],
  }
  await expectSteps(
    () => coxSummaryInSteps(data, Float64Array.of(0.2), 'efron'),
    coxSummary(data, Float64Array.of(0.2), 'efron'),
  )
})
