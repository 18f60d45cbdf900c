import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inOneLine, shut } from '../../shared/domain/doors.ts'
import { say } from '../../shared/words/message.ts'
import { libraryQuestion, plantedQuestion } from '../fixtures/planted-question.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { demonstrationStation, workstation, type Workstation } from '../fixtures/workstation.ts'

/** Patients of the first page beside whom at least one card stands. */
async function concerned(station: Workstation): Promise<number> {
  const { rows } = await station.patients.list({ query: '', offset: 0, limit: 30 })
  const cards = await Promise.all(rows.map(({ patient }) => station.learning.cardsFor({ patient })))
  return cards.filter(each => each.length > 0).length
}

describe("a casebook of one's own", () => {
  const folder = temporaryFolder()
  let station: Workstation
  let card: Awaited<ReturnType<Workstation['learning']['ask']>>
  beforeAll(async () => {
    station = await workstation(path.join(folder, 'home'))
    await station.import(writePractice(path.join(folder, 'clinic.ndjson'), { seed: 1, patients: 600 }))
    card = await station.learning.ask({ question: libraryQuestion })
  })
  afterAll(async () => {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says before anything is tried that an answer may not leave yet, and until when', async () => {
    expect(card.answer.kind).toBe('estimate')
    expect(await station.learning.previewRelease({ id: card.id })).toEqual({
      kind: 'refused',
      rules: [
        {
          rule: 0,
          reason: say('doors.release'),
          remedy: say('doors.opens-later'),
        },
      ],
    })
  })

  it('publishes nothing', async () => {
    const receiptSha256 = '0'.repeat(64)
    await expect(
      station.learning.publish({ requestId: randomUUID(), id: card.id, receiptSha256 }),
    ).rejects.toMatchObject({ code: 'refused', said: inOneLine(shut('release', 'own')!) })
    expect((await station.exchange.status({})).waiting).toBe(0)
    expect((await station.learning.cards({})).map(each => each.sharing)).toEqual(['private'])
  })

  it('shares no question', async () => {
    const built = { ...plantedQuestion, title: 'Built here', horizonDays: 300 }
    const { questionHash: hash } = await station.learning.ask({ question: built })
    expect(await station.learning.previewQuestion({ hash })).toMatchObject({
      kind: 'refused',
      rules: [{ rule: 0 }],
    })
    const receiptSha256 = '0'.repeat(64)
    await expect(
      station.learning.shareQuestion({ requestId: randomUUID(), hash, receiptSha256 }),
    ).rejects.toMatchObject({ code: 'refused' })
    const bundle = await station.exchange.pack({ path: path.join(folder, 'nothing.casebook') })
    expect(bundle.envelopes).toBe(0)
  })

  it('stands its cards beside the people they concern', async () =>
    expect(await concerned(station)).toBeGreaterThan(0))

  it('takes in no invented people', async () => {
    const before = await station.library.counts({})
    await expect(
      station.intake.startDemonstration({ requestId: randomUUID(), seed: 2, patients: 20 }),
    ).rejects.toMatchObject({ code: 'refused' })
    expect(await station.library.counts({})).toEqual(before)
  })
})

describe('the demonstration', () => {
  const folder = temporaryFolder()
  let station: Workstation
  beforeAll(async () => {
    station = await demonstrationStation(path.join(folder, 'home'))
    await station.demonstration(1, 600)
  })
  afterAll(async () => {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('takes in no file and no folder, and says where to bring them', async () => {
    const file = writePractice(path.join(folder, 'clinic.ndjson'), { seed: 2, patients: 2 })
    const before = await station.library.counts({})
    for (const each of [file, folder])
      await expect(station.intake.start({ requestId: randomUUID(), paths: [each] })).rejects.toMatchObject({
        code: 'refused',
        said: inOneLine(shut('files', 'demonstration')!),
      })
    expect(await station.library.counts({})).toEqual(before)
    expect(await station.library.imports({})).toHaveLength(1)
  })

  it('stands its cards beside the invented people they concern, and may publish', async () => {
    const { id } = await station.learning.ask({ question: libraryQuestion })
    expect(await concerned(station)).toBeGreaterThan(0)
    expect((await station.learning.previewRelease({ id })).kind).toBe('releasable')
  })
})
