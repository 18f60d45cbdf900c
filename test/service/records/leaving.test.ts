import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { recordsDesk, TODAY, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const sha256 = createHash('sha256').update('a drawing').digest('hex')
let home = ''
let desk: RecordsDesk
let chart = 0
beforeAll(async () => {
  home = temporaryFolder()
  desk = recordsDesk(home)
  await desk.vault.create({ passphrase })
  await bringIn(desk, [somebody('Ada')], [])
  chart = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
})
afterAll(() => {
  desk.close()
  rmSync(home, { recursive: true, force: true })
})
const newest = async () => (await desk.audit.page({ offset: 0, limit: 1 }))[0]

it('a file of a chart that leaves the window stands in the log: what, for whom, when, by whom', async () => {
  await desk.leaving.begin({ what: 'figure', as: 'pdf', chart, sha256 })
  expect(await newest()).toEqual({
    at: TODAY,
    person: 'person-1',
    what: { key: 'audit.chart-file-saved', values: { what: 'figure', as: 'pdf', chart, sha256 } },
  })
})
it('so does one that shows nobody, and one that could not be written', async () => {
  await desk.leaving.begin({ what: 'figure', as: 'svg', sha256 })
  expect((await newest())?.what.key).toBe('audit.file-saved')
  await desk.leaving.failed({ sha256 })
  expect((await newest())?.what).toEqual({ key: 'audit.file-not-saved', values: { sha256 } })
})
it('none leaves of a chart that is not there', async () => {
  const before = await newest()
  await expect(
    desk.leaving.begin({ what: 'summary', as: 'pdf', chart: 9_999, sha256 }),
  ).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await newest()).toEqual(before)
})
it('none leaves while the casebook is locked', async () => {
  await desk.vault.lock({})
  await expect(desk.leaving.begin({ what: 'figure', as: 'png', sha256 })).rejects.toMatchObject({
    code: 'locked',
  })
  await desk.vault.unlock({ passphrase })
})
