import { comparedFields, type ComparedField, type KnownLevel } from './levels.ts'

/** How often a field agrees at a level in two descriptions of one person (m) and of two people (u). */
export interface Chances {
  readonly m: number
  readonly u: number
}
export type FieldChances = Readonly<Partial<Record<KnownLevel, Chances>>>

export interface MatchModel {
  /** How probable it is that two descriptions drawn at random are of one person. */
  readonly prior: number
  /** Where both have the field recorded; a level that a field does not know is left out. */
  readonly fields: Readonly<Record<ComparedField, FieldChances>>
}

/**
 * m and u to begin with. Given and family name, year, month and day of birth and sex: the 2011 linkage of death
 * registrations with the census, by its field's share of pairs that were recorded in both (Australian Bureau of
 * Statistics 3302.0.55.004, Appendix C, passes 1 and 2: m of first name 0.839, surname 0.954, sex 0.966,
 * day 0.903, month 0.923, age 0.975). What it calls disagreement of a name is parted here into close, similar and
 * different. Telephone, address and numbers are judgements on the careful side: that a number is another's
 * is taken for more frequent than it is. `order` and exchanged day and month follow by arithmetic.
 */
const beginning: MatchModel['fields'] = {
  given: {
    exact: { m: 0.84, u: 0.006 },
    close: { m: 0.06, u: 0.004 },
    similar: { m: 0.05, u: 0.03 },
    disagree: { m: 0.05, u: 0.96 },
  },
  family: {
    exact: { m: 0.93, u: 0.007 },
    close: { m: 0.025, u: 0.004 },
    similar: { m: 0.01, u: 0.02 },
    disagree: { m: 0.035, u: 0.969 },
  },
  middle: {
    exact: { m: 0.8, u: 0.05 },
    close: { m: 0.12, u: 0.08 },
    disagree: { m: 0.08, u: 0.87 },
  },
  // The better of two ways to lay names beside one another: either is as likely where they are not one's.
  order: { exact: { m: 0.98, u: 0.5 }, close: { m: 0.02, u: 0.5 } },
  year: {
    exact: { m: 0.97, u: 0.024 },
    close: { m: 0.018, u: 0.2 },
    disagree: { m: 0.012, u: 0.776 },
  },
  month: {
    exact: { m: 0.972, u: 0.083 },
    close: { m: 0.008, u: 0.001 },
    disagree: { m: 0.02, u: 0.916 },
  },
  // Where day and month were exchanged, the month has said it.
  day: { exact: { m: 0.959, u: 0.033 }, close: { m: 1, u: 1 }, disagree: { m: 0.041, u: 0.967 } },
  sex: { exact: { m: 0.983, u: 0.52 }, disagree: { m: 0.017, u: 0.48 } },
  telecom: { exact: { m: 0.6, u: 2e-4 }, disagree: { m: 0.4, u: 0.9998 } },
  address: {
    exact: { m: 0.5, u: 2e-4 },
    close: { m: 0.1, u: 5e-4 },
    similar: { m: 0.1, u: 0.02 },
    disagree: { m: 0.3, u: 0.979 },
  },
  identifier: {
    exact: { m: 0.9, u: 1e-6 },
    close: { m: 0.05, u: 2e-4 },
    disagree: { m: 0.05, u: 0.9998 },
  },
}

/** A practice's neighbours could be among its people too: a small store does not make a namesake the same. */
const FEWEST_PEOPLE = 10_000
/** Of two sources of one clinician, how many of one's people are among the other's. */
const OVERLAP = 0.5

/** The model to begin with, where `people` are in the store. */
export function modelFor(people: number): MatchModel {
  return { prior: OVERLAP / Math.max(people, FEWEST_PEOPLE), fields: beginning }
}

/** Throws RangeError, naming the field, where a chance is none or all levels together are more than certain. */
export function requireModel({ prior, fields }: MatchModel): void {
  if (!(prior > 0 && prior < 1)) throw new RangeError('matching model: prior is not between 0 and 1.')
  for (const field of comparedFields)
    for (const { m, u } of Object.values(fields[field]))
      if (!(m > 0 && m <= 1 && u > 0 && u <= 1))
        throw new RangeError(`matching model: ${field} has a chance that is not above 0 and at most 1.`)
}
