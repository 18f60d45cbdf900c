import type { z } from 'zod'
import type { noteMethods } from '../../../shared/contract/intake-notes.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { NOTE, type BoundNote } from '../sources/notes/bound.ts'
import { notes } from '../sources/notes/index.ts'
import { wordsOrReason } from '../sources/notes/read.ts'
import { statedHead } from '../sources/notes/stated.ts'
import type { Imported } from './import-file.ts'
import { openFile } from './open-file.ts'
import { readAnswered } from './read-answered.ts'
import { waitingRow, type WaitingFile } from './read-waiting.ts'
import type { StoredWork } from './stored-source.ts'

/** Whose a waiting note is, and from when, as somebody said. */
export type SaidNote = z.infer<typeof noteMethods.readNote.input>
export type NoteHead = z.infer<typeof noteMethods.noteOf.output>

/** So much of a note is shown beside the question whose it is. */
const SHOWN = 3_000

const waitsNoMore = () => new AppError('not-found', say('note-file.waits-no-more'))

async function opened(waiting: WaitingFile | undefined, work: StoredWork) {
  const found = waiting && (await openFile(waiting.file, work))
  if (!waiting || found?.as !== 'source' || found.source.id !== notes.id) throw waitsNoMore()
  return { ...waiting, unpacked: found.unpacked }
}

/**
 * What a waiting note says of itself, and how it begins. Throws AppError: 'not-found' where no note waits there, and
 * 'unreadable-source' where there are no words in it.
 */
export async function noteOf(source: number, work: StoredWork): Promise<NoteHead> {
  const { row, unpacked } = await opened(await waitingRow(source, work), work)
  for await (const piece of notes.pieces(unpacked.bytes(), '')) {
    const found = wordsOrReason(piece)
    if (!('words' in found)) throw new AppError('unreadable-source', found.reason)
    const { text } = found.words
    return { beginning: text.slice(0, SHOWN), stated: statedHead(text, row.received) }
  }
  throw waitsNoMore()
}

/** Reads a waiting note by what was said of it. Throws AppError 'not-found' for no such note, and no such patient. */
export async function readNote({ source, patient, happened }: SaidNote, work: StoredWork): Promise<Imported> {
  const waiting = await opened(await waitingRow(source, work), work)
  const { identity } = await work.ingest.nameOfPatient({ patient })
  const bound: BoundNote = { person: identity, ...(happened !== undefined && { happened }) }
  return readAnswered(waiting, { [NOTE]: JSON.stringify(bound) }, work)
}
