import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaro } from '../../../../../electron/learning/stats/linkage/jaro.ts'
import {
  jaroWinkler,
  reachesJaroWinkler,
  readyWord,
} from '../../../../../electron/learning/stats/linkage/jaro-winkler.ts'
import { runs } from '../../../runs.ts'

const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'é', '𝒳'), maxLength: 9 })

describe('Jaro and Jaro-Winkler similarity', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.944, 0.961],
    ['DIXON', 'DICKSONX', 0.767, 0.813],
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['MASSEY', 'MASSIE', 0.889, 0.933],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['JERALDINE', 'GERALDINE', 0.926, 0.926],
    ['MARHTA', 'MARTHA', 0.944, 0.961],
    ['MICHELLE', 'MICHAEL', 0.869, 0.921],
    ['JULIES', 'JULIUS', 0.889, 0.933],
    ['TANYA', 'TONYA', 0.867, 0.88],
    ['SEAN', 'SUSAN', 0.783, 0.805],
  ])('%s and %s are as alike as Winkler printed', (a, b, likeness, raised) => {
    expect(jaro(a, b)).toBeCloseTo(likeness, 3)
    expect(jaroWinkler(a, b)).toBeCloseTo(raised, 3)
  })

  it('two empty texts are equal, an empty and another have nothing in common', () => {
    expect([jaro('', ''), jaroWinkler('', '')]).toEqual([1, 1])
    expect([jaro('', 'A'), jaro('A', ''), jaroWinkler('', 'A')]).toEqual([0, 0, 0])
  })

  it('half a transposition counts half', () => {
    // Three matches in the order A B C and B C A: three stand elsewhere, so t = 1.5.
    expect(jaro('ABCXXXXX', 'BCAYYYYY')).toBeCloseTo((3 / 8 + 3 / 8 + 1.5 / 3) / 3, 14)
  })

  it('a character beyond the basic plane counts once', () => {
    expect(jaro('𝒳Y', '𝒳Z')).toBeCloseTo((1 / 2 + 1 / 2 + 1) / 3, 14)
  })

  it('lies within 0 and 1, and is 1 for equal texts', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 0.25, noNaN: true }), (a, b, scale) => {
        for (const value of [jaro(a, b), jaroWinkler(a, b, scale)]) {
          expect(value).toBeGreaterThanOrEqual(-1e-15)
          expect(value).toBeLessThanOrEqual(1)
        }
        expect(jaro(a, a)).toBe(1)
        expect(jaroWinkler(a, b, scale)).toBeGreaterThanOrEqual(jaro(a, b) - 1e-15)
      }),
    )
  })

  it('settling a comparison early never changes its answer', () => {
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom(0, 0.1, 0.25),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, scale, threshold) => {
          expect(reachesJaroWinkler(readyWord(a), readyWord(b), threshold, scale)).toBe(
            jaroWinkler(a, b, scale) >= threshold,
          )
        },
      ),
      { numRuns: runs(334, 2000) },
    )
  })

  it('refuses a prefix scale by which the similarity could exceed 1', () => {
    for (const scale of [-0.1, 0.26, NaN]) expect(() => jaroWinkler('A', 'B', scale)).toThrow(RangeError)
  })
})
