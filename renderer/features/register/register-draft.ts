import { z } from 'zod'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { readWrittenBirth, type Birth } from '../../../shared/domain/by-hand/written-birth.ts'
import type { NewPerson } from '../../../shared/domain/entry.ts'
import { sex } from '../../../shared/domain/patient.ts'
import { say } from '../../../shared/words/message.ts'
import { setDraft, type Draft } from '../../client/drafts.ts'

const kept = z.strictObject({
  name: z.string(),
  otherNames: z.string(),
  sex,
  birth: z.string(),
  identifier: z.string(),
  identifierLabel: z.string(),
  /** Names the entry she is described by; and under what it is signed, new with every change. */
  entry: z.string(),
  request: z.string(),
})
export type RegisterDraft = z.infer<typeof kept>

/** Somebody while she is registered. */
export const registerDraft: Draft<RegisterDraft> = {
  name: 'register',
  initial: {
    name: '',
    otherNames: '',
    sex: 'unknown',
    birth: '',
    identifier: '',
    identifierLabel: '',
    entry: '',
    request: '',
  },
  keep: kept,
}

/** Takes what was typed. */
export function typed(
  { entry }: RegisterDraft,
  part: Partial<Omit<RegisterDraft, 'entry' | 'request'>>,
): void {
  setDraft(registerDraft, undefined, {
    ...part,
    entry: entry === '' ? crypto.randomUUID() : entry,
    request: crypto.randomUUID(),
  })
}

/** What is typed, as far as it can be told: the person, and what cannot be, by field. `today`: an ISO day. */
export function personIn(draft: RegisterDraft, today: string) {
  const faults: { name?: Fault; birth?: Fault } = {}
  if (draft.name.trim() === '')
    faults.name = { reason: say('register.no-name'), remedy: say('register.no-name-remedy') }
  const read = draft.birth.trim() === '' ? undefined : readWrittenBirth(draft.birth, today)
  if (read && 'fault' in read) faults.birth = read.fault
  const birth: Birth | undefined = read && 'value' in read ? read.value : undefined
  const label = draft.identifierLabel.trim()
  const value = draft.identifier.trim()
  const person: NewPerson = {
    name: draft.name.trim(),
    otherNames: draft.otherNames
      .split(',')
      .map(each => each.trim())
      .filter(Boolean),
    sex: draft.sex,
    ...birth,
    identifiers: value === '' ? [] : [{ value, ...(label !== '' && { label }) }],
  }
  return { person, birth, faults }
}
