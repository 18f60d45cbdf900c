import { z } from 'zod'
import { message, say, type Message } from '../../words/message.ts'
import type { NewPerson, Statement } from '../entry.ts'
import { sex as sexes, type Sex } from '../patient.ts'
import type { Fault } from './fault.ts'
import { readField, type Reading } from './read-field.ts'
import type { Template } from './template.ts'
import { readWrittenBirth } from './written-birth.ts'
import { readWrittenDate } from './written-date.ts'

/** Columns that every row begins with; those of the template follow. */
export const firstColumns = ['person', 'sex', 'birth', 'number', 'happened'] as const
/** Those that are asked of somebody new alone. */
const ofSomebodyNew: readonly string[] = ['sex', 'birth', 'number']
export const columnsOf = ({ fields }: Template): string[] => [
  ...firstColumns,
  ...fields.map(({ key }) => key),
]

/** Whom a row is about: somebody here, somebody new, or whoever another row of the register registers. */
export const chosenPerson = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('patient'), patient: z.int(), birth: z.string(), identifier: z.string() }),
  z.strictObject({ is: z.literal('new') }),
  z.strictObject({ is: z.literal('row'), row: z.string() }),
])
export type ChosenPerson = z.infer<typeof chosenPerson>

/** A row of a paper register as it is typed: texts, whatever they say. */
export const gridRow = z.strictObject({
  template: z.string(),
  /** By column. `person` is her name or number as it was typed. */
  cells: z.record(z.string(), z.string()),
  chosen: chosenPerson.optional(),
  /** Why it could not be stored when it was signed, by column. */
  refused: z.record(z.string(), z.strictObject({ reason: message, remedy: message })).optional(),
})
export type GridRow = z.infer<typeof gridRow>

export interface GridRead {
  /** Nothing is typed. */
  readonly isBlank: boolean
  readonly faults: Readonly<Record<string, Fault>>
  readonly warnings: Readonly<Record<string, Message>>
  /** Undefined where that cannot be said. */
  readonly person: NewPerson | { readonly patient: number } | { readonly row: string } | undefined
  readonly happened: string
  readonly facts: readonly Statement[]
}

const fault = (reason: Message, remedy: Message): Fault => ({ reason, remedy })

/** `f`, `F`, `female`, or the word for it in the language of whoever types; not known where nothing is typed. */
function readSex(text: string, { name }: Pick<Reading, 'name'>): Sex | undefined {
  const folded = text.trim().toLowerCase()
  if (folded === '') return 'unknown'
  return sexes.options.find(sex =>
    [sex, name(say('register.sex-is', { sex }))].some(each => each.toLowerCase().startsWith(folded)),
  )
}

function readNew(
  cell: (column: string) => string,
  { reading, told }: { readonly reading: Reading; readonly told: string },
  faults: Record<string, Fault>,
): NewPerson {
  const sex = readSex(cell('sex'), reading)
  if (sex === undefined) faults['sex'] = fault(say('grid.no-sex'), say('grid.no-sex-remedy'))
  // On a page of years ago an age is that of its own day.
  const birth = cell('birth') === '' ? undefined : readWrittenBirth(cell('birth'), reading.today, told)
  if (birth && 'fault' in birth) faults['birth'] = birth.fault
  return {
    name: cell('person'),
    otherNames: [],
    sex: sex ?? 'unknown',
    ...(birth && 'value' in birth && birth.value),
    identifiers: cell('number') === '' ? [] : [{ value: cell('number') }],
  }
}

/** Reads a row. Pure; what is wrong with one cell says nothing of the others, nor of other rows. */
export function readRow(row: GridRow, template: Template, reading: Reading): GridRead {
  const { chosen, cells, refused } = row
  const cell = (column: string) => (cells[column] ?? '').trim()
  const faults: Record<string, Fault> = { ...refused }
  const warnings: Record<string, Message> = {}
  const facts: Statement[] = []
  // A date alone stands in a row from the beginning.
  const isBlank = columnsOf(template).every(column => column === 'happened' || cell(column) === '')
  if (isBlank) return { isBlank, faults, warnings, person: undefined, happened: '', facts }

  const date = readWrittenDate(cell('happened'), { today: reading.today })
  if ('fault' in date) faults['happened'] = date.fault
  let person: GridRead['person']
  if (cell('person') === '') faults['person'] = fault(say('grid.no-person'), say('grid.no-person-remedy'))
  else if (chosen?.is === 'new') {
    const told = 'value' in date ? date.value : reading.today
    person = readNew(cell, { reading, told }, faults)
  } else if (chosen?.is === 'patient') person = { patient: chosen.patient }
  else if (chosen?.is === 'row') person = { row: chosen.row }
  else faults['person'] = fault(say('grid.who'), say('grid.who-remedy'))

  for (const field of template.fields) {
    const found = readField(field, cell(field.key), reading)
    if (found && 'fault' in found) faults[field.key] = found.fault
    else if (found) {
      facts.push(found.statement)
      if (found.warning) warnings[field.key] = found.warning
    }
  }
  const isAlone = facts.length === 0 && template.fields.every(({ key }) => faults[key] === undefined)
  if (isAlone && chosen !== undefined && chosen.is !== 'new')
    faults[template.fields[0]!.key] ??= fault(say('grid.no-facts'), say('grid.no-facts-remedy'))
  return { isBlank, faults, warnings, person, happened: 'value' in date ? date.value : '', facts }
}

/** Whether a column of the row takes what is typed: what is known of somebody here is not asked again. */
export const isAsked = ({ chosen }: Pick<GridRow, 'chosen'>, column: string): boolean =>
  chosen === undefined || chosen.is === 'new' || !ofSomebodyNew.includes(column)

/** In which column stands what intake says cannot be. `place`: as intake names it, `facts.2.unit`. */
export function columnOf(place: string, { facts }: Pick<GridRead, 'facts'>): string {
  const [, number] = /^facts\.(\d+)/.exec(place) ?? []
  if (number !== undefined) return facts[Number(number)]?.key ?? 'person'
  return place === 'person.birth' ? 'birth' : ({ happened: 'happened' }[place] ?? 'person')
}
