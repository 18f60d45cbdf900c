import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { mayBeOne, one, type Resource } from '../../fixtures/two-clinics.ts'

describe('who is told that people were joined', () => {
  let folder = ''
  let desk: IntakeDesk
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = intakeDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: false })
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  async function bring(source: string, people: readonly Resource[]) {
    const file = writeIn(folder, `${source}.ndjson`, people.map(each => JSON.stringify(each)).join('\n'))
    const { job } = await desk.intake.start({ requestId: source, paths: [file], answers: { source } })
    return desk.intake.watch({ job })
  }
  it('finds them so at once in what another thread reads, and after his own word too', async () => {
    const { patients } = desk.aside()
    const listed = async () => (await patients.list({ query: '', offset: 0, limit: 10 })).total
    await bring('Hill', [mayBeOne('1', 'Mona'), one('2')])
    expect(await listed()).toBe(2)
    const { report } = await bring('Lake', [mayBeOne('10', 'Nora'), one('20')])
    expect(report?.matched).toEqual({ joined: 1, open: 1 })
    expect(await listed()).toBe(3)

    const [pair] = (await desk.patients.pairs({ offset: 0, limit: 1 })).rows
    await desk.intake.answerPair({ one: pair!.one.person, other: pair!.other.person, answer: 'same' })
    expect(await listed()).toBe(2)
    await desk.intake.takeApart({ person: pair!.other.person })
    expect(await listed()).toBe(3)
  })
})
