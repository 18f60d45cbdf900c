import { describe, expect, it } from 'vitest'
import { shownPerson, type Described } from '../../../electron/records/repositories/shown-person.ts'
import { BIRTH_IS_ABOUT, isBirthAbout } from '../../../shared/domain/patient.ts'
import type { Moment } from '../../../shared/domain/moment.ts'

const day = (iso: string): Moment => ({ clock: Date.parse(iso), precision: 'day', offsetMinutes: null })
const described = (more: Partial<Described>): Described => ({
  identity: 'Patient/1@a',
  aliases: [],
  name: 'Ann Reed',
  otherNames: [],
  sex: 'female',
  active: true,
  identifiers: [],
  addresses: [],
  telecom: [],
  qualifiers: [],
  unread: [],
  ...more,
})

describe('somebody whom several sources describe', () => {
  it('has the first name and every other, each once', () => {
    const shown = shownPerson('Patient/1@a', [
      described({ name: 'Ann Reed', otherNames: ['Annie'] }),
      described({ name: 'Ann Hill', otherNames: ['Annie', 'Ann Reed'] }),
      described({ name: '' }),
    ])
    expect([shown.name, ...shown.otherNames]).toEqual(['Ann Reed', 'Annie', 'Ann Hill'])
  })
  it('has the numbers, addresses and telephones of all, each once', () => {
    const number = { system: 'urn:a', value: '1', label: 'MRN' }
    const shown = shownPerson('Patient/1@a', [
      described({ identifiers: [number], addresses: ['1 Elm St'], telecom: ['555'] }),
      described({ identifiers: [{ ...number }, { ...number, value: '2' }], telecom: ['555', '556'] }),
    ])
    expect(shown.identifiers.map(({ value }) => value)).toEqual(['1', '2'])
    expect([...shown.addresses, ...shown.telecom]).toEqual(['1 Elm St', '555', '556'])
  })
  it('was born when somebody knew it, before what another reckoned from an age', () => {
    const about = {
      birth: { ...day('1950-01-01'), precision: 'year' as const },
      qualifiers: [{ name: BIRTH_IS_ABOUT, value: { kind: 'boolean' as const, value: true } }],
    }
    const known = day('1949-12-24')
    const shown = shownPerson('Patient/1@a', [described(about), described({ birth: known })])
    expect([shown.birth, isBirthAbout(shown)]).toEqual([known, false])
    const alone = shownPerson('Patient/1@a', [described(about), described({})])
    expect([alone.birth, isBirthAbout(alone)]).toEqual([about.birth, true])
  })
  it('was born when the first says, or whoever knows it', () => {
    const [one, other] = [day('1950-01-02'), day('1950-01-03')]
    expect(shownPerson('i', [described({ birth: one }), described({ birth: other })]).birth).toBe(one)
    expect(shownPerson('i', [described({}), described({ birth: other })]).birth).toBe(other)
    expect(shownPerson('i', [described({}), described({})])).not.toHaveProperty('birth')
  })
  it.each([
    [['unknown', 'male'], 'male'],
    [['other', 'male'], 'other'],
    [['unknown', 'unknown'], 'unknown'],
  ] as const)('has of the sexes %j the %s one', (sexes, sex) => {
    expect(
      shownPerson(
        'i',
        sexes.map(each => described({ sex: each })),
      ).sex,
    ).toBe(sex)
  })
  it('has died where any says so, on the day that any knows', () => {
    const died = day('2020-05-06')
    const death = (...all: Array<Described['death']>) =>
      shownPerson(
        'i',
        all.map(each => described(each === undefined ? {} : { death: each })),
      ).death
    expect(death(undefined, 'deceased')).toBe('deceased')
    expect(death('deceased', died)).toBe(died)
    expect(death(undefined, undefined)).toBeUndefined()
  })
  it('is kept where any source still keeps her', () => {
    const active = (...all: boolean[]) =>
      shownPerson(
        'i',
        all.map(each => described({ active: each })),
      ).active
    expect([active(false, true), active(false, false)]).toEqual([true, false])
  })
  it('goes by the identity of her chart, and is known by all others', () => {
    const shown = shownPerson('Patient/1@a', [
      described({ identity: 'Patient/9@b', aliases: ['urn:9'] }),
      described({ identity: 'Patient/1@a' }),
    ])
    expect(shown).toMatchObject({ identity: 'Patient/1@a', aliases: ['Patient/9@b', 'urn:9'] })
  })
})
