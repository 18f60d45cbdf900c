import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../shared/domain/random.ts'
import { misspell, withoutAccents } from '../../bench/practice/misspell.ts'
import { sample, secondCharts } from '../../bench/practice/perturb.ts'
import { personOf } from '../../bench/practice/person.ts'
import type { ErrorName } from '../../bench/practice/slips.ts'

const first = { seed: 11, people: 20_000, observations: 0 }
const plan = { shared: 8_000, strangers: 2_000, lookAlikes: 600, observations: 5_000 }
const { charts, truth } = secondCharts(first, plan)

const idsOfFirst = new Map(
  Array.from({ length: first.people }, (_, number) => personOf(first.seed, number)).map(each => [
    each.registered.id,
    each,
  ]),
)
const rows = truth.map((each, place) => ({ ...each, chart: charts[place]! }))
const same = rows.filter(each => each.first !== null)
const had = (errors: readonly ErrorName[], ...names: ErrorName[]) => names.some(name => errors.includes(name))

/** Within four standard errors of a binomial share. */
function expectShare(found: number, of: number, share: number): void {
  expect(Math.abs(found / of - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / of))
}

describe('the truth about a second clinic', () => {
  it('names every record of the second once, and of the first those who are the same', () => {
    expect(rows.every(({ second, chart }) => chart.registered.id === second)).toBe(true)
    expect(new Set(truth.map(each => each.second)).size).toBe(plan.shared + plan.strangers + plan.lookAlikes)
    expect(new Set(same.map(each => each.first)).size).toBe(plan.shared)
    for (const each of same) expect(idsOfFirst.get(each.first!)?.birth).toBe(each.chart.person.birth)
    expect(truth.some(each => idsOfFirst.has(each.second))).toBe(false)
    const others = rows.filter(each => each.first === null)
    const known = others.filter(
      each => idsOfFirst.get(each.chart.person.registered.id)?.birth === each.chart.person.birth,
    )
    // A twin carries her double's desk data on; nobody else of the others is anyone of the first.
    expect(known.every(each => each.resembles?.as === 'twin')).toBe(true)
    expect(charts.reduce((sum, each) => sum + each.observations, 0)).toBe(plan.observations)
  })

  it('comes out the same for the same plans', () => {
    const small = { shared: 300, strangers: 100, lookAlikes: 60, observations: 900 }
    const [one, again] = [secondCharts(first, small), secondCharts(first, small)]
    expect(again.truth).toEqual(one.truth)
    expect(again.charts.map(each => each.registered)).toEqual(one.charts.map(each => each.registered))
    const other = secondCharts({ ...first, seed: 12 }, small)
    expect(other.truth).not.toEqual(one.truth)
  })

  it('tells every difference: what no error is told of is as the first clinic has it', () => {
    for (const { first: id, errors, chart } of same) {
      const was = idsOfFirst.get(id!)!.registered
      const now = chart.registered
      expect(now.recordNumber).not.toBe(was.recordNumber)
      const names: ErrorName[] = [
        'given-misspelt',
        'nickname',
        'given-and-middle-swapped',
        'family-misspelt',
        'maiden-name',
        'new-family-name',
        'one-of-two-families',
        'middle-missing',
        'middle-initial',
        'accents-lost',
        'given-and-family-swapped',
      ]
      const whole = ({ given, family }: typeof was) => JSON.stringify([given, family])
      expect(whole(was) === whole(now)).toBe(!had(errors, ...names))
      const dates: ErrorName[] = ['day-and-month-swapped', 'birth-digit-wrong', 'birth-year-only']
      expect(was.birthDate === now.birthDate).toBe(!had(errors, ...dates))
      expect(was.sex === now.sex).toBe(!had(errors, 'sex-missing', 'sex-wrong'))
      expect(JSON.stringify(was.address) === JSON.stringify(now.address)).toBe(
        !had(errors, 'moved', 'address-missing'),
      )
      expect(was.phone === now.phone).toBe(!had(errors, 'new-phone', 'phone-missing'))
      if (now.birthDate!.length > 4)
        expect(new Date(now.birthDate!).toISOString().slice(0, 10)).toBe(now.birthDate)
    }
  })

  it('errs as often as was reported', () => {
    const often = (name: ErrorName) => same.filter(each => each.errors.includes(name)).length
    expectShare(often('sex-missing'), same.length, 0.0027) // Culbertson 2017: present in 99.73%
    expectShare(often('birth-year-only'), same.length, 0.0118) // 98.82%
    expectShare(often('address-missing'), same.length, 0.0535) // 94.65%
    expectShare(often('given-misspelt'), same.length, 0.25 * 0.5314) // Winkler 2006, Just 2016
    expectShare(often('family-misspelt'), same.length, 0.2 * 0.3362)
    const withMiddle = same.filter(each => idsOfFirst.get(each.first!)!.registered.given.length > 1)
    const differing = withMiddle.filter(each => had(each.errors, 'middle-missing', 'middle-initial'))
    expectShare(differing.length, withMiddle.length, 0.583) // Just 2016
  })

  it('sets look-alikes beside people of the first who are somebody else', () => {
    const alike = rows.filter(each => each.resembles)
    expect(alike).toHaveLength(plan.lookAlikes)
    const sharedIds = new Set(same.map(each => each.first))
    // Half of them meet their double in the second clinic too.
    expect(alike.filter(each => sharedIds.has(each.resembles!.first)).length).toBeGreaterThanOrEqual(300)
    for (const { first: id, resembles, chart } of alike) {
      expect(id).toBeNull()
      const double = idsOfFirst.get(resembles!.first)!
      const { person } = chart
      const years = Math.abs(person.birth - double.birth) / 365.25
      if (resembles!.as === 'twin') {
        expect(years).toBe(0)
        expect(person.registered.given[0]).not.toBe(double.registered.given[0])
        continue
      }
      expect(person.registered.given[0]).toBe(double.registered.given[0])
      expect(person.registered.family).toBe(double.registered.family)
      if (resembles!.as === 'father-or-son') {
        expect([person.sex, double.sex]).toEqual(['male', 'male'])
        expect(years).toBeGreaterThanOrEqual(20)
        expect(person.registered.address).toEqual(double.registered.address)
      } else {
        expect(person.registered.birthDate!.slice(0, 4)).toBe(double.registered.birthDate!.slice(0, 4))
        expect(years).toBeGreaterThan(0)
      }
    }
  })
})

describe('how words are written wrongly', () => {
  it('always otherwise, by no more than two letters more or less', () => {
    const word = fc.constantFrom(
      'Al',
      'Smith',
      "O'Brien",
      'García López',
      'Müller',
      'Anna',
      'Łukasz',
      'van Aa',
    )
    fc.assert(
      fc.property(word, fc.nat(), (right, seed) => {
        const wrong = misspell(createRandom(seed), right)
        expect(wrong.toLowerCase()).not.toBe(right.toLowerCase())
        expect(Math.abs(wrong.length - right.length)).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('without accents as machine-readable passports and old systems have it', () => {
    const shown = ['José', 'Müller', 'Wiśniewski', 'Łukasz', 'Østergård', 'Weiß', 'Íñigo', 'Yılmaz']
    expect(shown.map(withoutAccents)).toEqual([
      'Jose',
      'Muller',
      'Wisniewski',
      'Lukasz',
      'Ostergard',
      'Weiss',
      'Inigo',
      'Yilmaz',
    ])
  })
})

describe('a sample', () => {
  it('is as many different numbers as asked for, in order and in range', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.nat(), (one, other, seed) => {
        const [count, below] = [Math.min(one, other), Math.max(one, other)]
        const drawn = sample(createRandom(seed), count, below)
        expect(drawn).toHaveLength(count)
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b))
        expect(drawn.every(each => each >= 0 && each < below)).toBe(true)
      }),
    )
  })
})
