import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Description } from '../../../../electron/intake/people/description.ts'
import { decide } from '../../../../electron/intake/people/decide.ts'
import { fieldsOf } from '../../../../electron/intake/people/fields.ts'
import { comparedFields, type Agreement } from '../../../../electron/intake/people/levels.ts'
import { modelFor, requireModel } from '../../../../electron/intake/people/model.ts'
import { weigh } from '../../../../electron/intake/people/weigh.ts'
import { message } from '../../../../shared/words/message.ts'
import { decideOn, on, somebody, town } from './somebody.ts'

/** Few values, so that people often agree in some and differ in others. */
const anyone = fc
  .record({
    given: fc.constantFrom('Anna', 'Ana', 'John', 'Jon', 'Xiaoming', 'Maria', 'J'),
    family: fc.constantFrom('Smith', 'Smyth', 'García López', 'García', 'Wang', 'Wetherby', ''),
    birth: fc.option(fc.constantFrom('1980-04-05', '1980-05-04', '1980', '1981-04-05', '1980-01-01')),
    sex: fc.constantFrom('female' as const, 'male' as const, 'unknown' as const),
    number: fc.option(fc.constantFrom('700123', '700124')),
    telecom: fc.subarray(['617 555 0143', '617 555 0144']),
    source: fc.constantFrom('Clinic', 'Laboratory'),
    death: fc.option(fc.constantFrom('2019-06-01', '2021-02-01'), { freq: 4 }),
  })
  .map(({ given, family, birth, number, death, ...rest }): Description =>
    somebody({
      ...rest,
      name: `${given} ${family}`,
      birth: birth === null ? undefined : on(birth),
      death: death === null ? undefined : on(death),
      identifiers: number === null ? [] : [{ system: 'urn:x', value: number }],
    }),
  )

const firm = (date: Description['birth']) => date && fieldsOf(somebody({ birth: date })).birth

describe('a decision', () => {
  it('does not depend on which of the two comes first', () => {
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        const [a, b] = [fieldsOf(one), fieldsOf(other)]
        const [there, back] = [[{ one: a, other: b }], [{ one: b, other: a }]]
        expect(decide(there, modelFor(20_000), town)).toEqual(decide(back, modelFor(20_000), town))
      }),
    )
  })

  it('is never automatic within a source, over different numbers, or over birth dates that cannot be one', () => {
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        const { kind, contradictions } = decideOn(one, other)
        const [a, b] = [firm(one.birth), firm(other.birth)]
        const numbers = [one, other].map(({ identifiers }) => identifiers[0]?.value)
        const against =
          one.source === other.source ||
          (numbers[0] !== undefined && numbers[1] !== undefined && numbers[0] !== numbers[1]) ||
          (a !== undefined && b !== undefined && a.year !== b.year)
        if (against) expect(kind).not.toBe('automatic')
        if (kind === 'automatic') expect(contradictions).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('for review says why, in messages that a port lets through', () => {
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        const { kind, reasons } = decideOn(one, other)
        if (kind === 'no') return
        expect(reasons.length).toBeGreaterThan(0)
        for (const reason of reasons) expect(message.parse(reason)).toEqual(reason)
      }),
    )
  })

  it('is surer, the rarer the name in which they agree', () => {
    const weightOf = (family: string, share: number) =>
      decideOn(
        { name: `John ${family}`, birth: on('1980-04-23') },
        { name: `John ${family}`, birth: on('1980-04-23') },
        {
          people: 100_000,
          words: new Map([
            ['john', 2000],
            [family.toLowerCase(), 100_000 * share],
          ]),
          lastWords: new Map(),
        },
      ).weight.total
    // A hundred times rarer weighs log2 100 more: what is drawn towards the typical share takes a little of it.
    const more = weightOf('Quill', 0.0002) - weightOf('Smith', 0.02)
    expect(more).toBeGreaterThan(5.5)
    expect(more).toBeLessThan(Math.log2(100))
  })

  it('of nothing against nothing is no', () => {
    expect(decideOn({}, {}).kind).toBe('no')
  })
})

describe('the match weight', () => {
  const nothing = {
    ...(Object.fromEntries(comparedFields.map(field => [field, 'unknown'])) as Record<
      (typeof comparedFields)[number],
      'unknown'
    >),
    givenShare: 0,
    familyShare: 0,
    familySlip: false,
    givenExtended: false,
  }
  const model = modelFor(20_000)

  it('of fields that are not recorded leaves the prior', () => {
    const { total, posterior } = weigh(nothing, model)
    expect(total).toBe(0)
    expect(posterior).toBeCloseTo(model.prior, 12)
  })

  it('adds log2 m/u, and a posterior follows by Bayes', () => {
    const agreement: Agreement = { ...nothing, sex: 'exact', year: 'exact', day: 'disagree' }
    const { sex, year, day } = model.fields
    const ratio =
      (sex.exact!.m / sex.exact!.u) * (year.exact!.m / year.exact!.u) * (day.disagree!.m / day.disagree!.u)
    const { total, posterior } = weigh(agreement, model)
    expect(total).toBeCloseTo(Math.log2(ratio), 12)
    const likelihood = model.prior * ratio
    expect(posterior).toBeCloseTo(likelihood / (likelihood + 1 - model.prior), 12)
  })

  it('counts a household once: telephone and address together weigh what the stronger does', () => {
    const of = (told: Partial<Agreement>) => weigh({ ...nothing, ...told }, model).total
    const [telecom, address] = [of({ telecom: 'exact' }), of({ address: 'exact' })]
    expect(of({ telecom: 'exact', address: 'exact' })).toBeCloseTo(Math.max(telecom, address), 12)
    expect(of({ telecom: 'disagree', address: 'exact' })).toBeLessThan(address)
  })
})

describe('the model to begin with', () => {
  const model = modelFor(20_000)

  it('shares out each field among its levels: chances of one kind add up to one', () => {
    requireModel(model)
    for (const field of comparedFields) {
      // Where day and month are exchanged, the month has said it: the day has no share of its own.
      const all = Object.entries(model.fields[field]).filter(
        ([level]) => field !== 'day' || level !== 'close',
      )
      for (const of of ['m', 'u'] as const) {
        const sum = all.reduce((total, [, chances]) => total + chances[of], 0)
        expect(sum, `${field} ${of}`).toBeCloseTo(1, 2)
      }
    }
  })

  it('expects a match the less, the more people there are', () => {
    expect(modelFor(1_000_000).prior).toBeLessThan(modelFor(100_000).prior)
    expect(modelFor(3).prior).toBe(modelFor(5000).prior)
  })

  it('refuses a chance of nothing', () => {
    const broken = { ...model, fields: { ...model.fields, sex: { exact: { m: 0.9, u: 0 } } } }
    expect(() => {
      requireModel(broken)
    }).toThrow(RangeError)
  })
})
