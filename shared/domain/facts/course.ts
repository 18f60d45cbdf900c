import type { Standing } from './standing.ts'

/** Words of sources for what is over. */
const over = new Set(['inactive', 'resolved', 'remission'])
/** What may be so: nobody took it back, denied it or only planned it. */
const possible: ReadonlySet<Standing['is']> = new Set(['happened', 'uncertain', 'unknown'])

/**
 * Whether a problem or an allergy is or may be so today, by its source's words and its end. One that nobody confirmed
 * is: what must not be given is not forgotten for want of a test.
 */
export const mayBeOngoing = (fact: {
  readonly standing: Standing
  readonly status: string
  readonly end?: unknown
}): boolean => possible.has(fact.standing.is) && !over.has(fact.status) && fact.end === undefined
