import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import { say } from '../../../shared/words/message.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { ada, bundle, patient } from './invented-bundle.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

let folder = ''
/** A store, and two programs over it: one that reads nothing at all, and one that reads FHIR. */
let older: IntakeRoom
let newer: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  older = intakeRoom([])
  newer = older.withSources([fhir])
})
afterEach(() => {
  older.end()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, content: string | Uint8Array) => writeIn(folder, name, content)
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
const NOTHING = '0'.repeat(64)
const pdf = `%PDF-1.7\n${'words '.repeat(1_000)}`
const aPdf = say('file.kind', { kind: 'pdf' })
const waiting = () => older.library.waiting({})
const counts = () => older.library.counts({})

async function keptBytes(source: number): Promise<Buffer> {
  const held: Uint8Array[] = []
  for (let offset = 0; ;) {
    const { bytes } = await older.ingest.waitingBytes({ sourceId: source, offset, length: 100_000 })
    if (bytes.byteLength === 0) return Buffer.concat(held)
    held.push(bytes)
    offset += bytes.byteLength
  }
}

describe('a file that nobody reads', () => {
  it('is kept byte for byte, and listed with what it is and why it waits', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_500_000)]) // more than two blocks
    const at = file('scan.pdf', large)
    const report = await newer.import([at])
    const reason = say('intake.not-read-yet', { what: aPdf })
    expect(report.files).toEqual([
      expect.objectContaining({ path: at, sha256: sha256(large), format: 'pdf', status: 'waiting', reason }),
    ])
    const [row, ...others] = await waiting()
    expect(others).toEqual([])
    expect(row).toEqual({
      source: row!.source,
      importId: report.importId,
      path: at,
      sha256: sha256(large),
      size: large.length,
      what: aPdf,
      reason,
      isKept: true,
    })
    expect((await keptBytes(row!.source)).equals(large)).toBe(true)
    expect(await newer.unsound()).toEqual([])
  })

  it('is no source of anything: it adds to no count but that of its import', async () => {
    await newer.import([file('scan.pdf', pdf)])
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
    expect(await older.library.imports({})).toEqual([
      expect.objectContaining({ state: 'done', files: 1, waiting: 1, facts: 0, quarantined: 0 }),
    ])
  })

  it('is kept as it came where it came packed', async () => {
    const packed = gzipSync(pdf)
    await newer.import([file('scan.pdf.gz', packed)])
    const [row] = await waiting()
    expect(row).toMatchObject({ what: aPdf, sha256: sha256(packed) })
    expect((await keptBytes(row!.source)).equals(packed)).toBe(true)
  })

  it('waits even where nothing comes out of its packing', async () => {
    const broken = gzipSync(pdf).subarray(0, 12)
    const report = await newer.import([file('broken.gz', broken)])
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason: say('intake.ends-early') })
    expect(await waiting()).toEqual([
      expect.objectContaining({
        what: say('file.kind', { kind: 'gzip' }),
        sha256: sha256(broken),
        isKept: true,
      }),
    ])
  })

  it('adds nothing the second time, whatever it is called then', async () => {
    await newer.import([file('scan.pdf', pdf)])
    const before = await waiting()
    const report = await newer.import([file('again/other.txt', pdf)])
    expect(report.files[0]).toMatchObject({
      status: 'waiting',
      reason: say('intake.not-read-yet', { what: aPdf }),
    })
    expect(await waiting()).toEqual(before)
  })

  it('stands beside what can be read, which is stored', async () => {
    file('a-scan.pdf', pdf)
    file('b-ada.json', ada)
    file('c-empty.txt', '')
    const report = await newer.import([folder])
    expect(report.files.map(({ status }) => status)).toEqual(['waiting', 'done', 'waiting'])
    expect(await counts()).toMatchObject({ patients: 1, sources: 1 })
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['a-scan.pdf', 'c-empty.txt'])
    expect(await older.library.imports({})).toEqual([expect.objectContaining({ files: 3, waiting: 2 })])
  })

  it('goes with its import, and comes again', async () => {
    const first = await newer.import([file('one.pdf', `${pdf}1`)])
    await newer.import([file('two.pdf', `${pdf}2`)])
    expect(
      (await older.library.waiting({ importId: first.importId })).map(each => path.basename(each.path)),
    ).toEqual(['one.pdf'])
    await newer.intake.undo({ importId: first.importId })
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['two.pdf'])
    expect(await older.library.imports({})).toEqual([
      expect.objectContaining({ state: 'done', waiting: 1 }),
      expect.objectContaining({ state: 'undone', files: 0, waiting: 0 }),
    ])
    await newer.import([path.join(folder, 'one.pdf')])
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['two.pdf', 'one.pdf'])
    expect(await newer.unsound()).toEqual([])
  })

  it('is not kept where it is too large: its hash, size and kind are', async () => {
    const at = file('film.mp4', Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom')]))
    truncateSync(at, 128 * 2 ** 20 + 1)
    const report = await newer.import([at])
    const what = say('file.kind', { kind: 'recording' })
    const reason = say('intake.too-large-to-keep', {
      why: say('intake.not-read-yet', { what }),
      megabytes: 128,
    })
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason })
    expect(await waiting()).toEqual([
      expect.objectContaining({
        size: 134_217_729,
        sha256: sha256(readFileSync(at)),
        what,
        reason,
        isKept: false,
      }),
    ])
    expect(await older.ingest.waitingFiles({})).toEqual([])
    expect(await newer.unsound()).toEqual([])
  })

  it('does not make two clinics one, though both have it', async () => {
    for (const [clinic, name, born] of [
      ['north', 'Ada Invented', '1950-02-03'],
      ['south', 'Bob Madeup', '1961-05-06'],
    ] as const) {
      file(`${clinic}/licence.pdf`, pdf)
      file(`${clinic}/people.json`, bundle(patient(name, born)))
      expect((await newer.import([path.join(folder, clinic)])).quarantine).toEqual([])
    }
    expect(await counts()).toMatchObject({ patients: 2 })
  })
})
