import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ada as pid, message, msh } from '../../fixtures/hl7v2-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { leftIn } from '../../fixtures/left-in.ts'
import { asDocx, asHtml, asRtf, letter } from '../../fixtures/note-parts.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

async function ada(): Promise<number> {
  const text = message(msh({ type: 'ADT^A04' }), pid)
  await room.import([writeIn(folder, 'people.hl7', text)], { source: 'Hill clinic' })
  return (await room.patients.list({ query: '', offset: 0, limit: 10 })).rows[0]!.patient
}
async function brought(content: string | Uint8Array, name = 'letter.txt') {
  const report = await room.import([writeIn(folder, name, content)], { source: 'Letters' })
  const waiting = (await room.library.waiting({})).find(({ path }) => path.endsWith(name))
  return { report, source: waiting?.source ?? 0 }
}
const documents = async (patient: number) =>
  (await room.patients.facts({ patient, kind: 'document', offset: 0, limit: 10 })).rows

describe('a note in words', () => {
  it('waits until somebody says whose it is: what its head says is a proposal', async () => {
    const patient = await ada()
    const { report, source } = await brought(letter)
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason: { key: 'note-file.whose' } })
    expect(await documents(patient)).toEqual([])
    expect(await room.intake.noteOf({ source })).toEqual({
      beginning: letter,
      stated: {
        names: ['Ada Invented'],
        births: [{ as: '3 Feb 1950', iso: '1950-02-03' }],
        numbers: ['1001'],
        dates: [{ as: '5 March 2024', iso: '2024-03-05' }],
      },
    })
    const read = await room.intake.readNote({ source, patient, happened: '2024-03-05' })
    expect(read).toMatchObject({ status: 'done', stored: 1, quarantined: 0 })
    expect(await room.library.waiting({})).toEqual([])
    const [hers] = await documents(patient)
    expect(hers).toMatchObject({ label: 'Hill Clinic', detail: letter, datedBy: 'happened' })
    expect(hers!.start).toMatchObject({ clock: Date.UTC(2024, 2, 5), precision: 'day' })
    expect((await room.patients.source(hers!.fact)).text).toBe(letter)
    expect(await room.unsound()).toEqual([])
    expect((await room.intake.readBack({ facts: 10 })).ok).toBe(true)
  })
  it.each([
    ['rtf', asRtf(letter)],
    ['html', asHtml(letter)],
    ['docx', asDocx(letter)],
  ])('is read from %s, and its page names each section with its lines', async (ending, content) => {
    const patient = await ada()
    const { source } = await brought(content, `letter.${ending}`)
    await room.intake.readNote({ source, patient })
    const [hers] = await documents(patient)
    expect(hers!.detail).toContain('Continue metformin 500 mg twice daily.')
    // The day of the file is never its own.
    expect(hers).not.toHaveProperty('start')
    // A document that is packed leads back to its words: its bytes are nothing to look at.
    const { text } = await room.patients.source(hers!.fact)
    expect(text).toContain('metformin 500 mg')
    expect(text.startsWith('PK')).toBe(false)
    const { parts } = await room.intake.partsOfFile({ source })
    expect(parts!.map(({ name, kept, lost }) => [name, kept, lost])).toEqual([
      ['note', 4, 0],
      ['HISTORY OF PRESENT ILLNESS', 2, 0],
      ['Past Medical History', 1, 0],
      ['PLAN', 2, 0],
    ])
    expect(await room.unsound()).toEqual([])
    expect((await room.intake.readBack({ facts: 10 })).ok).toBe(true)
  })
  it('is found by its words, comes once, and leaves nothing of itself when its import is undone', async () => {
    const patient = await ada()
    const before = await leftIn(room)
    const { report, source } = await brought(letter)
    await room.intake.readNote({ source, patient })
    const found = await room.patients.list({ query: 'metformin', offset: 0, limit: 10 })
    expect(found.rows.map(each => [each.patient, each.by])).toEqual([[patient, 'text']])
    const again = (await brought(letter, 'again.txt')).report
    expect(again.files[0]?.status).toBe('known')
    for (const { importId } of [again, report]) await room.intake.undo({ importId })
    expect(await leftIn(room)).toEqual(before)
  })
  it('is read again as it was, and waits no more for whom it was said', async () => {
    const patient = await ada()
    const { source } = await brought(letter)
    await room.intake.readNote({ source, patient, happened: '2024-03' })
    const [before] = await documents(patient)
    const [changed] = await room.intake.readAgain({ sources: [source] })
    expect(changed).toMatchObject({ added: 0, superseded: 0, quarantined: 0 })
    expect(await documents(patient)).toEqual([before])
    await expect(room.intake.noteOf({ source })).rejects.toMatchObject({ code: 'not-found' })
  })
  it('is nobody’s who is not here', async () => {
    await ada()
    const { source } = await brought(letter)
    await expect(room.intake.readNote({ source, patient: 4_711 })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await room.library.waiting({})).map(each => each.source)).toEqual([source])
  })
  it('without words, or damaged, is set aside with a reason once it was said whose it is', async () => {
    const patient = await ada()
    const { source } = await brought('<html><body><p>  </p><img src="x"></body></html>', 'scan.html')
    await expect(room.intake.noteOf({ source })).rejects.toMatchObject({ code: 'unreadable-source' })
    const read = await room.intake.readNote({ source, patient })
    expect(read).toMatchObject({ stored: 0, quarantined: 1 })
    expect((await room.library.quarantine({})).map(({ reason }) => reason.key)).toEqual([
      'note-file.no-words',
    ])
  })
})
