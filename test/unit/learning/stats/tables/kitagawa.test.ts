import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kitagawa } from '../../../../../electron/learning/stats/tables/kitagawa.ts'

const group = (numerator: number, denominator: number) => ({ numerator, denominator })

describe('what groups did to a share', () => {
  it('is, by hand, mix alone where the shares of the groups stayed as they were', () => {
    // 2 of 20 and 40 of 80 before: 42 %. The same shares in 60 and 40 since: 6 and 20, 26 %.
    const parts = kitagawa([group(2, 20), group(40, 80)], [group(6, 60), group(20, 40)])!
    // Mean of the whole shares: 34 %. The first grew by 0.4 and has 10 %: 0.4 x -0.24; the second 0.4 x -0.16.
    expect(parts[0]!.mix).toBeCloseTo(-0.096, 12)
    expect(parts[1]!.mix).toBeCloseTo(-0.064, 12)
    expect(parts.map(({ within }) => within)).toEqual([0, 0])
  })

  it('is, by hand, within alone where the groups are as large as they were', () => {
    const parts = kitagawa([group(10, 50), group(20, 50)], [group(30, 100), group(40, 100)])!
    for (const { mix } of parts) expect(mix).toBeCloseTo(0, 12)
    expect(parts[0]!.within).toBeCloseTo(0.05, 12) // from 20 % to 30 % in half of all
    expect(parts[1]!.within).toBeCloseTo(0, 12)
  })

  it('counts a group that came as mix: nothing in it can have changed', () => {
    const parts = kitagawa([group(10, 50), group(0, 0)], [group(10, 50), group(25, 50)])!
    expect(parts[1]!.within).toBe(0)
    expect(parts.reduce((sum, { mix, within }) => sum + mix + within, 0)).toBeCloseTo(35 / 100 - 0.2, 12)
  })

  it('is nothing where nobody was counted in one of the spans', () => {
    expect(kitagawa([group(0, 0)], [group(1, 2)])).toBeNull()
    expect(kitagawa([], [])).toBeNull()
  })

  it('refuses groups that differ and counts that are none', () => {
    expect(() => kitagawa([group(1, 2)], [])).toThrow(RangeError)
    expect(() => kitagawa([group(3, 2)], [group(1, 2)])).toThrow(RangeError)
  })

  const share = fc
    .tuple(fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, had]) => group(Math.round(n * had), n))
  it('adds up to the change of the whole share, whatever the groups are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 12 }), pairs => {
        const [before, after] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
        const whole = (all: typeof before) =>
          all.reduce((sum, { numerator }) => sum + numerator, 0) /
          all.reduce((sum, { denominator }) => sum + denominator, 0)
        fc.pre(!Number.isNaN(whole(before)) && !Number.isNaN(whole(after)))
        const parts = kitagawa(before, after)!
        const sum = parts.reduce((all, { mix, within }) => all + mix + within, 0)
        expect(sum).toBeCloseTo(whole(after) - whole(before), 12)
      }),
      { numRuns: 500 },
    )
  })
})
