import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { looksSealed, unsealed } from '../../host/sealed-file.ts'
import { limits } from '../budgets.ts'
import { deliveryOf, lookInto } from './delivery.ts'
import { importFile, type Imported } from './import-file.ts'
import { openFile } from './open-file.ts'
import { waitingFile } from './read-waiting.ts'
import type { SourceFile } from './source-file.ts'
import type { StoredWork } from './stored-source.ts'

/** A waiting file by the number of its source, and what opens it. */
export interface ClosedFile {
  readonly source: number
  readonly passphrase: string
}

const PIECE = 1 << 20
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

async function textOf(file: SourceFile): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of file.bytes()) parts.push(part)
  return Buffer.concat(parts).toString('latin1') // it is ASCII throughout, or does not open
}

/**
 * Opens a waiting file by its passphrase and reads what is inside, as an import reads it: for the import that brought
 * it, in the situation in which it came. What is kept from then on are the bytes inside, under the hash of the file as
 * it came, as of any file that came packed. Throws AppError: 'not-found', 'wrong-passphrase', and 'unreadable-source'
 * where nobody reads what is inside, or only by an answer (a note: whose it is); it then waits on as it came.
 */
export async function openSealed({ source, passphrase }: ClosedFile, work: StoredWork): Promise<Imported> {
  const { ingest, signal, sources } = work
  const row = (await ingest.waitingFiles({})).find(({ sourceId }) => sourceId === source)
  const closed = row && (await waitingFile(source, work))
  const text = closed && (await textOf(closed))
  if (!closed || !text || !looksSealed(text.trimStart()))
    throw new AppError('not-found', say('sealed.not-sealed'))
  const inside = await unsealed(text.trimStart(), passphrase, limits.sealedBytes)
  signal.throwIfAborted()
  const file: SourceFile = { ...closed, lay: 'jwe', bytes: () => inPieces(inside) }
  const opened = await openFile(file, work)
  if (opened.as !== 'source') throw new AppError('unreadable-source', say('sealed.holds-nothing'))
  // What waits is kept as it came: an answer to what is inside would have to open it again.
  const { source: reader, unpacked, recognised } = opened
  const asked = { bytes: () => unpacked.bytes(), format: recognised.format, answers: row.answers }
  const settled = await reader.settle?.(asked, { recipes: () => ingest.recipes({}) })
  if (settled?.is === 'open') throw new AppError('unreadable-source', say('sealed.asks'))
  const { importId, answers, received } = row
  const looked = await lookInto([file], { ingest, sources, answers, signal })
  try {
    return await importFile(file, {
      ingest,
      sources,
      importId,
      answers,
      received,
      signal,
      delivery: deliveryOf([file], looked, answers),
      onBatch: () => undefined,
    })
  } finally {
    await ingest.settleWaiting({})
  }
}
