import { randomBytes } from 'node:crypto'
import { readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { say } from '../../../shared/words/message.ts'
import { ada, bundle, patient } from './invented-bundle.ts'
import { NOTHING, aPdf, pdf, sha256, twoPrograms } from './two-programs.ts'

const programs = twoPrograms()
const { file, waiting, counts } = programs

async function keptBytes(source: number): Promise<Buffer> {
  const held: Uint8Array[] = []
  for (let offset = 0; ;) {
    const { bytes } = await programs.older.ingest.waitingBytes({ sourceId: source, offset, length: 100_000 })
    if (bytes.byteLength === 0) return Buffer.concat(held)
    held.push(bytes)
    offset += bytes.byteLength
  }
}

describe('a file that nobody reads', () => {
  it('is kept byte for byte, and listed with what it is and why it waits', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_500_000)]) // more than two blocks
    const at = file('scan.pdf', large)
    const report = await programs.newer.import([at])
    const reason = say('report.damaged')
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
    expect(await programs.newer.unsound()).toEqual([])
  })

  it('is no source of anything: it adds to no count but that of its import', async () => {
    await programs.newer.import([file('scan.pdf', pdf)])
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
    expect(await programs.older.library.imports({})).toEqual([
      expect.objectContaining({ state: 'done', files: 1, waiting: 1, facts: 0, quarantined: 0 }),
    ])
  })

  it('is kept as it came where it came packed', async () => {
    const packed = gzipSync(pdf)
    await programs.newer.import([file('scan.pdf.gz', packed)])
    const [row] = await waiting()
    expect(row).toMatchObject({ what: aPdf, sha256: sha256(packed) })
    expect((await keptBytes(row!.source)).equals(packed)).toBe(true)
  })

  it('waits even where nothing comes out of its packing', async () => {
    const broken = gzipSync(pdf).subarray(0, 12)
    const report = await programs.newer.import([file('broken.gz', broken)])
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
    await programs.newer.import([file('scan.pdf', pdf)])
    const before = await waiting()
    const report = await programs.newer.import([file('again/other.txt', pdf)])
    expect(report.files[0]).toMatchObject({
      status: 'waiting',
      reason: say('report.damaged'),
    })
    expect(await waiting()).toEqual(before)
  })

  it('stands beside what can be read, which is stored', async () => {
    file('a-scan.pdf', pdf)
    file('b-ada.json', ada)
    file('c-empty.txt', '')
    const report = await programs.newer.import([programs.folder])
    expect(report.files.map(({ status }) => status)).toEqual(['waiting', 'done', 'waiting'])
    expect(await counts()).toMatchObject({ patients: 1, sources: 1 })
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['a-scan.pdf', 'c-empty.txt'])
    expect(await programs.older.library.imports({})).toEqual([
      expect.objectContaining({ files: 3, waiting: 2 }),
    ])
  })

  it('goes with its import, and comes again', async () => {
    const first = await programs.newer.import([file('one.pdf', `${pdf}1`)])
    await programs.newer.import([file('two.pdf', `${pdf}2`)])
    expect(
      (await programs.older.library.waiting({ importId: first.importId })).map(each =>
        path.basename(each.path),
      ),
    ).toEqual(['one.pdf'])
    await programs.newer.intake.undo({ importId: first.importId })
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['two.pdf'])
    expect(await programs.older.library.imports({})).toEqual([
      expect.objectContaining({ state: 'done', waiting: 1 }),
      expect.objectContaining({ state: 'undone', files: 0, waiting: 0 }),
    ])
    await programs.newer.import([path.join(programs.folder, 'one.pdf')])
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['two.pdf', 'one.pdf'])
    expect(await programs.newer.unsound()).toEqual([])
  })

  it('is not kept where it is too large: its hash, size and kind are', async () => {
    const at = file('film.mp4', Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom')]))
    truncateSync(at, 128 * 2 ** 20 + 1)
    const report = await programs.newer.import([at])
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
    expect(await programs.older.ingest.waitingFiles({})).toEqual([])
    expect(await programs.newer.unsound()).toEqual([])
  })

  it('does not make two clinics one, though both have it', async () => {
    for (const [clinic, name, born] of [
      ['north', 'Ada Invented', '1950-02-03'],
      ['south', 'Bob Madeup', '1961-05-06'],
    ] as const) {
      file(`${clinic}/licence.pdf`, pdf)
      file(`${clinic}/people.json`, bundle(patient(name, born)))
      expect((await programs.newer.import([path.join(programs.folder, clinic)])).quarantine).toEqual([])
    }
    expect(await counts()).toMatchObject({ patients: 2 })
  })
})
