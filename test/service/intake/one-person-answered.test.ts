import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundle, hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * What a person said of two counts as long as both are there, and from the moment at which both are: whatever is
 * brought or undone, charts end as a fresh casebook of what remains would have them.
 */
const folder = temporaryFolder()
let room: IntakeRoom
beforeEach(() => {
  room = intakeRoom()
})
afterEach(() => room.end())

type Resource = Readonly<Record<string, unknown>>
const bring = (source: string, ...resources: Resource[]) =>
  room.import([bundle(folder, ...resources)], { source })
const number = { identifier: [{ system: 'urn:health-number', value: 'HN-778812' }] }
const anna = (id: string) => patient(id, 'Anna Lindqvist', { ...number, birthDate: '1951-06-23' })
const mona = (id: string) => patient(id, 'Mona Oberholzer', { birthDate: '1990-09-08' })
const list = async () => (await room.patients.list({ query: '', offset: 0, limit: 50 })).rows
const numberOf = async (name: string) => (await list()).find(each => each.name === name)!.patient
const names = async () => (await list()).map(({ name }) => name).toSorted()

describe('what a person said of two', () => {
  it('keeps nobody from another once one of the two is gone', async () => {
    const other = await bring('Hill clinic', mona('2'))
    await bring('Hill clinic', patient('3', 'Somebody Else', { birthDate: '1933-03-03' }))
    await bring('Lake hospital', anna('77'), hba1c('x', to('Patient/77'), 7.4))
    await room.intake.answerPair({
      one: await numberOf('Anna Lindqvist'),
      other: await numberOf('Mona Oberholzer'),
      answer: 'same',
    })
    // She cannot be Mona, whom the hill clinic knows as another: so a person is asked.
    await bring('Hill clinic', anna('1'), hba1c('a', to('Patient/1'), 6.1))
    expect((await list()).length).toBe(3)
    await room.intake.undo({ importId: other.importId })
    await room.intake.matchPeople({})
    expect(await names()).toEqual(['Anna Lindqvist', 'Somebody Else'])
    expect(await room.unsound()).toEqual([])
  })

  it('counts at once where one of them comes back, also before anybody is compared', async () => {
    const { importId } = await bring('Hill clinic', mona('2'), hba1c('a', to('Patient/2'), 6.1))
    const file = bundle(folder, mona('2'), hba1c('a', to('Patient/2'), 6.1))
    await bring('Lake hospital', anna('77'))
    await room.intake.answerPair({
      one: await numberOf('Anna Lindqvist'),
      other: await numberOf('Mona Oberholzer'),
      answer: 'same',
    })
    await room.intake.undo({ importId })
    // The process ends as soon as the file is stored.
    room.store.matches.unmatched = () => {
      throw new Error('the process ends')
    }
    await room.import([file], { source: 'Hill clinic' }).catch(() => undefined)
    room.store.settle()
    room = room.reopen()
    expect((await list()).length).toBe(1)
    expect(await room.unsound()).toEqual([])
  })
})
