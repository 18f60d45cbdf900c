import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const shipped = readMeasures(path.resolve(import.meta.dirname, '../../../resources')).measures
const own = (title: string): WholeMeasure => {
  const like = shipped.find(({ measure }) => measure.id === 'hba1c-control')!
  return { ...like, measure: { ...like.measure, id: 'own-hba1c', title } }
}

let folder: string
let desk: RecordsDesk
beforeEach(async () => {
  folder = temporaryFolder()
  desk = recordsDesk(folder, { alone: true })
  await desk.vault.create({ passphrase })
})
afterEach(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})
const audited = async () => (await desk.audit.page({ offset: 0, limit: 50 })).map(({ what }) => what.key)

describe('a measure of one’s own', () => {
  it('is kept in versions, told by its latest, and the same again is no version', async () => {
    const { knowledge } = desk
    expect(await knowledge.keepMeasure({ whole: own('First') })).toEqual({ version: 1 })
    expect(await knowledge.keepMeasure({ whole: own('First') })).toEqual({ version: 1 })
    expect(await knowledge.keepMeasure({ whole: own('Second') })).toEqual({ version: 2 })
    const [only, ...others] = await knowledge.ownMeasures({})
    expect(others).toEqual([])
    expect(only).toMatchObject({ version: 2, whole: own('Second') })
    await knowledge.retireMeasure({ id: 'own-hba1c' })
    expect(await knowledge.ownMeasures({})).toEqual([])
    await expect(knowledge.retireMeasure({ id: 'own-hba1c' })).rejects.toMatchObject({ code: 'not-found' })
    // Kept again, it goes on where it stood.
    expect(await knowledge.keepMeasure({ whole: own('Second') })).toEqual({ version: 4 })
    expect(await audited()).toEqual(expect.arrayContaining(['audit.measure-kept', 'audit.measure-retired']))
  })
  it('is there after a lock', async () => {
    await desk.knowledge.keepMeasure({ whole: own('Kept') })
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
    expect(await desk.knowledge.ownMeasures({})).toHaveLength(1)
  })
})

describe('limits made anew', () => {
  it('have a day and a reason, one a day, and can be taken back', async () => {
    const { knowledge } = desk
    const asked = { measure: 'hba1c-control', day: '2025-01-01', reason: 'A nurse calls everybody' }
    const { id } = await knowledge.rebase(asked)
    await expect(knowledge.rebase(asked)).rejects.toMatchObject({ code: 'conflict' })
    await expect(knowledge.rebase({ ...asked, day: '2025-02-01', reason: '  ' })).rejects.toThrow()
    expect(await knowledge.rebasings({ measure: 'hba1c-control' })).toMatchObject([{ ...asked, id }])
    expect(await knowledge.rebasings({ measure: 'hba1c-poor' })).toEqual([])
    await knowledge.takeBackRebasing({ id })
    expect(await knowledge.rebasings({ measure: 'hba1c-control' })).toEqual([])
    await expect(knowledge.takeBackRebasing({ id })).rejects.toMatchObject({ code: 'not-found' })
    // What was taken back does not stand in the way of another.
    await knowledge.rebase(asked)
    expect(await audited()).toEqual(expect.arrayContaining(['audit.rebased', 'audit.rebasing-taken-back']))
  })
})
