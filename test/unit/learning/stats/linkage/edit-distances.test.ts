import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damerauLevenshtein } from '../../../../../electron/learning/stats/linkage/damerau-levenshtein.ts'
import { levenshtein } from '../../../../../electron/learning/stats/linkage/levenshtein.ts'
import { optimalStringAlignment } from '../../../../../electron/learning/stats/linkage/optimal-string-alignment.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
const all = { levenshtein, optimalStringAlignment, damerauLevenshtein }

describe('distances in edits', () => {
  it('kitten becomes sitting in three, Saturday becomes Sunday in three', () => {
    expect([levenshtein('kitten', 'sitting'), levenshtein('Saturday', 'Sunday')]).toEqual([3, 3])
  })

  it('CA becomes ABC in three, three and two', () => {
    expect([
      levenshtein('CA', 'ABC'),
      optimalStringAlignment('CA', 'ABC'),
      damerauLevenshtein('CA', 'ABC'),
    ]).toEqual([3, 3, 2])
  })

  it('neighbours exchanged cost two, or one where exchanges are known', () => {
    expect([
      levenshtein('hypre', 'hyper'),
      optimalStringAlignment('hypre', 'hyper'),
      damerauLevenshtein('hypre', 'hyper'),
    ]).toEqual([2, 1, 1])
  })

  it.each(Object.entries(all))(
    '%s: from nothing to a word takes its characters, each code point one',
    (_, distance) => {
      expect([distance('', ''), distance('', '𝒳yz'), distance('abc', '')]).toEqual([0, 3, 3])
      expect(distance('𝒳', '𝒴')).toBe(1)
    },
  )

  it.each(Object.entries(all))(
    '%s: symmetric, 0 only for the same, never below the difference in length nor above the longer length',
    (_, distance) => {
      fc.assert(
        fc.property(word, word, (a, b) => {
          const value = distance(a, b)
          expect(distance(b, a)).toBe(value)
          expect(value === 0).toBe(a === b)
          expect(value).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
          expect(value).toBeLessThanOrEqual(Math.max(a.length, b.length))
        }),
      )
    },
  )

  it.each([
    ['levenshtein', levenshtein],
    ['damerauLevenshtein', damerauLevenshtein],
  ] as const)('%s: no detour is shorter', (_, distance) => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
      }),
    )
  })

  it('unrestricted distance is what a search over all edits finds', () => {
    for (const [a, b] of [
      ['ca', 'abc'],
      ['acb', 'bca'],
      ['abcab', 'bacba'],
      ['aab', 'bbaa'],
      ['abc', 'cbacb'],
    ] as const)
      expect(damerauLevenshtein(a, b)).toBe(fewestEdits(a, b))
  })
})

/** Breadth first over every single edit, words of at most one character more than the longer. */
function fewestEdits(from: string, to: string): number {
  let edge = new Set([from])
  const seen = new Set(edge)
  for (let steps = 0; ; steps++) {
    if (seen.has(to)) return steps
    const next = new Set<string>()
    for (const word of edge)
      for (const each of neighbours(word))
        if (!seen.has(each) && each.length <= Math.max(from.length, to.length) + 1) {
          seen.add(each)
          next.add(each)
        }
    edge = next
  }
}

function neighbours(word: string): string[] {
  const found: string[] = []
  for (let i = 0; i <= word.length; i++) {
    for (const letter of 'abc') {
      found.push(word.slice(0, i) + letter + word.slice(i))
      if (i < word.length) found.push(word.slice(0, i) + letter + word.slice(i + 1))
    }
    if (i < word.length) found.push(word.slice(0, i) + word.slice(i + 1))
    if (i + 1 < word.length) found.push(word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2))
  }
  return found
}
