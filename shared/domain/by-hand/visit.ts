import { z } from 'zod'
import { say, type Message } from '../../words/message.ts'
import type { Statement } from '../entry.ts'
import { faultOf, type Fault } from './fault.ts'
import {
  lineCodeNames,
  lineFieldNames,
  lineKindNames,
  readLine,
  type LineKind,
  type LineTexts,
} from './lines.ts'
import { readField, type Reading } from './read-field.ts'
import type { Template } from './template.ts'
import { OLDEST_YEARS } from './written-birth.ts'
import { readWrittenDate } from './written-date.ts'

const texts = z.record(z.string(), z.string())
const lineText = z.partialRecord(z.enum([...lineFieldNames, ...lineCodeNames]), z.string())

/** A visit as it is typed: texts, whatever they say. */
export const visitForm = z.strictObject({
  template: z.string(),
  happened: z.string(),
  /** By the key of the template's field. */
  values: texts,
  lines: z.array(z.strictObject({ id: z.string(), kind: z.enum(lineKindNames), texts: lineText })),
})
export type VisitForm = z.infer<typeof visitForm>

/** What a form states, and what of it cannot be or is unlikely, each by its place in the form. */
export interface VisitRead {
  /** ISO; '' where it is no date. */
  readonly happened: string
  readonly facts: readonly Statement[]
  /** Where each fact was typed: `place` of a field is its key, of a line its id. */
  readonly from: readonly string[]
  /** By place: `happened`, a field's key, or `line/part`. */
  readonly faults: Readonly<Record<string, Fault>>
  readonly warnings: Readonly<Record<string, Message>>
}

/** Kinds of field that stand in the form as lines of their own, with all their parts. */
const asLines: Readonly<Record<string, LineKind>> = {
  problem: 'problem',
  medicine: 'medicine',
  plan: 'plan',
  procedure: 'procedure',
  outcome: 'outcome',
}
export const lineKindOf = (is: string): LineKind | undefined => asLines[is]

/** Fields that are typed into one box of the form. */
export const boxesOf = ({ fields }: Template) => fields.filter(({ is }) => lineKindOf(is) === undefined)
/** Lines that a form of this template begins with: of which kinds, and the code that each has whatever is typed. */
export function linesOf({ fields }: Template): Array<{ kind: LineKind; texts: LineTexts }> {
  return fields.flatMap(({ is, codes: [first] }) => {
    const kind = lineKindOf(is)
    if (kind === undefined) return []
    if (first === undefined) return [{ kind, texts: {} }]
    const { system, code, display = code } = first
    return [{ kind, texts: { system, code, display } }]
  })
}

/** Whether an ISO date is before another, as exactly as both are known: 1961 is not before 1961-03. */
function isBefore(date: string, other: string): boolean {
  const known = Math.min(date.length, other.length)
  return date.slice(0, known) < other.slice(0, known)
}

/**
 * Reads a whole form. Pure: what is blank states nothing. `born`: the ISO day, month or year of birth on the chart,
 * which may itself be what is wrong.
 */
export function readVisit(
  form: VisitForm,
  template: Template,
  reading: Reading & { readonly born?: string | undefined },
): VisitRead {
  const facts: Statement[] = []
  const from: string[] = []
  const faults: Record<string, Fault> = {}
  const warnings: Record<string, Message> = {}
  const take = (place: string, at: string, found: { statement: Statement; warning?: Message }) => {
    facts.push(found.statement)
    from.push(place)
    if (found.warning) warnings[at] = found.warning
  }
  const date = readWrittenDate(form.happened, { today: reading.today })
  if ('fault' in date) faults['happened'] = date.fault
  else if (Number(reading.today.slice(0, 4)) - Number(date.value.slice(0, 4)) > OLDEST_YEARS)
    faults['happened'] = faultOf('too-old')
  else if (reading.born !== undefined && isBefore(date.value, reading.born))
    warnings['happened'] = say('by-hand.before-birth')
  for (const field of boxesOf(template)) {
    const found = readField(field, form.values[field.key] ?? '', reading)
    if (found && 'fault' in found) faults[field.key] = found.fault
    else if (found) take(field.key, field.key, found)
  }
  for (const { id, kind, texts: typed } of form.lines) {
    const found = readLine({ kind, key: id, texts: typed }, reading)
    if (found && 'faults' in found)
      for (const [part, fault] of Object.entries(found.faults)) faults[`${id}/${part}`] = fault
    else if (found) take(id, `${id}/value`, found)
  }
  return { happened: 'value' in date ? date.value : '', facts, from, faults, warnings }
}

/**
 * Where in the form stands what intake says cannot be. `place`: as intake names it, `facts.2.unit`. The part of a line
 * where the line has one so called, else its first.
 */
export function placeInForm(place: string, { from }: Pick<VisitRead, 'from'>, form: VisitForm): string {
  const [, number, ...rest] = place.startsWith('facts.') ? place.split('.') : []
  if (number === undefined) return place === 'happened' ? place : ''
  const at = from[Number(number)] ?? ''
  const line = form.lines.find(({ id }) => id === at)
  if (!line) return at
  const named = rest.join('.')
  const part = { 'dose.value': 'dose', 'dose.unit': 'unit' }[named] ?? named
  return `${at}/${lineFieldNames.some(each => each === part) ? part : 'what'}`
}
