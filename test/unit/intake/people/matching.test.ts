import { describe, expect, it } from 'vitest'
import { keyNumber } from '../../../../electron/intake/people/key-number.ts'
import { matcherVersion } from '../../../../electron/intake/people/matching.ts'

describe('under what people are compared', () => {
  it('is another whenever there are twice as many, and never an earlier one', () => {
    const versions = [0, 1, 999, 1_000, 1_999, 2_000, 100_000, 101_000, 200_000].map(matcherVersion)
    expect(versions.slice(0, 3)).toEqual([versions[0], versions[0], versions[0]])
    expect(versions[3]).toBe(versions[0]! + 1)
    expect(versions[4]).toBe(versions[3])
    expect(versions[5]).toBe(versions[4]! + 1)
    expect(versions[7]).toBe(versions[6])
    expect(versions.toSorted((one, other) => one - other)).toEqual(versions)
  })
})

describe('a key as a number', () => {
  it('is whole, and the same for the same text', () => {
    for (const text of ['', 'd1950.2.3', 'iHN778812', 'ñandú'])
      expect([Number.isSafeInteger(keyNumber(text)), keyNumber(text)]).toEqual([true, keyNumber(`${text}`)])
  })
  it('of 200,000 keys is nearly always its own', () => {
    const all = Array.from({ length: 200_000 }, (_, k) => keyNumber(`y${1900 + (k % 120)}S${k}`))
    expect(new Set(all).size).toBeGreaterThan(199_990)
  })
})
