import { z } from 'zod'
import {
  operationForm,
  readOperation,
  type OperationForm,
  type OperationRead,
} from '../../../shared/domain/by-hand/operation-form.ts'
import { forecastOutcomes } from '../../../shared/domain/logbook/forecastable.ts'
import { draftOf, setDraft, type Draft } from '../../client/drafts.ts'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { spoken } from '../../ui/words.ts'

const kept = operationForm.extend({
  /** Names the entry; and under what it is signed, new with every change. */
  entry: z.string(),
  request: z.string(),
  /** What is expected of it, in percent as it was typed; and of which outcome. */
  expected: z.string().default(''),
  foretold: z.enum(forecastOutcomes).default('infection'),
})
export type OperationDraft = z.infer<typeof kept>

/** An operation while it is typed. */
export const operationDraft: Draft<OperationDraft> = {
  name: 'operation',
  initial: {
    person: '',
    sex: 'unknown',
    birth: '',
    number: '',
    what: '',
    happened: '',
    asa: '',
    role: '',
    entry: '',
    request: '',
    expected: '',
    foretold: 'infection',
  },
  keep: kept,
}

/** The form as it is shown: before anything is typed with today's date, and the role that was chosen last. */
export function shownOperation(draft: OperationDraft, lastRole: OperationForm['role']): OperationDraft {
  return draft.entry === '' ? { ...draft, happened: isoPartText(isoToday()), role: lastRole } : draft
}

/** What is typed of an operation, and of what is expected of it. */
export type Typed = Partial<OperationForm & Pick<OperationDraft, 'expected' | 'foretold'>>

/** Takes what was typed; with the first letter the form becomes a draft. */
export function typed(part: Typed, lastRole: OperationForm['role']): void {
  const form = shownOperation(draftOf(operationDraft), lastRole)
  setDraft(operationDraft, undefined, {
    ...form,
    ...part,
    entry: form.entry === '' ? crypto.randomUUID() : form.entry,
    request: crypto.randomUUID(),
  })
}

export const readForm = ({
  entry: _entry,
  request: _request,
  expected: _expected,
  foretold: _foretold,
  ...form
}: OperationDraft): OperationRead => readOperation(form, { today: isoToday(), name: spoken })
