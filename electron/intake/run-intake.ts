import path from 'node:path'
import { ingest } from '../../shared/contract/ingest.ts'
import { intake } from '../../shared/contract/intake.ts'
import { runService } from '../host/service.ts'
import { handlers } from './handlers.ts'
import { readingAside } from './reader/reading-aside.ts'
import { readingHere } from './reader/reading.ts'
import { readerThread, type ThreadSettings } from './reader/thread.ts'
import { sources } from './sources/registry.ts'

/** Beside this module, as a source and as a bundle. */
const entry = import.meta.filename.endsWith('.ts')
  ? path.join(import.meta.dirname, 'reader', 'reader-thread.ts')
  : path.join(import.meta.dirname, 'intake-reader.cjs')

/** Runs intake: this thread keeps the jobs and answers at once, another reads. */
export function runIntake(settings: Partial<Omit<ThreadSettings, 'log'>> = {}): void {
  runService(host => {
    const thread = readerThread({ entry, log: host.log, ...settings })
    const store = host.need(ingest, hub => thread.store(hub))
    const reading = readingAside(thread, readingHere(store, sources))
    host.offer(intake, handlers(store, host.log, sources, reading))
  })
}
