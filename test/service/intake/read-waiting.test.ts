import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import type { Source } from '../../../electron/intake/sources/source.ts'
import { say } from '../../../shared/words/message.ts'
import { intakeRoom } from '../../fixtures/intake-room.ts'
import { ownFhir } from '../../fixtures/shared.ts'
import { ada, bundle, patient, pulse } from './invented-bundle.ts'
import { NOTHING, aPdf, pdf, sha256, twoPrograms } from './two-programs.ts'

const programs = twoPrograms()
const { file, waiting, counts } = programs

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
    const { bytes } = await programs.older.ingest.waitingBytes({ sourceId: source, offset, length: 100_000 })
    if (bytes.byteLength === 0) return Buffer.concat(held)
    held.push(bytes)
    offset += bytes.byteLength
  }
}

describe('a version that has a reader', () => {
  it('reads what waited, to the same content as if it had always had it', async () => {
    const report = await programs.older.import([ownFhir('bundles')])
    expect(new Set(report.files.map(each => each.status))).toEqual(new Set(['waiting']))
    expect((await waiting()).map(each => each.what)).toEqual(
      report.files.map(() => say('file.kind', { kind: 'fhirBundle' })),
    )
    expect(await counts()).toMatchObject({ patients: 0, sources: 0 })

    const read = await programs.newer.intake.readWaiting({})
    expect(read.stillWaiting).toBe(0)
    expect(read.files.map(({ path: at, status }) => [at, status])).toEqual(
      report.files.map(each => [each.path, 'done']),
    )
    expect(await waiting()).toEqual([])
    expect((await counts()).contentHash).toBe(await hashAfter([ownFhir('bundles')]))
    expect(await programs.newer.unsound()).toEqual([])
  })

  it('leads each fact back to its bytes, also of a file that came packed', async () => {
    const at = file('ada.json.gz', gzipSync(ada))
    await programs.older.import([at])
    await programs.newer.intake.readWaiting({})
    const [row] = (await programs.newer.patients.list({ query: '', offset: 0, limit: 10 })).rows
    const [line] = (
      await programs.newer.patients.facts({ patient: row!.patient, kind: 'observation', offset: 0, limit: 5 })
    ).rows
    const origin = await programs.newer.patients.source(line!.fact)
    expect(origin).toMatchObject({ path: at, sha256: sha256(readFileSync(at)), format: 'fhir-bundle+gzip' })
    expect(JSON.parse(origin.text)).toEqual(pulse('o1', 72))
  })

  it('counts it to the import that brought it, whose undo removes it', async () => {
    const { importId } = await programs.older.import([file('ada.json', ada)])
    await programs.newer.intake.readWaiting({})
    expect(await programs.older.library.imports({})).toEqual([
      expect.objectContaining({ importId, files: 1, waiting: 0, patients: 1, facts: 1 }),
    ])
    await programs.newer.intake.undo({ importId })
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
    expect(await programs.newer.unsound()).toEqual([])
  })

  it('leaves alone what it cannot read either', async () => {
    file('ada.json', ada)
    file('scan.pdf', pdf)
    await programs.older.import([programs.folder])
    const { files, stillWaiting } = await programs.newer.intake.readWaiting({})
    expect(files.map(each => path.basename(each.path))).toEqual(['ada.json'])
    expect(stillWaiting).toBe(1)
    expect((await waiting()).map(each => each.what)).toEqual([aPdf])
    expect(await programs.newer.intake.readWaiting({})).toEqual({ files: [], stillWaiting: 1 })
  })

  it('lets a file wait on that it began and found to be none of its own, and says why', async () => {
    const at = path.join(ownFhir('oddities'), 'stu3.json')
    await programs.older.import([at])
    const reason = say('intake.fhir-other-version', { version: 'STU3' })
    for (const _time of [1, 2]) {
      const { files } = await programs.newer.intake.readWaiting({})
      expect(files).toEqual([expect.objectContaining({ path: at, status: 'waiting', reason })])
      const [row] = await waiting()
      expect(row).toMatchObject({ reason, isKept: true })
      expect((await keptBytes(row!.source)).equals(readFileSync(at))).toBe(true)
    }
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
    expect(await programs.newer.unsound()).toEqual([])
  })

  it('knows a woman again who waited in two imports', async () => {
    await programs.older.import([file('week1.json', ada)])
    await programs.older.import([
      file('week2.json', bundle(patient('Ada Invented', '1950-02-03'), pulse('o2', 80))),
    ])
    await programs.newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({
      patients: 1,
      facts: expect.objectContaining({ observation: 2 }) as object,
    })
  })

  it('reads it in the source that it was said to come from', async () => {
    await programs.older.import([file('north.json', ada)], { source: 'north' })
    await programs.older.import([file('south.json', bundle(patient('Bob Madeup', '1961-05-06')))], {
      source: 'south',
    })
    await programs.newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({ patients: 2 })
    expect(await programs.older.library.quarantine({})).toEqual([])
  })

  it('keeps two clinics apart that waited together', async () => {
    file('north/people.json', ada)
    file('south/people.json', bundle(patient('Bob Madeup', '1961-05-06')))
    await programs.older.import([programs.folder])
    await programs.newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({ patients: 2 })
    expect(await programs.older.library.quarantine({})).toEqual([])
  })

  it('joins what it reads to what was read of the files beside it', async () => {
    const reads: Source = {
      ...fhir,
      recognise: sniffed =>
        sniffed.head.includes('pulse') ? { certainty: 'none' } : fhir.recognise(sniffed),
    }
    file('labs.json', bundle(pulse('o1', 72)))
    file('people.json', bundle(patient('Ada Invented', '1950-02-03')))
    await programs.older.withSources([reads]).import([programs.folder])
    expect(await counts()).toMatchObject({
      patients: 1,
      facts: expect.objectContaining({ observation: 0 }) as object,
    })
    await programs.newer.intake.readWaiting({})
    expect(await counts()).toMatchObject({
      patients: 1,
      facts: expect.objectContaining({ observation: 1 }) as object,
    })
    expect(await programs.older.library.quarantine({})).toEqual([])
  })

  it('says of what it read that nobody describes the patient', async () => {
    await programs.older.import([file('alone.json', bundle(pulse('o1', 72)))])
    await programs.newer.intake.readWaiting({})
    expect((await programs.older.library.quarantine({})).map(each => each.reason.key)).toEqual([
      'quarantine.no-such-patient',
    ])
  })

  it('reads it as well where the file itself comes again', async () => {
    const at = file('ada.json', ada)
    await programs.older.import([at])
    expect((await programs.newer.import([at])).files[0]).toMatchObject({ status: 'done', stored: 2 })
    expect(await waiting()).toEqual([])
    expect((await counts()).contentHash).toBe(await hashAfter([at]))
  })

  it('has read what an older version meets again: it is known', async () => {
    const at = file('ada.json', ada)
    await programs.newer.import([at])
    expect((await programs.older.import([at])).files[0]).toMatchObject({ status: 'known' })
    expect(await waiting()).toEqual([])
  })
})

describe('a stop in the middle', () => {
  it('of keeping leaves nothing that counts, and the next import keeps it as a whole', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1_500_000)])
    const at = file('scan.pdf', large)
    // As an import does until its process is killed.
    const { importId } = await programs.older.ingest.begin({
      requestId: randomUUID(),
      label: at,
      brings: 'files',
    })
    const { sourceId, state } = await programs.older.ingest.wait({
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
    await programs.older.ingest.keepWaiting({
      sourceId,
      offset: 0,
      length: 1_000_000,
      packed: new Uint8Array(zstdCompressSync(large.subarray(0, 1_000_000))),
    })
    programs.reopen()

    expect(await waiting()).toEqual([])
    expect(await programs.older.ingest.waitingFiles({})).toEqual([])
    expect(await programs.older.library.imports({})).toEqual([
      expect.objectContaining({ state: 'interrupted', waiting: 0 }),
    ])
    expect(await programs.newer.unsound()).toEqual([])

    await programs.newer.import([at])
    const [row] = await waiting()
    expect((await keptBytes(row!.source)).equals(large)).toBe(true)
    expect(await programs.newer.unsound()).toEqual([])
    for (const each of await programs.older.library.imports({}))
      await programs.newer.intake.undo({ importId: each.importId })
    expect(await waiting()).toEqual([])
  })

  it('of an import that is cancelled keeps whole files only', async () => {
    for (const name of ['a', 'b', 'c'])
      file(
        `${name}.png`,
        Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), randomBytes(3_000_000)]),
      )
    const begun = Promise.withResolvers<number>()
    // A source that reads nothing, and has the import cancelled when
    // it is asked for the last time about the second file.
    let asked = 0
    const watcher: Source = {
      ...fhir,
      recognise({ name }) {
        if (path.basename(name) === 'b.png' && ++asked === 2)
          void begun.promise.then(job => cancelled.intake.cancel({ job }))
        return { certainty: 'none' }
      },
    }
    const cancelled = programs.older.withSources([watcher])
    const { job } = await cancelled.intake.start({ requestId: 'cancelled', paths: [programs.folder] })
    begun.resolve(job)
    expect(await cancelled.intake.watch({ job })).toMatchObject({ state: 'cancelled' })
    expect((await waiting()).map(each => path.basename(each.path))).toEqual(['a.png'])
    expect(await programs.newer.unsound()).toEqual([])
    await programs.newer.import([programs.folder])
    expect((await waiting()).map(each => path.basename(each.path)).toSorted()).toEqual([
      'a.png',
      'b.png',
      'c.png',
    ])
  })

  it('of reading what waited goes on where it stopped, to the same content', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => pulse(`o${at}`, at))
    const at = file('ada.json', bundle(patient('Ada Invented', '1950-02-03'), ...many))
    await programs.older.import([at])
    const stop = new AbortController()
    const stopped = programs.older.withSources([
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
    programs.reopen()
    expect((await waiting()).map(each => each.path)).toEqual([at])
    expect(await programs.newer.unsound()).toEqual([])

    expect(await programs.newer.intake.readWaiting({})).toMatchObject({
      files: [{ status: 'done' }],
      stillWaiting: 0,
    })
    expect(await waiting()).toEqual([])
    expect((await counts()).contentHash).toBe(await hashAfter([at]))
    await programs.newer.intake.undo({ importId: 1 })
    expect(await counts()).toMatchObject({ patients: 0, sources: 0, contentHash: NOTHING })
  })
})
