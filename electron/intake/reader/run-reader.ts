import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { connection } from '../../../shared/contract/connect.ts'
import type { Client, Contract } from '../../../shared/contract/define.ts'
import { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { say } from '../../../shared/words/message.ts'
import { placeOf } from '../../host/place-of.ts'
import { threadPort } from '../../host/ports.ts'
import { deliveryOf, lookInto } from '../pipeline/delivery.ts'
import { fileOf, type SourceFile } from '../pipeline/source-file.ts'
import type { Source } from '../sources/source.ts'
import { beatIn, type Beat } from './beat.ts'
import { reader } from './reader-contract.ts'
import { readingHere } from './reading.ts'

/** What the thread is handed: a port on which it serves, or one over which it stores. */
export interface ReaderPort {
  readonly role: 'serve' | 'store'
  readonly port: MessagePort
}
/** What it says of a fault: its place and kind, never its words. */
export interface ReaderNotice {
  readonly line: string
}

/** While the store is asked the reader waits, and is none that has no end. */
const WAITING_MILLISECONDS = 500

const movingFile = (file: SourceFile, beat: Beat): SourceFile => ({
  ...file,
  async *bytes() {
    for await (const chunk of file.bytes()) {
      beat.move()
      yield chunk
    }
  },
})
const movingSource = (source: Source, beat: Beat): Source => ({
  ...source,
  async *pieces(...given) {
    for await (const piece of source.pieces(...given)) {
      beat.move()
      yield piece
    }
  },
})
/** A client of which every call that is under way counts as moving. */
function movingClient<C extends Contract>(client: Client<C>, beat: Beat): Client<C> {
  let asked = 0
  setInterval(() => {
    if (asked > 0) beat.move()
  }, WAITING_MILLISECONDS).unref()
  const calls = client as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      async (...given: unknown[]) => {
        asked++
        try {
          return await call(...given)
        } finally {
          asked--
        }
      },
    ]),
  ) as unknown as Client<C> // as it was, method by method
}

/** The thread that reads: it may be ended at any time, and is started again. */
export function runReader(registry: readonly Source[]): void {
  const beat = beatIn(workerData as SharedArrayBuffer)
  const store = connection(ingestContract)
  const ingest = movingClient(store.client, beat)
  const sources = registry.map(each => movingSource(each, beat))
  const here = readingHere(ingest, sources)
  const own = parentPort!

  const handlers: Parameters<typeof serve<typeof reader>>[1] = {
    look: ({ files, answers, closed }, { signal }) =>
      lookInto(
        files.map(each => movingFile(fileOf(each), beat)),
        {
          ingest,
          sources,
          answers,
          signal,
          closed,
          onFile: at => beat.enter(at),
          onOpened: () => beat.open(),
        },
      ),
    importFile({ file: at, looked, until, ...common }, { signal, report }) {
      const file = movingFile(fileOf(at), beat)
      beat.enter(0)
      let rejects = 0
      return here
        .importFile(file, {
          ...common,
          ...(until && { until }),
          signal,
          delivery: deliveryOf([file], [looked], common.answers),
          onOpened: () => beat.open(),
          onBatch(pieces, more) {
            rejects += more
            report({ pieces, rejects })
          },
        })
        .then(({ others, ...imported }) => ({ ...imported, others: new Map(others) }))
    },
    retry: ({ id }, { signal }) => here.retry(id, signal),
    readAgain: ({ source }, { signal }) => here.readAgain(source, signal),
    async readWaiting(_input, { signal, report }) {
      const read: Array<{ report: Awaited<ReturnType<typeof handlers.importFile>>; of: number }> = []
      await here.readWaiting(signal, ({ report: { others, ...each }, of }) => {
        read.push({ report: { ...each, others: new Map(others) }, of })
        report({ phase: say('intake.reading-waiting'), done: read.length, of })
      })
      return read
    },
    async openSealed(closed, { signal }) {
      beat.enter(0)
      const { others, ...imported } = await here.openSealed(closed, signal)
      return { ...imported, others: new Map(others) }
    },
    samplesOf: ({ source }, { signal }) => here.samplesOf(source, signal),
    async readSamples(said, { signal }) {
      beat.enter(0)
      const { others, ...imported } = await here.readSamples(said, signal)
      return { ...imported, others: new Map(others) }
    },
    reportOf: (asked, { signal }) => {
      beat.enter(0)
      return here.reportOf(asked, signal)
    },
    async readReport(said, { signal }) {
      beat.enter(0)
      const { others, ...imported } = await here.readReport(said, signal)
      return { ...imported, others: new Map(others) }
    },
    noteOf: ({ source }, { signal }) => {
      beat.enter(0)
      return here.noteOf(source, signal)
    },
    async readNote(said, { signal }) {
      beat.enter(0)
      const { others, ...imported } = await here.readNote(said, signal)
      return { ...imported, others: new Map(others) }
    },
    lookForErasing: async (whom, { signal, report }) => ({
      number: await here.lookForErasing(whom, signal, report),
    }),
    lookAtTables: (look, { signal }) => {
      beat.enter(0)
      return here.lookAtTables(look, signal)
    },
    partsOfFile: ({ source }, { signal }) => {
      beat.enter(0)
      return here.partsOfFile(source, signal)
    },
    readBack: ({ facts }, { signal, report }) => here.readBack(facts, signal, report),
  }
  const onFault = (place: string, error: unknown) => {
    own.postMessage({ line: `${place}: ${placeOf(error)}` } satisfies ReaderNotice)
  }
  beat.begin()
  own.on('message', ({ role, port }: ReaderPort) => {
    if (role === 'store') store.attach(threadPort(port))
    else serve(reader, handlers, threadPort(port), { onFault })
  })
}
