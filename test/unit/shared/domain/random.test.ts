import { describe, expect, it } from 'vitest'
import { createRandom, fromState, splitmix64 } from '../../../../shared/domain/random.ts'

describe('the seeded generator', () => {
  it("gives the authors' published numbers", () => {
    const mixed = splitmix64(1_234_567n)
    expect([mixed(), mixed(), mixed()]).toEqual([
      6_457_827_717_110_365_317n,
      3_203_168_211_198_807_973n,
      9_817_491_932_198_370_423n,
    ])
    const stars = fromState([1n, 2n, 3n, 4n])
    expect([stars.bits(), stars.bits(), stars.bits(), stars.bits()]).toEqual([
      11_520n,
      0n,
      1_509_978_240n,
      1_215_971_899_390_074_240n,
    ])
  })
  it('gives the words of the definition in whole numbers of 64 bits, whatever the state', () => {
    const mask = (1n << 64n) - 1n
    const rotate = (word: bigint, by: bigint) => ((word << by) | (word >> (64n - by))) & mask
    for (let seed = 0n; seed < 50n; seed++) {
      const mixed = splitmix64(seed)
      let [a, b, c, d] = [mixed(), mixed(), mixed(), mixed()]
      const random = fromState([a, b, c, d])
      for (let turn = 0; turn < 200; turn++) {
        expect(random.bits()).toBe((rotate((b * 5n) & mask, 7n) * 9n) & mask)
        const shifted = (b << 17n) & mask
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = rotate(d, 45n)
      }
    }
  })
  it('makes uniform numbers of the upper 53 bits', () => {
    const [one, other] = [createRandom(9), createRandom(9)]
    for (let turn = 0; turn < 1_000; turn++) expect(one.uniform()).toBe(Number(other.bits() >> 11n) / 2 ** 53)
  })
  it('draws normal numbers with mean 0 and variance 1', () => {
    const random = createRandom(7)
    const drawn = Array.from({ length: 100_000 }, () => random.normal())
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(drawn.length))
    expect(
      Math.abs(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length - 1),
    ).toBeLessThan(4 * Math.sqrt(2 / drawn.length))
  })
  it('draws whole numbers below a limit, each as often as any other', () => {
    const random = createRandom(5)
    const drawn = [0, 0, 0, 0, 0, 0]
    for (let turn = 0; turn < 60_000; turn++) drawn[random.integer(6)]! += 1
    expect(drawn).toHaveLength(6)
    // Chi-square with 5 degrees of freedom: 20.5 is passed once in a thousand seeds.
    expect(drawn.reduce((sum, each) => sum + (each - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.5)
  })
  it('draws waiting times of mean 1, of which a share of 1/e is longer than 1', () => {
    const random = createRandom(6)
    const drawn = Array.from({ length: 100_000 }, () => random.exponential())
    expect(Math.abs(drawn.reduce((sum, each) => sum + each, 0) / drawn.length - 1)).toBeLessThan(0.0126)
    expect(drawn.every(each => each >= 0)).toBe(true)
    expect(Math.abs(drawn.filter(each => each > 1).length / drawn.length - Math.exp(-1))).toBeLessThan(0.0061)
  })
  it('repeats for a seed and differs between seeds', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 20 }, () => random.uniform())
    }
    expect(draw(3)).toEqual(draw(3))
    expect(draw(3)).not.toEqual(draw(4))
  })
})
