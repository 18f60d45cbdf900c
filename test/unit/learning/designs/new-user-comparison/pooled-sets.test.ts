import { describe, expect, it } from 'vitest'
import {
  hazardOverSets,
  overSets,
} from '../../../../../electron/learning/designs/new-user-comparison/pooled-sets.ts'

describe('numbers over completed data sets', () => {
  it('have no interval where one of the sets has none, whatever the others say', () => {
    for (const broken of [
      { value: 3, variance: NaN },
      { value: 3, variance: Infinity },
    ])
      expect(overSets([{ value: 1, variance: 0.5 }, broken])).toEqual({ value: 2, variance: NaN })
    const endless = overSets([
      { value: 1, variance: 0.5 },
      { value: Infinity, variance: 0.5 },
    ])
    expect(endless).toEqual({ value: Infinity, variance: NaN })
  })
  it('flatten a likelihood to the variance between the sets as well as within them', () => {
    const set = (value: number, profile: number[], driftChiSquare: number) => ({
      logHazardRatio: { value, variance: 0.5 },
      profile,
      driftChiSquare,
    })
    const sets = [set(1, [-1, -4], 3), set(2, [-2, -5], 6), set(3, [-6, -6], 0)]
    const { logHazardRatio, profile, driftChiSquare } = hazardOverSets(sets)
    // Rubin: W = 0.5, B = 1, T = W + 4/3 B = 11/6; all is W / T = 3/11 of its average.
    expect(logHazardRatio.value).toBeCloseTo(2, 12)
    expect(logHazardRatio.variance).toBeCloseTo(11 / 6, 12)
    expect(profile[0]).toBeCloseTo((-3 * 3) / 11, 12)
    expect(profile[1]).toBeCloseTo((-5 * 3) / 11, 12)
    expect(profile).toHaveLength(2)
    expect(driftChiSquare).toBeCloseTo((3 * 3) / 11, 12)
  })
})
