import { describe, expect, it } from 'vitest'
import { hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import {
  anna,
  born,
  changed,
  HILL,
  LAKE,
  male,
  phone,
  twoClinics,
  type Resource,
} from './anna-in-two-clinics.ts'

/* Who is one by all that two clinics say of her, of whom it is less sure, and what a person says of it. */
const clinics = twoClinics()
const { bring, charts, seen, chartOf, asked, people, bothClinics } = clinics

describe('somebody of two sources', () => {
  it('stands on one chart with all that both say of her', async () => {
    const { report } = await bothClinics()
    expect(report.matched).toEqual({ joined: 1, open: 0 })
    expect(await charts()).toEqual([
      { name: 'Bo Ek', n: 1, facts: ['HbA1c 5'] },
      { name: 'Anna Lindqvist', n: 2, facts: ['HbA1c 6.1', 'HbA1c 7.4'] },
    ])
    expect((await clinics.room.library.counts({})).patients).toBe(2)
    expect(await clinics.room.unsound()).toEqual([])
  })

  it('is shown as she was described last, with every name and number of hers', async () => {
    await bothClinics()
    const banner = await clinics.room.patients.open({ patient: await chartOf('Lindqvist') })
    expect(banner.name).toBe('Anna Lindqvist')
    expect(banner.otherNames).toEqual(['Anna Maria Lindqvist'])
    expect(banner.joinedFrom.map(({ values }) => values)).toEqual([
      { name: 'Lake hospital' },
      { name: 'Hill clinic' },
    ])
    expect(banner.differences.map(({ values }) => values)).toEqual([{ what: 'name' }])
    expect(await chartOf('Maria')).toBe(banner.patient)
    expect(await chartOf('HN-778812')).toBe(banner.patient)
  })

  it('is one in what was measured, in what is searched and in cohorts', async () => {
    await bothClinics()
    const id = await chartOf('Lindqvist')
    expect(await clinics.room.patients.measured({ patient: id })).toMatchObject([{ n: 2 }])
    const { points } = await clinics.room.patients.series({
      patient: id,
      system: 'http://loinc.org',
      code: '4548-4',
      unit: '%',
    })
    expect(points.map(({ value }) => value)).toEqual([6.1, 7.4])
    expect(clinics.room.store.timelines.observed().map(each => each.person)).toHaveLength(2)
    const [code] = await clinics.room.library.codes({ kind: 'observation', query: '', limit: 5 })
    expect(code?.people).toBe(2)
  })

  it('is asked for by the number of any who are one with her', async () => {
    await bothClinics()
    const { people } = await clinics.room.patients.joined({ patient: await chartOf('Lindqvist') })
    const banners = await Promise.all(
      people.map(({ person }) => clinics.room.patients.open({ patient: person })),
    )
    expect(new Set(banners.map(each => each.patient)).size).toBe(1)
  })

  it('says why she is one', async () => {
    await bothClinics()
    const { links } = await clinics.room.patients.joined({ patient: await chartOf('Lindqvist') })
    expect(links).toHaveLength(1)
    const { by } = links[0]!
    expect(by.kind).toBe('matching')
    expect(by.kind === 'matching' && by.reasons.map(({ key }) => key)).toContain('people.identifier')
  })

  it('changes nothing of what the entries mean', async () => {
    const { before } = await bothClinics()
    const joined = await clinics.room.library.counts({})
    await clinics.room.intake.takeApart({ person: (await people())[0]!.person })
    expect((await clinics.room.library.counts({})).contentHash).toBe(joined.contentHash)
    expect(before.contentHash).not.toBe(joined.contentHash)
  })
})

describe('taking apart', () => {
  it('leaves everything as if they had never been one', async () => {
    await bothClinics()
    const [first] = await people()
    await clinics.room.intake.takeApart({ person: first!.person })
    expect((await charts()).toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      { name: 'Anna Lindqvist', n: 1, facts: ['HbA1c 7.4'] },
      { name: 'Anna Maria Lindqvist', n: 1, facts: ['HbA1c 6.1'] },
      { name: 'Bo Ek', n: 1, facts: ['HbA1c 5'] },
    ])
    const banner = await clinics.room.patients.open({ patient: await chartOf('Maria') })
    expect(banner.otherNames).toEqual([])
    expect(banner.joinedFrom).toEqual([])
    expect(await clinics.room.unsound()).toEqual([])
    expect(await asked()).toEqual([])
  })

  it('stands against whatever comes later', async () => {
    await bothClinics()
    await clinics.room.intake.takeApart({ person: (await people())[0]!.person })
    await bring(
      LAKE,
      anna('77', 'Anna Lindqvist', { ...changed('2026-01-01T00:00:00Z'), ...phone('555 000 9182') }),
    )
    await clinics.room.intake.matchPeople({})
    expect(await charts()).toHaveLength(3)
  })

  it('can be taken back by saying that they are the same', async () => {
    await bothClinics()
    const [one, other] = await people()
    const joined = await seen()
    await clinics.room.intake.takeApart({ person: one!.person })
    await clinics.room.intake.answerPair({ one: one!.person, other: other!.person, answer: 'same' })
    expect(await seen()).toEqual(joined)
  })

  it('leaves a note with whom it was written of, and says that there is one', async () => {
    await bothClinics()
    const [one, other] = await people()
    const chart = await chartOf('Anna')
    const note = { title: 'Seen today', text: 'Well.' }
    await clinics.room.patients.signNote({ requestId: 'request-note-1', patient: chart, ...note })
    expect(await clinics.room.patients.notes({ patient: other!.person })).toHaveLength(1)
    const { written: notes } = await clinics.room.intake.takeApart({ person: one!.person })
    expect(notes).toBe(1)
    const left = await Promise.all(
      [one, other].map(async each => (await clinics.room.patients.notes({ patient: each!.person })).length),
    )
    expect(left.toSorted()).toEqual([0, 1])
    expect((await clinics.room.patients.notes({ patient: chart })).length).toBe(1)
  })
})

describe('of whom it is not sure', () => {
  const twins = (id: string, given: string) =>
    patient(
      id,
      `${given} Oberholzer`,
      Object.assign({}, phone('555 777 2211'), born('1990-09-08')) as Resource,
    )

  it('twins are asked about and never joined', async () => {
    await bring(HILL, twins('1', 'Mona'))
    const { matched } = await bring(LAKE, twins('2', 'Nora'))
    expect(matched).toEqual({ joined: 0, open: 1 })
    const [pair] = await asked()
    expect([pair!.one.name, pair!.other.name].toSorted()).toEqual(['Mona Oberholzer', 'Nora Oberholzer'])
    expect(pair!.reasons.length).toBeGreaterThan(0)
    expect(await charts()).toHaveLength(2)
  })
  it('father and son are asked about and never joined', async () => {
    const home = phone('555 888 1919')
    await bring(HILL, patient('1', 'Karl Oberholzer', { ...home, ...male, ...born('1950-03-04') }))
    await bring(LAKE, patient('2', 'Karl Oberholzer', { ...home, ...male, ...born('1979-11-12') }))
    expect(await charts()).toHaveLength(2)
  })
  it('one of twins is asked about where both are known elsewhere', async () => {
    await bring(HILL, twins('1', 'Mona'), twins('2', 'Nora'))
    await bring(LAKE, patient('9', 'M Oberholzer', { ...phone('555 777 2211'), ...born('1990-09-08') }))
    expect(await charts()).toHaveLength(3)
    expect((await asked()).length).toBeGreaterThan(0)
  })
  it('is one when a person says so, and is asked about no more', async () => {
    await bring(HILL, twins('1', 'Mona'), hba1c('a', to('Patient/1'), 6.1))
    await bring(LAKE, twins('2', 'Nora'), hba1c('b', to('Patient/2'), 7))
    const apart = await seen()
    const [pair] = await asked()
    await clinics.room.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'same' })
    expect(await charts()).toHaveLength(1)
    expect(await asked()).toEqual([])
    expect(await clinics.room.unsound()).toEqual([])
    const { links } = await clinics.room.patients.joined({ patient: pair!.one.person })
    expect(links.map(({ by }) => by.kind)).toEqual(['person'])
    await clinics.room.intake.answerPair({
      one: pair!.one.person,
      other: pair!.other.person,
      answer: 'different',
    })
    expect(await seen()).toEqual(apart)
  })
  it('is put off when a person says so, and asked about last', async () => {
    await bring(HILL, twins('1', 'Mona'))
    await bring(LAKE, twins('2', 'Nora'))
    const [pair] = await asked()
    await clinics.room.intake.answerPair({
      one: pair!.one.person,
      other: pair!.other.person,
      answer: 'later',
    })
    expect(await asked()).toMatchObject([{ isPutOff: true }])
  })
  it('a contradiction in what a person says is refused', async () => {
    await bring(HILL, twins('1', 'Mona'))
    await bring(LAKE, twins('2', 'Nora'))
    await bring({ source: 'Bay practice' }, twins('3', 'Lora'))
    const all = (await clinics.room.patients.list({ query: '', offset: 0, limit: 9 })).rows.map(
      each => each.patient,
    )
    const [a, b, c] = all as [number, number, number]
    await clinics.room.intake.answerPair({ one: a, other: b, answer: 'same' })
    await clinics.room.intake.answerPair({ one: b, other: c, answer: 'different' })
    await expect(clinics.room.intake.answerPair({ one: a, other: c, answer: 'same' })).rejects.toThrow()
    expect(await charts()).toHaveLength(2)
  })
})

describe('two results under one number', () => {
  it('of nobody knows whom stay two when those are one', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'), patient('2', 'Anna Lindqvist', phone('555 123 4567')))
    await bring(HILL, hba1c('a', to('Patient/1'), 6))
    await bring(HILL, hba1c('a', to('Patient/2'), 7))
    const before = await seen()
    const all = (await clinics.room.patients.list({ query: '', offset: 0, limit: 9 })).rows.map(
      each => each.patient,
    )
    await clinics.room.intake.answerPair({ one: all[0]!, other: all[1]!, answer: 'same' })
    const joined = await seen()
    expect(joined.contentHash).toBe(before.contentHash)
    expect(joined.unsound).toEqual([])
    expect(joined.charts).toEqual([{ name: 'Anna Lindqvist', n: 2, facts: ['HbA1c 6', 'HbA1c 7'] }])
    await clinics.room.intake.takeApart({ person: all[0]! })
    expect(await seen()).toEqual(before)
  })
})
