import { describe, expect, it } from 'vitest'
import { clusteredMean } from '../../../../../electron/learning/stats/performance/clustered-mean.ts'

describe('the mean of values of which some go together', () => {
  it('is Student’s where each stands alone: the sleep of ten patients, R’s t.test(extra ~ 1)', () => {
    const extra = Float64Array.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2)
    const { mean, lower, upper } = clusteredMean(extra, Uint32Array.from(extra.keys()))
    expect(mean).toBeCloseTo(0.75, 12)
    expect(lower).toBeCloseTo(-0.5297804, 6)
    expect(upper).toBeCloseTo(2.0297804, 6)
  })
  it('does not grow surer by telling the same of each twice', () => {
    const values = Float64Array.of(1, 4, 2, 7)
    const once = clusteredMean(values, Uint32Array.of(1, 2, 3, 4))
    const twice = clusteredMean(
      Float64Array.from([...values, ...values]),
      Uint32Array.of(1, 2, 3, 4, 1, 2, 3, 4),
    )
    expect(twice.lower).toBeCloseTo(once.lower!, 12)
    expect(twice.upper).toBeCloseTo(once.upper!, 12)
  })
  it('has no interval of one person alone, and refuses nothing and what is no number', () => {
    expect(clusteredMean(Float64Array.of(1, 2), Uint32Array.of(1, 1))).toMatchObject({
      mean: 1.5,
      lower: undefined,
      upper: undefined,
    })
    expect(() => clusteredMean(new Float64Array(0), new Uint32Array(0))).toThrow(RangeError)
    expect(() => clusteredMean(Float64Array.of(1), new Uint32Array(0))).toThrow(RangeError)
    expect(() => clusteredMean(Float64Array.of(NaN), Uint32Array.of(1))).toThrow(RangeError)
  })
})
