import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tailIntegral } from '../../../../../electron/learning/stats/foundations/tail-integral.ts'
import {
  lnComplement,
  lnProbability,
  probability,
} from '../../../../../electron/learning/stats/foundations/tail.ts'
import { close } from './close.ts'

describe('a tail', () => {
  it('answers for both sides with the digits of the one that is known', () => {
    for (const upper of [false, true]) {
      expect(probability({ ln: -Infinity, upper }, upper)).toBe(0)
      expect(probability({ ln: -Infinity, upper }, !upper)).toBe(1)
      expect(lnProbability({ ln: -Infinity, upper }, !upper)).toBe(0)
      close(lnProbability({ ln: -5_000, upper }, upper), -5_000)
      close(lnProbability({ ln: -50, upper }, !upper), -Math.exp(-50), 1e-15)
      close(probability({ ln: -1e-20, upper }, !upper), 1e-20, 1e-15)
    }
  })
  it('never leaves 0..1, whatever rounding did', () => {
    expect(probability({ ln: 1e-16, upper: true }, true)).toBe(1)
    expect(probability({ ln: 1e-16, upper: true }, false)).toBe(0)
    expect(lnProbability({ ln: 1e-16, upper: true }, true)).toBe(0)
    expect(lnComplement(0)).toBe(-Infinity)
  })
  it('and its complement add up to one', () =>
    fc.assert(
      fc.property(fc.double({ min: -700, max: -1e-12, noNaN: true }), ln =>
        close(Math.exp(ln) + Math.exp(lnComplement(ln)), 1, 1e-15),
      ),
    ))
  it('is integrated for an exponential, a bell and a density that ends', () => {
    for (const rate of [1e-8, 1, 1e8])
      close(
        tailIntegral(s => -rate * s, rate, 0),
        1 / rate,
        1e-14,
      )
    close(
      tailIntegral(s => (-s * s) / 2, 0, 1),
      Math.sqrt(Math.PI / 2),
      1e-14,
    )
    close(
      tailIntegral(s => 80 * Math.log1p(-s), 80, 80, 1),
      1 / 81,
      1e-13,
    )
    close(
      tailIntegral(() => 0, 0, 1e-9, 2),
      2,
      1e-14,
    )
  })
})
