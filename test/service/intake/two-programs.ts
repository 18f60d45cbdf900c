import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach } from 'vitest'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import { say } from '../../../shared/words/message.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
/** The content hash of an empty store. */
export const NOTHING = '0'.repeat(64)
export const pdf = `%PDF-1.7\n${'words '.repeat(1_000)}`
export const aPdf = say('file.kind', { kind: 'pdf' })

/** A store for each test, and two programs over it: one that reads nothing at all, and one that reads FHIR. */
export function twoPrograms() {
  let folder = ''
  let older: IntakeRoom
  let newer: IntakeRoom
  const begin = (room: IntakeRoom) => {
    older = room
    newer = room.withSources([fhir])
  }
  beforeEach(() => {
    folder = temporaryFolder()
    begin(intakeRoom([]))
  })
  afterEach(() => {
    older.end()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    get folder() {
      return folder
    },
    get older() {
      return older
    },
    get newer() {
      return newer
    },
    /** The process ends without a word, and the store is opened again. */
    reopen: () => begin(older.reopen()),
    file: (name: string, content: string | Uint8Array) => writeIn(folder, name, content),
    waiting: () => older.library.waiting({}),
    counts: () => older.library.counts({}),
  }
}
