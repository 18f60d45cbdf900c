import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { NoteToSign } from '../../../shared/contract/sign-note.ts'
import { BY_HAND, signedEntry, type EntryDraft } from '../../../shared/domain/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { importFile } from '../pipeline/import-file.ts'
import type { SourceFile } from '../pipeline/source-file.ts'
import type { Source } from '../sources/source.ts'
import { impossibleIn, type Impossible } from './impossible.ts'

type Ingest = Client<typeof ingestContract>
interface Work {
  readonly ingest: Ingest
  readonly sources: readonly Source[]
  readonly log: (line: string) => void
}
interface Signed {
  readonly importId: number
  /** Canonical JSON of a signed entry. */
  readonly form: string
}

/** What is signed is stored, whether or not the window still waits for it. */
const NEVER = new AbortController().signal

/** A signed form as the one file of its import. */
function fileOf(form: string, { entry, version }: { entry: string; version: number }): SourceFile {
  const bytes = Buffer.from(form)
  return {
    path: `by-hand/${entry}/${version}.json`,
    async *bytes() {
      yield bytes
    },
  }
}

async function store({ importId, form }: Signed, { ingest, sources }: Work): Promise<void> {
  const signed = signedEntry.parse(JSON.parse(form))
  try {
    const { status } = await importFile(fileOf(form, signed), {
      ingest,
      sources,
      importId,
      answers: {},
      delivery: { measured: new Map(), scopeOf: () => BY_HAND },
      received: signed.written.slice(0, '2026-11-29'.length),
      signal: NEVER,
      onBatch: () => undefined,
    })
    if (status !== 'done' && status !== 'known') throw new AppError('internal', say('fault.internal'))
    await ingest.finish({ importId })
  } catch (error) {
    await ingest.interrupt({ importId }).catch(() => {
      /* the store is gone or locked: the error says so */
    })
    throw error
  }
}

/** Stores what was signed before and never stored, because the process ended in between. */
async function storeOthers(others: readonly Signed[], work: Work): Promise<void> {
  for (const each of others) {
    try {
      await store(each, work)
      await work.ingest.entered({ importId: each.importId })
    } catch {
      work.log(`entry of import ${each.importId} is not stored`) // the list of imports says that it was interrupted
    }
  }
}

/** Moves what an entry states to the chart of somebody else; both halves were signed together. */
export async function move(order: { requestId: string; entry: string; patient: number }, work: Work) {
  const signed = await work.ingest.signMove(order)
  await storeMoved([signed.here, signed.away], work)
  return signed
}

/** Moves a note, and what its lines stated, to the chart of somebody else; all of it was signed together. */
export async function moveNote(order: { requestId: string; note: number; patient: number }, work: Work) {
  const { note, imports } = await work.ingest.signMoveNote(order)
  await storeMoved(imports, work)
  return { note, entries: imports.length / 2 } // each has a half here and a half away
}

async function storeMoved(imports: readonly number[], work: Work): Promise<void> {
  const { ingest } = work
  const own = (each: Signed) => imports.includes(each.importId)
  const unstored = await ingest.unstored({})
  for (const each of unstored.filter(own)) {
    await store(each, work)
    await ingest.entered({ importId: each.importId })
  }
  await storeOthers(
    unstored.filter(each => !own(each)),
    work,
  )
}

interface Order {
  readonly requestId: string
  readonly draft: EntryDraft
  /** In which it was written, where it was. */
  readonly note?: NoteToSign | undefined
}

/** Signs a draft and stores it, or answers what of it cannot be. */
export async function enter({ requestId, draft, note }: Order, work: Work) {
  const faults: Impossible[] = impossibleIn(draft)
  if (faults.length > 0) return { kind: 'impossible' as const, faults }
  const { ingest } = work
  const { importId, note: signed } = await ingest.sign({ requestId, draft, ...(note && { note }) })
  const unstored = await ingest.unstored({})
  const own = unstored.find(each => each.importId === importId)
  if (own) await store(own, work)
  const entered = await ingest.entered({ importId })
  await storeOthers(
    unstored.filter(each => each !== own),
    work,
  )
  return { kind: 'entered' as const, importId, ...entered, ...(signed && { note: signed }) }
}
