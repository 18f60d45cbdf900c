import { say, type Message, type Term } from '../../words/message.ts'
import type { Statement } from '../entry.ts'
import { plausibleRange } from '../plausible.ts'
import { faultOf, type Fault } from './fault.ts'
import type { TemplateField } from './template.ts'
import { readWrittenDate } from './written-date.ts'
import { readWrittenNumber } from './written-number.ts'

/** What reading depends on beside the text. */
export interface Reading {
  /** ISO day. */
  readonly today: string
  /** What something is called in the language of whoever types. */
  name(term: Term): string
}
/** What is typed into a field: what it states, what of it is unlikely; or why it cannot be. Nothing for no text. */
export type FieldRead =
  | { readonly statement: Statement; readonly warning?: Message }
  | { readonly fault: Fault }
  | undefined

type Measurement = Extract<Statement, { is: 'measurement' }>

const LOINC = 'http://loinc.org'
export const SYSTOLIC = { system: LOINC, code: '8480-6', display: 'Systolic blood pressure' }
export const DIASTOLIC = { system: LOINC, code: '8462-4', display: 'Diastolic blood pressure' }
export const BLOOD_PRESSURE = { system: LOINC, code: '85354-9', display: 'Blood pressure' }
const MILLIMETRES = 'mm[Hg]'

/** A word of caution where no living person has such a number. */
export function unlikely(value: string, range: readonly [number, number] | undefined): Message | undefined {
  if (!range) return undefined
  const [low, high] = range
  return Number(value) < low || Number(value) > high ? say('by-hand.unlikely', { low, high }) : undefined
}

const measured = (field: TemplateField, reading: Reading, more: Partial<Measurement>): Measurement => ({
  is: 'measurement',
  key: field.key,
  what: { text: reading.name(field.label), codes: field.codes },
  parts: [],
  ...more,
})
const read = (statement: Statement, warning?: Message): FieldRead => ({
  statement,
  ...(warning && { warning }),
})

function readNumber(field: TemplateField, text: string, reading: Reading): FieldRead {
  const number = readWrittenNumber(text)
  if ('fault' in number) return number
  const { codes, unit, least, most } = field
  const own =
    least === undefined && most === undefined ? undefined : ([least ?? -Infinity, most ?? Infinity] as const)
  const range = own ?? plausibleRange(codes, unit ?? '')
  return read(
    measured(field, reading, { ...number.value, ...(unit !== undefined && { unit }) }),
    unlikely(number.value.value, range),
  )
}

function readPressure(field: TemplateField, text: string, reading: Reading): FieldRead {
  const [upper, lower, ...more] = text.split(/[/\s]+/)
  const areNumbers = [upper, lower].every(each => each !== undefined && /^\d{1,3}$/.test(each))
  if (!areNumbers || upper === undefined || lower === undefined || more.length > 0 || +upper <= +lower)
    return { fault: faultOf('pressure') }
  const part = (code: typeof SYSTOLIC, value: string) => ({
    what: { codes: [code], text: code.display },
    value,
    unit: MILLIMETRES,
  })
  return read(
    measured(field, reading, { parts: [part(SYSTOLIC, upper), part(DIASTOLIC, lower)] }),
    unlikely(upper, plausibleRange([SYSTOLIC], MILLIMETRES)) ??
      unlikely(lower, plausibleRange([DIASTOLIC], MILLIMETRES)),
  )
}

function readChoice(field: TemplateField, text: string, reading: Reading): FieldRead {
  const choices = field.choices ?? []
  const said = choices.map(({ value, label, codes }) => ({
    names: [value, label === undefined ? value : reading.name(label)],
    codes,
  }))
  const folded = text.toLowerCase()
  const exact = said.filter(({ names }) => names.some(each => each.toLowerCase() === folded))
  const begun = said.filter(({ names }) => names.some(each => each.toLowerCase().startsWith(folded)))
  const [only, ...others] = exact.length > 0 ? exact : begun
  if (only === undefined || others.length > 0)
    return {
      fault: {
        reason: say('by-hand.no-choice'),
        remedy: say('by-hand.no-choice-remedy', { choices: said.map(({ names }) => names.at(-1)!) }),
      },
    }
  const what = { text: reading.name(field.label), codes: [...field.codes, ...only.codes] }
  return read(measured(field, reading, { what, words: only.names.at(-1)! }))
}

function readDate(field: TemplateField, text: string, reading: Reading): FieldRead {
  const date = readWrittenDate(text, { today: reading.today, mayBeAhead: true })
  return 'fault' in date ? date : read(measured(field, reading, { words: date.value }))
}

/** `Amoxicillin 500 mg three times a day`: the drug, and its dose from the first number that stands by itself. */
function readMedicine({ key }: TemplateField, text: string): FieldRead {
  const at = text.search(/\s\d/)
  const dose = at < 0 ? undefined : text.slice(at).trim()
  return read({
    is: 'medicine',
    key,
    what: { text: at < 0 ? text : text.slice(0, at).trim(), codes: [] },
    role: 'prescribed',
    ...(dose !== undefined && { dose: { text: dose } }),
  })
}

/** Reads what is typed into a field of a template. Pure. */
export function readField(field: TemplateField, typed: string, reading: Reading): FieldRead {
  const text = typed.trim()
  if (text === '') return undefined
  const { key } = field
  const what = { text, codes: [] }
  switch (field.is) {
    case 'number':
      return readNumber(field, text, reading)
    case 'pressure':
      return readPressure(field, text, reading)
    case 'choice':
      return readChoice(field, text, reading)
    case 'date':
      return readDate(field, text, reading)
    case 'words':
      return read(measured(field, reading, { words: text }))
    case 'medicine':
      return readMedicine(field, text)
    case 'problem':
      return read({ is: 'condition', key, what, certainty: 'confirmed' })
    case 'plan':
      return read({ is: 'plan', key, what })
    case 'procedure':
      return read({ is: 'procedure', key, what: { text, codes: field.codes }, complications: [] })
    case 'outcome':
      return read({ is: 'outcome', key, what })
  }
}
