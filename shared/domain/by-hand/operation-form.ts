import { z } from 'zod'
import { say, type Message } from '../../words/message.ts'
import type { NewPerson, Statement } from '../entry.ts'
import { code } from '../facts/concept.ts'
import { asaClasses } from '../logbook/asa.ts'
import { statedOfOperation } from '../logbook/entered.ts'
import { operatingRoles } from '../logbook/roles.ts'
import { sex } from '../patient.ts'
import { faultOf, type Fault } from './fault.ts'
import type { Reading } from './read-field.ts'
import { readWrittenBirth } from './written-birth.ts'
import { readWrittenDate } from './written-date.ts'

/** An operation as it is typed into the logbook: texts, whatever they say. */
export const operationForm = z.strictObject({
  /** Her name or number as it was typed; and who is meant by it, once that is certain. */
  person: z.string(),
  chosen: z
    .discriminatedUnion('is', [
      z.strictObject({ is: z.literal('patient'), patient: z.int(), told: z.string() }),
      z.strictObject({ is: z.literal('new') }),
    ])
    .optional(),
  /** Of somebody new. */
  sex,
  birth: z.string(),
  number: z.string(),
  what: z.string(),
  /** Under which the record knows what was chosen. */
  code: code.optional(),
  happened: z.string(),
  asa: z.enum(asaClasses).or(z.literal('')),
  role: z.enum(operatingRoles).or(z.literal('')),
})
export type OperationForm = z.infer<typeof operationForm>
export type OperationField = 'person' | 'birth' | 'what' | 'happened'

/** What a form states, or what of it cannot be, by field. */
export interface OperationRead {
  /** Undefined where nobody knows who is meant. */
  readonly person: NewPerson | { readonly patient: number } | undefined
  readonly happened: string
  readonly facts: readonly Statement[]
  readonly faults: Partial<Record<OperationField, Fault>>
}

const fault = (reason: Message, remedy: Message): Fault => ({ reason, remedy })

function personIn(
  form: OperationForm,
  { today }: Reading,
  faults: OperationRead['faults'],
): OperationRead['person'] {
  const name = form.person.trim()
  if (name === '') faults.person = fault(say('grid.no-person'), say('grid.no-person-remedy'))
  else if (form.chosen === undefined) faults.person = fault(say('grid.who'), say('grid.who-remedy'))
  if (form.chosen?.is !== 'new') return form.chosen && { patient: form.chosen.patient }
  const birth = form.birth.trim() === '' ? undefined : readWrittenBirth(form.birth, today)
  if (birth && 'fault' in birth) faults.birth = birth.fault
  const number = form.number.trim()
  return {
    name,
    otherNames: [],
    sex: form.sex,
    ...(birth && 'value' in birth && birth.value),
    identifiers: number === '' ? [] : [{ value: number }],
  }
}

/** Reads a whole form. Pure. */
export function readOperation(form: OperationForm, reading: Reading): OperationRead {
  const faults: OperationRead['faults'] = {}
  const person = personIn(form, reading, faults)
  const date = readWrittenDate(form.happened, { today: reading.today })
  if ('fault' in date) faults.happened = date.fault
  const what = form.what.trim()
  if (what === '') faults.what = faultOf('what')
  const { asa, role } = form
  return {
    person,
    happened: 'value' in date ? date.value : '',
    facts: statedOfOperation(
      {
        what,
        ...(form.code && { codes: [form.code] }),
        ...(asa !== '' && { asa }),
        ...(role !== '' && { role }),
      },
      term => reading.name(term),
    ),
    faults,
  }
}
