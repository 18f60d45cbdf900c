import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

describe('what an import brought', () => {
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

  it('is its people, with the charts they stand on, and its facts by kind, and nothing of another', async () => {
    const ada = somebody('Ada', { birth: day('1950-01-01') })
    const { importId: first } = await bringIn(
      desk,
      [ada, somebody('Bo')],
      [
        inventedFact('observation', { identity: 'one', patient: 'Patient/Ada' }),
        inventedFact('condition', { identity: 'two', patient: 'Patient/Bo' }),
      ],
    )
    const { importId: second } = await bringIn(desk, [somebody('Cy')], [])
    const { rows } = await desk.patients.list({ query: '', offset: 0, limit: 9 })
    const chart = (name: string) => rows.find(each => each.name === name)!.patient
    const brought = await desk.library.brought({ importId: first, people: 5 })
    expect(brought.people).toEqual([
      { patient: chart('Ada'), name: 'Ada', birth: ada.birth },
      { patient: chart('Bo'), name: 'Bo' },
    ])
    expect(brought.facts).toMatchObject({ observation: 1, condition: 1, medication: 0 })
    expect((await desk.library.brought({ importId: second, people: 5 })).people).toEqual([
      { patient: chart('Cy'), name: 'Cy' },
    ])
    expect((await desk.library.brought({ importId: first, people: 1 })).people).toHaveLength(1)
  })

  it('is nobody and nothing once it was undone', async () => {
    const { importId } = await bringIn(
      desk,
      [somebody('Ada')],
      [inventedFact('observation', { identity: 'one', patient: 'Patient/Ada' })],
    )
    await desk.ingest.undo({ importId })
    const { people, facts } = await desk.library.brought({ importId, people: 5 })
    expect(people).toEqual([])
    expect(Object.values(facts).every(each => each === 0)).toBe(true)
  })
})
