import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import type { Source } from '../../../electron/intake/sources/source.ts'
import { say } from '../../../shared/words/message.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { ownFhir } from '../../fixtures/shared.ts'
import { ada, bundle, patient, pulse } from './invented-bundle.ts'
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

/** The store of somebody who had the reader from the start. */
async function hashAfter(paths: readonly string[]): Promise<string> {
  const fresh = intakeRoom([fhir])
  try {
    await fresh.import(paths)
    return (await fresh.library.counts({})).contentHash
  } finally {
    fresh.end()
  }
}
async function keptBytes(source: number): Promise<Buffer> {
  const held: Uint8Array[] = []
  for (let offset = 0; ;) {
    const { bytes } = await older.ingest.waitingBytes({ sourceId: source, offset, length: 100_000 })
    if (bytes.byteLength === 0) return Buffer.concat(held)
    held.push(bytes)
    offset += bytes.byteLength
  }
}

describe('a version that has a reader', () => {
  it('reads what waited, to the same content as if it had always had it', async () => {
    const report = await older.import([ownFhir('bundles')])
    expect(new Set(report.files.map(each => each.status))).toEqual(new Set(['waiting']))
    expect((await waiting()).map(each => each.what)).toEqual(
      report.files.map(() => say('file.kind', { kind: 'fhirBundle' })),
    )
    expect(await counts()).toMatchObject({ patients: 0, sources: 0 })

    const read = await newer.intake.readWaiting({})
    expect(read.stillWaiting).toBe(0)
    expect(read.files.map(({ path: at, status }) => [at, status])).toEqual(
      report.files.map(each => [each.path, 'done']),
    )
    expect(await waiting()).toEqual([])
    expect((await counts()).contentHash).toBe(await hashAfter([ownFhir('bundles')]))
    expect(await newer.unsound()).toEqual([])
  })

  it('leads each fact back to its bytes, also of a file that came packed', async () => {
    const at = file('ada.json.gz', gzipSync(ada))
    await older.import([at])
    await newer.intake.readWaiting({})
    const [row] = (await newer.patients.list({ query: '', offset: 0, limit: 10 })).rows
    const [line] = (
      await newer.patients.facts({ patient: row!.patient, kind: 'observation', offset: 0, limit: 5 })
    ).rows
    const origin = await newer.patients.source(line!.fact)
    expect(origin).toMatchObject({ path: at, sha256: sha256(readFileSync(at)), format: 'fhir-bundle+gzip' })
    expect(JSON.parse(origin.text)).toEqual(pulse('o1', 72))
  })

  it('counts it to the import that brought it, whose undo removes it', async () => {
    const { importId } = await older.import([file('ada.json', ada)])
    await newer.intake.readWaiting({})
    expect(await older.library.imports({})).toEqual([
      expect.objectContaining({ importId, files: 1, waiting: 0, patients: 1, facts: 1 }),
    ])
    await newer.intake.undo({ importId })
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
    expect(await newer.unsound()).toEqual([])
  })

  it('leaves alone what it cannot read either', async () => {
    file('ada.json', ada)
    file('scan.pdf', pdf)
    await older.import([folder])
    const { files, stillWaiting } = await newer.intake.readWaiting({})
    expect(files.map(each => path.basename(each.path))).toEqual(['ada.json'])
    expect(stillWaiting).toBe(1)
    expect((await waiting()).map(each => each.what)).toEqual([aPdf])
    expect(await newer.intake.readWaiting({})).toEqual({ files: [], stillWaiting: 1 })
  })

  it('lets a file wait on that it began and found to be none of its own, and says why', async () => {
    const at = path.join(ownFhir('oddities'), 'stu3.json')
    await older.import([at])
    const reason = say('intake.fhir-other-version', { version: 'STU3' })
    for (const _time of [1, 2]) {
      const { files } = await newer.intake.readWaiting({})
      expect(files).toEqual([expect.objectContaining({ path: at, status: 'waiting', reason })])
      const [row] = await waiting()
      expect(row).toMatchObject({ reason, isKept: true })
      expect((await keptBytes(row!.source)).equals(readFileSync(at))).toBe(true)
    }
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
    expect(await newer.unsound()).toEqual([])
  })

  it('knows a woman again who waited in two imports', async () => {
    await older.import([file('week1.json', ada)])
    await older.import([file('week2.json', bundle(patient('Ada Invented', '1950-02-03'), pulse('o2', 80)))])
    await newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({
      patients: 1,
      facts: expect.objectContaining({ observation: 2 }) as object,
    })
  })

  it('reads it in the source that it was said to come from', async () => {
    await older.import([file('north.json', ada)], { source: 'north' })
    await older.import([file('south.json', bundle(patient('Bob Madeup', '1961-05-06')))], { source: 'south' })
    await newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({ patients: 2 })
    expect(await older.library.quarantine({})).toEqual([])
  })

  it('keeps two clinics apart that waited together', async () => {
    file('north/people.json', ada)
    file('south/people.json', bundle(patient('Bob Madeup', '1961-05-06')))
    await older.import([folder])
    await newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({ patients: 2 })
    expect(await older.library.quarantine({})).toEqual([])
  })

  it('joins what it reads to what was read of the files beside it', async () => {
    const reads: Source = {
      ...fhir,
      recognise: sniffed =>
        sniffed.head.includes('pulse') ? { certainty: 'none' } : fhir.recognise(sniffed),
    }
    file('labs.json', bundle(pulse('o1', 72)))
    file('people.json', bundle(patient('Ada Invented', '1950-02-03')))
    await older.withSources([reads]).import([folder])
    expect(await counts()).toMatchObject({
      patients: 1,
      facts: expect.objectContaining({ observation: 0 }) as object,
    })
    await newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({
      patients: 1,
      facts: expect.objectContaining({ observation: 1 }) as object,
    })
    expect(await older.library.quarantine({})).toEqual([])
  })

  it('says of what it read that nobody describes the patient', async () => {
    await older.import([file('alone.json', bundle(pulse('o1', 72)))])
    await newer.intake.readWaiting({})
    expect((await older.library.quarantine({})).map(each => each.reason.key)).toEqual([
      'quarantine.no-such-patient',
    ])
  })

  it('reads it as well where the file itself comes again', async () => {
    const at = file('ada.json', ada)
    await older.import([at])
    expect((await newer.import([at])).files[0]).toMatchObject({ status: 'done', stored: 2 })
    expect(await waiting()).toEqual([])
    expect((await counts()).contentHash).toBe(await hashAfter([at]))
  })

  it('has read what an older version meets again: it is known', async () => {
    const at = file('ada.json', ada)
    await newer.import([at])
    expect((await older.import([at])).files[0]).toMatchObject({ status: 'known' })
    expect(await waiting()).toEqual([])
  })
})

describe('a stop in the middle', () => {
  it('of keeping leaves nothing that counts, and the next import keeps it as a whole', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1_500_000)])
    const at = file('scan.pdf', large)
    // As an import does until its process is killed.
    const { importId } = await older.ingest.begin({ requestId: randomUUID(), label: at, brings: 'files' })
    const { sourceId, state } = await older.ingest.wait({
      importId,
      path: at,
      sha256: sha256(large),
      size: large.length,
      format: 'pdf',
      what: aPdf,
      reason: say('intake.not-read-yet', { what: aPdf }),
      keeps: true,
      scope: 'delivery',
      answers: {},
      received: '2026-11-29',
    })
    expect(state).toBe('begun')
    await older.ingest.keepWaiting({
      sourceId,
      offset: 0,
      length: 1_000_000,
      packed: new Uint8Array(zstdCompressSync(large.subarray(0, 1_000_000))),
    })
    older = older.reopen()
    newer = older.withSources([fhir])

    expect(await waiting()).toEqual([])
    expect(await older.ingest.waitingFiles({})).toEqual([])
    expect(await older.library.imports({})).toEqual([
      expect.objectContaining({ state: 'interrupted', waiting: 0 }),
    ])
    expect(await newer.unsound()).toEqual([])

    await newer.import([at])
    const [row] = await waiting()
    expect((await keptBytes(row!.source)).equals(large)).toBe(true)
    expect(await newer.unsound()).toEqual([])
    for (const each of await older.library.imports({})) await newer.intake.undo({ importId: each.importId })
    expect(await waiting()).toEqual([])
  })

  it('of an import that is cancelled keeps whole files only', async () => {
    for (const name of ['a', 'b', 'c'])
      file(`${name}.pdf`, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_000_000)]))
    const begun = Promise.withResolvers<number>()
    // A source that reads nothing, and has the import cancelled when
    // it is asked for the last time about the second file.
    let asked = 0
    const watcher: Source = {
      ...fhir,
      recognise({ name }) {
        if (path.basename(name) === 'b.pdf' && ++asked === 2)
          void begun.promise.then(job => cancelled.intake.cancel({ job }))
        return { certainty: 'none' }
      },
    }
    const cancelled = older.withSources([watcher])
    const { job } = await cancelled.intake.start({ requestId: 'cancelled', paths: [folder] })
    begun.resolve(job)
    expect(await cancelled.intake.watch({ job })).toMatchObject({ state: 'cancelled' })
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['a.pdf'])
    expect(await newer.unsound()).toEqual([])
    await newer.import([folder])
    expect((await waiting()).map(each => path.basename(each.path)).toSorted()).toEqual([
      'a.pdf',
      'b.pdf',
      'c.pdf',
    ])
  })

  it('of reading what waited goes on where it stopped, to the same content', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => pulse(`o${at}`, at))
    const at = file('ada.json', bundle(patient('Ada Invented', '1950-02-03'), ...many))
    await older.import([at])
    const stop = new AbortController()
    const stopped = older.withSources([
      {
        ...fhir,
        async *pieces(...given) {
          let seen = 0
          for await (const piece of fhir.pieces(...given)) {
            if (++seen === 1_100) stop.abort()
            yield piece
          }
        },
      },
    ])
    await expect(stopped.intake.readWaiting({}, { signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    older = older.reopen()
    newer = older.withSources([fhir])
    expect((await waiting()).map(each => each.path)).toEqual([at])
    expect(await newer.unsound()).toEqual([])

    expect(await newer.intake.readWaiting({})).toMatchObject({ files: [{ status: 'done' }], stillWaiting: 0 })
    expect(await waiting()).toEqual([])
    expect((await counts()).contentHash).toBe(await hashAfter([at]))
    await newer.intake.undo({ importId: 1 })
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
  })
})
