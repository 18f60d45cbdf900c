import { existsSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { makeDb } from '../../../electron/records/db.ts'
import { closeWhole, STORE_NAME } from '../../../electron/records/home/store-at.ts'
import { homeLayout } from '../../../electron/records/home/layout.ts'
import { newStoreName, slotFor, firstPerson, writeKeyFile } from '../../../electron/records/home/key-file.ts'
import { migrate, migrations } from '../../../electron/records/migrate.ts'
import { KIND } from '../../../electron/records/open-store.ts'
import { metaRepository } from '../../../electron/records/repositories/meta.ts'
import { AppError } from '../../../shared/errors.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { CHEAP, recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'

/** The passphrase after it was changed. */
export const NEXT = 'another four words here'
/** In the folder beside the home. */
const BACKUP = 'copy.backup'

/** A trial's folder: the home in it, and whatever lies beside it. */
export interface Stage {
  readonly folder: string
  readonly desk: RecordsDesk
}

/** Something a person does, and what must be true however it was cut short. */
export interface Operation {
  readonly name: string
  /** Makes the start, once for all trials; the desk is closed after. */
  readonly prepare: (stage: Stage) => Promise<void>
  /** Goes as far as nothing fails yet. */
  readonly begin: (stage: Stage) => Promise<unknown>
  readonly act: (stage: Stage) => Promise<unknown>
  /** Which passphrases may open it after: all that a person could have been told. */
  readonly opensWith?: (done: boolean) => readonly string[]
  /** Whether there may be no casebook at all after. */
  readonly mayBeAbsent?: (done: boolean) => boolean
  /** What is wrong with the open casebook after; nothing where all is as it must be. */
  readonly left: (stage: Stage, done: boolean) => Promise<readonly string[]>
}

const none = () => Promise.resolve()
const unlocked = ({ desk }: Stage) => desk.vault.unlock({ passphrase })
const people = async ({ desk }: Stage) => (await desk.library.counts({})).patients

async function two(stage: Stage, names: readonly string[]): Promise<number> {
  const facts = names.map(name =>
    inventedFact('observation', {
      identity: `Observation/${name}`,
      patient: `Patient/${name}`,
      concept: { codes: [{ system: 'http://loinc.org', code: '4548-4' }], text: 'HbA1c' },
      value: { kind: 'quantity', value: 7.5, unit: '%', text: '7.5 %' },
      start: day('2026-05-01'),
    }),
  )
  const brought = await bringIn(
    stage.desk,
    names.map(name => somebody(name)),
    facts,
  )
  return brought.importId
}

/** A casebook with two people and a note; locked. */
async function lived(stage: Stage): Promise<void> {
  await stage.desk.vault.create({ passphrase })
  await two(stage, ['Ada', 'Bea'])
  await note(stage, 'before')
  await stage.desk.vault.lock({})
}
async function somebodyThere(desk: RecordsDesk): Promise<number> {
  return (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
}
async function note({ desk }: Stage, text: string): Promise<void> {
  const patient = await somebodyThere(desk)
  await desk.patients.signNote({ requestId: `note-${text}`, patient, title: text, text })
}
async function notes({ desk }: Stage): Promise<string[]> {
  const patient = await somebodyThere(desk)
  return (await desk.patients.notes({ patient })).map(({ title }) => title).toSorted()
}
const backup = (stage: Stage) => stage.desk.vault.backup({ path: path.join(stage.folder, BACKUP) })
const restore = ({ desk, folder }: Stage) =>
  desk.vault.restore({ path: path.join(folder, BACKUP), passphrase })

/** One of `allowed`, the last where it was said to be done. */
const oneOf = <T>(what: string, is: T, allowed: readonly T[], done: boolean): string[] =>
  (done ? is === allowed.at(-1) : allowed.includes(is)) ? [] : [`${what}: ${String(is)}`]

export const operations: readonly Operation[] = [
  {
    name: 'create',
    prepare: none,
    begin: none,
    act: ({ desk }) => desk.vault.create({ passphrase }),
    mayBeAbsent: done => !done,
    left: async (stage, done) => oneOf('people', await people(stage), [0], done),
  },
  {
    name: 'unlock',
    prepare: lived,
    begin: none,
    act: unlocked,
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'lock',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.vault.lock({}),
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'note',
    prepare: lived,
    begin: unlocked,
    act: stage => note(stage, 'during'),
    left: async (stage, done) =>
      oneOf('notes', (await notes(stage)).join(), ['before', 'before,during'], done),
  },
  {
    name: 'import',
    prepare: lived,
    begin: unlocked,
    act: stage => two(stage, ['Cleo', 'Dora']),
    left: async (stage, done) => oneOf('people', await people(stage), [2, 4], done),
  },
  {
    name: 'undo',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await two(stage, ['Cleo', 'Dora'])
      await stage.desk.vault.lock({})
    },
    begin: unlocked,
    act: ({ desk }) => desk.ingest.undo({ importId: 2 }),
    async left(stage, done) {
      const before = oneOf('people', await people(stage), [4, 3, 2], done)
      // What was stopped is gone on with when it is asked for again.
      if (!done)
        await stage.desk.ingest.undo({ importId: 2 }).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error
        })
      return [...before, ...oneOf('people in the end', await people(stage), [2], true)]
    },
  },
  {
    name: 'rebuild',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.vault.rebuild({}),
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'backup',
    prepare: lived,
    begin: unlocked,
    act: backup,
    async left(stage, done) {
      const file = path.join(stage.folder, BACKUP)
      if (!existsSync(file)) return done ? ['no backup'] : []
      const other = recordsDesk(path.join(stage.folder, 'other'), { alone: true })
      try {
        const { patients } = await other.vault.restore({ path: file, passphrase })
        return oneOf('people in the backup', patients, [2], done)
      } finally {
        other.close()
        rmSync(other.home, { recursive: true })
      }
    },
  },
  {
    name: 'restore',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await backup(stage)
      await two(stage, ['Cleo', 'Dora'])
      await stage.desk.vault.lock({})
    },
    begin: none,
    act: restore,
    left: async (stage, done) => oneOf('people', await people(stage), [4, 2], done),
  },
  {
    name: 'take back',
    async prepare(stage) {
      await lived(stage)
      await unlocked(stage)
      await backup(stage)
      await two(stage, ['Cleo', 'Dora'])
      await stage.desk.vault.lock({})
      await restore(stage)
      await stage.desk.vault.lock({})
    },
    begin: none,
    async act({ desk }) {
      const [kept] = await desk.vault.previous({})
      await desk.vault.takeBack({ name: kept!.name, passphrase })
    },
    left: async (stage, done) => oneOf('people', await people(stage), [2, 4], done),
  },
  {
    name: 'passphrase',
    prepare: lived,
    begin: unlocked,
    act: ({ desk }) => desk.vault.changePassphrase({ current: passphrase, next: NEXT }),
    opensWith: done => (done ? [NEXT] : [passphrase, NEXT]),
    left: async (stage, done) => oneOf('people', await people(stage), [2], done),
  },
  {
    name: 'put aside',
    prepare: lived,
    begin: none,
    act: ({ desk }) => desk.vault.putAside({}),
    mayBeAbsent: () => true,
    async left(stage, done) {
      const { state } = await stage.desk.vault.status({})
      if (state === 'absent') {
        const [kept] = await stage.desk.vault.previous({})
        await stage.desk.vault.takeBack({ name: kept!.name, passphrase })
      } else if (done) return ['still here']
      return oneOf('people', await people(stage), [2], true)
    },
  },
  {
    name: 'end the demonstration',
    async prepare({ desk }) {
      await desk.vault.create({ passphrase, demonstration: true })
      await desk.vault.lock({})
    },
    begin: unlocked,
    act: ({ desk }) => desk.vault.endDemonstration({}),
    mayBeAbsent: () => true,
    left: async ({ desk }, done) =>
      oneOf('state', (await desk.vault.status({})).state, ['open', 'absent'], done),
  },
  {
    name: 'upgrade',
    prepare: ({ desk }) => earlierStore(desk.home),
    begin: none,
    act: unlocked,
    left: async (stage, done) => oneOf('people', await people(stage), [0], done),
  },
]

/** A store as the version before the last migration made it. */
async function earlierStore(home: string): Promise<void> {
  const { store, key: keyAt } = homeLayout(home)
  const key = randomBytes(32)
  const name = newStoreName()
  const db = makeDb(store, key)
  migrate(db, () => undefined, migrations.slice(0, -1))
  const meta = metaRepository(db)
  meta.set(STORE_NAME, name)
  meta.set(KIND, 'own')
  closeWhole(db)
  const slots = [await slotFor(firstPerson, secretOf(passphrase), key, CHEAP)]
  writeKeyFile(keyAt, { format: 'casebook-key/3', store: name, opened: 0, slots, demonstration: false })
}
