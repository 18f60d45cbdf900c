import { describe, expect, it } from 'vitest'
import { decideOn, on, saidOf } from './somebody.ts'

/* Situations of a practice that are worth asking about. */

const home = { addresses: ['5 Elm Street, 02139 Cambridge'], telecom: ['617 555 0143'] }
const national = (value: string) => ({ identifiers: [{ system: 'urn:oid:2.16.840.1.113883.4.1', value }] })

describe('worth asking', () => {
  it('a slip of the pen in a given name: twins are often called much alike', () => {
    const one = { name: 'Christopher Quillfeather', birth: on('1980-04-23'), sex: 'male', ...home } as const
    expect(decideOn(one, { ...one, name: 'Christpoher Quillfeather' }).kind).toBe('review')
  })

  it('a new family name', () => {
    const before = {
      name: 'Ada Quillfeather',
      birth: on('1980-04-23'),
      sex: 'female',
      telecom: home.telecom,
    } as const
    const decision = decideOn(before, { ...before, name: 'Ada Marchbanks' })
    expect(decision.kind).toBe('review')
    expect(saidOf(decision)).toContain('people.family')
  })

  it('day and month exchanged', () => {
    const ada = { name: 'Ada Quillfeather', birth: on('1980-04-05'), sex: 'female' } as const
    const decision = decideOn(ada, { ...ada, birth: on('1980-05-04') })
    expect(decision.kind).toBe('review')
    expect(decision.reasons).toContainEqual({ key: 'people.birth', values: { how: 'exchanged' } })
  })

  it('one part of the birth date wrong', () => {
    const ada = { name: 'Ada Quillfeather', birth: on('1980-04-05'), sex: 'female' } as const
    for (const other of ['1980-04-06', '1980-05-05', '1981-04-05', '1908-04-05'])
      expect(decideOn(ada, { ...ada, birth: on(other) }).kind, other).toBe('review')
  })

  it('a rare name where a birth date is missing, and not one that fifty bear in a city', () => {
    const ada = { name: 'Adelaide Quillfeather', birth: on('1980-04-05'), sex: 'female' } as const
    expect(decideOn(ada, { ...ada, birth: undefined }).kind).toBe('review')
    const john = { name: 'John Smith', birth: on('1980-04-05'), sex: 'male' } as const
    const words = new Map([
      ['john', 10_000],
      ['smith', 4_150],
    ])
    const city = { people: 500_000, words, lastWords: new Map<string, number>() }
    expect(decideOn(john, { ...john, birth: undefined }, city).kind).toBe('no')
    expect(decideOn(ada, { ...ada, birth: undefined }, city).kind).toBe('review')
  })

  it('a single name', () => {
    const one = { name: 'Sukarno', birth: on('1980-04-05'), sex: 'male' } as const
    expect(decideOn(one, one).kind).toBe('review')
    expect(decideOn(one, { ...one, name: 'Sukarno Hadiwijaya' }).kind).toBe('review')
  })

  it.each([
    ['Mohammed Al-Hassan', 'Muhammad Alhassan'],
    ['Mohamed Abdelrahman', 'Mohammad Abdul Rahman'],
    ['Youssef Khoury', 'Yusuf Khouri'],
  ])('an Arabic name written in two ways: %s and %s', (name, again) => {
    const one = { name, birth: on('1980-04-05'), sex: 'male', ...home } as const
    expect(decideOn(one, { ...one, name: again }).kind).toBe('review')
  })

  it('a name in two scripts, by number and birth date', () => {
    const one = {
      name: 'Vladimir Ivanov',
      birth: on('1980-04-05'),
      sex: 'male',
      ...national('448812345'),
    } as const
    expect(decideOn(one, { ...one, name: 'Владимир Иванов' }).kind).toBe('review')
  })
})
