import { describe, expect, it } from 'vitest'
import { propensityScore } from '../../../../../electron/learning/stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../../../../electron/learning/stats/propensity/propensity-weights.ts'
import {
  unmodelledBalance,
  type UnmodelledBalance,
} from '../../../../../electron/learning/stats/propensity/unmodelled-balance.ts'
import { createRandom, type Random } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

/** What somebody's treatment depends on, as a log odds, from her age and other columns, each of mean 0 and spread 1. */
type Choice = (person: { age: number; lab: number; ill: number }) => number

/**
 * A study: an age, a laboratory value with a long tail, a further number, two illnesses, a code that is in no model;
 * made alike by overlap weights of a model of lines.
 */
function studyOf(random: Random, people: number, choice: Choice): UnmodelledBalance {
  const normal = () => Float64Array.from({ length: people }, () => random.normal())
  const chance = (p: number) => Float64Array.from({ length: people }, () => Number(random.uniform() < p))
  const [age, lab, other] = [normal(), normal().map(each => Math.exp(0.5 * each)), normal()]
  const [ill, rare, code] = [chance(0.3), chance(0.12), chance(0.1)]
  const exposed = Uint8Array.from(age, (_, i) => {
    const logit = choice({ age: age[i]!, lab: (lab[i]! - 1.133) / 0.604, ill: ill[i]! })
    return Number(random.uniform() < 1 / (1 + Math.exp(-logit)))
  })
  const columns = [age, lab, other, ill, rare]
  const model = propensityScore(exposed, [new Float64Array(people).fill(1), ...columns])
  if (model.kind === 'not-estimable') throw new Error('The model has no maximum.')
  const { weight, slope } = propensityWeights('overlap', exposed, model.fitted)
  const { design, fitted: propensity, covariance: inverseInformation } = model
  return unmodelledBalance({
    columns,
    extra: [code],
    weight,
    origin: { design, exposed, propensity, slope, inverseInformation },
  })
}

const flagged = (seed: number, people: number, studies: number, choice: Choice) => {
  const random = createRandom(seed)
  let count = 0
  for (let study = 0; study < studies; study++) if (studyOf(random, people, choice).unlike) count++
  return count / studies
}

const line: Choice = ({ age, lab, ill }) => -0.2 + 0.6 * age - 0.4 * lab + 0.5 * ill
/** The young and the old get it, the others do not. */
const u: Choice = ({ age, lab }) => -0.8 + 0.8 * age * age + 0.3 * lab
const threshold: Choice = ({ age, ill }) => (Math.abs(age) > 0.84 ? 1 : -0.7) + 0.3 * ill
const together: Choice = ({ age, ill }) => (ill ? 1.2 : -0.5) * age

describe.each([
  [300, runs(200, 1_000)],
  [2_000, runs(60, 400)],
  [20_000, runs(12, 100)],
])('with %s people', (people, studies) => {
  it('a model that is right is let through in at least 95 of 100', () => {
    const share = flagged(15, people, studies, line)
    console.log(`${people} people, confounding by lines: ${(100 * share).toFixed(1)} % flagged`)
    expect(share).toBeLessThanOrEqual(0.05)
  })
  it.each([
    ['a U', u],
    ['a threshold', threshold],
    ['a product', together],
  ])('strong confounding by %s is flagged in at least 95 of 100', (name, choice) => {
    const share = flagged(16, people, studies, choice)
    console.log(`${people} people, confounding by ${name}: ${(100 * share).toFixed(1)} % flagged`)
    expect(share).toBeGreaterThanOrEqual(0.95)
  })
})

describe('the shapes', () => {
  /** No model but the share exposed: every weight 1. */
  const plain = (columns: readonly number[][], extra: readonly number[][], exposed: readonly number[]) => {
    const people = exposed.length
    const share = exposed.reduce((sum, each) => sum + each, 0) / people
    return {
      columns: columns.map(column => Float64Array.from(column)),
      extra: extra.map(column => Float64Array.from(column)),
      weight: new Float64Array(people).fill(1),
      origin: {
        design: [new Float64Array(people).fill(1)],
        exposed: Uint8Array.from(exposed),
        propensity: new Float64Array(people).fill(share),
        slope: new Float64Array(people),
        inverseInformation: [Float64Array.of(1 / (people * share * (1 - share)))],
      },
    }
  }
  const times = (count: number, values: readonly number[]) =>
    Array.from({ length: count }, () => values).flat()
  const arms = [...times(20, [1]), ...times(20, [0])]

  it('of numbers are squares, products and fifths; of 0 and 1 products; and what stands beside', () => {
    const { shapes } = unmodelledBalance(
      plain(
        [times(20, [1, 2]), times(8, [1, 2, 3, 4, 5]), times(10, [0, 0, 1, 1])],
        [times(20, [0, 1])],
        arms,
      ),
    )
    const named = shapes.map(({ shape }) => JSON.stringify(shape)).toSorted()
    // Two cuts of 1 and 2 are at 1, two at 2: groups 0 and 2. Their squares are the same; fifths of 40 are too few.
    expect(named).toEqual(
      [
        { kind: 'group', column: 0, group: 0 },
        { kind: 'group', column: 0, group: 2 },
        { kind: 'product', column: 0, other: 1 },
        { kind: 'product', column: 0, other: 2 },
        { kind: 'square', column: 1 },
        { kind: 'product', column: 1, other: 2 },
        { kind: 'extra', column: 0 },
      ]
        .map(each => JSON.stringify(each))
        .toSorted(),
    )
  })
  it('differ by hand: of the square of what lies at both ends in one arm and in the middle in the other', () => {
    // Squares 4, 4, 4, 4.. and 0, 1, 0, 1..: means 4 and 0.5; variances 0 and 0.25 * 20/19.
    const { shapes, unlike } = unmodelledBalance(
      plain([[...times(10, [-2, 2]), ...times(5, [0, -1, 0, 1])]], [], arms),
    )
    const square = shapes.find(({ shape }) => shape.kind === 'square')!
    expect(square.after).toBeCloseTo(3.5 / Math.sqrt((0.25 * 20) / 19 / 2), 10)
    expect(square.before).toBeCloseTo(square.after, 10)
    expect(unlike!.shape).toEqual({ kind: 'square', column: 0 })
  })
  it('refuse what is no column, weight, limit or chance', () => {
    const study = plain([times(20, [1, 2])], [], arms)
    expect(() => unmodelledBalance({ ...study, columns: [Float64Array.of(1)] })).toThrow('column 1')
    expect(() => unmodelledBalance({ ...study, weight: study.weight.with(3, -1) })).toThrow('row 4')
    expect(() => unmodelledBalance(study, { limit: -1 })).toThrow(RangeError)
    expect(() => unmodelledBalance(study, { chance: 1 })).toThrow(RangeError)
  })
  it('are none of nothing', () => expect(unmodelledBalance(plain([], [], arms)).shapes).toEqual([]))
})
