import { describe, expect, it } from 'vitest'
import { betaCdf } from '../../../../../electron/learning/stats/foundations/beta-distribution.ts'
import { lnGamma } from '../../../../../electron/learning/stats/foundations/gamma-function.ts'
import { normalCdf, normalQuantile } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { studentCdf, studentQuantile } from '../../../../../electron/learning/stats/foundations/student.ts'
import { createRandom, fromState, splitmix64 } from '../../../../../shared/domain/random.ts'

const close = (value: number, expected: number, relative = 1e-13) => expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

describe('the normal distribution', () => {
  // R 4.5: pnorm(x, lower.tail = FALSE), qnorm(p).
  it.each([[0.5, 0.3085375387259869], [1.96, 0.02499789514822043], [2.999, 0.001354336533727106], [6, 9.865876450376981e-10], [20, 2.753624118606234e-89]])('agrees with R above %s', (x, p) => close(normalCdf(x, true), p))
  it.each([[0.975, 1.9599639845400536], [0.3, -0.5244005127080407], [1e-12, -7.0344838253011321]])('agrees with R at the quantile of %s', (p, x) => close(normalQuantile(p), x))
  it('adds up to one', () => { for (const x of [-8, -2.5, 0, 1, 3, 5]) close(normalCdf(x) + normalCdf(x, true), 1) })
  it('refuses what is no number', () => { expect(() => normalCdf(NaN)).toThrow(RangeError); expect(() => normalQuantile(1.2)).toThrow(RangeError) })
})

describe("Student's distribution", () => {
  // R 4.5: qt(0.975, df), pt(-2.5, 4).
  it.each([[1, 12.706204736174694], [2, 4.302652729749462], [3, 3.182446305283708], [10, 2.228138851986274], [100, 1.983971518523552]])('agrees with R with %s degrees of freedom', (df, t) => close(studentQuantile(0.975, df), t, 1e-11))
  it('agrees with R in the tail', () => close(studentCdf(-2.5, 4), 0.03338327240599412, 1e-12))
  it('stands on gamma and beta functions of known value', () => {
    close(lnGamma(5), Math.log(24))
    close(lnGamma(0.5), Math.log(Math.PI) / 2)
    close(betaCdf(0.3, 1, 1), 0.3)
    close(betaCdf(0.3, 2, 1), 0.09)
  })
})

describe('the seeded generator', () => {
  it("gives the authors' published numbers", () => {
    const mixed = splitmix64(1_234_567n)
    expect([mixed(), mixed(), mixed()]).toEqual([6_457_827_717_110_365_317n, 3_203_168_211_198_807_973n, 9_817_491_932_198_370_423n])
    const stars = fromState([1n, 2n, 3n, 4n])
    expect([stars.bits(), stars.bits(), stars.bits(), stars.bits()]).toEqual([11_520n, 0n, 1_509_978_240n, 1_215_971_899_390_074_240n])
  })
  it('draws normal numbers with mean 0 and variance 1', () => {
    const random = createRandom(7)
    const drawn = Array.from({ length: 100_000 }, () => random.normal())
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(drawn.length))
    expect(Math.abs(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length - 1)).toBeLessThan(4 * Math.sqrt(2 / drawn.length))
  })
})
