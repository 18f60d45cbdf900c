import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  matchNearest,
  matchNearestInSteps,
  type MatchOptions,
} from '../../../../../electron/learning/stats/propensity/match-nearest.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { runs } from '../../../runs.ts'

/** The definition: for each treated person in turn, look at every comparator in row order. */
function scanned(
  distance: Float64Array,
  treatment: Uint8Array,
  { order, caliperDeviations, ratio = 1, withReplacement = false }: MatchOptions,
): Array<[number, number]> {
  const rows = [...distance.keys()]
  const mean = distance.reduce((sum, each) => sum + each, 0) / distance.length
  const deviation = Math.sqrt(
    distance.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (distance.length - 1),
  )
  const caliper = caliperDeviations === undefined ? Infinity : caliperDeviations * deviation
  const treated = rows.filter(row => treatment[row] === 1)
  const sign = order === 'largest' ? -1 : 1
  const inTurn =
    order === 'data'
      ? treated
      : treated.toSorted((one, other) => sign * (distance[one]! - distance[other]!) || one - other)
  const taken = new Set<number>()
  const pairs: Array<[number, number]> = []
  for (let round = 0; round < ratio; round++) {
    for (const row of inTurn) {
      let best: number | undefined
      for (const other of rows) {
        if (
          treatment[other] === 1 ||
          (withReplacement
            ? pairs.some(([one, partner]) => one === row && partner === other)
            : taken.has(other))
        )
          continue
        if (
          best === undefined ||
          Math.abs(distance[other]! - distance[row]!) < Math.abs(distance[best]! - distance[row]!)
        )
          best = other
      }
      if (best === undefined || Math.abs(distance[best]! - distance[row]!) > caliper) continue
      taken.add(best)
      pairs.push([row, best])
    }
  }
  return pairs.sort(([one], [other]) => one - other)
}

const options: fc.Arbitrary<MatchOptions> = fc
  .record({
    order: fc.constantFrom('data' as const, 'largest' as const, 'smallest' as const),
    ratio: fc.integer({ min: 1, max: 3 }),
    withReplacement: fc.boolean(),
    caliper: fc.option(fc.constantFrom(0, 0.2, 0.51, 1), { nil: undefined }),
  })
  .map(({ caliper, ...rest }) => ({
    ...rest,
    ...(caliper === undefined ? {} : { caliperDeviations: caliper }),
  }))
/**
 * Distances on a coarse grid, so that ties on one and on both sides are common; some of them are not
 * representable exactly.
 */
const study = fc
  .array(fc.tuple(fc.integer({ min: -8, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 40 })
  .map(rows => ({
    distance: Float64Array.from(rows, ([value]) => value / 10),
    treatment: Uint8Array.from(rows, ([, arm]) => Number(arm)),
  }))

describe('nearest-neighbour matching', () => {
  it('finds the pairs that looking at everybody finds, ties included', () =>
    fc.assert(
      fc.property(study, options, ({ distance, treatment }, asked) => {
        const { treatedRow, comparatorRow, away, unmatched } = matchNearest(distance, treatment, asked)
        expect([...treatedRow].map((row, k) => [row, comparatorRow[k]])).toEqual(
          scanned(distance, treatment, asked),
        )
        away.forEach((each, k) =>
          expect(each).toBe(Math.abs(distance[treatedRow[k]!]! - distance[comparatorRow[k]!]!)),
        )
        expect([...unmatched]).toEqual(
          [...treatment.keys()].filter(row => treatment[row] === 1 && !treatedRow.includes(row)),
        )
      }),
      { numRuns: runs(67, 400) },
    ))

  it('finds them where rounding makes different neighbours equally near', () => {
    // 1e16 - 0.1 and 1e16 - 0.2 are the same number: the first row is taken.
    const distance = Float64Array.of(1e16, 0.1, 0.2, -0.3)
    expect(matchNearest(distance, Uint8Array.of(1, 0, 0, 0), { order: 'data' }).comparatorRow).toEqual(
      Uint32Array.of(1),
    )
  })

  it('takes no comparator twice without replacement, and nobody beyond the caliper', () => {
    const random = createRandom(8)
    const size = 5_000
    const distance = Float64Array.from({ length: size }, () => random.normal())
    const treatment = Uint8Array.from(distance, value =>
      Number(random.uniform() < 1 / (1 + Math.exp(-value))),
    )
    const { comparatorRow, away, caliper, treatedRow, unmatched } = matchNearest(distance, treatment, {
      order: 'largest',
      caliperDeviations: 0.2,
    })
    expect(new Set(comparatorRow).size).toBe(comparatorRow.length)
    expect(away.every(each => each <= caliper)).toBe(true)
    expect(treatedRow.length + unmatched.length).toBe(treatment.reduce((sum, each) => sum + each, 0))
    expect(caliper).toBeGreaterThan(0.19)
    expect(caliper).toBeLessThan(0.21)
  })

  it('answers no pairs where an arm is empty, and everybody at one distance in row order', () => {
    expect(
      matchNearest(Float64Array.of(1, 2), Uint8Array.of(0, 0), { order: 'data' }).treatedRow,
    ).toHaveLength(0)
    expect(matchNearest(Float64Array.of(1, 2), Uint8Array.of(1, 1), { order: 'data' }).unmatched).toEqual(
      Uint32Array.of(0, 1),
    )
    expect(
      matchNearest(new Float64Array(), new Uint8Array(), { order: 'data', caliperDeviations: 0.2 })
        .treatedRow,
    ).toHaveLength(0)
    const tied = matchNearest(new Float64Array(6), Uint8Array.of(0, 1, 0, 1, 0, 1), {
      order: 'largest',
      caliperDeviations: 0,
    })
    expect([tied.treatedRow, tied.comparatorRow]).toEqual([Uint32Array.of(1, 3, 5), Uint32Array.of(0, 2, 4)])
  })

  it('refuses what it cannot use', () => {
    expect(() => matchNearest(Float64Array.of(1, NaN), Uint8Array.of(0, 1), { order: 'data' })).toThrow(
      /distance, row 2/u,
    )
    expect(() =>
      matchNearest(Float64Array.of(1, 2), Uint8Array.of(0, 1), { order: 'data', caliperDeviations: -1 }),
    ).toThrow(RangeError)
    expect(() =>
      matchNearest(Float64Array.of(1, 2), Uint8Array.of(0, 1), { order: 'data', ratio: 0 }),
    ).toThrow(RangeError)
  })
})

it('comes in steps too, with and without replacement', async () => {
  const random = createRandom(5)
  const distance = Float64Array.from({ length: 17_000 }, () => random.normal())
  const treatment = Uint8Array.from(distance, () => (random.integer(3) === 0 ? 1 : 0))
  const ways: MatchOptions[] = [
    { order: 'largest', ratio: 2 },
    { order: 'data', caliperDeviations: 0.2 },
    { order: 'data', withReplacement: true },
  ]
  for (const way of ways)
    await expectSteps(
      () => matchNearestInSteps(distance, treatment, way),
      matchNearest(distance, treatment, way),
    )
})
