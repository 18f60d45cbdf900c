import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { makeDb } from '../../../electron/records/db.ts'
import { closeWhole, STORE_NAME } from '../../../electron/records/home/store-at.ts'
import { homeLayout } from '../../../electron/records/home/layout.ts'
import { newStoreName, slotFor, firstPerson, writeKeyFile } from '../../../electron/records/home/key-file.ts'
import { migrate, migrations } from '../../../electron/records/migrate.ts'
import { KIND } from '../../../electron/records/open-store.ts'
import { metaRepository } from '../../../electron/records/repositories/meta.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { CHEAP, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'

/** The passphrase after it was changed. */
export const NEXT = 'another four words here'
/** In the folder beside the home. */
export const BACKUP = 'copy.backup'

/** A trial's folder: the home in it, and whatever lies beside it. */
export interface Stage {
  readonly folder: string
  readonly desk: RecordsDesk
}

export const none = () => Promise.resolve()
export const unlocked = ({ desk }: Stage) => desk.vault.unlock({ passphrase })
export const people = async ({ desk }: Stage) => (await desk.library.counts({})).patients

export async function two(stage: Stage, names: readonly string[]): Promise<number> {
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
export async function lived(stage: Stage): Promise<void> {
  await stage.desk.vault.create({ passphrase })
  await two(stage, ['Ada', 'Bea'])
  await note(stage, 'before')
  await stage.desk.vault.lock({})
}
export async function somebodyThere(desk: RecordsDesk): Promise<number> {
  return (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
}
export async function note({ desk }: Stage, text: string): Promise<void> {
  const patient = await somebodyThere(desk)
  await desk.patients.signNote({ requestId: `note-${text}`, patient, title: text, text })
}
export async function notes({ desk }: Stage): Promise<string[]> {
  const patient = await somebodyThere(desk)
  return (await desk.patients.notes({ patient })).map(({ title }) => title).toSorted()
}
export const backup = (stage: Stage) => stage.desk.vault.backup({ path: path.join(stage.folder, BACKUP) })
export const restore = ({ desk, folder }: Stage) =>
  desk.vault.restore({ path: path.join(folder, BACKUP), passphrase })

/** One of `allowed`, the last where it was said to be done. */
export const oneOf = <T>(what: string, is: T, allowed: readonly T[], done: boolean): string[] =>
  (done ? is === allowed.at(-1) : allowed.includes(is)) ? [] : [`${what}: ${String(is)}`]

/** A store as the version before the last migration made it. */
export async function earlierStore(home: string): Promise<void> {
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
