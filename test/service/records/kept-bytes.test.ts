import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../../shared/words/message.ts'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const read = '{"resourceType":"Patient","id":"1","name":[{"text":"Ada Invented"}]}\n'

/** The same promise of both: of what has been read, and of what nobody reads yet. */
describe.each([
  ['a file that was read', 'source_block', 'ward.ndjson', read],
  ['a file that waits', 'waiting_block', 'scan.pdf', '%PDF-1.7\nwords'],
])('the kept bytes of %s', (_, table, name, content) => {
  const sound = say('verify.sound', { check: 'sources' })
  const damaged = say('verify.sources', { files: 1 })
  let folder = ''
  let desk: IntakeDesk
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = intakeDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase })
    writeFileSync(path.join(folder, name), content)
    const paths = [path.join(folder, name)]
    const { job } = await desk.intake.start({ requestId: randomUUID(), paths })
    await desk.intake.watch({ job })
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const found = async () =>
    (await desk.vault.verify({})).checks
      .map(({ finding }) => finding)
      .filter(
        ({ key, values }) =>
          key === 'verify.sources' ||
          (key === 'verify.sound' && 'check' in values && values.check === 'sources'),
      )

  it('are sound as they came', async () => expect(await found()).toEqual([sound]))
  it.each([
    ['no longer unpack', `UPDATE ${table} SET bytes = zeroblob(20)`],
    ['are gone', `DELETE FROM ${table}`],
    ['begin too late', `UPDATE ${table} SET at = at + 1`],
    ['say that they are longer', `UPDATE ${table} SET length = length + 1`],
  ])('are told where they %s', async (__, change) => {
    desk.store().db.exec(change)
    expect(await found()).toEqual([damaged])
  })
})
