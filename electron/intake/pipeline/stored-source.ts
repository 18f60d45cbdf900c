import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { Piece, Source } from '../sources/source.ts'
import { CutShort } from './reasons.ts'

type Ingest = Client<typeof ingestContract>
type Row = Awaited<ReturnType<Ingest['sourceRow']>>
const BLOCK = 1 << 20

/** What reading from the store needs. */
export interface StoredWork {
  readonly ingest: Ingest
  readonly sources: readonly Source[]
  readonly signal: AbortSignal
}

/** The kept bytes of a source, from their beginning. `cutShort`: why the file itself ended too early, when it did. */
async function* keptBytes(
  ingest: Ingest,
  sourceId: number,
  cutShort: Row['cutShort'],
): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const { bytes } = await ingest.keptBytes({ sourceId, offset, length: BLOCK })
    if (bytes.byteLength === 0) break
    yield bytes
    offset += bytes.byteLength
  }
  if (cutShort !== undefined) throw new CutShort(cutShort)
}

/** The pieces of a stored source, as they were when it was first read. */
export const storedPieces = (
  ingest: Ingest,
  sourceId: number,
  row: Row,
  source: Source,
): AsyncIterable<Piece> =>
  source.pieces(keptBytes(ingest, sourceId, row.cutShort), row.format.split('+')[0]!, row.answers)

/** The reader that a stored source names; none where this version does not have it. */
export const readerOf = (sources: readonly Source[], id: string): Source | undefined =>
  sources.find(each => each.id === id)
