import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const nothing = { people: [], entries: 0, decisions: 0, acknowledgements: 0 }
const ada = somebody('Ada', { birth: day('1950-01-01') })

describe('what undoing an import would hide', () => {
  let folder = ''
  let desk: RecordsDesk
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase })
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const everybody = async () => (await desk.patients.list({ query: '', offset: 0, limit: 9 })).rows
  const idOf = async (name: string) => (await everybody()).find(each => each.name === name)!.patient
  const sign = (patient: number, title: string) =>
    desk.patients.signNote({ requestId: `request-${title}`, patient, title, text: 'invented' })
  const keep = (patient: number) =>
    desk.drafts.keep({
      name: 'chart.note',
      about: `${patient}/new`,
      patient,
      body: '{}',
      version: 0,
      writer: 'window-one',
    })

  it('is nothing where nothing was written', async () => {
    const { importId } = await bringIn(desk, [ada], [])
    expect(await desk.library.undoWouldHide({ importId })).toEqual(nothing)
    expect(await desk.library.takenOut({})).toEqual([])
  })

  it('are notes and drafts of people of whom nobody else speaks, told before it is done', async () => {
    const { importId: first } = await bringIn(desk, [ada, somebody('Bo')], [])
    const { importId: second } = await bringIn(desk, [somebody('Bo'), somebody('Cy')], [])
    for (const name of ['Ada', 'Bo', 'Cy']) await sign(await idOf(name), `of ${name}`)
    await sign(await idOf('Ada'), 'again of Ada')
    await keep(await idOf('Ada'))
    const her = { patient: await idOf('Ada'), name: 'Ada', birth: ada.birth, notes: 2, drafts: 1 }
    // Bo is in both: undoing either leaves him.
    expect(await desk.library.undoWouldHide({ importId: first })).toEqual({ ...nothing, people: [her] })
    expect(await desk.library.undoWouldHide({ importId: second })).toMatchObject({
      people: [{ name: 'Cy', notes: 1, drafts: 0 }],
    })

    await desk.ingest.undo({ importId: first })
    expect((await everybody()).map(({ name }) => name)).toEqual(['Bo', 'Cy'])
    // What was said would be hidden is what is hidden, and it stays within reach.
    expect(await desk.library.takenOut({})).toEqual([her])
    expect(
      (await desk.patients.notes({ patient: her.patient })).map(({ title }) => title).toSorted(),
    ).toEqual(['again of Ada', 'of Ada'])
  })

  it('stands on her chart again once the same comes in again', async () => {
    const { importId } = await bringIn(desk, [ada], [])
    const patient = await idOf('Ada')
    await sign(patient, 'of Ada')
    await desk.ingest.undo({ importId })
    await bringIn(desk, [ada], [])
    expect(await idOf('Ada')).toBe(patient)
    expect((await desk.patients.notes({ patient })).map(({ title }) => title)).toEqual(['of Ada'])
    expect(await desk.library.takenOut({})).toEqual([])
  })

  it('never stands on the chart of somebody else who is called by her number', async () => {
    const { importId } = await bringIn(desk, [ada], [])
    const patient = await idOf('Ada')
    await sign(patient, 'of Ada')
    await desk.ingest.undo({ importId })
    await bringIn(desk, [somebody('Ada', { name: 'Zoe Quist', birth: day('1990-05-05') })], [])
    expect(await everybody()).toEqual([])
    expect(await desk.library.takenOut({})).toMatchObject([{ name: 'Ada', notes: 1 }])
  })

  it('is also what was done about a critical result that no other import brought', async () => {
    const interpretations = [{ codes: [{ system: '', code: 'HH' }] }]
    const fact = inventedFact('observation', { identity: 'o', patient: 'Patient/Ada', interpretations })
    const { importId } = await bringIn(desk, [ada], [fact])
    const [critical] = (await desk.patients.critical({ offset: 0, limit: 9 })).rows
    await desk.patients.acknowledge({ requestId: 'request-seen', fact: critical!.line.fact, done: 'called' })
    expect(await desk.library.undoWouldHide({ importId })).toEqual({ ...nothing, acknowledgements: 1 })
  })
})
