import { describe, expect, it } from 'vitest'
import { decideOn, on } from './somebody.ts'

/* Situations of a practice in which two are certainly one. */

const home = { addresses: ['5 Elm Street, 02139 Cambridge'], telecom: ['617 555 0143'] }
const policy = {
  identifiers: [{ system: 'urn:insurer', value: '448812345', label: 'Insurance policy' }],
}
const national = (value: string) => ({ identifiers: [{ system: 'urn:oid:2.16.840.1.113883.4.1', value }] })

describe('one person without asking', () => {
  it('name, birth date and sex, also of a common name', () => {
    const ada = { name: 'Ada Quillfeather', birth: on('1980-04-23'), sex: 'female' } as const
    expect(decideOn(ada, { ...ada, name: 'Dr. ADA QUILLFEATHER' }).kind).toBe('automatic')
    const john = { name: 'John Smith', birth: on('1980-04-23'), sex: 'male', ...home } as const
    expect(decideOn(john, john).kind).toBe('automatic')
  })

  it('one of two Spanish family names', () => {
    const jose = { name: 'José García López', birth: on('1980-04-23'), sex: 'male', ...home } as const
    expect(decideOn(jose, { ...jose, name: 'José García' }).kind).toBe('automatic')
    expect(decideOn(jose, { ...jose, name: 'José García-López' }).kind).toBe('automatic')
    // Two families that share the first of theirs.
    expect(decideOn(jose, { ...jose, name: 'José García Pérez' }).kind).toBe('review')
  })

  it('an Icelandic patronymic, and not sister and brother', () => {
    const one = { name: 'Guðrún Jónsdóttir', birth: on('1980-04-23'), sex: 'female', ...home } as const
    expect(decideOn(one, { ...one, name: 'Gudrun Jonsdottir' }).kind).toBe('automatic')
    const brother = { ...one, name: 'Gunnar Jónsson', birth: on('1983-02-11'), sex: 'male' } as const
    expect(decideOn(one, brother).kind).toBe('no')
  })

  it('the family name first, as in Chinese, where an address or a number agrees too', () => {
    const one = { name: 'Xiaoming Wang', birth: on('1980-04-23'), sex: 'male', ...home } as const
    expect(decideOn(one, { ...one, name: 'Wang Xiaoming' }).kind).toBe('automatic')
    expect(decideOn(one, { ...one, name: 'Wang Xiao Ming' }).kind).toBe('automatic')
  })

  it('a further given name that one source leaves out, under her own number', () => {
    const jean = { name: 'Jean Dupont', birth: on('1980-04-23'), sex: 'male', ...home } as const
    const longer = { ...jean, name: 'Jean-Marc Dupont' }
    expect(
      decideOn({ ...jean, ...national('448812345') }, { ...longer, ...national('448812345') }).kind,
    ).toBe('automatic')
    // An initial is no name of a twin, one name written as two is no longer one, and she may go by either.
    for (const [one, other] of [
      ['Anna Dupont', 'Anna M. Dupont'],
      ['Anna M. Dupont', 'Anna Maria Dupont'],
      ['Jean-Marc Dupont', 'Jeanmarc Dupont'],
      ['Jean-Marc Dupont', 'Jean Marc Dupont'],
    ] as const)
      expect(decideOn({ ...jean, name: one }, { ...jean, name: other }).kind, `${one}, ${other}`).toBe(
        'automatic',
      )
    expect(decideOn(jean, { ...longer, otherNames: ['Jean Dupont'] }).kind).toBe('automatic')
  })

  it('a maiden name that one source still knows', () => {
    const before = { name: 'Ada Quillfeather', birth: on('1980-04-23'), sex: 'female' } as const
    const after = { ...before, name: 'Ada Marchbanks', otherNames: ['Ada Quillfeather'] }
    expect(decideOn(before, after).kind).toBe('automatic')
  })

  it('a slip of the pen in the family name, and not another family name', () => {
    const ada = { name: 'Ada Quillfeather', birth: on('1980-04-23'), sex: 'female', ...home } as const
    expect(decideOn(ada, { ...ada, name: 'Ada Quilfeather' }).kind).toBe('automatic')
    const words = new Map([
      ['meier', 40],
      ['maier', 20],
    ])
    const bavaria = { people: 20_000, words, lastWords: words }
    expect(decideOn({ ...ada, name: 'Ada Meier' }, { ...ada, name: 'Ada Maier' }, bavaria).kind).toBe(
      'review',
    )
  })

  it('a slip of the pen in the family name under the same number', () => {
    const ada = { name: 'Ada Quillfeather', birth: on('1980-04-23'), ...national('448812345') } as const
    expect(decideOn(ada, { ...ada, name: 'Ada Quilfeather' }).kind).toBe('automatic')
  })

  it('a new policy of the household', () => {
    const ada = { name: 'Ada Quillfeather', birth: on('1980-04-23'), ...home } as const
    const renewed = [{ ...policy.identifiers[0]!, value: '559923456' }]
    expect(decideOn({ ...ada, ...policy }, { ...ada, identifiers: renewed }).kind).toBe('automatic')
  })

  it('a new family name under the same number', () => {
    const before = { name: 'Ada Quillfeather', birth: on('1980-04-23'), sex: 'female' } as const
    const [one, other] = [
      { ...before, ...national('448812345') },
      { ...before, name: 'Ada Marchbanks', ...national('448-81-2345') },
    ]
    expect(decideOn(one, other).kind).toBe('automatic')
  })
})
