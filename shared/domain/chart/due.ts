import { say, type Message } from '../../words/message.ts'
import { MILLISECONDS_PER_DAY, type Moment } from '../moment.ts'
import { ADULT_YEARS } from './analytes.ts'

/** What is known of her that something may be due by. Times are clock milliseconds. */
export interface Known {
  readonly today: number
  readonly death?: Moment | 'deceased' | undefined
  readonly ageYears: number | undefined
  readonly allergiesRecorded: boolean
  /** When each was last measured; undefined where it never was. */
  readonly last: Readonly<Record<Watched, number | undefined>>
  readonly hasDiabetes: boolean
}
/** What is looked at, by the analytes of a chart. */
export const watched = ['pressure', 'hba1c', 'kidney'] as const
export type Watched = (typeof watched)[number]

/** After so long without it something is due: once in two years in every adult (NICE), yearly in diabetes (ADA). */
const DUE_DAYS: Readonly<Record<Watched, number>> = { pressure: 731, hba1c: 366, kidney: 366 }
const DAYS_PER_YEAR = 365.25

function overdue(what: Watched, { today, last }: Known): Message | undefined {
  const before = last[what]
  if (before === undefined) return say('due.never', { what })
  const days = (today - before) / MILLISECONDS_PER_DAY
  if (days <= DUE_DAYS[what]) return undefined
  return say('due.since', { what, years: Math.floor(days / DAYS_PER_YEAR) })
}

/**
 * What is missing or was not looked at for long, as far as what was recorded says so. It never says that something must
 * be done: what happened elsewhere is not known here. Nothing is due of the dead.
 */
export function dueOf(known: Known): Message[] {
  if (known.death !== undefined) return []
  const isAdult = known.ageYears !== undefined && known.ageYears >= ADULT_YEARS
  const looked: readonly Watched[] = [
    ...(isAdult ? (['pressure'] as const) : []),
    ...(known.hasDiabetes ? (['hba1c', 'kidney'] as const) : []),
  ]
  return [
    ...(known.allergiesRecorded ? [] : [say('due.allergies')]),
    ...looked.flatMap(what => overdue(what, known) ?? []),
  ]
}

/** Diabetes by the codes that most records use: ICD-10's E10 to E14, SNOMED CT's type 1, type 2 and the whole. */
const ICD = /^E1[0-4](?:\.|$|\d)/u
const SNOMED: ReadonlySet<string> = new Set(['44054006', '46635009', '73211009'])
export const isDiabetes = (codes: readonly { readonly system: string; readonly code: string }[]): boolean =>
  codes.some(
    ({ system, code }) =>
      (/icd-10|\.6\.3$|\.6\.90$/iu.test(system) && ICD.test(code)) ||
      (/snomed|\.6\.96$/iu.test(system) && SNOMED.has(code)),
  )
