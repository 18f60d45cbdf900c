import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { factKinds } from '../../../shared/domain/fact.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { bundle, hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * Two clinics that know some of the same people. Who is one by all that both say of her stands on one chart; of whom it
 * is less sure a person is asked; what she says stands. Nothing of it is lost by taking it back.
 */
type Resource = Readonly<Record<string, unknown>>
const folder = temporaryFolder()
let room: IntakeRoom
beforeEach(() => {
  room = intakeRoom()
})
afterEach(() => room.end())

const HILL = { source: 'Hill clinic' }
const LAKE = { source: 'Lake hospital' }
const phone = (value: string) => ({ telecom: [{ system: 'phone', value }] })
const number = (value: string) => ({ identifier: [{ system: 'urn:health-number', value }] })
const born = (birthDate: string) => ({ birthDate })
const male = { gender: 'male' }
const changed = (lastUpdated: string) => ({ meta: { lastUpdated } })

const certain = [phone('555 123 4567'), number('HN-778812'), born('1951-06-23')]
const anna = (id: string, name: string, more: Resource = {}) =>
  patient(id, name, Object.assign({}, ...certain, more) as Resource)

const bring = (answers: Record<string, string>, ...resources: Resource[]) =>
  room.import([bundle(folder, ...resources)], answers)

async function charts() {
  const { rows } = await room.patients.list({ query: '', offset: 0, limit: 50 })
  const found = []
  for (const { name, patient: id, facts: n } of rows) {
    const facts: string[] = []
    for (const kind of factKinds)
      for (const each of (await room.patients.facts({ patient: id, kind, offset: 0, limit: 50 })).rows)
        facts.push(`${each.label} ${each.number ?? ''}`)
    found.push({ name, n, facts: facts.toSorted() })
  }
  return found
}
/** Everything that can be seen of the store, but for who was asked and what was written about it. */
async function seen() {
  const { contentHash, patients } = await room.library.counts({})
  return { contentHash, patients, charts: await charts(), unsound: await room.unsound() }
}
async function chartOf(query: string) {
  const { rows } = await room.patients.list({ query, offset: 0, limit: 50 })
  expect(rows).toHaveLength(1)
  return rows[0]!.patient
}
const asked = async () => (await room.patients.pairs({ offset: 0, limit: 50 })).rows

async function bothClinics() {
  await bring(
    HILL,
    anna('1', 'Anna Maria Lindqvist', changed('2020-01-01T00:00:00Z')),
    hba1c('a', to('Patient/1'), 6.1),
    patient('2', 'Bo Ek', born('1970-01-20')),
    hba1c('b', to('Patient/2'), 5),
  )
  const before = await seen()
  const report = await bring(
    LAKE,
    anna('77', 'Anna Lindqvist', changed('2025-01-01T00:00:00Z')),
    hba1c('x', to('Patient/77'), 7.4),
  )
  return { before, report }
}

describe('somebody of two sources', () => {
  it('stands on one chart with all that both say of her', async () => {
    const { report } = await bothClinics()
    expect(report.matched).toEqual({ joined: 1, open: 0 })
    expect(await charts()).toEqual([
      { name: 'Bo Ek', n: 1, facts: ['HbA1c 5'] },
      { name: 'Anna Lindqvist', n: 2, facts: ['HbA1c 6.1', 'HbA1c 7.4'] },
    ])
    expect((await room.library.counts({})).patients).toBe(2)
    expect(await room.unsound()).toEqual([])
  })

  it('is shown as she was described last, with every name and number of hers', async () => {
    await bothClinics()
    const banner = await room.patients.open({ patient: await chartOf('Lindqvist') })
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
    expect(await room.patients.measured({ patient: id })).toMatchObject([{ n: 2 }])
    const { points } = await room.patients.series({
      patient: id,
      system: 'http://loinc.org',
      code: '4548-4',
      unit: '%',
    })
    expect(points.map(({ value }) => value)).toEqual([6.1, 7.4])
    expect(room.store.columns.outlines().map(each => each.id)).toHaveLength(2)
    const [code] = await room.library.codes({ kind: 'observation', query: '', limit: 5 })
    expect(code?.people).toBe(2)
  })

  it('is asked for by the number of any who are one with her', async () => {
    await bothClinics()
    const { people } = await room.patients.joined({ patient: await chartOf('Lindqvist') })
    const banners = await Promise.all(people.map(({ person }) => room.patients.open({ patient: person })))
    expect(new Set(banners.map(each => each.patient)).size).toBe(1)
  })

  it('says why she is one', async () => {
    await bothClinics()
    const { links } = await room.patients.joined({ patient: await chartOf('Lindqvist') })
    expect(links).toHaveLength(1)
    const { by } = links[0]!
    expect(by.kind).toBe('matching')
    expect(by.kind === 'matching' && by.reasons.map(({ key }) => key)).toContain('people.identifier')
  })

  it('changes nothing of what the entries mean', async () => {
    const { before } = await bothClinics()
    const joined = await room.library.counts({})
    await room.intake.takeApart({ person: (await people())[0]!.person })
    expect((await room.library.counts({})).contentHash).toBe(joined.contentHash)
    expect(before.contentHash).not.toBe(joined.contentHash)
  })
})

const people = async () => (await room.patients.joined({ patient: await chartOf('Anna') })).people

describe('taking apart', () => {
  it('leaves everything as if they had never been one', async () => {
    await bothClinics()
    const [first] = await people()
    await room.intake.takeApart({ person: first!.person })
    expect((await charts()).toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      { name: 'Anna Lindqvist', n: 1, facts: ['HbA1c 7.4'] },
      { name: 'Anna Maria Lindqvist', n: 1, facts: ['HbA1c 6.1'] },
      { name: 'Bo Ek', n: 1, facts: ['HbA1c 5'] },
    ])
    const banner = await room.patients.open({ patient: await chartOf('Maria') })
    expect(banner.otherNames).toEqual([])
    expect(banner.joinedFrom).toEqual([])
    expect(await room.unsound()).toEqual([])
    expect(await asked()).toEqual([])
  })

  it('stands against whatever comes later', async () => {
    await bothClinics()
    await room.intake.takeApart({ person: (await people())[0]!.person })
    await bring(
      LAKE,
      anna('77', 'Anna Lindqvist', { ...changed('2026-01-01T00:00:00Z'), ...phone('555 000 9182') }),
    )
    await room.intake.matchPeople({})
    expect(await charts()).toHaveLength(3)
  })

  it('can be taken back by saying that they are the same', async () => {
    await bothClinics()
    const [one, other] = await people()
    const joined = await seen()
    await room.intake.takeApart({ person: one!.person })
    await room.intake.answerPair({ one: one!.person, other: other!.person, answer: 'same' })
    expect(await seen()).toEqual(joined)
  })

  it('leaves a note with whom it was written of, and says that there is one', async () => {
    await bothClinics()
    const [one, other] = await people()
    const chart = await chartOf('Anna')
    const note = { title: 'Seen today', text: 'Well.', status: 'final' as const }
    await room.patients.writeNote({ requestId: 'request-note-1', patient: chart, ...note })
    expect(await room.patients.notes({ patient: other!.person })).toHaveLength(1)
    const { written: notes } = await room.intake.takeApart({ person: one!.person })
    expect(notes).toBe(1)
    const left = await Promise.all(
      [one, other].map(async each => (await room.patients.notes({ patient: each!.person })).length),
    )
    expect(left.toSorted()).toEqual([0, 1])
    expect((await room.patients.notes({ patient: chart })).length).toBe(1)
  })
})

describe('what is entered by hand', () => {
  it('on a joined chart stays with whom it was written of, and loses nothing', async () => {
    await bothClinics()
    const chart = await chartOf('Anna')
    await entered(room, draftOf({ person: { patient: chart } }))
    const [one, other] = await people()
    expect((await charts())[1]).toMatchObject({ n: 3, facts: ['HbA1c 6.1', 'HbA1c 7.4', 'Potassium 4.1'] })
    const { written: said } = await room.intake.takeApart({ person: one!.person })
    expect(said).toBe(1)
    const observed = async (patient: number) =>
      (await room.patients.facts({ patient, kind: 'observation', offset: 0, limit: 9 })).rows.map(
        each => each.label,
      )
    expect((await observed(chart)).toSorted()).toEqual(['HbA1c', 'Potassium'])
    expect(await observed([one!, other!].find(each => each.person !== chart)!.person)).toEqual(['HbA1c'])
    expect(await room.unsound()).toEqual([])
  })
  it('of somebody new whom a clinic knows is asked about: a name and a birthday are not enough', async () => {
    await bring(HILL, patient('1', 'Ada Invented', born('1950-02-03')), patient('2', 'Bo Ek'))
    await entered(room, draftOf())
    await room.intake.matchPeople({})
    const [pair] = await asked()
    await room.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'same' })
    expect((await charts()).map(each => each.name)).toEqual(['Bo Ek', 'Ada Invented'])
    const { joinedFrom } = await room.patients.open({ patient: await chartOf('Ada') })
    expect(joinedFrom.map(({ key }) => key).toSorted()).toEqual(['people.source', 'people.source-by-hand'])
  })
})

describe('a death that one of two sources knows', () => {
  it('is shown, is said to be known to one, and ends what a cohort sees of her', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist', { deceasedDateTime: '2025-02-01' }))
    await bring(
      LAKE,
      anna('77', 'Anna Lindqvist', changed('2025-06-01T00:00:00Z')),
      hba1c('x', to('Patient/77'), 7),
    )
    const banner = await room.patients.open({ patient: await chartOf('Anna') })
    expect(banner.death).toMatchObject({ clock: Date.UTC(2025, 1, 1) })
    expect(banner.differences.map(({ values }) => values)).toEqual([{ what: 'died' }])
    expect(room.store.columns.outlines()).toMatchObject([{ deceased: 1, death: Date.UTC(2025, 1, 1) }])
    expect(room.store.columns.deaths()).toHaveLength(1)
  })
  it('before what the other one knows of her is for a person to judge', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist', { deceasedDateTime: '2020-02-01' }))
    await bring(LAKE, anna('77', 'Anna Lindqvist'))
    expect(await charts()).toHaveLength(1)
    await bring(LAKE, hba1c('x', to('Patient/77'), 7))
    expect(await charts()).toHaveLength(2)
    expect((await asked())[0]!.reasons[0]!.key).toBe('people.died-before')
    expect(await room.unsound()).toEqual([])
  })
})

describe('a critical result', () => {
  it('stays acknowledged and on its list wherever its chart goes', async () => {
    const high = {
      interpretation: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'HH' },
          ],
        },
      ],
    }
    await bring(
      HILL,
      anna('1', 'Anna Lindqvist'),
      hba1c('a', to('Patient/1'), 16, high),
      hba1c('b', to('Patient/1'), 17, high),
    )
    const list = async () => (await room.patients.critical({ offset: 0, limit: 9 })).rows
    const [first] = await list()
    await room.patients.acknowledge({ requestId: 'request-1', fact: first!.line.fact, done: 'Called her.' })
    const before = (await list()).map(({ line }) => line.fact.id)
    await bring(LAKE, anna('77', 'Anna Lindqvist'))
    await room.intake.takeApart({ person: (await people())[0]!.person })
    expect((await list()).map(({ line }) => line.fact.id)).toEqual(before)
    expect(await room.unsound()).toEqual([])
  })
})

describe('undoing an import', () => {
  it('takes the links of those whom it brought along', async () => {
    const { before, report } = await bothClinics()
    await room.intake.undo({ importId: report.importId })
    expect(await seen()).toEqual(before)
  })
  it('gives those who stay their own charts, whichever came first', async () => {
    const first = await bring(HILL, anna('1', 'Anna Lindqvist'), hba1c('a', to('Patient/1'), 6.1))
    await bring(LAKE, anna('77', 'Anna Lindqvist'), hba1c('x', to('Patient/77'), 7.4))
    await room.intake.undo({ importId: first.importId })
    expect(await charts()).toEqual([{ name: 'Anna Lindqvist', n: 1, facts: ['HbA1c 7.4'] }])
    expect(await room.unsound()).toEqual([])
  })
  it('keeps those together who are one without her', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'), hba1c('a', to('Patient/1'), 6.1))
    const second = await bring(LAKE, anna('77', 'Anna Lindqvist'), hba1c('x', to('Patient/77'), 7.4))
    await bring({ source: 'Bay practice' }, anna('5', 'Anna Lindqvist'), hba1c('q', to('Patient/5'), 8))
    expect(await charts()).toHaveLength(1)
    await room.intake.undo({ importId: second.importId })
    expect(await charts()).toEqual([{ name: 'Anna Lindqvist', n: 2, facts: ['HbA1c 6.1', 'HbA1c 8'] }])
    expect(await room.unsound()).toEqual([])
  })
  it('forgets nothing that a person said of those whom it brings again', async () => {
    const { report } = await bothClinics()
    await room.intake.takeApart({ person: (await people())[0]!.person })
    const apart = await seen()
    await room.intake.undo({ importId: report.importId })
    await bring(
      LAKE,
      anna('77', 'Anna Lindqvist', changed('2025-01-01T00:00:00Z')),
      hba1c('x', to('Patient/77'), 7.4),
    )
    expect(await seen()).toEqual(apart)
  })
})

describe('a fact that comes later', () => {
  it('stands on the chart of her who is one by now', async () => {
    await bothClinics()
    await bring(LAKE, hba1c('y', to('Patient/77'), 9))
    await bring(HILL, hba1c('z', to('Patient/1'), 4))
    expect((await charts())[1]).toEqual({
      name: 'Anna Lindqvist',
      n: 4,
      facts: ['HbA1c 4', 'HbA1c 6.1', 'HbA1c 7.4', 'HbA1c 9'],
    })
    expect(await room.unsound()).toEqual([])
  })
  it('goes with whose it is when they are taken apart', async () => {
    await bothClinics()
    await bring(LAKE, hba1c('y', to('Patient/77'), 9))
    await room.intake.takeApart({ person: (await people())[0]!.person })
    const found = (await charts()).find(({ name }) => name === 'Anna Lindqvist')
    expect(found?.facts).toEqual(['HbA1c 7.4', 'HbA1c 9'])
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
    await room.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'same' })
    expect(await charts()).toHaveLength(1)
    expect(await asked()).toEqual([])
    expect(await room.unsound()).toEqual([])
    const { links } = await room.patients.joined({ patient: pair!.one.person })
    expect(links.map(({ by }) => by.kind)).toEqual(['person'])
    await room.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'different' })
    expect(await seen()).toEqual(apart)
  })
  it('is put off when a person says so, and asked about last', async () => {
    await bring(HILL, twins('1', 'Mona'))
    await bring(LAKE, twins('2', 'Nora'))
    const [pair] = await asked()
    await room.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'later' })
    expect(await asked()).toMatchObject([{ isPutOff: true }])
  })
  it('a contradiction in what a person says is refused', async () => {
    await bring(HILL, twins('1', 'Mona'))
    await bring(LAKE, twins('2', 'Nora'))
    await bring({ source: 'Bay practice' }, twins('3', 'Lora'))
    const all = (await room.patients.list({ query: '', offset: 0, limit: 9 })).rows.map(each => each.patient)
    const [a, b, c] = all as [number, number, number]
    await room.intake.answerPair({ one: a, other: b, answer: 'same' })
    await room.intake.answerPair({ one: b, other: c, answer: 'different' })
    await expect(room.intake.answerPair({ one: a, other: c, answer: 'same' })).rejects.toThrow()
    expect(await charts()).toHaveLength(2)
  })
})

describe('two results under one number', () => {
  it('of nobody knows whom stay two when those are one', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'), patient('2', 'Anna Lindqvist', phone('555 123 4567')))
    await bring(HILL, hba1c('a', to('Patient/1'), 6))
    await bring(HILL, hba1c('a', to('Patient/2'), 7))
    const before = await seen()
    const all = (await room.patients.list({ query: '', offset: 0, limit: 9 })).rows.map(each => each.patient)
    await room.intake.answerPair({ one: all[0]!, other: all[1]!, answer: 'same' })
    const joined = await seen()
    expect(joined.contentHash).toBe(before.contentHash)
    expect(joined.unsound).toEqual([])
    expect(joined.charts).toEqual([{ name: 'Anna Lindqvist', n: 2, facts: ['HbA1c 6', 'HbA1c 7'] }])
    await room.intake.takeApart({ person: all[0]! })
    expect(await seen()).toEqual(before)
  })
})

describe('an import that ended before people were compared', () => {
  it('is made up for by the next one', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'))
    const file = written(
      folder,
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: anna('77', 'Anna Lindqvist') }],
      }),
    )
    await bring(LAKE, patient('4', 'Somebody Else', born('1933-03-03')))
    // The process ends after the last entry is stored.
    room.store.write(() => room.store.db.exec('UPDATE person SET matched = 0, keyed = 0'))
    await room.import([file], LAKE)
    expect((await charts()).filter(({ name }) => name.startsWith('Anna'))).toHaveLength(1)
  })
  it('is made up for when it is asked for', async () => {
    const bare = room.withSources([])
    await bring(HILL, anna('1', 'Anna Lindqvist'))
    await bring(LAKE, anna('77', 'Anna Lindqvist'))
    room.store.write(() =>
      room.store.db.exec('DELETE FROM match_pair; UPDATE person SET matched = 0, keyed = 0'),
    )
    room = room.reopen()
    expect(await room.unsound()).toEqual(['verify.people'])
    expect(bare).toBeDefined()
    await room.intake.matchPeople({})
    expect(await charts()).toHaveLength(1)
    expect(await room.unsound()).toEqual([])
  })
})
