import type { Moment } from '../../../shared/domain/moment.ts'

/**
 * The parts of a birth date that a source knew. A part that may stand for "not known" is left out: 1 January
 * for the year alone, the 15th for the month alone.
 */
export interface BirthParts {
  readonly year: number | undefined
  /** 1 to 12. */
  readonly month: number | undefined
  /** 1 to 31. */
  readonly day: number | undefined
}

const NOTHING: BirthParts = { year: undefined, month: undefined, day: undefined }

/** The calendar parts by the source's own clock; nothing where there is no moment. */
export function birthParts(birth: Moment | undefined): BirthParts {
  if (!birth) return NOTHING
  const date = new Date(birth.clock)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  if (birth.precision === 'year' || (birth.precision !== 'month' && month === 1 && day === 1))
    return { year, month: undefined, day: undefined }
  if (birth.precision === 'month' || day === 15) return { year, month, day: undefined }
  return { year, month, day }
}
