import { describe, expect, it } from 'vitest'
import { decideOn, on, saidOf } from './somebody.ts'

/* Situations of a practice that must never be joined without a word. */

const home = { addresses: ['5 Elm Street, 02139 Cambridge'], telecom: ['617 555 0143'] }
const policy = {
  identifiers: [{ system: 'urn:insurer', value: '448812345', label: 'Insurance policy' }],
}
const national = (value: string) => ({ identifiers: [{ system: 'urn:oid:2.16.840.1.113883.4.1', value }] })

describe('never without a person’s word', () => {
  const birth = on('1980-04-23')

  it('twins', () => {
    const twin = { ...home, birth, sex: 'female' } as const
    for (const names of [
      ['Laura Wetherby', 'Julia Wetherby'],
      ['Marla Wetherby', 'Marlo Wetherby'],
      ['Jan Wetherby', 'Jana Wetherby'],
      ['Anna Maria Wetherby', 'Anna Luisa Wetherby'],
      ['Anna Maria Wetherby', 'Maria Anna Wetherby'],
      ['Wang Xiaoming', 'Wang Xiaohong'],
      ['Xiao Ming Wang', 'Xiao Hong Wang'],
    ])
      for (const number of [{}, policy]) {
        const decision = decideOn(
          { name: names[0]!, ...twin, ...number },
          { name: names[1]!, ...twin, ...number },
        )
        expect(decision.kind, names.join(' and ')).not.toBe('automatic')
      }
  })

  it('twins who share a further name and differ in another', () => {
    const twin = { ...home, birth, sex: 'female' } as const
    for (const names of [
      ['Anna Luisa Sophie Wetherby', 'Anna Clara Sophie Wetherby'],
      ['Baby A of Mary Wetherby', 'Baby B of Mary Wetherby'],
    ])
      expect(decideOn({ name: names[0]!, ...twin }, { name: names[1]!, ...twin }).kind).toBe('review')
  })

  it.each([
    ['Jean Dupont', 'Jean-Marc Dupont'],
    ['Jean Dupont', 'Jean Marc Dupont'],
    ['Dupont, Jean', 'DUPONT Jean-Marc'],
    ['Marie Dupont', 'Marie-Claire Dupont'],
    ['Anna Dupont', 'Anna-Lena Sophie Dupont'],
    ['Jean Paul Dupont', 'Jean-Marc Paul Dupont'],
    ['María García López', 'María José García López'],
    ['Jean-Marc Dupont', 'Jean-Marc Paul Dupont'],
  ])('twins of whom one is called as the other, and more: %s and %s', (name, longer) => {
    const twin = { ...home, birth, sex: 'male' } as const
    for (const number of [{}, policy])
      for (const [one, other] of [
        [name, longer],
        [longer, name],
      ] as const)
        expect(decideOn({ ...twin, ...number, name: one }, { ...twin, ...number, name: other }).kind).toBe(
          'review',
        )
  })

  it('two who have no name yet, or none that anybody knew: a word on its form is nobody’s name', () => {
    const somewhere = { ...home, birth, sex: 'male' } as const
    for (const name of [
      'Baby Boy Wetherby',
      'Newborn Wetherby',
      'Unknown Unknown',
      'Unknown Male',
      'John Doe',
      'Test Patient',
      'N.N. N.N.',
      'X X',
    ])
      expect(decideOn({ name, ...somewhere }, { name, ...somewhere }).kind, name).not.toBe('automatic')
  })

  it('twins of whose given name a letter was written', () => {
    const twin = { ...home, birth, sex: 'male', name: 'J Wetherby' } as const
    expect(decideOn(twin, twin).kind).toBe('review')
  })

  it('two of one given name and one day under a short number, which every register gives anew', () => {
    const given = { birth, sex: 'female' as const, identifiers: [{ system: 'urn:mrn', value: '17' }] }
    expect(decideOn({ name: 'Maria Wetherby', ...given }, { name: 'Maria Silva', ...given }).kind).not.toBe(
      'automatic',
    )
  })

  it('two with different numbers of one register, which a source wrote without its prefix', () => {
    const maria = { ...home, name: 'Maria Wetherby', birth, sex: 'female' as const }
    const numbered = (system: string, value: string) => ({ ...maria, identifiers: [{ system, value }] })
    expect(
      decideOn(numbered('urn:oid:1.2.3.4', '800505123'), numbered('1.2.3.4', '800505987')).kind,
    ).not.toBe('automatic')
  })

  it('two under what a form was filled with', () => {
    for (const value of ['99', 'UNK-999-99-9999', 'SSN 123-45-6789']) {
      const given = { birth, sex: 'female' as const, identifiers: [{ system: 'urn:ssn', value }] }
      expect(
        decideOn({ name: 'Maria Wetherby', ...given }, { name: 'Maria Silva', ...given }).kind,
        value,
      ).not.toBe('automatic')
    }
  })

  it('twins of whom one bears the other’s name second, and stands there the other way round', () => {
    const twin = { ...home, birth, sex: 'male' } as const
    const [sipho, emeka] = ['Sipho Oyenna', 'Emeka Sipho Oyenna']
    expect(decideOn({ name: sipho, ...twin }, { name: emeka, ...twin }).kind).toBe('review')
    // What the second was called first cannot be told from this any more.
    expect(decideOn({ name: sipho, ...twin }, { name: 'Oyenna Sipho Emeka', ...twin }).kind).toBe('review')
  })

  it('two of one name and one day, who share neither number nor home nor a further name', () => {
    // A given and a family name of one origin are met together more often than apart: some 100 of 20,000 bear each.
    const counts = {
      people: 20_000,
      words: new Map([
        ['dung', 90],
        ['wang', 110],
      ]),
      lastWords: new Map([['wang', 110]]),
    }
    const dung = { name: 'Dung Wang', birth: on('1965-05-17'), sex: 'male' } as const
    const elsewhere = { addresses: ['178 Laurel Street, 01874 Westering'], telecom: ['555-183-6067'] }
    const decision = decideOn({ ...dung, ...home }, { ...dung, ...elsewhere }, counts)
    expect(decision.weight.posterior).toBeGreaterThan(0.999)
    expect(decision.kind).toBe('review')
    expect(decideOn({ ...dung, ...home }, { ...dung, ...home }, counts).kind).toBe('automatic')
  })

  it('twins under one number, which nobody said was a household’s', () => {
    const twin = { ...home, birth, sex: 'female', ...national('448812345') } as const
    for (const names of [
      ['Laura Wetherby', 'Julia Wetherby'],
      ['Jan Wetherby', 'Jana Wetherby'],
    ])
      expect(decideOn({ name: names[0]!, ...twin }, { name: names[1]!, ...twin }).kind).toBe('review')
  })

  it('father and son of one name, even with the family’s policy number', () => {
    const father = {
      name: 'John Wetherby',
      birth: on('1950-04-23'),
      sex: 'male',
      ...home,
      ...policy,
    } as const
    for (const number of [policy, national('448812345')])
      for (const son of [on('1980-09-02'), on('1980-04-23'), on('1980'), undefined])
        expect(decideOn({ ...father, ...number }, { ...father, ...number, birth: son }).kind).not.toBe(
          'automatic',
        )
    const [senior, junior] = [
      { ...father, name: 'John Wetherby Sr.' },
      { ...father, name: 'John Wetherby Jr.' },
    ]
    const decision = decideOn(senior, junior)
    expect(decision.kind).toBe('review')
    expect(saidOf(decision)[0]).toBe('people.generation')
  })

  it('two of a common name with one year of birth', () => {
    const peter = { name: 'Peter Müller', birth: on('1960'), sex: 'male' } as const
    // In such a town some two or three are called so: nobody knows without asking.
    expect(decideOn(peter, peter).kind).toBe('review')
    expect(decideOn(peter, { ...peter, birth: on('1960-08-03') }).kind).toBe('review')
    const [one, other] = [on('1960-08-03'), on('1960-02-11')]
    expect(decideOn({ ...peter, birth: one }, { ...peter, birth: other }).kind).toBe('no')
  })

  it('two with a placeholder for a birthday', () => {
    const ali = { name: 'Ali Rezazadeh', birth: on('1980-01-01'), sex: 'male', ...home } as const
    expect(decideOn(ali, ali).kind).toBe('review')
  })

  it('two numbers in one system', () => {
    const ada = { name: 'Ada Quillfeather', birth, sex: 'female', ...home } as const
    const decision = decideOn({ ...ada, ...national('448812345') }, { ...ada, ...national('448812346') })
    expect(decision.kind).toBe('review')
    expect(decision.reasons[0]).toEqual({
      key: 'people.other-number',
      values: { system: 'urn:oid:2.16.840.1.113883.4.1' },
    })
  })

  it('two numbers under one label that names no system, where one source gave them out', () => {
    const ada = { name: 'Ada Quillfeather', birth, sex: 'female', ...home } as const
    const labelled = (label: string, value: string) => ({ identifiers: [{ system: '', label, value }] })
    const mrn = (value: string, source: string) => ({ ...ada, source, ...labelled('MRN', value) })
    const said = decideOn(mrn('123', 'Hill'), mrn('456', 'Hill'))
    expect(said.kind).toBe('review')
    expect(said.contradictions).toContainEqual({ key: 'people.other-number', values: { system: 'mrn' } })
    expect(saidOf(decideOn(mrn('123', 'Hill'), mrn('123', 'Hill')))).not.toContain('people.other-number')
    // Each clinic has a register of its own, and calls it so.
    for (const label of ['MRN', 'Medical record number', 'Patient ID', ''])
      expect(
        decideOn(
          { ...ada, ...labelled(label, '44881'), source: 'Hill' },
          { ...ada, ...labelled(label, '55992'), source: 'Lake' },
        ).kind,
        label,
      ).toBe('automatic')
    // What the label names is one register wherever it is written.
    for (const label of ['NHS number', 'Social Security Number'])
      expect(
        decideOn({ ...ada, ...labelled(label, '4488123456') }, { ...ada, ...labelled(label, '4488123457') })
          .kind,
        label,
      ).toBe('review')
  })

  it('two under a number that stands for now, or is their mother’s', () => {
    const given = { birth, sex: 'female' as const }
    for (const more of [
      { use: 'temp' as const },
      { use: 'old' as const },
      { label: 'Mother’s MRN' },
      { label: 'Temporary MRN' },
      { label: 'Newborn number' },
    ]) {
      const number = { identifiers: [{ system: 'urn:mrn', value: '448812345', ...more }] }
      const [one, other] = [
        { name: 'Maria Wetherby', ...given, ...number },
        { name: 'Maria Silva', ...given, ...number },
      ]
      expect(decideOn(one, other).kind, JSON.stringify(more)).not.toBe('automatic')
    }
    // Nor does such a number part: she has had another one since.
    const ada = { name: 'Ada Quillfeather', birth, sex: 'female', ...home } as const
    const old = [{ system: 'urn:mrn', value: '448812345', use: 'old' as const }]
    expect(
      decideOn({ ...ada, identifiers: old }, { ...ada, identifiers: [{ system: 'urn:mrn', value: '551' }] })
        .kind,
    ).toBe('automatic')
  })

  it('mother and newborn, who has her name and number for a time', () => {
    const mary = { name: 'Mary Smith', birth, sex: 'female', ...home, ...national('448812345') } as const
    for (const name of [
      'Newborn of Mary Smith',
      'Mary Smith (newborn of)',
      'Smith, Mary newborn',
      'Baby of Mary Smith',
      'B/O Mary Smith',
      'Mary Smith Baby',
    ])
      for (const born of [birth, undefined, on('2026-03-02')])
        expect(decideOn(mary, { ...mary, name, birth: born }).kind, name).not.toBe('automatic')
  })

  it('two of one source', () => {
    const ada = { name: 'Ada Quillfeather', birth, sex: 'female', source: 'Clinic', ...home } as const
    const decision = decideOn(ada, ada)
    expect(decision.kind).toBe('review')
    expect(saidOf(decision)[0]).toBe('people.same-source')
  })

  it('one number of two registers that are called the same, under two family names', () => {
    const number = { identifiers: [{ system: 'urn:mrn', value: '448812' }] }
    const [one, other] = [
      { name: 'Philippa Smith', birth: on('1980-04-23'), sex: 'female' as const, ...number },
      { name: 'Philippa Garcia', birth: on('1980-04-02'), sex: 'female' as const, ...number },
    ]
    expect(decideOn(one, other).kind).not.toBe('automatic')
    // With the whole birth date it is a new family name.
    expect(decideOn(one, { ...other, birth: one.birth }).kind).toBe('automatic')
  })

  it('one who died before the other was last seen', () => {
    const ada = { name: 'Ada Quillfeather', birth, sex: 'female', ...home } as const
    const dead = { ...ada, death: on('2019-06-01') }
    const seen = decideOn(dead, { ...ada, lastEvent: on('2020-02-01') })
    expect(seen.kind).toBe('review')
    expect(saidOf(seen)[0]).toBe('people.died-before')
    // The year alone does not say that it was before; nor does a clock in another zone.
    expect(decideOn({ ...ada, death: on('2019') }, { ...ada, lastEvent: on('2019-11-03') }).kind).toBe(
      'automatic',
    )
    expect(decideOn(dead, { ...ada, lastEvent: on('2019-06-02') }).kind).toBe('automatic')
    expect(saidOf(decideOn(dead, { ...ada, death: on('2021-01-02') }))[0]).toBe('people.died-apart')
  })

  it('different year of birth and different sex', () => {
    const kim = { name: 'Kim Quillfeather', birth: on('1980-04-23'), sex: 'female', ...home } as const
    expect(decideOn(kim, { ...kim, birth: on('1983-04-23'), sex: 'male' }).kind).not.toBe('automatic')
  })
})
