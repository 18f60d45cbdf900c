import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesToTell } from '../../../../../electron/learning/stats/tables/cases-to-tell.ts'

describe('how many tell one share from another', () => {
  // R's power.prop.test, whose formula for groups of one size this is: the size it prints lies between the two.
  it.each([
    [0.5, 0.75, 0.9, 76.65],
    [0.1, 0.2, 0.8, 198.96],
    [0.5, 0.6, 0.8, 387.34],
  ])('agrees with R for %d against %d at a power of %d', (from, to, power, printed) => {
    const [below, above] = [Math.floor(printed), Math.ceil(printed)]
    expect(casesToTell({ from, to, power, size: above })!).toBeLessThanOrEqual(above)
    expect(casesToTell({ from, to, power, size: below })!).toBeGreaterThan(below)
  })

  it('is no number where too few were counted before, or there is nothing to tell', () => {
    expect(casesToTell({ from: 0.1, to: 0.15, size: 20 })).toBeNull()
    expect(casesToTell({ from: 0.1, to: 0.1, size: 1_000 })).toBeNull()
    expect(casesToTell({ from: 0.1, to: 0.9, size: 0 })).toBeNull()
  })

  it('refuses what is no share', () => {
    expect(() => casesToTell({ from: 1.2, to: 0.1, size: 10 })).toThrow(RangeError)
  })

  it('asks for no more where more were counted before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 500 }), fc.nat(500), (size, more) => {
        const few = casesToTell({ from: 0.3, to: 0.5, size }) ?? Infinity
        expect(casesToTell({ from: 0.3, to: 0.5, size: size + more }) ?? Infinity).toBeLessThanOrEqual(few)
      }),
    )
  })
})
