import { describe, expect, it } from 'vitest'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { hba1c, patient, to, written } from '../../fixtures/fhir-parts.ts'
import { anna, born, changed, HILL, LAKE, twoClinics } from './anna-in-two-clinics.ts'

/* What is known of somebody, or done about her, stays hers when she is joined, taken apart, undone or brought again. */
const clinics = twoClinics()
const { bring, charts, seen, chartOf, asked, people, bothClinics } = clinics

describe('what is entered by hand', () => {
  it('on a joined chart stays with whom it was written of, and loses nothing', async () => {
    await bothClinics()
    const chart = await chartOf('Anna')
    await entered(clinics.room, draftOf({ person: { patient: chart } }))
    const [one, other] = await people()
    expect((await charts())[1]).toMatchObject({ n: 3, facts: ['HbA1c 6.1', 'HbA1c 7.4', 'Potassium 4.1'] })
    const { written: said } = await clinics.room.intake.takeApart({ person: one!.person })
    expect(said).toBe(1)
    const observed = async (patient: number) =>
      (await clinics.room.patients.facts({ patient, kind: 'observation', offset: 0, limit: 9 })).rows.map(
        each => each.label,
      )
    expect((await observed(chart)).toSorted()).toEqual(['HbA1c', 'Potassium'])
    expect(await observed([one!, other!].find(each => each.person !== chart)!.person)).toEqual(['HbA1c'])
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('of somebody new whom a clinic knows is asked about: a name and a birthday are not enough', async () => {
    await bring(HILL, patient('1', 'Ada Invented', born('1950-02-03')), patient('2', 'Bo Ek'))
    await entered(clinics.room, draftOf())
    await clinics.room.intake.matchPeople({})
    const [pair] = await asked()
    await clinics.room.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'same' })
    expect((await charts()).map(each => each.name)).toEqual(['Bo Ek', 'Ada Invented'])
    const { joinedFrom } = await clinics.room.patients.open({ patient: await chartOf('Ada') })
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
    const banner = await clinics.room.patients.open({ patient: await chartOf('Anna') })
    expect(banner.death).toMatchObject({ clock: Date.UTC(2025, 1, 1) })
    expect(banner.differences.map(({ values }) => values)).toEqual([{ what: 'died' }])
    expect(clinics.room.store.timelines.observed()).toMatchObject([
      { deceased: 1, death: Date.UTC(2025, 1, 1) },
    ])
    expect(clinics.room.store.timelines.deaths()).toHaveLength(1)
  })
  it('before what the other one knows of her is for a person to judge', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist', { deceasedDateTime: '2020-02-01' }))
    await bring(LAKE, anna('77', 'Anna Lindqvist'))
    expect(await charts()).toHaveLength(1)
    await bring(LAKE, hba1c('x', to('Patient/77'), 7))
    expect(await charts()).toHaveLength(2)
    expect((await asked())[0]!.reasons[0]!.key).toBe('people.died-before')
    expect(await clinics.room.unsound()).toEqual([])
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
    const list = async () => (await clinics.room.patients.critical({ offset: 0, limit: 9 })).rows
    const [first] = await list()
    await clinics.room.patients.acknowledge({
      requestId: 'request-1',
      fact: first!.line.fact,
      done: 'Called her.',
    })
    const before = (await list()).map(({ line }) => line.fact.id)
    await bring(LAKE, anna('77', 'Anna Lindqvist'))
    await clinics.room.intake.takeApart({ person: (await people())[0]!.person })
    expect((await list()).map(({ line }) => line.fact.id)).toEqual(before)
    expect(await clinics.room.unsound()).toEqual([])
  })
})

describe('undoing an import', () => {
  it('takes the links of those whom it brought along', async () => {
    const { before, report } = await bothClinics()
    await clinics.room.intake.undo({ importId: report.importId })
    expect(await seen()).toEqual(before)
  })
  it('gives those who stay their own charts, whichever came first', async () => {
    const first = await bring(HILL, anna('1', 'Anna Lindqvist'), hba1c('a', to('Patient/1'), 6.1))
    await bring(LAKE, anna('77', 'Anna Lindqvist'), hba1c('x', to('Patient/77'), 7.4))
    await clinics.room.intake.undo({ importId: first.importId })
    expect(await charts()).toEqual([{ name: 'Anna Lindqvist', n: 1, facts: ['HbA1c 7.4'] }])
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('keeps those together who are one without her', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'), hba1c('a', to('Patient/1'), 6.1))
    const second = await bring(LAKE, anna('77', 'Anna Lindqvist'), hba1c('x', to('Patient/77'), 7.4))
    await bring({ source: 'Bay practice' }, anna('5', 'Anna Lindqvist'), hba1c('q', to('Patient/5'), 8))
    expect(await charts()).toHaveLength(1)
    await clinics.room.intake.undo({ importId: second.importId })
    expect(await charts()).toEqual([{ name: 'Anna Lindqvist', n: 2, facts: ['HbA1c 6.1', 'HbA1c 8'] }])
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('forgets nothing that a person said of those whom it brings again', async () => {
    const { report } = await bothClinics()
    await clinics.room.intake.takeApart({ person: (await people())[0]!.person })
    const apart = await seen()
    await clinics.room.intake.undo({ importId: report.importId })
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
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('goes with whose it is when they are taken apart', async () => {
    await bothClinics()
    await bring(LAKE, hba1c('y', to('Patient/77'), 9))
    await clinics.room.intake.takeApart({ person: (await people())[0]!.person })
    const found = (await charts()).find(({ name }) => name === 'Anna Lindqvist')
    expect(found?.facts).toEqual(['HbA1c 7.4', 'HbA1c 9'])
  })
})

describe('an import that ended before people were compared', () => {
  it('is made up for by the next one', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'))
    const file = written(
      clinics.folder,
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: anna('77', 'Anna Lindqvist') }],
      }),
    )
    await bring(LAKE, patient('4', 'Somebody Else', born('1933-03-03')))
    // The process ends after the last entry is stored.
    clinics.room.store.write(() => clinics.room.store.db.exec('UPDATE person SET matched = 0, keyed = 0'))
    await clinics.room.import([file], LAKE)
    expect((await charts()).filter(({ name }) => name.startsWith('Anna'))).toHaveLength(1)
  })
  it('is made up for when it is asked for', async () => {
    const bare = clinics.room.withSources([])
    await bring(HILL, anna('1', 'Anna Lindqvist'))
    await bring(LAKE, anna('77', 'Anna Lindqvist'))
    clinics.room.store.write(() =>
      clinics.room.store.db.exec('DELETE FROM match_pair; UPDATE person SET matched = 0, keyed = 0'),
    )
    clinics.reopen()
    expect(await clinics.room.unsound()).toEqual(['verify.people'])
    expect(bare).toBeDefined()
    await clinics.room.intake.matchPeople({})
    expect(await charts()).toHaveLength(1)
    expect(await clinics.room.unsound()).toEqual([])
  })
})
