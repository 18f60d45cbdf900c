import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostilePdfs } from '../../fixtures/hostile-pdfs.ts'
import { ada as pid, message, msh } from '../../fixtures/hl7v2-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { leftIn } from '../../fixtures/left-in.ts'
import { makeReportPdf } from '../../fixtures/make-report-pdf.ts'
import { reportLayouts } from '../../fixtures/report-layouts.ts'
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

const [, plain] = reportLayouts[0]!
const TAKEN = { clock: Date.UTC(2026, 10, 12, 8, 15), precision: 'minute' as const, offsetMinutes: null }

async function ada(): Promise<number> {
  await room.import([writeIn(folder, 'ada.hl7', message(msh({ type: 'ADT^A04' }), pid))], {
    source: 'Clinic',
  })
  return (await room.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
}
async function brought(bytes: Uint8Array, name = 'report.pdf') {
  const report = await room.import([writeIn(folder, name, bytes)], { source: 'Northside' })
  const waiting = (await room.library.waiting({})).find(({ path }) => path.endsWith(name))
  return { report, waiting }
}
const results = async (patient: number) =>
  (await room.patients.facts({ patient, kind: 'observation', offset: 0, limit: 500 })).rows
async function sayYes(source: number, patient: number, rows?: string[]) {
  const { proposal } = await room.intake.reportOf({ source })
  const all = proposal.rows.filter(({ doubts }) => doubts.length === 0).map(({ id }) => id)
  const said = { source, patient, collected: TAKEN, laboratory: 'Northside Pathology', rows: rows ?? all }
  return room.intake.readReport(said)
}

describe('a report from outside', () => {
  it('is nothing but a proposal until somebody has looked at it; then its rows are results of hers', async () => {
    const patient = await ada()
    const { bytes, rows } = await makeReportPdf(plain)
    const { report, waiting } = await brought(bytes)
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason: { key: 'report.waits' } })
    expect(await results(patient)).toEqual([])
    const read = await sayYes(waiting!.source, patient)
    expect(read).toMatchObject({ status: 'done', quarantined: 0 })
    const found = await results(patient)
    expect(found).toHaveLength(rows.length)
    for (const row of rows) {
      const own = found.find(({ label }) => label === row.name)
      expect(own, row.name).toBeDefined()
      expect(own!.start).toEqual(TAKEN)
    }
    expect(await room.library.waiting({})).toEqual([])
    expect(await room.unsound()).toEqual([])
    expect((await room.intake.readBack({ facts: 500 })).ok).toBe(true)
  })
  it('leads each result back to its page and its box there', async () => {
    const patient = await ada()
    const { bytes } = await makeReportPdf(plain)
    const { waiting } = await brought(bytes)
    await sayYes(waiting!.source, patient)
    const [fact] = await results(patient)
    const source = await room.patients.source(fact!.fact)
    expect(source).toMatchObject({ position: expect.stringMatching(/^page 1, row \d+, at [\d.]+ [\d.]+, /) })
    const told = await room.intake.reportOf({ source: waiting!.source })
    expect(told.read).toHaveLength(24)
    expect(told.pages).toHaveLength(1)
  })
  it('gives nothing of the rows nobody said yes to, and says so on the page of its import', async () => {
    const patient = await ada()
    const { bytes } = await makeReportPdf(plain)
    const { waiting } = await brought(bytes)
    await sayYes(waiting!.source, patient, ['1.1', '1.3'])
    expect(await results(patient)).toHaveLength(2)
    const { parts } = await room.intake.partsOfFile({ source: waiting!.source })
    expect(parts).toEqual([expect.objectContaining({ number: '1', read: 2, lost: 0 })])
    expect(parts![0]!.entries).toBe(parts![0]!.read + parts![0]!.kept)
  })
  it('is read packed as it is read plain, and once', async () => {
    const patient = await ada()
    const { bytes } = await makeReportPdf(plain)
    const first = await brought(gzipSync(bytes), 'report.pdf.gz')
    await sayYes(first.waiting!.source, patient)
    const again = await brought(gzipSync(bytes), 'again.pdf.gz')
    expect(again.report.files[0]?.status).toBe('known')
    expect(await results(patient)).toHaveLength(24)
  })
  it('leaves nothing of itself when its import is undone', async () => {
    const patient = await ada()
    const before = await leftIn(room)
    const { bytes } = await makeReportPdf(plain)
    const { report, waiting } = await brought(bytes)
    await sayYes(waiting!.source, patient)
    await room.intake.undo({ importId: report.importId })
    expect(await leftIn(room)).toEqual(before)
    expect(await results(patient)).toEqual([])
  })
  it('is refused with rows that it does not have, and where nobody is here whose it is said to be', async () => {
    const patient = await ada()
    const { waiting } = await brought((await makeReportPdf(plain)).bytes)
    const { source } = waiting!
    await expect(sayYes(source, patient, ['7.1'])).rejects.toMatchObject({ code: 'unreadable-source' })
    await expect(sayYes(source, 99_999)).rejects.toMatchObject({ code: 'not-found' })
    await expect(room.intake.reportOf({ source: source + 99 })).rejects.toMatchObject({ code: 'not-found' })
    expect(await room.library.waiting({})).toHaveLength(1)
  })
  it('tells a result that a message told as well as one, with two witnesses', async () => {
    const obx = 'OBX|1|NM|2823-3^Potassium^LN||4.4|mmol/L|3.5-5.1|N|||F|||202611120815'
    const obr = 'OBR|1||X1|24323-8^Panel^LN|||202611120815'
    const oru = message(msh({ type: 'ORU^R01', control: '7' }), pid, obr, obx)
    await room.import([writeIn(folder, 'oru.hl7', oru)], { source: 'Clinic' })
    const patient = (await room.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
    const { bytes } = await makeReportPdf({
      ...plain,
      fixed: [['Potassium', '4.4', 'mmol/L', '3.5 - 5.1', '']],
    })
    const { waiting } = await brought(bytes)
    await sayYes(waiting!.source, patient)
    const potassium = (await results(patient)).filter(({ value }) => value === '4.4')
    expect(potassium).toHaveLength(1)
    expect((await room.library.counts({})).facts.observation).toBe(2)
  })
})

describe('a PDF of which nothing can be read', () => {
  it('is kept and says that it is a picture, where it holds no text', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage([300, 300]).drawRectangle({ x: 10, y: 10, width: 100, height: 50 })
    const { report, waiting } = await brought(await pdf.save())
    expect(report.files[0]).toMatchObject({
      status: 'waiting',
      reason: { key: 'report.picture', values: { pages: 1 } },
    })
    expect(waiting).toMatchObject({ isKept: true })
  })
  it.each(hostilePdfs)('%s: it harms nobody', async (_what, make, reason) => {
    const { report } = await brought(make())
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason: { key: reason } })
  })
  it('is kept and says so, wherever it is cut', async () => {
    const { bytes } = await makeReportPdf(plain)
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share))
      const { report } = await brought(cut, `cut-${share}.pdf`)
      expect(report.files[0]!.status).toBe('waiting')
      expect(['report.damaged', 'report.waits', 'report.picture']).toContain(report.files[0]!.reason!.key)
    }
    expect(await room.unsound()).toEqual([])
  })
})
