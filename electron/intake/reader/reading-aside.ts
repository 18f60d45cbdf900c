import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { limits } from '../budgets.ts'
import { deliveryOf, type LookedAt } from '../pipeline/delivery.ts'
import type { Imported } from '../pipeline/import-file.ts'
import type { SourceFile } from '../pipeline/source-file.ts'
import { alonePlace } from './alone.ts'
import { NoEnd } from './no-end.ts'
import type { FileWork, LookWork, Reading } from './reading.ts'
import type { ReaderThread } from './thread.ts'

const noEnd = () => say('intake.no-end', { seconds: limits.silentSeconds })

/**
 * Reads in a thread that is ended where no end comes of a file. Its bytes are then kept with that reason, and whoever
 * asked goes on with the next. What is no file on a disk is made here, and read here.
 */
export function readingAside(thread: ReaderThread, here: Reading): Reading {
  const looked = new WeakMap<SourceFile, LookedAt>()
  /** Files of which a look into them had no end, and whether it was known what they are. */
  const suspect = new WeakMap<SourceFile, { readonly isOpen: boolean }>()
  /** Files of which not even the bytes came to an end. */
  const endless = new WeakSet<SourceFile>()
  const place = alonePlace()

  async function lookAt(all: readonly SourceFile[], { answers, signal }: LookWork): Promise<void> {
    const closed = new Set<number>()
    const files = all.filter(file => !endless.has(file))
    for (;;)
      try {
        const input = { files: files.map(({ at }) => at!), answers, closed }
        const found = await thread.ask((client, own) => client.look(input, { signal: own }), signal)
        for (const [at, file] of files.entries()) looked.set(file, found[at]!)
        return
      } catch (error) {
        if (!(error instanceof NoEnd)) throw error
        if (closed.has(error.file)) {
          // It was no look into it that had no end.
          endless.add(files[error.file]!)
          return lookAt(all, { answers, signal })
        }
        closed.add(error.file)
        suspect.set(files[error.file]!, error)
      }
  }

  function ask(file: SourceFile, work: FileWork, until?: FileWork['until']): Promise<Imported> {
    const { importId, answers, received, onBatch, signal } = work
    const input = { importId, answers, received, file: file.at!, looked: looked.get(file)! }
    let told = 0
    return thread.ask(
      (client, own) =>
        client.importFile(until ? { ...input, until } : input, {
          signal: own,
          onProgress({ pieces, rejects }) {
            onBatch(pieces, rejects - told)
            told = rejects
          },
        }),
      signal,
    )
  }
  function unreadable(file: SourceFile): Imported {
    const sha256 = looked.get(file)?.measured?.sha256 ?? ''
    const nothing = { read: 0, stored: 0, quarantined: 0, others: new Map<string, number>() }
    return { path: file.path, sha256, format: '', status: 'unreadable', reason: noEnd(), ...nothing }
  }
  /** Of a file that was read alone and came to no end what can be kept is kept. */
  async function keepUnread(file: SourceFile, work: FileWork, isOpen: boolean): Promise<Imported> {
    for (const until of isOpen ? (['bytes', 'unnamed'] as const) : (['unnamed'] as const))
      try {
        return await ask(file, work, until)
      } catch (error) {
        if (!(error instanceof NoEnd)) throw error
      }
    return unreadable(file)
  }
  async function aloneOr(file: SourceFile, work: FileWork): Promise<Imported> {
    try {
      return await ask(file, work)
    } catch (error) {
      if (!(error instanceof NoEnd)) throw error
      return keepUnread(file, work, error.isOpen)
    }
  }

  return {
    async look(files, work) {
      if (files.some(({ at }) => !at)) return here.look(files, work)
      await lookAt(files, work)
      const found = files.map(file => looked.get(file) ?? { isAlone: true })
      return deliveryOf(files, found, work.answers)
    },
    async importFile(file, work) {
      if (!file.at) return here.importFile(file, work)
      if (endless.has(file)) return unreadable(file)
      const before = suspect.get(file)
      if (before) return place.alone(() => keepUnread(file, work, before.isOpen))
      try {
        return await place.among(() => ask(file, work))
      } catch (error) {
        if (!(error instanceof NoEnd)) throw error
      }
      // Of several that were under way nobody knows which had no end: each is read again, by itself.
      return place.alone(() => aloneOr(file, work))
    },
    async retry(id, signal) {
      try {
        return await thread.ask((client, own) => client.retry({ id }, { signal: own }), signal)
      } catch (error) {
        if (error instanceof NoEnd) return 'still-quarantined'
        throw error
      }
    },
    readAgain: (source, signal) =>
      thread
        .ask((client, own) => client.readAgain({ source }, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    async readWaiting(signal, onFile) {
      const read = await thread
        .ask((client, own) => client.readWaiting({}, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        })
      for (const each of read) onFile(each)
    },
    openSealed: (closed, signal) =>
      thread
        .ask((client, own) => client.openSealed(closed, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    samplesOf: (source, signal) =>
      thread
        .ask((client, own) => client.samplesOf({ source }, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    readSamples: (said, signal) =>
      thread
        .ask((client, own) => client.readSamples(said, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    reportOf: (asked, signal) =>
      thread
        .ask((client, own) => client.reportOf(asked, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    readReport: (said, signal) =>
      thread
        .ask((client, own) => client.readReport(said, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    noteOf: (source, signal) =>
      thread
        .ask((client, own) => client.noteOf({ source }, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    readNote: (said, signal) =>
      thread
        .ask((client, own) => client.readNote(said, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    lookForErasing: async (whom, signal, report) => {
      try {
        const { number } = await thread.ask(
          (client, own) => client.lookForErasing(whom, { signal: own, onProgress: report }),
          signal,
        )
        return number
      } catch (error) {
        throw unread(error)
      }
    },
    lookAtTables: ({ file, recipes, books }, signal) =>
      thread
        .ask(
          (client, own) =>
            client.lookAtTables({ file, recipes: [...recipes], books: [...books] }, { signal: own }),
          signal,
        )
        .catch((error: unknown) => {
          throw unread(error)
        }),
    partsOfFile: (source, signal) =>
      thread
        .ask((client, own) => client.partsOfFile({ source }, { signal: own }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
    readBack: (facts, signal, report) =>
      thread
        .ask((client, own) => client.readBack({ facts }, { signal: own, onProgress: report }), signal)
        .catch((error: unknown) => {
          throw unread(error)
        }),
  }
}

const unread = (error: unknown) =>
  error instanceof NoEnd ? new AppError('unreadable-source', noEnd()) : error
