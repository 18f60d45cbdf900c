import { describe, expect, it } from 'vitest'
import {
  fromLog,
  riskPer100,
  symmetric,
} from '../../../../../electron/learning/designs/new-user-comparison/intervals.ts'
import { overSets } from '../../../../../electron/learning/designs/new-user-comparison/pooled-sets.ts'

const sets = [1, 2, 3].map(value => ({ value, variance: 0.5 }))

describe('an interval over completed data sets', () => {
  // R: W = 0.5, B = 1, T = W + 4/3 B, lambda = 4/3 B / T, df = 2 / lambda^2 = 3.78125; 2 -+ qt(0.975, df) sqrt(T)
  it("uses Student's t with Rubin's degrees of freedom", () => {
    const pooled = overSets(sets)
    expect(pooled.variance).toBeCloseTo(1.833333333333, 10)
    expect(pooled.freedom).toBeCloseTo(3.78125, 10)
    const { lower, upper } = symmetric(pooled)
    expect(lower).toBeCloseTo(-1.846667963907, 8)
    expect(upper).toBeCloseTo(5.846667963907, 8)
    expect(fromLog(pooled).upper).toBeCloseTo(Math.exp(5.846667963907), 5)
  })
  it('is the normal one where nothing was missing or all sets agree', () => {
    for (const agreed of [overSets([sets[0]!]), overSets([sets[0]!, sets[0]!, sets[0]!])])
      expect(symmetric(agreed).upper).toBeCloseTo(1 + 1.959963984540054 * Math.sqrt(0.5), 12)
  })
  it('is wider for a risk as well', () => {
    const risk = [0.1, 0.2, 0.3].map(value => ({ value, variance: 0.001 }))
    const pooled = overSets(risk)
    expect(riskPer100(pooled).upper).toBeGreaterThan(
      riskPer100({ value: pooled.value, variance: pooled.variance }).upper,
    )
  })
})
