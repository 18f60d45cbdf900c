import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockingKeys, MOST_KEYS } from '../../../../electron/intake/people/blocking-keys.ts'
import type { Description } from '../../../../electron/intake/people/description.ts'
import { fieldsOf } from '../../../../electron/intake/people/fields.ts'
import { on, somebody } from './somebody.ts'

const keysOf = (description: Description) => blockingKeys(fieldsOf(description))
const meet = (one: Description, other: Description) => keysOf(one).some(key => keysOf(other).includes(key))

const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/)
const date = fc
  .record({
    year: fc.integer({ min: 1920, max: 2020 }),
    month: fc.integer({ min: 2, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }).filter(day => day !== 15),
  })
  .map(({ year, month, day }) => ({ year, month, day }))
type Day = { readonly year: number; readonly month: number; readonly day: number }
const iso = ({ year, month, day }: Day) =>
  on(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

/** A letter left out, doubled or exchanged with its neighbour. */
const typo = fc
  .record({ at: fc.nat(), kind: fc.constantFrom('out', 'double', 'exchange') })
  .map(({ at, kind }) => (text: string) => {
    const place = at % (text.length - 1)
    const [before, here, next, after] = [
      text.slice(0, place),
      text[place]!,
      text[place + 1]!,
      text.slice(place + 2),
    ]
    if (kind === 'out') return before + next + after
    return kind === 'double' ? before + here + here + next + after : before + next + here + after
  })

describe('the keys by which candidates are found', () => {
  const drawn = fc.record({ given: word, family: word, birth: date, slip: typo, other: word })
  type Drawn = { given: string; family: string; birth: Day; slip: (text: string) => string; other: string }
  const written = ({ given, family, birth }: Drawn) =>
    somebody({ name: `${given} ${family}`, birth: iso(birth), sex: 'female' })

  it.each<[string, (drawn: Drawn) => Description]>([
    ['a slip in the given name', d => written({ ...d, given: d.slip(d.given) })],
    ['a slip in the family name', d => written({ ...d, family: d.slip(d.family) })],
    ['a slip in both', d => written({ ...d, given: d.slip(d.given), family: d.slip(d.family) })],
    ['the names the other way round', d => written({ ...d, given: d.family, family: d.given })],
    ['another family name', d => written({ ...d, family: d.other })],
    ['another year', d => written({ ...d, birth: { ...d.birth, year: d.birth.year - 10 } })],
    ['another month', d => written({ ...d, birth: { ...d.birth, month: (d.birth.month % 12) + 1 } })],
    ['another day', d => written({ ...d, birth: { ...d.birth, day: (d.birth.day % 28) + 1 } })],
    [
      'day and month exchanged, another family name',
      d => {
        const { year, month, day } = d.birth
        return written({
          ...d,
          family: d.other,
          birth: day <= 12 ? { year, month: day, day: month } : d.birth,
        })
      },
    ],
    [
      'another day and another family name',
      d => written({ ...d, family: d.other, birth: { ...d.birth, day: (d.birth.day % 28) + 1 } }),
    ],
    ['no birth date', d => ({ ...written(d), birth: undefined })],
    ['only the year of birth', d => ({ ...written(d), birth: on(String(d.birth.year)) })],
    ['no sex', d => ({ ...written(d), sex: 'unknown' })],
  ])('bring a person together with herself in spite of %s', (_, spoilt) => {
    fc.assert(fc.property(drawn, d => meet(written(d), spoilt(d))))
  })

  it('bring together by a number or a telephone alone', () => {
    const one = somebody({ identifiers: [{ system: 'urn:oid:1', value: '72-34-567' }] })
    const other = somebody({ name: 'Ada', identifiers: [{ system: '', value: '7234567' }] })
    expect(meet(one, other)).toBe(true)
    expect(meet(somebody({ telecom: ['+1 617 555 0143'] }), somebody({ telecom: ['617-555-0143'] }))).toBe(
      true,
    )
  })

  it('find García behind García López', () => {
    const birth = on('1960-05-09')
    expect(meet(somebody({ name: 'José García López', birth }), somebody({ name: 'José García' }))).toBe(true)
  })

  it('are never more than a dozen, and short', () => {
    const many = Array.from({ length: 20 }, (_, k) => String(7_654_321 + 37 * k))
    const keys = keysOf(
      somebody({
        name: 'José María García López',
        otherNames: ['Pepe García', 'Josep Garcia i Llopis'],
        birth: on('1960-05-09'),
        sex: 'male',
        identifiers: many.map(value => ({ system: 'urn:oid:2.16.840.1', value })),
        telecom: many,
      }),
    )
    expect(keys).toHaveLength(MOST_KEYS)
    for (const key of keys) expect(key.length).toBeLessThan(60)
  })

  it('hold few others: people who have neither a name, nor a date, nor a number in common do not meet', () => {
    const one = somebody({ name: 'Ada Lovelace', birth: on('1915-12-10'), sex: 'female' })
    const other = somebody({ name: 'Grace Hopper', birth: on('1906-12-09'), sex: 'female' })
    expect(meet(one, other)).toBe(false)
  })
})
