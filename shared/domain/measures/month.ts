import { z } from 'zod'
import { slug } from '../concepts/concept-set.ts'
import { most } from '../most.ts'

/** A calendar month: `2026-10`. */
export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u)

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
