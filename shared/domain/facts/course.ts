import type { Standing } from './standing.ts'

/** Words of sources for what is over. */
const over = new Set(['inactive', 'resolved', 'remission'])

/** Whether a problem or an allergy that did happen is so today, by its source's word and its end. */
export const isOngoing = (fact: {
  readonly standing: Standing
  readonly status: string
  readonly end?: unknown
}): boolean => fact.standing.is === 'happened' && !over.has(fact.status) && fact.end === undefined
