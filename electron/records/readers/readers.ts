import { day } from '../../../shared/contract/day.ts'
import type { Client, Contract, Handlers } from '../../../shared/contract/define.ts'
import { frames } from '../../../shared/contract/frames.ts'
import { library } from '../../../shared/contract/library.ts'
import { patients } from '../../../shared/contract/patients.ts'
import type { ReaderData } from './reader-thread.ts'
import { readingThread } from './reading-thread.ts'
import { upkeep } from './upkeep.ts'

/** A question or a backup may run on for so long after the last; the memory of its thread is then given back. */
const IDLE_MILLISECONDS = 30_000

/** Handlers of which some are answered by another thread. */
function aside<C extends Contract>(
  own: Handlers<C>,
  client: Client<C>,
  methods: ReadonlyArray<keyof C['methods'] & string>,
): Handlers<C> {
  // The other end has the same table: what goes in was parsed by it, and what comes out is.
  const calls = client as Record<string, (input: unknown, options: object) => Promise<unknown>>
  const forwarded = methods.map(name => [
    name,
    (input: unknown, { signal, report }: { signal: AbortSignal; report: (step: never) => void }) =>
      calls[name]!(input, { signal, onProgress: report }),
  ])
  return { ...own, ...Object.fromEntries(forwarded) }
}

/**
 * The threads that read beside the one that writes: a key press waits neither for the batches of an import nor for a
 * question. The quick one answers lists and charts, each within milliseconds; the patient one questions over everybody,
 * verify and backups, and is there only while it is needed.
 */
export function readers(settings: { reading: () => ReaderData; log: (line: string) => void }) {
  const quick = readingThread(settings)
  const patient = readingThread({ ...settings, idleMilliseconds: IDLE_MILLISECONDS })
  const quickPatients = quick.client(patients)
  const quickDay = quick.client(day)
  const quickLibrary = quick.client(library)
  const quickFrames = quick.client(frames)
  const patientFrames = patient.client(frames)
  const patientPatients = patient.client(patients)

  return {
    /** Opening a chart is written into the audit log, and so are notes: these stay with the thread that writes. */
    patients: (own: Handlers<typeof patients>) =>
      aside(aside(own, patientPatients, ['behind', 'mixCalled', 'followUp', 'logbook']), quickPatients, [
        'list',
        'named',
        'facts',
        'measured',
        'series',
        'medicationSpans',
        'summary',
        'flowsheet',
        'visits',
        'line',
        'critical',
        'acknowledgements',
        'notes',
        'readNote',
        'noteVersions',
        'entriesByHand',
        'decisions',
        'source',
        'history',
      ]),
    library: (own: Handlers<typeof library>) =>
      aside(own, quickLibrary, ['codes', 'matches', 'counts', 'imports', 'brought', 'waiting', 'quarantine']),
    /** What is somebody's own needs to know who asks, and stays with the thread that has the session. */
    day: (own: Handlers<typeof day>) => aside(own, quickDay, ['proposals', 'due']),
    frames: (own: Handlers<typeof frames>) =>
      aside(
        aside(own, patientFrames, [
          'frame',
          'measure',
          'cases',
          'mix',
          'foretold',
          'alike',
          'decided',
          'touchedBy',
        ]),
        quickFrames,
        ['concerns', 'standing', 'extent'],
      ),
    upkeep: patient.client(upkeep),
    /** Does what closes the file, gives it another key or puts another in its place, while nobody reads it. */
    without: <T>(work: () => Promise<T> | T): Promise<T> => quick.without(() => patient.without(work)),
  }
}
export type Readers = ReturnType<typeof readers>
