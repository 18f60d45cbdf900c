import { create } from 'zustand'
import { columnOf, type GridRow } from '../../../shared/domain/by-hand/grid-row.ts'
import { say } from '../../../shared/words/message.ts'
import { AppError } from '../../../shared/errors.ts'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { dropDraft, setDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { findPerson } from './find-person.ts'
import { readRowDraft, rowDraft } from './row-draft.ts'
import { rowOf, settle } from './rows.ts'

interface Signing {
  readonly isRunning: boolean
  readonly isStopped: boolean
  readonly done: number
  readonly of: number
  readonly stored: number
  /** Why it ended too early. */
  readonly error: unknown
  /** How often it was begun: what came of it is told once. */
  readonly turn: number
}

/** Storing rows goes on when one looks elsewhere; what came of it is here. */
export const useSigning = create<Signing>(() => ({
  isRunning: false,
  isStopped: false,
  done: 0,
  of: 0,
  stored: 0,
  error: undefined,
  turn: 0,
}))
export const stopSigning = (): void => useSigning.setState({ isStopped: true })

/** Rows that can be stored as they stand. */
export const isReady = (name: string): boolean => {
  const { isBlank, faults } = readRowDraft(rowOf(name))
  return !isBlank && Object.keys(faults).length === 0
}

function refuse(name: string, refused: NonNullable<GridRow['refused']>): void {
  setDraft(rowDraft, name, { refused })
}

/** Stores one row; answers whether it could be. What cannot be stays a row, with the reason at its cell. */
async function store(name: string, names: readonly string[]): Promise<boolean> {
  const row = rowOf(name)
  const read = readRowDraft(row)
  const { person, happened, facts } = read
  if (person === undefined || Object.keys(read.faults).length > 0) return false
  if ('row' in person) {
    refuse(name, { person: { reason: say('grid.above-first'), remedy: say('grid.above-first-remedy') } })
    return false
  }
  const draft = { entry: row.entry, version: 1, person, happened, facts: [...facts] }
  const answer = await services.intake.enter({ requestId: row.request, draft })
  if (answer.kind === 'impossible') {
    const said = answer.faults.map(
      ({ place, reason, remedy }) => [columnOf(place, read), { reason, remedy }] as const,
    )
    refuse(name, Object.fromEntries(said))
    return false
  }
  // Before the row goes: a program that ends in between signs it again, under the same request, and is answered alike.
  if (answer.patient !== null) settle(names, name, answer.patient)
  dropDraft(rowDraft, name)
  return true
}

/** The store is gone or locked: no further row can be stored now. */
const isAway = (error: unknown) =>
  error instanceof AppError && ['unavailable', 'locked', 'disk-full', 'disk-read-only'].includes(error.code)

/** Signs every row that is ready, each an entry of its own, from the first to the last. */
export async function signRows(names: readonly string[]): Promise<void> {
  if (useSigning.getState().isRunning) return
  const begun = { isRunning: true, isStopped: false, done: 0, stored: 0, error: undefined }
  useSigning.setState(({ turn }) => ({ ...begun, turn: turn + 1, of: names.filter(isReady).length }))
  try {
    for (const name of names) await findPerson(names, name)
    const ready = names.filter(isReady)
    useSigning.setState({ of: ready.length })
    // What is under way to the store of drafts must not come after an entry and bring its row back.
    await keepAllNow()
    for (const name of ready) {
      if (useSigning.getState().isStopped) break
      let isStored = false
      try {
        isStored = await store(name, names)
      } catch (error) {
        if (isAway(error) || !(error instanceof AppError)) throw error
        refuse(name, { person: { reason: error.said, remedy: say('grid.again-remedy') } })
      }
      useSigning.setState(({ done, stored }) => ({ done: done + 1, stored: stored + Number(isStored) }))
    }
  } catch (error) {
    useSigning.setState({ error })
  } finally {
    useSigning.setState({ isRunning: false })
    void keepAllNow()
  }
}
