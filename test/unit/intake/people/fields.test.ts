import { describe, expect, it } from 'vitest'
import { birthParts } from '../../../../electron/intake/people/birth-parts.ts'
import { addressParts, telecomsOf } from '../../../../electron/intake/people/contacts.ts'
import { fieldsOf } from '../../../../electron/intake/people/fields.ts'
import { identifyingValues } from '../../../../electron/intake/people/identifying-values.ts'
import { parseName } from '../../../../electron/intake/people/name-words.ts'
import { on, somebody } from './somebody.ts'

const wordsOf = (name: string) => parseName(name)?.words.map(({ text }) => text)

describe('the words of a name', () => {
  it.each([
    ['Dr. med. José María García-López', ['jose', 'maria', 'garcia', 'lopez']],
    ['Prof. Dr. Ludwig van Beethoven', ['ludwig', 'beethoven']],
    ['Guðrún Þórsdóttir', ['gudrun', 'thorsdottir']],
    ['Søren Kierkegaard', ['soren', 'kierkegaard']],
    ['Conan O’Brien', ['conan', 'obrien']],
    ['Martin Luther King Jr.', ['martin', 'luther', 'king']],
    ['Jane Doe, MD', ['jane', 'doe']],
    ['von Trapp, Georg', ['georg', 'trapp']],
    ['Mr. Aaron697 Stiedemann542', ['aaron697', 'stiedemann542']],
    ['Mohammed Al-Hassan', ['mohammed', 'hassan']],
  ])('of %s', (name, words) => {
    expect(wordsOf(name)).toEqual(words)
  })

  it('keeps what looks like a particle where it is a name of its own', () => {
    expect(wordsOf('Le Van Duc')).toEqual(['le', 'duc'])
    expect(wordsOf('Di Wang')).toEqual(['di', 'wang'])
    expect(wordsOf('Van Nguyen')).toEqual(['van', 'nguyen'])
  })

  it('does not transliterate', () => {
    expect(wordsOf('Владимир Иванов')).toEqual(['владимир', 'иванов'])
    expect(wordsOf('王小明')).toEqual(['王小明'])
    expect(wordsOf('김민준')).toEqual(['김민준'])
  })

  it('finds nothing where nothing is written', () => {
    expect(parseName('')).toBeUndefined()
    expect(parseName(' - , .')).toBeUndefined()
  })

  it('tells the elder and the younger of one name apart', () => {
    const generations = ['John Smith Jr', 'John Smith, Sr.', 'John Smith III', 'John Smith'].map(
      name => parseName(name)?.generation,
    )
    expect(generations).toEqual(['jr', 'sr', '3', undefined])
  })
})

describe('the parts of a birth date', () => {
  it('are no more exact than the source was', () => {
    expect(birthParts(on('1950'))).toEqual({ year: 1950 })
    expect(birthParts(on('1950-03'))).toEqual({ year: 1950, month: 3 })
    expect(birthParts(on('1950-03-12'))).toEqual({ year: 1950, month: 3, day: 12 })
    expect(birthParts(undefined)).toEqual({})
  })

  it('do not take a placeholder for a day: 1 January, the 15th', () => {
    expect(birthParts(on('1950-01-01'))).toEqual({ year: 1950 })
    expect(birthParts(on('1950-07-15'))).toEqual({ year: 1950, month: 7 })
  })

  it('are those of the source’s own clock', () => {
    const late = { clock: Date.parse('1950-03-12T23:30Z'), precision: 'minute', offsetMinutes: -300 } as const
    expect(birthParts(late)).toEqual({ year: 1950, month: 3, day: 12 })
  })
})

describe('telephone and e-mail', () => {
  it('are the same with and without country code, spaces and brackets', () => {
    const written = ['+49 (151) 234 56 790', '0151/23456790', 'tel:0049-151-23456790']
    expect(telecomsOf(written)).toHaveLength(1)
  })

  it('leave out what a form was filled with', () => {
    expect(telecomsOf(['000-000-0000', '999 9999', '1234567', '112', 'none', '@', 'n/a'])).toEqual([])
  })

  it('know an e-mail address in any case', () => {
    expect(telecomsOf(['mailto:Ann@Example.ORG', 'ann@example.org '])).toEqual(['ann@example.org'])
  })
})

describe('an address', () => {
  it.each([
    ['12345 Main Street, 02139 Cambridge, US', '02139'],
    ['Hauptstraße 5, 10115 Berlin, DE', '10115'],
    ['10 Downing Street, SW1A 2AA London, GB', 'sw1a2aa'],
    ['24 Sussex Drive, K1M 1M4 Ottawa, CA', 'k1m1m4'],
    ['Dam 1, 1012 JS Amsterdam, NL', '1012js'],
    ['1 Elm St, 02139-4307 Cambridge', '02139'],
    ['Main Street 5', undefined],
  ])('of %s has its postcode', (address, postcode) => {
    expect(addressParts(address).postcode).toBe(postcode)
  })

  it('names the same street however it is written', () => {
    const streets = ['Hauptstraße 5', 'Hauptstrasse 5', 'HAUPTSTR. 5', '5 Hauptstr.'].map(
      street => addressParts(street).street,
    )
    expect(new Set(streets).size).toBe(1)
    expect(addressParts('12 Park Street').street).toBe(addressParts('12 Park St.').street)
  })
})

describe('identifying values', () => {
  it('are the same with spaces, dashes and zeros in front', () => {
    const values = ['0072 345-6', '723456', '72.34.56'].map(value => ({ system: 'urn:oid:1.2', value }))
    expect(identifyingValues(values, 'Hill')).toEqual([{ system: 'urn:oid:1.2', value: '723456' }])
  })

  it('keep small numbers: a practice counts from one', () => {
    const values = ['1', '12', '345'].map(value => ({ system: 's', value }))
    expect(identifyingValues(values, 'Hill').map(({ value }) => value)).toEqual(['1', '12', '345'])
  })

  it('leave out what stands for now, or is of somebody else', () => {
    const said = [
      { use: 'temp' as const },
      { use: 'old' as const },
      { label: 'Mother’s MRN' },
      { label: "mother's record number" },
      { label: 'Maternal MRN' },
      { label: 'Guardian ID' },
      { label: 'Temporary number' },
      { label: 'Newborn ID' },
      { label: 'Policy number' },
    ]
    for (const each of said)
      expect(identifyingValues([{ system: 'urn:mrn', value: '448812', ...each }], 'Hill')).toEqual([])
    // Motherwell is a place, and nobody's mother.
    expect(
      identifyingValues([{ system: 'urn:mrn', value: '448812', label: 'Motherwell clinic' }], 'Hill'),
    ).toHaveLength(1)
  })

  it('leave out words, blanks and fillers', () => {
    const values = ['MRN', '', '0000000', '999-99-9999', '123456789', 'unknown']
    expect(
      identifyingValues(
        values.map(value => ({ system: 's', value })),
        'Hill',
      ),
    ).toEqual([])
  })
})

it('one person written twice has the same fields but for her key', () => {
  const told = {
    name: 'Ada Lovelace',
    otherNames: ['Ada Byron', 'Ada LOVELACE'],
    birth: on('1915-12-10'),
    addresses: ['1 Elm Street, 02139 Cambridge'],
    telecom: ['617 555 0143', 'ada@example.org'],
    identifiers: [
      { system: 'b', value: '7001' },
      { system: 'a', value: '9001' },
    ],
  }
  const again = {
    ...told,
    telecom: told.telecom.toReversed(),
    identifiers: told.identifiers.toReversed(),
  }
  const [one, other] = [fieldsOf(somebody(told)), fieldsOf(somebody(again))]
  expect(one.names).toHaveLength(2)
  expect({ ...one, key: '', source: '' }).toEqual({ ...other, key: '', source: '' })
})
