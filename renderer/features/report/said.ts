import type { z } from 'zod'
import type { reportMethods } from '../../../shared/contract/intake-reports.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import type { AboutReport, Proposal, WrittenDate } from '../../../shared/domain/reports/proposal.ts'

export type ReportTold = z.infer<typeof reportMethods.reportOf.output>

/** A date by the order in which a report writes it; undefined where that has still to be said. */
export function dateBy(written: WrittenDate | undefined, order: Proposal['order']): Moment | undefined {
  if (!written) return undefined
  const { dayFirst, monthFirst } = written
  if (!dayFirst || !monthFirst || dayFirst.clock === monthFirst.clock) return dayFirst ?? monthFirst
  if (order === 'open') return undefined
  return order === 'day-first' ? dayFirst : monthFirst
}

/** What has still to be said before a report can be read. */
export type Left = 'report.left-person' | 'report.left-order' | 'report.left-decimal'
export function leftToSay(
  { about, order, decimal, rows }: Proposal,
  patient: number | undefined,
): readonly Left[] {
  const isOpen = about.collected !== undefined && dateBy(about.collected, order) === undefined
  return [
    ...(patient === undefined ? (['report.left-person'] as const) : []),
    ...(isOpen ? (['report.left-order'] as const) : []),
    ...(decimal === 'open' && rows.length > 0 ? (['report.left-decimal'] as const) : []),
  ]
}

/** Whether somebody was born on another day than a report says, by whichever order it is read. */
export function isBornOtherwise({ birth }: AboutReport, known: Moment | undefined): boolean {
  const days = [birth?.dayFirst, birth?.monthFirst].filter(each => each !== undefined)
  return known?.precision === 'day' && days.length > 0 && days.every(({ clock }) => clock !== known.clock)
}

/** An ISO day, as a form of a person has it. */
export const isoDay = ({ clock }: Moment): string => new Date(clock).toISOString().slice(0, 10)
