import path from 'node:path'
import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import { deliveryOf, lookInto } from './delivery.ts'
import { importFile, type Imported } from './import-file.ts'
import { openFile } from './open-file.ts'
import type { SourceFile } from './source-file.ts'
import type { StoredWork } from './stored-source.ts'

type Ingest = Client<typeof ingestContract>
type Row = Awaited<ReturnType<Ingest['waitingFiles']>>[number]
const BLOCK = 1 << 20

async function* bytesOf(ingest: Ingest, sourceId: number): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const { bytes } = await ingest.waitingBytes({ sourceId, offset, length: BLOCK })
    if (bytes.byteLength === 0) return
    yield bytes
    offset += bytes.byteLength
  }
}

/** A waiting file as it came, out of the store. */
const fileOf = (ingest: Ingest, { sourceId, path: at, sha256, size, scope }: Row): SourceFile => ({
  path: at,
  folder: path.dirname(at),
  measured: { sha256, size },
  scope,
  bytes: () => bytesOf(ingest, sourceId),
})

/** One waiting file by the number of its source; undefined where it waits no more. */
export async function waitingFile(source: number, work: StoredWork): Promise<SourceFile | undefined> {
  return (await waitingRow(source, work))?.file
}
/** A waiting file, and what is kept of how it came. */
export interface WaitingFile {
  readonly row: Row
  readonly file: SourceFile
}
export async function waitingRow(source: number, { ingest }: StoredWork): Promise<WaitingFile | undefined> {
  const row = (await ingest.waitingFiles({})).find(({ sourceId }) => sourceId === source)
  return row && { row, file: fileOf(ingest, row) }
}

/** The waiting files for which there is a reader now, by the import that brought them. */
async function readable(work: StoredWork): Promise<Map<number, WaitingFile[]>> {
  const found: WaitingFile[] = []
  for (const row of await work.ingest.waitingFiles({})) {
    work.signal.throwIfAborted()
    const file = fileOf(work.ingest, row)
    const opened = await openFile(file, work)
    if (opened.as !== 'source') continue
    const { unpacked, source, recognised } = opened
    const asked = { bytes: () => unpacked.bytes(), format: recognised.format, answers: row.answers }
    const settled = await source.settle?.(asked, { recipes: () => work.ingest.recipes({}) })
    if (settled?.is !== 'open') found.push({ row, file })
  }
  return Map.groupBy(found, ({ row }) => row.importId)
}

/**
 * Reads what waited and has a reader now, as an import reads it: from the kept bytes, in the situation in which it
 * came, for the import that brought it. Files that came together are looked at together. What is interrupted waits on,
 * and is gone on with the next time.
 */
export async function* readWaiting(work: StoredWork): AsyncGenerator<{ report: Imported; of: number }> {
  const { ingest, sources, signal } = work
  const groups = await readable(work)
  const of = [...groups.values()].flat().length
  try {
    for (const [importId, group] of groups) {
      const { answers, received } = group[0]!.row // one import was given one set of answers, on one day
      const files = group.map(each => each.file)
      const looked = await lookInto(files, { ingest, sources, answers, signal })
      const delivery = deliveryOf(files, looked, answers)
      const common = {
        ingest,
        sources,
        importId,
        answers,
        delivery,
        received,
        signal,
        onBatch: () => undefined,
      }
      for (const file of files) {
        signal.throwIfAborted()
        yield { report: await importFile(file, common), of }
      }
    }
  } finally {
    if (of > 0) await ingest.settleWaiting({})
  }
}
