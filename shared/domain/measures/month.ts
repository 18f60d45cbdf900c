import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { slug } from '../concepts/concept-set.ts'
import { most } from '../most.ts'
import { countedAndSeen } from './series.ts'

/** A calendar month: `2026-10`. */
export const month = z
  .string()
  .max(7)
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u)

/** Measures that are counted together, by the name under which somebody asks for them. */
export const measureSet = z.strictObject({
  name: z.string().trim().min(1).max(most.nameCharacters),
  measures: z.array(slug).min(1).max(200),
})
export type MeasureSet = z.infer<typeof measureSet>

/** The first and the last day of a month. */
export function daysOfMonth(asked: string): { from: string; to: string } {
  const [year, number] = asked.split('-').map(Number)
  const last = new Date(Date.UTC(year!, number!, 0)).getUTCDate()
  return { from: `${asked}-01`, to: `${asked}-${String(last).padStart(2, '0')}` }
}

/** One measure over one month. */
export const monthRow = z.strictObject({
  measure: slug,
  title: libraryWords,
  says: libraryWords,
  unit: z.enum(['share', 'days']),
  ...countedAndSeen,
  /** Whether it is early for nobody, and the data hold the whole month. */
  isWhole: z.boolean(),
  /** What it looks for and of which no code stands in this casebook: such a count says nothing of people. */
  notLookedFor: z.array(libraryWords),
})
export type MonthRow = z.infer<typeof monthRow>

export const monthTable = z.strictObject({
  month,
  /** The last day of the data. */
  upTo: z.iso.date().nullable(),
  rows: z.array(monthRow),
})
export type MonthTable = z.infer<typeof monthTable>
